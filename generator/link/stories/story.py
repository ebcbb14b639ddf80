"""What is told of articles together: why two are related, topics with their events, and stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.link.reading import Place

Ground = Literal["source", "occasion", "quote", "figure", "names"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two articles are related."""

    ground: Ground
    """source: likely one source; occasion: one numbered occasion; quote: one utterance; figure: one measure; names:
    rare names in common."""
    text: str
    """In the program's words."""
    places: tuple[Place, ...]
    """Words of both articles that show it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Two related articles."""

    first: str
    """Article ids, the first before the second in order."""
    second: str
    kind: Literal["same event", "same topic", "related"]
    """related: some figure, utterance or source in common, without being alike."""
    likeness: float
    """0 to 1."""
    reasons: tuple[Reason, ...]
    """The strongest first; never empty."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Articles about one thing, and the events among them."""

    articles: tuple[str, ...]
    """Sorted."""
    events: tuple[tuple[str, ...], ...]
    """The articles in groups that report one event each; single ones too. In order of their first article."""
    names: tuple[Place, ...]
    """Up to three names that the articles have in common, as the first of them writes them."""


@dataclass(frozen=True, slots=True)
class Story:
    """One event as two or more articles report it."""

    slug: str
    """Its address below stories/: the words of its earliest headline, so that it stays when articles are added."""
    articles: tuple[str, ...]
    """Sorted; two at least."""
    kinds: tuple[str, ...]
    """What kind of piece each of them is (`genre.Genre`), in their order."""
    publishers: int
    """How many tell it of their own: outlets of one house and articles of one likely source count once."""
    agencies: tuple[str, ...]
    """Names of agencies that these articles credit, sorted."""
    central: str
    """The news report that has most in common with the others; recency breaks ties only."""
    headline: Place
    """Of the central article: its title, or its first sentence where it has none."""
    lead: Place | None
    """The first sentence of the central article's running text; None where that is the headline."""
    figures: tuple[Place, ...]
    """Up to two that tell most, the first first: as phrases, of articles of the story."""
    measures: tuple[str, ...]
    """Ids of the comparisons that articles of this story share, in the order of the ledger."""
    reasons: tuple[Reason, ...]
    """What ties its articles, the strongest first."""
    front: int | None = None
    """Its rank on a front page, from 1: most independent publishers first, then the latest."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Which articles report one event and which are about one thing, by article id; single ones are in none."""

    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    likeness: Mapping[tuple[str, str], float] = field(default_factory=dict)
    """How likely two articles report one event, for those that were held against each other: 0 to 1."""


@dataclass(frozen=True, slots=True)
class Stories:
    """Stories, topics with their events, and related articles."""

    topics: tuple[Topic, ...] = ()
    """Those of most articles first; articles alone in their topic are in none."""
    relations: tuple[Relation, ...] = ()
    """Sorted by articles."""
    stories: tuple[Story, ...] = ()
    """In the order of a front page."""
