"""What else a story's page holds: what only one report states, the days it is about, passages in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.extract import Figure
from generator.link import Story
from generator.link.timeline import Dated
from generator.model import Mark, Span
from generator.pages import origins
from generator.pages.briefing.figures import Chosen, front_figures
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.context import Run, context_of, runs
from generator.show.ledger import Measure
from generator.show.lookup import Lookup, day
from generator.show.wording import reading

ONLY = 6
DAYS = 10
PAIRS = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its source."""

    runs: tuple[Run, ...]
    chip: Chip


@dataclass(frozen=True, slots=True)
class Day:
    """A day or span, and what the reports say of it."""

    reading: str
    ahead: bool
    """It lies after the last report."""
    said: tuple[Passage, ...]
    others: tuple[Chip, ...]
    """Further reports that date something so."""


def only_one(lookup: Lookup, links: Links, story: Story, measures: Sequence[Measure]) -> tuple[Passage, ...]:
    """Sentences with a key figure that no other report of the story has."""
    inside = lookup.showing(tuple(entry for entry in lookup.latest_first if entry.article.id in story.articles))
    shown = {(entry.article, entry.figure.span) for measure in measures for entry in measure.comparison.entries}
    numbers: dict[tuple[float, float | None, str], set[str]] = {}
    for entry in inside.latest_first:
        for figure in entry.extracts.of(Figure):
            numbers.setdefault(_number(figure), set()).add(entry.article.id)
    repeated = {
        (entry.article.id, figure.span)
        for entry in inside.latest_first
        for figure in entry.extracts.of(Figure)
        if len(numbers[_number(figure)]) > 1
    }
    return tuple(_only(lookup, links, chosen) for chosen in front_figures(inside, ONLY, shown=shown | repeated, few=0))


def _number(figure: Figure) -> tuple[float, float | None, str]:
    return figure.low, figure.high, figure.unit


def _only(lookup: Lookup, links: Links, chosen: Chosen) -> Passage:
    phrase = chosen.head.phrase
    source = chip(lookup, links, chosen.article, lookup.anchor(chosen.article, "figure", chosen.head.span))
    return Passage(runs(lookup, chosen.article, (phrase,), (Mark(phrase, "hit"),), soft=True, bare=True), source)


def days(lookup: Lookup, links: Links, story: Story) -> tuple[Day, ...]:
    """The days of the story in order: of many those that most reports date."""
    its = {*story.articles}
    by_days: dict[tuple[object, object], list[Dated]] = {}
    for dated in lookup.site.timeline.dated:
        if dated.article in its:
            by_days.setdefault((dated.first, dated.last), []).append(dated)
    ranked = sorted(by_days.values(), key=_weight)[:DAYS]
    last = max((day(lookup.entries[article].article) for article in its), default="")
    ordered = sorted(ranked, key=lambda held: (held[0].first, held[0].last))
    return tuple(_day(lookup, links, held, last) for held in ordered)


def _weight(held: Sequence[Dated]) -> tuple[int, bool, int, object]:
    """Most reports first, then exact days."""
    return -len({dated.article for dated in held}), not held[0].is_exact, -len(held), held[0].first


def _day(lookup: Lookup, links: Links, held: Sequence[Dated], last: str) -> Day:
    first = _telling(lookup, held)
    others = {dated.article for dated in held} - {first.article}
    article, span = lookup.entries[first.article].article, first.mention.span
    told = lookup.places[article.id].around(span) in lookup.told[article.id]
    # What weighs little elsewhere is shown with less of its sentence: no way to republish an article.
    said = runs(
        lookup, article, (span,), _hit(lookup, span), brief=context_of(lookup) == "sentence" and not told, bare=True
    )
    source = chip(lookup, links, article, lookup.anchor(article, "date", span))
    return Day(
        reading(min((dated.iso for dated in held), key=len)),
        bool(last) and first.first.isoformat() > last,
        (Passage(said, source),),
        tuple(chip(lookup, links, lookup.entries[other].article) for other in sorted(others)),
    )


def _hit(lookup: Lookup, span: Span) -> Iterable[Mark]:
    return (Mark(span, "hit"),) if context_of(lookup) != "extract" else ()


def _telling(lookup: Lookup, held: Sequence[Dated]) -> Dated:
    """The expression whose sentence the site shows anyway; of several the first."""
    return next((dated for dated in held if dated.sentence in lookup.told[dated.article]), held[0])


def passages(lookup: Lookup, links: Links, story: Story) -> tuple[origins.Pair, ...]:
    """Reports that likely stand on one text, sentence against sentence."""
    its = {*story.articles}
    pairs = [pair for group in lookup.site.sources for pair in group.pairs if {pair.first, pair.second} <= its]
    ranked = sorted(pairs, key=lambda pair: (-pair.share, pair.first, pair.second))
    return origins.pairs(lookup, links, ranked[:PAIRS])
