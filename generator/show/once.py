"""What the page of an article shows already, so that no sentence stands on it twice.

The headline, the lead and whole quotes stand where they are read; a figure in them leads there. A fragment that is
quoted in the sentence of a figure leads to the figure, where the sentence stands with both marked.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.model import Href, Span

_BACK = 8
"""Stretches that are looked back at: those that begin earlier and reach further are few."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where on the page a sentence stands."""

    text: str
    href: Href


@dataclass(slots=True)
class Once:
    """Stretches of one article that its page shows openly, with where. Grows while the page is laid out."""

    _spans: list[Span] = field(default_factory=list)
    _at: dict[Span, Elsewhere] = field(default_factory=dict)

    def add(self, spans: Iterable[Span], text: str, anchor: str) -> None:
        """Stretches that stand at `anchor`; `text` says so: `In the lead`."""
        for span in spans:
            if span not in self._at:
                insort(self._spans, span)
                self._at[span] = Elsewhere(text, Href(f"#{anchor}"))

    def holding(self, spans: Sequence[Span]) -> Elsewhere | None:
        """Where all of `spans` stand together; None where they don't."""
        first, last = min(span.start for span in spans), max(span.end for span in spans)
        at = bisect_right(self._spans, first, key=lambda span: span.start)
        for span in reversed(self._spans[max(at - _BACK, 0) : at]):
            if span.end >= last:
                return self._at[span]
        return None
