"""A number in digits or words, with its magnitude: "2.3 million", "a dozen", "two and a half", "tens of thousands".

`NUMBERS` are asked in order what number starts at a token; the first that answers decides. A new form is a new function
with its example and a line in the tuple, before what it must win over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.extract.figures.numbers.fractions import half_behind, mixed, part_at
from generator.extract.figures.numbers.numerals import MAGNITUDES, VAGUE, Number, magnitude
from generator.extract.figures.numbers.spelled import spelled_at
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.words import group

# What "several" and "few" stand before; "several crore" is a plural of its own.
_COUNTED_BY = group("counted by several")
_SEVERAL = group("several of a magnitude")
_ARTICLES = group("article")


class Place(NamedTuple):
    """Where a number may start."""

    tokens: list[Token]
    at: int
    money: bool
    """Whether a currency stands before it."""


def number_at(tokens: list[Token], at: int, *, money: bool = False) -> Number | None:
    """The number that starts at token `at`, if one does; `money`: a currency stands before it."""
    if tokens[at].kind not in ("n", "f", "w"):
        return None
    place = Place(tokens, at, money)
    number = next((number for form in NUMBERS if (number := form(place)) is not None), None)
    return None if number is None else _with_digits_repeated(tokens, number)


def _with_digits_repeated(tokens: list[Token], number: Number) -> Number:
    """Such as "three (3) copies", as contracts and notices write: one number, told twice."""
    end = number.end
    opened = not number.digits and word_at(tokens, end) == "(" and word_at(tokens, end + 2) == ")"
    return number._replace(end=end + 3) if opened and tokens[end + 1].value == number.low else number


def _digits(place: Place) -> Number | None:
    """Such as "12,450", "2 1/2", "5 and a half", "4.5bn", "2 million and a half"."""
    tokens, at = place.tokens, place.at
    if tokens[at].kind != "n":
        return None
    end, value = mixed(tokens, at + 1, tokens[at].value)
    end, factor = magnitude(tokens, end, money=place.money)
    value *= factor
    if factor > 1 and (beyond := half_behind(tokens, end)):
        value, end = value + factor / 2, beyond
    return Number(at, end, value, None, factor, digits=True)


def _fraction_sign(place: Place) -> Number | None:
    """Such as "2½", "3/4", "¼ million"."""
    tokens, at = place.tokens, place.at
    token = tokens[at]
    if token.kind != "f":
        return None
    end, factor = magnitude(tokens, at + 1, money=place.money)
    return Number(at, end, token.value * factor, None, factor, digits=True, part=token.value < 1 and factor == 1.0)


def _several(place: Place) -> Number | None:
    """Such as "several hundred", "a few thousand", "many thousands", "several hundred thousand"."""
    tokens, at = place.tokens, place.at
    unit = word_at(tokens, at + 1)
    if tokens[at].low not in _SEVERAL:
        return None
    plural = VAGUE.get(unit) if tokens[at].low == "many" else None
    value = plural or (MAGNITUDES.get(unit) if unit in _COUNTED_BY else None)
    if value is None:
        return None
    end, more = at + 2, MAGNITUDES.get(word_at(tokens, at + 2), 0.0)
    if more > value:
        value, end = value * more, end + 1
    return Number(at, end, value, value * 10)


def _part(place: Place) -> Number | None:
    """Such as "half", "a third of", "a quarter of a million"."""
    return part_at(place.tokens, place.at)


def _article(place: Place) -> Number | None:
    """Such as "a million", "a hundred and twenty"."""
    tokens, at = place.tokens, place.at
    if tokens[at].low not in _ARTICLES or word_at(tokens, at + 1) not in MAGNITUDES:
        return None
    number = spelled_at(tokens, at + 1)
    return None if number is None else number._replace(first=at)


def _vague(place: Place) -> Number | None:
    """Such as "hundreds", "tens of thousands"."""
    tokens, at = place.tokens, place.at
    value = VAGUE.get(tokens[at].low)
    if value is None:
        return None
    inner = VAGUE.get(word_at(tokens, at + 2)) if word_at(tokens, at + 1) == "of" else None
    if inner is None:
        # "tens of boats" is mostly a slip for "dozens", or the end of "hundreds and tens".
        return None if tokens[at].low == "tens" else Number(at, at + 1, value, value * 10)
    return Number(at, at + 3, value * inner, value * inner * 10)


def _spelled(place: Place) -> Number | None:
    """Such as "forty-two", "two hundred and twelve", "two-thirds"."""
    return spelled_at(place.tokens, place.at)


NUMBERS: tuple[Callable[[Place], Number | None], ...] = (
    _digits,
    _fraction_sign,
    _several,
    _part,
    _article,
    _vague,
    _spelled,
)
