"""Numbers in words: "forty-two", "two hundred and twelve", "one thousand, two hundred and three", "nineteen hundred".

Words are read one after another; `STEPS` say in order what the next may be. The first that answers takes it, and the
number ends where none does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.extract.figures.numbers.fractions import and_part, joined_half, spelled_part
from generator.extract.figures.numbers.numerals import MAGNITUDES, SMALL, Number, is_hyphen, magnitude
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.words import group

_AND_AFTER = group("magnitude before and")
_PLURAL_MAGNITUDES = group("plural magnitude")
_DOZEN = 12.0


@dataclass(slots=True)
class _Sum:
    """A number while it is read."""

    at: int
    """Its first token."""
    end: int
    total: float = 0.0
    """What is closed: the thousands and more."""
    current: float = 0.0
    """What a next magnitude would multiply: tens and hundreds."""
    scale: float = 1.0
    """The largest magnitude so far."""


def spelled_at(tokens: list[Token], at: int) -> Number | None:
    """The number in words that starts at token `at`, with a part behind it ("two and a half", "two-thirds")."""
    if tokens[at].low not in SMALL and tokens[at].low not in MAGNITUDES:
        return None
    read = _Sum(at, at)
    while read.end < len(tokens) and any(step(tokens, read) for step in STEPS):
        pass
    if read.end == at:
        return None
    end, value, scale = read.end, read.total + read.current, read.scale
    beyond, part = and_part(tokens, end)
    if beyond and (scale == 1.0 or part == _HALF):
        value += scale * part
        end, factor = magnitude(tokens, beyond, money=False)
        return Number(at, end, value * factor, None, max(scale, factor))
    if scale == 1.0 and (beyond := joined_half(tokens, end)):
        return Number(at, beyond, value + _HALF, None)
    parted = spelled_part(tokens, at, end, value) if scale == 1.0 and value < _HUNDRED else None
    return parted or Number(at, end, value, None, scale)


_HALF, _TEN, _HUNDRED, _THOUSAND = 0.5, 10, 100, 1000


def _hyphen(tokens: list[Token], read: _Sum) -> bool:
    """A hyphen goes on only where the next word continues the number: "twenty-five", "one-hundred"."""
    if read.end == read.at or not is_hyphen(tokens, read.end) or not tokens[read.end].tight:
        return False
    word = word_at(tokens, read.end + 1)
    goes_on = word in MAGNITUDES or (_is_tens(tokens[read.end - 1].low) and 0 <= SMALL.get(word, _TEN) < _TEN)
    read.end += goes_on
    return goes_on


def _comma(tokens: list[Token], read: _Sum) -> bool:
    """A comma behind thousands, before hundreds: "one thousand, two hundred"."""
    if word_at(tokens, read.end) != "," or read.scale < _THOUSAND or read.current:
        return False
    goes_on = word_at(tokens, read.end + 1) in SMALL and word_at(tokens, read.end + 2) == "hundred"
    read.end += goes_on
    return goes_on


def _and(tokens: list[Token], read: _Sum) -> bool:
    """An "and" behind a magnitude: "two hundred and five"."""
    goes_on = (
        word_at(tokens, read.end) == "and"
        and word_at(tokens, read.end + 1) in SMALL
        and tokens[read.end - 1].low in _AND_AFTER
        and not and_part(tokens, read.end)[0]
    )
    read.end += goes_on
    return goes_on


def _small(tokens: list[Token], read: _Sum) -> bool:
    """A word below a hundred, at the start, behind tens or behind a magnitude: "forty" "two"."""
    token = tokens[read.end]
    value = SMALL.get(token.low)
    if value is None or token.kind != "w":
        return False
    if read.end > read.at and not _may_follow(tokens, read, value):
        return False
    read.current += value
    read.end += 1
    return True


def _may_follow(tokens: list[Token], read: _Sum, value: float) -> bool:
    before = tokens[read.end - 1].low
    if before in MAGNITUDES or before in ("and", ","):
        return True
    tens = tokens[read.end - 2].low if is_hyphen(tokens, read.end - 1) else before
    return _is_tens(tens) and 0 < value < _TEN


def _magnitude(tokens: list[Token], read: _Sum) -> bool:
    """A magnitude multiplies what stands before it: "two hundred" "thousand", "a million" "million"."""
    token = tokens[read.end]
    factor = MAGNITUDES.get(token.low, 0.0)
    if token.kind != "w" or not factor or token.low in _PLURAL_MAGNITUDES:
        return False
    if factor == _DOZEN and read.end > read.at and not read.current:
        # "a hundred dozen" is no number of news.
        return False
    if read.total and factor >= read.scale > 1 and factor > _HUNDRED and not read.current:
        read.total *= factor
    elif factor >= _THOUSAND:
        read.total, read.current = read.total + (read.current or 1.0) * factor, 0.0
    else:
        read.current = (read.current or 1.0) * factor
    read.scale = max(read.scale, factor)
    read.end += 1
    return True


STEPS: tuple[Callable[[list[Token], _Sum], bool], ...] = (_small, _magnitude, _hyphen, _comma, _and)


def _is_tens(word: str) -> bool:
    return 20 <= SMALL.get(word, 0) <= 90
