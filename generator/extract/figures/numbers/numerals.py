"""What numbers are made of: words for small numbers and magnitudes, their signs, and the number itself."""

from __future__ import annotations

from typing import NamedTuple

from generator.base.lexicon import table
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.words import group

HYPHENS = frozenset("-‐‑–−")

SMALL = {word: float(value) for word, value, kind in table("extract/figures/numbers") if kind == "small"}
MAGNITUDES = {word: float(value) for word, value, kind in table("extract/figures/numbers") if kind == "magnitude"}
VAGUE = {word: float(value) for word, value, kind in table("extract/figures/numbers") if kind == "vague"}
PARTS = {word: float(value) for word, value in table("extract/figures/fractions")}
_SIGNS = {sign: (float(factor), where) for sign, factor, where in table("extract/figures/magnitudes")}
_PERSONS = group("plural without s")
# A quadrillion; more magnitudes in a row ("million million million") are noise.
_LARGEST = 1e15


class Number(NamedTuple):
    """Tokens `[first, end)` and what they say."""

    first: int
    end: int
    low: float
    high: float | None
    """Upper end of a vague plural."""
    scale: float = 1.0
    """The magnitude that stands beside it, 1 where there is none: "5 million" has a million."""
    digits: bool = False
    part: bool = False
    """A fraction of something."""


def is_hyphen(tokens: list[Token], at: int) -> bool:
    """Whether a hyphen or dash stands at `at`."""
    return word_at(tokens, at) in HYPHENS


def magnitude(tokens: list[Token], at: int, *, money: bool) -> tuple[int, float]:
    """The magnitude that starts at `at`, after a number: (token after it, factor); (at, 1) where there is none."""
    factor = 1.0
    while at < len(tokens):
        step = at + 1 if is_hyphen(tokens, at) and at + 1 < len(tokens) and tokens[at + 1].tight else at
        word = tokens[step]
        if word.kind != "w":
            break
        if word.low in MAGNITUDES and factor < _LARGEST:
            factor *= MAGNITUDES[word.low]
            at = step + 1
            continue
        if factor == 1.0 and step == at:
            return _sign(tokens, at, money=money)
        break
    return at, factor


def _sign(tokens: list[Token], at: int, *, money: bool) -> tuple[int, float]:
    """A short sign of magnitude at `at`: "4.5bn", "30k", "£3m", "5m people"."""
    token = tokens[at]
    times, where = _SIGNS.get(token.text, (1.0, ""))
    fits = {
        "any": True,
        "tight": token.tight,
        "money": money or (token.tight and _things(tokens, at + 1)),
    }
    return (at + 1, times) if fits.get(where, False) else (at, 1.0)


def _things(tokens: list[Token], at: int) -> bool:
    """Such as "12.3m tonnes", "5m people": a plural noun after m, b or t makes it a magnitude rather than a measure."""
    word = word_at(tokens, at)
    return len(word) > 3 and (word.endswith("s") or word in _PERSONS) and tokens[at].kind == "w"
