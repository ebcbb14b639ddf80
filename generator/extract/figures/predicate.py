"""What happened to the counted: the verb, participle or event noun a number is the argument of."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from generator.base.lexicon import table
from generator.extract.figures.counted import singular
from generator.extract.figures.draft import Draft
from generator.extract.figures.tokens import Token
from generator.extract.figures.words import group

# How far a verb may stand from its number: "40 people in the northern town have been killed" has seven words between.
_REACH = 9
_CAPTIVES = group("captive")
_PASSIVE = group("passive")


class Predicate(NamedTuple):
    """The token at `at`; `kind`: fate, deal or noun."""

    at: int
    kind: str


@cache
def _known() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, kind in table("extract/figures/predicates"):
        found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def predicate(tokens: list[Token], draft: Draft, floor: int, ceiling: int) -> Predicate | None:
    """The predicate of a draft, looked for behind it, in its noun phrase, then before it.

    `floor`, `ceiling`: tokens of the figures next to it, which the search doesn't cross.
    """
    if draft.kind in ("ordinal", "age") or draft.form == "score":
        return None
    first = draft.qualifier.first if draft.qualifier and draft.qualifier.first < draft.first else draft.first
    end = draft.counted.end if draft.counted and draft.counted.first >= draft.end else draft.end
    if draft.counted is not None and draft.counted.first < draft.first and (own := _head(tokens, draft)) is not None:
        return own
    return (
        _behind(tokens, end, min(ceiling, end + _REACH), draft)
        or _inside(tokens, draft)
        or _before(tokens, first, max(floor, first - 5), draft)
        or _head(tokens, draft)
    )


def _fits(word: str, draft: Draft) -> str:
    kinds = _known().get(word, frozenset())
    wanted = ("deal",) if draft.kind in ("money", "percent") else ("fate", "deal")
    if "captive" in kinds and draft.kind == "count":
        held = draft.counted is not None and singular(draft.counted.head) in _CAPTIVES
        return "fate" if held else ""
    return next((kind for kind in wanted if kind in kinds), "")


def _behind(tokens: list[Token], at: int, end: int, draft: Draft) -> Predicate | None:
    """Such as "hostages held by", "people were killed", "others believed to be dead"."""
    if draft.kind == "duration":
        return None
    for step in range(at, min(end, len(tokens))):
        token = tokens[step]
        if token.kind == "p":
            if token.low in ("-", "(", ")"):
                continue
            return None
        before = tokens[step - 1].low
        if before in ("-", "–"):
            continue
        if (step == at or before in _PASSIVE or before.endswith("ly")) and token.low not in _PASSIVE:
            kind = _fits(token.low, draft)
            if kind and not (kind == "deal" and step > at and before not in ("who", "that")):
                return Predicate(step, kind)
    return None


def _inside(tokens: list[Token], draft: Draft) -> Predicate | None:
    """Such as "a million displaced Palestinians"."""
    if draft.counted is None:
        return None
    for step in range(draft.counted.first, draft.counted.end - 1):
        if "fate" in _known().get(tokens[step].low, ()):
            return Predicate(step, "fate")
    return None


def _before(tokens: list[Token], at: int, start: int, draft: Draft) -> Predicate | None:
    """Such as "killing about 1,200 people", "the release of the five", "freed four hostages"."""
    for step in range(at - 1, start - 1, -1):
        token = tokens[step]
        if token.kind == "p" and token.low not in ("-", '"'):
            return None
        kind = _fits(token.low, draft)
        kinds = _known().get(token.low, frozenset())
        if "noun" in kinds and step + 1 < at and tokens[step + 1].low in ("of", "to", "at", "from"):
            return Predicate(step, "fate" if draft.kind == "count" and "fate" in kinds else "noun")
        if kind and token.low not in ("back", "cut", "dead", "say", "said") and at - step <= 4:
            return Predicate(step, kind)
        if (
            token.low in ("that", "which", "who", "while", "but", "and", "in", "on", "by", "since", "for")
            and step < at - 1
        ):
            return None
    return None


def _head(tokens: list[Token], draft: Draft) -> Predicate | None:
    """A counted noun that is itself the event: "30 deaths", "the toll climbed past 40,000"."""
    if draft.counted is None:
        return None
    head = tokens[draft.counted.end - 1].low
    return Predicate(draft.counted.end - 1, "noun") if "noun" in _known().get(head, ()) else None
