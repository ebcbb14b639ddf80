"""The chronology as a picture, from the dates of all articles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.charts import Chronology, Moment, chronology
from generator.charts.chronology import window
from generator.charts.time_axis import short_day
from generator.extract.dates.calendar import interval_of
from generator.link.timeline import ArticleTime, Dated
from generator.model import Svg
from generator.show.lookup import Lookup
from generator.show.wording import MONTHS, listed, many, reading

_MONTH = re.compile("|".join(MONTHS))
_NAMED = 6
"""Moments that the text for readers who don't see the picture names."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing and what to say below it."""

    drawing: Svg
    notes: tuple[str, ...]
    inferred: bool
    """Whether open or hatched signs occur."""


def picture(lookup: Lookup) -> Picture | None:
    """None where there is too little to draw."""
    shown = {entry.article.id for entry in lookup.latest_first}
    moments = _moments(dated for dated in lookup.site.timeline.dated if dated.article in shown)
    made = chronology(moments, _articles(lookup), told=_said(moments))
    if made is None:
        return None
    inferred = any(moment.inferred for moment in moments) or any(
        article.inferred is not None for article in lookup.site.timeline.articles
    )
    return Picture(made.drawing, _notes(made), inferred)


def since(lookup: Lookup) -> date:
    """The first day of the month of the first article, where most state their dates: what lies before it is background.
    Else of the month in which the picture begins; the first day of the calendar where nothing is dated.
    """
    shown = {entry.article.id for entry in lookup.latest_first}
    written = [one for one in lookup.site.timeline.articles if one.article in shown and one.inferred is None]
    days = [interval.first for one in written if one.iso and (interval := interval_of(one.iso)) is not None]
    if 2 * len(days) > len(shown):
        return min(days).replace(day=1)
    held, _ = window(sorted(_moments(lookup.site.timeline.dated)), _articles(lookup))
    return held[0].first.replace(day=1) if held else date.min


def short(iso: str) -> str:
    """An ISO form in words, months by three letters."""
    return _MONTH.sub(lambda name: name.group()[:3], reading(iso))


def _moments(dated: Iterable[Dated]) -> tuple[Moment, ...]:
    by_days: dict[tuple[object, object], list[Dated]] = {}
    for expression in dated:
        by_days.setdefault((expression.first, expression.last), []).append(expression)
    return tuple(
        Moment(
            its[0].first,
            its[0].last,
            short_day(its[0].first) if its[0].is_exact else short(min((expression.iso for expression in its), key=len)),
            len(its),
            all(expression.inferred is not None for expression in its),
        )
        for its in by_days.values()
    )


def _articles(lookup: Lookup) -> tuple[Moment, ...]:
    """When the articles were written, those of one time together."""
    by_day: dict[tuple[str, bool], list[ArticleTime]] = {}
    shown = {entry.article.id for entry in lookup.latest_first}
    for article in lookup.site.timeline.articles:
        if article.iso is not None and article.article in shown:
            by_day.setdefault((article.iso, article.inferred is not None), []).append(article)
    made = []
    for (iso, inferred), its in by_day.items():
        days = interval_of(iso)
        if days is not None:
            labels = [lookup.labels[article.article] for article in its]
            words = ", ".join(labels) if len(labels) <= 4 else many(len(labels), "article")
            made.append(Moment(days.first, days.last, words, len(its), inferred))
    return tuple(made)


def _said(moments: Iterable[Moment]) -> str:
    ranked = sorted(moments, key=lambda moment: (-moment.count, moment))[:_NAMED]
    named = tuple(_full(moment) for moment in sorted(ranked))
    return f"Named most often: {listed(named)}."


def _notes(made: Chronology) -> tuple[str, ...]:
    notes = []
    if made.unit:
        notes.append(f"Each column is one {made.unit}: the higher it is, the more often its days are named.")
    if made.crowded:
        notes.append(f"{many(len(made.crowded), 'further span')} had no room here.")
    if made.outside:
        shown = ", ".join(dict.fromkeys(_full(moment) for moment in made.outside[:4]))
        more = f" and {len(made.outside) - 4} more" if len(made.outside) > 4 else ""
        notes.append(f"Outside the picture: {shown}{more}.")
    return tuple(notes)


def _full(moment: Moment) -> str:
    return f"{moment.label} {moment.first.year}" if moment.first == moment.last else moment.label
