"""The unit behind a number: read into a draft, with ages and "per ..." tails."""

from __future__ import annotations

from collections.abc import Callable

from generator.base import lexicon
from generator.base.classes import word_class
from generator.extract.figures import bounds
from generator.extract.figures.counted import counted_at, is_person, is_plural
from generator.extract.figures.draft import Draft
from generator.extract.figures.misread import is_misread
from generator.extract.figures.not_figures import capital
from generator.extract.figures.numbers.numerals import HYPHENS, Number
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.units import per_at, unit_at, with_tail
from generator.extract.figures.words import group

_BETWEEN_UNIT = group("between number and unit")

_SYSTEMS = group("system of units")
_MEASURED_OUT = group("unit that takes an adjective")
_TURNED = group("behind an age turned")
_AGED_THINGS = group("thing with an age")
_LIFE = group("event of a life")
_DATES = group("dates a number") | {"home", "hospital"}
# "died at home in May at 94" has four words between.
_DATED_EVENT = 6


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
    elif word_at(tokens, step) in _SYSTEMS and not joined:
        inner = unit_at(tokens, step + 1, glued=False)
        if inner is not None and inner.kind in ("distance", "measure"):
            # "5 US gallons"
            step += 1
    elif _describes_a_unit(tokens, step) and not joined:
        step += 1
    unit = unit_at(tokens, step, glued=step == at or joined)
    if unit is None or is_misread(tokens, draft, unit, step):
        return False
    if (step > at and not joined and qualifier is not None) or (joined and step > at + 1 and qualifier is not None):
        draft.bound, draft.qualifier = qualifier.bound, qualifier
    unit = with_tail(tokens, unit)
    draft.unit, draft.kind, draft.end = unit.name, unit.kind, unit.end
    draft.attributive = joined
    if unit.kind == "duration" and not unit.per:
        _old(tokens, draft)
    return True


def _describes_a_unit(tokens: list[Token], at: int) -> bool:
    """Whether one adjective stands before a unit that things are measured out in: "300 cultivated acres"."""
    described = at + 1 < len(tokens) and tokens[at].kind == "w" and word_class(tokens[at].low) in ("J", "P")
    return described and tokens[at + 1].low in _MEASURED_OUT


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
    """Whether a bare number is an age in years, by any of `AGES`."""
    if number.end != number.first + 1 or not (number.low.is_integer() and 1 <= number.low <= _OLDEST):
        return False
    return any(rule(tokens, number) for rule in AGES)


# Nobody in the news is older; the oldest person on record reached 122.
_OLDEST = 122
_AFTER_AGE = frozenset(("", ".", ",", "when", "and"))


def _aged(tokens: list[Token], number: Number) -> bool:
    """Such as "aged 65", "at the age of five", "age 14 and up"."""
    before = word_at(tokens, number.first - 1)
    named = before in ("aged", "age") or (before == "of" and word_at(tokens, number.first - 2) == "age")
    return named and word_at(tokens, number.end) not in ("percent", "%")


def _turned(tokens: list[Token], number: Number) -> bool:
    """Such as "turned 40 on Monday"."""
    return number.digits and word_at(tokens, number.first - 1) == "turned" and word_at(tokens, number.end) in _TURNED


def _told_of_a_person(tokens: list[Token], number: Number) -> bool:
    """Such as "he is 65.", "Marlow was 65.", "Ann, who is 65,", "died at 80", "dies at 80"."""
    before, subject = word_at(tokens, number.first - 1), word_at(tokens, number.first - 2)
    last = word_at(tokens, number.end) in ("", ".")
    is_so = before in ("was", "is") and (subject in _PERSONS or (last and _is_name(tokens, number.first - 2)))
    died = before == "at" and subject in ("died", "dies", "dead")
    return number.digits and word_at(tokens, number.end) in _AFTER_AGE and (is_so or died)


_PERSONS = frozenset(("he", "she", "who"))


def _is_name(tokens: list[Token], at: int) -> bool:
    """Whether a capitalised word there is no common one: "Marlow was 65." tells an age, "Turnout was 65." doesn't."""
    word = tokens[at] if at >= 0 else None
    return word is not None and capital(word) and word.low not in lexicon.words("extract/names/common")


def _behind_a_person(tokens: list[Token], number: Number) -> bool:
    """Such as "Ann Field, 65, left", "a woman, 49, left"."""
    enclosed = word_at(tokens, number.first - 1) == "," and word_at(tokens, number.end) in (",", ".")
    if not number.digits or not enclosed or number.first < 2:
        return False
    person = tokens[number.first - 2]
    return person.kind == "w" and not person.low.endswith(".") and (capital(person) or _is_one_person(person.low))


def _is_one_person(word: str) -> bool:
    return is_person(word) and not is_plural(word)


def _at_an_event_of_life(tokens: list[Token], number: Number) -> bool:
    """Such as "Married at 19, she", "retired at 65", "died on Tuesday at 94"."""
    if word_at(tokens, number.first - 1) != "at" or word_at(tokens, number.end) not in _AFTER_AGE:
        return False
    first = number.first - 2
    while first >= 0 and number.first - first < _DATED_EVENT and tokens[first].low in _DATES:
        first -= 1
    return number.digits and word_at(tokens, first) in _LIFE


AGES: tuple[Callable[[list[Token], Number], bool], ...] = (
    _aged,
    _turned,
    _told_of_a_person,
    _behind_a_person,
    _at_an_event_of_life,
)
"""Forms of an age without "years"; one that fits is enough."""


def money_tail(tokens: list[Token], draft: Draft) -> None:
    """Read what stands behind a sum into the draft: "per barrel", "a year", or a hyphen and a noun."""
    tail = per_at(tokens, draft.end)
    if tail is not None:
        draft.end, draft.unit = tail[0], f"{draft.unit} per {tail[1]}"
        return
    step = draft.end
    if word_at(tokens, step) in HYPHENS and step + 1 < len(tokens) and tokens[step].tight and tokens[step + 1].tight:
        draft.attributive = True
