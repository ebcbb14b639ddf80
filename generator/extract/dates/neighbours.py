"""Expressions that their neighbours in the sentence settle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.dates.calendar import day_of, interval_of, month_form, months_later, span_form
from generator.extract.dates.find import Expression
from generator.extract.dates.forms import month_numbers
from generator.extract.dates.fragments import WEEKDAYS
from generator.model import Span

# What stands between the days of a list, and between a weekday and its date.
_LISTED = re.compile(r",?\s(?:and|or|to|until|through)\s|,\s|\s?[-–—]\s?")
_BESIDE = re.compile(r"[\s,(]{1,3}(?:the\s|on\s)?")
# Forms that may leave their year to the last of a list.
_SHARING = frozenset(("month-day", "day-month", "days", "nth-of-month", "nth-weekday", "month-ordinal", "month"))
# "a year ago", "a year earlier", "the year-ago period".
_YEAR_BEFORE = re.compile(
    r"(?:the\s)?(?:(?:a|one)\s)?year[\s-](?:ago|earlier|before)(?:\s(?:\w+[\s-])?(?:quarter|period))?", re.IGNORECASE
)
_ENDED = re.compile(r",?\s(?:that\s)?(?:ended|ending|to)\s(?:on\s)?")


def with_shared_years(text: str, expressions: Sequence[Expression]) -> tuple[Expression, ...]:
    """The expressions, where days of a list take the year that stands once at its end: "March 3, April 5 and May 9,
    2019".
    """
    shared: list[Expression] = []
    following: Expression | None = None
    for expression in reversed(expressions):
        listed = following is not None and _LISTED.fullmatch(text, expression.span.end, following.span.start)
        of_days = {expression.kind, following.kind if following else ""} <= _SHARING
        if following and listed and of_days and "year" in following.parts and "year" not in expression.parts:
            year = _year_of_the_first(expression, following, listed.group())
            expression = replace(expression, parts=expression.parts | {"year": year})  # noqa: PLW2901
        shared.append(expression)
        following = expression
    return tuple(reversed(shared))


def _year_of_the_first(first: Expression, last: Expression, between: str) -> str:
    """The year that the last of a list or range states; over New Year the one before: "November to January 2020"."""
    months = [month_numbers()[part.parts["month"].rstrip(".").lower()] for part in (first, last)]
    over_new_year = months[0] > months[1] and _RANGE.search(between) is not None
    return str(int(last.parts["year"]) - over_new_year)


_RANGE = re.compile(r"\b(?:to|until|through)\b|[-–—]")


def ordered(expression: Expression, order: str) -> Expression:
    """A date in digits, told in which order the article writes its parts ("day", "month", "" for not known)."""
    if expression.kind != "numeric" or not order:
        return expression
    return replace(expression, parts=expression.parts | {"order": order})


def same_day(text: str, weekday: str, spans: tuple[Span, Span], iso: str) -> bool:
    """Whether a weekday and a date stand side by side and fit: "Tuesday night (May 5)" is one day."""
    first, second = sorted(spans)
    day = day_of(iso)
    if day is None or not _BESIDE.fullmatch(text, first.end, second.start):
        return False
    return WEEKDAYS[day.weekday()] in weekday


def quarter_ended(text: str, spans: tuple[Span, Span], iso: str) -> str | None:
    """The three months of a quarter with the day it ends on: "the first quarter ended Aug. 31" is no calendar's.

    `spans`: of the quarter and of the day behind it; `iso`: the day. None where the words between say something else.
    """
    day = day_of(iso)
    if day is None or not _ENDED.fullmatch(text, spans[0].end, spans[1].start):
        return None
    return span_form(month_form(months_later(day.replace(day=1), -2)), month_form(day))


def year_before(words: str, quarter: str | None) -> str | None:
    """What "a year ago" means beside a quarter: the same quarter of the year before; None for anything else."""
    stretch = interval_of(quarter) if quarter else None
    if stretch is None or not _YEAR_BEFORE.fullmatch(words):
        return None
    return span_form(*(month_form(months_later(day.replace(day=1), -12)) for day in (stretch.first, stretch.last)))
