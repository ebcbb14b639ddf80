"""What only looks like a date: rules over the words beside an expression, one small rule a case.

`RULES` names for each rule the forms that it is asked of; the first that answers yes takes the expression away. To add
a case, write a rule with its example and a line in `RULES`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.base import lexicon
from generator.base.classes import word_class


@dataclass(frozen=True, slots=True)
class _Beside:
    """An expression and the words beside it."""

    match: re.Match[str]
    before: str
    """Up to 20 characters before it."""
    after: str
    """Up to 20 characters behind it."""

    def part(self, name: str) -> str:
        """A named group of the form, "" where it is not there."""
        return self.match.groupdict().get(name) or ""


def only_looks_like_a_date(text: str, kind: str, match: re.Match[str]) -> bool:
    """Whether the words around an expression of a form keep it from being a date."""
    start, end = match.span()
    beside = _Beside(match, text[max(0, start - 20) : start], text[end : end + 20])
    return any(rule(beside) for kinds, rule in RULES if kind in kinds)


# ---- months --------------------------------------------------------------------------------------------------------

# Month names that are also verbs, adjectives or names: these need a word before them that takes a date.
_UNSURE_MONTHS = frozenset(("March", "May", "April", "June", "August"))
# These are names of people and things; without a day or a year they are no months.
_SHORT_MONTHS = frozenset(("Mar", "Jun", "Jul", "Jan", "Apr"))
_TAKES_DATE = re.compile(
    r"\b(?:(?i:in|since|until|till|by|from|of|during|through|throughout|before|after|between|to|and|or|last|next|this|that|for"
    r"|on|early|late|mid|each|every|a|an|the|her|his|its|their|our)|[A-Z][a-z]+ber|January|February|July|’s|'s)[\s-]\Z",
)


def _dated_month(beside: _Beside) -> bool:
    return any(beside.part(name) for name in ("year", "yearrel"))


def _month_in_a_compound(beside: _Beside) -> bool:
    """"May-day", "March 4": part of another word or of a longer form."""
    followed_by_number = beside.after[:1] == " " and beside.after[1:2].isdigit()
    return not _dated_month(beside) and (beside.after.startswith(("-", "–")) or followed_by_number)


def _month_that_is_a_name(beside: _Beside) -> bool:
    """"Jan resigned", "Theresa May said", "troops March": nothing before it takes a date."""
    if _dated_month(beside) or beside.part("part") or beside.part("rel"):
        return False
    name = beside.part("month").rstrip(".")
    if name in _SHORT_MONTHS:
        return True
    if name in _UNSURE_MONTHS:
        return _TAKES_DATE.search(beside.before) is None or re.match(r"\s[A-Z][a-z]", beside.after) is not None
    return re.match(r"\s(?!Surprise|Revolution)[A-Z][a-z]+\s(?:said|told|of)\b", beside.after) is not None


# ---- weekdays --------------------------------------------------------------------------------------------------------

_NAMED_DAYS = re.compile(
    r"\b(?:Super|Patch|Black|Good|Bloody|Ash|Palm|Easter|Cyber|Fat|Giving|Holy|Whit|Shrove|Every|every|each|Each|One|one"
    r"|Fox News|CBS|NBC|"
    r"ESPN|Ruby|Man|Girl|any|most|some|Casual|casual|Taco|Throwback)\s\Z"
)
_NAMED_AFTER_DAY = re.compile(
    r"[’']?\s(?:(?:Night[’']?\s)?(?:Live|Football|Lights|Fever)|Times|Telegraph|Mirror|Express|Mail|Post|Morning\b|Herald|"
    r"Review|World|Independent|School|(?:night|morning|afternoon|evening)s\b)|s\b"
)


def _named_day(beside: _Beside) -> bool:
    """"Super Tuesday", "every Friday": a day with a name of its own, or no day in particular."""
    return _NAMED_DAYS.search(beside.before) is not None


def _one_of_many(beside: _Beside) -> bool:
    """"on a rainy Thursday this month", "it was a Friday": such a day, and nobody is told which. "A Friday rally" is of
    the Friday.
    """
    such = _SUCH_A_DAY.search(beside.before)
    if such is None or _NO_NOUN.match(beside.after) is None:
        return False
    return such["kind"] is None or word_class(such["kind"]) == "J"  # "on a visit Thursday" is on a day


_SUCH_A_DAY = re.compile(r"\b(?:[Oo]n|was|be)\sa\s(?:(?P<kind>[a-z]+)\s)?\Z")
_NO_NOUN = re.compile(r"[,.;:]|\s(?:after|and|at|before|but|during|in|last|of|this|when|with)\b")


def _named_after_a_day(beside: _Beside) -> bool:
    """"Saturday Night Live", "Friday-night lights", "Mondays"."""
    return _NAMED_AFTER_DAY.match(beside.after) is not None or beside.after.startswith(("-", "–"))


def _name_of_a_show(beside: _Beside) -> bool:
    """NBC's “Today”: a capital between marks of its own; “Today’s vote” opens a quotation."""
    enclosed = _OPENED.search(beside.before) is not None and _CLOSED.match(beside.after) is not None
    return beside.match.group() == "Today" and enclosed


def _name_with_a_day(beside: _Beside) -> bool:
    """"USA Today", "Psychology Today": a capital behind another inside a sentence. Headlines that write all words so
    lose a day by it, which is less than a wrong one.
    """
    return beside.match.group() in ("Today", "Tonight", "Tomorrow") and _CAPITAL.search(beside.before) is not None


_CAPITAL = re.compile(r"\b(?!(?:At|By|For|From|In|Of|On|Since|Through|Until) )[A-Z][\w&]+ \Z")
_OPENED = re.compile(r"[\"“‘']\Z")
_CLOSED = re.compile(r"[,.]?(?:[\"”]|''|’(?!s))")


def _future_as_a_thing(beside: _Beside) -> bool:
    """"imagine a tomorrow where", "the America of tomorrow": no day."""
    return beside.match.group() == "tomorrow" and _A_THING.search(beside.before) is not None


_A_THING = re.compile(r"\b(?:a|an|the|our|their|better|brighter|new|of)\s\Z")


# ---- years -----------------------------------------------------------------------------------------------------------

_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|through|before|after|between|to|and|or|around|about|circa|late|early|mid|"
    r"for|as of|year|fiscal|the|a|an|his|her|its|their|our|’s|'s|[a-z]+[’']s|spring|summer|fall|autumn|winter"
    r"|Election|Day|on)"
    r"[\s-]|\()\Z",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"\s(?:people|votes|delegates|jobs|troops|men|women|children|points|dollars|miles|feet|pages|words|seats|members|others|"
    r"times|voters|employees|workers|students|soldiers|respondents|adults|km|kilomet\w+|met\w+s|tons|tonnes|pounds|megawatts)\b"
)
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|our|’s|'s)\s\Z", re.IGNORECASE)


def _counted(beside: _Beside) -> bool:
    """"1900 people"."""
    return _COUNTED_AFTER.match(beside.after) is not None


def _number_without_a_preposition(beside: _Beside) -> bool:
    """"room 1900": a year stands behind a word that takes one, or begins its sentence."""
    if _DETERMINED.search(beside.before):  # "the 2019 deal" is a year, "the 1911 Colt" a name
        return not (beside.after[:1] in " .,;)’'" and not beside.after[:2].strip().isupper())
    begins = not beside.before.strip() and beside.after.startswith(" ")
    return not begins and _YEAR_BEFORE.search(beside.before) is None


# ---- seasons, units and quarters -------------------------------------------------------------------------------------


def _season_of_something(beside: _Beside) -> bool:
    """"the winter of our discontent", "fall in love", "the Spring-Ford school"."""
    if beside.part("year"):
        return False
    joined = re.match(r"\s?[-’']|\s(?:in|from)\s(?:love|grace)", beside.after)
    return beside.after.startswith(" of ") or joined is not None


def _unit_in_a_compound(beside: _Beside) -> bool:
    """"last week-end's"."""
    return beside.after.startswith("-")


def _name_of_a_programme(beside: _Beside) -> bool:
    """ABC's “This Week”: a period is not written with a capital, a title is."""
    return beside.part("unit")[:1].isupper()


_OF_PERIOD = re.compile(r"s?\sof\s(?:the|his|her|its|their|our|a|an|my|[A-Z]|\d{4})")
_OF_THE_WHOLE = re.compile(r"\b(?:the|these|those|this)\s(?:last|first|final|previous|next|coming)\b", re.IGNORECASE)


def _part_of_something_else(beside: _Beside) -> bool:
    """"the last week of the campaign" is not counted from the article's day; "found guilty last month of murder" is."""
    return bool(_OF_THE_WHOLE.search(beside.match.group()) and _OF_PERIOD.match(beside.after))


def _first_in_a_row(beside: _Beside) -> bool:
    """"the first three days" of something."""
    return beside.part("rel").lower() in ("first", "final")


@cache
def _of_business() -> re.Pattern[str]:
    """Beginnings of words of business; a game has quarters as well."""
    return re.compile(_beginnings("extract/dates/business"), re.IGNORECASE)


@cache
def _of_games() -> re.Pattern[str]:
    """Beginnings of words of games with quarters and halves, or a result: "led 14-7"."""
    result = r"(?<![\d-])\d{1,3}-\d{1,3}(?![\d-])"
    games = _beginnings("extract/dates/games")
    return re.compile(rf"{games}|{result}", re.IGNORECASE)


def _beginnings(name: str) -> str:
    """An alternation of the beginnings of words that a list holds; by their first letters it is soon refused."""
    return rf"\b(?:{'|'.join(re.escape(beginning) for beginning in sorted(lexicon.words(name)))})"


# So far from a quarter, in characters, its business is named: about the length of a sentence.
_NEAR_BUSINESS = 200


@lru_cache(maxsize=4)
def _places(text: str, pattern: re.Pattern[str]) -> tuple[int, ...]:
    """Where the words of a list stand in a text, looked for once for all its quarters."""
    return tuple(match.start() for match in pattern.finditer(text))


def _near(beside: _Beside, pattern: re.Pattern[str]) -> bool:
    """Whether a word of a list stands around a quarter or half, about a sentence each way."""
    start, end = beside.match.span()
    places = _places(beside.match.string, pattern)
    first = bisect_left(places, start - _NEAR_BUSINESS)
    return first < len(places) and places[first] < end + _NEAR_BUSINESS


def _quarter_of_a_game(beside: _Beside) -> bool:
    """"scored in the second quarter": a quarter beside words of a game and none of business."""
    if beside.part("year") or beside.part("year2"):
        return False
    return _near(beside, _of_games()) and not _near(beside, _of_business())


def _half_of_a_game(beside: _Beside) -> bool:
    """"tired in the second half": most halves are of games, so one of business is told by its words."""
    if beside.part("year") or beside.part("relyear"):
        return False
    return _near(beside, _of_games()) or not _near(beside, _of_business())


RULES: tuple[tuple[frozenset[str], Callable[[_Beside], bool]], ...] = (
    (frozenset(("month",)), _month_in_a_compound),
    (frozenset(("month",)), _month_that_is_a_name),
    (frozenset(("weekday",)), _named_day),
    (frozenset(("weekday",)), _one_of_many),
    (frozenset(("weekday",)), _named_after_a_day),
    (frozenset(("day-word",)), _name_of_a_show),
    (frozenset(("day-word",)), _name_with_a_day),
    (frozenset(("day-word",)), _future_as_a_thing),
    (frozenset(("year",)), _counted),
    (frozenset(("year",)), _number_without_a_preposition),
    (frozenset(("season",)), _season_of_something),
    (frozenset(("unit",)), _name_of_a_programme),
    (frozenset(("unit", "past-unit", "past-number")), _part_of_something_else),
    (frozenset(("unit", "past-unit", "part-of")), _unit_in_a_compound),
    (frozenset(("past-number",)), _first_in_a_row),
    (frozenset(("quarter", "that-quarter")), _quarter_of_a_game),
    (frozenset(("half",)), _half_of_a_game),
)
"""The forms that a rule is asked of, and the rule; the order does not matter but for speed."""
