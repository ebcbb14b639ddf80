"""Pairing of quotation marks: which opening mark belongs to which closing one, paragraph by paragraph.

Marks are read in text order with a stack, so the cost is linear in the text. A straight mark opens or closes by the
characters beside it; a curly one by its shape, unless the characters beside it say the opposite (a wrong mark, as
word processors set after a dash). A pair inside a pair belongs to the outer one. A quotation still open at the end of
its paragraph runs to that end if the next paragraph begins with an opening mark, as printers repeat the mark on each
paragraph of a long quotation; otherwise its opening mark is reported as unclosed.

Where the document's own habit is single marks, as in British papers, an apostrophe looks like a closing mark, and the
marks of a paragraph are read all at once instead (readings.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.extract.quotes.readings import read_marks
from generator.model import Span

_MARK = re.compile("[\"“”„‟«»'‘’`]{6,}|''|``|‘‘|’’|[\"“”„‟«»]")
_OPENS = frozenset(("“", "„", "``", "«", "‘‘"))
_CLOSES = frozenset(("”", "»", "’’"))
_BEFORE_OPENING = frozenset("([{-–—/:‘'")
_AFTER_CLOSING = frozenset(".,;:!?)]}-–—/'’…")
_STARTS_LINE = re.compile("\\s*(?:[-–—]\\s*)?(?:''|``|[\"“„‟«])")

_STARTS_SINGLE = re.compile("\\s*(?:[-–—]\\s*)?['‘“\"]")
_PLAIN_SINGLE = re.compile(r"(?:(?<=^)|(?<=\n)|(?<=[:,] ))['‘](?=\w)|(?<=[.,?!…])['’](?=[\s.,;:!?)]|$)", re.MULTILINE)
"""A single mark that can hardly be an apostrophe."""

_LONGEST_RUN = 5
"""Marks in a row that can belong to nested quotations; longer rows are ornaments."""

_FEET = re.compile(r"\d['’] ?\d{1,2}$")
"""What stands before a mark of inches: 6'2"."""

_A_SINGLE = re.compile("['‘’]")


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
    if single_habit(text, lines):
        return _read_pairs(text, lines)
    pairs: list[Pair] = []
    unclosed: list[int] = []
    for at, line in enumerate(lines):
        runs_on = at + 1 < len(lines) and bool(_STARTS_LINE.match(text, lines[at + 1].start, lines[at + 1].end))
        found, missing = _pair_line(text, line, runs_on=runs_on)
        pairs += sorted(found + _pair_singles(text, line, found), key=lambda pair: pair.marks.start)
        unclosed += missing
    return pairs, unclosed


def single_habit(text: str, lines: Sequence[Span]) -> bool:
    """Whether the document's own habit is single marks outside, as in British papers.

    Counted are single marks that can be no apostrophes and stand in no double ones: before a paragraph's first word or
    after a colon or comma, and behind a full stop or comma. They must be more than the pairs of double marks.
    """
    singles = doubles = 0
    for line in lines:
        found, _ = _pair_line(text, line, runs_on=False)
        at = 0
        for mark in _PLAIN_SINGLE.finditer(text, line.start, line.end):
            while at < len(found) and found[at].marks.end <= mark.start():
                at += 1
            singles += not (at < len(found) and found[at].marks.start <= mark.start())
        doubles += len(found)
    return singles > doubles


def _read_pairs(text: str, lines: Sequence[Span]) -> tuple[list[Pair], list[int]]:
    """Pairs of a document whose outer marks are single."""
    pairs: list[Pair] = []
    unclosed: list[int] = []
    for at, line in enumerate(lines):
        runs_on = at + 1 < len(lines) and bool(_STARTS_SINGLE.match(text, lines[at + 1].start, lines[at + 1].end))
        found, missing = read_marks(text, line, runs_on=runs_on)
        for first, last in found:
            stop = (line.end, line.end) if last is None else (last.start, last.end)
            if pair := _pair(text, first.start, first.end, *stop):
                pairs.append(replace(pair, single=first.kind == "S"))
        if missing is not None:
            unclosed.append(missing.start)
    return pairs, unclosed


def _pair_line(text: str, line: Span, *, runs_on: bool) -> tuple[list[Pair], list[int]]:
    open_marks: list[tuple[int, int]] = []
    inner: list[tuple[int, Pair]] = []
    """Pairs with the depth that they stand at; a pair is dropped when one around it closes."""
    for mark in _MARK.finditer(text, line.start, line.end):
        start, end = mark.span()
        if end - start > _LONGEST_RUN or _FEET.search(text[max(line.start, start - 5) : start]):
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
    """Pairs of single marks outside the pairs of double ones."""
    found: list[Pair] = []
    gaps = [line.start, *(at for pair in taken for at in (pair.marks.start, pair.marks.end)), line.end]
    for start, end in zip(gaps[::2], gaps[1::2], strict=True):
        if _A_SINGLE.search(text, start, end) is None:
            continue
        for first, last in read_marks(text, Span(start, end), runs_on=False)[0]:
            if last is not None and (pair := _pair(text, first.start, first.end, last.start, last.end)):
                found.append(replace(pair, single=True))
    return found
