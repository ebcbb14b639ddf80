"""The figure ledger: statements of one measure from different articles, side by side.

Two statements are of one measure only if they count the same thing, in the same event or state, in the same scope: the
same stated day, the same place since the same beginning, the same person's occasions. What is alike but lacks one of
these is left apart. Figures are never averaged, and what time explains is never called a difference.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from generator.extract.names import Name
from generator.link.ledger.plain import equal_pairs
from generator.link.ledger.statements import Statement, places_of_lasting, statements
from generator.link.ledger.words import bounds_meet, measure_name
from generator.link.order import Mark, Order, Step, order_of
from generator.link.reading import Corpus, Place, Reading
from generator.link.slugs import free, slug_of
from generator.model import Span

Relation = Literal["agree", "differ", "changed over time", "possibly differ", "not comparable"]


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


@dataclass(frozen=True, slots=True)
class Ledger:
    """All comparisons, and the order of articles that they show."""

    comparisons: tuple[Comparison, ...]
    """Those that differ first, then changed, agree, not comparable; within these by number of articles."""
    order: Order
    statements: tuple[Statement, ...] = ()
    """All figures that state something comparable, in order of article and text."""


def compare_figures(corpus: Corpus, origin: Mapping[str, str] | None = None) -> Ledger:
    """The ledger. Time grows with the number of figures: statements meet only through keys that they share.

    `origin`: article id to what names its likely source, for articles that share one. That a copy repeats its figures
    is no comparison.
    """
    sources = origin or {}
    stated = {reading.id: statements(reading) for reading in corpus.readings}
    lasting = {reading.id: places_of_lasting(reading) for reading in corpus.readings}
    everything = tuple(one for reading in corpus.readings for one in stated[reading.id])
    growing = tuple(one for one in everything if one.sort in ("length", "series"))
    first = _measures(growing, [_keys(one, lasting) for one in growing])
    order = order_of((*_dates(corpus.readings), *_marks(first)))
    occasions = _occasions(first)
    parts = tuple(one for one in everything if one.sort == "part")
    second = _measures(parts, [_part_keys(one, occasions) for one in parts])
    counts = tuple(one for one in everything if one.sort in ("plain", "event", "running"))
    keys = [_keys(one, lasting) for one in counts]
    days = {reading.id: _day(reading) for reading in corpus.readings}
    for at, to in equal_pairs(corpus, counts, sources, days):
        keys[at].append(("pair", at, to))
        keys[to].append(("pair", at, to))
    third = [part for group in _measures(counts, keys) for part in _by_year(group)]
    texts = {reading.id: reading.entry.article.text for reading in corpus.readings}
    names = {reading.id: tuple(name.span for name in reading.entry.extracts.of(Name)) for reading in corpus.readings}
    made = [
        _compared(group, order, days, texts, names)
        for group in (*first, *second, *third)
        if len({sources.get(one.article, one.article) for one in group}) > 1
    ]
    kept = sorted((one for one in made if one is not None), key=_rank)
    return Ledger(tuple(kept), order, everything)


_LONGEST = 80
"""Characters of a measure's id."""
_TAKEN = re.compile(r"page-\d+|index|readme|")
"""The list of measures itself has these addresses."""


def told_apart(found: Sequence[Comparison]) -> Iterator[Comparison]:
    """The same with names of their own, so that these can serve as addresses: where two measures have one name, it gets
    the number that all agree on, and then a count.
    """
    names = Counter(one.measure for one in found)
    used: Counter[str] = Counter()
    ids: set[str] = set()
    for one in found:
        name = one.measure
        if names[name] > 1 and one.relation == "agree":
            name = f"{name}, {one.entries[0].figure.low:,.10g}"
        used[name] += 1
        name = name if used[name] == 1 else f"{name} ({used[name]})"
        words = slug_of(name, _LONGEST)
        words = f"measure-{words}".strip("-") if _TAKEN.fullmatch(words) else words
        yield replace(one, measure=name, id=free(words, ids))


_RELATIONS: tuple[Relation, ...] = ("differ", "changed over time", "agree", "possibly differ", "not comparable")


def _rank(one: Comparison) -> tuple[int, int, str, str]:
    first = one.entries[0]
    articles = {entry.article for entry in one.entries}
    return _RELATIONS.index(one.relation), -len(articles), one.measure, f"{first.article} {first.figure.span.start:09}"


# ---- which statements are of one measure --------------------------------------------------------------------------

Key = tuple[str | int | float | None, ...]


def _keys(one: Statement, lasting: dict[str, dict[str, tuple[str, ...]]]) -> list[Key]:
    """Each key is enough: two statements that share one are of one measure."""
    base: Key = (one.sort, one.thing, one.event, *one.narrowed)
    match one.sort:
        case "event" if one.when is not None:
            when = (one.when.month, one.when.day or one.when.part)
            return [(*base, *when, name) for name in sorted(one.sentence.names)]
        case "running" if one.where is not None:
            return [(*base, one.where.stem)]
        case "length":
            return [(*base, place) for place in lasting[one.article].get(one.thing, ())]
        case "series" if one.owner is not None:
            scopes = [("since", one.since)] if one.since else []
            scopes += [("in", one.where.stem)] if one.where else []
            return [(*base, one.owner.stem, *scope) for scope in scopes]
        case _:
            return []


def _part_keys(one: Statement, occasions: dict[str, tuple[Key, ...]]) -> list[Key]:
    """A plan's parts are one measure if the articles report one occasion, or date the plan alike and name one party."""
    base: Key = (one.thing, one.whole, one.figure.low)
    keys: list[Key] = [(*base, *occasion) for occasion in occasions.get(one.article, ())]
    if one.when is not None:
        keys += [(*base, one.when.month, name) for name in sorted(one.sentence.names)]
    return keys


def _measures(found: Sequence[Statement], keys: Sequence[Iterable[Key]]) -> list[list[Statement]]:
    """Groups of statements that hang together by shared keys, of at least two articles."""
    leader = list(range(len(found)))

    def lead(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    first: dict[Key, int] = {}
    for at, its in enumerate(keys):
        for key in its:
            one, other = sorted((lead(at), lead(first.setdefault(key, at))))
            leader[other] = one
    groups: defaultdict[int, list[Statement]] = defaultdict(list)
    for at, one_statement in enumerate(found):
        groups[lead(at)].append(one_statement)
    return [group for group in groups.values() if len({one.article for one in group}) > 1]


def _by_year(group: list[Statement]) -> list[list[Statement]]:
    """The group, or one group for each year where its dates are of several: there was more than one Sept. 11."""
    years = {one.when.year for one in group if one.sort == "event" and one.when and one.when.year is not None}
    if len(years) < 2:
        return [group]
    parts = ([one for one in group if one.when is not None and one.when.year == year] for year in sorted(years))
    return [part for part in parts if len({one.article for one in part}) > 1]


def _occasions(groups: Iterable[Sequence[Statement]]) -> dict[str, tuple[Key, ...]]:
    """For each article the numbered occasions that it reports: (measure, number)."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for at, group in enumerate(groups):
        for one in group:
            if one.sort == "series":
                found[one.article].add(("occasion", at, one.figure.low))
    return {article: tuple(sorted(its, key=repr)) for article, its in found.items()}


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


_MONTHS = {"day": 1 / 30.4, "week": 7 / 30.4, "month": 1.0, "year": 12.0}


def _marks(groups: Iterable[Sequence[Statement]]) -> Iterator[Mark]:
    for at, group in enumerate(groups):
        for one in group:
            place = Place(one.article, one.sentence.span)
            if one.sort == "series":
                yield Mark(one.article, f"number {at}", "number", one.figure.low, place)
            elif one.sort == "length" and one.figure.unit in _MONTHS:
                months = round(one.figure.low * _MONTHS[one.figure.unit], 1)
                yield Mark(one.article, f"length {at}", "length", months, place)


# ---- how they relate ----------------------------------------------------------------------------------------------


def _compared(
    group: Sequence[Statement],
    order: Order,
    days: dict[str, date | None],
    texts: Mapping[str, str],
    names: Mapping[str, tuple[Span, ...]],
) -> Comparison | None:
    entries = _one_each(group)
    if len(entries) < 2:
        return None
    relation, reason, steps = _relation(entries, order, days)
    entries = tuple(sorted(entries, key=lambda one: (_time_key(one, order), one.article)))
    return Comparison(
        measure_name(entries, texts, names),
        relation,
        reason,
        relation == "differ" and bounds_meet([one.figure for one in entries]),
        entries,
        _evidence(entries),
        steps,
    )


def _one_each(group: Sequence[Statement]) -> tuple[Statement, ...]:
    """One statement an article, the first in its running text. An article that states two values isn't understood."""
    by_article: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in group:
        by_article[one.article].append(one)
    kept: list[Statement] = []
    for its in by_article.values():
        if len({one.value for one in its}) == 1:
            kept.append(min(its, key=lambda one: (one.sentence.block.kind != "paragraph", one.figure.span.start)))
    return tuple(sorted(kept, key=lambda one: one.article))


def _time_key(one: Statement, order: Order) -> float:
    return next((mark.value for mark in order.marks.get(one.article, ()) if mark.ground == "date"), 0.0)


# A count of an event is still moving in the first two weeks: tolls of disasters and attacks settle within days.
_SETTLES = 14


def _relation(
    entries: Sequence[Statement], order: Order, days: dict[str, date | None]
) -> tuple[Relation, str, tuple[Step, ...]]:
    first = entries[0]
    if len({(one.value, one.figure.bound) for one in entries}) == 1:
        return "agree", "the same number with the same bound", ()
    if first.sort in ("length", "series"):
        return "changed over time", "the number itself grows with time", _steps(entries, order)
    steps = _steps(entries, order)
    pairs = [(one, other) for at, one in enumerate(entries) for other in entries[at + 1 :] if one.value != other.value]
    if first.sort == "running":
        if pairs and all(order.between(one.article, other.article) for one, other in pairs):
            return "changed over time", "a running count, and the articles are of different times", steps
        if all(days[one.article] is not None and days[one.article] == days[other.article] for one, other in pairs):
            return "differ", "a running count, stated differently at the same time", ()
        return "not comparable", "a running count, and nothing shows which article is later", ()
    if first.sort == "event" and pairs and all(_still_moving(one, other, days) for one, other in pairs):
        return "changed over time", "a count soon after the event, and the articles are of different days", steps
    return "differ", "one event, other numbers or bounds", ()


def _still_moving(one: Statement, other: Statement, days: dict[str, date | None]) -> bool:
    ours, theirs = days[one.article], days[other.article]
    when = one.when or other.when
    if ours is None or theirs is None or ours == theirs or when is None or when.day is None:
        return False
    earlier = min(ours, theirs)
    try:
        event = date(earlier.year, when.month, when.day)
    except ValueError:
        return False
    return 0 <= (earlier - event).days <= _SETTLES


def _steps(entries: Sequence[Statement], order: Order) -> tuple[Step, ...]:
    """One step for each two neighbouring values."""
    ranked = sorted(entries, key=lambda one: (one.figure.low, one.article))
    steps = []
    for one, other in pairwise(ranked):
        if one.value != other.value and (step := order.between(one.article, other.article)):
            steps.append(step)
    return tuple(steps)


def _evidence(entries: Iterable[Statement]) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for one in entries:
        if one.sort == "event" and one.when is not None:
            found.append(Evidence("date of the event", Place(one.article, one.when.span)))
        if one.where is not None and one.sort in ("running", "series"):
            found.append(Evidence("place", Place(one.article, one.where.span)))
        if one.owner is not None:
            found.append(Evidence("whose", Place(one.article, one.owner.span)))
    return tuple(found)
