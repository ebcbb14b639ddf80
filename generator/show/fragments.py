"""Text fragments: where in a web page some words stand, as an address can say it.

`#:~:text=[prefix-,]start[,end][,-suffix]` (WICG, URL Fragment Text Directives,
https://wicg.github.io/scroll-to-text-fragment/). A browser marks the first place where the words stand, so words that
stand earlier too get words of their context; `start` and `end` each lie inside one paragraph; all begin and end with
whole words. How the original is laid out is not known: context is taken from the same paragraph, since pictures and
advertisements stand between paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import quote

from generator.model import Article, Span

EXACT = 10
"""Words that are given in full; of more the first and the last `ENDS`."""
ENDS = 5
BRIEF = 20
"""Characters below which words get context even if the article has them once: the page around it may have them in its
menus. The specification's own generator draws the line there too."""
BLANK = 12
"""Blanks in a row that no newspaper prints: a withheld sentence leaves as many as it had letters."""
CONTEXT = (3, 6, 12)
"""Words of context, tried in this order."""

_WORD = re.compile(r"\S+")
# Inside a word for Unicode's word boundaries (UAX 29, MidNumLet, MidLetter, MidNum): "3.5", "1,200", "the port’s".
_INSIDE = frozenset(".,;:'’‘·")
_LIKE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True)
class Fragments:
    """The words of one article as a browser searches them. Not slotted: made when first needed."""

    article: Article

    @cached_property
    def _words(self) -> tuple[Span, ...]:
        return tuple(Span(match.start(), match.end()) for match in _WORD.finditer(self.article.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self._words]

    @cached_property
    def _flat(self) -> str:
        """The text without regard to case and kinds of quotation marks, white space as one space."""
        plain = " ".join(word.cut(self.article.text) for word in self._words)
        return "".join(low if len(low := char.lower()) == 1 else char for char in plain).translate(_LIKE)

    @cached_property
    def _flat_starts(self) -> list[int]:
        at, starts = 0, []
        for word in self._words:
            starts.append(at)
            at += word.end - word.start + 1
        return starts

    @cached_property
    def _blocks(self) -> list[int]:
        """Where paragraphs start, and where words go on after a blank: what stood there is withheld, and only here."""
        starts = {block.span.start for block in self.article.blocks}
        pairs = zip(self._words, self._words[1:], strict=False)
        return sorted(starts | {after.start for before, after in pairs if after.start - before.end >= BLANK})

    def at(self, span: Span) -> str:
        """The value of one `text=` for the words at `span`, percent-encoded; empty for no words."""
        first, last = self._word(span.start, forward=True), self._word(span.end - 1, forward=False)
        if first > last:
            return ""
        span = self._whole(Span(max(span.start, self._starts[first]), min(span.end, self._words[last].end)))
        if last - first < EXACT and self._block(span.start) == self._block(span.end - 1):
            before, after = next(self._contexts(span, span), ("", ""))
            return f"{before}{self._said(span)}{after}"
        start, end = self._ends(span, first, last)
        before, _ = next(self._contexts(start, start, only_before=True), ("", ""))
        return f"{before}{self._said(start)},{self._said(end)}"

    def _ends(self, span: Span, first: int, last: int) -> tuple[Span, Span]:
        """The first and last words of `span`, as many of the last as tell them from earlier ones inside it."""
        # Start and end must not overlap: of few words, each gets half.
        most = max((last - first + 1) // 2, 1)
        head = first
        while head - first + 1 < min(ENDS, most) and self._same_block(first, head + 1):
            head += 1
        start = Span(span.start, self._words[head].end if head < last else span.end)
        tail = last
        # The browser takes the first end behind the start: words that stand there earlier would cut the passage short.
        while tail > head + 1 and self._same_block(tail - 1, last):
            end = Span(self._starts[tail], span.end)
            if last - tail + 1 >= min(ENDS, most) and self._first(end, self._flat_at(start.end)):
                break
            tail -= 1
        return start, Span(max(self._starts[tail], start.end), span.end)

    def _contexts(self, span: Span, whole: Span, *, only_before: bool = False) -> Iterator[tuple[str, str]]:
        """Ways to tell `span` from the same words elsewhere, the shortest first, as `prefix-,` and `,-suffix`.

        The last way, for whole paragraphs that stand twice, takes the words before from the paragraph above.
        """
        clear = self._first(span)
        if clear and span.end - span.start >= BRIEF:
            yield "", ""
        first, last = self._word(span.start, forward=True), self._word(whole.end - 1, forward=False)
        # Words of the same paragraph first: what stands above it on the outlet's page, a picture or a box, nobody
        # knows.
        for near in (True, False):
            for size in CONTEXT:
                before = self._before(span, first, size, near=near)
                if before and self._first(Span(before.start, span.end)):
                    yield f"{self._said(before)}-,", ""
            after = None if only_before else self._after(span, last, CONTEXT[0], near=near)
            for size in CONTEXT if after else ():
                after = self._after(span, last, size, near=near)
                if after and self._first(Span(span.start, after.end)):
                    yield "", f",-{self._said(after)}"
                before = self._before(span, first, size, near=near)
                if before and after and self._first(Span(before.start, after.end)):
                    yield f"{self._said(before)}-,", f",-{self._said(after)}"
            if clear:
                yield "", ""

    def _before(self, span: Span, first: int, size: int, *, near: bool) -> Span | None:
        """Up to `size` words before `span`, in its paragraph if `near`."""
        at = first
        while at > 0 and first - at < size and (not near or self._same_block(at - 1, first)):
            at -= 1
        return self._trimmed(self._starts[at], span.start, outer="left")

    def _after(self, span: Span, last: int, size: int, *, near: bool) -> Span | None:
        """Up to `size` words after `span`, in its paragraph if `near`."""
        at = last
        while at + 1 < len(self._words) and at - last < size and (not near or self._same_block(last, at + 1)):
            at += 1
        return self._trimmed(span.end, self._words[at].end, outer="right")

    def _trimmed(self, start: int, end: int, *, outer: Literal["left", "right"]) -> Span | None:
        """Context without white space at its ends and without marks at its outer one; None if no word is left."""
        text = self.article.text
        while start < end and (text[start].isspace() or (outer == "left" and not _joins(text[start]))):
            start += 1
        while end > start and (text[end - 1].isspace() or (outer == "right" and not _joins(text[end - 1]))):
            end -= 1
        return Span(start, end) if any(map(_joins, text[start:end])) else None

    def _word(self, at: int, *, forward: bool) -> int:
        """The number of the word at a position; where none is, the one after it (`forward`) or before it."""
        number = bisect_right(self._starts, at) - 1
        return number + 1 if forward and (number < 0 or self._words[number].end <= at) else number

    def _flat_at(self, position: int) -> int:
        """A position of the text in the flat text."""
        number = max(bisect_right(self._starts, position) - 1, 0)
        word = self._words[number]
        return self._flat_starts[number] + min(position, word.end) - word.start

    def _first(self, span: Span, since: int = 0) -> bool:
        """Whether the words at `span` are met there first, from `since` on in the flat text."""
        start, end = self._flat_at(span.start), self._flat_at(span.end)
        needle, at = self._flat[start:end], since - 1
        while (at := self._flat.find(needle, at + 1, end)) >= 0 and at < start:
            if _edge(self._flat, at) and _edge(self._flat, at + len(needle)):
                return False
        return True

    def _block(self, position: int) -> int:
        return bisect_right(self._blocks, position)

    def _same_block(self, first: int, second: int) -> bool:
        return self._block(self._starts[first]) == self._block(self._starts[second])

    def _whole(self, span: Span) -> Span:
        """The span with the words whole that it cuts."""
        text, start, end = self.article.text, span.start, span.end
        while not _edge(text, start):
            start -= 1
        while not _edge(text, end):
            end += 1
        return Span(start, end)

    def _said(self, span: Span) -> str:
        """The words, percent-encoded with what the syntax itself uses."""
        words = " ".join(span.cut(self.article.text).split()).encode("utf-8", "replace")
        return quote(words, safe="").replace("-", "%2D")


def _edge(text: str, at: int) -> bool:
    """Whether no word is cut at a position."""
    if at <= 0 or at >= len(text):
        return True
    left, right = text[at - 1], text[at]
    # A mark inside a word joins what stands on both its sides, so it is looked past.
    if left in _INSIDE and at >= 2:
        left = text[at - 2]
    elif right in _INSIDE and at + 1 < len(text):
        right = text[at + 1]
    return not (_joins(left) and _joins(right))


def _joins(char: str) -> bool:
    return char.isalnum() or char == "_"
