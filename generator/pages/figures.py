"""`/figures/`: the ledger of what several articles state, then the key figures of all articles, a sentence once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.extract import Figure
from generator.model import Page
from generator.pages.lists import Listing, stories_of
from generator.pages.measures import strip
from generator.pages.page import page
from generator.pages.paging import paged
from generator.show import numbers
from generator.show.addresses import Links
from generator.show.chips import chip
from generator.show.lookup import Lookup
from generator.show.wording import many

PER_PAGE = 80


def figure_list(lookup: Lookup) -> Iterator[Page]:
    """The ledger on the first page; sentences with key figures, the latest article first."""
    held = [(entry, group) for entry in lookup.latest_first for group in numbers.groups(lookup, entry, key=True)]
    key = sum(figure.rank == "key" for _, group in held for figure in group)
    rest = sum(len(entry.extracts.of(Figure)) for entry in lookup.site.entries) - key
    each = "each " if key > 1 else ""
    for part in paged("figures", held, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "figures.md.jinja",
            part.called("Figures"),
            description=part.called(
                f"{many(key, 'key figure')}, each with its source{_measures(len(lookup.measures))}"
            ),
            listing=Listing(
                "figures",
                "figures",
                len(held) + len(lookup.measures),
                "figure",
                numbers.sentences(lookup),
                stories_of(lookup, (entry.article.id for entry, _ in part.items)),
            ),
            total=f"{many(key, 'key figure')}, {each}with its qualifier as written" if key else "",
            others=f"{many(rest, 'other figure')} {'stands' if rest == 1 else 'stand'}" if rest else "",
            strips=tuple(strip(lookup, links, measure) for measure in lookup.measures) if part.number == 1 else (),
            articles=tuple(
                (
                    chip(lookup, links, lookup.entries[article_id].article),
                    tuple(numbers.card(lookup, links, entry.article, group) for entry, group in rows),
                )
                for article_id, rows in groupby(part.items, lambda row: row[0].article.id)
            ),
            pager=part.links,
        )


def _measures(count: int) -> str:
    return f", and {many(count, 'measure')} with what each article states, side by side" if count else ""
