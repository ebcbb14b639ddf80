"""What shows that a number has changed over time, so that two articles with other numbers don't contradict each other.

One rule each, in the order in which they are tried; the first that holds gives the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations, pairwise

from generator.base import lexicon
from generator.base.text import fold
from generator.link.ledger.alike import agree, unit_of
from generator.link.ledger.statements import Statement
from generator.link.order import Order, Step


@dataclass(frozen=True, slots=True)
class Times:
    """What is known of the articles' times."""

    order: Order
    days: Mapping[str, date | None]
    texts: Mapping[str, str]
    stated: Mapping[str, Sequence[Statement]] = field(default_factory=dict)
    """All statements of each article."""


Rule = Callable[[Sequence[Statement], Times], bool]


def counted_while_moving(entries: Sequence[Statement], times: Times) -> bool:
    """People dead, hurt, missing, led away, in articles of different days soon after the event."""
    # Within a day such a count moves as well, so one pair of different days is enough.
    return _is_moving(entries, times) and _are_ordered(entries, times)


def said_to_have_moved(entries: Sequence[Statement], times: Times) -> bool:
    """Such a count, and an article says that it has risen, or what was feared at first."""
    return _is_moving(entries, times) and any(_says(one, times, "later", "earlier") for one in entries)


def names_the_other_number(entries: Sequence[Statement], times: Times) -> bool:
    """An article names the other one's number as an earlier one: "correcting its figure of 600 tonnes"."""
    return any(
        _says(one, times, "later", "earlier") and _states_as_well(one, other, times)
        for one, other in _unequal_both_ways(entries)
    )


def went_from_it(entries: Sequence[Statement], times: Times) -> bool:
    """An article says that the number went from the other one to its own: "raised it from 320,000 to 410,000"."""
    del times
    return any(one.was == other.figure.low for one, other in _unequal_both_ways(entries))


def newer_by_its_words(entries: Sequence[Statement], times: Times) -> bool:
    """The article of the later day says that its number is the newer one: "now stretches over 35 kilometres"."""
    for one, other in _unequal_both_ways(entries):
        step = times.order.between(one.article, other.article)
        if step is not None and step.later == one.article and _says(one, times, "later", "newer"):
            return True
        if step is not None and step.earlier == one.article and _says(one, times, "earlier"):
            return True
    return False


def closing_price(entries: Sequence[Statement], times: Times) -> bool:
    """Prices and shares of a trading day, one of them at its end: "plunged 5 percent", "closed down 3 percent"."""
    traded = all(one.figure.kind in ("percent", "money") for one in entries)
    closing = {_says(one, times, "closing") for one in entries}
    return traded and closing == {True, False}


RULES: tuple[tuple[Rule, str], ...] = (
    (counted_while_moving, "counted soon after the event, in articles of different days"),
    (said_to_have_moved, "an article says that the number has changed"),
    (names_the_other_number, "an article names the other number as an earlier one"),
    (went_from_it, "an article names the other number as an earlier one"),
    (newer_by_its_words, "the later article says that its number is newer"),
    (closing_price, "a price during the day and at its end"),
)
"""Rules with their reasons, in the program's words."""


def steps_of(entries: Sequence[Statement], order: Order) -> tuple[Step, ...]:
    """One step for each two neighbouring values whose articles' order is known."""
    ranked = sorted(entries, key=lambda one: (one.figure.low, one.article))
    steps = []
    for one, other in pairwise(ranked):
        if not agree(one, other) and (step := order.between(one.article, other.article)):
            steps.append(step)
    return tuple(steps)


# ---- what the rules ask -------------------------------------------------------------------------------------------


def _unequal_both_ways(entries: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    pairs = [pair for pair in combinations(entries, 2) if not agree(*pair)]
    return [ordered for one, other in pairs for ordered in ((one, other), (other, one))]


def _are_ordered(entries: Sequence[Statement], times: Times) -> bool:
    return any(times.order.between(one.article, other.article) for one, other in _unequal_both_ways(entries))


def _is_moving(entries: Sequence[Statement], times: Times) -> bool:
    moving = lexicon.words("link/ledger/moving")
    counts = [one for one in entries if one.figure.kind == "count"]
    return any(one.sort == "running" or one.fates & moving for one in counts) and not _is_settled(entries, times)


# Tolls of disasters and attacks settle within days.
_SETTLES = 14
_YEAR = 365


def _is_settled(entries: Sequence[Statement], times: Times) -> bool:
    """Whether the event's day lies so far back that its count no longer moves: "on October 7", in February."""
    for one in entries:
        day = times.days[one.article]
        if day is not None and one.when is not None and one.when.day is not None and one.when.named:
            try:
                event = date(one.when.year or day.year, one.when.month, one.when.day)
            except ValueError:
                continue
            back = (day - event).days
            if (back if back >= 0 else back + _YEAR) > _SETTLES:
                return True
    return False


def _says(one: Statement, times: Times, *kinds: str) -> bool:
    """Whether its sentence has words of one of the kinds of `revised.txt`."""
    words = " ".join(re.findall(r"[a-z0-9]+", fold(one.sentence.span.cut(times.texts[one.article])).lower()))
    return any(kind in kinds and f" {phrase} " in f" {words} " for kind, phrase in _revisions())


@cache
def _revisions() -> tuple[tuple[str, str], ...]:
    return tuple((kind, words) for kind, words in lexicon.table("link/ledger/revised"))


def _states_as_well(one: Statement, other: Statement, times: Times) -> bool:
    """Whether the sentence of the one states the number of the other beside its own."""
    return any(
        theirs.sentence.span == one.sentence.span and unit_of(theirs) == unit_of(one) and agree(theirs, other)
        for theirs in times.stated.get(one.article, ())
        if theirs.key != one.key
    )
