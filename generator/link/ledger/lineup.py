"""Statements of one measure, lined up: groups that grow from the likest pair while they hold together.

Candidates come from articles of one story. A group takes in another one only if their statements are alike on average,
no guard keeps two of them apart, and no article would state two values in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from generator.link.ledger.alike import terms, unit_of, values_meet
from generator.link.ledger.guards import Known, kept_apart, retold
from generator.link.ledger.statements import Statement

# What the terms of a pair add up to at least, and the mean of a group as a share of it. The sketch that this grew out
# of was flat from .7 to .9 on topics nobody had tuned it to.
LEAST, _MEAN = 0.8, 0.75
# In an index a word, a value or a thing of more statements than this is told of by everybody: each is then held against
# its neighbours in order only, since pairs grow with the square.
_SPREAD, _NEIGHBOURS = 60, 8
# Words of a statement's context that stand for it in the index.
_HEAVIEST = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one measure, with how well they hold together."""

    statements: tuple[Statement, ...]
    """Of two articles at least, in order of article and text."""
    mean: float
    """Mean sum of terms over the pairs of different articles."""


def line_up(found: Sequence[Statement], known: Known, least: float = LEAST) -> list[Group]:
    """Groups of statements that are of one measure, in order of their first statement. Near linear in their number."""
    scores: dict[tuple[int, int], float] = {}
    for pair in _candidates(found):
        scores[pair] = _score(found, pair, known)
    growing = _Growing(found, scores, known, least)
    for (one, other), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < least:
            break
        growing.try_to_join(one, other)
    return [group for group in growing.groups() if len({one.article for one in group.statements}) > 1]


_APART = -9.0
"""The score of a pair that a guard keeps apart."""


def _score(found: Sequence[Statement], pair: tuple[int, int], known: Known) -> float:
    one, other = found[pair[0]], found[pair[1]]
    if unit_of(one) != unit_of(other) or kept_apart(one, other, known):
        return _APART
    return round(terms(one, other).score, 6)


def _candidates(found: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pairs of different articles that share a word around, a value or a thing, once each and sorted."""
    holders: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        unit = unit_of(one)
        heavy = sorted(one.context, key=lambda stem: (-one.context[stem], stem))[:_HEAVIEST]
        for stem in heavy:
            holders[(unit, "word", stem)].append(at)
        holders[(unit, "value", one.figure.low)].append(at)
        for fate in sorted(one.fates):
            holders[(unit, "fate", fate)].append(at)
        if one.thing:
            holders[(unit, "thing", one.thing)].append(at)
    pairs: set[tuple[int, int]] = set()
    for places in holders.values():
        pairs.update(_pairs(places))
    return (pair for pair in sorted(pairs) if found[pair[0]].article != found[pair[1]].article)


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(places) <= _SPREAD:
        yield from combinations(places, 2)
        return
    for at, one in enumerate(places):
        for other in places[at + 1 : at + 1 + _NEIGHBOURS]:
            yield one, other


class _Growing:
    """Groups as they grow."""

    def __init__(
        self, found: Sequence[Statement], scores: dict[tuple[int, int], float], known: Known, least: float
    ) -> None:
        self._found = found
        self._scores = scores
        self._known = known
        self._least = least
        self._members: dict[int, list[int]] = {at: [at] for at in range(len(found))}
        self._home = list(range(len(found)))

    def try_to_join(self, one: int, other: int) -> None:
        """Make the groups of the two into one if they hold together."""
        ours, theirs = sorted((self._home[one], self._home[other]))
        if ours == theirs or not self._holds(self._members[ours], self._members[theirs]):
            return
        for at in self._members[theirs]:
            self._home[at] = ours
        self._members[ours] += self._members.pop(theirs)

    def _holds(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        across, differ = [], False
        for one, other in product(ours, theirs):
            meet = values_meet(self._found[one], self._found[other])
            if self._found[one].article == self._found[other].article:
                if not meet and not retold(self._found[one], self._found[other]):
                    return False
                continue
            score = self._score(one, other)
            if score <= _APART:
                return False
            differ = differ or not meet
            across.append(score)
        # Whoever states another value has to be as alike as a pair must be: he may be wronged.
        return not across or sum(across) >= self._least * (1.0 if differ else _MEAN) * len(across)

    def _score(self, one: int, other: int) -> float:
        pair = (min(one, other), max(one, other))
        if pair not in self._scores:
            self._scores[pair] = _score(self._found, pair, self._known)
        return self._scores[pair]

    def groups(self) -> Iterator[Group]:
        """The groups with what holds them together."""
        for members in self._members.values():
            across = [
                self._score(one, other)
                for one, other in combinations(sorted(members), 2)
                if self._found[one].article != self._found[other].article
            ]
            if across:
                mean = sum(across) / len(across)
                yield Group(tuple(self._found[at] for at in sorted(members)), round(mean, 4))


def by_group(found: Sequence[Statement], groups: Mapping[str, tuple[str, ...]]) -> Iterator[list[Statement]]:
    """The statements of each group of articles, in order of the group's first article; those of single articles not."""
    members: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for one in found:
        if one.article in groups:
            members[groups[one.article]].append(one)
    yield from (members[key] for key in sorted(members))
