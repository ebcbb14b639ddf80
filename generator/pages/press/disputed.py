"""Numbers that outlets state otherwise: the words of one beside those of all others."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Href
from generator.pages.measures import Say, says
from generator.show.addresses import Links
from generator.show.lookup import Lookup
from generator.show.outlets import Outlet

LIMIT = 40
DISPUTED = ("differ", "possibly differ")
"""What changed over time is no dispute: a later count is another count."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A measure that outlets state otherwise."""

    name: str
    href: Href
    css: str
    label: str
    own: tuple[Say, ...]
    others: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The measures of one outlet, in the order of the ledger."""

    rows: tuple[Disputed, ...]
    more: int


def disputed(lookup: Lookup, links: Links, outlet: Outlet) -> Table:
    """The measures on which articles don't agree and which both an article of the outlet and another's states."""
    its = {*outlet.articles}
    measures = {measure.slug: measure for article in outlet.articles for measure in lookup.measures_in.get(article, ())}
    rows = []
    for measure in measures.values():
        entries = measure.comparison.entries
        own = tuple(entry for entry in entries if entry.article in its)
        others = tuple(entry for entry in entries if entry.article not in its)
        if others and measure.comparison.relation in DISPUTED:
            rows.append(
                Disputed(
                    measure.name,
                    links.to(measure.path),
                    measure.css,
                    measure.label,
                    says(lookup, links, own, all_of=entries),
                    says(lookup, links, others, all_of=entries),
                )
            )
    # What is known to differ before what may.
    rows.sort(key=lambda row: row.css != "differ")
    return Table(tuple(rows[:LIMIT]), max(len(rows) - LIMIT, 0))
