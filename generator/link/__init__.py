"""Linking: all entries together into facts that hold across articles. Decided only when one answer remains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.link.changes import Changes, compare_builds
from generator.link.keywords import Held, Term, link_keywords
from generator.link.ledger import Comparison, Grouped, compare_figures, state, told_apart
from generator.link.order import Order
from generator.link.people import Entity, link_entities
from generator.link.reading import read
from generator.link.same_quotes import SameQuote, same_quotes
from generator.link.sources import SourceGroup, copies, origins, shared_sources
from generator.link.stories import NOTHING_SAID, OwnersEvents, Stories, Story, group, tell_stories
from generator.link.timeline import Timeline, tell_time
from generator.model import Entry, File, Problem
from generator.owner.choices import Choices
from generator.owner.publication import Publication

__all__ = [
    "Changes",
    "Comparison",
    "Entity",
    "Held",
    "Order",
    "OwnersEvents",
    "SameQuote",
    "Site",
    "SourceGroup",
    "Stories",
    "Story",
    "Term",
    "Timeline",
    "compare_builds",
    "link",
]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that pages and exports are made of."""

    entries: tuple[Entry, ...]
    """In order of article id."""
    entities: tuple[Entity, ...]
    """People, organisations and places, most mentioned first, then by name."""
    problems: tuple[Problem, ...] = ()
    """Of files that became no article; those of articles stand in their entries."""

    corrections: tuple[tuple[str, str], ...] = ()
    """The owner's corrections that were applied: key and what was done."""

    comparisons: tuple[Comparison, ...] = ()
    """The figure ledger: those that differ first, then changed, agree, not comparable."""
    sources: tuple[SourceGroup, ...] = ()
    """Articles with likely one source."""
    order: Order = field(default_factory=Order)
    """What is known of the articles' order in time."""
    same_quotes: tuple[SameQuote, ...] = ()
    """Utterances that several articles quote."""
    stories: Stories = field(default_factory=Stories)
    """Topics, the events among them, and related articles with the reasons."""
    timeline: Timeline = field(default_factory=Timeline)
    """Dates of all articles, stated and inferred."""

    changes: Changes = field(default_factory=lambda: Changes(first_build=True))
    """Against the build before this one."""

    terms: tuple[Term, ...] = ()
    """Keywords over all articles: those of most articles first."""

    files: tuple[File, ...] = ()
    """The data files, which the page of data lists."""

    publication: Publication = field(default_factory=Publication)
    """Name and address of the site, and how much of the articles it shows."""

    choices: Choices = field(default_factory=Choices)
    """What the owner wants on the front page."""

    noindex: frozenset[str] = frozenset()
    """Names of people whose pages ask search engines to stay away."""

    def entry(self, article_id: str) -> Entry:
        """The entry of one article. Raises KeyError for an unknown id."""
        for entry in self.entries:
            if entry.article.id == article_id:
                return entry
        raise KeyError(article_id)


def link(
    entries: tuple[Entry, ...],
    problems: tuple[Problem, ...] = (),
    corrections: tuple[tuple[str, str], ...] = (),
    renames: Mapping[str, str] | None = None,
    roles: Mapping[str, str] | None = None,
    *,
    houses: Mapping[str, str] | None = None,
    events: OwnersEvents = NOTHING_SAID,
) -> Site:
    """Read the articles against each other. `corrections` were applied to the entries; `renames` are those of names,
    `roles` what the owner says people are, `houses` outlet to publishing house and `events` which articles report
    one, as the owner has them.
    """
    ordered = tuple(sorted(entries, key=lambda entry: entry.article.id))
    corpus = read(ordered)
    sources = shared_sources(corpus)
    quotes = same_quotes(corpus)
    stated = state(corpus)
    groups = group(corpus, sources, quotes, stated.order, events)
    grouped = Grouped(groups.events, groups.topics, copies(sources), origins(sources))
    comparisons = tuple(told_apart(compare_figures(corpus, stated, grouped)))
    return Site(
        ordered,
        link_entities(ordered, renames, roles),
        problems,
        corrections,
        comparisons=comparisons,
        sources=sources,
        order=stated.order,
        same_quotes=quotes,
        stories=tell_stories(
            corpus, groups, comparisons=comparisons, sources=sources, quotes=quotes, owners=houses or {}
        ),
        timeline=tell_time(corpus, comparisons),
        terms=link_keywords(ordered),
    )
