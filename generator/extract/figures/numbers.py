"""A number in digits or words, with its magnitude: "2.3 million", "a dozen", "two and a half", "tens of thousands"."""

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


def magnitude(tokens: list[Token], at: int, *, money: bool) -> tuple[int, float]:
    """The magnitude that starts at `at`, after a number: (token after it, factor); (at, 1) where there is none."""
    factor = 1.0
    while at < len(tokens):
        token = tokens[at]
        if (
            token.kind == "p"
            and token.low in HYPHENS
            and word_at(tokens, at + 1) in MAGNITUDES
            and tokens[at + 1].tight
        ):
            at, token = at + 1, tokens[at + 1]
        if token.kind != "w":
            break
        if token.low in MAGNITUDES and factor < 1e15:
            factor *= MAGNITUDES[token.low]
            at += 1
            continue
        if factor == 1.0 and token.text in _SIGNS:
            times, where = _SIGNS[token.text]
            if where == "any" or (where == "tight" and token.tight) or (where == "money" and money):
                return at + 1, times
            if token.tight and where == "money" and _people(tokens, at + 1):
                return at + 1, times
        break
    return at, factor


def _people(tokens: list[Token], at: int) -> bool:
    """Such as "12.3m tonnes", "5m people": a plural noun after m, b or t makes it a magnitude rather than a measure."""
    word = word_at(tokens, at)
    return len(word) > 3 and (word.endswith("s") or word in ("people", "women", "children")) and tokens[at].kind == "w"


def number_at(tokens: list[Token], at: int, *, money: bool = False) -> Number | None:
    """The number that starts at token `at`, if one does."""
    token = tokens[at]
    if token.kind == "n":
        return _digits(tokens, at, money=money)
    if token.kind == "f":
        end, factor = magnitude(tokens, at + 1, money=money)
        return Number(at, end, token.value * factor, None, factor, digits=True, part=token.value < 1 and factor == 1.0)
    if token.kind != "w":
        return None
    word = token.low
    if word in ("a", "an", "half", "quarter", "several", "few", "many"):
        return _article(tokens, at)
    if word in VAGUE:
        return _vague(tokens, at)
    if word in SMALL or (word in MAGNITUDES and word not in ("lakhs", "crores")):
        return _words(tokens, at)
    return None


def _digits(tokens: list[Token], at: int, *, money: bool) -> Number | None:
    value = tokens[at].value
    end = at + 1
    if end < len(tokens) and tokens[end].kind == "f" and tokens[end].value < 1 and tokens[at].value.is_integer():
        value, end = value + tokens[end].value, end + 1
    elif (
        word_at(tokens, end) == "and" and word_at(tokens, end + 1) in ("a", "one") and word_at(tokens, end + 2) in PARTS
    ):
        value, end = value + 1 / PARTS[word_at(tokens, end + 2)], end + 3
    end, factor = magnitude(tokens, end, money=money)
    value *= factor
    if (
        factor > 1
        and word_at(tokens, end) == "and"
        and word_at(tokens, end + 1) == "a"
        and word_at(tokens, end + 2) == "half"
    ):
        value, end = value + factor / 2, end + 3
    return Number(at, end, value, None, factor, digits=True)


def _article(tokens: list[Token], at: int) -> Number | None:
    word, after = tokens[at].low, word_at(tokens, at + 1)
    if word in ("several", "few", "many"):
        if after in ("hundred", "thousand", "million", "billion", "dozen") or (word == "many" and after in VAGUE):
            value = MAGNITUDES.get(after) or VAGUE[after]
            more = word_at(tokens, at + 2)
            end = at + 2
            if more in MAGNITUDES and MAGNITUDES[more] > value:
                value, end = value * MAGNITUDES[more], end + 1
            return Number(at, end, value, value * 10)
        return None
    if word in ("half", "quarter"):
        step = at + 1
        if word_at(tokens, step) in HYPHENS or (word == "quarter" and word_at(tokens, step) == "of"):
            step += 1
        if word_at(tokens, step) in ("a", "an"):
            step += 1
        if step > at + 1 and word_at(tokens, step) in MAGNITUDES:
            factor = MAGNITUDES[word_at(tokens, step)]
            return Number(at, step + 1, factor / PARTS[word], None, factor)
        if word == "half" and (after in ("of", "the", "its", "their", "his", "her", "our", "all")):
            return Number(at, at + 1, 0.5, None, part=True)
        if word == "half" and after in ("a", "an") and word_at(tokens, at + 2) in _CLOCK:
            return Number(at, at + 2, 0.5, None)
        if word == "half" and after in HYPHENS and word_at(tokens, at + 2) in _CLOCK:
            return Number(at, at + 1, 0.5, None)
        return None
    if after in MAGNITUDES:
        number = _words(tokens, at + 1)
        return None if number is None else number._replace(first=at)
    if after in PARTS and after not in ("second", "half") and word_at(tokens, at + 2) == "of" and word == "a":
        return Number(at, at + 2, 1 / PARTS[after], None, part=True)
    if after in ("half", "quarter") and word_at(tokens, at + 2) in MAGNITUDES:
        factor = MAGNITUDES[word_at(tokens, at + 2)]
        return Number(at, at + 3, factor / PARTS[after], None, factor)
    if after == "half" and word_at(tokens, at + 2) in HYPHENS and word_at(tokens, at + 3) in MAGNITUDES:
        factor = MAGNITUDES[word_at(tokens, at + 3)]
        return Number(at, at + 4, factor / 2, None, factor)
    return None


_CLOCK = group("halved")


def _vague(tokens: list[Token], at: int) -> Number | None:
    value = VAGUE[tokens[at].low]
    end = at + 1
    if word_at(tokens, end) == "of" and word_at(tokens, end + 1) in VAGUE:
        value, end = value * VAGUE[word_at(tokens, end + 1)], end + 2
    elif tokens[at].low == "tens":
        return None
    return Number(at, end, value, value * 10)


def _half_behind(tokens: list[Token], at: int) -> int:
    """Past "and a half" with hyphens between ("seven-and-a-half"); 0 if it doesn't stand at `at`."""
    parts = [word_at(tokens, at + k) for k in range(6)]
    joined = all(part in HYPHENS for part in parts[::2])
    return at + 6 if joined and parts[1::2] == ["and", "a", "half"] else 0


def _words(tokens: list[Token], at: int) -> Number | None:
    total, current, scale = 0.0, 0.0, 1.0
    end = at
    while end < len(tokens):
        token = tokens[end]
        word = token.low
        if word in HYPHENS and end > at and token.tight:
            # "twenty-five", "one-hundred": a hyphen goes on only where the next word continues the number.
            nxt = word_at(tokens, end + 1)
            if not ((nxt in SMALL and _tens(tokens[end - 1].low) and SMALL[nxt] < 10) or nxt in MAGNITUDES):
                break
            end += 1
            continue
        if word == "and":
            nxt = word_at(tokens, end + 1)
            if (
                scale > 1
                and nxt in SMALL
                and current >= 0
                and tokens[end - 1].low in ("hundred", "thousand", "million")
            ):
                end += 1
                continue
            break
        if token.kind != "w":
            break
        if word in SMALL:
            value = SMALL[word]
            previous = tokens[end - 1].low if end > at else ""
            if end > at and not (
                ((previous in HYPHENS or _tens(previous)) and value < 10 and value > 0 and _tens_before(tokens, end))
                or previous in MAGNITUDES or previous == "and"
            ):  # fmt: skip
                break
            current += value
        elif word in MAGNITUDES and word not in ("lakhs", "crores"):
            factor = MAGNITUDES[word]
            if factor == 12 and end > at and current == 0:
                break
            if total and factor >= scale and scale > 1 and factor > 100 and current == 0:
                total *= factor
            elif factor >= 1000:
                total, current = total + (current or 1.0) * factor, 0.0
            else:
                current = (current or 1.0) * factor
            scale = max(scale, factor)
        else:
            break
        end += 1
    if end == at:
        return None
    value = total + current
    if word_at(tokens, end) == "and" and word_at(tokens, end + 1) in ("a", "one") and word_at(tokens, end + 2) in PARTS:
        if scale == 1.0 or word_at(tokens, end + 2) == "half":
            value, end = value + scale / PARTS[word_at(tokens, end + 2)], end + 3
            stop, factor = magnitude(tokens, end, money=False)
            if factor > 1:
                value, end, scale = value * factor, stop, factor
    elif scale == 1.0 and (end_half := _half_behind(tokens, end)):
        value, end = value + 0.5, end_half
    elif scale == 1.0 and value < 100:
        step = end + 1 if word_at(tokens, end) in HYPHENS and tokens[end].tight else end
        part = word_at(tokens, step)
        fits = part in PARTS and value and part != "second" and (value > 1) == part.endswith("s")
        if fits and not (part in ("quarter", "quarters", "half", "halves") and step == end and value > 3):
            return Number(at, step + 1, value / PARTS[part], None, part=True)
    return Number(at, end, value, None, scale)


def _tens(word: str) -> bool:
    return 20 <= SMALL.get(word, 0) <= 90


def _tens_before(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1].low
    if before in HYPHENS and at > 1:
        before = tokens[at - 2].low
    return _tens(before)
