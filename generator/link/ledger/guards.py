"""What keeps two statements from being of one measure however alike they are: a rule each, with an example.

A wrong "differ" accuses somebody, so what only looks alike is kept apart here. Rules that say `unless equal` give way
where both state one telling value: papers round places and days as they like, but hardly ever hit on one number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.link.ledger.alike import agree, values_meet
from generator.link.ledger.statements import Statement
from generator.link.reading import rarity
from generator.link.vectors import cosine


@dataclass(frozen=True, slots=True)
class Known:
    """What rules know beside the statements."""

    days: Mapping[str, date | None]
    """Stated days by article id."""


Guard = Callable[[Statement, Statement, Known], bool]


def other_year(one: Statement, other: Statement, known: Known) -> bool:
    """Other years are stated, or one and this isn't it: "since 1987, when 12 people died" and "nine people died"."""
    ours, theirs = one.year, other.year
    if ours is None and theirs is None:
        return False
    if ours is not None and theirs is not None:
        return ours != theirs
    stated, silent = (one, other) if ours is not None else (other, one)
    day = known.days[silent.article] or known.days[stated.article]
    # The year of the article itself says nothing, and one to come is when something is due.
    return (day is None or (stated.year or 0) < day.year) and not agree(one, other)


def other_day(one: Statement, other: Statement, known: Known) -> bool:
    """Other days are stated: "on March 4 … 30 people", "a fire of May 9 … 12 people"."""
    del known
    if one.when is None or other.when is None or one.when.day is None or other.when.day is None:
        return False
    # "On Tuesday" may be the day it was said.
    if not (one.when.named and other.when.named) or _equal(one, other):
        return False
    return (one.when.month, one.when.day) != (other.when.month, other.when.day)


def other_place(one: Statement, other: Statement, known: Known) -> bool:
    """Counted in other places: "20,000 marched in Athens", "4,000 in Salonica". Unless equal: "in Paris" and "in
    France" may be one place.
    """
    del known
    return bool(one.where) and bool(other.where) and not one.where & other.where and not values_meet(one, other)


def part_and_whole(one: Statement, other: Statement, known: Known) -> bool:
    """One counts a part of what was counted before: "31 were injured, eight of them critically", "eight people". Or
    both do, and other parts: "five of his rebounds", "three of his rebounds".
    """
    del known
    return one.part != other.part or (one.part and not values_meet(one, other))


def on_top(one: Statement, other: Statement, known: Known) -> bool:
    """One counts what comes on top, and they differ: "another 20,000 marched", "two more times"."""
    del known
    return one.more != other.more and not values_meet(one, other)


def ratio_and_count(one: Statement, other: Statement, known: Known) -> bool:
    """One is a part of a ratio, and they differ: "one nurse for every eight patients", "alone with 14 patients"."""
    del known
    return one.ratio != other.ratio and not values_meet(one, other)


def count_and_average(one: Statement, other: Statement, known: Known) -> bool:
    """One is a broken number of whole things, an average: "22.8 points", "nine points"."""
    del known
    whole = one.figure.kind == other.figure.kind == "count" and max(abs(one.figure.low), abs(other.figure.low)) < _LARGE
    return whole and (one.figure.low == int(one.figure.low)) != (other.figure.low == int(other.figure.low))


def other_things(one: Statement, other: Statement, known: Known) -> bool:
    """Both count things of known kinds, and other kinds: "three people" and "two women", "19 nurses", "14 patients"."""
    del known
    if one.thing == other.thing or not one.likes or not other.likes:
        return False
    return not one.likes & other.likes


def other_fate(one: Statement, other: Statement, known: Known) -> bool:
    """Other things happened: "seven killed" and "23 injured". Unless equal: one may say "died", one "was charged"."""
    del known
    return bool(one.fates) and bool(other.fates) and not one.fates & other.fates and not _equal(one, other)


def total_and_strike(one: Statement, other: Statement, known: Known) -> bool:
    """One counts on until the time of writing, one doesn't, and they differ: "640 since the war began", "40 at a
    school".
    """
    del known
    return (one.sort == "running") != (other.sort == "running") and not values_meet(one, other)


def small_by_chance(one: Statement, other: Statement, known: Known) -> bool:
    """Ones and twos that count other things, or in other words, and neither says what happened to them: "one of the
    most", "two rivals are left", "the mayor has two rivals". Up to a dozen it takes less: "ten points tied him", "a
    ten-point lead".
    """
    del known
    most = max(abs(one.figure.low), abs(other.figure.low))
    if most > _TELLING or (one.fates and other.fates):
        return False
    alike = cosine(one.context, other.context)
    if most <= _FEW:
        return one.thing != other.thing or alike < _IN_WORDS
    return rarity(one.thing) < _RARE and alike < _IN_SOME


def other_subject(one: Statement, other: Statement, known: Known) -> bool:
    """Other people's: "Clarke had 10 rebounds", "Orlov had seven". Unless equal: a paper may name the coach."""
    del known
    return bool(one.subject) and bool(other.subject) and not one.subject & other.subject and not values_meet(one, other)


def said_by_two(one: Statement, other: Statement, known: Known) -> bool:
    """Two people's own words, and they differ: “I was alone with 19 patients”, “One nurse, fourteen patients”."""
    del known
    return one.quoted and other.quoted and not one.holder & other.holder and not values_meet(one, other)


def far_apart(one: Statement, other: Statement, known: Known) -> bool:
    """Another order of magnitude: a ferry for 150 passengers, 1.2 million passengers a year."""
    del known
    low, high = sorted((abs(one.figure.low), abs(other.figure.low)))
    return low > 0 and high / low > _MAGNITUDE and not values_meet(one, other)


def ages(one: Statement, other: Statement, known: Known) -> bool:
    """Ages that differ are of other persons: "aged 44", "aged 51"."""
    del known
    return one.figure.kind == "age" and not values_meet(one, other)


GUARDS: tuple[Guard, ...] = (
    other_year,
    other_day,
    other_place,
    part_and_whole,
    on_top,
    ratio_and_count,
    count_and_average,
    other_things,
    other_fate,
    total_and_strike,
    small_by_chance,
    other_subject,
    said_by_two,
    far_apart,
    ages,
)
_FEW, _IN_WORDS = 2, 0.2
_RARE, _IN_SOME = 0.6, 0.12
# ECB+'s widest true difference of one measure is ten times: 20,000 and 200,000 marchers.
_MAGNITUDE = 10
_TELLING = 12
_LARGE = 1000
"""Above a thousand, broken numbers are rounded ones: 1.2 million."""
"""Above a dozen, that two numbers are equal is seldom chance."""


def kept_apart(one: Statement, other: Statement, known: Known) -> bool:
    """Whether some guard keeps them apart."""
    return any(guard(one, other, known) for guard in GUARDS)


def _equal(one: Statement, other: Statement) -> bool:
    return values_meet(one, other) and abs(one.figure.low) > _TELLING
