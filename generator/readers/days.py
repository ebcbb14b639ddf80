"""Days as formats and databases state them, in the languages of their users.

Not the finder of dates in running text: here a field holds a date, and what else stands in it (weekday, edition, time
of day) is passed over.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache

from generator.readers import tables

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_WORD = r"(?P<month>[^\W\d_]{3,11})\.?"
_DAY = r"(?P<day>\d{1,2})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_YEAR}-(?P<number>\d\d)-{_DAY}(?!\d)",
        rf"\b{_WORD},?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b",  # March 14, 2023
        rf"\b{_DAY}(?:st|nd|rd|th|er|\.)?\s*(?:de\s+)?{_WORD},?\s*(?:de\s+|del\s+)?{_YEAR}\b",  # 14. März 2023
        rf"\b{_YEAR},?\s+{_WORD}\s+{_DAY}\b",  # 2023 Mar 14
        rf"{_YEAR}\s*[年년]\s*(?P<number>\d{{1,2}})\s*[月월]\s*{_DAY}\s*[日일]",
        rf"\b{_YEAR}[/.](?P<number>\d\d?)[/.]{_DAY}\b",
    )
)
# Two numbers before a year: which is the month shows only where the other can be none.
_NUMBERS = re.compile(rf"\b(?P<first>\d{{1,2}})(?P<sign>[./-])(?P<second>\d{{1,2}})(?P=sign){_YEAR}\b")


@cache
def _months() -> dict[str, int]:
    return {word: int(number) for word, number in tables.table("months")}


def stated_day(words: str) -> str | None:
    """The first day that the words of a field state, as an ISO date; None where they state none for certain.

    >>> stated_day("March 16, 2023, Thursday, LATE EDITION"), stated_day("27. Februar 2012 Montag")
    ('2023-03-16', '2012-02-27')
    >>> stated_day("24.11.2026"), stated_day("11/24/2026"), stated_day("03/04/2026"), stated_day("Winter 2026")
    ('2026-11-24', '2026-11-24', None, None)
    """
    for form in _FORMS:
        for found in form.finditer(words):
            parts = found.groupdict()
            number = int(parts["number"]) if parts.get("number") else _months().get(parts["month"].casefold())
            if number and (day := _day(parts["year"], number, parts["day"])):
                return day
    if numbers := _NUMBERS.search(words):
        first, second = int(numbers["first"]), int(numbers["second"])
        # Points stand between day, month and year wherever they are used; strokes in both orders.
        if numbers["sign"] == "." or first > 12 or first == second:
            return _day(numbers["year"], second, str(first))
        if second > 12:
            return _day(numbers["year"], first, str(second))
    return None


_MONTH_ONLY = re.compile(rf"(?:{_WORD}\s*(?:[/-]\s*[^\W\d_]+\s*)?,?\s*)?{_YEAR}\b")
# A quarter of the year as magazines date their numbers.
_SEASON = re.compile(rf"(?:spring|summer|autumn|fall|winter)[\s,/]+(?:\S+\s+)?{_YEAR}\b", re.IGNORECASE)
_LONGEST_DATE = 14
"""Words of a line that is a date, with weekday, time and edition; a sentence that names a day is longer."""


def is_dated_line(words: str) -> bool:
    """Whether a line of a head is a date, exact or as magazines have it.

    >>> is_dated_line("March 14, 2023 Tuesday, Late Edition"), is_dated_line("January/February 2010")
    (True, True)
    >>> is_dated_line("2010"), is_dated_line("Storm of 2010")
    (False, False)
    """
    if len(words.split()) > _LONGEST_DATE:
        return False
    if stated_day(words) or _SEASON.match(words):
        return True
    found = _MONTH_ONLY.match(words)
    return found is not None and (found["month"] or "").casefold() in _months()


def _day(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


_ISO_TIME = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?\s*"
)


def stated_time(words: str) -> str | None:
    """A date with its time of day, where a field of a mail, feed or page states both; else its day.

    >>> stated_time("Tue, 14 Mar 2023 06:30:12 +0000"), stated_time("20230314T063012Z")
    ('2023-03-14T06:30:12+00:00', '2023-03-14T06:30:12+00:00')
    """
    if found := _ISO_TIME.fullmatch(words):
        year, month, day, hour, minute, second, zone = found.groups()
        if (stated := _day(year, int(month), day)) is None or hour is None:
            return stated
        zone = {None: "", "Z": "+00:00"}.get(zone, f"{(zone or '')[:3]}:{(zone or '')[-2:]}")
        return f"{stated}T{hour}:{minute}:{second or '00'}{zone}" if int(hour) < 24 and int(minute) < 60 else stated
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return stated_day(words)
