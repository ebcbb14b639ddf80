"""How well the extractors work: the table `generator/show/data/measured.txt`, for a word beside each extract."""

from __future__ import annotations

from functools import cache

from generator.base.lexicon import table


@cache
def precision() -> dict[str, int]:
    """Of a hundred things found, how many were right, by what was measured."""
    return {key: round(float(result)) for key, _, _, _, measure, result in table("show/measured") if measure == "P"}


def sure_of_figures() -> str:
    """As in: By a fixed rule; where measured, 97 of 100 numbers were right, 95 with their qualifier."""
    measured = precision()
    value, bound = measured["figures.value"], measured["figures.bound"]
    return f"By a fixed rule; where measured, {value} of 100 numbers were right, {bound} with their qualifier"
