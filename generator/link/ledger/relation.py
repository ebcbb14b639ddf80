"""How the statements of one measure relate: agree, differ, changed over time or possibly differ, with the reason.

*Differ* accuses, so it is said only of one thing at one time, where nothing suggests that a count was still moving and
where the statements are alike enough. Where evidence is short they possibly differ: both sentences are shown, and
nothing is said about them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations, pairwise, product
from typing import Literal

from generator.base import lexicon
from generator.base.text import fold
from generator.link.ledger.alike import Terms, agree, terms, unit_of
from generator.link.ledger.guards import Known, kept_apart
from generator.link.ledger.statements import Statement
from generator.link.order import Order, Step

Relation = Literal["agree", "differ", "changed over time", "possibly differ", "not comparable"]


@dataclass(frozen=True, slots=True)
class Decided:
    """A relation and what it rests on."""

    relation: Relation
    reason: str
    """In the program's words."""
    steps: tuple[Step, ...] = ()
    """For `changed over time`: what shows the order of the articles."""


@dataclass(frozen=True, slots=True)
class Times:
    """What is known of the articles' times."""

    order: Order
    days: Mapping[str, date | None]
    texts: Mapping[str, str]
    stated: Mapping[str, Sequence[Statement]] = field(default_factory=dict)
    """All statements of each article."""


def decide(entries: Sequence[Statement], times: Times) -> Decided:
    """The relation of statements of different articles, one an article."""
    unequal = [pair for pair in combinations(entries, 2) if not agree(*pair)]
    if not unequal:
        return Decided("agree", _agreed(entries))
    steps = _steps(entries, times.order)
    if entries[0].sort in ("length", "series"):
        return Decided("changed over time", "a number that grows with time by its nature", steps)
    if all(one.sort == "running" for one in entries):
        return _running(unequal, steps, times)
    moving = any(_moves(one) for one in entries) and not _is_settled(entries, times)
    # Within a day such a count moves as well, so one pair of different days is enough.
    ordered = any(times.order.between(one.article, other.article) for one, other in unequal)
    if moving and ordered:
        return Decided("changed over time", "counted soon after the event, in articles of different days", steps)
    if moving and any(_revised(one, times.texts) for one in entries):
        return Decided("changed over time", "an article says that the number has changed", steps)
    if any(_is_doubtful(*sides, times) for sides in _sides(entries)):
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


# ---- change -------------------------------------------------------------------------------------------------------


def _moves(one: Statement) -> bool:
    """Whether such a count still moves soon after an event: people dead, hurt, missing, found, led away."""
    return one.sort == "running" or bool(one.fates & lexicon.words("link/ledger/moving"))


# Tolls of disasters and attacks settle within days.
_SETTLES = 14


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


_YEAR = 365


def _revised(one: Statement, texts: Mapping[str, str]) -> bool:
    """Whether its sentence says that the number takes another's place: "the toll rose to nine"."""
    words = " ".join(re.findall(r"[a-z0-9]+", fold(one.sentence.span.cut(texts[one.article])).lower()))
    return any(f" {phrase} " in f" {words} " for phrase in _revisions())


@cache
def _revisions() -> tuple[str, ...]:
    return tuple(words for _, words in lexicon.table("link/ledger/revised"))


def _steps(entries: Sequence[Statement], order: Order) -> tuple[Step, ...]:
    """One step for each two neighbouring values."""
    ranked = sorted(entries, key=lambda one: (one.figure.low, one.article))
    steps = []
    for one, other in pairwise(ranked):
        if not agree(one, other) and (step := order.between(one.article, other.article)):
            steps.append(step)
    return tuple(steps)


# ---- doubt --------------------------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements with other numbers, and what bears on whether they are of one measure."""

    told: Terms
    most: float
    """The larger of the two numbers."""
    rivals: int
    """Other numbers of the thing that their articles state."""
    whole: bool
    """Both are whole numbers."""

    @property
    def same_people(self) -> bool:
        """The same happened to the same or like persons or things."""
        return self.told.same_fate > 0 and self.told.same_head + self.told.like_head > 0


# Who states another number is said to differ only if some other article says it in a sentence this alike: the sum of
# the terms, and the cosine of the words around. Of 28 groups that are called different on ECB+'s visible topics,
# read by hand, 20 are of one measure; six of the others are players' statistics.
_SURE, _WORDS = 1.0, 0.2


def few(pair: _Pair) -> bool:
    """Ones and twos: "two more steps", "one step"."""
    return pair.most <= _FEW and not pair.same_people


_FEW = 2


def small(pair: _Pair) -> bool:
    """Up to a dozen in words that are not nearly the same: "missed four games", "played in ten"."""
    return pair.most <= _SMALL and not pair.same_people and pair.told.words < _SMALL_WORDS


_SMALL, _SMALL_WORDS = 12, 0.45


def one_of_several(pair: _Pair) -> bool:
    """Their articles state other numbers of the thing besides: 13, 14 and 17 points, $999 and $1,099. Only nearly the
    same sentences tell then which is which.
    """
    return pair.rivals > _RIVALS and pair.told.words < _SAME_WORDS


_RIVALS, _SAME_WORDS = 1, 0.6


def unlike(pair: _Pair) -> bool:
    """The sentences have too little in common. What happened to whom, or an amount that leads both articles, is the
    rest of the sentence, and needs fewer words.
    """
    leading = pair.told.both_lead > 0 and pair.told.near_value > 0
    words = _TOLD_ALIKE if leading or pair.same_people else _WORDS
    return pair.told.score < _SURE - leading * _LEADING or pair.told.words < words


_TOLD_ALIKE, _LEADING = 0.1, 0.2


def counted_once(pair: _Pair) -> bool:
    """No doubt: a rare noun that each of them counts once, with numbers near each other, as in "6,300 islanders" and
    "roughly 6,000 islanders".
    """
    alone = pair.rivals == 0 and pair.whole and pair.most > _SMALL
    return alone and pair.told.near_value > 0 and pair.told.telling_head >= _RARE_HEAD


_RARE_HEAD = 0.4
_DOUBTS: tuple[Callable[[_Pair], bool], ...] = (few, small, one_of_several, unlike)


def _sides(entries: Sequence[Statement]) -> list[tuple[list[Statement], list[Statement]]]:
    """For each number, those who state it and all others."""
    sides: list[list[Statement]] = []
    for one in entries:
        side = next((its for its in sides if any(agree(one, other) for other in its)), None)
        if side is None:
            sides.append([one])
        else:
            side.append(one)
    return [(its, [one for others in sides if others is not its for one in others]) for its in sides]


def _is_doubtful(side: Sequence[Statement], others: Sequence[Statement], times: Times) -> bool:
    """Whether none of those who state one number says it as another article says another."""
    return not any(_tell_one(one, other, times) for one, other in product(side, others))


def rivals(one: Statement, others: Iterable[Statement]) -> int:
    """How many other numbers of the same thing its own article states: 13, 14 and 17 points, $999 and $1,099. Where
    there are some, a number of another article may be any of them.
    """
    known = Known({one.article: None})
    values = {
        other.value
        for other in others
        if unit_of(other) == unit_of(one)
        and (other.thing == one.thing or one.figure.kind == "money")
        and not agree(one, other)
        and _on_its_day(one, other)
        and not kept_apart(one, other, known)
    }
    return len(values)


def _on_its_day(one: Statement, other: Statement) -> bool:
    """Whether the other may be of the day that the one is said to be of; of any if it names none."""
    if one.when is None or not one.when.named:
        return True
    return other.when is not None and (one.when.month, one.when.day) == (other.when.month, other.when.day)


def _tell_one(one: Statement, other: Statement, times: Times) -> bool:
    """Whether two statements with other numbers are of one measure beyond reasonable doubt."""
    pair = _Pair(
        terms(one, other),
        max(abs(one.figure.low), abs(other.figure.low)),
        sum(rivals(it, times.stated.get(it.article, ())) for it in (one, other)),
        all(it.figure.low == int(it.figure.low) for it in (one, other)),
    )
    return counted_once(pair) or not any(doubt(pair) for doubt in _DOUBTS)
