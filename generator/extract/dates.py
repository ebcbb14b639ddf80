"""Expressions that date something, and the day, month or interval they mean where the article settles it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.extract.dates_calendar import interval_of
from generator.extract.dates_context import lean_of
from generator.extract.dates_find import find_expressions
from generator.extract.dates_resolve import resolve
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
    text, reference = article.text, article_day(article)
    for block in article.body:
        for sentence in block.sentences:
            for expression in find_expressions(text, sentence):
                lean = lean_of(text, sentence, expression.span)
                meaning = resolve(expression, reference, lean=lean)
                yield DateMention(
                    span=expression.span,
                    rule=f"date.{expression.kind}",
                    iso=meaning and meaning.iso,
                    precision=meaning and meaning.precision,
                    basis=None if meaning is None else "stated" if meaning.stated else "article date",
                )


def article_day(article: Article) -> date | None:
    """The day that relative expressions are counted from: published, else updated; None if the article has no date."""
    fact = article.metadata.date
    day = interval_of(fact.value) if fact else None
    return day.first if day and day.first == day.last else None
