"""The unit behind a number: read into a draft, with ages and "per ..." tails."""

from __future__ import annotations

from generator.extract.figures import bounds
from generator.extract.figures.counted import counted_at
from generator.extract.figures.draft import Draft
from generator.extract.figures.not_figures import capital
from generator.extract.figures.numbers import HYPHENS, Number
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.units import Unit, per_at, unit_at, with_tail
from generator.extract.figures.words import group

_BETWEEN_UNIT = group("between number and unit")


_EXTENT = group("behind a hyphened unit")
_AGED_THINGS = group("thing with an age")


def read_unit(tokens: list[Token], draft: Draft, at: int) -> bool:
    """Read a unit behind the number into the draft."""
    step = at
    joined = False
    qualifier = bounds.after(tokens, at)
    if qualifier is not None and tokens[qualifier.end - 1].low in ("+", "plus"):
        step = qualifier.end
    if word_at(tokens, step) in HYPHENS and step + 1 < len(tokens) and tokens[step].tight and tokens[step + 1].tight:
        step, joined = step + 1, True
    if word_at(tokens, step) in _BETWEEN_UNIT and not joined:
        inner = unit_at(tokens, step + 1, glued=False)
        if inner is not None and inner.kind in ("duration", "distance", "money"):
            step += 1
    unit = unit_at(tokens, step, glued=step == at or joined)
    if unit is None or _misread(tokens, draft, unit, step):
        return False
    if (step > at and not joined and qualifier is not None) or (joined and step > at + 1 and qualifier is not None):
        draft.bound, draft.qualifier = qualifier.bound, qualifier
    unit = with_tail(tokens, unit)
    draft.unit, draft.kind, draft.end = unit.name, unit.kind, unit.end
    draft.attributive = joined
    if unit.kind == "duration" and not unit.per:
        _old(tokens, draft)
    return True


def _misread(tokens: list[Token], draft: Draft, unit: Unit, at: int) -> bool:
    """Forms that are units only in company."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        not token.tight and draft.low != 1 and after is not None and after.low in HYPHENS and after.tight
        and at + 2 < len(tokens) and tokens[at + 2].tight and tokens[at + 2].kind == "w"
        and tokens[at + 2].low not in _EXTENT
        and unit.end == at + 1
    ):  # fmt: skip
        # "70 year-round residents", "nine day-care centres"
        return True
    if token.text == "in" and (
        tokens[at - 1].kind not in ("n", "f") or (after is not None and after.tight and after.low != ".")
    ):
        # "one-in-five"
        return True
    if token.text == "s" and "." not in tokens[at - 1].text:
        # "the 90s", "Channel 5s"; seconds in one letter are written with tenths ("9.58s").
        return True
    if unit.name == "generation wireless":
        return not (2 <= draft.low <= 6 and draft.low.is_integer())
    if (
        unit.name in ("ampere", "tonne", "degree fahrenheit", "degree celsius", "litre")
        and token.tight
        and len(token.text) == 1
    ):
        return tokens[at - 1].kind != "n" or (draft.low.is_integer() and 0 <= draft.low < 10)
    if token.low in ("quarter", "quarters") and not draft.digits and draft.low == 1:
        return True
    if token.low in ("second", "minute", "hour") and draft.low > 1 and not draft.attributive and token.low == "second":
        return not draft.digits and at < len(tokens) and word_at(tokens, at - 1) not in HYPHENS
    if token.low == "real" or (token.low in ("won", "rand", "gold", "sol", "all") and capital(token)):
        return True
    if token.low == "won" and not draft.digits:
        return True
    if token.low == "won" and draft.low < 1000:
        return True
    if unit.kind == "duration" and draft.low == 1 and not draft.digits and word_at(tokens, at) in ("day", "night"):
        # "one day" is mostly "some day", "one night" some night.
        return word_at(tokens, at - 1) not in HYPHENS
    return token.low in ("min", "sec") and word_at(tokens, at + 1) == "." and not token.tight and not draft.digits


def _old(tokens: list[Token], draft: Draft) -> None:
    """An age, or how long a thing has lasted: "65-year-old", "10 years old", "6 months of age"."""
    step = draft.end
    if word_at(tokens, step) in HYPHENS and tokens[step].tight:
        step += 1
    if word_at(tokens, step) in ("old", "olds"):
        draft.end, draft.form = step + 1, "age"
        joined = tokens[step - 1].low in HYPHENS and word_at(tokens, step) == "old"
        noun = counted_at(tokens, step + 1, one=True, partitive=False) if joined else None
        draft.kind = "duration" if noun is not None and noun.head in _AGED_THINGS else "age"
        draft.attributive = noun is not None
        draft.tail = noun.end if noun is not None else 0
    elif word_at(tokens, step) == "of" and word_at(tokens, step + 1) == "age":
        draft.end, draft.form, draft.kind = step + 2, "age", "age"
    elif word_at(tokens, draft.first - 1) == "aged":
        draft.form, draft.kind = "age", "age"


def age_at(tokens: list[Token], number: Number) -> bool:
    """Such as ", 65," after a name, or "aged 65"."""
    first, end = number.first, number.end
    if not (number.digits and end == first + 1 and number.low.is_integer() and 1 <= number.low <= 115):
        return False
    before = word_at(tokens, first - 1)
    subject, after = word_at(tokens, first - 2), word_at(tokens, end)
    if after in ("", ".", ",", "when") and (
        (subject in ("he", "she") and before in ("was", "is", "turned"))
        or (before == "at" and subject in ("died", "dead"))
    ):
        return True
    if before in ("aged", "age") or (before == "of" and word_at(tokens, first - 2) == "age"):
        return word_at(tokens, end) not in ("percent", "%")
    if first < 2 or word_at(tokens, first - 1) != "," or word_at(tokens, end) not in (",", "."):
        return False
    name = tokens[first - 2]
    return capital(name) and name.kind == "w" and not name.low.endswith(".")


def money_tail(tokens: list[Token], draft: Draft) -> None:
    """Read what stands behind a sum into the draft: "per barrel", "a year", or a hyphen and a noun."""
    tail = per_at(tokens, draft.end)
    if tail is not None:
        draft.end, draft.unit = tail[0], f"{draft.unit} per {tail[1]}"
        return
    step = draft.end
    if word_at(tokens, step) in HYPHENS and step + 1 < len(tokens) and tokens[step].tight and tokens[step + 1].tight:
        draft.attributive = True
