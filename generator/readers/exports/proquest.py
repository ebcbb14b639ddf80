"""Exports of ProQuest as text, page and mail: every field has its label, the text stands behind "Full text:".

In text a rule of underscores parts the articles; in pages and mails an anchor does, which is read as such a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model import Document
from generator.readers.exports.clipping import Clipping, Field, fields_of
from generator.readers.exports.labels import hint, labelled
from generator.readers.rows import Row

RULE = "_" * 60
"""How an article's beginning is marked."""
_RULE = re.compile(r"_{20,}")
_COUNTER = re.compile(
    r"(?:document|dokument|documento|email|e-mail)\s+\d+\s+(?:of|de|sur|von|di|van)\s+\d+", re.IGNORECASE
)
# These two labels no other layout has; one of them stands in each article.
_TELLING = re.compile(
    r"(?:full text|texte intégral|texto completo|volltext|publication info|informations de publication|"
    r"información de publicación|publikationsinformationen)\s*:",
    re.IGNORECASE,
)
# Captions, lists of index terms and copyrights over several lines are no longer.
_MOST_WORDS = 80
# "Mar 14, 2023: A.1." behind paper and place in "Publication info".
_INFO = re.compile(
    r"publication info|informations de publication|información de publicación|publikationsinform", re.IGNORECASE
)
_NOTHING = re.compile(
    r"(?:none|not) available\.?|aucune? disponible\.?|no disponible\.?|nicht verfügbar\.?|enlarge this image\.?",
    re.IGNORECASE,
)
# One of the labels may stand in any text; an article of this database has more of them.
_FEWEST_LABELS = 4


def read_proquest(rows: Sequence[Row]) -> tuple[Document | None, ...] | None:
    """The articles of such an export, None for one that has neither title nor text; None as a whole: it is none."""
    labels = sum(labelled("proquest", row.text) is not None for row in rows)
    if labels < _FEWEST_LABELS or not any(_TELLING.match(row.text) for row in rows):
        return None
    articles = [chunk for chunk in _chunks(rows) if any(_TELLING.match(row.text) for row in chunk)]
    return tuple(map(_article, articles)) or None


def _chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    for row in rows:
        if _RULE.fullmatch(row.text):
            yield chunk
            chunk = []
        elif not _COUNTER.fullmatch(row.text):
            chunk.append(row)
    yield chunk


def _article(rows: Sequence[Row]) -> Document | None:
    begins = next((at for at, row in enumerate(rows) if _holds(row) == "text"), None)
    ends = _end_of_text(rows, 0 if begins is None else begins + 1)
    before, head = fields_of("proquest", rows[:begins] if begins is not None else rows)
    _, tail = fields_of("proquest", rows[ends:])
    # The line above the first label is the title again; the field for it is there in most layouts.
    clipping = Clipping(title_field="title")
    first = [row for row in before if row.text]
    if first:
        # Mails end a title with a full stop; the field for it, where there is one, does not.
        words = first[-1].text
        clipping.title = (replace(first[-1], text=words.removesuffix(".") if words.count(".") == 1 else words),)
    # Fields behind the text are the database's own, those before it as the paper had them.
    for field in (*tail, *head):
        if field.label.holds in ("title", "outlet", "published", "section", "language", "authors"):
            _take_line(clipping, field)
        elif _INFO.match(field.label.name):
            _take_info(clipping, field.value)
    if begins is not None:
        clipping.text = _said(_after_label(rows[begins:ends]))
    else:  # an abstract is all that there is; beside a text it is the database's, no standfirst of the article
        abstracts = [field for field in head if field.label.holds == "standfirst"]
        clipping.text = _said(abstracts[0].rows) if abstracts else []
    return clipping.document()


def _holds(row: Row) -> str:
    found = labelled("proquest", row.text)
    return found[0].holds if found else ""


def _end_of_text(rows: Sequence[Row], start: int) -> int:
    """Where the labels behind the text begin, found from the end: between two of them stand few words without one.

    A line of the text may begin as a label does ("Location: the pier"), and more text follows it.
    """
    end = len(rows)
    unlabelled = 0
    for at in range(len(rows) - 1, start - 1, -1):
        found = labelled("proquest", rows[at].text)
        unlabelled += len(rows[at].text.split())
        if unlabelled > _MOST_WORDS and (found is None or found[0].side != "tail"):
            break
        if found and found[0].side == "tail":
            end, unlabelled = at, 0
    return end


def _after_label(rows: Sequence[Row]) -> list[Row]:
    found = labelled("proquest", rows[0].text)
    return [replace(rows[0], text=found[1] if found else rows[0].text), *rows[1:]]


def _said(rows: Sequence[Row]) -> list[Row]:
    """The text's rows; each is a paragraph, as lines are not broken."""
    said = [row for row in rows if not _NOTHING.fullmatch(row.text)]
    return [part for row in said for part in (row, replace(row, text=""))]


def _take_line(clipping: Clipping, field: Field) -> None:
    """A value of one line: what follows on others belongs to no field."""
    value = Field(field.label, field.rows[:1])
    if field.label.holds == "title":
        if value.value:
            clipping.title = value.rows
        return
    clipping.take(value, surname_first=True)


def _take_info(clipping: Clipping, value: str) -> None:
    """Paper, place and date in one line, where no field of their own follows."""
    paper = re.split(r"\s*[;,]\s|\s\[", value, maxsplit=1)[0]
    for key, words in (("outlet", paper), ("published", value)):
        for stated, made in hint(key, words, "Publication info").items():  # type: ignore[arg-type]
            clipping.hints.setdefault(stated, made)
