"""Units and currencies: what stands before a number ("US$", "RM") and after it ("km", "percent", "dollars a share")."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from generator.base.lexicon import table
from generator.extract.figures.numbers.numerals import HYPHENS, MAGNITUDES, SMALL
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.words import group


class Unit(NamedTuple):
    """A unit that ends before token `end`."""

    end: int
    name: str
    kind: str
    """money, percent, duration, distance, rate or measure."""
    per: bool = False
    """Whether it holds a "per ..."."""


@cache
def _words() -> dict[str, tuple[str, str]]:
    """Forms in any case, their tokens joined by one space, to name and kind."""
    forms = {}
    for names, name, kind, where in table("extract/figures/units"):
        if where == "word":
            for form in names.split("|"):
                forms[" ".join(_split(form.lower()))] = (name, kind)
    for form, name, where in table("extract/figures/currencies"):
        if where == "word":
            forms.setdefault(" ".join(_split(form)), (name, "money"))
    return forms


@cache
def _signs() -> dict[str, tuple[str, str, bool]]:
    """Forms in their own case to name, kind and whether they must be joined to the digits."""
    forms = {}
    for names, name, kind, where in table("extract/figures/units"):
        if where != "word":
            for form in names.split("|"):
                forms[" ".join(_split(form))] = (name, kind, where == "tight")
    for form, name, where in table("extract/figures/currencies"):
        if where in ("code", "tight") or (where == "sign" and len(form) == 1 and not form.isalpha()):
            forms.setdefault(form, (name, "money", where == "tight"))
    return forms


@cache
def _prefixes() -> dict[str, str]:
    rows = table("extract/figures/currencies")
    return {form: name for form, name, where in rows if where in ("sign", "code", "before")}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _words())


# Forms that the tokenizer keeps whole in spite of their signs.
_WHOLE = frozenset(("km/h", "lb-ft", "ft-lb", "lbs-ft", "ft-lbs", "A/cm2", "kV/cm", "m/s2", "m/s²"))


def _split(form: str) -> list[str]:
    """A form's tokens as the tokenizer would cut them, without hyphens: "square-foot" is "square foot"."""
    parts: list[str] = []
    for piece in form.split():
        word = ""
        for char in piece:
            if char == "-" and piece not in _WHOLE:
                parts += [word] if word else []
                word = ""
            elif char in "-%°º/⋅·$″" and piece not in _WHOLE:
                parts += [word] if word else []
                parts.append(char)
                word = ""
            else:
                word += char
        parts += [word] if word else []
    return parts


# What a figure may be given "per" or "a": "$2 a share", "3 percent a year", "90 miles an hour".
_BASES = group("base of a rate") | {
    form
    for names, _, kind, _ in table("extract/figures/units")
    if kind in ("duration", "distance", "measure")
    for form in names.split("|")
}


@cache
def _apart() -> frozenset[str]:
    return frozenset(form for form, _, where in table("extract/figures/currencies") if where == "before")


@cache
def _prefix_starts() -> frozenset[str]:
    return frozenset(form[:k] for form in _prefixes() for k in range(1, len(form) + 1))


def may_prefix(token: Token) -> bool:
    """Whether a token may open a currency that stands before its number."""
    return token.text in _all_starts()


@cache
def _names() -> dict[str, str]:
    """Names of currencies in the plural, their words joined by one space."""
    rows = table("extract/figures/currencies")
    return {form: name for form, name, where in rows if where == "word" and (form.endswith("s") or form in _UNCHANGED)}


# Names of currencies that have no plural of their own.
_UNCHANGED = group("currency without plural")


@cache
def _all_starts() -> frozenset[str]:
    names = _name_starts()
    return _prefix_starts() | names | {name.capitalize() for name in names} | {name.upper() for name in names}


@cache
def _name_starts() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _names())


def _name_before(tokens: list[Token], at: int) -> tuple[int, str] | None:
    """A currency's name before its digits, as databases write it: "dollars 30 million", "Pounds 2.5m".

    Behind a number it is that number's, and before a counted noun it is no price: "paid in dollars 30 times".
    """
    if at and _ends_a_number(tokens[at - 1]):
        return None
    for end in range(min(at + 3, len(tokens) - 1), at, -1):
        name = _names().get(" ".join(token.low for token in tokens[at:end]))
        if name is not None and tokens[end].kind == "n":
            beyond = tokens[end + 1] if end + 1 < len(tokens) else None
            counts = beyond is not None and beyond.kind == "w" and not beyond.tight and beyond.low not in _BEHIND_PRICE
            return None if counts else (end, name)
    return None


_BEHIND_PRICE = frozenset(MAGNITUDES) | group("behind a price")


def _ends_a_number(token: Token) -> bool:
    return token.kind in ("n", "f") or token.low in MAGNITUDES or token.low in SMALL


def prefix_at(tokens: list[Token], at: int) -> tuple[int, str] | None:
    """A currency that starts at `at` and stands before a number: (token of the number, name)."""
    if not may_prefix(tokens[at]):
        return None
    known = _prefixes()
    if tokens[at].text not in _prefix_starts():
        return _name_before(tokens, at)
    text, name, end = "", "", at
    for step in range(at, min(at + 3, len(tokens))):
        token = tokens[step]
        if token.kind not in ("w", "p") or (step > at and not token.tight and len(text) < 2):
            break
        text += token.text
        if text in known:
            name, end = known[text], step + 1
    if not name or end >= len(tokens):
        return _name_before(tokens, at)
    if end < len(tokens) and tokens[end].low in HYPHENS and end + 1 < len(tokens) and tokens[end + 1].kind == "n":
        return end, name
    last = tokens[end - 1]
    # A code of letters and a number apart from it: "USD 10 million" is money, "ALL 3" would not be; single letters
    # and words must be joined to the digits.
    word = last.text.isalpha() and (len(last.text) < 2 or not last.text.isupper())
    if word and not tokens[end].tight and text not in _apart():
        return None
    if tokens[end].kind in ("n", "f") or (tokens[end].kind == "w" and not last.text.isalpha()):
        return end, name
    return None


def unit_at(tokens: list[Token], at: int, *, glued: bool = True) -> Unit | None:
    """The unit that starts at token `at`, right after a number or after a hyphen that follows it."""
    if at >= len(tokens):
        return None
    first = tokens[at]
    found: Unit | None = None
    if first.kind in ("w", "p") and first.low in _first_words():
        words = _words()
        text = ""
        for step in range(at, min(at + 6, len(tokens))):
            token = tokens[step]
            if step > at and token.low in HYPHENS and token.tight:
                continue
            if token.kind not in ("w", "p"):
                break
            text = f"{text} {token.low}" if text else token.low
            if text in words:
                name, kind = words[text]
                found = Unit(step + 1, name, kind)
    signs = _signs()
    text = ""
    for step in range(at, min(at + 2, len(tokens))):
        text = f"{text} {tokens[step].text}" if text else tokens[step].text
        if text in signs and not _opens_next(tokens, step):
            name, kind, tight = signs[text]
            if (first.tight or not tight) and glued and (found is None or step + 1 > found.end):
                found = Unit(step + 1, name, kind)
    return found


def _opens_next(tokens: list[Token], at: int) -> bool:
    """Whether a sign of money belongs to the number behind it: "two $500 cheques"."""
    joined = at + 1 < len(tokens) and tokens[at + 1].kind in ("n", "f") and tokens[at + 1].tight
    return joined and not tokens[at].text.isalpha()


def with_tail(tokens: list[Token], unit: Unit) -> Unit:
    """The unit with its "per ..." if one follows: "$ per barrel", "percent a year", "barrel-a-day"."""
    base = per_at(tokens, unit.end)
    if base is None:
        return unit
    end, name = base
    kind = unit.kind if unit.kind in ("money", "percent") else "rate"
    return Unit(end, f"{unit.name} per {name}", kind, per=True)


def per_at(tokens: list[Token], at: int) -> tuple[int, str] | None:
    """A "per ..." that starts at `at` or behind an insertion: (token after it, name of the base)."""
    at = _past_insertion(tokens, at)
    if at + 1 >= len(tokens):
        return None
    joined = tokens[at].low in HYPHENS and tokens[at + 1].low in ("a", "an", "per")
    first = at + 1 if joined else at
    word = tokens[first].low
    step = first + 2 if first + 1 < len(tokens) and tokens[first + 1].low in HYPHENS else first + 1
    if word not in _PER or step >= len(tokens) or _is_a_time(tokens, step + 1):
        return None
    unit = unit_at(tokens, step)
    if unit is not None and unit.kind not in ("money", "percent", "rate"):
        return _unit_as_base(tokens[step], unit, word)
    base = tokens[step]
    slash = word == "/" and tokens[first].tight and base.tight
    named = base.kind == "w" and base.low != "cent" and (word == "per" or (base.low in _BASES and word != "/"))
    return (step + 1, base.low) if named or (slash and base.low in _BASES) else None


def _past_insertion(tokens: list[Token], at: int) -> int:
    """Where the "per" behind "on average" or behind words between two commas stands; `at` where there is none."""
    closes = at + 1
    if word_at(tokens, at) == ",":
        closes = next((k for k in range(at + 2, at + 2 + _INSERTED) if word_at(tokens, k) == ","), at) + 1
    elif [word_at(tokens, at), word_at(tokens, at + 1)] == ["on", "average"]:
        closes = at + 2
    inserted = all(token.kind == "w" for token in tokens[at + 1 : closes - 1])
    return closes if closes > at + 1 and inserted and word_at(tokens, closes) in ("per", "each") else at


# Words of an insertion: "$25, on average, per visit".
_INSERTED = 4


# "a" and "each" before a unit, or a stroke: "$2 a share", "90 miles an hour", "30 euros/day".
_PER = frozenset(("/", "per", "a", "an", "each", "every"))
def _is_a_time(tokens: list[Token], at: int) -> bool:
    """Whether what stands behind a unit makes a time of it: "a week ago"; "$900 a month before tax" is a rate."""
    return word_at(tokens, at) in _NO_BASE_BEFORE and word_at(tokens, at + 1) not in _TAKEN_OFF


_TAKEN_OFF = group("taken off a sum")
# "a week ago", "a year earlier" are times, no bases.
_NO_BASE_BEFORE = group("makes a time of a unit")


def _unit_as_base(base: Token, unit: Unit, word: str) -> tuple[int, str] | None:
    """A unit as the base of a rate, None where the words say how often and not how much for each."""
    if word in ("a", "an", "each", "every") and base.low.endswith("s") and base.low != "s":
        return None
    if word in ("each", "every") and unit.kind != "duration":
        return None
    return unit.end, unit.name
