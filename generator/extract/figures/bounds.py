"""Words that qualify a number ("more than", "nearly", "or so") and words that say it rose or fell."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from generator.base.lexicon import table
from generator.extract.figures.tokens import Token
from generator.extract.figures.words import group

Bound = Literal["=", "~", ">", "<"]
Trend = Literal["up", "down"]


class Qualifier(NamedTuple):
    """Tokens `[first, end)` that make the bound."""

    first: int
    end: int
    bound: Bound


@cache
def _phrases(where: str) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """Phrases by the word that stands next to the number, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for phrase, bound, place in table("extract/figures/bounds"):
        if place == where:
            parts = tuple(phrase.split())
            found.setdefault(parts[-1 if where == "before" else 0], []).append((parts, cast("Bound", bound)))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


_MOTION = group("motion")
# "over 10 months of war" tells during which time, not more than how long, unless one of these stands before it.
_TOPIC = group("topic before about")
_LASTING = group("lasting")


def before(tokens: list[Token], at: int, *, duration: bool = False) -> Qualifier | None:
    """The qualifier that ends right before token `at`, the number's first."""
    step = at
    while step > 0 and tokens[step - 1].low in (
        "a",
        "an",
        "the",
        "another",
        "only",
        "just",
        "even",
        "an",
        "its",
        "his",
    ):
        # "at least the 5": an article or a particle may stand between.
        if step < at - 1:
            break
        step -= 1
    for start in dict.fromkeys((at, step)):
        if start == 0:
            continue
        for parts, bound in _phrases("before").get(tokens[start - 1].low, ()):
            first = start - len(parts)
            if first < 0 or any(tokens[first + k].low != part for k, part in enumerate(parts)):
                continue
            word = parts[0] if len(parts) == 1 else ""
            if word == "over" and duration and not (first and tokens[first - 1].low in _LASTING):
                continue
            if word in ("over", "under", "above", "below", "top", "around", "about", "beyond") and start < at:
                continue
            if word == "top" and (
                first == 0 or tokens[first - 1].low in ("the", "a", "its", "his", "their", "in", "of")
            ):
                continue
            if word in ("about", "over", "around") and first and tokens[first - 1].low in _TOPIC:
                continue
            if word in ("about", "around", "over") and tokens[at].low == "one":
                continue
            if start < at and parts[0] == "as":
                continue
            if word == "some" and first and tokens[first - 1].low in ("than", "and"):
                continue
            if parts == ("up", "to") and first and tokens[first - 1].low in _UP_BEFORE:
                continue
            if bound == "=":
                # "just under 296" has its bound; "just 47" has none.
                return before(tokens, first, duration=duration) if first and tokens[first - 1].low == "at" else None
            return _stretched(tokens, first, start, bound)
    if at > 1 and tokens[at - 1].low == "past" and tokens[at - 2].low in _MOTION:
        return Qualifier(at - 1, at, ">")
    return None


def _stretched(tokens: list[Token], first: int, end: int, bound: Bound) -> Qualifier:
    """With "just", "well" or "a little" before it: "just under", and "no" turning "more than" round."""
    if first and tokens[first - 1].low in ("no", "not") and tokens[first].low in ("more", "fewer", "less", "longer"):
        return Qualifier(first - 1, end, "<" if bound == ">" else ">")
    if first and tokens[first - 1].low in ("just", "well", "slightly", "far", "little", "only", "way", "perhaps"):
        first -= 1
    if bound == "~" and first:
        # "more than about 40", "up to around 50": the outer word decides.
        outer = before(tokens, first)
        if outer is not None and outer.bound != "~" and outer.end == first:
            return Qualifier(outer.first, end, outer.bound)
        if outer is not None and outer.end == first:
            return Qualifier(outer.first, end, bound)
    return Qualifier(first, end, bound)


def after(tokens: list[Token], at: int) -> Qualifier | None:
    """The qualifier that starts at token `at`, behind the number or its noun; a joining hyphen may stand before it."""
    if at >= len(tokens):
        return None
    start = at
    if tokens[at].low in ("-", "‑", "–") and tokens[at].tight:
        start = at + 1
        if start >= len(tokens) or tokens[start].low not in ("plus", "odd", "ish"):
            return None
    elif tokens[at].low in ("odd", "plus", "ish") and not tokens[at].tight:
        if tokens[at].low == "ish":
            return None
        nxt = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if tokens[at].low == "plus" and (not nxt.isalpha() or nxt in ("a", "the", "an", "one", "two", "more")):
            return None
    for parts, bound in _phrases("after").get(tokens[start].low, ()):
        end = start + len(parts)
        if end <= len(tokens) and all(tokens[start + k].low == part for k, part in enumerate(parts)):
            return Qualifier(at, end, bound)
    return None


# "the lead up to 2016", "it adds up to 20", "went up to 85" are no "at most".
_UP_BEFORE = group("before up to")


@cache
def _trends() -> dict[str, tuple[Trend, str]]:
    found: dict[str, tuple[Trend, str]] = {}
    for word, way, kind in table("extract/figures/trend"):
        if kind != "noun":
            found.setdefault(word, (cast("Trend", way), kind))
    return found


@cache
def _trend_nouns() -> dict[str, Trend]:
    return {word: cast("Trend", way) for word, way, kind in table("extract/figures/trend") if kind == "noun"}


def moves(word: str) -> bool:
    """Whether a word in lower case says that something rose or fell."""
    return word in _trends() or word in _trend_nouns()


_BETWEEN = group("between trend and number")


def trend(tokens: list[Token], first: int, end: int) -> Trend | None:
    """Up or down, from a verb or adverb within four words before the number, or an adverb right after its unit."""
    step = first - 1
    if step >= 0 and tokens[step].low == "from":
        # "rose from 4 to 5 percent": what it rose to carries the trend.
        return None
    if step >= 0 and tokens[step].low == "to":
        origin = next((k for k in range(step - 1, max(-1, step - 10), -1) if tokens[k].low == "from"), None)
        first = first if origin is None else origin
    for step in range(first - 1, max(-1, first - 6), -1):
        word = tokens[step].low
        hit = _trends().get(word)
        if hit is not None and not (word in ("up", "down") and step + 1 < len(tokens) and tokens[step + 1].low == "to"):
            if hit[1] == "adverb" and word in ("higher", "lower", "more"):
                return None
            return hit[0]
        if word == "of" and step and tokens[step - 1].low in _trend_nouns():
            return _trend_nouns()[tokens[step - 1].low]
        if word not in _BETWEEN and not word.endswith("ly"):
            break
    if end < len(tokens):
        hit = _trends().get(tokens[end].low)
        if hit is not None and hit[1] == "adverb" and tokens[end].low in ("higher", "lower", "up", "down"):
            return hit[0]
        if tokens[end].low in _trend_nouns():
            return _trend_nouns()[tokens[end].low]
    return None
