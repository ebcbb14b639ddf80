"""The site's own voice: counts, dates and gaps in plain words."""

from __future__ import annotations

import re
from datetime import date

from generator.model import Fact

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"SP": "spring", "SU": "summer", "AU": "autumn", "WI": "winter"}
NO_DATE = "no date stated"
NO_OUTLET = "outlet not stated"


def many(count: int, noun: str, more: str = "") -> str:
    """`1 article`, `1,200 articles`, `no articles`; `more` for a plural that is not `one` with an s."""
    number = f"{count:,}" if count else "no"
    return f"{number} {noun if count == 1 else more or noun + 's'}"


def times(count: int) -> str:
    """`once`, `twice`, `1,200 times`."""
    return "once" if count == 1 else "twice" if count == 2 else f"{count:,} times"


def listed(parts: tuple[str, ...]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)\S*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_PART = re.compile(r"(\d{4})-(SP|SU|AU|WI)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def reading(iso: str) -> str:
    """An ISO form of contract.md in words: `7 October 2023`, `week of 29 January 2024`, `2019 to 2021`.

    What is no such form comes back as it is.
    """
    if "/" in iso:
        start, _, end = iso.partition("/")
        return f"from {reading(start)}" if end in ("..", "") else _from_to(reading(start), reading(end))
    if parts := _DAY.fullmatch(iso):
        year, month, day, clock = parts.groups()
        return f"{int(day)} {_month(month)} {year}{f', {clock}' if clock else ''}"
    if parts := _WEEK.fullmatch(iso):
        try:
            monday = date.fromisocalendar(int(parts[1]), int(parts[2]), 1)
        except ValueError:
            return iso
        return f"week of {monday.day} {MONTHS[monday.month - 1]} {monday.year}"
    if parts := _PART.fullmatch(iso):
        return f"{SEASONS[parts[2]]} {parts[1]}"
    if parts := _MONTH.fullmatch(iso):
        return f"{_month(parts[2])} {parts[1]}"
    return iso


def _from_to(start: str, end: str) -> str:
    """What both ends share is said once: `21 to 30 November 2023`, `9 March to 3 April 2024`."""
    first, last = start.split(" "), end.split(" ")
    if len(first) == len(last):
        while len(first) > 1 and first[-1] == last[len(first) - 1]:
            first.pop()
    return f"{' '.join(first)} to {end}"


def _month(digits: str) -> str:
    return MONTHS[int(digits) - 1] if 1 <= int(digits) <= len(MONTHS) else digits


def day_only(fact: Fact[str]) -> str:
    """The day of a metadata date, in words."""
    return reading(fact.value[:10])
