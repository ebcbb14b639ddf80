"""Stretches of an article that become blanks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from generator.model import Span


class Blank:
    """Stretches of an article, apart from each other and in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[Span] = []
        for span in sorted(spans):
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        self.spans = tuple(merged)
        self._ends = [span.end for span in merged]

    def hits(self, span: Span | None) -> bool:
        """Whether a part of `span` is blank."""
        if span is None:
            return False
        at = bisect_left(self._ends, span.start + 1)
        return at < len(self.spans) and self.spans[at].start < span.end

    def kept(self, span: Span | None) -> Span | None:
        """The span, unless a part of it is blank."""
        return None if self.hits(span) else span

    def over(self, text: str) -> str:
        """The text with blanks; line breaks stay."""
        parts, at = [], 0
        for span in self.spans:
            parts += [text[at : span.start], re.sub(r"[^\r\n]", " ", span.cut(text))]
            at = span.end
        return "".join((*parts, text[at:]))
