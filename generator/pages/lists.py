"""What the script for lists needs to know of one: filters and orders stand in site/assets/search/lists.js.

A list is complete without the script. It reads outlets, names and words from the rows themselves; only what rows do not
say in a form to sort by stands beside them as `data-` attributes: days in ISO form, stories by their slug.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Words
from generator.show.lookup import Lookup
from generator.show.titles import title_of
from generator.show.who import Told


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, or one page of it."""

    name: str
    """As the script calls it."""
    called: str
    """What its rows are, in the plural: `quotes`."""
    total: int
    """Rows on all its pages."""
    kind: str = ""
    """The kind of results in the search that all its rows are among; empty where there is none."""
    found: int = 0
    """How many the search has of that kind."""
    stories: tuple[tuple[str, Words | str], ...] = ()
    """Slug and headline of the stories that rows name."""


def stories_of(lookup: Lookup, articles: Iterable[str]) -> tuple[tuple[str, Words | str], ...]:
    """Slug and headline of the stories that these articles report, in the order of the articles."""
    held: dict[str, Told] = {}
    for article in articles:
        if story := lookup.story_of.get(article):
            held.setdefault(story.slug, story)
    return tuple((slug, title_of(lookup, lookup.entries[story.central].article).words) for slug, story in held.items())
