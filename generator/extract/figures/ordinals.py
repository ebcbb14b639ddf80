"""Ordinals that carry a fact: "his ninth trip", "the fifth week"."""

from __future__ import annotations

from generator.base.lexicon import table
from generator.extract.figures.counted import counted_at
from generator.extract.figures.draft import Draft
from generator.extract.figures.not_figures import capital
from generator.extract.figures.numbers.numerals import HYPHENS
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.units import unit_at
from generator.extract.figures.words import group

ORDINALS = {word: float(value) for word, value in table("extract/figures/ordinals")}


def ordinal_at(tokens: list[Token], at: int) -> tuple[Draft | None, int]:
    """An ordinal that carries a fact: "his ninth trip", "the fifth week"; and the token to go on from."""
    value, end = _value_at(tokens, at)
    if not value:
        return None, end
    if not _FIRST_TOLD <= value <= _LAST_TOLD or end >= len(tokens) or _in_a_name(tokens, at, end):
        return None, end
    if tokens[end].low in ("since", "in") and word_at(tokens, at - 1) in _POSSESSIVES:
        # "their fifth in ten games"
        return Draft(at, end, value, form="ordinal", kind="ordinal"), end
    noun = counted_at(tokens, end, one=True, partitive=False)
    if noun is None or (tokens[at].kind == "n" and capital(tokens[noun.end - 1])):
        # "the 14th Amendment", "the 81st Fighter Wing"
        return None, end
    unit = unit_at(tokens, end)
    draft = Draft(at, end, value, form="ordinal", kind="ordinal", counted=noun)
    if unit is not None and unit.kind == "duration":
        draft.unit, draft.end, draft.counted = unit.name, unit.end, None
    return draft, max(end, draft.end)


# First and second are mostly an order of telling; beyond a thousand an ordinal names a thing.
_FIRST_TOLD, _LAST_TOLD = 3, 1000
_POSSESSIVES = frozenset(("his", "her", "its", "their", "the"))
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))


def _value_at(tokens: list[Token], at: int) -> tuple[float, int]:
    """The value of the ordinal at `at` and the token behind it; 0 if none stands there."""
    token = tokens[at]
    if token.kind == "n" and at + 1 < len(tokens) and tokens[at + 1].tight and tokens[at + 1].low in _SUFFIXES:
        return token.value, at + 2
    return ORDINALS.get(token.low, 0.0), at + 1


def _in_a_name(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the ordinal ranks nothing: "a third", "Henry the Eighth", "Fifth Avenue", "the third quarter"."""
    before, after = tokens[at - 1] if at else None, tokens[end]
    if after.kind != "w" or after.low in _NO_RANK or (capital(after) and capital(tokens[at])):
        return True
    if before is None:
        return False
    named = before.text[:1].isupper() and at > 1 and before.low not in ("the", "his")
    return named or before.kind == "n" or before.low in ("a", "an", *HYPHENS)


_NO_RANK = group("after a naming ordinal")
