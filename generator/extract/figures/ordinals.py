"""Ordinals that carry a fact: "his ninth trip", "the fifth week"."""

from __future__ import annotations

from generator.base.lexicon import table
from generator.extract.figures.counted import counted_at
from generator.extract.figures.draft import Draft
from generator.extract.figures.not_figures import capital
from generator.extract.figures.numbers.numerals import HYPHENS
from generator.extract.figures.tokens import Token
from generator.extract.figures.units import unit_at
from generator.extract.figures.words import group

ORDINALS = {word: float(value) for word, value in table("extract/figures/ordinals")}


def ordinal_at(tokens: list[Token], at: int) -> tuple[Draft | None, int]:
    """An ordinal that carries a fact: "his ninth trip", "the fifth week"."""
    token = tokens[at]
    if (
        token.kind == "n"
        and at + 1 < len(tokens)
        and tokens[at + 1].tight
        and tokens[at + 1].low in ("st", "nd", "rd", "th")
    ):
        value, end = token.value, at + 2
    elif token.low in ORDINALS:
        value, end = ORDINALS[token.low], at + 1
    else:
        return None, at + 1
    before, after = tokens[at - 1] if at else None, tokens[end] if end < len(tokens) else None
    if value < 3 or value > 1000 or after is None or (before is not None and before.low in ("a", "an", *HYPHENS)):
        return None, end
    if before is not None and (
        before.kind == "n" or (before.text[:1].isupper() and at > 1 and before.low not in ("the", "his"))
    ):
        return None, end
    if after.kind != "w" or after.low in _NO_RANK or (capital(after) and capital(token)):
        return None, end
    if after.low in ("since", "in") and before is not None and before.low in ("his", "her", "its", "their", "the"):
        return Draft(at, end, value, form="ordinal", kind="ordinal"), end
    noun = counted_at(tokens, end, one=True, partitive=False)
    if noun is None:
        return None, end
    if token.kind == "n" and capital(tokens[noun.end - 1]):
        # "the 14th Amendment", "the 81st Fighter Wing"
        return None, end
    unit = unit_at(tokens, end)
    draft = Draft(at, end, value, form="ordinal", kind="ordinal", counted=noun)
    if unit is not None and unit.kind == "duration":
        draft.unit, draft.end, draft.counted = unit.name, unit.end, None
    return draft, max(end, draft.end)


_NO_RANK = group("after a naming ordinal")
