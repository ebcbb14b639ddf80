"""Reading of a date that the head of an article states in full, such as `February 09, 2024, 9:30 AM`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from generator.base import lexicon

Order = Literal["day", "month"]
"""Which of two numbers comes first in a date all in figures."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date with its offsets in the words that were read."""

    iso: str
    """YYYY-MM-DD or YYYY-MM-DDTHH:MM, with +00:00 where the words say GMT or UTC."""
    start: int
    end: int


_DAYS = r"(?:[^\W\d_]{2,10}day\.?,?\s+|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)\.?,?\s+)?"
_ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"
# A clock behind the year may touch it, where a page's tags were dropped: "Nov 19 20197:05 AM".
_YEAR = r"(?P<y>(?:19|20)\d\d)(?:(?!\d)|(?=\d{1,2}:\d\d))"
_SHORT_YEAR = r"(?P<y>(?:19|20)?\d\d)(?:(?!\d)|(?=\d{1,2}:\d\d))"
_CLOCK = (
    r"(?:(?P<{0}h>2[0-3]|[01]?\d)\s?[:.h]\s?(?P<{0}m>[0-5]\d)(?:[:.][0-5]\d(?:\.\d+)?)?(?:\s*(?P<{0}p>[ap]\.?\s?m\b\.?))?"
    r"|(?P<{0}hh>[01]\d|2[0-3])(?P<{0}mm>[0-5]\d)\s?(?:hrs|hours)\b|(?P<{0}hp>1[0-2]|0?[1-9])\s?(?P<{0}pp>[ap]\.?m\b\.?))"
)
_ZONE = r"(?:\s*\(?(?P<zone>gmt|utc|z)\b\)?)?"
_BETWEEN = r"[\s,;:|/·•@–—-]*(?:(?:at|à|um|a las|alle|kl\.?)\s+)?"


@cache
def _months() -> Mapping[str, int]:
    """Names and short forms of months, English and others, to their numbers."""
    rows = (*lexicon.table("base/months_abroad"), *lexicon.table("base/months"))
    return {name: int(number) for name, number, *_ in rows}


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    named = rf"(?P<month>{month})(?![^\W\d_])\.?"
    after = rf"(?:{_BETWEEN}{_CLOCK.format('a')}{_ZONE})?"
    before = rf"(?:{_CLOCK.format('b')}\s*(?:[a-z]{{2,4}}\b)?[,\s|–—-]+(?:on\s+)?)?"
    return tuple(
        re.compile(form, re.IGNORECASE)
        for form in (
            rf"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<mo>\d\d)(?P=sep)(?P<d>\d\d)(?:t|\s+|(?!\d)){after}",
            rf"(?<![^\W_]){before}{_DAYS}{named}\s*(?P<d>\d{{1,2}}){_ORDINAL}[,\s]\s*{_YEAR}{after}",
            rf"\b{before}{_DAYS}(?P<d>\d{{1,2}}){_ORDINAL}(?:\s+(?:of|de))?[\s-]+{named}(?:\s+de)?[,\s-]*{_YEAR}{after}",
            rf"(?<![\d/.]){before}{_DAYS}(?P<n1>\d{{1,2}})(?P<sep>[/.-])(?P<n2>\d{{1,2}})(?P=sep){_SHORT_YEAR}{after}",
        )
    )


def read_date(words: str, order: Order | None = None) -> StatedDate | None:
    """The first full date in a short text (at most some hundred characters); None if there is none or it is ambiguous.

    All in figures with day and month both below 13 (`03/04/2024`) is read two ways on the two sides of the Atlantic;
    without `order` it stays unread.
    """
    if _DIGIT.search(words) is None:
        return None
    found = [match for form in _forms() if (match := form.search(words))]
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if stated := _read(match, order):
            return stated
    return None


# Every form has a year in figures. Most lines of a text have none, and are soon done with.
_DIGIT = re.compile(r"\d")


def read_dates(text: str, start: int, end: int, order: Order | None = None) -> Iterator[StatedDate]:
    """All full dates of `text[start:end]` in order, none overlapping, with offsets in the text; in linear time."""
    found = [match for form in _forms() for match in form.finditer(text, start, end)]
    at = start
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if match.start() >= at and (stated := _read(match, order)):
            yield stated
            at = match.end()


def _read(match: re.Match[str], order: Order | None) -> StatedDate | None:
    part = match.groupdict()
    if part.get("month"):
        day, month = int(part["d"]), _months()[part["month"].lower()]
    elif part.get("n1"):
        first, second = int(part["n1"]), int(part["n2"])
        if first <= 12 and second <= 12 and first != second and order is None:
            return None
        month_first = second > 12 or (first <= 12 and order == "month")
        day, month = (second, first) if month_first else (first, second)
    else:
        day, month = int(part["d"]), int(part["mo"])
    year = int(part["y"])
    try:
        iso = date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None
    return StatedDate(iso + _clock(part), match.start(), match.end())


def _clock(part: Mapping[str, str | None]) -> str:
    """The time of day behind or before the date, as `T09:30`; empty if none is stated."""
    for side in "ab":
        hour, minute, half = (
            part.get(f"{side}h") or part.get(f"{side}hh") or part.get(f"{side}hp"),
            part.get(f"{side}m") or part.get(f"{side}mm") or "00",
            part.get(f"{side}p") or part.get(f"{side}pp"),
        )
        if hour:
            return f"T{_hour(int(hour), half):02}:{minute}" + ("+00:00" if part.get("zone") else "")
    return ""


def _hour(hour: int, half: str | None) -> int:
    if half is None or not 1 <= hour <= 12:
        return hour
    return hour % 12 + (12 if half[0] in "pP" else 0)


_FIGURES = re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)?\d\d(?!\d|[/.]\d)")
# Zones whose countries write the month first, and those that do not.
_ZONES: tuple[tuple[re.Pattern[str], Order], ...] = (
    (re.compile(r"\d\s?(?:[ap]\.?m\.?)?,? (?:[ECMP][SD]?T)\b"), "month"),
    (re.compile(r"\d\s?(?:[ap]\.?m\.?)?,? (?:GMT|BST|CES?T|IST|AE[SD]T|EAT|WAT|SAST|NZ[SD]T)\b"), "day"),
)


def date_order(text: str) -> Order | None:
    """Which number comes first in the text's dates in figures: as in those that can be read one way only; else as in
    dates with a month's name; else as its time zones say. None: nothing tells, or the text has both.

    >>> date_order("Posted 04/03/2024. Updated 25/03/2024.")
    'day'
    >>> date_order("Posted 04/03/2024 at 4 pm EST")
    'month'
    """
    figures: Counter[Order] = Counter()
    for first, _, second in _FIGURES.findall(text):
        if int(first) > 12 >= int(second) or int(second) > 12 >= int(first):
            figures["day" if int(first) > 12 else "month"] += 1
    written: Counter[Order] = Counter()
    for order, form in zip(("month", "day"), _forms()[1:3], strict=True):
        written[order] = len(form.findall(text[:_READ_FOR_ORDER]))  # type: ignore[index]
    zones: Counter[Order] = Counter(order for pattern, order in _ZONES if pattern.search(text))
    for votes in (figures, written, zones):
        told = [order for order, number in votes.items() if number]
        if told:
            return told[0] if len(told) == 1 else None
    return None


# A page's own form of date shows in its head; reading months in a whole book would take long.
_READ_FOR_ORDER = 20_000
