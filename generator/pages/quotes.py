"""`/quotes/`: every quote, by article; one that several articles have stands once, with how their wordings differ."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.link import Entity
from generator.model import Page
from generator.pages import same
from generator.pages.lists import Listing, stories_of
from generator.pages.outlets import outlet_table
from generator.pages.page import page
from generator.pages.paging import paged
from generator.pages.people import spoken_by
from generator.show import quotations
from generator.show.addresses import Links
from generator.show.chips import chip
from generator.show.lookup import Lookup
from generator.show.wording import many

PER_PAGE = 60
SPEAKERS = 40


def quote_list(lookup: Lookup) -> Iterator[Page]:
    """On the first page speakers and merged quotes; then all others, the latest article first."""
    said = [utterance for entry in lookup.latest_first for utterance in quotations.utterances(entry)]
    speakers = sorted(spoken_by(lookup).items(), key=lambda item: (-len(item[1]), item[0]))
    by_key: dict[tuple[str, str], Entity] = {(entity.kind, entity.slug): entity for entity in lookup.site.entities}
    unnamed = sum(not utterance.named for utterance in said)
    holding = len({utterance.article.id for utterance in said})
    told = same.told(lookup)
    listed = [utterance for utterance in said if same.key(utterance) not in told]
    for part in paged("quotes", listed, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "quotes.md.jinja",
            part.called("Quotes"),
            description=part.called(
                f"{many(len(said), 'quote')} from {many(holding, 'article')}, each with who said it, where it stands "
                "and how its speaker was found"
            ),
            listing=Listing(
                "quotes",
                "quotes",
                len(said),
                "quote",
                len(said),
                stories_of(lookup, (utterance.article.id for utterance in (said if part.number == 1 else part.items))),
            ),
            total=f"{many(len(said), 'quote')} from {many(holding, 'article')}" if said else "",
            unnamed=many(unnamed, "quote") if unnamed else "",
            speakers=tuple(
                (
                    lookup.name_words(by_key[key]),
                    links.person(by_key[key]),
                    many(len(held), "quote"),
                )
                for key, held in speakers[:SPEAKERS]
            )
            if part.number == 1
            else (),
            table=outlet_table(lookup, links) if part.number == 1 else None,
            merged=same.merged(lookup, links) if part.number == 1 else (),
            more_merged=len(lookup.site.same_quotes) > same.LIMIT,
            more_speakers=len(speakers) > SPEAKERS,
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
