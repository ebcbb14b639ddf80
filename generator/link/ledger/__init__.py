"""The figure ledger: statements of one measure from different articles, side by side.

Candidates come from articles of one story, and from a topic's running counts and dated totals. They are lined up by
likeness (`lineup`), kept apart by guards, and then related (`relation`), always with the reason. Figures are never
averaged, and what time explains is never called a difference.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.extract.names import Name
from generator.link.ledger.bounds import bounds_meet
from generator.link.ledger.change import Times
from generator.link.ledger.growing import growing, marks_of
from generator.link.ledger.guards import Known
from generator.link.ledger.lineup import Group, by_group, line_up
from generator.link.ledger.naming import Told, measure_name, written_name
from generator.link.ledger.relation import Decided, Relation, decide
from generator.link.ledger.scopes import across_events
from generator.link.ledger.statements import Statement, statements
from generator.link.order import Mark, Order, Step, order_of
from generator.link.reading import Corpus, Place, Reading
from generator.link.slugs import free, slug_of

__all__ = [
    "Comparison",
    "Evidence",
    "Grouped",
    "Relation",
    "Stated",
    "Statement",
    "compare_figures",
    "state",
    "told_apart",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article that show why a statement stands where it does."""

    label: str
    """What they show, in the program's words."""
    place: Place


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure as several articles state it."""

    measure: str
    """Short name in the program's words, made by rule; no two comparisons have one name."""
    relation: Relation
    reason: str
    """Why, in the program's words."""
    both_can_be_true: bool
    """Only for `differ`: the bounds allow one number that fits all statements."""
    entries: tuple[Statement, ...]
    """In order of time as far as known, then of article id; at least two, of different articles."""
    evidence: tuple[Evidence, ...]
    """What makes them one measure: dates, places, beginnings."""
    steps: tuple[Step, ...] = ()
    """For `changed over time`: what shows the order of the articles."""
    id: str = ""
    """What names it in data and addresses: the words of its measure. Given by `told_apart`."""
    written: str = ""
    """The words around its number in one of the articles: what tells it from others of its name."""


@dataclass(frozen=True, slots=True)
class Stated:
    """All statements, and what their lengths and series show of the order of articles."""

    statements: tuple[Statement, ...]
    """In order of article and text."""
    order: Order


def state(corpus: Corpus) -> Stated:
    """What the figures of all articles state. Linear in the length of the texts."""
    found = tuple(one for reading in corpus.readings for one in statements(corpus, reading))
    return Stated(found, order_of((*_dates(corpus.readings), *marks_of(found))))


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups of articles that measures are looked for in, and what is known of their sources."""

    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Articles of one event by article id."""
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Articles of one topic by article id."""
    copy: Mapping[str, str] = field(default_factory=dict)
    """Article id to what names its text, for articles with one text: that a copy repeats its figures is no
    agreement."""
    origin: Mapping[str, str] = field(default_factory=dict)
    """Article id to what names its likely source, for articles that share one: that is said."""


def compare_figures(corpus: Corpus, stated: Stated, grouped: Grouped) -> tuple[Comparison, ...]:
    """The ledger: those that differ first, then changed, agree, possibly differ, not comparable; within these by number
    of articles. Time grows with the number of figures.
    """
    readings = {reading.id: reading for reading in corpus.readings}
    texts = {key: reading.entry.article.text for key, reading in readings.items()}
    names = {key: it.entry.extracts.of(Name) for key, it in readings.items()}
    days = {key: _day(reading) for key, reading in readings.items()}
    of_article: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in stated.statements:
        of_article[one.article].append(one)
    known, times = Known(days), Times(stated.order, days, texts, of_article)
    made = []
    for group in _groups(stated, grouped, known):
        comparison = _compared(group, times, grouped, names)
        if comparison is not None:
            made.append(comparison)
    return tuple(sorted(made, key=_rank))


def _groups(stated: Stated, grouped: Grouped, known: Known) -> Iterator[Group]:
    """Within topics lengths, series and what is scoped; within events everything else."""
    plain = [one for one in stated.statements if one.sort in ("plain", "running")]
    for topic in by_group(stated.statements, grouped.topics):
        yield from growing(topic)
    taken: set[tuple[str, int]] = set()
    for topic in by_group(plain, grouped.topics):
        for group in across_events(topic, known, grouped.events):
            taken.update(one.key for one in group.statements)
            yield group
    left = [one for one in plain if one.key not in taken]
    for event in by_group(left, grouped.events):
        yield from line_up(event, known)


_LONGEST = 80
"""Characters of a measure's id."""
_TAKEN = re.compile(r"page-\d+|index|readme|")
"""The list of measures itself has these addresses."""


def told_apart(found: Sequence[Comparison]) -> Iterator[Comparison]:
    """The same with names of their own, so that these can serve as addresses: where measures have one name, it stays
    with the one that most articles state, and the words around their numbers stand for the others; if these are the
    same, or there are none, a count tells them apart.
    """
    bearers: dict[str, Comparison] = {}
    for one in sorted(found, key=_articles, reverse=True):  # of equals the first stays the first
        bearers.setdefault(one.measure, one)
    used: Counter[str] = Counter()
    ids: set[str] = set()
    for one in found:
        name = one.measure if one is bearers[one.measure] else one.written or one.measure
        used[name] += 1
        name = name if used[name] == 1 else f"{name} ({used[name]})"
        words = slug_of(name, _LONGEST)
        words = f"measure-{words}".strip("-") if _TAKEN.fullmatch(words) else words
        yield replace(one, measure=name, id=free(words, ids))


def _articles(comparison: Comparison) -> int:
    return len({entry.article for entry in comparison.entries})


_RELATIONS: tuple[Relation, ...] = ("differ", "changed over time", "agree", "possibly differ", "not comparable")


def _rank(one: Comparison) -> tuple[int, int, str, str]:
    first = one.entries[0]
    return _RELATIONS.index(one.relation), -_articles(one), one.measure, f"{first.article} {first.figure.span.start:09}"


# ---- time ---------------------------------------------------------------------------------------------------------


def _day(reading: Reading) -> date | None:
    stated = reading.entry.article.metadata.date
    try:
        return date.fromisoformat(stated.value[:10]) if stated else None
    except ValueError:
        return None


def _dates(readings: Iterable[Reading]) -> Iterator[Mark]:
    for reading in readings:
        day, stated = _day(reading), reading.entry.article.metadata.date
        if day is not None and stated is not None:
            span = stated.span or reading.entry.article.blocks[0].span
            yield Mark(reading.id, "date", "date", float(day.toordinal()), Place(reading.id, span))


# ---- one measure --------------------------------------------------------------------------------------------------


def _compared(group: Group, times: Times, grouped: Grouped, names: Mapping[str, tuple[Name, ...]]) -> Comparison | None:
    entries = _one_each(group.statements)
    if len(entries) < 2:
        return None
    decided = decide(entries, times)
    if decided.relation == "agree" and len({grouped.copy.get(one.article, one.article) for one in entries}) == 1:
        return None
    ordered = tuple(sorted(entries, key=lambda one: (_time_key(one, times.order), one.article)))
    told = Told(ordered, times.texts, names)
    name = measure_name(told)
    if not name:
        return None
    return Comparison(
        name,
        decided.relation,
        _reason(decided, entries, grouped.origin),
        decided.relation == "differ" and bounds_meet([one.figure for one in ordered]),
        ordered,
        _evidence(ordered),
        decided.steps,
        written=written_name(told),
    )


def _one_each(group: Sequence[Statement]) -> tuple[Statement, ...]:
    """One statement an article: the first in its running text."""
    by_article: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in group:
        by_article[one.article].append(one)
    first = (
        min(its, key=lambda one: (one.sentence.block.kind != "paragraph", one.figure.span.start))
        for its in by_article.values()
    )
    return tuple(sorted(first, key=lambda one: one.article))


def _reason(decided: Decided, entries: Sequence[Statement], origin: Mapping[str, str]) -> str:
    """The reason, with a word on articles that stand on one text."""
    sources = {origin.get(one.article, one.article) for one in entries}
    shared = len(sources) < len(entries) and decided.relation != "possibly differ"
    return f"{decided.reason}; some of these articles likely stand on one text" if shared else decided.reason


def _time_key(one: Statement, order: Order) -> float:
    return next((mark.value for mark in order.marks.get(one.article, ()) if mark.ground == "date"), 0.0)


def _evidence(entries: Iterable[Statement]) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for one in entries:
        if one.when is not None:
            found.append(Evidence("date stated with it", Place(one.article, one.when.span)))
        if one.owner is not None:
            found.append(Evidence("whose", Place(one.article, one.owner.span)))
    return tuple(found)
