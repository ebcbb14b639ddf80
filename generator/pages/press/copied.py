"""Copy that an outlet has from others: articles credited to an agency, articles that share a likely source."""

from __future__ import annotations

from dataclasses import dataclass

from generator.link.publishers import agencies
from generator.model import Href
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.lookup import Lookup
from generator.show.outlets import Outlet

CHIPS = 12
"""Articles named beside an agency or another article; more are counted."""
LIMIT = 40


@dataclass(frozen=True, slots=True)
class Credited:
    """An agency that articles of an outlet are credited to."""

    agency: str
    chips: tuple[Chip, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Shared:
    """Articles of an outlet that likely stand on one text with others."""

    own: tuple[Chip, ...]
    others: tuple[Chip, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Copied:
    """Both."""

    credited: tuple[Credited, ...]
    shared: tuple[Shared, ...]
    more: int
    to_sources: Href
    """Where the passages in common stand."""


def copy_of(lookup: Lookup, links: Links, outlet: Outlet) -> Copied:
    """Agencies by name; shared sources with the most articles of the outlet first."""
    its = {*outlet.articles}
    by_agency: dict[str, list[str]] = {}
    for article in outlet.articles:
        for agency in agencies(lookup.entries[article]):
            by_agency.setdefault(agency, []).append(article)

    def chips(articles: list[str]) -> tuple[Chip, ...]:
        return tuple(chip(lookup, links, lookup.entries[article].article) for article in articles[:CHIPS])

    shared = []
    for group in lookup.site.sources:
        own = [article for article in group.articles if article in its]
        others = [article for article in group.articles if article not in its]
        if own and others:
            shared.append((own, others))
    shared.sort(key=lambda pair: (-len(pair[0]), pair))
    return Copied(
        tuple(
            Credited(agency, chips(articles), max(len(articles) - CHIPS, 0))
            for agency, articles in sorted(by_agency.items())
        ),
        tuple(
            Shared(chips(own), chips(others), max(len(own) - CHIPS, 0) + max(len(others) - CHIPS, 0))
            for own, others in shared[:LIMIT]
        ),
        max(len(shared) - LIMIT, 0),
        links.to("sources/index.md", "origins" if lookup.site.sources else "sources"),
    )
