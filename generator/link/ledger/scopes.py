"""Measures across the events of one topic: only what states its own scope, since other events have other numbers.

A total since a beginning, a number with its day, a number that hardly turns up twice: these are told again in every
report on a topic, and mean the same in each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from generator.link.ledger.alike import digits
from generator.link.ledger.guards import Known
from generator.link.ledger.lineup import Group, line_up
from generator.link.ledger.statements import Statement

# Statements of different events must be more alike than those of one.
_LEAST = 0.9


def across_events(topic: Sequence[Statement], known: Known, events: Mapping[str, tuple[str, ...]]) -> Iterator[Group]:
    """Groups of scoped statements from two events or more of a topic."""
    scoped = [one for one in topic if is_scoped(one)]
    for group in line_up(scoped, known, _LEAST):
        articles = {one.article for one in group.statements}
        if len({events.get(article, (article,)) for article in articles}) > 1 and _in_one_scope(group):
            yield group


def is_scoped(one: Statement) -> bool:
    """Whether a statement says itself which event or state it tells of."""
    return one.sort == "running" or (one.when is not None and one.when.is_telling) or _is_rare(one)


Scope = Callable[[Statement, Statement], bool]


def same_day(one: Statement, other: Statement) -> bool:
    """One day is stated with both: "1,200 killed on October 7", "the attack of Oct. 7, in which 1,100 died"."""
    if one.when is None or other.when is None:
        return False
    return (one.when.month, one.when.day, one.when.part) == (other.when.month, other.when.day, other.when.part)


def both_run(one: Statement, other: Statement) -> bool:
    """Both count until the time of writing: "killed since the war began", "has passed 40,000"."""
    return one.sort == other.sort == "running"


def same_rare_value(one: Statement, other: Statement) -> bool:
    """Both state one number that hardly turns up twice: "1,237 delegates"."""
    return one.value == other.value and _is_rare(one)


_SCOPES: tuple[Scope, ...] = (same_day, both_run, same_rare_value)


def _in_one_scope(group: Group) -> bool:
    pairs = [(one, other) for one, other in combinations(group.statements, 2) if one.article != other.article]
    return all(any(scope(one, other) for scope in _SCOPES) for one, other in pairs)


_RARE = 3
"""Significant digits: 1,237 but not 1,200 and not 14."""


def _is_rare(one: Statement) -> bool:
    if one.figure.kind in ("percent", "age", "duration"):
        return False
    return digits(one) >= _RARE
