"""What keeps two statements from being of one measure however alike they are: a rule each, with an example.

A wrong "differ" accuses somebody, so what only looks alike is kept apart here. Most rules speak only where the values
differ: papers round places and days as they like, but hardly ever hit on one number by chance.
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
_TELLING = 12
"""Above a dozen, that two numbers are equal is seldom chance."""


def disjoint(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both say something, and nothing in common."""
    return bool(ours) and bool(theirs) and not ours & theirs


def _most(one: Statement, other: Statement) -> float:
    return max(abs(one.figure.low), abs(other.figure.low))


def _is_whole(one: Statement) -> bool:
    return one.figure.low == int(one.figure.low)


# ---- whatever the values ------------------------------------------------------------------------------------------


def other_years(one: Statement, other: Statement, known: Known) -> bool:
    """Each states a year, and another: "31,000 dead in 2013", "12 dead in 1987"."""
    del known
    return None not in (one.year, other.year) and one.year != other.year


def part_and_whole(one: Statement, other: Statement, known: Known) -> bool:
    """One counts a part of what was counted before: "31 were injured, eight of them critically", "eight people"."""
    del known
    return one.part != other.part


def other_things(one: Statement, other: Statement, known: Known) -> bool:
    """Both count things of known kinds, and other kinds: "three people" and "two women", "19 nurses", "14 patients"."""
    del known
    return one.thing != other.thing and disjoint(one.likes, other.likes)


_FEW, _IN_WORDS = 2, 0.2
"""Ones and twos, and the cosine of the words around that they need."""


def few_by_chance(one: Statement, other: Statement, known: Known) -> bool:
    """Ones and twos that count other things, or in other words, and neither says what happened to them: "one of the
    most", "two rivals are left", "the mayor has two rivals".
    """
    del known
    if _most(one, other) > _FEW or (one.fates and other.fates):
        return False
    return one.thing != other.thing or cosine(one.context, other.context) < _IN_WORDS


_RARE, _IN_SOME = 0.6, 0.12
"""How rare a counted noun tells enough by itself, and the cosine that others need."""


def small_by_chance(one: Statement, other: Statement, known: Known) -> bool:
    """Up to a dozen of a common thing in other words: "ten points tied him", "a ten-point lead"."""
    del known
    if _most(one, other) > _TELLING or (one.fates and other.fates):
        return False
    telling = rarity(one.thing) if one.thing and other.thing else 0.0
    return telling < _RARE and cosine(one.context, other.context) < _IN_SOME


_LARGE = 1000
"""Above a thousand, broken numbers are rounded ones: 1.2 million."""


def count_and_average(one: Statement, other: Statement, known: Known) -> bool:
    """One is a broken number of whole things, an average: "22.8 points", "nine points"."""
    del known
    counts = one.figure.kind == other.figure.kind == "count" and _most(one, other) < _LARGE
    return counts and _is_whole(one) != _is_whole(other)


# ---- where the values differ --------------------------------------------------------------------------------------


def year_and_none(one: Statement, other: Statement, known: Known) -> bool:
    """Only one states a year, and it isn't this one: "since 1987, when 12 people died", "nine people died"."""
    if (one.year is None) == (other.year is None) or agree(one, other):
        return False
    stated, silent = (one, other) if one.year is not None else (other, one)
    day = known.days[silent.article] or known.days[stated.article]
    # The year of the article itself says nothing, and one to come is when something is due.
    return day is None or (stated.year or 0) < day.year


def other_day(one: Statement, other: Statement, known: Known) -> bool:
    """Days of the calendar are stated, and others: "on March 4 … 30 people", "a fire of May 9 … 12 people". "On
    Tuesday" may be the day it was said.
    """
    del known
    days = [(it.when.month, it.when.day) for it in (one, other) if it.when and it.when.named and it.when.day]
    return len(set(days)) > 1


def other_place(one: Statement, other: Statement, known: Known) -> bool:
    """Counted in other places: "20,000 marched in Athens", "4,000 in Salonica"."""
    del known
    return disjoint(one.where, other.where)


def other_parts(one: Statement, other: Statement, known: Known) -> bool:
    """Both count parts: "five of his rebounds", "three of his rebounds"."""
    del known
    return one.part and other.part


def on_top(one: Statement, other: Statement, known: Known) -> bool:
    """One counts what comes on top: "another 20,000 marched", "two more times"."""
    del known
    return one.more != other.more


def other_course(one: Statement, other: Statement, known: Known) -> bool:
    """One says by how much something is more, the other by how much less, or how much it is: "4 billion more than last
    year", "2 billion less", "24 billion".
    """
    del known
    return one.course != other.course


def ratio_and_count(one: Statement, other: Statement, known: Known) -> bool:
    """One is a part of a ratio: "one nurse for every eight patients", "alone with 14 patients"."""
    del known
    return one.ratio != other.ratio


def total_and_strike(one: Statement, other: Statement, known: Known) -> bool:
    """One adds up all until the time of writing, one doesn't grow: "640 since the war began", "40 at a school"."""
    del known
    return (one.total and other.sort == "plain") or (other.total and one.sort == "plain")


def wish_and_fact(one: Statement, other: Statement, known: Known) -> bool:
    """One is wished for: "I want to score 30 goals", "he scored 12 goals"."""
    del known
    return one.wished != other.wished


def other_subject(one: Statement, other: Statement, known: Known) -> bool:
    """Other people's: "Clarke had 10 rebounds", "Orlov had seven"."""
    del known
    return disjoint(one.subject, other.subject)


def said_by_two(one: Statement, other: Statement, known: Known) -> bool:
    """Two people's own words: “I was alone with 19 patients”, “One nurse, fourteen patients”."""
    del known
    return one.quoted and other.quoted and not one.holder & other.holder


# ECB+'s widest true difference of one measure is ten times: 20,000 and 200,000 marchers.
_MAGNITUDE = 10


def far_apart(one: Statement, other: Statement, known: Known) -> bool:
    """Another order of magnitude: a ferry for 150 passengers, 1.2 million passengers a year."""
    del known
    low, high = sorted((abs(one.figure.low), abs(other.figure.low)))
    return low > 0 and high / low > _MAGNITUDE


def ages(one: Statement, other: Statement, known: Known) -> bool:
    """Ages are of other persons: "aged 44", "aged 51"."""
    del known
    return one.figure.kind == other.figure.kind == "age"


def scores(one: Statement, other: Statement, known: Known) -> bool:
    """Other scores are of other games: "lost 13-10", "a 30-7 loss"."""
    del known
    return any(it.figure.high is not None and it.figure.kind == "measure" and not it.figure.unit for it in (one, other))


def other_fate(one: Statement, other: Statement, known: Known) -> bool:
    """Other things happened: "seven killed" and "23 injured". Equal large numbers excepted: one may say "died", one
    "was charged".
    """
    del known
    equal = values_meet(one, other) and _most(one, other) > _TELLING
    return not equal and disjoint(one.fates, other.fates)


def retold(one: Statement, other: Statement) -> bool:
    """Whether one article may state both of one measure, since one of them is somebody else's: "killed about 40 … the
    UN said that it had confirmed 30 dead".
    """
    return bool(one.fates & other.fates) and bool(one.holder ^ other.holder) and not (one.part or other.part)


ALWAYS: tuple[Guard, ...] = (
    other_years,
    part_and_whole,
    other_things,
    few_by_chance,
    small_by_chance,
    count_and_average,
    other_fate,
)
IF_THEY_DIFFER: tuple[Guard, ...] = (
    year_and_none,
    other_day,
    other_place,
    other_parts,
    on_top,
    other_course,
    ratio_and_count,
    total_and_strike,
    wish_and_fact,
    other_subject,
    said_by_two,
    far_apart,
    ages,
    scores,
)


def kept_apart(one: Statement, other: Statement, known: Known) -> bool:
    """Whether some guard keeps them apart."""
    if any(guard(one, other, known) for guard in ALWAYS):
        return True
    return not values_meet(one, other) and any(guard(one, other, known) for guard in IF_THEY_DIFFER)
