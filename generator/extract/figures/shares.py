"""A part told by two numbers: "one in five Americans", "23 out of every 100"."""

from __future__ import annotations

from generator.extract.figures.counted import is_plural
from generator.extract.figures.draft import Draft
from generator.extract.figures.not_figures import is_year
from generator.extract.figures.numbers import number_at
from generator.extract.figures.numbers.numerals import HYPHENS, Number
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.units import unit_at
from generator.extract.figures.words import group

# "three in four", "9 in 10", "one in 5,000"; "2 in 17" is no way to tell a share.
_WHOLES = frozenset(float(word) for word in group("whole of a share"))


def share_of(tokens: list[Token], at: int, number: Number) -> Draft | None:
    """A share that starts at token `at` with `number`, None where there is none."""
    step, plain_in = _link_end(tokens, number.end)
    if not step:
        return None
    if word_at(tokens, step) == "every":
        step += 1
    if step >= len(tokens) or tokens[step].kind not in ("n", "w"):
        return None
    whole = number_at(tokens, step)
    if whole is None or whole.part or whole.high is not None or not 0 < number.low < whole.low:
        return None
    if plain_in and not _may_be_a_whole(tokens, whole, one=number.low == 1):
        return None
    return Draft(at, whole.end, number.low / whole.low, form="part", digits=number.digits)


def _link_end(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Past "in", "-in-" or "out of" at `at`, 0 if none stands there; whether it is a bare "in"."""
    words = tuple(word_at(tokens, at + k) for k in range(3))
    if words[0] in HYPHENS and words[1] == "in" and words[2] in HYPHENS:
        return at + 3, False
    if words[:2] == ("out", "of"):
        return at + 2, False
    return (at + 1, True) if words[0] == "in" else (0, False)


def _may_be_a_whole(tokens: list[Token], whole: Number, *, one: bool) -> bool:
    """Not "two in 2016", "three in 10 days", "5 in 17"; "one in 17 babies" may be one of any number."""
    if is_year(tokens, whole.first, whole.end) or unit_at(tokens, whole.end) is not None:
        return False
    return whole.low in _WHOLES or (one and whole.end < len(tokens) and is_plural(tokens[whole.end].low))
