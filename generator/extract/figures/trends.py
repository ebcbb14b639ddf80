"""Whether a number rose or fell: "grew by 5 percent", "a rise of 12", "a 3 percent drop", "5 percent lower"."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from generator.base.lexicon import table
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.words import group

Trend = Literal["up", "down"]

_BETWEEN = group("between trend and number")
_COMPARING = group("compares before a number")
_BEHIND = group("trend behind a number")
# "rose sharply by nearly 4": a verb has this many words between it and its number at most.
_REACH = 5
# "rose last year from 4 to 5": how far back the "from" of a "to" may stand.
_ORIGIN = 9


@cache
def _trends() -> dict[str, Trend]:
    """Verbs and adverbs."""
    return {word: cast("Trend", way) for word, way, kind in table("extract/figures/trend") if kind != "noun"}


@cache
def _nouns() -> dict[str, Trend]:
    return {word: cast("Trend", way) for word, way, kind in table("extract/figures/trend") if kind == "noun"}


def moves(word: str) -> bool:
    """Whether a word in lower case says that something rose or fell."""
    return word in _trends() or word in _nouns()


def trend(tokens: list[Token], first: int, end: int) -> Trend | None:
    """The way of the number in tokens `[first, end)`, from what stands before it, else right behind it."""
    before = word_at(tokens, first - 1)
    if before == "from":
        # "rose from 4 to 5 percent": what it rose to carries the trend.
        return None
    if before == "to":
        first = next((k for k in range(first - 2, first - 2 - _ORIGIN, -1) if word_at(tokens, k) == "from"), first)
    for step in range(first - 1, first - 1 - _REACH, -1):
        word = word_at(tokens, step)
        if word in _trends() and not (word in ("up", "down") and word_at(tokens, step + 1) == "to"):
            return None if word in _COMPARING else _trends()[word]
        if word == "of" and word_at(tokens, step - 1) in _nouns():
            return _nouns()[word_at(tokens, step - 1)]
        if word not in _BETWEEN and not word.endswith("ly"):
            break
    return _behind(tokens, end)


def _behind(tokens: list[Token], end: int) -> Trend | None:
    """Such as "5 percent lower", "a 3 percent drop"."""
    word = word_at(tokens, end)
    return _trends()[word] if word in _BEHIND else _nouns().get(word)
