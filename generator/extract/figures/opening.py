"""What stands before a number and belongs to it: a sign and a currency, in either order."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.extract.figures.bounds import Bound
from generator.extract.figures.not_figures import capital
from generator.extract.figures.numbers.numerals import is_hyphen
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.units import prefix_at
from generator.extract.figures.words import group

_NEGATIVE = group("negative")
_MINUS = frozenset("-−–")


class Opening(NamedTuple):
    """Where a number starts, and what stands before it."""

    number: int
    currency: str = ""
    """Its name; empty where none stands before the number."""
    sign: float = 1.0
    bound: Bound = "="


def opening_at(tokens: list[Token], at: int) -> Opening:
    """The opening that starts at token `at`; the number may itself start there."""
    if tokens[at].kind in ("n", "f"):
        return Opening(at)
    return next((opening for rule in OPENINGS if (opening := rule(tokens, at)) is not None), Opening(at))


def _below(tokens: list[Token], at: int) -> Opening | None:
    """Such as "a sub-10 finish": less than that."""
    joined = tokens[at].low == "sub" and is_hyphen(tokens, at + 1) and at + 2 < len(tokens)
    if not joined or tokens[at + 2].kind != "n" or not tokens[at + 2].tight:
        return None
    return Opening(at + 2, bound="<")


def _currency_then_sign(tokens: list[Token], at: int) -> Opening | None:
    """Such as "$-5", "£ −3"."""
    prefix = prefix_at(tokens, at)
    if prefix is None or word_at(tokens, prefix[0]) not in _MINUS:
        return None
    tight = tokens[prefix[0] + 1].kind == "n" and tokens[prefix[0] + 1].tight
    return Opening(prefix[0] + 1, prefix[1], -1.0) if tight else None


def _currency(tokens: list[Token], at: int) -> Opening | None:
    """Such as "$5", "RM5", "USD 5"."""
    prefix = prefix_at(tokens, at)
    return None if prefix is None or is_hyphen(tokens, prefix[0]) else Opening(*prefix)


def _minus_in_words(tokens: list[Token], at: int) -> Opening | None:
    """Such as "minus 12", "minus $23 million", "negative 3 percent"; "5 minus 3" and "plus or minus 3" have no sign."""
    before = tokens[at - 1] if at else None
    if tokens[at].low not in _NEGATIVE or at + 1 >= len(tokens) or (before is not None and before.kind == "n"):
        return None
    inner = prefix_at(tokens, at + 1)
    start, currency = inner if inner is not None else (at + 1, "")
    if tokens[start].kind not in ("n", "f") or word_at(tokens, at - 1) == "or":
        return None
    return Opening(start, currency, -1.0)


def _minus_sign(tokens: list[Token], at: int) -> Opening | None:
    """Such as "-5 degrees", "-$71.5 million"; a dash between words is none."""
    if tokens[at].low not in _MINUS or tokens[at].tight or at + 1 >= len(tokens) or not tokens[at + 1].tight:
        return None
    before = tokens[at - 1] if at else None
    if before is not None and not (before.kind == "p" or (before.kind == "w" and not capital(before))):
        # "COVID -19"
        return None
    if tokens[at + 1].kind == "n":
        return Opening(at + 1, sign=-1.0)
    inner = prefix_at(tokens, at + 1)
    return None if inner is None else Opening(*inner, -1.0)


OPENINGS: tuple[Callable[[list[Token], int], Opening | None], ...] = (
    _below,
    _currency_then_sign,
    _currency,
    _minus_in_words,
    _minus_sign,
)
"""What may open a number; the first that answers decides."""
