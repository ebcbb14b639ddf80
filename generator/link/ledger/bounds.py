"""What numbers with bounds allow."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, inf, log10

from generator.extract.figures import Figure


def bounds_meet(figures: Sequence[Figure]) -> bool:
    """Whether one number fits all: "more than 1,100" and "about 1,200" do, "about 250" and "240" don't."""
    ranges = [_range(figure) for figure in figures]
    return max(low for low, _ in ranges) <= min(high for _, high in ranges)


def _range(figure: Figure) -> tuple[float, float]:
    """What the words allow. About: half a unit of the last digit that isn't 0, as in rounding."""
    low, high = figure.low, figure.high if figure.high is not None else figure.low
    match figure.bound:
        case ">":
            return low, inf
        case "<":
            return -inf, high
        case "~":
            return low - _grain(low) / 2, high + _grain(high) / 2
        case _:
            return low, high


def _grain(value: float) -> float:
    if value == 0:
        return 0.0
    unit = 10.0 ** floor(log10(abs(value)))
    while unit > 1e-6 and abs(value / unit - round(value / unit)) > 1e-9:
        unit /= 10
    return unit
