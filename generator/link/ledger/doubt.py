"""Whether two statements with other numbers are of one measure beyond doubt: learnt from pairs that were read.

What bears on it is a row of named terms; a logistic regression weighs them (`data/doubt.txt`, made by
`tools/train_ledger.py`). It accuses nobody by itself: guards have kept apart before what can't be one measure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from math import exp

from generator.base import lexicon
from generator.link.ledger.alike import agree, terms, unit_of
from generator.link.ledger.guards import Known, disjoint, kept_apart
from generator.link.ledger.statements import Statement
from generator.link.reading import Word


@dataclass(frozen=True, slots=True)
class Bearing:
    """What bears on whether two statements with other numbers are of one measure; each value 0 to 1."""

    words: float
    """Cosine of the words around."""
    same_head: float
    like_head: float
    same_fate: float
    near: float
    """The smaller number as a share of the larger one."""
    both_lead: float
    """Both stand in titles, standfirsts or first paragraphs."""
    answered: float
    """The article of the one states the number of the other as well: that is then what answers it."""
    margin: float
    """How much more alike they are than either is with other numbers of the other's article, up to `_WIDE`."""
    few: float
    """Ones and twos."""
    small: float
    """Three to twelve."""
    same_place: float
    other_modifiers: float
    """Each describes what it counts, in other words: "rushing yards", "receiving yards"."""
    other_holder: float
    money: float
    percent: float
    duration: float


_FEW, _SMALL = 2, 12
_WIDE = 0.5
"""Statements of one measure are seldom more alike than this beyond others: then nothing is gained by more."""


def bearing(one: Statement, other: Statement, stated: Mapping[str, Sequence[Statement]]) -> Bearing:
    """The terms of a pair of one unit. `stated`: all statements of their articles."""
    told = terms(one, other)
    others = [
        (it, theirs)
        for it, partner in ((one, other), (other, one))
        for theirs in stated.get(partner.article, ())
        if theirs.key != partner.key and unit_of(theirs) == unit_of(it) and not agree(theirs, partner)
    ]
    rival_scores = [terms(it, theirs).score for it, theirs in others]
    low, high = sorted((abs(one.figure.low), abs(other.figure.low)))
    kind = unit_of(one)[0]
    ours, theirs = _modifiers(one), _modifiers(other)
    return Bearing(
        words=told.words,
        same_head=told.same_head,
        like_head=told.like_head,
        same_fate=told.same_fate,
        near=low / high if high else 1.0,
        both_lead=float(one.leads and other.leads),
        answered=float(any(agree(it, theirs) and not _apart(it, theirs) for it, theirs in others)),
        margin=min(1.0, max(0.0, (told.score - max(rival_scores, default=told.score - _WIDE)) / _WIDE)),
        few=float(high <= _FEW),
        small=float(_FEW < high <= _SMALL),
        same_place=float(bool(one.where & other.where)),
        other_modifiers=float(disjoint(ours, theirs)),
        other_holder=told.other_holder,
        money=float(kind == "money"),
        percent=float(kind == "percent"),
        duration=float(kind == "duration"),
    )


def _apart(one: Statement, other: Statement) -> bool:
    return kept_apart(one, other, Known({one.article: None, other.article: None}))


def _modifiers(one: Statement) -> frozenset[str]:
    """Forms of the words before the head of what is counted."""
    counted: tuple[Word, ...] = one.counted
    return frozenset(word.stem for word in counted[:-1] if not word.stop and not word.stem[0].isdigit())


NAMES = tuple(field.name for field in fields(Bearing))


@cache
def _weights() -> Mapping[str, float]:
    return {name: float(weight) for name, weight in lexicon.table("link/ledger/doubt")}


def likelihood(told: Bearing) -> float:
    """How likely the pair is of one measure, 0 to 1."""
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * float(getattr(told, name)) for name in NAMES)
    return 1 / (1 + exp(-total))
