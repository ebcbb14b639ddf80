"""What each outlet says: one row a measure, one column a report, the words as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.link import Story
from generator.link.ledger.statements import Statement
from generator.model import Href, Mark, Words
from generator.pages.briefing.tell import weight
from generator.pages.measures import holder, why
from generator.show.addresses import Links
from generator.show.chips import Chip, chip, outlet_of
from generator.show.context import Run, runs
from generator.show.ledger import Measure, shown
from generator.show.lookup import Lookup, cut
from generator.show.stories import earliest_first

COLUMNS = 12
"""Reports beside each other. About five fit a page; beyond them the table is moved sideways, its first column held
fast. The page of each measure has them all.
"""
ROWS = 16
DIFFERENCES = 8
_ORDER = ("changed", "differ", "apart", "agree")
"""Classes of relations in the order of the rows: what moved and what differs first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One statement."""

    value: Words
    href: Href
    by: Words | None
    """Who states the number, as the article says."""
    as_of: Words | None


@dataclass(frozen=True, slots=True)
class Row:
    """A measure over the reports."""

    name: str
    href: Href
    css: str
    label: str
    cells: tuple[tuple[str, Words | str, tuple[Cell, ...]], ...]
    """Label and outlet of the report and its statements, in the order of the columns; none: not stated."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table."""

    columns: tuple[Chip, ...]
    rows: tuple[Row, ...]
    more_reports: int
    more_rows: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure that reports state otherwise, with the sentences."""

    name: str
    href: Href
    css: str
    label: str
    why: str
    sentences: tuple[tuple[tuple[Run, ...], Chip], ...]


def in_order(measures: Sequence[Measure]) -> list[Measure]:
    """What moved and what differs first; within that what happened to people, then by number of articles."""
    return sorted(measures, key=lambda measure: (_ORDER.index(measure.css), *weight(measure), -measure.articles))


def matrix(lookup: Lookup, links: Links, story: Story, measures: Sequence[Measure]) -> Matrix | None:
    """None where no two reports state one measure."""
    if not measures:
        return None
    counts = {article: sum(_states(measure, article) for measure in measures) for article in story.articles}
    # Columns are the reports that state most; a report that states none is named above the table anyway.
    held = sorted((article for article in story.articles if counts[article]), key=lambda article: -counts[article])
    columns = earliest_first(lookup, held[:COLUMNS])
    ordered = in_order(measures)
    return Matrix(
        tuple(chip(lookup, links, lookup.entries[article].article) for article in columns),
        tuple(_row(lookup, links, measure, columns) for measure in ordered[:ROWS]),
        len(held) - len(columns),
        max(len(ordered) - ROWS, 0),
    )


def differences(lookup: Lookup, links: Links, story: Story, measures: Sequence[Measure]) -> tuple[Difference, ...]:
    """The measures that reports don't agree on, each statement in its sentence."""
    apart = [measure for measure in in_order(measures) if measure.css != "agree"]
    return tuple(_difference(lookup, links, story, measure) for measure in apart[:DIFFERENCES])


def _states(measure: Measure, article: str) -> bool:
    return any(entry.article == article for entry in measure.comparison.entries)


def _row(lookup: Lookup, links: Links, measure: Measure, columns: Sequence[str]) -> Row:
    return Row(
        measure.name,
        links.to(measure.path),
        measure.css,
        measure.label,
        tuple(
            (
                lookup.labels[article],
                outlet_of(lookup.entries[article].article)[0],
                tuple(_cell(lookup, links, entry) for entry in measure.comparison.entries if entry.article == article),
            )
            for article in columns
        ),
    )


def _cell(lookup: Lookup, links: Links, entry: Statement) -> Cell:
    article, figure = lookup.entries[entry.article].article, entry.figure
    return Cell(
        cut(article, shown(figure, article.text), Mark(figure.span, "num")),
        links.article(article.id, lookup.anchor(article, "figure", figure.span)),
        holder(article, figure),
        cut(article, figure.as_of) if figure.as_of else None,
    )


def _difference(lookup: Lookup, links: Links, story: Story, measure: Measure) -> Difference:
    made: list[tuple[tuple[Run, ...], Chip]] = []
    seen: set[tuple[str, int]] = set()
    for entry in measure.comparison.entries:
        article, phrase = lookup.entries[entry.article].article, entry.figure.phrase
        around = lookup.places[article.id].around(phrase)
        if article.id not in story.articles or (article.id, around.start) in seen:
            continue
        seen.add((article.id, around.start))
        said = runs(lookup, article, (phrase,), (Mark(phrase, "hit"),), soft=True, bare=True)
        made.append((said, chip(lookup, links, article, lookup.anchor(article, "figure", entry.figure.span))))
    return Difference(measure.name, links.to(measure.path), measure.css, measure.label, why(measure), tuple(made))
