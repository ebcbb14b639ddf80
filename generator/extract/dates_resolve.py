"""What an expression means: by its words alone, or counted from a reference day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from generator.extract.dates_calendar import (
    DAY,
    day_of,
    interval_of,
    month_form,
    months_later,
    span_form,
    week_days,
    week_form,
)
from generator.extract.dates_find import WEEKDAYS, Expression, month_numbers, number_of


@dataclass(frozen=True, slots=True)
class Meaning:
    """The ISO form of an expression."""

    iso: str
    precision: str
    """day, week, month, season, year, interval."""
    stated: bool = False
    """Whether the words suffice."""


def resolve(expression: Expression, reference: date | None, *, lean: int) -> Meaning | None:
    """The meaning of an expression; None where words and reference do not settle it.

    `reference`: the day it is counted from, None if none is known. `lean`: 1 where the sentence speaks of what is to
    come, -1 of what is over, 0 of neither. With 1 a weekday or a date without a year is the next one, otherwise the
    latest; the day itself counts both ways.
    """
    with suppress(ValueError, OverflowError):
        return _RESOLVERS[expression.kind](expression.parts, reference, lean)
    return None


def _stated_day(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    return Meaning(date(int(parts["year"]), int(parts["monthno"]), int(parts["day"])).isoformat(), "day", stated=True)


def _month_day(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    month = month_numbers()[parts["month"].rstrip(".").lower()]
    day = _day_number(parts["day"])
    first = date(int(parts["year"]), month, day) if "year" in parts else _nearest(month, day, reference, parts, lean)
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
    if latest == reference or (latest.year == reference.year and lean <= 0):
        return latest
    # No paper leaves out the year of a day eleven months ago when the same day of this year is less than a month ahead.
    if lean > 0 or (following - reference).days <= 31:
        return following
    if lean < 0:
        return latest
    return following if following - reference < reference - latest else latest


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


_THIRDS = {"early": (1, 10), "beginning of": (1, 10), "start of": (1, 10), "mid": (11, 20), "middle of": (11, 20)}


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
        year = reference.year + {"last": -1, "this": 0, "next": 1}[word]
    else:
        passed = month < reference.month if relative == "last" else month <= reference.month
        if lean == 0 and (month - reference.month) % 12 < 6:
            lean = 1
        year = reference.year if passed else reference.year - 1
        if relative == "that":
            return None
        if relative in ("next", "this coming") or (lean > 0 and relative not in ("last", "this past")):
            ahead = month > reference.month if relative == "next" else month >= reference.month
            year = reference.year if ahead else reference.year + 1
        elif relative == "this":
            year = reference.year
    return _part_of_month(year, month, " ".join(parts.get("part", "").lower().split()), stated="year" in parts)


def _part_of_month(year: int, month: int, part: str, *, stated: bool) -> Meaning | None:
    start = date(year, month, 1)
    if part in ("", "earlier", "later"):
        return Meaning(month_form(start), "month", stated)
    if part in ("late", "end of"):
        return Meaning(span_form(start.replace(day=21), months_later(start, 1) - DAY), "interval", stated)
    first, last = _THIRDS[part]
    return Meaning(span_form(start.replace(day=first), start.replace(day=last)), "interval", stated)


def _weekday(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    relative = " ".join(parts.get("rel", "").lower().split())
    if reference is None or relative in ("the following", "the previous"):
        return None
    wanted = WEEKDAYS.index(parts["weekday"])
    back, ahead = (reference.weekday() - wanted) % 7, (wanted - reference.weekday()) % 7
    if relative in ("last", "this past", "past"):
        days = -(back or 7)
    elif relative in ("next", "coming", "this coming"):
        days = ahead or 7
    else:
        days = ahead if lean > 0 else -back
    return Meaning((reference + timedelta(days)).isoformat(), "day")


_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def _unit(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    step = _STEPS.get(parts["rel"].lower())
    part = " ".join(parts.get("part", "").lower().split())
    if reference is None or step is None:
        return None
    if parts["rel"].lower() == "past":
        return _back_from(reference, 1, parts["unit"].lower())
    match parts["unit"].lower():
        case "week":
            return _week(reference, step, part)
        case "weekend":
            return _weekend(reference, step, lean)
        case "month":
            start = months_later(reference.replace(day=1), step)
            if step == 0 and part in ("earlier", "later"):
                return _rest(start, reference, months_later(start, 1) - DAY, later=part == "later")
            return _part_of_month(start.year, start.month, part, stated=False)
        case "year":
            return _year_part(reference, reference.year + step, part)
        case "quarter":
            start = months_later(date(reference.year, (reference.month - 1) // 3 * 3 + 1, 1), 3 * step)
            return Meaning(span_form(month_form(start), month_form(months_later(start, 2))), "interval")
        case "decade" if step == 0:
            return None
        case _:
            return None


def _week(reference: date, step: int, part: str) -> Meaning | None:
    days = week_days(reference + timedelta(7 * step))
    monday, wednesday = days.first + DAY, days.first + 3 * DAY
    if part in ("earlier", "early", "start of", "beginning of"):
        if step == 0 and part == "earlier":
            return _rest(monday, reference, days.last, later=False) or Meaning(week_form(days.last), "week")
        return Meaning(span_form(monday, wednesday), "interval")
    if part in ("later", "late", "end of"):
        if step == 0 and part == "later":
            # What is left of the week but for tomorrow's eve: from its middle on.
            if reference <= monday:
                return Meaning(week_form(days.last), "week")
            first = min(max(reference + DAY, wednesday), days.last)
            return Meaning(span_form(first, days.last), "interval")
        return Meaning(span_form(wednesday + DAY, days.last), "interval")
    if part in ("mid", "middle of"):
        return Meaning(span_form(wednesday - DAY, wednesday + DAY), "interval")
    return Meaning(week_form(days.last), "week")


def _rest(start: date, reference: date, end: date, *, later: bool) -> Meaning | None:
    """What is over of a stretch of days, or what is left of it."""
    first, last = (min(reference + DAY, end), end) if later else (start, max(reference - DAY, start))
    return Meaning(span_form(first, last), "interval") if first <= last else None


def _weekend(reference: date, step: int, lean: int) -> Meaning:
    saturday = reference - timedelta((reference.weekday() + 2) % 7)
    if step == 1 or (step == 0 and lean > 0 and reference.weekday() < 5):
        saturday += timedelta(7)
    elif step == -1 and reference.weekday() >= 5:
        saturday -= timedelta(7)
    return Meaning(span_form(saturday, saturday + DAY), "interval")


def _the_weekend(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    return None if reference is None else _weekend(reference, 0, lean)


def _year_part(reference: date, year: int, part: str) -> Meaning | None:
    start, end = date(year, 1, 1), date(year, 12, 31)
    match part:
        case "earlier" if year == reference.year:
            return _rest(start, reference, end, later=False)
        case "later" if year == reference.year:
            return _rest(start, reference, end, later=True)
        case "early" | "start of" | "beginning of" | "earlier":
            return Meaning(f"{year:04}-01/{year:04}-03", "interval")
        case "mid" | "middle of":
            return Meaning(f"{year:04}-05/{year:04}-08", "interval")
        case "late" | "end of" | "later":
            return Meaning(f"{year:04}-10/{year:04}-12", "interval")
        case _:
            return Meaning(f"{year:04}", "year")


def _part_of(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    relative = parts["rel"].lower()
    part = {"end": "late", "start": "early", "beginning": "early", "middle": "mid"}[parts["part"].lower()]
    shifted = parts | {"rel": "this" if relative == "the" else relative, "part": part}
    if relative == "the" and lean < 0 and reference is not None:
        found = _unit(shifted, reference, lean)
        first = interval_of(found.iso) if found else None
        return _unit(shifted | {"rel": "last"}, reference, lean) if first and first.first > reference else found
    return _unit(shifted, reference, lean)


def _ago(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    number = number_of(" ".join(parts["number"].split()))
    about = " ".join(parts.get("about", "").lower().split())
    # "more than two years ago" has no near end; "and a half" falls between two months or years.
    if reference is None or number is None or about in ("more than", "over", "at least", "less than", "under"):
        return None
    if "and" in parts:
        return None
    match parts["unit"].lower():
        case "day":
            return Meaning((reference - timedelta(number)).isoformat(), "day")
        case "week":
            return Meaning(week_form(reference - timedelta(7 * number)), "week")
        case "month":
            return Meaning(month_form(months_later(reference, -number)), "month")
        case "year" if number < 10 or number % 10:
            return Meaning(f"{reference.year - number:04}", "year")
        case _:
            # Round numbers of years, decades and hours: no year is meant for certain.
            return None


def _past_number(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    number = number_of(" ".join(parts.get("number", "one").split()))
    if reference is None or number is None:
        return None
    if parts["rel"].lower() in ("past", "last", "previous"):
        return _back_from(reference, number, parts["unit"].lower())
    return _back_from(reference, -number, parts["unit"].lower())


def _back_from(reference: date, number: int, unit: str) -> Meaning | None:
    """From so many units before the day up to it; behind it for a negative number."""
    match unit:
        case "day":
            other = reference - timedelta(number)
        case "week":
            other = reference - timedelta(7 * number)
        case "month" | "year" | "decade":
            other = months_later(reference, -number * {"month": 1, "year": 12, "decade": 120}[unit])
        case _:
            return None
    return Meaning(span_form(min(other, reference), max(other, reference)), "interval")


def _day_word(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    if reference is None:
        return None
    word = " ".join(parts["word"].lower().split())
    days = -1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0
    return Meaning((reference + timedelta(days)).isoformat(), "day")


_SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "fall": ("AU", 9), "autumn": ("AU", 9), "winter": ("WI", 12)}


def _season(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    code, month = _SEASONS[parts["season"].lower()]
    if "year" in parts:
        # "The winter of 2023" may begin or end there.
        return None if code == "WI" else Meaning(f"{int(parts['year']):04}-{code}", "season", stated=True)
    relative = " ".join(parts.get("rel", "").lower().split())
    if reference is None or relative == "that":
        return None
    # The latest that has begun; "last" within the season itself or right after it is that of the same count of months.
    year = reference.year if reference.month >= month else reference.year - 1
    running = reference in (interval_of(f"{year:04}-{code}") or ())
    if relative in ("next", "this coming"):
        year += 1
    elif relative == "last":
        year -= running
    elif (relative == "this" and not running and month > reference.month) or (
        not running and relative != "last" and (lean > 0 or (lean == 0 and (month - reference.month) % 12 < 4))
    ):
        year += 1
    return Meaning(f"{year:04}-{code}", "season")


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
    unit = (parts.get("unit") or parts["unit2"]).lower()
    if reference is None or number is None or unit not in ("month", "day", "week"):
        return None
    start = {
        "day": lambda: (reference - timedelta(number)).isoformat(),
        "week": lambda: week_form(reference - timedelta(7 * number)),
        "month": lambda: month_form(months_later(reference, -number)),
    }[unit]()
    return Meaning(f"{start}/..", "interval")


def _nothing(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    return None


_RESOLVERS: dict[str, Callable[[dict[str, str], date | None, int], Meaning | None]] = {
    "iso": _stated_day,
    "month-day": _month_day,
    "day-month": _month_day,
    "month": _month,
    "weekday": _weekday,
    "unit": _unit,
    "weekend": _the_weekend,
    "part-of": _part_of,
    "ago": _ago,
    "vague-ago": _nothing,
    "past-number": _past_number,
    "past-unit": _past_number,
    "in-number": _nothing,
    "day-word": _day_word,
    "season": _season,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "open": _open,
}

__all__ = ["Meaning", "day_of", "resolve"]
