"""From the tokens of a sentence to drafts of its figures."""

from __future__ import annotations

import re

from generator.extract.figures.bounds import Qualifier
from generator.extract.figures.carry import carry
from generator.extract.figures.counted import Counted, counted_at, stops
from generator.extract.figures.draft import Draft
from generator.extract.figures.finish import finish, noun_end
from generator.extract.figures.measure import age_at, money_tail, read_unit
from generator.extract.figures.not_figures import excluded
from generator.extract.figures.numbers import number_at
from generator.extract.figures.numbers.numerals import HYPHENS, MAGNITUDES, PARTS, SMALL, VAGUE, Number
from generator.extract.figures.opening import opening_at
from generator.extract.figures.ordinals import ORDINALS, ordinal_at
from generator.extract.figures.ranges import pair_at, range_of, with_shared_scale
from generator.extract.figures.saying import says_enough
from generator.extract.figures.shares import share_of
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.units import may_prefix, unit_at, with_tail
from generator.extract.figures.words import group

STARTS = frozenset(
    (
        *SMALL,
        *MAGNITUDES,
        *VAGUE,
        *ORDINALS,
        "a",
        "an",
        "half",
        "quarter",
        "several",
        "few",
        "many",
        "minus",
        "negative",
        "sub",
        "-",
        "−",
        "–",
    )
)
"""Words in lower case and signs that a figure may start with, besides digits and currencies."""


_NOT_COUNTED = group("joined but not counted")


_DIGITS = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_LETTERS = re.compile(r"[a-z]+")


def may_hold_figures(sentence: str) -> bool:
    """Whether a digit or a word for a number stands in it: asked first, since most sentences hold none."""
    return _DIGITS.search(sentence) is not None or not _NUMBER_WORDS.isdisjoint(_LETTERS.findall(sentence.lower()))


def drafts(tokens: list[Token], *, headline: bool) -> list[Draft]:
    """Drafts in order; none overlap."""
    found: list[Draft] = []
    at = inside = tried = 0
    tables = _tables(tokens)
    while at < len(tokens) and len(found) < _MOST and tried < _MOST_TRIED:
        token = tokens[at]
        if at in tables:
            at = tables[at]
            continue
        if token.kind in "wpx" and token.low not in STARTS and not may_prefix(token):
            at += 1
            continue
        tried += 1
        draft, at = _draft_at(tokens, at, headline=headline)
        if draft is not None and not (draft.first < inside and _in_a_name(tokens, draft)):
            found.append(draft)
            if draft.counted is not None and not draft.unit:
                inside = draft.counted.end
    carry(tokens, found)
    return [draft for draft in found if says_enough(tokens, draft)]


# So many words, of which so many are numbers, are a row of a table, a drawing of lots or noise, no statement: in 757
# articles the densest stretch of 44 words, on polls, held ten numbers.
_STRETCH, _NOISE = 44, 16
# More figures in one sentence are no prose either, nor more places where one might start. The bounds keep the time
# linear, and short on any text.
_MOST, _MOST_TRIED = 40, 300
_NUMBER_WORDS = frozenset((*SMALL, *MAGNITUDES, *VAGUE, *ORDINALS, *PARTS))


def _tables(tokens: list[Token]) -> dict[int, int]:
    """Stretches with too many numbers to be prose: first token to the token behind."""
    tables: dict[int, int] = {}
    if len(tokens) < _STRETCH:
        return tables
    first = words = numbers = 0
    for at, token in enumerate(tokens):
        words += token.kind != "p"
        numbers += token.kind in "nfx" or token.low in _NUMBER_WORDS
        if words == _STRETCH:
            if numbers >= _NOISE:
                tables[first] = at + 1
            first, words, numbers = at + 1, 0, 0
    return tables


def _in_a_name(tokens: list[Token], draft: Draft) -> bool:
    """Bare digits inside a counted phrase: "two new 737 Max jets", but not "60 percent of the 500 voters"."""
    token = tokens[draft.first]
    return not draft.unit and token.text.isdigit() and draft.end == draft.first + 1 and (
        tokens[draft.first - 1].low not in ("the", "of", "those", "all")
    )  # fmt: skip


def _draft_at(tokens: list[Token], at: int, *, headline: bool) -> tuple[Draft | None, int]:
    """A draft that starts at `at` or None, and the token to go on from."""
    opening = opening_at(tokens, at)
    number = number_at(tokens, opening.number, money=bool(opening.currency))
    if number is None or _ranked(tokens, number):
        return ordinal_at(tokens, at)
    if number.part or number.high is not None:
        return _loose(tokens, at, number)
    part = None if opening.currency or number.scale > 1 else share_of(tokens, at, number)
    if part is not None:
        finish(tokens, part)
        return part, part.end
    pair = pair_at(tokens, at, number, opening.currency, opening.sign)
    if pair is not None:
        ranged = range_of(pair)
        if ranged is not None:
            return ranged
        number = with_shared_scale(pair)
    draft = Draft(at, number.end, opening.sign * number.low, scale=number.scale, digits=number.digits)
    if opening.bound != "=":
        draft.bound, draft.qualifier = opening.bound, Qualifier(at, at + 1, opening.bound)
    if opening.currency:
        draft.unit, draft.kind, draft.prefixed = opening.currency, "money", True
        money_tail(tokens, draft)
    elif not read_unit(tokens, draft, number.end):
        return _bare(tokens, draft, number, headline=headline)
    finish(tokens, draft)
    return draft, draft.end


def _ranked(tokens: list[Token], number: Number) -> bool:
    """Such as "12th"."""
    suffix = tokens[number.end] if number.end < len(tokens) else None
    one_token = tokens[number.first].kind == "n" and number.end == number.first + 1
    return one_token and suffix is not None and suffix.tight and suffix.low in _SUFFIXES


# Letters that make a rank of digits.
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))


def _bare(tokens: list[Token], draft: Draft, number: Number, *, headline: bool) -> tuple[Draft | None, int]:
    """A number without a unit."""
    skip = excluded(tokens, number, headline=headline)
    if skip:
        return None, skip
    if age_at(tokens, number):
        draft.kind, draft.unit, draft.form = "age", "year", "age"
        finish(tokens, draft)
        return draft, draft.end
    end = number.end
    if word_at(tokens, end) in HYPHENS and tokens[end].tight and end + 1 < len(tokens) and tokens[end + 1].kind == "w":
        noun = tokens[end + 1]
        if noun.tight and noun.low not in ("plus", "odd", "ish"):
            if not _attributes(noun, number):
                return None, end + 2
            if noun.low == "strong":
                # "a 15,000-strong workforce"
                draft.counted = counted_at(tokens, end + 2, one=True, partitive=False)
                finish(tokens, draft)
                return draft, end + 2
            draft.attributive, draft.counted = True, Counted(end + 1, end + 2, noun.low)
            draft.tail = noun_end(tokens, end + 2)
            finish(tokens, draft)
            return draft, end + 2
    finish(tokens, draft)
    return draft, draft.end


def _attributes(noun: Token, number: Number) -> bool:
    """Whether the word joined to a number is counted by it: "three-part", not "one-sided", "two-way"."""
    if noun.low in _NOT_COUNTED or noun.low in stops() or (noun.low.endswith("ed") and noun.low != "bed"):
        return False
    return number.low != 1


def _loose(tokens: list[Token], at: int, number: Number) -> tuple[Draft | None, int]:
    """A vague plural or a fraction."""
    draft = Draft(at, number.end, number.low, number.high, "part" if number.part else "vague", digits=number.digits)
    if number.part and unit_at(tokens, number.end) is None and word_at(tokens, number.end) == "mile":
        return None, number.end
    step = number.end
    if word_at(tokens, step) == "of" or (word_at(tokens, step) in HYPHENS and tokens[step].tight):
        unit = unit_at(tokens, step + 1)
        if number.part:
            unit = unit if unit is not None and tokens[step + 1].low in ("a", "an") else None
    else:
        unit = unit_at(tokens, step)
    if number.part and number.digits and word_at(tokens, step) in ("a", "an"):
        # "½ a tonne"
        unit = unit_at(tokens, step + 1)
    if number.part and word_at(tokens, step) == "of" and word_at(tokens, step + 1) in ("a", "an", "one"):
        inner = unit_at(tokens, step + 2)
        unit = inner if inner is not None else unit
    if unit is not None:
        unit = with_tail(tokens, unit)
        draft.unit, draft.kind, draft.end, draft.form = (
            unit.name,
            unit.kind,
            unit.end,
            "plain" if number.part else "vague",
        )
    elif number.part and _label_before(tokens, at):
        return None, number.end
    finish(tokens, draft)
    return draft, draft.end


def _label_before(tokens: list[Token], at: int) -> bool:
    return word_at(tokens, at - 1) in ("second", "first", "other", "better", "third", "top", "bottom")
