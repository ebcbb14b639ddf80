"""Lines that say when an article was published or updated, alone or with the outlet: "The Daily Echo, 9 May 2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.base.stated_date import Order, read_date
from generator.base.text import trim
from generator.model import Span
from generator.parse.names import NAME, outlet_like, outlets

# The longest of real pages names two dates with weekday, time and zone.
_LONGEST = 200
# Words beside the dates that are neither a label nor an outlet: more make a sentence or a headline.
_MOST_OTHERS = 4

LABEL = re.compile(
    r"(?:(?:article |story )?(?:first |originally |last |was )?(?P<kind>updated?|published?|posted|modified"
    r"|created|issued|released|revised|date|dated|uploaded|publish date|publication date|pub date|last update|original"
    r"|publié|mis à jour|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|aggiornato|on)(?![^\W\d_])"
    r"(?: (?:on|at|le|am|el|il))?\s*[:|–—-]?\s*)",
    re.IGNORECASE,
)
UPDATED = re.compile(r"updated?|modified|revised|last|mis à jour|aktualisiert|actualizado|aggiornato", re.IGNORECASE)
ANY_LABEL = re.compile(
    rf"{UPDATED.pattern}|publi\w+|publish|posted|issued|created|released|uploaded|original|dated?\b|veröffentlicht"
    r"|pubblicato",
    re.IGNORECASE,
)
# What may stand beside a date and adds nothing: labels, weekdays, zones, "2 min read".
_EXPLAINED = re.compile(
    rf"{ANY_LABEL.pattern}"
    r"|[^\W\d_]+day\b|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|gmt|utc|e[sd]?t|c[sd]?t|p[sd]?t|m[sd]?t|bst|cet|cest"
    r"|ist|pkt|gst|sgt|hkt|jst|kst|aest|aedt|eat|wat|sast|msk|amt|am|pm|a\.m|p\.m|hrs|local|time|first|originally|on|at"
    r"|and|ago|hours?|min(?:ute)?s?|read|by|z|the|le|il|el|um|uhr|à|am|den|der|live|comments?|edition"
    r"|share|tweet|print|get short url)(?=\b|updated|published|posted)|[\W\d_]+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,|/·•;:()\[\]–—]+|\s-+\s|-{2,}|\s{2,}")
_CORRECTED = re.compile(r"correct|clarif|copyright|©", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?=[^\W\d_])", re.IGNORECASE)
_AGE = re.compile(
    r"(?:(?:updated?|published|posted|last updated)\s*:?\s*)?(?:about |over )?(?:\d+|an?|one|two|three|few)\s?"
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?)(?: ago|\s+ago)\b.{0,40}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a date line states."""

    labelled: bool
    """Whether it says that it is a date of publication or update."""
    outlet: Span | None
    """The outlet named beside the date."""


def read_date_line(text: str, line: Span, order: Order | None = None) -> DateLine | None:
    """The date line that the line is; None if it holds no full date, or more than one."""
    if line.end - line.start > _LONGEST or _CORRECTED.match(text, line.start, line.end):
        return None
    left = _without_dates(text, line, order)
    if left is None:
        return None
    outlet: Span | None = None
    others = 0
    for part in left:
        for segment in _segments(text, part):
            words = segment.cut(text).strip(" .")
            named = Span(segment.start, segment.start + len(words)) if words else segment
            if outlet is None and (words in outlets() or outlet_like(words) or _titled_the(words)):
                outlet = named
            elif not _separated(text, segment, line):
                return None
            else:
                others += len(words.split())
    return DateLine(LABEL.match(text, line.start, line.end) is not None, outlet) if others <= _MOST_OTHERS else None


def _titled_the(words: str) -> bool:
    """Capitals behind "The", as papers of any name are called.

    >>> _titled_the("The Lantern"), _titled_the("The bridge"), _titled_the("Geneva")
    (True, False, False)
    """
    first, *rest = words.split() or [""]
    return first == "The" and 0 < len(rest) <= 4 and all(word[0].isupper() for word in rest)


def _without_dates(text: str, line: Span, order: Order | None) -> list[Span] | None:
    """What is left of a line between its dates; None if it has no date."""
    left: list[Span] = []
    at, any_date = line.start, False
    while stated := read_date(text[at : line.end], order):
        if stated.start:
            left.append(Span(at, at + stated.start))
        at, any_date = at + stated.end, True
    if not any_date:
        return None
    return [*left, Span(at, line.end)] if at < line.end else left


def _segments(text: str, part: Span) -> list[Span]:
    """The stretches between separators that hold more than labels, weekdays and the like."""
    made, at = [], part.start
    ends = [(found.start(), found.end()) for found in _SEPARATOR.finditer(text, part.start, part.end)]
    for end, begin in (*ends, (part.end, part.end)):
        segment = trim(text, at, end) if at < end else None
        if segment and _EXPLAINED.sub("", segment.cut(text)):
            made.append(segment)
        at = begin
    return made


_MARKS = ",|/·•;:()[]–—-"


def _separated(text: str, segment: Span, line: Span) -> bool:
    """Whether a mark stands between a stretch and the date beside it: "Opening bell 11.18.19" is a title."""
    before, after = text[line.start : segment.start].rstrip(), text[segment.end : line.end].lstrip()
    clear_before = not before or before[-1] in _MARKS
    clear_after = not after or after[0] in _MARKS
    return clear_before and clear_after


def is_age(words: str) -> bool:
    """Whether a line says how long ago something was published, which dates nothing.

    >>> is_age("2 hours ago"), is_age("Updated 5 mins ago | Ann Lee"), is_age("Two years ago we left.")
    (True, True, False)
    """
    found = _AGE.fullmatch(words.strip(" .•·|-"))
    return found is not None and len(words) < 60 and not words.rstrip().endswith(".")


def signed_in_line(text: str, line: Span) -> int | None:
    """Where a name begins behind "by" in a line that begins with its date: "9 May 2024 by Ann Lee"."""
    stated = read_date(text[line.start : min(line.end, line.start + 60)]) if line.end - line.start <= _LONGEST else None
    if stated is None:
        return None
    by = _BY.search(text, line.start + stated.end, line.end)
    return (
        by.end() if by and NAME.match(text, by.end(), line.end) and by.start() - line.start - stated.end < 40 else None
    )
