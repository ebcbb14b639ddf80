"""A `Lookup` that notes what a page reads, so that nothing has to say so and nothing can be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from generator.link import Entity, Site
from generator.model import Entry
from generator.owner.choices import Choices
from generator.owner.publication import Publication
from generator.show.ledger import Measure
from generator.show.lookup import Lookup
from generator.show.who import Who
from generator.show.windows import Seen, Window

T = TypeVar("T")

BY_ARTICLE = (
    "entries", "labels", "places", "told", "named", "measures_in", "relations", "one_source", "story_of", "outlet_of",
    "_ids", "_extracted", "_quotes", "_names", "_roles",
)  # fmt: skip
"""Indexes by article id: `Digests.article` covers what each of them answers."""
BY_PLACE = ("measure_of", "inferred", "_whos_at")
"""Indexes by article id and span."""


class Watched(Lookup):
    """The indexes of a lookup behind windows. What has no window here is made of the whole site, and who asks for it
    has read everything: a new index is safe before it is fast.
    """

    whole: Lookup
    seen: Seen

    def __init__(self, whole: Lookup) -> None:
        seen = Seen()
        own: dict[str, Any] = {"whole": whole, "seen": seen, "_whos_by_name": whole._whos_by_name}  # noqa: SLF001
        first: Callable[[Any], str] = lambda key: key[0]  # noqa: E731
        own |= {name: Window(getattr(whole, name), seen, str) for name in BY_ARTICLE}
        own |= {name: Window(getattr(whole, name), seen, first) for name in BY_PLACE}
        # An index that stands in the object's own dictionary is found before the property that would make it.
        vars(self).update(own)

    @property
    def site(self) -> Site:
        """Everything."""
        self.seen.everything = True
        return self.whole.site

    @property
    def publication(self) -> Publication:
        """Part of every page's hash."""
        return self.whole.publication

    @property
    def choices(self) -> Choices:
        """Part of every page's hash."""
        return self.whole.choices

    @property
    def noindex(self) -> frozenset[str]:
        """Part of every page's hash."""
        return self.whole.noindex

    @property
    def latest_first(self) -> tuple[Entry, ...]:
        """Everything."""
        return self._all(self.whole.latest_first)

    @property
    def rank(self) -> dict[str, int]:
        """Everything."""
        return self._all(self.whole.rank)

    @property
    def entities(self) -> dict[str, Entity]:
        """Everything."""
        return self._all(self.whole.entities)

    @property
    def whos(self) -> Mapping[tuple[str, str], Who]:
        """Everything."""
        return self._all(self.whole.whos)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Everything."""
        return self._all(self.whole.measures)

    def _all(self, value: T) -> T:
        self.seen.everything = True
        return value
