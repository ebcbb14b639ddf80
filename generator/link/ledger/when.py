"""The day or month that a figure or a date expression names, comparable across articles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.base import lexicon
from generator.base.text import fold
from generator.extract.dates import DateMention
from generator.extract.figures import Figure
from generator.model import Span


@dataclass(frozen=True, slots=True)
class When:
    """A day or month as the words state it, a year where it is settled."""

    month: int
    day: int | None
    part: str
    """early, mid, late or empty."""
    year: int | None
    span: Span
    named: bool = True
    """Whether the words name the month; "Tuesday" doesn't."""

    @property
    def is_telling(self) -> bool:
        """Narrow enough to tell one event from its like: a day, or a part of a month."""
        return self.day is not None or self.part != ""


_PART = {"early": "early", "late": "late", "mid": "mid", "midd": "mid"}


def when_stated(text: str, figure: Figure, reach: Span, dates: tuple[DateMention, ...]) -> When | None:
    """The day or month of the figure: the date stated with it, else the only one of the part of its sentence that is
    said of it.
    """
    inside = [d for d in dates if d.span in reach]
    if figure.as_of is not None:
        inside = [d for d in inside if d.span.overlaps(figure.as_of)] or inside
    read = [when for d in inside if (when := when_of(text, d)) is not None]
    if len({(w.month, w.day, w.part, w.year) for w in read}) != 1:
        return None
    return read[0]


def when_of(text: str, mention: DateMention) -> When | None:
    """The day, or month with its part, that a date mention states or is resolved to; None for other lengths of time."""
    words = re.findall(r"[a-z]+|\d+", fold(mention.span.cut(text)).lower())
    months = {name: int(number) for name, number in lexicon.table("base/months")}
    year = _year(mention.iso)
    for at, word in enumerate(words):
        if word in months:
            month = months[word]
            numbers = [int(w) for w in (*words[at + 1 : at + 3], *words[max(0, at - 1) : at]) if w.isdigit()]
            day = next((n for n in numbers if 1 <= n <= 31), None)
            part = _PART.get(words[at - 1], "") if at else ""
            stated = next((n for n in numbers if 1900 <= n <= 2100), None)
            return When(month, day, part, stated or year, mention.span)
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", mention.iso or "")
    if iso:
        return When(int(iso[2]), int(iso[3]), "", int(iso[1]), mention.span, named=False)
    return None


def _year(iso: str | None) -> int | None:
    found = re.match(r"(\d{4})-", iso or "")
    return int(found[1]) if found else None
