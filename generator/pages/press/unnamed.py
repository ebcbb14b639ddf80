"""`/voices/unnamed/`: quotes of sources without a name, by outlet: how each is described, and why it has no name where
the article says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract import Quote
from generator.link.unnamed import reasons, sort_of
from generator.model import Article, Href, Page, Span, Words
from generator.pages.lists import Listing, stories_of
from generator.pages.page import page
from generator.pages.paging import paged
from generator.show import quotations
from generator.show.addresses import Links
from generator.show.lookup import Lookup, cut
from generator.show.outlets import Outlet
from generator.show.quotations import QuoteCard, Utterance
from generator.show.wording import NO_OUTLET, capital, many

FOLDER = "voices/unnamed"
PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A quote of a source without a name."""

    card: QuoteCard
    sort: str
    reasons: tuple[Words, ...]
    """Why it has no name, in the article's words; empty where its sentence does not say."""


@dataclass(frozen=True, slots=True)
class Group:
    """Those of one outlet on one page of the list."""

    name: str
    href: Href | None
    quotes: tuple[Unnamed, ...]


def unnamed_pages(lookup: Lookup) -> Iterator[Page]:
    """All pages of the list: outlets with most such quotes first, in each the latest article first."""
    held = _unnamed(lookup)
    often = Counter(_slug(lookup, said) for said, _ in held)
    order = sorted(
        held, key=lambda one: (not _slug(lookup, one[0]), -often[_slug(lookup, one[0])], _slug(lookup, one[0]))
    )
    reasoned = sum(bool(spans) for _, spans in held)
    for part in paged(FOLDER, order, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "press/unnamed.md.jinja",
            part.called("Sources without a name"),
            description=part.called(
                f"{many(len(held), 'quote')} of sources that are described and not named, with the reason where stated"
            ),
            up=links.to("voices/index.md"),
            total=many(len(held), "quote") if held else "",
            reasoned=many(reasoned, "quote") if reasoned else "",
            found=links.search(kind="quote", speaker="described"),
            listing=Listing(
                "unnamed",
                "quotes",
                len(held),
                stories=stories_of(lookup, (said.article.id for said, _ in part.items)),
            ),
            groups=tuple(_groups(lookup, links, part.items)),
            pager=part.links,
        )


def _unnamed(lookup: Lookup) -> list[tuple[Utterance, tuple[Span, ...]]]:
    """Utterances of described speakers with the reasons that their sentences state."""
    made = []
    for entry in lookup.latest_first:
        for said in quotations.utterances(entry):
            if quotations.speaker_kind(said, quotations.speaker_of(lookup, said)) == "described":
                made.append((said, _reasons(lookup, entry.article, said)))
    return made


def _reasons(lookup: Lookup, article: Article, said: Utterance) -> tuple[Span, ...]:
    spoken = said.spoken
    at = spoken.mention or spoken.speaker
    if at is None:
        return ()
    quoted = tuple(quote.marks for quote in said.entry.extracts.of(Quote))
    sentence = lookup.places[article.id].sentences(at)[0]
    return reasons(article.text, sentence, quoted)


def _slug(lookup: Lookup, said: Utterance) -> str:
    outlet = lookup.outlet_of.get(said.article.id)
    return outlet.slug if outlet else ""


def _groups(lookup: Lookup, links: Links, held: tuple[tuple[Utterance, tuple[Span, ...]], ...]) -> Iterator[Group]:
    by_outlet: dict[str, list[Unnamed]] = {}
    outlets: dict[str, Outlet] = {outlet.slug: outlet for outlet in lookup.outlets}
    for said, spans in held:
        article = said.article
        spoken = said.spoken.speaker or said.spoken.mention
        by_outlet.setdefault(_slug(lookup, said), []).append(
            Unnamed(
                quotations.card(lookup, links, said),
                capital(sort_of(spoken.cut(article.text) if spoken else "")),
                tuple(cut(article, span) for span in spans),
            )
        )
    for slug, quotes in by_outlet.items():
        outlet = outlets.get(slug)
        yield Group(
            outlet.name if outlet else capital(NO_OUTLET),
            links.to(outlet.path) if outlet else None,
            tuple(quotes),
        )
