"""Parts of a whole in words, and parts behind a whole number: "a third of", "two and a half", "half a million"."""

from __future__ import annotations

from generator.extract.figures.numbers.numerals import MAGNITUDES, PARTS, SMALL, Number, is_hyphen
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.units import unit_at
from generator.extract.figures.words import group

_ARTICLES = group("article")
# What may stand between a part and its magnitude.
_OF_A = frozenset(("of", "a", "an", "one"))
_HALVED = group("halved")
_CHANGED = group("before a part that changed")
_ENDS_A_CHANGE = group("behind a part that changed") | {"", ",", ".", ";", ")"}
_NUMBERED = group("before a numbered half")
_POINTS = frozenset(("point", "points"))
_WHOLE = group("whole of a half")
_HALVES = group("half or quarter")
# "four quarters", "five halves" apart from their number are games and periods, not parts.
_MOST_HALVES = 3


def mixed(tokens: list[Token], at: int, whole: float) -> tuple[int, float]:
    """Past the part behind a whole number, and their sum: "2 1/2", "5-1/2", "5 and a half"; else (at, whole)."""
    if at >= len(tokens) or not whole.is_integer():
        return at, whole
    step = at + 1 if is_hyphen(tokens, at) and tokens[at].tight else at
    if step < len(tokens) and tokens[step].kind == "f" and tokens[step].value < 1:
        return step + 1, whole + tokens[step].value
    beyond, part = and_part(tokens, at)
    return (beyond, whole + part) if beyond else (at, whole)


def and_part(tokens: list[Token], at: int) -> tuple[int, float]:
    """Past "and a half", "and three-quarters" at `at` and its value; (0, 0) where none stands there."""
    if word_at(tokens, at) != "and":
        return 0, 0.0
    first = word_at(tokens, at + 1)
    above = 1.0 if first in _ARTICLES else SMALL.get(first, 0.0)
    step = at + 3 if is_hyphen(tokens, at + 2) else at + 2
    word = word_at(tokens, step)
    below = PARTS.get(word, 0.0)
    agrees = (above > 1) == word.endswith("s") or word_at(tokens, step + 1) in MAGNITUDES
    if not 0 < above < below or not agrees:
        return 0, 0.0
    # "40 and a third of the crew": two figures.
    return (0, 0.0) if word_at(tokens, step + 1) == "of" else (step + 1, above / below)


def half_behind(tokens: list[Token], at: int) -> int:
    """Past "and a half" at `at`, 0 if it doesn't stand there."""
    if word_at(tokens, at) != "and":
        return 0
    return at + 3 if [word_at(tokens, at + k) for k in range(3)] == ["and", "a", "half"] else 0


def joined_half(tokens: list[Token], at: int) -> int:
    """Past "and a half" with hyphens between ("seven-and-a-half"); 0 if it doesn't stand at `at`."""
    if not is_hyphen(tokens, at):
        return 0
    parts = [word_at(tokens, at + k) for k in range(6)]
    hyphens = all(is_hyphen(tokens, at + k) for k in (0, 2, 4))
    return at + 6 if hyphens and parts[1::2] == ["and", "a", "half"] else 0


def part_at(tokens: list[Token], at: int) -> Number | None:
    """A part that starts with "half", "quarter" or an article: "half of", "a third of", "a quarter of a million"."""
    first = tokens[at].low
    if first in _HALVES:
        return of_magnitude(tokens, at, at + 1, 1 / PARTS[first]) or _half(tokens, at) or _part_unit(tokens, at, at)
    word = word_at(tokens, at + 1)
    if first not in _ARTICLES or word not in PARTS:
        return None
    large = of_magnitude(tokens, at, at + 2, 1 / PARTS[word])
    if large is None and word in _HALVES:
        large = _part_unit(tokens, at, at + 1)
    if large is not None or word == "half":
        return large
    told = word_at(tokens, at + 2) == "of" or _by_so_much(tokens, at)
    return Number(at, at + 2, 1 / PARTS[word], None, part=True) if told else None


def _by_so_much(tokens: list[Token], at: int) -> bool:
    """Whether a part tells how much something changed: "fell by a fifth in May"; "by a third party"."""
    return word_at(tokens, at - 1) in _CHANGED and word_at(tokens, at + 2) in _ENDS_A_CHANGE


def of_magnitude(tokens: list[Token], at: int, end: int, part: float) -> Number | None:
    """A part that ends before `end`, of a magnitude: "half a million", "a third of a million", "a quarter-million"."""
    step = end
    while step < end + 4 and (is_hyphen(tokens, step) or word_at(tokens, step) in _OF_A):
        step += 1
    factor = MAGNITUDES.get(word_at(tokens, step), 0.0)
    joined = word_at(tokens, end - 1) in _HALVES or (end > at + 1 and is_hyphen(tokens, end - 2))
    if not factor or (step == end and not joined):
        # "a third million people" is another one.
        return None
    return Number(at, step + 1, factor * part, None, factor)


def _half(tokens: list[Token], at: int) -> Number | None:
    """Half of something, or of a unit: "half the crop", "half an hour", "a half-century"."""
    after, unit = word_at(tokens, at + 1), word_at(tokens, at + 2)
    if tokens[at].low != "half":
        return None
    if after in _WHOLE:
        return Number(at, at + 1, 0.5, None, part=True)
    if after in _ARTICLES and (unit in _HALVED or unit_at(tokens, at + 2) is not None):
        return Number(at, at + 2, 0.5, None)
    return Number(at, at + 1, 0.5, None) if unit in _HALVED and is_hyphen(tokens, at + 1) else None


def _part_unit(tokens: list[Token], at: int, part: int) -> Number | None:
    """A half or a quarter right before its unit: "a quarter point", "half-hour", "a half percent".

    Behind an ordinal it is a part of a year or a game: "the third quarter points".
    """
    step = part + 2 if is_hyphen(tokens, part + 1) else part + 1
    value = PARTS.get(tokens[part].low)
    if value is None or step >= len(tokens) or word_at(tokens, at - 1) in _NUMBERED or tokens[part].low.endswith("s"):
        return None
    unit = unit_at(tokens, step)
    fits = unit is not None and unit.kind in ("percent", "distance", "duration")
    return Number(at, part + 1, 1 / value, None) if fits or word_at(tokens, step) in _POINTS else None


def spelled_part(tokens: list[Token], at: int, end: int, value: float) -> Number | None:
    """So many parts: "two-thirds", "one fourth", "three quarters of a million"; `value`: of the number before `end`."""
    step = end + 1 if is_hyphen(tokens, end) and tokens[end].tight else end
    word = word_at(tokens, step)
    if word not in PARTS or not value:
        return None
    if step > end and word_at(tokens, step + 1) in MAGNITUDES:
        # "three-quarter million"
        return of_magnitude(tokens, at, step + 1, value / PARTS[word])
    if (value > 1) != word.endswith("s"):
        return None
    if word in _HALVES and step == end and value > _MOST_HALVES:
        return None
    part = value / PARTS[word]
    large = of_magnitude(tokens, at, step + 1, part) if word_at(tokens, step + 1) == "of" else None
    return large or Number(at, step + 1, part, None, part=True)
