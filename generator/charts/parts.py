"""Parts of a whole as one bar, its length the size of the whole beside the largest of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from generator.charts.svg import drawing, element, percent
from generator.model import Svg

HEIGHT = 12
"""Pixels: as high as small letters, so that the bar reads as part of its row."""


def parts_bar(counts: Sequence[int], most: int) -> Svg | None:
    """The counts side by side, each in a class of its own (`p-0` and so on); None for nothing at all. The numbers
    stand beside it: it is decoration.
    """
    if most <= 0 or not sum(counts):
        return None
    bars, at = [], 0
    for kind, count in enumerate(counts):
        if count:
            bars.append(
                element(
                    "rect", x=percent(at / most), y=0.5, width=percent(count / most), height=HEIGHT - 1, css=f"p-{kind}"
                )
            )
        at += count
    return drawing(*bars, height=HEIGHT)
