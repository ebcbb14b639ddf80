"""Expressions that date something, and the day, month or interval they mean where the article settles it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Article, Extract, Extracts, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Extract):
    """An expression that dates something."""

    iso: str | None
    """YYYY-MM-DD, YYYY-MM, YYYY-Www, YYYY-SP (spring; SU, AU, WI), YYYY, A/B or A/..; None: not settled."""
    precision: str | None
    """day, week, month, season, year, interval; None where iso is None."""
    basis: str | None
    """stated (the words suffice), article date (read from it), or None."""


@dataclass(frozen=True, slots=True)
class DateOptions:
    """Options of the dates extractor."""


def find_dates(article: Article, found: Extracts, options: DateOptions) -> Iterator[DateMention | Problem]:
    """Date expressions in text order."""
    yield from ()
