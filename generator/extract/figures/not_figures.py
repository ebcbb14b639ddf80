"""What looks like a number and is no figure: dates, years, times, labels, names, addresses, versions, pronouns.

`EXCLUSIONS` are asked in order about a number without a unit; the first that answers decides. Each is given a `Spot`
and returns the token to go on from, 0 if it has nothing to say. A new case is a new rule and a line in the tuple.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from generator.base.classes import word_class
from generator.base.lexicon import table
from generator.extract.figures.counted import counted_at, is_letters, is_plural, stops
from generator.extract.figures.numbers import number_at
from generator.extract.figures.numbers.numerals import HYPHENS, Number
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.words import group

_MONTHS = group("month")
_MONTHS_AND_WORDS = group("month that is a word too")
_CLOCKS = group("clock")
_STREETS = group("street")
_ERAS = group("era")
# Before a number of four digits these make it a year.
_YEAR_BEFORE = group("before a year")
_OLD_YEAR_BEFORE = group("before a year of any century")
_QUALIFIED = group("qualifies a year")
_LOOSE_YEAR = group("before a loose year")
# "nineteen ten" to "nineteen ninety-nine"; "nineteen hundred" is a number with a magnitude.
_FIRST_REST, _LAST_REST = 10, 99
_CENTURIES = group("century of a year in words")
_LAST_HOUR, _LAST_DAY = 24, 31
_BEFORE_HOUR = group("before an hour")
_PARTS_OF_DAY = group("part of a day")
_BEFORE_YEAR_OF_TODAY = group("before a year of today")
_BEFORE_ROUND_YEAR = group("before a round year")
_MANY = group("counted in thousands")
_PRONOUN_BEFORE = group("before pronoun one")
_IDIOMS_AFTER = group("after pronoun one")
# "one listing the facts": a participle with its object makes "one" a pronoun.
_LISTED = group("object of a participle")
_EMERGENCY = group("emergency call")
_OPENERS = group("opener")
_LABEL_SHORT = group("label before a full stop")
_AFTER_ZERO = group("after zero in a phrase")
# Years written in news: before and after these, four digits are a count more often than a year.
_FIRST_YEAR, _LAST_YEAR = 1800, 2099
# With a word such as "in" before them, these too.
_OLDEST_YEAR, _FARTHEST_YEAR = 1000, 2150


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
    if before.low == "." and word_at(tokens, at - 2) in _LABEL_SHORT:
        return True
    where = _labels().get(before.low)
    if where == "always" or (where == "capital" and before.text[0].isupper()):
        return True
    return before.low in ("#", "§", "№")


class Spot(NamedTuple):
    """A number without a unit, and what stands beside it."""

    tokens: list[Token]
    number: Number
    headline: bool
    """Whether most words of the sentence start with a capital, so that a capital tells nothing."""

    @property
    def first(self) -> int:
        """The number's first token."""
        return self.number.first

    @property
    def end(self) -> int:
        """The token behind the number."""
        return self.number.end

    @property
    def token(self) -> Token:
        """What stands at `first`."""
        return self.tokens[self.number.first]

    @property
    def before(self) -> Token | None:
        """What stands right before it, None at the head of the sentence."""
        return self.tokens[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        """What stands right behind it, None at the end."""
        return self.tokens[self.end] if self.end < len(self.tokens) else None

    @property
    def digits(self) -> bool:
        """Whether it is one run of digits."""
        return self.token.kind == "n" and self.end == self.first + 1

    def follows(self, *words: str) -> bool:
        """Whether one of the words stands right before it."""
        return word_at(self.tokens, self.first - 1) in words


def _joined_to_letters(spot: Spot) -> int:
    """What is joined to digits and no unit makes a name of them: "1990s", "737s", "3D", "4K"."""
    after = spot.after
    joined = spot.digits and after is not None and after.tight and after.kind in ("w", "x")
    return spot.end + 1 if joined else 0


def is_clock(word: str) -> bool:
    """Whether a word in lower case makes a time of day of a number: "a.m.", "gmt"."""
    return word in _CLOCKS


def _time_of_day(spot: Spot) -> int:
    """Such as "9 a.m.", "7 o'clock"."""
    return spot.end + 1 if spot.digits and word_at(spot.tokens, spot.end) in _CLOCKS else 0


def _emergency_number(spot: Spot) -> int:
    """Such as "a 911 call"."""
    dialled = spot.digits and spot.token.text in ("911", "999")
    return spot.end if dialled and word_at(spot.tokens, spot.end) in _EMERGENCY else 0


def _day_of_a_month(spot: Spot) -> int:
    """Such as "Oct. 7", "7 October", "the 7 of October", "7-9 October"."""
    return spot.end if spot.digits and _date(spot.tokens, spot.first, spot.end) else 0


def _next_day(spot: Spot) -> int:
    """Such as "July 8 and 9"."""
    linked = spot.digits and spot.first > 1 and word_at(spot.tokens, spot.first - 1) in ("and", "or", ",")
    days = linked and spot.tokens[spot.first - 2].kind == "n" and _date(spot.tokens, spot.first - 2, spot.first - 1)
    return spot.end if days and spot.number.low <= _LAST_DAY and not _counts_things(spot) else 0


def _counts_things(spot: Spot) -> bool:
    """Whether a plural noun follows: "On July 8, 12 ships"."""
    after = spot.after
    return after is not None and after.kind == "w" and is_plural(after.low) and after.low not in stops()


def _list_number(spot: Spot) -> int:
    """At the head of a line: "1. Introduction", "2) Method"."""
    after = spot.after
    numbered = spot.first == 0 and after is not None and after.tight and after.low in (".", ")")
    return spot.end + 1 if spot.digits and numbered else 0


def _in_brackets(spot: Spot) -> int:
    """A note, a year, a place in a table: "Ann Field (12)"."""
    enclosed = spot.follows("(") and word_at(spot.tokens, spot.end) == ")"
    return spot.end + 1 if spot.digits and enclosed else 0


def _attribute(spot: Spot) -> int:
    """A value of a tag in text that was copied with its tags: timestamp="1449075600"."""
    value = spot.first > 1 and spot.follows('"', "'") and word_at(spot.tokens, spot.first - 2) == "="
    return spot.end if spot.digits and value else 0


def _house_number(spot: Spot) -> int:
    """Such as "575 Wilbraham Road"."""
    return _behind(spot.tokens, spot.end) if spot.digits and _address(spot.tokens, spot.end) else 0


def _year(spot: Spot) -> int:
    """Such as "in 2016", "the 2016 elections", "2015-16"."""
    year = spot.digits and is_year(spot.tokens, spot.first, spot.end)
    return _behind(spot.tokens, spot.end) if year else 0


def _behind_a_hyphen(spot: Spot) -> int:
    """The end of a name: "COVID-19", "mid-2019", "last-32", "F-16"."""
    before = spot.before
    if before is None or before.low not in HYPHENS or spot.first < 2 or not (before.tight and spot.token.tight):
        return 0
    root = spot.tokens[spot.first - 2]
    return spot.end if root.kind in ("w", "x") and root.low not in ("to", "or", "and") else 0


def _labelled(spot: Spot) -> int:
    """Such as "Section 427(a)", "Game 6", "Flight 370"."""
    return _behind(spot.tokens, spot.end) if is_label(spot.tokens, spot.first) else 0


def _behind_a_name(spot: Spot) -> int:
    """Digits after a capitalised name and before nothing they could count: "Audi 1", "Fortune 100", "Boeing 737"."""
    before, after = spot.before, spot.after
    if not spot.digits or before is None or not capital(before) or not spot.token.text.isdigit():
        return 0
    if before.low.endswith(("'s", "s'")) or before.low in stops() or before.low in _OPENERS:
        return 0
    if spot.first == 1 and before.low.endswith(("ly", "ing")):
        # "Nearly 40 boats", "Killing 3 people"
        return 0
    counts = after is not None and after.kind == "w" and is_plural(after.low) and after.low not in stops()
    if counts and after is not None and (spot.headline or not after.text[0].isupper()):
        return 0
    return _behind(spot.tokens, spot.end)


def _version(spot: Spot) -> int:
    """Decimals behind a name that is no abbreviation: "Python 3.12"; "ERA 3.45" is measured."""
    before, after = spot.before, spot.after
    if not spot.digits or "." not in spot.token.text or before is None or spot.first < 2 or spot.headline:
        return 0
    named = before.kind == "w" and capital(before) and not before.text.isupper() and before.low not in _OPENERS
    alone = after is None or (after.kind == "p" and after.low not in HYPHENS)
    return spot.end if named and alone and before.low not in stops() and not before.low.endswith("'s") else 0


def _before_a_name(spot: Spot) -> int:
    """A small whole number in digits before names and no plural: "787 Dreamliner", "11 Pro Max"."""
    after = spot.after
    if not spot.digits or spot.headline or not spot.token.text.isdigit() or after is None:
        return 0
    if after.kind != "w" or not capital(after) or after.low in stops() or after.text.isupper():
        return 0
    noun = counted_at(spot.tokens, spot.end, partitive=False)
    counts = noun is not None and (is_plural(noun.head) or is_letters(spot.tokens[noun.end - 1]))
    return 0 if counts else spot.end


def _name_in_words(spot: Spot) -> int:
    """Such as "Group of Seven", "Big Four", "the Five Star Movement"."""
    before, after = spot.before, spot.after
    if spot.token.kind != "w" or not capital(spot.token) or spot.headline or before is None:
        return 0
    named = before.low == "of" or before.text[:1].isupper() or (after is not None and capital(after))
    return spot.end if before.low in HYPHENS or (before.kind == "w" and named) else 0


def _pronoun(spot: Spot) -> int:
    """A "one" that counts nothing: "one must", "the one who", "no one"."""
    alone = spot.token.kind == "w" and spot.number.low == 1 and spot.end == spot.first + 1 and not spot.number.part
    return spot.end if alone and not _counts(spot.tokens, spot.first) else 0


def _phrase_of_zero(spot: Spot) -> int:
    """Such as "net-zero", "zero tolerance", "below zero."."""
    if spot.token.low != "zero":
        return 0
    after = spot.after
    joined = spot.before is not None and spot.before.low in HYPHENS
    return spot.end if joined or after is None or after.low in _AFTER_ZERO else 0


def _plus_one(spot: Spot) -> int:
    """Behind a joined plus: "twenty-plus two"."""
    return spot.end if spot.token.kind == "w" and spot.follows("plus") and _hyphen(spot.tokens, spot.first - 2) else 0


def _hour(spot: Spot) -> int:
    """Such as "at 9 last night", "by 7 tomorrow morning"."""
    timed = spot.digits and spot.number.low <= _LAST_HOUR and word_at(spot.tokens, spot.first - 1) in _BEFORE_HOUR
    return spot.end if timed and part_of_day(spot.tokens, spot.end) else 0


def _year_in_words(spot: Spot) -> int:
    """Such as "in nineteen eighty-two", "since two thousand and five"; "in two thousand homes" counts."""
    if spot.token.kind != "w" or word_at(spot.tokens, spot.first - 1) not in _BEFORE_YEAR_OF_TODAY:
        return 0
    end, value = spot.end, spot.number.low
    if spot.token.low in _CENTURIES and end == spot.first + 1 and end < len(spot.tokens):
        # "nineteen oh five"
        end += word_at(spot.tokens, end) == "oh" and end + 1 < len(spot.tokens)
        rest = number_at(spot.tokens, end)
        first_rest = 1 if end > spot.end else _FIRST_REST
        if rest is None or rest.digits or not first_rest <= rest.low <= _LAST_REST:
            return 0
        end, value = rest.end, value * 100 + rest.low
    after = word_at(spot.tokens, end)
    year = _OLDEST_YEAR < value <= _FARTHEST_YEAR and value.is_integer()
    return end if year and not is_plural(after) and after not in HYPHENS else 0


EXCLUSIONS: tuple[Callable[[Spot], int], ...] = (
    _joined_to_letters,
    _time_of_day,
    _emergency_number,
    _day_of_a_month,
    _next_day,
    _list_number,
    _in_brackets,
    _attribute,
    _house_number,
    _year,
    _behind_a_hyphen,
    _labelled,
    _behind_a_name,
    _version,
    _before_a_name,
    _hour,
    _year_in_words,
    _name_in_words,
    _pronoun,
    _phrase_of_zero,
    _plus_one,
)


def excluded(tokens: list[Token], number: Number, *, headline: bool) -> int:
    """The token to go on from if the number without unit at `number` is no figure; 0 if it may be one."""
    spot = Spot(tokens, number, headline)
    return next((beyond for rule in EXCLUSIONS if (beyond := rule(spot))), 0)


def _hyphen(tokens: list[Token], at: int) -> bool:
    return word_at(tokens, at) in HYPHENS


def _behind(tokens: list[Token], end: int) -> int:
    """Past what is joined to an excluded number: "16-18", "427(a)", "2015-16"."""
    while end + 1 < len(tokens) and tokens[end].low in (*HYPHENS, "/") and tokens[end].tight and tokens[end + 1].tight:
        end += 2
    return end


def _date(tokens: list[Token], first: int, end: int) -> bool:
    """Whether the number is a day of a month named beside it."""
    value = tokens[first].value
    if not (value.is_integer() and 1 <= value <= 31):
        return False
    at = first - 2 if word_at(tokens, first - 1) == "." and first > 1 and tokens[first - 1].tight else first - 1
    month = word_at(tokens, at)
    if month in _MONTHS and (month not in _MONTHS_AND_WORDS or tokens[at].text[:1].isupper()):
        return True
    if word_at(tokens, end) == "of" and word_at(tokens, end + 1) in _MONTHS:
        return True
    step = end
    if _hyphen(tokens, end) and end + 2 < len(tokens) and tokens[end + 1].kind == "n":
        step = end + 2
    return word_at(tokens, step) in _MONTHS and tokens[step].text[:1].isupper()


def _address(tokens: list[Token], end: int) -> bool:
    """Whether words in capitals up to a word for a street follow: "Wilbraham Road"."""
    step = end
    if _hyphen(tokens, step) and step + 1 < len(tokens) and tokens[step + 1].kind == "n":
        step += 2
    for at in range(step, min(step + 5, len(tokens))):
        if not (capital(tokens[at]) or tokens[at].kind == "x"):
            return False
        if tokens[at].low in _STREETS:
            return at > step
    return False


def part_of_day(tokens: list[Token], at: int) -> bool:
    """Whether "last night", "in the morning" or "tonight" stands at `at`."""
    words = [word_at(tokens, at + k) for k in range(3)]
    leads = words[0] in _LEADS_TO_DAY
    return words[0] == "tonight" or (leads and (words[1] in _PARTS_OF_DAY or words[2] in _PARTS_OF_DAY))


_LEADS_TO_DAY = group("leads to a part of a day")


def is_year(tokens: list[Token], first: int, end: int) -> bool:
    """Whether the one token of digits at `first` is a year rather than a count."""
    token = tokens[first]
    value = token.value
    if len(token.text) != 4 or not token.text.isdigit() or not _OLDEST_YEAR <= value <= _FARTHEST_YEAR:
        return False
    before, after = word_at(tokens, first - 1), word_at(tokens, end)
    if before in _ERAS or after in _ERAS:
        return True
    in_news = _FIRST_YEAR <= value <= _LAST_YEAR
    if before in _QUALIFIED:
        # "since about 1950"; but "about 1950 boats"
        loose = {word_at(tokens, k) for k in range(max(0, first - 4), first - 1)}
        return in_news and bool(loose & _LOOSE_YEAR) and not is_plural(after)
    if in_news:
        return _no_count(tokens, first, end)
    counts = is_plural(after) and after not in stops()
    return before in _YEAR_BEFORE and before in _OLD_YEAR_BEFORE and not counts


def _no_count(tokens: list[Token], first: int, end: int) -> bool:
    """Whether four digits of our age are a year in spite of what they might count.

    "2,000 people" is often written without its comma; "2016 elections" never counts elections.
    """
    before, after = word_at(tokens, first - 1), word_at(tokens, end)
    if not is_plural(after):
        return True
    if before in ("or", "and", ",") and first > 1 and is_year(tokens, first - 2, first - 1):
        # "In 1999 or 2000 workers built it."
        return True
    if before in _BEFORE_YEAR_OF_TODAY and tokens[first].value % 50:
        # "By 2030 homes must be warm."
        return True
    round_number = tokens[first].value % 50 == 0
    if round_number and tokens[end].kind == "w" and not tokens[end].text[0].isupper():
        return before in _BEFORE_ROUND_YEAR and tokens[first].value > 1950
    return after not in _MANY


def _counts(tokens: list[Token], at: int) -> bool:
    """Whether the "one" at `at` counts something and is no pronoun."""
    before, after = word_at(tokens, at - 1), tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or before in _PRONOUN_BEFORE:
        return False
    if after.low == "of" and word_class(before) == "J" and at > 1 and tokens[at - 2].kind == "w":
        # "unlike the usual one of his party"
        return False
    if after.low in ("of", "or", "in") or after.low in HYPHENS:
        return True
    if after.kind != "w" or after.low.removesuffix("'s") in _IDIOMS_AFTER or after.low in stops():
        return False
    return not any(rule(tokens, at, after) for rule in PRONOUNS)


def _on_the_other_hand(tokens: list[Token], at: int, after: Token) -> bool:
    """Such as "on one hand", "to one side"."""
    return after.low in ("hand", "side") and word_at(tokens, at - 1) in ("on", "to", "from", "the")


def _with_participle(tokens: list[Token], at: int, after: Token) -> bool:
    """Such as "one listing the facts"."""
    return after.low.endswith("ing") and word_at(tokens, at + 2) in _LISTED


def _subject_of_a_verb(tokens: list[Token], at: int, after: Token) -> bool:
    """Such as "one developed by her", "one needs to"; "one laid-off worker" and "one sports car" count."""
    beyond = word_at(tokens, at + 2)
    noun = beyond in HYPHENS or (beyond[:1].isalpha() and beyond not in stops())
    return not noun and (word_class(after.low) == "P" or is_plural(after.low))


def _name(tokens: list[Token], at: int, after: Token) -> bool:
    """Such as "the One World Tower"."""
    return after.text[0].isupper() and tokens[at].text[0].isupper() and at > 0


PRONOUNS: tuple[Callable[[list[Token], int, Token], bool], ...] = (
    _on_the_other_hand,
    _with_participle,
    _subject_of_a_verb,
    _name,
)
"""What makes a "one" before a word no count; one that fits is enough."""
