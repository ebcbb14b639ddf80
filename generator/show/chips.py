"""Source chips: which article something comes from, with its gaps in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Article, Fact, Href, Span, Words
from generator.show.addresses import Links
from generator.show.lookup import Lookup, cut, day
from generator.show.wording import NO_DATE, NO_OUTLET, day_only


@dataclass(frozen=True, slots=True)
class Chip:
    """An article in one line: label, outlet, date."""

    href: Href
    label: str
    outlet: Words | str
    inferred: bool
    """The outlet is only named in the text, not stated in a label."""
    gap: bool
    """No outlet is known."""
    date: str
    undated: bool
    brief: str = ""
    """The day alone, as short as it can be: `23 Nov 2026`."""
    day: str = ""
    """The same in ISO form, for scripts that sort and filter; empty where none is stated."""
    story: str = ""
    """The slug of the article's story, if it has one."""


def stated(article: Article, fact: Fact[str]) -> Words | str:
    """A metadata value: as words of the article where it is written so, else in the site's voice."""
    if fact.span is not None and " ".join(fact.span.cut(article.text).split()) == " ".join(fact.value.split()):
        return cut(article, fact.span)
    return fact.value


def outlet_of(article: Article) -> tuple[Words | str, bool]:
    """The outlet, and whether it is only inferred; the wording of the gap where none is known."""
    data = article.metadata
    if data.outlet:
        return stated(article, data.outlet), False
    if data.outlet_named:
        name, span = data.outlet_named.value, data.outlet_named.span
        at = article.text.find(name, span.start, span.end) if name and span else -1
        return (cut(article, Span(at, at + len(name))) if at >= 0 else name), True
    return NO_OUTLET, False


def date_of(article: Article) -> str:
    """`9 February 2024`, `updated 9 February 2024`, or the wording of the gap."""
    data = article.metadata
    if data.published:
        return day_only(data.published)
    return f"updated {day_only(data.updated)}" if data.updated else NO_DATE


def chip(lookup: Lookup, links: Links, article: Article, at: str = "") -> Chip:
    """The chip of an article, leading to `at` on its page."""
    outlet, inferred = outlet_of(article)
    return Chip(
        links.article(article.id, at),
        lookup.labels[article.id],
        outlet,
        inferred,
        outlet == NO_OUTLET,
        date_of(article),
        article.metadata.date is None,
        _brief(article),
        day(article),
        story.slug if (story := lookup.story_of.get(article.id)) else "",
    )


_WHOLE_MONTH = re.compile(r"(?<= )([A-Z][a-z]{2})[a-z]*(?= )")


def _brief(article: Article) -> str:
    date = article.metadata.date
    return _WHOLE_MONTH.sub(r"\1", day_only(date)) if date else ""
