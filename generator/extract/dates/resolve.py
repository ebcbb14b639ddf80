"""What an expression means: by its words alone, or counted from a reference day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from generator.extract.dates.calendar import Meaning, month_form, months_later, span_form, week_form
from generator.extract.dates.find import Expression
from generator.extract.dates.forms import month_numbers, number_of
from generator.extract.dates.fragments import WEEKDAYS
from generator.extract.dates.periods import (
    day_after,
    day_range,
    decade_words,
    first_of_period,
    fiscal_years,
    half,
    month_lean,
    month_ordinal,
    month_quarter,
    nth_of_month,
    nth_of_year,
    nth_weekday,
    numeric,
    quarter,
    short_year,
    stretch_to,
    week_day,
    weekday_after,
    weekday_before,
    year_words,
)
from generator.extract.dates.units import ago, part_of, part_of_month, past_number, season, the_weekend, unit
from generator.extract.dates.verbs import AHEAD, NEAR, OPEN, SOON


def resolve(expression: Expression, reference: date | None, *, lean: int) -> Meaning | None:
    """The meaning of an expression; None where words and reference do not settle it.

    `reference`: the day it is counted from, None if none is known. `lean`: 1 where the sentence speaks of what is to
    come, -1 of what is over, 0 of neither, 2 of what was planned, 3 of what goes on. With 1 a weekday or a date without
    a year is the next one, a weekday with 2 or 3 too unless it was yesterday; otherwise the latest. The day itself
    counts both ways.
    """
    if expression.kind != "weekday":
        lean = {NEAR: OPEN, SOON: AHEAD}.get(lean, lean)
    with suppress(ValueError, OverflowError):
        return _RESOLVERS[expression.kind](expression.parts, reference, lean)
    return None


def _stated_day(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    return Meaning(date(int(parts["year"]), int(parts["monthno"]), int(parts["day"])).isoformat(), "day", stated=True)


def _month_day(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    month = month_numbers()[parts["month"].rstrip(".").lower()]
    day = _day_number(parts["day"])
    if "year" in parts:
        first: date | None = date(int(parts["year"]), month, day)
    elif "yearrel" in parts and reference is not None:
        first = date(reference.year + _YEARS_OFF[parts["yearrel"].lower().split()[0]], month, day)
    else:
        first = _nearest(month, day, reference, parts, lean)
    if first is None:
        return None
    if second := parts.get("day2"):
        month2 = month_numbers()[parts["month2"].rstrip(".").lower()] if "month2" in parts else month
        last = date(first.year + (month2 < month and "year" not in parts), month2, _day_number(second))
        if "year" in parts and month2 < month:
            first = date(first.year - 1, month, day)
        return Meaning(span_form(first, last), "interval", "year" in parts) if first <= last else None
    if earlier := parts.get("first"):
        start = first.replace(day=_day_number(earlier))
        return Meaning(span_form(start, first), "interval", "year" in parts) if start < first else None
    return Meaning(first.isoformat(), "day", "year" in parts)


_YEARS_OFF = {"last": -1, "this": 0, "next": 1}


def _day_number(words: str) -> int:
    return int(words.rstrip("stndrh"))


def _nearest(month: int, day: int, reference: date | None, parts: dict[str, str], lean: int) -> date | None:
    """The date in the year that is meant; a weekday that is stated must fit.

    Newspapers leave out the year of dates within the year, so a date that is over this year is meant. One that is still
    to come is last year's only if the sentence says so, or where it says nothing and last year's is nearer.
    """
    if reference is None:
        return None
    if weekday := parts.get("weekday"):
        return _fitting(month, day, reference, weekday)
    latest, following = (_year_with(month, day, reference, step) for step in (-1, 1))
    if latest is None or following is None:
        return latest or following
    if latest == reference:
        return latest
    if (month, day) == _ITS_OWN_NAME and min(reference - latest, following - reference).days > _RECENT:
        return None
    if latest.year == reference.year and (lean < 0 or (lean == 0 and (following - reference).days > _CLOSE)):
        return latest
    # No paper leaves out the year of a day eleven months off when the same day lies within some weeks the other way:
    # whatever the verb seems to say, the nearest is meant.
    if (following - reference).days <= _CLOSE:
        return following
    if (reference - latest).days <= _RECENT:
        return latest
    if lean > 0:
        return following
    if lean < 0:
        return latest
    return following if following - reference < reference - latest else latest


_ITS_OWN_NAME = (9, 11)
"""Without its year Sept. 11 is mostly the day of 2001 and not the latest; which one is meant stays open."""
_CLOSE = 31
"""Days. A month: nearer than that the direction of a sentence, which may be misread, is not asked."""
_RECENT = 60
"""Days. Two months back: the same day of next year would be ten months off, and papers write its year."""


def _year_with(month: int, day: int, reference: date, step: int) -> date | None:
    """The latest such date up to the reference day (step -1), or the next from it on (step 1)."""
    for year in range(reference.year, reference.year + 9 * step, step):
        with suppress(ValueError):
            found = date(year, month, day)
            if (found - reference).days * step >= 0:
                return found
    return None


def _fitting(month: int, day: int, reference: date, weekday: str) -> date | None:
    """The one year next to the reference in which the date falls on the weekday."""
    near = [date(year, month, day) for year in (reference.year - 1, reference.year, reference.year + 1)]
    fitting = [found for found in near if WEEKDAYS[found.weekday()] == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _month(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    month = month_numbers()[parts["month"].rstrip(".").lower()]
    relative = " ".join(parts.get("rel", "").lower().split())
    if "year" in parts:
        year = int(parts["year"])
    elif reference is None:
        return None
    elif "yearrel" in parts:
        word = parts["yearrel"].lower().split()[0]
        if word == "that":
            return None
        year = reference.year + _YEARS_OFF[word]
    else:
        passed = month < reference.month if relative == "last" else month <= reference.month
        lean = month_lean(month, reference, lean)
        year = reference.year if passed else reference.year - 1
        if relative == "that":
            return None
        if relative in ("next", "this coming") or (lean > 0 and relative not in ("last", "this past")):
            ahead = month > reference.month if relative == "next" else month >= reference.month
            year = reference.year if ahead else reference.year + 1
        elif relative == "this":
            year = reference.year
    return part_of_month(year, month, " ".join(parts.get("part", "").lower().split()), stated="year" in parts)


def _weekday(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    relative = " ".join(parts.get("rel", "").lower().split())
    if reference is None or relative in ("the following", "the previous"):
        return None
    wanted = WEEKDAYS.index(parts["weekday"])
    back, ahead = (reference.weekday() - wanted) % 7, (wanted - reference.weekday()) % 7
    if relative in ("last", "this past", "past"):
        days = -(back + 7 if relative == "last" and back <= _JUST_NOW else back or 7)
    elif relative in ("next", "coming", "this coming"):
        days = ahead or 7
    elif lean == NEAR and back > _YESTERDAY and ahead > _SOON_AHEAD:
        return None
    elif lean in (NEAR, SOON):
        days = -back if back <= _YESTERDAY else ahead
    else:
        days = ahead if lean > 0 else -back
    return Meaning((reference + timedelta(days)).isoformat(), "day")


_YESTERDAY = 1
"""Days. Of a day six days ahead a plan or a present that goes on is seldom told: it is called next Tuesday."""
_SOON_AHEAD = 3
"""Days. A plan told in the past is of yesterday or of the days right ahead; else both weeks are as likely."""
_JUST_NOW = 2
"""Days. On a Wednesday nobody calls Monday last Monday: that is the one of the week before."""


def _day_word(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    if reference is None:
        return None
    word = " ".join(parts["word"].lower().split())
    days = -1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0
    return Meaning((reference + timedelta(days)).isoformat(), "day")


def _years(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    first = int(parts["year"])
    last = int(parts["year2"])
    last += first // 100 * 100 if last < 100 else 0
    return Meaning(f"{first:04}/{last:04}", "interval", stated=True) if first < last else None


def _decade(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    first = int(parts["decade"])
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}.get(parts.get("part", "").lower(), (0, 9))
    return Meaning(f"{first + low:04}/{first + high:04}", "interval", stated=True)


def _year(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    return Meaning(f"{int(parts['year']):04}", "year", stated=True)


def _open(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    number = number_of(parts["number"])
    named = (parts.get("unit") or parts["unit2"]).lower()
    if reference is None or number is None or named not in ("month", "day", "week"):
        return None
    match named:
        case "day":
            start = (reference - timedelta(number)).isoformat()
        case "week":
            start = week_form(reference - timedelta(7 * number))
        case _:
            start = month_form(months_later(reference, -number))
    return Meaning(f"{start}/..", "interval")


def _nothing(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    return None


_RESOLVERS: dict[str, Callable[[dict[str, str], date | None, int], Meaning | None]] = {
    "iso": _stated_day,
    "numeric": numeric,
    "month-day": _month_day,
    "days": _month_day,
    "range": day_range,
    "month-ordinal": month_ordinal,
    "nth-weekday": nth_weekday,
    "nth-of-month": nth_of_month,
    "nth-of-year": nth_of_year,
    "first-of-period": first_of_period,
    "quarter": quarter,
    "month-quarter": month_quarter,
    "that-quarter": _nothing,
    "year-before": _nothing,
    "short-year": short_year,
    "half": half,
    "fiscal-years": fiscal_years,
    "fiscal-year": fiscal_years,
    "week-day": week_day,
    "weekday-before": weekday_before,
    "weekday-after": weekday_after,
    "day-after": day_after,
    "stretch-to": stretch_to,
    "day-month": _month_day,
    "month": _month,
    "weekday": _weekday,
    "unit": unit,
    "weekend": the_weekend,
    "part-of": part_of,
    "ago": ago,
    "vague-ago": _nothing,
    "past-number": past_number,
    "past-unit": past_number,
    "in-number": _nothing,
    "day-word": _day_word,
    "season": season,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "open": _open,
    "year-words": year_words,
    "decade-words": decade_words,
}
