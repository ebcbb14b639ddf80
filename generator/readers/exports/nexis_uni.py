"""Exports of Nexis Uni and Lexis Advance, in Word, RTF or text: each article ends with a line "End of Document".

A list of all documents may come first. Then each has title, outlet and date in lines of their own, rights, labelled
lines (Section, Length, Byline), "Body", the text, "Classification" with index terms, "Load-Date".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Document
from generator.readers.days import is_dated_line
from generator.readers.exports.clipping import Clipping, Field, fields_of
from generator.readers.exports.labels import COPYRIGHT, hint, labelled
from generator.readers.rows import Row

_END = frozenset(
    ("end of document", "ende des dokuments", "fin du document", "fin del documento", "fine del documento",
     "fim do documento")
)  # fmt: skip
_TEXT = frozenset(("body", "textkörper", "corps", "cuerpo", "corpo", "full text", "volltext"))
_BEHIND = frozenset(("classification", "klassifizierung", "clasificación", "classificazione"))
_ADDED = frozenset(
    ("graphic", "graphics", "grafik", "notes", "correction", "link to image", "link to original document",
     "link zum originaldokument")
)  # fmt: skip
_MOST_ADDED = 200
"""Words of captions and notes behind a text."""
# Lines of the list of documents, and of pages as a printer numbers them.
_LISTED = re.compile(
    r"(?:user name|date and time|job number|client/matter|search terms?|search type|narrowed by|content type|"
    r"benutzername|auftragsnummer|suchbegriffe)\b.*|documents? \(\d+\)|page \d+ of \d+|\|?about lexisnexis.*|"
    r"news / .*|.*\|\s*privacy policy\s*\|.*",
    re.IGNORECASE | re.DOTALL,
)


def read_nexis_uni(rows: Sequence[Row]) -> tuple[Document | None, ...] | None:
    """The articles of such an export, None for one that has neither title nor text; None as a whole: it is none."""
    ends = [at for at, row in enumerate(rows) if row.text.casefold() in _END]
    if not ends:
        return None
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(_article(rows[start:end]) for start, end in zip(starts, ends, strict=True))


def _article(rows: Sequence[Row]) -> Document | None:
    rows = [row for row in rows if not _LISTED.fullmatch(row.text)]
    body = next((at for at, row in enumerate(rows) if row.text.casefold() in _TEXT), None)
    dated = _date_row(rows, _end_of_top(rows, body))
    clipping = Clipping()
    _take_top(clipping, rows, body, dated)
    begins = body + 1 if body is not None else _behind_head(rows, dated)
    stop = _end_of_text(rows, begins)
    _, head = fields_of("nexis", [row for row in rows[(dated or 0) : max(begins - 1, 0)] if row.text])
    for field in head:
        if field.label.holds != "text" and not COPYRIGHT.match(field.value):
            clipping.take(Field(field.label, field.rows[:1]))
    clipping.text = list(rows[begins:stop])
    _, tail = fields_of("nexis", rows[stop:])
    for field in tail:
        if field.label.holds == "language":
            clipping.take(Field(field.label, field.rows[:1]))
        # The day of loading is the day of publication or the next; where a month is stated, it is neither.
        elif field.label.name.casefold() in ("load-date", "ladedatum") and dated is None:
            clipping.hints |= hint("published", field.rows[0].text, field.label.name)
    return clipping.document()


def _take_top(clipping: Clipping, rows: Sequence[Row], body: int | None, dated: int | None) -> None:
    """Title, outlet and date by their order; of the first article a list of all stands above."""
    above = [row for row in rows[: dated if dated is not None else body or 0] if row.text]
    if dated is None:
        clipping.title = tuple(above[:1])
        return
    clipping.hints |= hint("published", rows[dated].text, "date")
    if above:
        clipping.hints |= hint("outlet", above[-1].text, "outlet")
    clipping.title = tuple(above[-2:-1])


def _end_of_top(rows: Sequence[Row], body: int | None) -> int:
    """Where title, outlet and date end: at the rights, else at the first label, else at the text."""
    before = rows[:body]
    rights = next((at for at, row in enumerate(before) if COPYRIGHT.match(row.text)), None)
    if rights is not None:
        return rights
    return next((at for at, row in enumerate(before) if labelled("nexis", row.text)), len(before))


def _date_row(rows: Sequence[Row], before: int) -> int | None:
    """The last line of the top that is a date, with weekday, time and edition at most."""
    for at in range(before - 1, -1, -1):
        words = rows[at].text
        if is_dated_line(words) and not _is_other(words):
            return at
    return None


def _end_of_text(rows: Sequence[Row], begins: int) -> int:
    """Where "Classification" or the first label of the end stands; before it captions and notes below a word of theirs.

    Such a word may head a part of the text as well, then more follows than captions have.
    """
    end = next((at for at in range(begins, len(rows)) if _ends_text(rows[at])), len(rows))
    words = 0
    for at in range(end - 1, begins - 1, -1):
        if rows[at].text.casefold() in _ADDED:
            end, words = at, 0
        words += len(rows[at].text.split())
        if words > _MOST_ADDED:
            break
    return end


def _is_other(words: str) -> bool:
    """Whether a line of the head says itself what it is, though it may name a day."""
    return any((COPYRIGHT.match(words), labelled("nexis", words), _LISTED.match(words)))


def _behind_head(rows: Sequence[Row], dated: int | None) -> int:
    """Where the text begins in an article without its line "Body": behind the rights and labels below the date."""
    at = 0 if dated is None else dated + 1
    while at < len(rows):
        words = rows[at].text
        if words and not _is_other(words):
            return at
        at += 1
    return at


def _ends_text(row: Row) -> bool:
    found = labelled("nexis", row.text)
    return row.text.casefold() in _BEHIND or (found is not None and found[0].name in ("Load-Date", "Language"))
