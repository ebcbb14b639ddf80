"""A figure in the making."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.extract.figures.bounds import Bound, Qualifier
from generator.extract.figures.counted import Counted
from generator.extract.figures.trends import Trend

Form = Literal["plain", "range", "vote", "score", "vague", "ordinal", "part", "age"]


@dataclass(slots=True)
class Draft:
    """A figure in the making; all positions are tokens."""

    first: int
    end: int
    """With the unit."""
    low: float
    high: float | None = None
    form: Form = "plain"
    unit: str = ""
    kind: str = "count"
    bound: Bound = "="
    qualifier: Qualifier | None = None
    counted: Counted | None = None
    tail: int = 0
    """End of the phrase to show, where it goes beyond number and counted noun; 0: it doesn't."""
    trend: Trend | None = None
    scale: float = 1.0
    """The magnitude that stands with the number: a million for "5 million"."""
    digits: bool = True
    prefixed: bool = False
    """A currency stands before the number."""
    attributive: bool = False
    """Joined to the next noun by a hyphen: "a six-week cease-fire"."""
