"""A story's telling numbers: measures with their statements side by side, or a sentence of its own report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from generator.link import Story
from generator.link.ledger import Relation
from generator.link.ledger.statements import Statement
from generator.link.reading import Place
from generator.model import Href, Mark
from generator.pages.measures import Say, strip
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.context import Run, runs
from generator.show.ledger import Measure
from generator.show.lookup import Lookup
from generator.show.stories import holds

SAYS = 3
"""Statements of a measure beside a story: first, last and one between."""
_ORDER: tuple[Relation, ...] = ("changed over time", "differ", "agree", "possibly differ")
"""A number that moved or that reports differ on tells more than one they agree on; one that may not be the same thing
tells least."""
_WEIGHTY = frozenset({"count", "money", "vote"})
"""Kinds that say what happened to people, what it costs, who won."""


@dataclass(frozen=True, slots=True)
class Tell:
    """A measure beside a story."""

    slug: str
    """Of the measure."""
    name: str
    href: Href
    css: str
    label: str
    says: tuple[Say, ...]
    more: int
    """Statements that are not shown."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure in its sentence, where no measure tells the story."""

    runs: tuple[Run, ...]
    chip: Chip


def tells(lookup: Lookup, links: Links, measures: Iterable[Measure], limit: int) -> tuple[Tell, ...]:
    """Up to `limit` measures: those that weigh most first."""
    ranked = sorted((measure for measure in measures if measure.is_news), key=_rank)
    return tuple(_tell(lookup, links, measure) for measure in ranked[:limit])


def of_story(lookup: Lookup, story: Story) -> list[Measure]:
    """The measures that articles of a story share, in the order of the ledger."""
    ids = {*story.measures}
    return [measure for measure in lookup.measures if measure.slug in ids]


def stated(
    lookup: Lookup, links: Links, figures: Sequence[Place], shown: Collection[Place], limit: int
) -> tuple[Stated, ...]:
    """Up to `limit` of a story's own figures in their sentences, without what stands in `shown` already."""
    made: list[Stated] = []
    seen: list[Place] = [*shown]
    for figure in figures:
        article = lookup.entries[figure.article].article
        sentence = Place(article.id, lookup.places[article.id].around(figure.span))
        if len(made) == limit or holds(sentence.span, (place.span for place in seen if place.article == article.id)):
            continue
        said = runs(lookup, article, (figure.span,), (Mark(figure.span, "hit"),), soft=True, bare=True)
        made.append(Stated(said, chip(lookup, links, article)))
        seen.append(sentence)
    return tuple(made)


def weight(measure: Measure) -> tuple[bool, bool, bool]:
    """What a measure weighs; the smallest weighs most. The dead come before the hurt, these before what became of
    anything else, and counts, money and votes before other kinds of numbers.
    """
    entries = measure.comparison.entries
    weighty = entries[0].figure.kind in _WEIGHTY and any(entry.figure.rank == "key" for entry in entries)
    dead = any("killed" in entry.fates for entry in entries)
    fate = any(entry.fates for entry in entries)
    return not weighty, not dead, not fate


def _rank(measure: Measure) -> tuple[bool, bool, bool, int, int]:
    relation = measure.comparison.relation
    order = _ORDER.index(relation) if relation in _ORDER else len(_ORDER)
    return *weight(measure), order, -measure.articles


def _tell(lookup: Lookup, links: Links, measure: Measure) -> Tell:
    shown = strip(lookup, links, in_time(lookup, measure))
    says = folded(shown.says)
    # First, last, and the last but one: "7, then 8, then 9" of a toll, and both ends of what differs.
    kept = says if len(says) <= SAYS else (says[0], *says[-(SAYS - 1) :])
    return Tell(measure.slug, measure.name, shown.href, measure.css, shown.label, kept, len(says) - len(kept))


def folded(says: Iterable[Say]) -> tuple[Say, ...]:
    """One line a number and holder, with all who state it: "nine people" and, elsewhere, "nine dead" are one nine. The
    first of the wordings stands for the others; the measure's own page has them all.
    """
    held: dict[tuple[object, ...], Say] = {}
    for say in says:
        key = (*say.number, say.by.text.casefold() if say.by else "")
        first = held.get(key)
        held[key] = replace(first, chips=(*first.chips, *say.chips)) if first else say
    return tuple(held.values())


def in_time(lookup: Lookup, measure: Measure) -> Measure:
    """The measure with the statements of what changed from the earliest to the latest, as far as that is known."""
    if measure.comparison.relation != "changed over time":
        return measure
    ordered: list[Statement] = []
    for entry in measure.comparison.entries:
        later = (at for at, other in enumerate(ordered) if _is_earlier(lookup, entry, other))
        ordered.insert(next(later, len(ordered)), entry)
    return replace(measure, comparison=replace(measure.comparison, entries=tuple(ordered)))


def _is_earlier(lookup: Lookup, entry: Statement, other: Statement) -> bool:
    step = lookup.site.order.between(entry.article, other.article)
    return step is not None and step.earlier == entry.article
