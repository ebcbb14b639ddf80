"""Weeks, months, years, seasons and counts of them before or after a reference day."""

from __future__ import annotations

from datetime import date, timedelta

from generator.extract.dates.calendar import (
    DAY,
    Meaning,
    interval_of,
    month_form,
    months_later,
    span_form,
    week_days,
    week_form,
)
from generator.extract.dates.forms import number_of

_THIRDS = {"early": (1, 10), "beginning of": (1, 10), "start of": (1, 10), "mid": (11, 20), "middle of": (11, 20)}


def part_of_month(year: int, month: int, part: str, *, stated: bool) -> Meaning | None:
    """A month, or its first, middle or last third: days 1-10, 11-20, 21 to the end."""
    start = date(year, month, 1)
    if part in ("", "earlier", "later"):
        return Meaning(month_form(start), "month", stated)
    if part in ("late", "end of"):
        return Meaning(span_form(start.replace(day=21), months_later(start, 1) - DAY), "interval", stated)
    first, last = _THIRDS[part]
    return Meaning(span_form(start.replace(day=first), start.replace(day=last)), "interval", stated)


_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def unit(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    """For "last week", "earlier this month", "next year"."""
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
            return part_of_month(start.year, start.month, part, stated=False)
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


def the_weekend(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    """For "over the weekend": the latest, or the next."""
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


def part_of(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    """For "the end of the month"; with "the" in the past it may be that of the one before."""
    relative = parts["rel"].lower()
    part = {"end": "late", "start": "early", "beginning": "early", "middle": "mid"}[parts["part"].lower()]
    shifted = parts | {"rel": "this" if relative == "the" else relative, "part": part}
    if relative == "the" and lean < 0 and reference is not None:
        found = unit(shifted, reference, lean)
        first = interval_of(found.iso) if found else None
        return unit(shifted | {"rel": "last"}, reference, lean) if first and first.first > reference else found
    return unit(shifted, reference, lean)


def ago(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    """For "two days ago": as exact as its unit."""
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
            # The calendar begins with the year 1.
            return Meaning(f"{reference.year - number:04}", "year") if number < reference.year else None
        case _:
            # Round numbers of years, decades and hours: no year is meant for certain.
            return None


def past_number(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    """For "the past four months", "the next two weeks": up to the reference day, or from it."""
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


_SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "fall": ("AU", 9), "autumn": ("AU", 9), "winter": ("WI", 12)}


def season(parts: dict[str, str], reference: date | None, lean: int) -> Meaning | None:
    """For "last summer", "the spring of 2023"."""
    code, month = _SEASONS[parts["season"].lower()]
    if "relyear" in parts and reference is not None:
        years_off = {"last": -1, "this": 0, "next": 1}[parts["relyear"].lower().split()[0]]
        return None if code == "WI" else Meaning(f"{reference.year + years_off:04}-{code}", "season")
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
    elif relative in ("this", "this past"):
        # That of this year, be it over or to come; a winter that began last year is still this one until March.
        year = reference.year - (month == 12 and reference.month < 3)
    elif not running and (lean > 0 or (lean == 0 and (month - reference.month) % 12 < 4)):
        year += 1
    if not 1 <= year <= 9998:  # a winter ends in the next year, and the calendar in 9999
        return None
    return Meaning(f"{year:04}-{code}", "season")
