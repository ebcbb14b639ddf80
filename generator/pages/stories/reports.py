"""Who reports a story, and when."""

from __future__ import annotations

from dataclasses import dataclass

from generator.link import Story
from generator.link.publishers import agencies
from generator.model import Article, Href, Words
from generator.pages.origins import group_anchor
from generator.show.addresses import Links
from generator.show.chips import date_of, outlet_of
from generator.show.lookup import Lookup
from generator.show.stories import earliest_first
from generator.show.titles import Title, title_of
from generator.show.wording import NO_DATE, NO_OUTLET, many

KINDS = {
    "opinion": "opinion",
    "interview": "interview",
    "live": "live coverage",
    "explainer": "explainer",
    "release": "press release",
    "foreign": "not in English: its numbers are not compared",
}
"""Kinds of pieces in words; a plain report needs none."""


@dataclass(frozen=True, slots=True)
class Report:
    """An article of a story in one line."""

    date: str
    undated: bool
    label: str
    outlet: Words | str
    inferred: bool
    no_outlet: bool
    title: Title
    href: Href
    notes: tuple[str, ...]
    source: Href | None
    """Where its likely common source with others of the story is shown."""
    outlet_href: Href | None
    shared: str
    """`one source with 01`; empty for none."""


def reports(lookup: Lookup, links: Links, story: Story) -> tuple[Report, ...]:
    """The earliest first, undated ones last."""
    kinds = dict(zip(story.articles, story.kinds, strict=True))
    return tuple(
        _report(lookup, links, story, article, kinds[article]) for article in earliest_first(lookup, story.articles)
    )


def _report(lookup: Lookup, links: Links, story: Story, article_id: str, kind: str) -> Report:
    article = lookup.entries[article_id].article
    outlet, inferred = outlet_of(article)
    date = date_of(article)
    source, shared = _source(lookup, links, story, article)
    notes = [KINDS[kind]] if kind in KINDS else []
    if agencies(lookup.entries[article_id]):
        notes.append("credited to an agency")
    return Report(
        date,
        date == NO_DATE,
        lookup.labels[article_id],
        outlet,
        inferred,
        outlet == NO_OUTLET,
        title_of(lookup, article),
        links.article(article_id),
        tuple(notes),
        source,
        links.outlet(lookup.outlet_of.get(article_id)),
        shared,
    )


def _source(lookup: Lookup, links: Links, story: Story, article: Article) -> tuple[Href | None, str]:
    for group in lookup.site.sources:
        others = [other for other in group.articles if other in story.articles and other != article.id]
        if article.id in group.articles and others:
            labels = [lookup.labels[other] for other in others]
            with_whom = ", ".join(labels) if len(labels) <= SHARED else many(len(labels), "other report")
            there = links.to("sources/index.md", group_anchor(lookup, group.articles))
            return there, f"likely one source with {with_whom}"
    return None, ""


SHARED = 3
"""Articles that are named as of one source; more are counted."""
