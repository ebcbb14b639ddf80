"""`/outlets/`: every outlet, and a page for each: what it reported, whom it quotes, its numbers beside the others'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.link import Entity
from generator.model import Href, Page, Words
from generator.pages.articles import Row, row
from generator.pages.lists import Listing, stories_of
from generator.pages.page import page
from generator.pages.paging import paged
from generator.pages.press.copied import copy_of
from generator.pages.press.disputed import disputed
from generator.show import quotations
from generator.show.addresses import Links
from generator.show.chips import outlet_of
from generator.show.lookup import Lookup
from generator.show.outlets import LIST, Outlet
from generator.show.stories import days_of
from generator.show.wording import many

PER_PAGE = 200
ARTICLES = 200
"""Rows of an outlet's page; the search has the others. A daily brings about so many on one subject in a year."""
SPEAKERS = 40


@dataclass(frozen=True, slots=True)
class Line:
    """An outlet in the list."""

    href: Href
    name: Words | str
    inferred: bool
    articles: int
    quotes: int
    days: str
    last: str
    """The latest day that an article of it states, in ISO form."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whom an outlet quotes."""

    name: Words | str
    href: Href | None
    quotes: str
    found: Href
    """These quotes in the search."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Whom an outlet quotes."""

    speakers: tuple[Speaker, ...]
    more: int
    """Speakers by name beyond those."""
    others: tuple[tuple[str, Href], ...]
    """Quotes whose speaker is not named, counted, with these in the search."""


def outlet_list(lookup: Lookup) -> Iterator[Page]:
    """`/outlets/`: those of most articles first."""
    without = len(lookup.entries) - len(lookup.outlet_of)
    for part in paged("outlets", lookup.outlets, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "press/outlets.md.jinja",
            part.called("Outlets"),
            description=part.called(
                f"{many(part.total, 'outlet')}: what each reported, whom it quotes, its versions of disputed numbers"
            ),
            up=links.to("sources/index.md"),
            listing=Listing("outlets", "outlets", part.total),
            total=many(part.total, "outlet"),
            without=many(without, "article") if without else "",
            lines=tuple(_line(lookup, links, outlet) for outlet in part.items),
            pager=part.links,
        )


def outlet_pages(lookup: Lookup) -> Iterator[Page]:
    """`/outlets/<slug>/` for each."""
    speakers = {f"{entity.kind}/{entity.slug}": entity for entity in lookup.site.entities}
    for outlet in lookup.outlets:
        yield _page(lookup, outlet, speakers)


def _line(lookup: Lookup, links: Links, outlet: Outlet) -> Line:
    name, inferred = _name(lookup, outlet)
    entries = [lookup.entries[article] for article in outlet.articles]
    return Line(
        links.to(outlet.path),
        name,
        inferred,
        len(entries),
        sum(len(quotations.utterances(entry)) for entry in entries),
        days_of(lookup, outlet.articles),
        row(lookup, links, entries[0]).day,
    )


def _name(lookup: Lookup, outlet: Outlet) -> tuple[Words | str, bool]:
    """Its name in the words of the first article that states it, and whether none does."""
    named = (outlet_of(lookup.entries[article].article) for article in outlet.articles)
    return min(named, key=lambda shown: shown[1])


def _page(lookup: Lookup, outlet: Outlet, speakers: dict[str, Entity]) -> Page:
    links = Links(outlet.path)
    name, inferred = _name(lookup, outlet)
    quotes = sum(len(quotations.utterances(lookup.entries[article])) for article in outlet.articles)
    summary = f"{many(len(outlet.articles), 'article')}, {days_of(lookup, outlet.articles)}. {many(quotes, 'quote')}."
    shown = outlet.articles[:ARTICLES]
    return page(
        links.path,
        "press/outlet.md.jinja",
        outlet.name,
        description=f"{outlet.name}: {summary} What it reported, whom it quotes, its numbers beside those of others.",
        contents=True,
        up=links.to(LIST),
        heading=name,
        inferred=inferred,
        summary=summary,
        listing=Listing("outlet", "articles", len(shown), stories=stories_of(lookup, shown)),
        rows=tuple(_row(lookup, links, article) for article in shown),
        all_articles=many(len(outlet.articles), "article"),
        to_articles=links.search(kind="article", outlet=outlet.spellings),
        quotes=many(quotes, "quote") if quotes else "",
        to_quotes=links.search(kind="quote", outlet=outlet.spellings),
        quoted=_quoted(lookup, links, outlet, speakers),
        disputed=disputed(lookup, links, outlet),
        to_figures=links.to("figures/index.md"),
        copied=copy_of(lookup, links, outlet),
    )


def _row(lookup: Lookup, links: Links, article: str) -> Row:
    # Leads stand in the list of all articles and on their pages; here the titles are compared.
    return replace(row(lookup, links, lookup.entries[article]), lead=())


def _quoted(lookup: Lookup, links: Links, outlet: Outlet, speakers: dict[str, Entity]) -> Quoted:
    counts: Counter[str] = Counter()
    unnamed: Counter[str] = Counter()
    for article in outlet.articles:
        for said in quotations.utterances(lookup.entries[article]):
            by = quotations.speaker_of(lookup, said)
            if by:
                counts[f"{by.kind}/{by.slug}"] += 1
            elif (kind := quotations.speaker_kind(said, by)) != "named":
                unnamed[kind] += 1
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    return Quoted(
        tuple(
            Speaker(
                lookup.whos[speakers[key].kind, speakers[key].slug].words,
                links.person(speakers[key]),
                many(counts[key], "quote"),
                links.search(kind="quote", by=key.removeprefix("person/"), outlet=outlet.spellings),
            )
            for key in ranked[:SPEAKERS]
        ),
        max(len(ranked) - SPEAKERS, 0),
        tuple(
            (
                f"{many(unnamed[kind], 'quote')} {told}",
                links.search(kind="quote", speaker=kind, outlet=outlet.spellings),
            )
            for kind, told in (("described", "of speakers described, not named"), ("unnamed", "with no speaker found"))
            if unnamed[kind]
        ),
    )
