"""Words that qualify a number ("more than", "nearly", "or so") and words that say it rose or fell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple, cast

from generator.base.lexicon import table
from generator.extract.figures.numbers.numerals import HYPHENS
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.words import group

Bound = Literal["=", "~", ">", "<"]


class Qualifier(NamedTuple):
    """Tokens `[first, end)` that make the bound."""

    first: int
    end: int
    bound: Bound


@cache
def _bounds(where: str) -> dict[tuple[str, ...], Bound]:
    """The bound of each phrase that stands `before` or `after` a number."""
    rows = table("extract/figures/bounds")
    return {tuple(phrase.split()): cast("Bound", bound) for phrase, bound, place in rows if place == where}


@cache
def _phrases(where: str) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by the word that stands next to the number, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for parts in sorted(_bounds(where), key=len, reverse=True):
        found.setdefault(parts[-1 if where == "before" else 0], []).append(parts)
    return found


_MOTION = group("motion")
# "over 10 months of war" tells during which time, not more than how long, unless one of these stands before it.
_TOPIC = group("topic before about")
_LASTING = group("lasting")
_BESIDE = group("article or particle before a number")
_DEFINITE = group("definite before a number")
_PLACES = group("place or bound")
_NEARNESS = group("nearness")
_OF_THE_TOP = group("before top as a noun")


class _Hit(NamedTuple):
    """A phrase of the list that ends right before a number, or before an article or particle of it."""

    tokens: list[Token]
    parts: tuple[str, ...]
    first: int
    """Token the phrase starts at."""
    end: int
    """Token behind it."""
    number: int
    """Token the number starts at."""
    duration: bool

    @property
    def word(self) -> str:
        """The phrase, if it is a single word."""
        return self.parts[0] if len(self.parts) == 1 else ""

    @property
    def before(self) -> str:
        """The word before the phrase."""
        return word_at(self.tokens, self.first - 1)

    @property
    def apart(self) -> bool:
        """Whether an article or a particle stands between it and the number."""
        return self.end < self.number


def _during(hit: _Hit) -> bool:
    """Over which time, not more than how long: "the price over 10 months"; "lasted over 10 months" is more."""
    return hit.word == "over" and hit.duration and hit.before not in _LASTING


def _where(hit: _Hit) -> bool:
    """A place, behind which an article stands: "above the 12 houses", "as the 12 houses"."""
    return hit.apart and (hit.word in _PLACES or hit.parts[0] == "as")


def _compared_with_it(hit: _Hit) -> bool:
    """Another number it is compared with: "lower than the 4 percent of last year"."""
    return hit.apart and hit.parts[-1] == "than" and word_at(hit.tokens, hit.end) in _DEFINITE


def _joined(hit: _Hit) -> bool:
    """The end of a compound: "a 4-under 68"."""
    return hit.before in HYPHENS and hit.tokens[hit.first].tight


def _top_of_a_list(hit: _Hit) -> bool:
    """A noun, no verb: "the top 10 songs", "Top 10 songs"."""
    return hit.word == "top" and (hit.first == 0 or hit.before in _OF_THE_TOP)


def _topic(hit: _Hit) -> bool:
    """What is talked of: "a debate about 12 houses", "a row over 12 houses"."""
    return hit.word in _NEARNESS and hit.before in _TOPIC


def _about_somebody(hit: _Hit) -> bool:
    """A pronoun behind it: "about one who left"."""
    return hit.word in _NEARNESS and hit.tokens[hit.number].low == "one"


def _some_of_them(hit: _Hit) -> bool:
    """A set in a comparison: "more than some 12"; "and some 12"."""
    return hit.word == "some" and hit.before in ("than", "and")


def _up_to_it(hit: _Hit) -> bool:
    """A way, no limit: "the lead up to 2016", "it adds up to 20", "went up to 85"."""
    return hit.parts == ("up", "to") and hit.before in _UP_BEFORE


NO_QUALIFIERS: tuple[Callable[[_Hit], bool], ...] = (
    _during,
    _where,
    _compared_with_it,
    _joined,
    _top_of_a_list,
    _topic,
    _about_somebody,
    _some_of_them,
    _up_to_it,
)
"""What a phrase of the list is when it qualifies nothing; one that fits is enough."""


def before(tokens: list[Token], at: int, *, duration: bool = False) -> Qualifier | None:
    """The qualifier that ends right before token `at`, the number's first; an article or a particle may stand between
    ("at least the 5").
    """
    ends = (at, at - 1) if word_at(tokens, at - 1) in _BESIDE else (at,)
    for end in ends:
        for hit in _hits(tokens, end, at, duration=duration):
            if any(rule(hit) for rule in NO_QUALIFIERS):
                continue
            bound = _bound_of(hit)
            if bound != "=":
                return _stretched(tokens, hit.first, end, bound)
            # "just under 296" has its bound; "just 47" has none.
            return before(tokens, hit.first, duration=duration) if hit.before == "at" else None
    if word_at(tokens, at - 1) == "past" and word_at(tokens, at - 2) in _MOTION:
        return Qualifier(at - 1, at, ">")
    return None


def _hits(tokens: list[Token], end: int, number: int, *, duration: bool) -> Iterator[_Hit]:
    """Phrases that end before token `end`, longest first."""
    for parts in _phrases("before").get(word_at(tokens, end - 1), ()):
        first = end - len(parts)
        if first >= 0 and all(tokens[first + k].low == part for k, part in enumerate(parts)):
            yield _Hit(tokens, parts, first, end, number, duration)


def _bound_of(hit: _Hit) -> Bound:
    return _bounds("before")[hit.parts]


def _stretched(tokens: list[Token], first: int, end: int, bound: Bound) -> Qualifier:
    """With "just", "well" or "a little" before it: "just under", and "no" turning "more than" round."""
    if word_at(tokens, first - 1) in ("no", "not") and tokens[first].low in _COMPARED:
        return Qualifier(first - 1, end, "<" if bound == ">" else ">")
    if word_at(tokens, first - 1) in _STRETCHING:
        first -= 1
    outer = before(tokens, first) if bound == "~" and first else None
    if outer is None or outer.end != first:
        return Qualifier(first, end, bound)
    # "more than about 40", "up to around 50": the outer word decides.
    return Qualifier(outer.first, end, bound if outer.bound == "~" else outer.bound)


_COMPARED = group("turned round by no")
_STRETCHING = group("stretches a qualifier")


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
    for parts in _phrases("after").get(tokens[start].low, ()):
        end = start + len(parts)
        if end <= len(tokens) and all(tokens[start + k].low == part for k, part in enumerate(parts)):
            return Qualifier(at, end, _bounds("after")[parts])
    return None


# "the lead up to 2016", "it adds up to 20", "went up to 85" are no "at most".
_UP_BEFORE = group("before up to")
