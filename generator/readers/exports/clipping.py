"""What all readers of exports find of an article, and the document that is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from generator.model import Document, Hint, HintKey
from generator.readers.exports.labels import Database, Label, hint, labelled
from generator.readers.rows import Row, Sheet, words_of


@dataclass(frozen=True, slots=True)
class Field:
    """A label and the rows of its value."""

    label: Label
    rows: tuple[Row, ...]
    """The first one is what stands behind the label on its row; it may be empty."""

    @property
    def value(self) -> str:
        """The rows on one line."""
        return words_of(self.rows)


@dataclass(slots=True)
class Clipping:
    """An article of an export under construction."""

    title: tuple[Row, ...] = ()
    title_field: str = "headline"
    standfirst: Field | None = None
    text: list[Row] = field(default_factory=list)
    hints: dict[HintKey, Hint] = field(default_factory=dict)

    def take(self, stated: Field, *, surname_first: bool = False) -> None:
        """Put what a labelled field holds where it belongs; what is no part of an article is dropped."""
        holds = stated.label.holds
        if holds == "title" and stated.value:
            self.title, self.title_field = stated.rows, stated.label.name
        elif holds == "standfirst" and stated.value:
            self.standfirst = stated
        elif holds == "text":
            self.text += stated.rows
        # The first statement of a kind counts; layouts repeat some at the end.
        elif holds in _STATED and _STATED[holds] not in self.hints:
            self.hints |= hint(_STATED[holds], stated.value, stated.label.name, surname_first=surname_first)

    def document(self) -> Document | None:
        """Title, standfirst, text, with what is stated; None where there is neither title nor text."""
        # The order in which a reader of the paper meets them: title, standfirst, text.
        sheet = Sheet()
        title = tuple(row for row in self.title if row.text)
        if title:
            words = "\n".join(row.text for row in title)
            sheet.headline(words, title[0], self.title_field, self.hints)
        if self.standfirst and self.text:
            label = self.standfirst.label.name
            # Some papers end the field with the address of the article.
            words = _ADDRESS.sub("", self.standfirst.value)
            sheet.add(words, self.standfirst.rows[0], "standfirst", f"format.{label.casefold()}")
            self.hints.setdefault("standfirst", Hint((words,), field=label))
        sheet.rows(self.text)
        if sheet.empty:
            return None
        stated = self.hints.get("title")
        return sheet.document(self.hints, stated.values[0] if stated else "untitled", body_only=True)


_ADDRESS = re.compile(r"\s*;?\s*https?://\S+\s*\Z")
_STATED: dict[str, HintKey] = {
    "outlet": "outlet",
    "authors": "authors",
    "published": "published",
    "section": "section",
    "language": "language",
}


def fields_of(database: Database, rows: Iterable[Row]) -> tuple[tuple[Row, ...], tuple[Field, ...]]:
    """Rows told apart at the database's labels: those before the first label, and the fields with all their rows."""
    before: list[Row] = []
    fields: list[tuple[Label, list[Row]]] = []
    for row in rows:
        if found := labelled(database, row.text):
            fields.append((found[0], [replace(row, text=found[1])]))
        elif fields:
            fields[-1][1].append(row)
        else:
            before.append(row)
    return tuple(before), tuple(Field(label, tuple(value)) for label, value in fields)


def first_paragraph(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """A field's rows up to the first empty one, and those behind it: a value over several lines, and what follows."""
    end = next((at for at, row in enumerate(rows) if not row.text and at > 0), len(rows))
    return tuple(rows[:end]), tuple(rows[end:])
