"""Statements of one measure, one row each, on an axis that begins at zero.

The rows are statements and no series, so no line joins them. A full dot is a number as given; dotted tails mark an
estimate, whose extent nobody states, so they are of fixed length; an open dot with an arrow marks a floor or a ceiling;
a bar is a range. The form follows dot plots (Cleveland, "The Elements of Graphing Data", 1985).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, isfinite, log10
from typing import Literal

from generator.charts.svg import at, drawing, element, percent
from generator.model import Svg

Sign = Literal["as given", "about", "nearly", "more than", "less than"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as one article states it."""

    low: float
    high: float | None = None
    """Upper end of a range."""
    sign: Sign = "as given"


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing for each row, and the axis below them."""

    tracks: tuple[Svg, ...]
    """In the order of the statements; each as high as what holds it."""
    axis: Svg
    mini: Svg
    """All rows in one small drawing with its axis."""
    signs: tuple[tuple[Sign, Svg], ...]
    """The signs that occur, for a key."""


_INTERVALS = 6
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
# A step of 2.5 is left out where it would put half a person on the axis.
_UNEVEN, _WHOLE = 2.5, 10.0


def scale(highest: float) -> tuple[float, float]:
    """(end, step) of an axis from zero on that ends above `highest`: at most six steps of 1, 2, 2.5 or 5 times a power
    of ten. `highest` must be positive and finite.
    """
    power = 10.0 ** floor(log10(highest / _INTERVALS))
    steps = [nice * power for nice in _STEPS if nice != _UNEVEN or power >= _WHOLE]
    counted = [(floor(highest / step + 1e-9) + 1, step) for step in steps]
    count, step = next(pair for pair in counted if pair[0] <= _INTERVALS)
    return count * step, step


def plot(rows: Sequence[Stated]) -> Plot | None:
    """The drawings; None where there is nothing to compare: fewer than two different statements, or a number below
    zero, which such an axis can't show.
    """
    ends = [end for row in rows for end in (row.low, row.high) if end is not None]
    if len(set(rows)) < 2 or min(ends) < 0 or max(ends) <= 0 or not all(map(isfinite, ends)):
        return None
    end, step = scale(max(ends))
    count = round(end / step)
    ticks = [(at_step / count, step * at_step) for at_step in range(count + 1)]
    grid = tuple(_rule(x) for x, _ in ticks)
    tracks = tuple(drawing(*grid, *_marks(row, end, "50%", small=False), height="100%") for row in rows)
    signs: dict[Sign, Svg] = {}
    for row in rows:
        signs.setdefault(row.sign, _key(row.sign))
    return Plot(tracks, _axis(ticks), _mini(rows, end), tuple(sorted(signs.items())))


def _rule(x: float) -> Svg:
    return element("line", css="m-grid", x1=percent(x), x2=percent(x), y1="0", y2="100%")


def _axis(ticks: Sequence[tuple[float, float]]) -> Svg:
    texts = (
        element(
            "text",
            amount(value),
            x=percent(x),
            y=16,
            css="c-t c-odd" if place % 2 else "c-t",
            text_anchor="start" if not place else "middle",
        )
        for place, (x, value) in enumerate(ticks)
    )
    return drawing(element("line", css="m-edge", x1="0", x2="100%", y1=0.5, y2=0.5), *texts, height=24)


def _mini(rows: Sequence[Stated], end: float) -> Svg:
    shown = list(dict.fromkeys(rows))
    lines = []
    for place, row in enumerate(shown):
        y = 8 + 12 * place
        lines += [element("line", css="m-axis", x1="0", x2="100%", y1=y, y2=y), *_marks(row, end, y, small=True)]
    foot = 12 * len(shown) + 18
    return drawing(
        *lines,
        element("text", "0", x="0", y=foot, css="c-t"),
        element("text", amount(end), x="100%", y=foot, css="c-t", text_anchor="end"),
        height=foot + 4,
    )


def amount(value: float) -> str:
    """A number on an axis: `40,000`, `2.5`, `3 million`."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:g} {name}"
    return f"{value:,.0f}" if value % 1 == 0 else f"{value:g}"


def _marks(row: Stated, end: float, y: float | str, *, small: bool) -> tuple[Svg, ...]:
    x = row.low / end
    if row.high is not None:
        bar = element("line", css="m-bar", x1=percent(x), x2=percent(row.high / end), y1=y, y2=y)
        return (bar, at(x, y, _dot(small=small)), at(row.high / end, y, _dot(small=small)))
    return (at(x, y, *_sign(row.sign, small=small)),)


def _dot(*, small: bool) -> Svg:
    return element("circle", r=4 if small else 5, css="m-full")


def _sign(sign: Sign, *, small: bool) -> tuple[Svg, ...]:
    tail, shaft = (16, 20) if small else (26, 34)
    match sign:
        case "about":
            return element("path", css="m-dash", d=f"M-{tail} 0h{2 * tail}"), _dot(small=small)
        case "nearly":
            return element("path", css="m-dash", d=f"M-{tail + 6} 0h{tail + 6}"), _dot(small=small)
        case "more than":
            return _open(f"M5 0h{shaft}m-5-4 5 4-5 4", small=small)
        case "less than":
            return _open(f"M-5 0h-{shaft}m5-4-5 4 5 4", small=small)
        case _:
            return (_dot(small=small),)


def _open(arrow: str, *, small: bool) -> tuple[Svg, ...]:
    return element("path", css="m-line", d=arrow), element("circle", r=4 if small else 5, css="m-open")


def _key(sign: Sign) -> Svg:
    """The sign by itself, for a key."""
    left = {"about": 26, "nearly": 32, "less than": 40}.get(sign, 6)
    right = {"about": 26, "more than": 40}.get(sign, 6)
    inner = element("svg", *_sign(sign, small=False), x=left, y=6, overflow="visible")
    return element("svg", inner, width=left + right, height=12, aria_hidden="true")
