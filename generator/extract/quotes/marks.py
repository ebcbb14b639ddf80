"""Pairing of quotation marks: which opening mark belongs to which closing one, paragraph by paragraph.

Marks are read in text order with a stack, so the cost is linear in the text. A straight mark opens or closes by the
characters beside it; a curly one by its shape, unless the characters beside it say the opposite (a wrong mark, as
word processors set after a dash). A pair inside a pair belongs to the outer one. A quotation still open at the end of
its paragraph runs to that end if the next paragraph begins with an opening mark, as printers repeat the mark on each
paragraph of a long quotation; otherwise its opening mark is reported as unclosed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Span

_MARK = re.compile("[\"“”„‟«»'`]{6,}|''|``|[\"“”„‟«»]")
_OPENS = frozenset(("“", "„", "``", "«"))
_CLOSES = frozenset(("”", "»"))
_BEFORE_OPENING = frozenset("([{-–—/:‘'")
_AFTER_CLOSING = frozenset(".,;:!?)]}-–—/'’…")
_STARTS_LINE = re.compile("\\s*(?:[-–—]\\s*)?(?:''|``|[\"“„‟«])")

_LONGEST_RUN = 5
"""Marks in a row that can belong to nested quotations; longer rows are ornaments."""

_SINGLE_OPEN = re.compile(r"(?<![\w'’‘])[‘'](?=[\w…£$€])(?!\d0s)(?!(?:til|tis|twas|em|cause|bout|n)\b)")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s'’‘])[’'](?![\w'’])")
_LONGEST_SINGLE = 1500
"""Characters between single marks; beyond that an apostrophe is likelier. The longest paragraph of the training file
with closed double marks has fewer than 3,000 characters, and single marks are rarer."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Quotation marks and what is between them."""

    span: Span
    """Between the marks, without white space at its ends."""
    marks: Span
    """With the marks."""
    closed: bool = True
    """False: runs on into the next paragraph."""
    single: bool = False
    """Between single marks that stand in no others."""


def pair_marks(text: str, lines: Sequence[Span]) -> tuple[list[Pair], list[int]]:
    """The pairs in text order, and the offset of the first opening mark that nothing closes in each paragraph.

    `lines` are the paragraphs in text order, none with a line break inside. Pairs without a letter or digit between
    the marks are left out.
    """
    pairs: list[Pair] = []
    unclosed: list[int] = []
    for at, line in enumerate(lines):
        runs_on = at + 1 < len(lines) and bool(_STARTS_LINE.match(text, lines[at + 1].start, lines[at + 1].end))
        found, missing = _pair_line(text, line, runs_on=runs_on)
        pairs += sorted(found + _pair_singles(text, line, found), key=lambda pair: pair.marks.start)
        unclosed += missing
    return pairs, unclosed


def _pair_line(text: str, line: Span, *, runs_on: bool) -> tuple[list[Pair], list[int]]:
    open_marks: list[tuple[int, int]] = []
    inner: list[tuple[int, Pair]] = []
    """Pairs with the depth that they stand at; a pair is dropped when one around it closes."""
    for mark in _MARK.finditer(text, line.start, line.end):
        start, end = mark.span()
        if end - start > _LONGEST_RUN:
            continue
        if _opens(text, start, end, line, inside=bool(open_marks)):
            open_marks.append((start, end))
        elif open_marks:
            first, last = open_marks.pop()
            while inner and inner[-1][0] > len(open_marks):
                inner.pop()
            if pair := _pair(text, first, last, start, end):
                inner.append((len(open_marks), pair))
    if not open_marks:
        return [pair for _, pair in inner], []
    first, last = open_marks[0]
    if runs_on and (pair := _pair(text, first, last, line.end, line.end)):
        return [pair for _, pair in inner if pair.marks.end <= first] + [pair], []
    return [pair for _, pair in inner], [first]


def _opens(text: str, start: int, end: int, line: Span, *, inside: bool) -> bool:
    """Whether the mark at `text[start:end]` opens; the rest close, or close nothing."""
    before = text[start - 1] if start > line.start else " "
    after = text[end] if end < line.end else " "
    may_open = before.isspace() or before in _BEFORE_OPENING
    may_close = after.isspace() or after in _AFTER_CLOSING
    mark = text[start:end]
    if mark in _OPENS:
        return not (inside and may_close and not may_open)
    if mark in _CLOSES:
        return not inside and may_open and not may_close
    if inside:
        return may_open and not may_close
    if before.isdigit() and may_close:  # 6'2", 12" records
        return False
    return may_open or not may_close


def _pair(text: str, first: int, last: int, start: int, end: int) -> Pair | None:
    """The pair of the marks [first, last) and [start, end); None if there is no letter or digit between."""
    inner_start, inner_end = last, start
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    if not any(text[at].isalnum() for at in range(inner_start, inner_end)):
        return None
    return Pair(Span(inner_start, inner_end), Span(first, end), closed=end > start)


def _pair_singles(text: str, line: Span, taken: Sequence[Pair]) -> list[Pair]:
    """Pairs of single marks outside the pairs of double ones.

    An apostrophe after an s with nothing else before it may be a possessive, so the first closing mark that follows
    something else wins over it.
    """
    found: list[Pair] = []
    gaps = [line.start, *(at for pair in taken for at in (pair.marks.start, pair.marks.end)), line.end]
    for start, end in zip(gaps[::2], gaps[1::2], strict=True):
        closings = [mark.span() for mark in _SINGLE_CLOSE.finditer(text, start, end)]
        sure = [at for at in closings if text[at[0] - 1] != "s"]
        at = start
        while closings and (opening := _SINGLE_OPEN.search(text, at, end)):
            at = opening.end()
            closing = _next(sure, at) or _next(closings, at)
            if closing and (pair := _pair(text, *opening.span(), *closing)):
                found.append(Pair(pair.span, pair.marks, single=True))
                at = closing[1]
    return found


def _next(marks: list[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The first mark from `at` on that is near enough."""
    place = bisect_left(marks, (at, at))
    return marks[place] if place < len(marks) and marks[place][0] - at <= _LONGEST_SINGLE else None
