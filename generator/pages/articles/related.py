"""Related articles, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from generator.link.stories import Reason
from generator.model import Href, Words
from generator.pages.origins import group_anchor
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.evidence import Line
from generator.show.ledger import Measure
from generator.show.lookup import Lookup, cut
from generator.show.titles import Title, title_of
from generator.show.who import Beside
from generator.show.wording import capital

MOST = 6
MEASURES = 4

_KINDS = {"same event": "Same event", "same topic": "Same topic", "related": "Related"}


@dataclass(frozen=True, slots=True)
class SharedMeasure:
    """A measure that both articles state."""

    name: str
    href: Href
    css: str
    label: str


@dataclass(frozen=True, slots=True)
class Related:
    """An article beside another."""

    href: Href
    title: Title
    chip: Chip
    kind: str
    source: Href | None
    """Where their likely common source is shown."""
    reasons: tuple[Line, ...]
    measures: tuple[SharedMeasure, ...]
    more_measures: int


def related(lookup: Lookup, links: Links, article_id: str) -> tuple[Related, ...]:
    """Those of one event first, then by likeness."""
    ranked = lookup.relations.get(article_id, ())
    return tuple(_related(lookup, links, article_id, beside) for beside in ranked[:MOST])


def _related(lookup: Lookup, links: Links, here: str, beside: Beside) -> Related:
    there = beside.article
    article = lookup.entries[there].article
    shared = [measure for measure in lookup.measures_in.get(here, ()) if _states(measure, there)]
    lines = (_line(lookup, here, reason) for reason in beside.reasons)
    return Related(
        links.article(there),
        title_of(lookup, article),
        chip(lookup, links, article),
        _KINDS[beside.kind],
        _source(lookup, links, here, there),
        tuple(line for line in lines if line),
        tuple(
            SharedMeasure(measure.name, links.to(measure.path), measure.css, measure.label)
            for measure in shared[:MEASURES]
        ),
        max(len(shared) - MEASURES, 0),
    )


def _states(measure: Measure, article: str) -> bool:
    comparison = measure.comparison
    return comparison.relation != "not comparable" and any(entry.article == article for entry in comparison.entries)


def _source(lookup: Lookup, links: Links, here: str, there: str) -> Href | None:
    for group in lookup.one_source.get(here, ()):
        if there in group:
            return links.to("sources/index.md", group_anchor(lookup, group))
    return None


def _line(lookup: Lookup, here: str, reason: Reason) -> Line:
    """A reason in words; nothing for those that links show."""
    match reason.ground:
        case "source" | "figure":
            return ()
        case "names":
            return (f"{capital(reason.text)} ", *_cut(lookup, here, reason))
        case "occasion":
            return ("Both report the same occasion, here: ", *_cut(lookup, here, reason))
        case _:
            return (capital(reason.text),)


def _cut(lookup: Lookup, here: str, reason: Reason) -> Line:
    """The words of the article at hand that show a reason, with commas."""
    line: list[Words | str] = []
    for place in reason.places:
        if place.article == here:
            line += [", "] * bool(line) + [cut(lookup.entries[here].article, place.span)]
    return tuple(line)
