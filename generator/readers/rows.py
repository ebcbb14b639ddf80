"""Rows: what all formats of text come down to, so that one database's layout is read the same out of each of them.

A row is a line of a text file, or a paragraph of a page or a word processor's document; an empty row parts paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model import BlockKind, Document, Hint, HintKey, Part, Place, PlaceKind, Span


@dataclass(frozen=True, slots=True)
class Row:
    """One line or paragraph."""

    text: str
    """Without white space at its ends."""
    number: int
    """Of the line in its file, or of the paragraph in its document, from 1."""
    mark: str = ""
    """What the format says of it (`headline`, `paragraph`); empty in plain text."""
    unit: PlaceKind = "line"
    """What `number` counts."""


def rows_of(text: str) -> tuple[Row, ...]:
    """The lines of a text."""
    return tuple(Row(line.strip(), number) for number, line in enumerate(text.splitlines(), 1))


def spaced(paragraphs: Iterable[Row]) -> Iterator[Row]:
    """Paragraphs with an empty row behind each, as lines of text have them."""
    for row in paragraphs:
        yield row
        yield Row("", row.number)


def groups(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    """The rows between empty ones: paragraphs, over one line or several."""
    group: list[Row] = []
    for row in rows:
        if row.text:
            group.append(row)
        elif group:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def words_of(group: Iterable[Row]) -> str:
    """The words of some rows on one line."""
    return " ".join(" ".join(row.text for row in group).split())


class Sheet:
    """A document under construction: stretches of text with what is known of them, and the way back to the file."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._parts: list[Part] = []
        self._places: list[Place] = []

    def add(self, words: str, at: Row, kind: BlockKind | None = None, rule: str = "") -> None:
        """A stretch of text behind an empty line, from the place `at`; its `kind` where that is known."""
        if not words.strip():
            return
        start = self._length + 2 if self._pieces else 0
        self._pieces.append(words)
        self._length = start + len(words)
        self._places.append(Place(start, at.unit, at.number))
        if kind is not None:
            self._parts.append(Part(kind, Span(start, self._length), rule))

    def headline(self, words: str, at: Row, field: str, hints: dict[HintKey, Hint]) -> None:
        """A title, and in a line of its own its deck, which databases write behind a semicolon; the hints get both."""
        if not words.strip():
            return
        rule = f"format.{field.casefold()}"
        title, deck = parted_headline(words)
        hints["title"] = Hint((" ".join(title.split()),), field=field)
        self.add(title, at, "title", rule)
        if deck:
            hints["standfirst"] = Hint((" ".join(deck.split()),), field=field)
            self.add(deck, at, "standfirst", rule)

    def rows(self, rows: Iterable[Row], kind: BlockKind | None = None, rule: str = "") -> None:
        """Rows as paragraphs: lines that were broken at a width are joined, others keep their breaks."""
        kept = tuple(rows)
        width = _width(kept)
        for group in groups(kept):
            self.add(_paragraph(group, width), group[0], kind, rule)

    @property
    def empty(self) -> bool:
        """Whether nothing was added."""
        return not self._pieces

    def document(
        self, hints: Mapping[HintKey, Hint], label: str | None = None, *, body_only: bool = False
    ) -> Document:
        """The finished document."""
        parts = tuple(sorted(self._parts, key=lambda part: part.span))
        return Document("\n\n".join(self._pieces), dict(hints), parts, body_only, tuple(self._places), label)


# Typewriters' and terminals' lines have up to 80 characters; what has more than 100 was never broken.
_WIDEST, _NARROWEST = 100, 50
# A line ends so much before the width where a long word would not fit, and wherever somebody broke it by hand.
_SLACK = 12


def _width(rows: Sequence[Row]) -> int | None:
    """The width at which lines of a text file were broken; None where they are paragraphs, or of another format."""
    longest = max((len(row.text) for row in rows if row.unit == "line"), default=0)
    return longest if _NARROWEST <= longest <= _WIDEST else None


def _paragraph(group: Sequence[Row], width: int | None) -> str:
    r"""A group's lines, each joined to the next by a blank where that one's first word did not fit.

    >>> _paragraph((Row("The ferry sank at noon; its captain swam", 1), Row("ashore.", 2), Row("It rained.", 3)), 50)
    'The ferry sank at noon; its captain swam ashore.\nIt rained.'
    """
    made = group[0].text
    for above, row in pairwise(group):
        broken = width is not None and len(above.text) + 1 + len(row.text.split()[0]) > width - _SLACK
        made += f"{' ' if broken else chr(10)}{row.text}"
    return made


def parted_headline(words: str) -> tuple[str, str]:
    """A headline and its decks. Databases join them by semicolons, each deck with a capital; prose goes on in small
    letters behind one.

    >>> parted_headline("Council votes to drain lake; Farmers fear for the summer")
    ('Council votes to drain lake', 'Farmers fear for the summer')
    >>> parted_headline("He came; they left")
    ('He came; they left', '')
    """
    folded = words.strip()
    title, semicolon, deck = folded.partition(";")
    deck = deck.strip()
    new_sentence = bool(deck) and not deck.lstrip("'\"‘“")[:1].islower()
    return (title.rstrip(), deck) if semicolon and len(title.split()) >= 3 and new_sentence else (folded, "")
