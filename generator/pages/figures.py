"""`/figures/`: the ledger of what several articles state, then the key figures of all articles, a sentence once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.extract import Figure
from generator.model import Entry, Page
from generator.pages.lists import Listing, stories_of
from generator.pages.measures import Strip, strip
from generator.pages.page import Plan, page
from generator.pages.paging import Paged, paged
from generator.show import numbers
from generator.show.addresses import Links
from generator.show.chips import chip
from generator.show.lookup import Lookup
from generator.show.wording import many

PER_PAGE = 80

Held = tuple[Entry, tuple[Figure, ...]]
"""A sentence's figures, with their article."""


@dataclass(frozen=True, slots=True)
class FiguresSubject:
    """What one page of the list tells of."""

    part: Paged[Held]
    key: int
    rest: int
    """Figures that are no key figures."""
    measures: int
    found: int
    """Sentences with figures, as the search counts them."""


def figure_list(lookup: Lookup) -> Iterator[Page | Plan[FiguresSubject]]:
    """The ledger on the first page; sentences with key figures, the latest article first."""
    held = [(entry, group) for entry in lookup.latest_first for group in numbers.groups(lookup, entry, key=True)]
    key = sum(figure.rank == "key" for _, group in held for figure in group)
    rest = sum(len(entry.extracts.of(Figure)) for entry in lookup.site.entries) - key
    found = numbers.sentences(lookup)
    for part in paged("figures", held, PER_PAGE):
        subject = FiguresSubject(part, key, rest, len(lookup.measures), found)
        if part.number > 1:
            yield Plan(part.path, subject, _listed)
            continue
        links = Links(part.path)
        yield _page(lookup, subject, tuple(strip(lookup, links, measure) for measure in lookup.measures))


def _listed(lookup: Lookup, subject: FiguresSubject) -> Page:
    return _page(lookup, subject, ())


def _page(lookup: Lookup, subject: FiguresSubject, strips: tuple[Strip, ...]) -> Page:
    part, key, rest = subject.part, subject.key, subject.rest
    links = Links(part.path)
    each = "each " if key > 1 else ""
    return page(
        part.path,
        "figures.md.jinja",
        part.called("Figures"),
        description=part.called(f"{many(key, 'key figure')}, each with its source{_measures(subject.measures)}"),
        listing=Listing(
            "figures",
            "figures",
            part.total + subject.measures,
            "figure",
            subject.found,
            stories_of(lookup, (entry.article.id for entry, _ in part.items)),
        ),
        total=f"{many(key, 'key figure')}, {each}with its qualifier as written" if key else "",
        others=f"{many(rest, 'other figure')} {'stands' if rest == 1 else 'stand'}" if rest else "",
        strips=strips,
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
