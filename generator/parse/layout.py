"""How a text is laid out: one paragraph a line, or lines broken at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.base.text import lines
from generator.model import Span

# Terminals, typewriters and mail break at 65 to 80 characters, some exports at 100; above 120 a line is a paragraph.
_WIDEST, _NARROWEST = 120, 40
# Fewer pairs of neighbouring lines prove no habit; two that break off inside a sentence do.
_FEWEST_PAIRS = 4
_FEWEST_RUN_ON = 2
# Share of line ends where the next word did not fit: a greedy wrap gives 1 but for paragraph ends (without blank lines
# between paragraphs) and hyphenated words; one-paragraph-a-line texts of short lines give below .5.
_WRAPPED_SHARE = 0.7
# Share of line ends inside a sentence, the next line going on in lower case: about two thirds in English prose broken
# at any width, regular or not; next to none where each line is a paragraph, a heading or an item.
_RUNS_ON_SHARE = 0.3
# Hyphenation and hand-broken lines leave some room at the end of a line that is not the last of its paragraph.
_ROOM = 8


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that stands by itself: a line, or in a wrapped text the lines of a paragraph."""

    span: Span
    wrapped: bool = False
    """Whether a line break inside it is only a space."""


def find_units(text: str) -> tuple[Unit, ...]:
    """The units of a text in order; together they hold all of it but white space."""
    rows = tuple(lines(text, 0, len(text)))
    if not _is_wrapped(text, rows):
        return tuple(Unit(row) for row in rows)
    usual = _usual_width(rows)
    units: list[Unit] = []
    for group in _groups(text, rows):
        width = max(_length(row) for row in group)
        # Two lines prove no width of their own: a title above a byline is not the first line of a paragraph.
        width = width if len(group) > 2 else max(width, usual)
        start = 0
        for at in range(1, len(group) + 1):
            if at == len(group) or not _continues(text, group[at - 1], group[at], width):
                units.append(Unit(Span(group[start].start, group[at - 1].end), wrapped=at - start > 1))
                start = at
    return tuple(units)


def _length(row: Span) -> int:
    return row.end - row.start


def _is_wrapped(text: str, rows: Sequence[Span]) -> bool:
    r"""Whether the text was broken into lines of about one width: most of it stands in lines that are not too long, and
    its lines end where the next word did not fit, or in the middle of sentences.

    >>> _is_wrapped("Short.\nLines.\n", (Span(0, 6), Span(7, 13)))
    False
    """
    kept = [row for row in rows if _length(row) <= _WIDEST]
    if 2 * sum(map(_length, kept)) <= sum(map(_length, rows)):
        return False
    pairs = [
        (above, below)
        for above, below in pairwise(rows)
        if _length(above) <= _WIDEST and _length(below) <= _WIDEST and not _parted(text, above, below)
    ]
    width = max(map(_length, kept))
    if not pairs or width < _NARROWEST:
        return False
    full = sum(not _next_fits(text, above, below, width) for above, below in pairs)
    runs_on = sum(_runs_on(text, above, below) for above, below in pairs if _length(above) >= _NARROWEST)
    return (len(pairs) >= _FEWEST_PAIRS and full >= _WRAPPED_SHARE * len(pairs)) or runs_on >= max(
        _FEWEST_RUN_ON, _RUNS_ON_SHARE * len(pairs)
    )


def _usual_width(rows: Sequence[Span]) -> int:
    """The length that one line in ten reaches, of lines that are not too long."""
    lengths = sorted(length for row in rows if (length := _length(row)) <= _WIDEST)
    return lengths[len(lengths) * 9 // 10]


def _groups(text: str, rows: Sequence[Span]) -> Iterator[list[Span]]:
    """Neighbouring lines with no blank line or indent between them; a line that is too long stands alone."""
    group: list[Span] = []
    for row in rows:
        if group and (_parted(text, group[-1], row) or max(_length(group[-1]), _length(row)) > _WIDEST):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def _parted(text: str, above: Span, below: Span) -> bool:
    """Whether a blank line stands between two lines, or the second is indented."""
    gap = _BREAKS.split(text[above.end : below.start])
    return len(gap) > 2 or len(gap[-1].expandtabs(4)) >= 2


def _next_fits(text: str, above: Span, below: Span, width: int) -> bool:
    """Whether the first word of the lower line would have fitted on the upper one."""
    first = text[below.start : below.end].split(maxsplit=1)[0]
    return above.end - above.start + 1 + len(first) <= width


def _runs_on(text: str, above: Span, below: Span) -> bool:
    """Whether the lower line goes on with a sentence that the upper one left open."""
    return text[below.start].islower() and text[above.end - 1] not in '.?!:;"”’)'


def _continues(text: str, above: Span, below: Span, width: int) -> bool:
    """Whether the lower line goes on with the upper one's paragraph: the next word did not fit, or it goes on in lower
    case. A line that ends well short of the width ends its paragraph even without a blank line.
    """
    return not _next_fits(text, above, below, width - _ROOM) or _runs_on(text, above, below)
