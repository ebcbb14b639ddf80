"""Words that are units only in company: "in", "s", "won", "quarter" behind a number that they do not measure.

`MISREADINGS` are asked one after another; one that fits is enough. A new case is a new rule and a line in the tuple.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.base.lexicon import table
from generator.extract.figures.draft import Draft
from generator.extract.figures.not_figures import capital
from generator.extract.figures.numbers.numerals import HYPHENS
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.units import Unit
from generator.extract.figures.words import group

_EXTENT = group("behind a hyphened unit")
_CAPITAL_NAMES = group("currency in small letters")
# Measures whose letter also ends names of models; seconds, hours and generations of networks have rules of their own.
_ONE_LETTER = frozenset(
    name for forms, name, kind, where in table("extract/figures/units")
    if where == "tight" and kind == "measure" and forms != "G"
)  # fmt: skip
_ELSE_IN_CAPITALS = group("something else in capitals")
_SOME_DAY = group("some day")
# A won buys next to nothing: smaller sums are games won.
_FEWEST_WON = 1000
# Mobile networks: 2G to 6G.
_GENERATIONS = range(2, 7)


class Reading(NamedTuple):
    """A unit read at token `at`, behind the number of the draft."""

    tokens: list[Token]
    draft: Draft
    unit: Unit
    at: int

    @property
    def token(self) -> Token:
        """The unit's first token."""
        return self.tokens[self.at]

    @property
    def number(self) -> Token:
        """The token before the unit: the number's last, or a hyphen."""
        return self.tokens[self.at - 1]

    def after(self, steps: int = 1) -> Token | None:
        """The token so many behind the unit's first."""
        at = self.at + steps
        return self.tokens[at] if at < len(self.tokens) else None


def _first_of_a_compound(reading: Reading) -> bool:
    """A unit joined to the noun it belongs to: "70 year-round residents", "nine day-care centres"."""
    hyphen, noun = reading.after(1), reading.after(2)
    if hyphen is None or noun is None or reading.token.tight or reading.unit.end != reading.at + 1:
        return False
    if reading.unit.kind == "percent":
        # "43 percent-owned"
        return False
    joined = hyphen.low in HYPHENS and hyphen.tight and noun.tight and noun.kind == "w"
    return joined and reading.draft.low != 1 and noun.low not in _EXTENT


def _preposition(reading: Reading) -> bool:
    """No inches: "one-in-five", "2in1"."""
    if reading.token.text != "in":
        return False
    after = reading.after()
    runs_on = after is not None and after.tight and after.low != "."
    return reading.number.kind not in ("n", "f") or runs_on


def _plural_s(reading: Reading) -> bool:
    """No seconds: "the 90s", "Channel 5s"; seconds in one letter are written with tenths ("9.58s")."""
    return reading.token.text == "s" and "." not in reading.number.text


def _no_network(reading: Reading) -> bool:
    """A G that is no generation of mobile networks: "900G"."""
    known = reading.draft.low in _GENERATIONS
    return reading.unit.name == "generation wireless" and not known


def _model_letter(reading: Reading) -> bool:
    """A letter that names a model: "the 6T", "a Boeing 2C"; "40L" and "2.5A" are measured."""
    token = reading.token
    if reading.unit.name not in _ONE_LETTER or not token.tight or len(token.text) != 1:
        return False
    low = reading.draft.low
    return reading.number.kind != "n" or (low.is_integer() and 0 <= low < 10)


def _fraction_quarter(reading: Reading) -> bool:
    """A part, no three months: "one quarter of the herd"."""
    return reading.token.low in ("quarter", "quarters") and not reading.draft.digits and reading.draft.low == 1


def _rank_second(reading: Reading) -> bool:
    """A rank behind a number in words, no time: "the two second prizes"."""
    alone = not reading.draft.attributive and reading.number.low not in HYPHENS
    return reading.token.low == "second" and reading.draft.low > 1 and alone and not reading.draft.digits


def _plain_word(reading: Reading) -> bool:
    """No currency: "two real friends", "10 All Blacks", "12 Gold coins"."""
    low = reading.token.low
    return low == "real" or (low in _CAPITAL_NAMES and capital(reading.token))


def _games_won(reading: Reading) -> bool:
    """No money of Korea: "two won", "the 12 won by the club"."""
    few = not reading.draft.digits or reading.draft.low < _FEWEST_WON
    return reading.token.low == "won" and few


def _one_day(reading: Reading) -> bool:
    """Mostly some day, some night: "One day she left"; "a one-day strike" lasts."""
    spelled = reading.unit.kind == "duration" and reading.draft.low == 1 and not reading.draft.digits
    return spelled and reading.token.low in _SOME_DAY and reading.number.low not in HYPHENS


def _abbreviated(reading: Reading) -> bool:
    """An abbreviation behind a number in words: "The two min. values"."""
    point = word_at(reading.tokens, reading.at + 1) == "."
    return reading.token.low in ("min", "sec") and point and not reading.token.tight and not reading.draft.digits


def _capitals(reading: Reading) -> bool:
    """Something else in capitals: "30 HRs" are home runs, "12 PCs" computers."""
    return reading.token.low in _ELSE_IN_CAPITALS and reading.token.text != reading.token.low


MISREADINGS: tuple[Callable[[Reading], bool], ...] = (
    _first_of_a_compound,
    _preposition,
    _plural_s,
    _no_network,
    _model_letter,
    _fraction_quarter,
    _rank_second,
    _plain_word,
    _games_won,
    _one_day,
    _abbreviated,
    _capitals,
)


def is_misread(tokens: list[Token], draft: Draft, unit: Unit, at: int) -> bool:
    """Whether what looks like a unit at token `at` is none."""
    reading = Reading(tokens, draft, unit, at)
    return any(rule(reading) for rule in MISREADINGS)
