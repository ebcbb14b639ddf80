"""Expressions that other expressions of the article settle: before and after a dated event, wars since a dated day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from generator.extract.dates.calendar import day_of, interval_of, span_form
from generator.model import Span

_EVENT = re.compile(
    r"\b(?:(?:just|only)\s)?(?P<gap>(?:(?:a\sfew|several)\s)?(?:hours|minutes|moments)|shortly|soon|immediately)\s"
    r"(?P<side>before|after)\s(?P<event>[^,.;:?!\"“”()]{8,60}?)(?=\s(?:to\sthe|when|who|which|that|where|while|and|as|on|for|by)\b|"
    r"[,.;:?!\"“”()]|\s*\Z)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
_LATE = re.compile(r"\b(?:night|evening|late)\b", re.IGNORECASE)
# Words this long tell events apart; six letters of them are as good as a stem.
_STEM = 6
# So many dated sentences back an event is looked for; articles have fewer, and a hostile file costs no more.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence that a day is stated in."""

    sentence: Span
    expression: Span
    iso: str


def find_event_anchors(text: str, sentence: Span, dated: Sequence[Dated]) -> Iterator[tuple[Span, str]]:
    """Expressions such as "shortly before the minister arrived", with the days they mean.

    The event is the one of an earlier sentence that shares a name and a telling word with it and states one day. Those
    that no earlier sentence settles, or several that differ, are left out. `dated` is in text order.
    """
    for found in _EVENT.finditer(text, sentence.start, sentence.end) if dated else ():
        names, stems = _telling(found["event"])
        if not names or not stems:
            continue
        near = dated[-_NEAR:]
        alone = Counter(event.sentence for event in near)
        days = {
            _shifted(text, event, after=found["side"].lower() == "after")
            for event in near
            if event.sentence.end <= sentence.start
            and alone[event.sentence] == 1
            and _shares(text, event.sentence, names, stems)
        }
        if len(days) == 1:
            yield Span(found.start(), found.end()), days.pop()


def _telling(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names of an event's words, and the stems of its longer ones."""
    parts = _WORD.findall(words)
    names = frozenset(part for part in parts if part[0].isupper())
    return names, frozenset(part.lower()[:_STEM] for part in parts if part[0].islower() and len(part) >= _STEM)


def _shares(text: str, sentence: Span, names: frozenset[str], stems: frozenset[str]) -> bool:
    parts = _WORD.findall(text, sentence.start, sentence.end)
    return any(part in names for part in parts) and any(part.lower()[:_STEM] in stems for part in parts)


def _shifted(text: str, event: Dated, *, after: bool) -> str:
    """The event's day; what follows an event of an evening may fall on the next."""
    day = day_of(event.iso)
    if day and after and _LATE.search(event.expression.cut(text)):
        return span_form(day, day + timedelta(1))
    return event.iso


def open_since(iso: str, days: Sequence[str]) -> str | None:
    """An open interval that begins on the one day of its first month, week or day that the article states.

    "Ten months of war" says no day and, being round, no month for certain: None without such a day.
    """
    start = interval_of(iso.split("/", maxsplit=1)[0])
    inside = {day for day in days if (found := day_of(day)) and start and found in start}
    return f"{inside.pop()}/.." if len(inside) == 1 else None
