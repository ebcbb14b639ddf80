"""Weighted words as vectors of length 1, and how alike two of them are."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

Vector = Mapping[str, float]


def scaled(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights above 0, in order of their keys, divided so that their squares add up to 1."""
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / length for key, weight in sorted(weights.items()) if weight > 0}


def cosine(ours: Vector, theirs: Vector) -> float:
    """The cosine of two vectors of length 1: 0 for nothing in common, 1 for the same."""
    small, large = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    return sum(weight * large[key] for key, weight in small.items() if key in large)
