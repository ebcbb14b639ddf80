"""Outlets: the articles that name one publisher alike, and where its page lies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.link.publishers import outlet_of
from generator.link.slugs import free, slug_of
from generator.model import Entry

LIST = "outlets/index.md"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher, as articles name it: one name in two spellings of capitals is one, "The Mirror" and "Mirror" are
    two, as in the choices of the search.
    """

    name: str
    """As its first article spells it."""
    slug: str
    """For its address; unique."""
    articles: tuple[str, ...]
    """Ids, in the order of the entries that were given."""
    spellings: tuple[str, ...]
    """Each way that it is written, as the search has them among its choices."""

    @property
    def path(self) -> str:
        """Where its page lies."""
        return f"outlets/{self.slug}.md"


def grouped(entries: Iterable[Entry]) -> tuple[Outlet, ...]:
    """The outlets of `entries`, those of most articles first, then by name. Articles of no known outlet have none."""
    held: dict[str, list[Entry]] = {}
    for entry in entries:
        if key := " ".join(outlet_of(entry).casefold().split()):
            held.setdefault(key, []).append(entry)
    used: set[str] = set()
    made = []
    for key, its in sorted(held.items(), key=lambda item: (-len(item[1]), item[0])):
        # A name that is stated is spelt with more care than one in passing.
        first = next((entry for entry in its if entry.article.metadata.outlet), its[0])
        spellings = tuple(dict.fromkeys(" ".join(outlet_of(entry).split()) for entry in (first, *its)))
        made.append(Outlet(spellings[0], free(_base(key), used), tuple(entry.article.id for entry in its), spellings))
    return tuple(made)


_TAKEN = re.compile(r"page-\d+|index|readme")
"""The list itself, its further pages, and what builders take for an index."""


def _base(key: str) -> str:
    """A name as a part of an address.

    >>> _base("page 2"), _base("the harbour post"), _base("新闻")
    ('outlet-page-2', 'the-harbour-post', 'outlet')
    """
    base = slug_of(key) or "outlet"
    return f"outlet-{base}" if _TAKEN.fullmatch(base) else base
