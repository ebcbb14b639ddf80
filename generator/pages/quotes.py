"""`/quotes/`: every quote, by article; one that several articles have stands once, with how their wordings differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model import Href, Page, Words
from generator.pages import same
from generator.pages.lists import Listing, stories_of
from generator.pages.outlets import Table, outlet_table
from generator.pages.page import Plan, page
from generator.pages.paging import Paged, paged
from generator.pages.people import spoken_by
from generator.show import quotations
from generator.show.addresses import Links
from generator.show.chips import chip
from generator.show.lookup import Lookup
from generator.show.quotations import Utterance
from generator.show.wording import many

PER_PAGE = 60
SPEAKERS = 40


@dataclass(frozen=True, slots=True)
class QuotesSubject:
    """What one page of the list tells of."""

    part: Paged[Utterance]
    quotes: int
    holding: int
    """Articles with a quote."""
    unnamed: int
    more_speakers: bool
    more_merged: bool


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the list on its first page."""

    speakers: tuple[tuple[Words | str, Href | None, str], ...] = ()
    table: Table | None = None
    merged: tuple[same.Merged, ...] = ()
    quoted_in: tuple[str, ...] = ()
    """Ids of all articles with a quote: what stands above the list may be of any of them."""


def quote_list(lookup: Lookup) -> Iterator[Page | Plan[QuotesSubject]]:
    """On the first page speakers and merged quotes; then all others, the latest article first."""
    said = [utterance for entry in lookup.latest_first for utterance in quotations.utterances(entry)]
    speakers = sorted(spoken_by(lookup).items(), key=lambda item: (-len(item[1]), item[0]))
    unnamed = sum(not utterance.named for utterance in said)
    holding = len({utterance.article.id for utterance in said})
    told = same.told(lookup)
    listed = [utterance for utterance in said if same.key(utterance) not in told]
    for part in paged("quotes", listed, PER_PAGE):
        subject = QuotesSubject(
            part,
            len(said),
            holding,
            unnamed,
            more_speakers=len(speakers) > SPEAKERS,
            more_merged=len(lookup.site.same_quotes) > same.LIMIT,
        )
        if part.number > 1:
            yield Plan(part.path, subject, _listed)
            continue
        links = Links(part.path)
        shown = tuple(
            (lookup.whos[key].words, links.person(lookup.whos[key]), many(len(held), "quote"))
            for key, held in speakers[:SPEAKERS]
        )
        quoted_in = tuple(dict.fromkeys(utterance.article.id for utterance in said))
        yield _page(lookup, subject, _Head(shown, outlet_table(lookup, links), same.merged(lookup, links), quoted_in))


def _listed(lookup: Lookup, subject: QuotesSubject) -> Page:
    return _page(lookup, subject, _Head())


def _page(lookup: Lookup, subject: QuotesSubject, head: _Head) -> Page:
    part = subject.part
    links = Links(part.path)
    from_articles = f"{many(subject.quotes, 'quote')} from {many(subject.holding, 'article')}"
    return page(
        part.path,
        "quotes.md.jinja",
        part.called("Quotes"),
        description=part.called(
            f"{from_articles}, each with who said it, where it stands and how its speaker was found"
        ),
        listing=Listing(
            "quotes",
            "quotes",
            subject.quotes,
            "quote",
            subject.quotes,
            stories_of(lookup, head.quoted_in or (utterance.article.id for utterance in part.items)),
        ),
        total=from_articles if subject.quotes else "",
        unnamed=many(subject.unnamed, "quote") if subject.unnamed else "",
        speakers=head.speakers,
        table=head.table,
        merged=head.merged,
        more_merged=subject.more_merged,
        more_speakers=subject.more_speakers,
        voices=links.to("voices/index.md"),
        without_name=links.to("voices/unnamed/index.md"),
        people=links.to("people/index.md"),
        articles=tuple(
            (
                chip(lookup, links, lookup.entries[key].article),
                tuple(quotations.card(lookup, links, utterance) for utterance in held),
            )
            for key, held in groupby(part.items, lambda utterance: utterance.article.id)
        ),
        pager=part.links,
    )
