"""How a text is laid out: one paragraph a line, or lines broken at a fixed width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from generator.base.text import lines
from generator.model import Span

# Terminals, typewriters and mail break at 65 to 80 characters; above 120 a line is a paragraph.
_WIDEST, _NARROWEST = 120, 40
# Fewer pairs of neighbouring lines prove no habit.
_FEWEST_PAIRS = 4
# Share of line ends where the next word did not fit: a greedy wrap gives 1 but for paragraph ends (without blank lines
# between paragraphs) and hyphenated words; one-paragraph-a-line texts of short lines give below .5.
_WRAPPED_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that stands by itself: a line, or in a wrapped text the lines of a paragraph."""

    span: Span
    wrapped: bool = False
    """Whether a line break inside it is only a space."""


def find_units(text: str) -> tuple[Unit, ...]:
    """The units of a text in order; together they hold all of it but white space."""
    rows = tuple(lines(text, 0, len(text)))
    width = _wrap_width(text, rows)
    if width is None:
        return tuple(Unit(row) for row in rows)
    units: list[Unit] = []
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or not _continues(text, rows[at - 1], rows[at], width):
            units.append(Unit(Span(rows[start].start, rows[at - 1].end), wrapped=at - start > 1))
            start = at
    return tuple(units)


def _wrap_width(text: str, rows: tuple[Span, ...]) -> int | None:
    """The width at which the text was broken into lines; None if it was not."""
    if not rows:
        return None
    width = max(row.end - row.start for row in rows)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    pairs = [(above, below) for above, below in pairwise(rows) if not _parted(text, above, below)]
    full = sum(not _next_fits(text, above, below, width) for above, below in pairs)
    return width if len(pairs) >= _FEWEST_PAIRS and full >= _WRAPPED_SHARE * len(pairs) else None


_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def _parted(text: str, above: Span, below: Span) -> bool:
    """Whether a blank line stands between two lines, or the second is indented."""
    gap = _BREAKS.split(text[above.end : below.start])
    return len(gap) > 2 or len(gap[-1].expandtabs(4)) >= 2


def _next_fits(text: str, above: Span, below: Span, width: int) -> bool:
    """Whether the first word of the lower line would have fitted on the upper one."""
    first = text[below.start : below.end].split(maxsplit=1)[0]
    return above.end - above.start + 1 + len(first) <= width


def _continues(text: str, above: Span, below: Span, width: int) -> bool:
    """Whether the lower line goes on with the upper one's paragraph."""
    if _parted(text, above, below):
        return False
    # A line that ends well short of the width, with a full stop, ends its paragraph even without a blank line.
    short = _next_fits(text, above, below, width - 8)
    return not (short and text[above.end - 1] in ".?!\"”’'")
