"""How alike two statements of different articles are: a sum of named terms, each of which can be told in a sentence.

Nothing is keyed: numbers of one unit are held against each other by the rare words around them, what they count, what
happened to it, their values and where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import floor, log10

from generator.base import lexicon
from generator.extract.figures import Figure
from generator.link.ledger.statements import Statement
from generator.link.reading import rarity
from generator.link.vectors import cosine


@dataclass(frozen=True, slots=True)
class Terms:
    """What two statements have in common; each value 0 to 1, and 0 where one of them says nothing about it."""

    words: float
    """Cosine of the words around."""
    same_head: float = 0.0
    telling_head: float = 0.0
    """How rare the noun is that both count, in prose at large: "islanders" and not "people"."""
    like_head: float = 0.0
    """Other nouns of one set of like things: "dockers", "people"."""
    other_head: float = 0.0
    same_fate: float = 0.0
    other_fate: float = 0.0
    same_value: float = 0.0
    telling_value: float = 0.0
    """The same value, and not a small one."""
    rare_value: float = 0.0
    """The same value, of two significant digits and a hundred at least: 2,600 but not 2,000 and not 26."""
    near_value: float = 0.0
    """Not the same, but within half, and not small: by chance that is rare among the numbers of one event."""
    far_value: float = 0.0
    """One more than three times the other."""
    depth: float = 0.0
    """They stand at like places of their articles: leads, or backgrounds."""
    both_lead: float = 0.0
    """Both stand in leads: money, shares and measures told there are what the articles are about."""
    other_holder: float = 0.0
    """Others state them."""
    other_run: float = 0.0
    """One counts on until the time of writing, the other doesn't say so."""

    @property
    def score(self) -> float:
        """The weighted sum."""
        weights = _weights()
        return sum(weights[name] * float(getattr(self, name)) for name in _NAMES)


_NAMES = (
    *("words", "same_head", "telling_head", "like_head", "other_head", "same_fate", "other_fate"),
    *("same_value", "telling_value", "rare_value", "near_value", "far_value"),
    *("depth", "both_lead", "other_holder", "other_run"),
)
# Numbers up to a dozen turn up by chance; farther apart than three times, two numbers seldom are of one measure.
_SMALL, _FAR, _NEAR, _HUNDRED = 12, 3.0, 1.5, 100


@cache
def _weights() -> Mapping[str, float]:
    return {name: float(weight) for name, weight in lexicon.table("link/ledger/weights")}


def terms(one: Statement, other: Statement) -> Terms:
    """Two statements of one unit held against each other."""
    # What money is for is named in many ways: "$108 million worth of rings", "in jewellery".
    heads = bool(one.thing) and bool(other.thing) and one.figure.kind != "money"
    same_head = heads and one.thing == other.thing
    like_head = heads and not same_head and bool(one.likes & other.likes)
    fates = bool(one.fates) and bool(other.fates)
    same_value = agree(one, other)
    low, high = sorted((abs(one.figure.low), abs(other.figure.low)))
    return Terms(
        cosine(one.context, other.context),
        float(same_head),
        rarity(one.thing) if same_head else 0.0,
        float(like_head),
        float(heads and not (same_head or like_head)),
        float(fates and bool(one.fates & other.fates)),
        float(fates and not one.fates & other.fates),
        float(same_value),
        float(same_value and (low > _SMALL or low != int(low))),
        float(same_value and low >= _HUNDRED and digits(one) >= _DIGITS),
        float(not same_value and low > _SMALL and high / low <= _NEAR),
        float(not same_value and low > 0 and high / low > _FAR),
        1 - abs(one.depth - other.depth),
        float(one.leads and other.leads and one.figure.kind != "count"),
        float(bool(one.holder) and bool(other.holder) and not one.holder & other.holder),
        float((one.sort == "running") != (other.sort == "running")),
    )


_EXACT = 0.001
"""Values this share apart are one value: kilometres made of miles, sums of roundings."""


def values_meet(one: Statement, other: Statement) -> bool:
    """Whether both state one value: the same number, or a range and a number in it. Pairs of votes and scores are the
    same pair only.
    """
    if _is_score(one) or _is_score(other):
        return one.value == other.value
    ours, theirs = _ends(one), _ends(other)
    return ours[0] <= theirs[1] * (1 + _EXACT) and theirs[0] <= ours[1] * (1 + _EXACT)


def _is_score(one: Statement) -> bool:
    """Whether its two numbers are a vote or a score and no range: 14-0, 54-46."""
    figure = one.figure
    return figure.kind == "vote" or (figure.high is not None and (figure.high < figure.low or not _is_amount(figure)))


def _is_amount(figure: Figure) -> bool:
    """A measure without a unit is a score: nobody writes "54-46" of metres without saying so."""
    return figure.kind != "measure" or bool(figure.unit)


def _ends(one: Statement) -> tuple[float, float]:
    high = one.figure.high if one.figure.high is not None else one.figure.low
    return min(one.figure.low, high), max(one.figure.low, high)


def agree(one: Statement, other: Statement) -> bool:
    """Whether they say the same: one value, a range with the value in it, or one value rounded. Other ranges are other
    numbers even where they overlap: "35 to 40", "30 to 40".
    """
    if one.figure.high is not None and other.figure.high is not None:
        return one.value == other.value
    return values_meet(one, other) or _is_rounded(one, other) or _is_rounded(other, one)


# A number of one digit is too coarse to be told from another number: 6,000 is no rounding of 6,300.
_DIGITS = 2


def digits(one: Statement) -> int:
    """How many significant digits a number has: 2,600 two, 1,237 four."""
    return len(f"{abs(one.figure.low):.10g}".replace(".", "").strip("0"))


def _is_rounded(coarse: Statement, fine: Statement) -> bool:
    """Whether the one is the other with fewer digits, at least two: 1.2 million and 1.24 million."""
    ours, theirs = coarse.figure.low, fine.figure.low
    if ours == 0 or theirs == 0 or coarse.figure.high is not None or fine.figure.high is not None:
        return False
    shown = digits(coarse)
    if shown < _DIGITS or coarse.figure.bound in "<>":
        return False
    return round(theirs, shown - 1 - floor(log10(abs(theirs)))) == ours


def unit_of(one: Statement) -> tuple[str, str]:
    """What its number is of: only numbers of one unit are compared. Prices per piece are money as well."""
    figure = one.figure
    per_time = figure.unit.endswith(_PER_TIME)
    unit = figure.unit if per_time else figure.unit.split(" per ")[0]
    amount = figure.kind in ("measure", "distance") or (figure.kind == "rate" and not per_time)
    return ("measure" if amount else figure.kind), unit


_PER_TIME = ("per hour", "per second", "per minute", "per day")
"""Speeds are no lengths; but 33 micrograms per litre are micrograms."""
