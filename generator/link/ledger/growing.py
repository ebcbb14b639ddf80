"""Numbers that grow with time by themselves: how long a thing lasts so far, and the how-manieth of a series.

They show the order of undated articles: "four months" of one war are before its "ten months", a third visit before the
sixth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.link.ledger.lineup import Group
from generator.link.ledger.statements import Statement
from generator.link.order import Mark
from generator.link.reading import Place

_MONTHS = {"day": 1 / 30.4, "week": 7 / 30.4, "month": 1.0, "year": 12.0}
"""Lengths in months, as far as news tells them apart."""


def marks_of(found: Iterable[Statement]) -> Iterator[Mark]:
    """Where articles stand on scales of lengths and series. A scale is told by what lasts or whose series it is; only
    articles of one topic are ever compared on it.
    """
    for one in found:
        place = Place(one.article, one.sentence.span)
        if one.sort == "series":
            yield Mark(one.article, f"number {_scale(one)}", "number", one.figure.low, place)
        elif one.sort == "length" and one.figure.unit in _MONTHS:
            months = round(one.figure.low * _MONTHS[one.figure.unit], 1)
            yield Mark(one.article, f"length {one.thing}", "length", months, place)


def growing(topic: Sequence[Statement]) -> Iterator[Group]:
    """Lengths of one thing and numbers of one series among the statements of one topic."""
    scales: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in topic:
        if one.sort == "series":
            scales[f"number {_scale(one)}"].append(one)
        elif one.sort == "length" and one.figure.unit in _MONTHS:
            scales[f"length {one.thing}"].append(one)
    for _, its in sorted(scales.items()):
        told = _steady(its)
        if len({one.article for one in told}) > 1:
            yield Group(tuple(told), 1.0)


def _steady(its: Sequence[Statement]) -> list[Statement]:
    """Those of articles that state one value: "his third" beside "his fourth" isn't understood."""
    values: defaultdict[str, set[float]] = defaultdict(set)
    for one in its:
        values[one.article].add(one.figure.low)
    return [one for one in its if len(values[one.article]) == 1]


def _scale(one: Statement) -> str:
    """Whose series of what: sets of like things count as one, "trip" and "mission"."""
    owner = one.owner.stem if one.owner else ""
    return f"{owner} {min(one.likes, default=one.thing)}"
