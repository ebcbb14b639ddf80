"""A line of time: where a day stands on it, its ticks, and the weeks, months or years that days are counted in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TICKS = 12
"""At most so many: 860 pixels hold twelve names of months."""
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` up to `end`, which is the day behind the last one."""

    first: date
    end: date
    ticks: tuple[tuple[date, str], ...]
    unit: str
    """What days are counted by where they are many: "week", "month" or "year"."""

    def share(self, day: date) -> float:
        """Where a day begins, as a share of the width; below 0 or above 1 outside the axis."""
        return (day - self.first).days / max((self.end - self.first).days, 1)


def short_day(day: date) -> str:
    """`7 Oct`."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def axis_of(firsts: Sequence[date], lasts: Sequence[date]) -> Axis:
    """An axis that holds all these days, with ticks on Mondays for up to nine weeks, else on firsts of months."""
    low, high = min(firsts), max(*lasts, *firsts)
    days = (high - low).days + 1
    if days <= 63:
        step = 1 if days <= _TICKS else 7
        first = low if step == 1 else low - timedelta(days=low.weekday())
        end = max(_later(high, step if step == 1 else 7 - high.weekday()), first + timedelta(days=1))
        ticks = tuple((day, short_day(day)) for day in _days(first, end, step))
        return Axis(first, end, _with_year(ticks), "week")
    step = next((step for step in _MONTH_STEPS if (_count(high) - _count(low)) // step + 1 <= _TICKS), _MONTH_STEPS[-1])
    start = _count(low) // step * step if step < 12 else _count(date(low.year, 1, 1)) // step * step
    marks = [month for month in range(start, _count(high) + step, step) if month >= 12]
    first = _month(marks[0]) if marks[0] <= _count(low) else date(low.year, low.month, 1)
    end = _month(_count(high) + 1) if step == 1 else _month(marks[-1] + step)
    named = tuple((_month(month), _named(month, step)) for month in marks if _month(month) < end)
    return Axis(first, end, _with_year(named) if step < 12 else named, "week" if days <= 400 else _larger(days))


def _larger(days: int) -> str:
    return "month" if days <= 366 * 8 else "year"


def _days(first: date, end: date, step: int) -> Iterator[date]:
    day = first
    while day < end:
        yield day
        day = _later(day, step)


def _later(day: date, days: int) -> date:
    return date.max if (date.max - day).days < days else day + timedelta(days=days)


def _count(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(count: int) -> date:
    year, month = divmod(count, 12)
    return date(year, month + 1, 1) if 1 <= year <= date.max.year else date.max


def _named(month: int, step: int) -> str:
    return _MONTHS[month % 12] if step < 12 else str(month // 12)


def _with_year(ticks: tuple[tuple[date, str], ...]) -> tuple[tuple[date, str], ...]:
    """The year on the first tick and on the first of each further year."""
    made, year = [], 0
    for day, text in ticks:
        made.append((day, f"{text} {day.year}" if day.year != year else text))
        year = day.year
    return tuple(made)


def bucket_of(day: date, unit: str) -> date:
    """The first day of the week (from Monday on), month or year that holds a day."""
    match unit:
        case "week":
            return day - timedelta(days=day.weekday()) if day.toordinal() > 7 else date.min
        case "month":
            return day.replace(day=1)
        case _:
            return day.replace(month=1, day=1)


def buckets(first: date, last: date, unit: str) -> Iterator[tuple[date, date]]:
    """(first day, day behind the last) of every week, month or year from the one that begins at `first` to `last`'s."""
    start = first
    while start <= last:
        match unit:
            case "week":
                end = _later(start, 7)
            case "month":
                end = _month(_count(start) + 1)
            case _:
                end = _month(_count(start) + 12)
        yield start, end
        if end == date.max:
            return
        start = end
