"""Where in its article something stands, and the sentences around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from generator.model import Article, Block, Span
from generator.show.clauses import Clauses, clauses
from generator.show.fragments import Fragments

# What news agencies put between the place and the first word: "(AP) —", "(Reuters) -", or the dash alone.
_AFTER_DATELINE = re.compile(r"[ \t]*(?:\([^()\n]{1,40}\)[ \t]*)?[-–—:]+[ \t]*")

_LEAST = 4
"""Words of a sentence that can lead."""
NAMES = {"title": "headline", "updated": "line of the update", "section": "section label"}


@dataclass(frozen=True)
class Places:
    """The layout of one article, ready for look-ups. Not slotted: its lists are made when first needed."""

    article: Article

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return self.article.blocks

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self._blocks]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {block.span.start: at for at, block in enumerate(self.article.paragraphs, 1)}

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return tuple(sentence for block in self._blocks for sentence in block.sentences)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]

    def block(self, span: Span) -> Block | None:
        """The block that `span` starts in."""
        at = bisect_right(self._starts, span.start) - 1
        return self._blocks[at] if at >= 0 and span.start < self._blocks[at].span.end else None

    def number(self, span: Span) -> int | None:
        """The number of the paragraph that `span` starts in, from 1; None where it starts in none."""
        block = self.block(span)
        return self._numbers[block.span.start] if block and block.kind == "paragraph" else None

    def name(self, span: Span) -> str:
        """`paragraph 7`, `headline`, `standfirst`, `caption`."""
        block = self.block(span)
        if block is None:
            return "outside the running text"
        if block.kind == "paragraph":
            return f"paragraph {self._numbers[block.span.start]}"
        return NAMES.get(block.kind, block.kind)

    def sentences(self, span: Span) -> tuple[Span, ...]:
        """The sentences that hold a part of `span`, in order, a dateline cut off; `span` itself where there is none."""
        at = max(bisect_right(self._sentence_starts, span.start) - 1, 0)
        held = []
        while at < len(self._sentences) and self._sentences[at].start < span.end:
            if self._sentences[at].overlaps(span):
                held.append(self.without_dateline(self._sentences[at], span))
            at += 1
        return tuple(held) or (span,)

    @cached_property
    def _clauses(self) -> dict[Span, Clauses]:
        return {}

    def clauses(self, sentence: Span) -> Clauses:
        """The pieces of a sentence, found once."""
        if sentence not in self._clauses:
            self._clauses[sentence] = clauses(self.article.text, sentence)
        return self._clauses[sentence]

    def around(self, span: Span) -> Span:
        """One span over all its sentences."""
        held = self.sentences(span)
        return Span(min(held[0].start, span.start), max(held[-1].end, span.end))

    def without_dateline(self, sentence: Span, keep: Span | None = None) -> Span:
        """The sentence without the place and agency before it; unchanged where that would cut into `keep`."""
        dateline = self.article.metadata.dateline
        if dateline is None or dateline.span is None or not sentence.start <= dateline.span.start < sentence.end:
            return sentence
        behind = _AFTER_DATELINE.match(self.article.text, dateline.span.end)
        start = behind.end() if behind else dateline.span.end
        if start >= sentence.end or (keep is not None and keep.start < start):
            return sentence
        return Span(start, sentence.end)

    @cached_property
    def fragments(self) -> Fragments:
        """Text fragments of its words."""
        return Fragments(self.article)

    @cached_property
    def opening_withheld(self) -> bool:
        """Whether the owner withholds how the running text begins, so that `lead` is no lead."""
        first = next(iter(self.article.paragraphs), None)
        if first is None or not self.article.withheld:
            return False
        shown = self.lead.start if self.lead else first.span.end
        return any(first.span.start <= span.start < shown for span in self.article.withheld)

    @cached_property
    def lead(self) -> Span | None:
        """The first sentence of the running text that is one: a line of fewer than four words is a label ("LETTERS.");
        without any, the first.
        """
        first = None
        for block in self.article.paragraphs:
            for sentence in block.sentences:
                shown = self.without_dateline(sentence)
                if len(shown.cut(self.article.text).split(maxsplit=_LEAST)) >= _LEAST:
                    return shown
                first = first or shown
        return first
