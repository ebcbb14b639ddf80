"""Days, and intervals of days: what an ISO form of `DateMention` covers. Shared by timelines and comparisons.

Forms: YYYY-MM-DD (a time of day behind it is dropped), YYYY-MM, YYYY-Www (ISO 8601 week, Monday to Sunday), YYYY-SP,
-SU, -AU, -WI (March to May, and so on; winter begins in December of the year named), YYYY, A/B of two such forms, A/..
(open).
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
_SEASON_STARTS = {"SP": 3, "SU": 6, "AU": 9, "WI": 12}
_FORM = re.compile(r"(\d{4})(?:-W(\d\d)|-(SP|SU|AU|WI)|-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A stretch of days, both ends included."""

    first: date
    last: date
    """`date.max` where the end is open."""

    @property
    def days(self) -> int:
        """How many; an open one counts to the end of the calendar."""
        return (self.last - self.first).days + 1

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def __contains__(self, day: date) -> bool:
        """Whether the day is one of these."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Meaning:
    """The ISO form of an expression."""

    iso: str
    precision: str
    """day, week, month, season, year, interval."""
    stated: bool = False
    """Whether the words suffice."""


def interval_of(iso: str) -> Interval | None:
    """First and last day of an ISO form; None for anything else."""
    if iso.count("/") == 1:
        start, end = iso.split("/")
        first = interval_of(start)
        last = Interval(date.max, date.max) if end in ("", "..") else interval_of(end)
        return Interval(first.first, last.last) if first and last and first.first <= last.last else None
    form = _FORM.fullmatch(iso)
    if form is None:
        return None
    year, week, season, month, day = form.groups()
    with suppress(ValueError, OverflowError):
        if week:
            monday = date.fromisocalendar(int(year), int(week), 1)
            return Interval(monday, monday + 6 * DAY)
        if season:
            start_day = date(int(year), _SEASON_STARTS[season], 1)
            return Interval(start_day, months_later(start_day, 3) - DAY)
        if day:
            only = date(int(year), int(month), int(day))
            return Interval(only, only)
        if month:
            start_day = date(int(year), int(month), 1)
            return Interval(start_day, months_later(start_day, 1) - DAY)
        return Interval(date(int(year), 1, 1), date(int(year), 12, 31))
    return None


def day_of(iso: str) -> date | None:
    """The day of a form with day precision, its time dropped; None for any other."""
    found = interval_of(iso)
    return found.first if found and found.first == found.last else None


def months_later(day: date, months: int) -> date:
    """The same day some months later, or earlier for a negative number; the month's last day where it has no such day.

    Raises ValueError outside the years 1 to 9999.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    for number in (day.day, 30, 29, 28):
        if number <= day.day:
            with suppress(ValueError):
                return date(year, month + 1, number)
    raise ValueError(f"no year {year}")


def week_form(day: date) -> str:
    """The week around a day as newspapers count it, from Sunday on, named by the ISO week that shares its Monday."""
    year, week, _ = (day + DAY).isocalendar()
    return f"{year:04}-W{week:02}"


def week_days(day: date) -> Interval:
    """Sunday to Saturday around a day."""
    sunday = day - timedelta(days=(day.weekday() + 1) % 7)
    return Interval(sunday, sunday + 6 * DAY)


def month_form(day: date) -> str:
    """YYYY-MM."""
    return f"{day.year:04}-{day.month:02}"


def span_form(first: date | str, last: date | str) -> str:
    """A/B, or the one day where both are the same."""
    return str(first) if str(first) == str(last) else f"{first}/{last}"
