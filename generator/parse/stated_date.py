"""Reading of a date that a label states in full, such as `February 09, 2024, 9:30 AM`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.base import lexicon


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date with its offsets in the words that were read."""

    iso: str
    """YYYY-MM-DD or YYYY-MM-DDTHH:MM, with +00:00 where the words say GMT or UTC."""
    start: int
    end: int


_DAYS = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?P<{0}h>[01]?\d|2[0-3])[:.h](?P<{0}m>[0-5]\d)(?:[:.][0-5]\d(?:\.\d+)?)?\s*(?P<{0}p>[ap]\.?\s?m\b\.?)?"
_ZONE = r"(?:\s*\(?(?P<zone>gmt|utc|z)\b\)?)?"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted((name for name, _ in lexicon.table("base/months")), key=len, reverse=True))
    named = rf"(?P<month>{month})\b\.?"
    after = rf"(?:[\s,|–—-]*(?:at\s+|@\s*)?(?:{_CLOCK.format('a')}){_ZONE})?"
    before = rf"(?:{_CLOCK.format('b')}\s*(?:[a-z]{{2,4}}\b)?[,\s|–—-]+(?:on\s+)?)?"
    return tuple(
        re.compile(form, re.IGNORECASE)
        for form in (
            rf"\b(?P<y>(?:19|20)\d\d)-(?P<mo>\d\d)-(?P<d>\d\d)(?:t|\s+)?{after}",
            rf"\b{before}{_DAYS}{named}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b{after}",
            rf"\b{before}{_DAYS}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{named}[,\s-]*(?P<y>(?:19|20)\d\d)\b{after}",
            rf"\b{before}{_DAYS}(?P<n1>\d{{1,2}})[/.](?P<n2>\d{{1,2}})[/.](?P<y>(?:19|20)\d\d)\b{after}",
        )
    )


def read_date(words: str) -> StatedDate | None:
    """The first full date in a short text (at most some hundred characters); None if there is none or it is ambiguous.

    All in figures with day and month both below 13 (`03/04/2024`) is read two ways on the two sides of the Atlantic and
    stays unread.
    """
    found = [match for form in _forms() if (match := form.search(words))]
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if stated := _read(match):
            return stated
    return None


def _read(match: re.Match[str]) -> StatedDate | None:
    part = match.groupdict()
    if part.get("month"):
        month = {name: number for name, number, *_ in lexicon.table("base/months")}[part["month"].lower()]
        day = part["d"]
    elif part.get("n1"):
        first, second = int(part["n1"]), int(part["n2"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = str(max(first, second)), str(min(first, second))
    else:
        day, month = part["d"], part["mo"]
    try:
        iso = date(int(part["y"]), int(month), int(day)).isoformat()
    except ValueError:
        return None
    for side in "ab":
        if part.get(f"{side}h"):
            hour = _hour(int(part[f"{side}h"]), part[f"{side}p"])
            iso += f"T{hour:02}:{part[f'{side}m']}" + ("+00:00" if part.get("zone") else "")
            break
    return StatedDate(iso, match.start(), match.end())


def _hour(hour: int, half: str | None) -> int:
    if half is None or not 1 <= hour <= 12:
        return hour
    return hour % 12 + (12 if half[0] in "pP" else 0)
