"""Which article is later than which, with the words that show it.

A `Mark` says where one article stands on one scale that grows with time: its date; the length of one war so far; the
number of a trip among its like. Two articles with marks on one scale are in order if the marks differ. Where scales
disagree nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.link.reading import Place

Ground = Literal["date", "length", "number"]


@dataclass(frozen=True, slots=True)
class Mark:
    """An article's place on a scale."""

    article: str
    scale: str
    """Names one scale over all articles: "date", or the measure's key."""
    ground: Ground
    """date: stated dates; length: how long one thing lasted so far; number: the how-manieth of one series."""
    value: float
    """Days for dates, months for lengths, the number itself."""
    place: Place
    """The words that state it; for a date stated outside the text, the article's first words."""


@dataclass(frozen=True, slots=True)
class Step:
    """One article is earlier than another, as two places show."""

    earlier: str
    later: str
    ground: Ground
    inferred: bool
    """False only where both state their dates."""
    shown_earlier: Place
    shown_later: Place


@dataclass(frozen=True, slots=True)
class Order:
    """What is known of the articles' order in time."""

    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    """By article id; at most one of a scale an article, in order of scale."""

    def between(self, one: str, other: str) -> Step | None:
        """The step from the earlier of two articles to the later. None if they share no scale, stand level, or scales
        disagree. A stated date is preferred to what is inferred.
        """
        ours = {mark.scale: mark for mark in self.marks.get(one, ())}
        steps: list[Step] = []
        for theirs in self.marks.get(other, ()):
            mark = ours.get(theirs.scale)
            if mark is not None and mark.value != theirs.value:
                first, last = (mark, theirs) if mark.value < theirs.value else (theirs, mark)
                inferred = mark.ground != "date"
                steps.append(Step(first.article, last.article, mark.ground, inferred, first.place, last.place))
        if len({step.earlier for step in steps}) != 1:
            return None
        return min(steps, key=lambda step: ("date", "length", "number").index(step.ground))


def order_of(marks: Iterable[Mark]) -> Order:
    """The order that marks show. An article with two different marks on one scale has none there."""
    found: defaultdict[str, defaultdict[str, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for mark in marks:
        found[mark.article][mark.scale].append(mark)
    return Order(
        {
            article: tuple(its[0] for _, its in sorted(scales.items()) if len({m.value for m in its}) == 1)
            for article, scales in sorted(found.items())
        }
    )
