"""Exports of Nexis in their older layout, as text and as HTML: each article below a line such as "3 of 166 DOCUMENTS".

Outlet, date and title stand there without labels, in this order, then labelled lines (BYLINE, SECTION, LENGTH), the
text, and labelled lines again (LOAD-DATE, LANGUAGE, SUBJECT). Still older ones have labels for title and text as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.model import Document
from generator.readers.days import is_dated_line
from generator.readers.exports.clipping import Clipping, Field, first_paragraph
from generator.readers.exports.labels import COPYRIGHT, EDITION, Label, hint, labelled
from generator.readers.rows import Row, groups, words_of

_COUNTER = re.compile(r"(?:document\s+)?\d+\s+(?:of|de|sur|von|di|van)\s+\d+(?:\s+do[ck]ument\w*)?", re.IGNORECASE)
_NAMED = re.compile("do[ck]ument", re.IGNORECASE)
# Before the date stand the rights, the line of a logo, the outlet and a supplement, at most.
_DATE_WITHIN = 6
# The line that names an edition holds little else.
_LONGEST_EDITION = 6
# Behind the text stand rights over several paragraphs, and a code without its label between two labelled lines.
_RIGHTS_WITHIN = 3

Group = tuple[Row, ...]


def read_nexis(rows: Sequence[Row]) -> tuple[Document | None, ...] | None:
    """The articles of such an export, None for one that has neither title nor text; None as a whole: it is none."""
    starts = [at for at, row in enumerate(rows) if _COUNTER.fullmatch(row.text) and _NAMED.search(row.text)]
    if not starts:
        return None
    ends = [*starts[1:], len(rows)]
    return tuple(_article(tuple(groups(rows[start + 1 : end]))) for start, end in zip(starts, ends, strict=True))


def _article(paragraphs: Sequence[Group]) -> Document | None:
    # Top, head, text and end follow each other in every article; each step hands on what it leaves.
    clipping = Clipping()
    top, below = _top(paragraphs)
    _take_top(clipping, top)
    rest = _take_head(clipping, below)
    _take_text(clipping, rest)
    return clipping.document()


def _top(paragraphs: Sequence[Group]) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """The paragraphs before the first label, and those from it on. Without any label the top ends with the title."""
    dated = next((at for at, group in enumerate(paragraphs[:_DATE_WITHIN]) if _is_dated(group)), -1)
    labels = (at for at, group in enumerate(paragraphs) if _label(group) and not _is_show(group))
    end = next(labels, len(paragraphs))
    # An article without labels in its head has them behind its text only, which must not become the title.
    if end > dated + 4:  # an edition, the title and a deck stand between date and labels at most
        end = min(end, dated + 2)
    return tuple(paragraphs[:end]), tuple(paragraphs[end:])


def _take_top(clipping: Clipping, top: Sequence[Group]) -> None:
    """Outlet, date and title by their order."""
    lines = [row for group in top for row in group]
    dated = next((at for at, row in enumerate(lines) if _is_date(row)), None)
    before = lines if dated is None else lines[:dated]
    outlets = [row for row in before if not COPYRIGHT.match(row.text) and not _RIGHTS.search(row.text)]
    if outlets:
        # Logos have no words, so that the first line is the outlet.
        # Where rights come first, the outlet follows them; a supplement or a logo's words follow the outlet.
        clipping.hints |= hint("outlet", outlets[0].text, "outlet")
    if dated is None:
        return
    clipping.hints |= hint("published", lines[dated].text, "date")
    group_at = next(at for at, group in enumerate(top) if lines[dated] in group)
    below = [group for group in top[group_at + 1 :] if not _is_show(group)]
    titles = [group for group in below if not _is_edition(group) or group is below[-1]]
    if titles:
        clipping.title = titles[0]


def _take_head(clipping: Clipping, below: Sequence[Group]) -> list[Group]:
    """The labelled paragraphs before the text; what is left is the text and what stands behind it."""
    rest = list(below)
    while rest and (found := _label(rest[0])) and (found[0].side == "head"):
        group = rest.pop(0)
        # Several labels may stand in one paragraph, each on its line; a line without one goes on with the value.
        stated: list[Field] = []
        for row in group:
            if inner := labelled("nexis", row.text):
                stated.append(Field(inner[0], (replace(row, text=inner[1]),)))
            else:
                stated[-1] = Field(stated[-1].label, (*stated[-1].rows, row))
        for field in stated:
            # A label on a line of its own may have its value in the next paragraph.
            value_below = not field.value and field.label.holds in ("title", "authors") and rest and not _label(rest[0])
            clipping.take(Field(field.label, rest.pop(0)) if value_below else field)
        if stated[-1].label.holds == "text":
            break
    return rest


def _take_text(clipping: Clipping, rest: Sequence[Group]) -> None:
    """The text up to the first label that stands behind texts, or the rights at the end; what the labels state."""
    end = next((at for at, group in enumerate(rest) if _ends_text(group, len(rest) - at)), len(rest))
    if clipping.text:
        clipping.text.append(replace(clipping.text[-1], text=""))
    for group in rest[:end]:
        clipping.text += [*group, replace(group[-1], text="")]
    for group in rest[end:]:
        if found := _label(group):
            value, _ = first_paragraph((replace(group[0], text=found[1]), *group[1:]))
            clipping.take(Field(found[0], value))


def _label(group: Group) -> tuple[Label, str] | None:
    return labelled("nexis", group[0].text)


_RIGHTS = re.compile(r"\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés)\b", re.IGNORECASE)


def _ends_text(group: Group, left: int) -> bool:
    found = _label(group)
    if found and found[0].side == "tail" and found[0].name.isupper():
        return True
    return left <= _RIGHTS_WITHIN and COPYRIGHT.match(group[0].text) is not None


def _is_date(row: Row) -> bool:
    return is_dated_line(row.text) and not COPYRIGHT.match(row.text)


def _is_dated(group: Group) -> bool:
    return any(map(_is_date, group))


def _is_show(group: Group) -> bool:
    """Of broadcasts, the label of the programme stands between outlet and title."""
    found = _label(group)
    return found is not None and found[0].name.casefold() == "show"


def _is_edition(group: Group) -> bool:
    words = words_of(group)
    return len(words.split()) <= _LONGEST_EDITION and EDITION.search(words) is not None

