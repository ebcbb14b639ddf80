"""Figures: a number with its qualifier, what it counts, who states it, and as of when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model import Article, Extract, Extracts, Problem, Span

FigureKind = Literal[
    "count", "money", "percent", "duration", "distance", "vote", "rate", "age", "ordinal", "measure"
]
Bound = Literal["=", "~", ">", "<"]
Rank = Literal["key", "secondary", "trivial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Extract):
    """A number that says how many, how much, how long or how often. `span`: the number with its magnitude word and,
    for measures, its unit ("2.3 million", "10 months", "14-0")."""

    phrase: Span
    """For showing: qualifier, number and counted noun as one run of words ("nearly 28,000 Palestinians")."""
    low: float
    high: float | None = None
    """Upper end of a range; second number of a vote or score (in text order); None for a single number."""
    bound: Bound = "="
    qualifier: Span | None = None
    """The words that make the bound: "more than", "nearly"."""
    unit: str = ""
    """Normalised name of a measure ("dollar", "mile per hour", "month"); empty for a count."""
    kind: FigureKind = "count"
    counted: Span | None = None
    """The noun phrase it counts, as written."""
    trend: Literal["up", "down"] | None = None
    predicate: Span | None = None
    """The event or predicate it measures: "killed", "released", "held"."""
    as_of: Span | None = None
    """A date stated with it."""
    stated_by: Span | None = None
    """Whoever the text names as the number's source, or the speaker's mention when it stands inside a quote."""
    caveat: Span | None = None
    """What that source is said not to tell: "which does not distinguish ..."."""
    rank: Rank = "secondary"


@dataclass(frozen=True, slots=True)
class FigureOptions:
    """Options of the figures extractor."""


def find_figures(article: Article, found: Extracts, options: FigureOptions) -> Iterator[Figure | Problem]:
    """Figures in text order."""
    yield from ()
