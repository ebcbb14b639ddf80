"""What looks like a number and is no figure: dates, years, times, labels, names, addresses, versions, pronouns."""

from __future__ import annotations

from functools import cache

from generator.base.lexicon import table
from generator.extract.figures.counted import counted_at, is_plural, stops
from generator.extract.figures.numbers import HYPHENS, Number
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.words import group

_MONTHS = group("month")
_CLOCKS = group("clock")
_STREETS = group("street")
# Before a number of four digits these make it a year.
_YEAR_BEFORE = group("before a year")
_PRONOUN_BEFORE = group("before pronoun one")
_IDIOMS_AFTER = group("after pronoun one")


@cache
def _labels() -> dict[str, str]:
    return {row[0]: row[1] for row in table("extract/figures/labels")}


def capital(token: Token) -> bool:
    """Whether it is a word that starts with a capital letter."""
    return token.kind in ("w", "x") and token.text[:1].isupper()


def is_label(tokens: list[Token], at: int) -> bool:
    """Whether the word before token `at` makes the number there a name: "Section 427", "iPhone 14"."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if (
        before.low == "."
        and at > 1
        and tokens[at - 2].low in ("no", "nos", "vol", "pp", "p", "fig", "ch", "sec", "art")
    ):
        return True
    where = _labels().get(before.low)
    if where == "always" or (where == "capital" and (before.text[0].isupper())):
        return True
    return before.low in ("#", "§", "№")


def excluded(tokens: list[Token], number: Number, *, headline: bool) -> int:
    """The token to go on from if the number without unit at `number` is no figure; 0 if it may be one."""
    first, end = number.first, number.end
    token = tokens[first]
    before = tokens[first - 1] if first else None
    after = tokens[end] if end < len(tokens) else None
    single = end == first + 1
    if token.kind == "n" and single:
        if after is not None and after.tight and after.kind in ("w", "x"):
            # "1990s", "737s", "3D", "4K": what is joined to digits and no unit makes a name of them.
            return end + 1
        if after is not None and after.low in _CLOCKS:
            return end + 1
        if token.text in ("911", "999") and after is not None and after.low in _EMERGENCY:
            return end
        if _date(tokens, first, end):
            return end
        if after is not None and after.low in (".", ")") and after.tight and first == 0:
            return end + 1
        if before is not None and after is not None and before.low == "(" and after.low == ")":
            return end + 1
        if _address(tokens, first, end) or is_year(tokens, first, end):
            return _behind(tokens, end)
    if before is not None and before.low in HYPHENS and before.tight and token.tight and first > 1:
        root = tokens[first - 2]
        if root.kind in ("w", "x") and root.low not in ("to", "or", "and"):
            # "COVID-19", "mid-2019", "last-32", "F-16".
            return end
    if is_label(tokens, first):
        return _behind(tokens, end)
    if token.kind == "n" and single and before is not None and _named(tokens, first, end, headline=headline):
        return _behind(tokens, end)
    if token.kind == "n" and single and not headline and _model(tokens, first, end):
        return end
    if token.kind == "w":
        return _spelled(tokens, number, headline=headline)
    return 0


_EMERGENCY = frozenset(("call", "calls", "caller", "callers", "operator", "operators", "dispatcher", "dispatchers"))


def _behind(tokens: list[Token], end: int) -> int:
    """Past what is joined to an excluded number: "16-18", "427(a)", "2015-16"."""
    while end + 1 < len(tokens) and tokens[end].low in (*HYPHENS, "/") and tokens[end].tight and tokens[end + 1].tight:
        end += 2
    return end


def _date(tokens: list[Token], first: int, end: int) -> bool:
    value = tokens[first].value
    if not (value.is_integer() and 1 <= value <= 31):
        return False
    before, after = word_at(tokens, first - 1), word_at(tokens, end)
    if before == "." and first > 1:
        before = tokens[first - 2].low if tokens[first - 1].tight else before
    if before in _MONTHS and first and ((before not in {"may", "march"}) or tokens[first - 1].text[:1].isupper()):
        return True
    step = end
    if after in HYPHENS and end + 2 < len(tokens) and tokens[end + 1].kind == "n":
        step = end + 2
    if after == "of" and word_at(tokens, end + 1) in _MONTHS:
        return True
    word = word_at(tokens, step)
    return word in _MONTHS and tokens[step].text[:1].isupper()


def _address(tokens: list[Token], first: int, end: int) -> bool:
    """Such as "575 Wilbraham Road": a number, then words in capitals up to a word for a street."""
    step = end
    if word_at(tokens, step) in HYPHENS and step + 1 < len(tokens) and tokens[step + 1].kind == "n":
        step += 2
    for at in range(step, min(step + 5, len(tokens))):
        if not (capital(tokens[at]) or tokens[at].kind == "x"):
            return False
        if at > step and tokens[at].low in _STREETS:
            return True
        if at == step and tokens[at].low in _STREETS:
            return False
    return False


def is_year(tokens: list[Token], first: int, end: int) -> bool:
    """Whether the one token of digits at `first` is a year rather than a count."""
    token = tokens[first]
    value = token.value
    if len(token.text) != 4 or not token.text.isdigit() or not 1000 <= value <= 2150:
        return False
    before, after = word_at(tokens, first - 1), word_at(tokens, end)
    if before in ("a.d.", "ad") or after in ("ad", "bc", "bce", "ce", "a.d.", "b.c."):
        return True
    if before in (
        "than",
        "least",
        "about",
        "nearly",
        "almost",
        "around",
        "some",
        "over",
        "approximately",
        "roughly",
        "under",
    ):
        loose = {word_at(tokens, k) for k in range(max(0, first - 4), first - 1)}
        return 1800 <= value <= 2099 and bool(loose & _LOOSE_YEAR) and not is_plural(after)
    if 1800 <= value <= 2099:
        # "2,000 people" is often written without its comma; "2016 elections" never counts elections.
        if is_plural(after) and tokens[end].kind == "w" and value % 50 == 0 and not tokens[end].text[0].isupper():
            return before in ("the", "of", "in", "'s") and value > 1950
        return not (is_plural(after) and after in _MANY)
    if before in _YEAR_BEFORE and not (is_plural(after) and after not in stops()):
        return (
            before in ("in", "since", "until", "before", "after", "circa", "between", "a.d.", "year") and value >= 1000
        )
    return False


_LOOSE_YEAR = group("before a loose year")
_MANY = group("counted in thousands")


def _named(tokens: list[Token], first: int, end: int, *, headline: bool = False) -> bool:
    """Digits after a capitalised name and before nothing they could count: "Audi A1", "Fortune 100", "Boeing 737"."""
    before = tokens[first - 1]
    if not capital(before) or not tokens[first].text.isdigit():
        return False
    if (
        before.low.endswith(("'s", "s'"))
        or before.low in stops()
        or before.low in _OPENERS
        or (first == 1 and before.low.endswith(("ly", "ing")))
    ):
        return False
    after = tokens[end] if end < len(tokens) else None
    if after is None or after.kind != "w":
        return True
    return not is_plural(after.low) or after.low in stops() or (after.text[0].isupper() and not headline)


def _model(tokens: list[Token], first: int, end: int) -> bool:
    """A small whole number in digits before names and no plural: "787 Dreamliner", "11 Pro Max"."""
    if not tokens[first].text.isdigit() or end >= len(tokens) or not capital(tokens[end]) or tokens[end].kind != "w":
        return False
    if tokens[end].low in stops() or tokens[end].text.isupper():
        return False
    noun = counted_at(tokens, end, partitive=False)
    return noun is None or not is_plural(noun.head)


_OPENERS = group("opener")


def _spelled(tokens: list[Token], number: Number, *, headline: bool) -> int:
    first, end = number.first, number.end
    token = tokens[first]
    before = tokens[first - 1] if first else None
    after = tokens[end] if end < len(tokens) else None
    if token.text[0].isupper() and not headline and before is not None:
        # "Group of Seven", "Big Four", "the Five Star Movement".
        named = before.low == "of" or before.text[:1].isupper() or (after is not None and capital(after))
        if before.low in HYPHENS or (before.kind == "w" and named):
            return end
    if number.low == 1 and end == first + 1 and not number.part:
        return 0 if _one(tokens, first) else end
    if token.low == "zero" and before is not None and before.low in HYPHENS:
        return end
    if token.low == "zero" and (after is None or after.low in ("tolerance", "sum", "hour", "-")):
        return end
    if before is not None and before.low == "plus" and first > 1 and tokens[first - 2].low in HYPHENS:
        return end
    return 0


# "one listing the facts": a participle with its object makes "one" a pronoun.
_LISTED = frozenset(("the", "a", "an", "his", "her", "its", "their", "that", "to", "for", "in"))


def _one(tokens: list[Token], at: int) -> bool:
    """Whether "one" counts something and is no pronoun."""
    before, after = word_at(tokens, at - 1), tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or before in _PRONOUN_BEFORE:
        return False
    if after.low == "of":
        return True
    if after.low in HYPHENS:
        return True
    if after.low in ("or", "in"):
        return True
    if after.low in ("hand", "side") and before in ("on", "to", "from", "the"):
        return False
    if after.low.endswith("ing") and at + 2 < len(tokens) and tokens[at + 2].low in _LISTED:
        return False
    if after.kind != "w" or after.low in _IDIOMS_AFTER or after.low in stops():
        return False
    return not (after.text[0].isupper() and tokens[at].text[0].isupper() and at > 0)
