"""Whether two ISO forms mean the same days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

_FORM = re.compile(r"(\d{4})(?:-(?:W(\d\d)|(SP|SU|AU|WI)|(\d\d)(?:-(\d\d))?))?(?:T[\d:]+)?", re.ASCII)
_SEASONS = {"SP": 3, "SU": 6, "AU": 9, "WI": 12}
_DAY = timedelta(1)


def days(iso: str) -> tuple[date, date] | None:
    """First and last day; an open end is the last day there is. None for anything that is no ISO form."""
    start, slash, end = iso.partition("/")
    if slash:
        first, last = days(start), (date.max, date.max) if end == ".." else days(end)
        return (first[0], last[1]) if first and last else None
    form = _FORM.fullmatch(iso)
    if form is None:
        return None
    year, week, season, month, day = form.groups()
    try:
        if week:
            return date.fromisocalendar(int(year), int(week), 1), date.fromisocalendar(int(year), int(week), 7)
        if day:
            return date(int(year), int(month), int(day)), date(int(year), int(month), int(day))
        first = _SEASONS[season] if season else int(month or 1)
        months = 3 if season else 1 if month else 12
        after = int(year) * 12 + first - 1 + months
        return date(int(year), first, 1), date(after // 12, after % 12 + 1, 1) - _DAY
    except ValueError:
        return None


def same_time(event: dict[str, Any], wanted: str, said: str | None) -> bool:
    """Whether `said` means the days of `wanted`.

    A week may run from Monday or from Sunday; for the start or end of a week or month (`part:` in the note) an interval
    within that part is right too, and so is the whole week.
    """
    gold, given = days(wanted), days(said or "")
    if gold is None or given is None or gold == given:
        return gold is not None and gold == given
    part = re.search(r"part: (START|END)", event.get("note") or "")

    def inside(first: date, last: date) -> bool:
        return first <= given[0] and given[1] <= last

    if event["type"] in ("week", "week-part"):
        sunday = gold[0] - timedelta(gold[0].isoweekday() % 7)
        wednesday, next_sunday = sunday + timedelta(3), sunday + timedelta(7)
        if part and inside(*((sunday, wednesday) if part[1] == "START" else (wednesday, next_sunday))):
            return True
        return inside(sunday, next_sunday) and given[1] - given[0] >= timedelta(6)
    if part and re.fullmatch(r"\d{4}-\d\d", wanted):
        return inside(
            *((gold[0], gold[0].replace(day=10)) if part[1] == "START" else (gold[0].replace(day=21), gold[1]))
        )
    return False
