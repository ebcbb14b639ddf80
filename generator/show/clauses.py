"""Clauses of a sentence, told by its marks alone: where a piece of it can be shown instead of the whole.

No grammar: a seam is a comma, semicolon, colon, dash or bracket, or a word that opens a clause (`clause_words` beside
it). The piece around an extract runs from seam to seam and is one span, so no word inside it is left out. It is made
longer where so few words say nothing by themselves. Time grows with the length of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.base.lexicon import table
from generator.model import Span

LEAST = 6
"""Words of a piece: fewer are joined by the shorter piece beside them ("Mr Lee, 45," and "on Tuesday" say nothing)."""

_WORDS = table("show/clause_words")
_OPENS = "|".join(word for word, kind in _WORDS if kind == "opens")
_KINDS = {word: kind for word, kind in _WORDS if kind != "opens"}
_SEAM = re.compile(
    r"[,;:][\"”’')\]»]*(?=\s)"  # not in "1,200" and "10:30"
    r"|—|(?<=\s)[-–]{1,2}(?=\s)"
    r"|[)\]](?=\s)|(?<=\s)(?=[(\[])"
    rf"|(?<=\s)(?=(?:{_OPENS})\b)"
)
_WORD = re.compile(r"[\s\"“‘'«(\[]{0,8}(\w{1,30})")
_YEAR = re.compile(r"\s\d{4}\b")
_EDGE = " \t\r\n\v\f\u00a0,;:—–-"


@dataclass(frozen=True, slots=True)
class Clauses:
    """The pieces of one sentence."""

    text: str
    """Of the whole article."""
    sentence: Span
    starts: tuple[int, ...]
    """Where the pieces begin; each ends where the next begins."""

    def around(self, core: Span) -> Span:
        """The piece, or the pieces, that hold `core`, which lies in the sentence; marks at the ends are cut off."""
        first = max(bisect_right(self.starts, core.start) - 1, 0)
        last = max(bisect_right(self.starts, core.end - 1) - 1, first)
        count = len(self.text[self.starts[first] : self._end(last)].split())
        # Grow on the side of the shorter piece: it adds the fewest words that were not asked for.
        while count < LEAST and (first > 0 or last + 1 < len(self.starts)):
            if last + 1 == len(self.starts) or (first > 0 and self._length(first - 1) <= self._length(last + 1)):
                first -= 1
                count += self._count(first)
            else:
                last += 1
                count += self._count(last)
        return self._trimmed(first, last, core)

    def opening(self, least: int) -> Span:
        """The first pieces, of at least `least` words where the sentence has so many."""
        last = 0
        count = self._count(0)
        while last + 1 < len(self.starts) and count < least:
            last += 1
            count += self._count(last)
        return self._trimmed(0, last, Span(self.sentence.start, self.sentence.start + 1))

    def _end(self, at: int) -> int:
        return self.starts[at + 1] if at + 1 < len(self.starts) else self.sentence.end

    def _length(self, at: int) -> int:
        return self._end(at) - self.starts[at]

    def _count(self, at: int) -> int:
        return len(self.text[self.starts[at] : self._end(at)].split())

    def _trimmed(self, first: int, last: int, core: Span) -> Span:
        start, end = self.starts[first], self._end(last)
        while start < core.start and self.text[start] in _EDGE:
            start += 1
        while end > core.end and self.text[end - 1] in _EDGE:
            end -= 1
        return Span(start, end)


def clauses(text: str, sentence: Span) -> Clauses:
    """The pieces of `sentence`, which is a part of `text`."""
    return Clauses(text, sentence, (sentence.start, *_seams(text, sentence)))


def _seams(text: str, sentence: Span) -> Iterator[int]:
    bound = _kind(text, sentence.start) == "binds"
    reached = sentence.start
    for seam in _SEAM.finditer(text, sentence.start, sentence.end):
        at = seam.end()
        # A comma before a year belongs to the date: "May 3, 2021" is one piece.
        if at <= reached or at >= sentence.end or (text[seam.start() - 1].isdigit() and _YEAR.match(text, at)):
            continue
        kind = _kind(text, at)
        if not bound and not kind:
            yield at
        bound = kind == "binds"
        reached = at


def _kind(text: str, at: int) -> str:
    word = _WORD.match(text, at)
    return _KINDS.get(word[1].casefold(), "") if word else ""
