"""How the statements of one measure relate: agree, differ, changed over time or possibly differ, with the reason.

*Differ* accuses, so it is said only of one thing at one time, where nothing suggests that a count was still moving and
where the statements are alike enough. Where evidence is short they possibly differ: both sentences are shown, and
nothing is said about them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from typing import Literal

from generator.base import lexicon
from generator.base.text import fold
from generator.link.ledger.alike import agree
from generator.link.ledger.change import RULES, Times, steps_of
from generator.link.ledger.doubt import bearing, likelihood
from generator.link.ledger.fates import fate_of
from generator.link.ledger.statements import Statement
from generator.link.order import Step
from generator.link.reading import stemmed

Relation = Literal["agree", "differ", "changed over time", "possibly differ", "not comparable"]


@dataclass(frozen=True, slots=True)
class Decided:
    """A relation and what it rests on."""

    relation: Relation
    reason: str
    """In the program's words."""
    steps: tuple[Step, ...] = ()
    """For `changed over time`: what shows the order of the articles."""


def decide(entries: Sequence[Statement], times: Times) -> Decided:
    """The relation of statements of different articles, one an article."""
    unequal = [pair for pair in combinations(entries, 2) if not agree(*pair)]
    if not unequal:
        return Decided("agree", _agreed(entries))
    steps = steps_of(entries, times.order)
    if entries[0].sort in ("length", "series"):
        return Decided("changed over time", "a number that grows with time by its nature", steps)
    if all(one.sort == "running" for one in entries):
        return _running(unequal, steps, times)
    least = _least_likely(unequal, times)
    if least >= _LIKELY or _suffer_the_same(entries):
        for holds, reason in RULES:
            if holds(entries, times):
                return Decided("changed over time", reason, steps)
    if _trade(entries, times):
        return Decided("possibly differ", "a price that moves from hour to hour")
    if least < _SURE:
        return Decided("possibly differ", "the sentences are alike, but may count different things")
    return Decided("differ", "the articles give different numbers for the same thing")


def _running(unequal: Sequence[tuple[Statement, Statement]], steps: tuple[Step, ...], times: Times) -> Decided:
    if all(_same_day(one, other, times.days) for one, other in unequal):
        return Decided("differ", "a count that goes on, given differently on the same day")
    if steps:
        return Decided("changed over time", "a count that goes on, in articles of different times", steps)
    return Decided("changed over time", "a count that goes on until each article was written")


def _same_day(one: Statement, other: Statement, days: Mapping[str, date | None]) -> bool:
    return days[one.article] is not None and days[one.article] == days[other.article]


# ---- agreement ----------------------------------------------------------------------------------------------------


def _agreed(entries: Sequence[Statement]) -> str:
    values = {one.value for one in entries}
    if len(values) > 1:
        return "one number, rounded or within the range that others give"
    if len({one.figure.bound for one in entries}) > 1:
        return "the same number; some give it as at least, at most or about so many"
    return "the same number"


# ---- doubt --------------------------------------------------------------------------------------------------------

_COURSE = frozenset(("fell", "rose"))


def _trade(entries: Sequence[Statement], times: Times) -> bool:
    """Whether they are what shares are traded at: "shares fell 11 percent to 18.20 crowns", "the shares cost 17.10"."""
    for one in entries:
        # Crowns and rand are no currency everywhere, so that a broken number of things may be a price.
        price = one.figure.kind == "money" or one.figure.low != int(one.figure.low)
        if not price or not any(word.stem in _traded() for word in one.sentence.words):
            return False
    said = (word.span.cut(times.texts[one.article]) for one in entries for word in one.sentence.words)
    return any(fate_of(fold(word).lower()) in _COURSE for word in said)


@cache
def _traded() -> frozenset[str]:
    return frozenset(stemmed(word) for word in lexicon.words("link/ledger/traded"))


# What is called different is at least this likely of one measure; what is said to have changed accuses nobody, and
# needs less. Of pairs of topics that the weights weren't learnt from, nine of ten above the first are of one.
_SURE, _LIKELY = 0.7, 0.3


def _least_likely(unequal: Sequence[tuple[Statement, Statement]], times: Times) -> float:
    """How likely the number that is most in doubt is one of the measure: whoever states it says it as another article
    says another number.
    """
    best: dict[tuple[float, float | None], float] = {}
    for one, other in unequal:
        likely = likelihood(bearing(one, other, times.stated))
        for value in (one.value, other.value):
            best[value] = max(likely, best.get(value, 0.0))
    return min(best.values())


def _suffer_the_same(entries: Sequence[Statement]) -> bool:
    """Whether the same happened to all that are counted: they are dead, or missing. Guards have kept others apart."""
    return bool(frozenset.intersection(*(one.fates for one in entries)) & lexicon.words("link/ledger/moving"))
