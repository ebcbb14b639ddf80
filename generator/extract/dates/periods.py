"""What a part of a longer period means: "the last week of April", "the second Sunday in March", "Q3 2023"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from generator.base import lexicon
from generator.extract.dates.calendar import DAY, Meaning, month_form, months_later, span_form
from generator.extract.dates.forms import month_numbers, number_of
from generator.extract.dates.fragments import WEEKDAYS

_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}
_NTHS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
Parts = dict[str, str]


def _nth(parts: Parts) -> int:
    return _NTHS[parts["nth"].lower()]


def month_of(parts: Parts) -> int:
    """The number of the month that is named."""
    return month_numbers()[parts["month"].rstrip(".").lower()]


def month_lean(month: int, reference: date, lean: int) -> int:
    """The direction of a bare month: an open one is the nearest, and one that has just passed is not next year's."""
    if lean == 0 and (month - reference.month) % 12 < _HALF_A_YEAR:
        return 1
    return -1 if lean > 0 and 1 <= reference.month - month <= _JUST_PASSED else lean


_HALF_A_YEAR = 6
_JUST_PASSED = 2
"""Months. In August "in June" is the one before, whatever the verb seems to say: next year's would be called so. Over
New Year it is not so clear: in January "can win in November" is of the year that begins."""


def year_of_month(parts: Parts, month: int, reference: date | None, lean: int) -> int | None:
    """The year of a bare month: stated, else the nearest in the direction of the sentence; None without a reference."""
    if "year" in parts:
        return int(parts["year"])
    if reference is None:
        return None
    match parts.get("rel", "").lower():
        case "last":
            return reference.year if month < reference.month else reference.year - 1
        case "next":
            return reference.year if month > reference.month else reference.year + 1
        case "this":
            return reference.year
    lean = month_lean(month, reference, lean)
    if lean > 0:
        return reference.year if month >= reference.month else reference.year + 1
    return reference.year if month <= reference.month else reference.year - 1


def nth_weekday(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "the second Sunday in March 2025"; none where a month has no fifth."""
    month = month_of(parts)
    year = year_of_month(parts, month, reference, lean)
    if year is None:
        return None
    weekday, number = WEEKDAYS.index(parts["weekday"]), _nth(parts)
    first = date(year, month, 1)
    if number < 0:
        last = months_later(first, 1) - DAY
        day = last - timedelta((last.weekday() - weekday) % 7)
    else:
        day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    return Meaning(day.isoformat(), "day", "year" in parts) if day.month == month else None


def nth_of_month(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "the last week of April": weeks are counted in sevens from the first day, the last one up to the last."""
    month, number = month_of(parts), _nth(parts)
    year = year_of_month(parts, month, reference, lean)
    if year is None:
        return None
    first, days = date(year, month, 1), monthrange(year, month)[1]
    last = first.replace(day=days)
    stated = "year" in parts
    unit = parts["unit"].lower()
    length = {"day": 1, "week": 7, "fortnight": 14, "half": 15}.get(unit)
    if length is None:  # weekend
        month_days = (first + timedelta(number_of_days) for number_of_days in range(days))
        saturdays = [day for day in month_days if WEEKDAYS[day.weekday()] == "Saturday"]
        saturday = saturdays[-1] if number < 0 else saturdays[number - 1]
        return Meaning(span_form(saturday, saturday + DAY), "interval", stated)
    if number < 0 or (unit == "half" and number == 2):
        begin, end = (last - timedelta(length - 1) if unit != "half" else first.replace(day=16)), last
    else:
        begin = first + timedelta(length * (number - 1))
        end = begin + timedelta(length - 1)
    if end > last:
        return None
    return Meaning(span_form(begin, end), "day" if begin == end else "interval", stated)


def _year_meant(parts: Parts, reference: date | None) -> int | None:
    if year := parts.get("year") or parts.get("year2"):
        return int(year)
    word = parts.get("relyear", "").lower().split(" ")[0]
    if reference is None or not word:
        return None
    return reference.year + {"last": -1, "next": 1}.get(word, 0)


def nth_of_year(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "the last month of 2022", "the first half of the year"."""
    year, number = _year_meant(parts, reference), _nth(parts)
    if year is None:
        return None
    unit = parts["unit"].lower()
    stated = "relyear" not in parts
    if unit in ("day", "week"):
        length = 1 if unit == "day" else 7
        end = date(year, 12, 31)
        begin = end - timedelta(length - 1) if number < 0 else date(year, 1, 1) + timedelta(length * (number - 1))
        return Meaning(span_form(begin, begin + timedelta(length - 1)), "day" if length == 1 else "interval", stated)
    months = {"month": 1, "quarter": 3, "half": 6}[unit]
    index = 12 // months if number < 0 else number
    if index * months > 12:
        return None
    return _months(year, (index - 1) * months + 1, months, stated=stated)


def first_of_period(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "the last three months of 1987", "the first ten days of June"."""
    number, unit = number_of(parts["number"]) or 0, parts["unit"].lower()
    from_the_end = parts["nth"].lower() in ("last", "final", "closing")
    if "month" in parts:
        month = month_of(parts)
        named_year = year_of_month(parts, month, reference, lean)
        if named_year is None:
            return None
        first, stated = date(named_year, month, 1), "year" in parts
        last = months_later(first, 1) - DAY
    else:
        meant_year = _year_meant(parts, reference)
        if meant_year is None:
            return None
        first, last, stated = date(meant_year, 1, 1), date(meant_year, 12, 31), "relyear" not in parts
        if unit == "month":
            begin = 13 - number if from_the_end else 1
            return _months(meant_year, begin, number, stated=stated) if 0 < number <= 12 else None
    length = timedelta(number * {"day": 1, "week": 7}[unit]) - DAY
    begin_day, end_day = (last - length, last) if from_the_end else (first, first + length)
    inside = first <= begin_day and end_day <= last
    return Meaning(span_form(begin_day, end_day), "interval", stated) if inside else None


def _months(year: int, first: int, count: int, *, stated: bool) -> Meaning:
    start = date(year, first, 1)
    if count == 1:
        return Meaning(month_form(start), "month", stated)
    return Meaning(span_form(month_form(start), month_form(months_later(start, count - 1))), "interval", stated)


def quarter(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "Q3 2023" and "the third quarter": without a year the last that has ended, or the next if the sentence looks
    ahead. The quarters of a fiscal year are their owner's own.
    """
    if "fiscal" in parts:
        return None
    number = int(parts.get("code") or parts.get("code2") or _nth(parts))
    year = _year_meant(parts, reference)
    if year is None and reference is not None:
        year = _year_of_part(number, (reference.month - 1) // 3 + 1, reference.year, lean)
    if year is None:
        return None
    return _months(year, 3 * number - 2, 3, stated="year" in parts or "year2" in parts)


def _year_of_part(number: int, running: int, year: int, lean: int) -> int:
    """The year of a quarter or half that is told by its number alone; `running`: the number of the one that runs."""
    if lean > 0:
        return year if number >= running else year + 1
    return year if number < running or (lean == 0 and number == running) else year - 1


def month_quarter(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "the September quarter": July to September."""
    month = month_of(parts)
    year = year_of_month(parts, month, reference, lean)
    if year is None:
        return None
    start = months_later(date(year, month, 1), -2)
    return _months(start.year, start.month, 3, stated="year" in parts)


def short_year(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "in '87": the latest such year, or one of the next ten."""
    if reference is None:
        return None
    year = reference.year // 100 * 100 + int(parts["tens"])
    year += 100 * ((year < reference.year - _BACK) - (year > reference.year + _AHEAD))
    return Meaning(f"{year:04}", "year")


# Years. Two digits name a year of living memory, or one that is planned for.
_AHEAD = 10
_BACK = 99 - _AHEAD


def fiscal_years(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "2022/23": within the two years; for "FY2021": within the year."""
    first = int(parts["year"])
    if "year2" not in parts:
        return Meaning(f"{first:04}", "year", stated=True)
    last = first // 100 * 100 + int(parts["year2"])
    return Meaning(f"{first:04}/{last:04}", "interval", stated=True) if last == first + 1 else None


def month_ordinal(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "the first of June", "May eighth, 2010"."""
    month = month_of(parts)
    year = year_of_month(parts, month, reference, lean)
    number = sum(_ordinals()[word] for word in re.split(r"[\s-]", parts["nth"].lower()))
    return None if year is None else Meaning(date(year, month, number).isoformat(), "day", "year" in parts)


@cache
def _ordinals() -> dict[str, int]:
    """Ordinals in words, and the tens that stand before them."""
    return {word: int(value) for word, value in lexicon.table("extract/dates/ordinals")}


def half(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "H2 2022" and "the first half": without a year told like a quarter's."""
    if "nth" not in parts:
        number = int(parts.get("code") or parts["code2"])
        return _months(int(parts["year"]), 6 * number - 5, 6, stated=True)
    if reference is None:
        return None
    year = _year_of_part(_nth(parts), (reference.month - 1) // 6 + 1, reference.year, lean)
    return _months(year, 6 * _nth(parts) - 5, 6, stated=False)


_WEEKS = {"last": -1, "the previous": -1, "this": 0, "the same": 0, "next": 1, "the following": 1, "the coming": 1}


def week_day(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "Tuesday of last week": weeks begin on Monday here, or "Sunday next week" would be tomorrow on a Saturday."""
    if reference is None:
        return None
    monday = reference - timedelta(reference.weekday()) + timedelta(7 * _WEEKS[" ".join(parts["week"].lower().split())])
    return Meaning((monday + timedelta(WEEKDAYS.index(parts["weekday"]))).isoformat(), "day")


def weekday_before(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "the Tuesday before last", "a week last Sunday": a week before the latest such day."""
    if reference is None:
        return None
    back = (reference.weekday() - WEEKDAYS.index(parts["weekday"])) % 7 or 7
    return Meaning((reference - timedelta(back + 7)).isoformat(), "day")


def weekday_after(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "a week from Friday", "on Friday week", "Friday fortnight": one or two weeks after the next such day."""
    if reference is None:
        return None
    ahead = (WEEKDAYS.index(parts["weekday"]) - reference.weekday()) % 7 or 7
    return Meaning((reference + timedelta(ahead + (14 if "fortnight" in parts else 7))).isoformat(), "day")


def day_after(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "today week", "this day fortnight"."""
    if reference is None:
        return None
    ahead = (14 if parts["unit"] == "fortnight" else 7) + (parts["word"].lower() == "tomorrow")
    return Meaning((reference + timedelta(ahead)).isoformat(), "day")


def stretch_to(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "the three months" to March, "the year" ended May 31, 2024: the months up to the one that is named.

    Such stretches are reported when they are over, unless the sentence looks ahead.
    """
    month = month_of(parts)
    year = year_of_month(parts, month, reference, lean if lean > 0 else -1)
    length = number_of(parts["number"]) if "number" in parts else _MONTHS_OF[parts["unit"].lower()]
    if year is None or not length:
        return None
    stated = "year" in parts
    end = date(year, month, 1)
    if "day" not in parts:
        return _months(*_year_and_month(months_later(end, 1 - length)), length, stated=stated)
    last = end.replace(day=int(parts["day"].rstrip("stndrh")))
    if (last + DAY).month == month:  # a stretch of its own: "the year to April 5"
        return Meaning(span_form(months_later(last, -length) + DAY, last), "interval", stated)
    return _months(*_year_and_month(months_later(end, 1 - length)), length, stated=stated)


_MONTHS_OF = {"year": 12, "half-year": 6}


def _year_and_month(day: date) -> tuple[int, int]:
    return day.year, day.month


def numeric(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "31/08/2022" and "8/31/2022": settled where one order alone makes a date, where both make the same, or where
    the article writes its other dates in one order (the part `order`, see `numeric_order`).
    """
    year, first, second = int(parts["year"]), int(parts["a"]), int(parts["b"])
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    days = {day_first, month_first} - {None}
    only = days.pop() if len(days) == 1 else {"day": day_first, "month": month_first}.get(parts.get("order", ""))
    return Meaning(only.isoformat(), "day", stated=True) if only else None


_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)\d\d(?![\d/-])")


def numeric_order(text: str) -> str:
    """Which part of its dates in digits an article writes first, "day" or "month", told by those that have a number
    above 12; "" where none has, or where they disagree.
    """
    orders = {
        "day" if int(match[1]) > 12 else "month"
        for match in _NUMERIC.finditer(text)
        if (int(match[1]) > 12) != (int(match[3]) > 12)
    }
    return orders.pop() if len(orders) == 1 else ""


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def day_range(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "31 January–1 February 1953": the year at the end holds for both, over New Year the one before."""
    month, month2 = month_of(parts), month_numbers()[parts["month2"].rstrip(".").lower()]
    year2 = int(parts["year"]) if "year" in parts else year_of_month(parts, month2, reference, lean)
    if year2 is None:
        return None
    year = int(parts["year1"]) if "year1" in parts else year2 - (month > month2)
    first, last = (
        date(end_year, end_month, int(words.rstrip("stndrh")))
        for end_year, end_month, words in ((year, month, parts["day"]), (year2, month2, parts["day2"]))
    )
    return Meaning(span_form(first, last), "interval", "year" in parts) if first < last else None


_CENTURIES = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}


def year_words(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "nineteen eighty-four"; "twenty twenty-six" without a noun behind it is a year as well."""
    if small := parts.get("small"):
        return Meaning(f"{2000 + (number_of(small) or 0):04}", "year", stated=True)
    words = re.split(r"[\s-]+", parts["rest"].lower().removeprefix("hundred and "))
    year = _CENTURIES[parts["century"].lower()] + sum(_TENS.get(word) or number_of(word) or 0 for word in words)
    return Meaning(f"{year:04}", "year", stated=True)


_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_DECADES = {word[:-1] + "ies": tens for word, tens in _TENS.items()}
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}


def decade_words(parts: Parts, reference: date | None, lean: int) -> Meaning | None:
    """For "the nineties", "the early '90s": the latest that is over or has begun; none without a reference."""
    tens = int(parts["tens"]) if "tens" in parts else _DECADES[parts["word"].lower()]
    if century := parts.get("century"):
        first = _CENTURIES[century.strip()] + tens
    elif reference is None:
        return None
    else:
        first = reference.year // 100 * 100 + tens
        first -= 100 * (first > reference.year)
    low, high = _PARTS.get(parts.get("part", "").lower(), (0, 9))
    return Meaning(f"{first + low:04}/{first + high:04}", "interval", stated="century" in parts)
