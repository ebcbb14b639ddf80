"""Clauses of a sentence, told by its marks alone: where a piece of it can be shown instead of the whole.

No grammar: a seam is a comma, semicolon, colon, dash or bracket, or a word that opens a clause
(`data/clause_words.txt`). The piece around an extract runs from seam to seam and is one span, so no word inside it is
left out. It is made longer where so few words say nothing by themselves. Time grows with the length of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.lexicon import table
from generator.model import Span

LEAST = 6
"""Words of a piece: fewer are joined by the shorter piece beside them ("Mr Lee, 45," and "on Tuesday" say nothing)."""

_WORDS = table("clause_words")
_OPENS = "|".join(word for word, kind in _WORDS if kind == "opens")
_BINDS = frozenset(word for word, kind in _WORDS if kind == "binds")
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
        while (first > 0 or last + 1 < len(self.starts)) and len(self._text(first, last).split()) < LEAST:
            before = len(self._text(first - 1, first - 1)) if first > 0 else None
            behind = len(self._text(last + 1, last + 1)) if last + 1 < len(self.starts) else None
            if behind is None or (before is not None and before <= behind):
                first -= 1
            else:
                last += 1
        return self._trimmed(first, last, core)

    def opening(self, least: int) -> Span:
        """The first pieces, of at least `least` words where the sentence has so many."""
        last = 0
        while last + 1 < len(self.starts) and len(self._text(0, last).split()) < least:
            last += 1
        return self._trimmed(0, last, Span(self.sentence.start, self.sentence.start + 1))

    def _end(self, at: int) -> int:
        return self.starts[at + 1] if at + 1 < len(self.starts) else self.sentence.end

    def _text(self, first: int, last: int) -> str:
        return self.text[self.starts[first] : self._end(last)]

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
    bound = _binds(text, sentence.start)
    reached = sentence.start
    for seam in _SEAM.finditer(text, sentence.start, sentence.end):
        at = seam.end()
        if at <= reached or at >= sentence.end or (text[seam.start() - 1].isdigit() and _YEAR.match(text, at)):
            continue
        if _binds(text, at):
            bound = True
        elif bound:
            bound = False
        else:
            yield at
        reached = at


def _binds(text: str, at: int) -> bool:
    word = _WORD.match(text, at)
    return word is not None and word[1].casefold() in _BINDS
