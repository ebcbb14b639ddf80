"""Two numbers that make one figure, or don't: ranges, votes, scores.

What two numbers with a link between them are is decided by `READINGS`: rules in order, the first that fits decides. A
rule says what it has in common with its example and nothing else; a new case is a new rule at the place where it must
win, with its outcome beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from generator.base.lexicon import words
from generator.extract.figures.counted import Counted, is_plural
from generator.extract.figures.draft import Draft
from generator.extract.figures.finish import finish
from generator.extract.figures.measure import money_tail, read_unit
from generator.extract.figures.not_figures import excluded, is_clock, is_label, is_year, part_of_day
from generator.extract.figures.numbers import number_at
from generator.extract.figures.numbers.numerals import HYPHENS, Number
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.trends import moves
from generator.extract.figures.units import Unit, prefix_at, unit_at
from generator.extract.figures.words import group

_VOTES = words("extract/figures/votes")
_SCORES = words("extract/figures/scores")
_MINUS = frozenset("-−–")
_SCORE_NOUNS = group("score noun")
_LAST_HOUR = 24
_AGES = group("ages before a range")

Outcome = Literal["range", "vote", "score", "apart", "nothing"]
"""What two numbers are: one figure of that form, two figures, or none."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers beside each other."""

    tokens: list[Token]
    at: int
    """Token the pair starts at, with a currency before the first number."""
    first: Number
    second: Number
    link: str
    """What stands between: "to", "and", "or" or a hyphen."""
    own_unit: Unit | None
    """The unit right behind the first number."""
    money: bool
    """Whether a currency stands before the first number."""
    own_currency: bool
    """Whether a currency stands before the second number too."""
    draft: Draft
    """Both as a range, with the unit behind the second."""

    @property
    def hyphen(self) -> bool:
        """Whether a hyphen or dash stands between."""
        return self.link in HYPHENS

    @property
    def bare(self) -> bool:
        """Whole numbers without a unit: what scores and votes are made of."""
        whole = self.first.low.is_integer() and self.second.low.is_integer()
        unmeasured = not self.draft.unit and self.own_unit is None
        return whole and unmeasured and (self.hyphen or self.link == "to")

    def before(self, steps: int = 1) -> str:
        """The word so many tokens before the pair."""
        return word_at(self.tokens, self.at - steps)

    def behind(self) -> str:
        """The word behind the pair."""
        return word_at(self.tokens, self.draft.end)

    def near(self, kinds: frozenset[str]) -> bool:
        """Whether one of the words stands in the same part of the sentence."""
        around = range(max(0, self.draft.first - 12), min(len(self.tokens), self.draft.end + 8))
        return any(self.tokens[k].low in kinds for k in around)


def _hours(pair: Pair) -> bool:
    """Times of day: "between 7 and 9 last night"."""
    hours = pair.first.digits and max(pair.first.low, pair.second.low) <= _LAST_HOUR and not pair.draft.unit
    return hours and part_of_day(pair.tokens, pair.second.end)


def _clock(pair: Pair) -> bool:
    """Times of day: "between 10-11 a.m.", "9 to 5 p.m."."""
    return pair.bare and pair.first.digits and is_clock(pair.behind())


def _from_a_year(pair: Pair) -> bool:
    """A first number that is a year: "from 1998 to 12 million"."""
    unmeasured = pair.own_unit is None and not pair.money
    return pair.link == "to" and unmeasured and is_year(pair.tokens, pair.first.first, pair.first.end)


def _ages(pair: Pair) -> bool:
    """Who is meant, not how many: "aged 18 to 24", "children ages 5-11"."""
    return any(pair.before(steps) in _AGES for steps in range(1, 5))


def _age(pair: Pair) -> bool:
    """Right before the pair "age" alone says so too: "age 18 to 24"."""
    return pair.link == "to" and pair.before() == "age"


def _one_two(pair: Pair) -> bool:
    """A boxer's "one-two punch"."""
    return pair.hyphen and not pair.first.digits and (pair.first.low, pair.second.low) == (1, 2)


def _and_without_between(pair: Pair) -> bool:
    """Two figures in a list: "12 and 15 boats", but "between 12 and 15 boats"."""
    return pair.link == "and" and all(pair.before(steps) != "between" for steps in range(1, 5))


def _or_of_strangers(pair: Pair) -> bool:
    """Only words that follow each other make a range with "or": "two or three boats",
    "seven or eight thousand", not "5 or 10 boats".
    """
    step = pair.second.scale if pair.draft.low > pair.first.low else 1
    neighbours = pair.second.low == pair.draft.low + step
    spelled = not pair.first.digits and pair.own_unit is None and not pair.money
    return pair.link == "or" and not (neighbours and spelled)


def _change_from_to(pair: Pair) -> bool:
    """Where it began and where it ended: "fell from 12 to 9"."""
    return pair.link == "to" and pair.before() == "from" and _changes(pair.tokens, pair.at)


def _moved_by_and_to(pair: Pair) -> bool:
    """By how much, and to what: "rose $1.20 to $65.40", "fell by 3 million to 41 million"."""
    measured = pair.own_unit is not None or pair.own_currency or (pair.first.scale > 1 and pair.second.scale > 1)
    far = pair.second.low > _WIDEST * pair.draft.low
    mover = pair.before(2) if pair.before() == "by" else pair.before()
    return pair.link == "to" and (measured or far) and moves(mover)


# No range of news reaches so many times its beginning: "grew by 200 to 1,450" is a change and a level.
_WIDEST = 5


def _unit_of_the_first_alone(pair: Pair) -> bool:
    """Two figures, one of them measured: "4 percent to 5"."""
    return pair.own_unit is not None and not pair.draft.unit


def _two_units(pair: Pair) -> bool:
    """Two figures, since one figure has one unit: "40 minutes to two hours"."""
    return pair.own_unit is not None and not pair.draft.unit.startswith(pair.own_unit.name)


def _years(pair: Pair) -> bool:
    """A span of years: "2016-20", "1998 to 2004"."""
    text, other = pair.tokens[pair.first.first].text, pair.tokens[pair.second.first].text
    if pair.draft.unit or not (text.isdigit() and other.isdigit()):
        return False
    return len(text) == 4 and 1000 <= pair.first.low <= 2150 and (len(other) == 2 or 1000 <= pair.second.low <= 2150)


def _labels(pair: Pair) -> bool:
    """Numbers in a name: "Section 12-14", "Route 9 to 11"; a result may stand behind a team's name: "United 3-1"."""
    if not pair.bare or not pair.first.digits or not excluded(pair.tokens, pair.first, headline=False):
        return False
    return is_label(pair.tokens, pair.first.first) or not pair.near(_VOTES | _SCORES)


def _things_counted(pair: Pair) -> bool:
    """Things behind the second make a range, whatever stands around: "won 3 to 5 seats"."""
    return pair.bare and pair.link == "to" and is_plural(pair.behind()) and pair.first.low < pair.second.low


def _vote(pair: Pair) -> bool:
    """Beside words of voting: "passed 14-0", "by 52 votes to 48"."""
    return pair.bare and pair.near(_VOTES)


def _score(pair: Pair) -> bool:
    """Beside words of a game, or falling: "won 3-1", "a 4-2 record"."""
    return pair.bare and (pair.near(_SCORES) or (pair.hyphen and pair.first.low > pair.second.low))


def _counting_range(pair: Pair) -> bool:
    """Numbers in words, with "to" or before things: "five-six", "5 to 9", "5-9 boats"."""
    return pair.bare and (is_plural(pair.behind()) or pair.link == "to" or not pair.first.digits)


def _even_or_last(pair: Pair) -> bool:
    """Two numbers that tell nothing: "It is 50-50", and "5-9" at the very end."""
    small = pair.first.low < 100 and pair.second.low < 100
    return pair.bare and (pair.first.low == pair.second.low or (small and pair.draft.end >= len(pair.tokens)))


def _falling_measure(pair: Pair) -> bool:
    """A designation before a measure, no range: "the 12-5 inch"."""
    measured = bool(pair.draft.unit) and pair.draft.kind != "money" and pair.own_unit is None
    return measured and pair.link != "to" and pair.first.digits and pair.first.low >= pair.second.low


READINGS: tuple[tuple[Callable[[Pair], bool], Outcome], ...] = (
    (_hours, "nothing"),
    (_clock, "nothing"),
    (_from_a_year, "apart"),
    (_age, "nothing"),
    (_ages, "nothing"),
    (_one_two, "nothing"),
    (_and_without_between, "apart"),
    (_or_of_strangers, "apart"),
    (_change_from_to, "apart"),
    (_moved_by_and_to, "apart"),
    (_unit_of_the_first_alone, "apart"),
    (_two_units, "apart"),
    (_years, "nothing"),
    (_labels, "nothing"),
    (_things_counted, "range"),
    (_vote, "vote"),
    (_score, "score"),
    (_counting_range, "range"),
    (_even_or_last, "nothing"),
    (_falling_measure, "nothing"),
)


def range_of(pair: Pair) -> tuple[Draft | None, int] | None:
    """A range, vote or score, or None if the first number stands for itself.

    The draft is None where the two numbers are no figure at all; the token is the one to go on from.
    """
    tokens, number = pair.tokens, pair.first
    outcome = next((outcome for rule, outcome in READINGS if rule(pair)), "range")
    draft = pair.draft
    if outcome == "apart":
        return None
    if outcome == "nothing":
        return None, max(draft.end, excluded(tokens, number, headline=False))
    if outcome == "range":
        finish(tokens, draft)
    elif outcome == "vote":
        draft.form, draft.kind = "vote", "vote"
    else:
        draft.form, draft.kind, draft.counted = "score", "measure", _score_noun(tokens, draft.end)
    return draft, draft.end


def pair_at(tokens: list[Token], at: int, number: Number, money: str, sign: float = 1.0) -> Pair | None:
    """The two numbers that start with `number`, if a link and another number follow it; `sign`: of the first."""
    own_unit = unit_at(tokens, number.end) if not money else None
    link, start = _link_at(tokens, own_unit.end if own_unit is not None else number.end, measured=own_unit is not None)
    if not link or start >= len(tokens):
        return None
    prefix = prefix_at(tokens, start) if money else None
    second = number_at(tokens, prefix[0] if prefix else start, money=bool(money))
    if second is None or second.part or second.high is not None or number.first == second.first:
        return None
    # "negative 42%-49%" has a dash and a word of its own: the sign is not the numbers'.
    sign = 1.0 if link in HYPHENS else sign
    below_zero = sign < 0 and word_at(tokens, second.first - 1) in _MINUS
    high = -second.low if below_zero else second.low
    draft = Draft(at, second.end, sign * _low(number, second), high, "range", digits=number.digits)
    if money:
        draft.unit, draft.kind, draft.prefixed = money, "money", True
        money_tail(tokens, draft)
    else:
        read_unit(tokens, draft, second.end)
    return Pair(tokens, at, number, second, link, own_unit, bool(money), prefix is not None, draft)


def _link_at(tokens: list[Token], at: int, *, measured: bool) -> tuple[str, int]:
    """The link at `at` and the token after it; an empty link where none stands there.

    `measured`: a unit stands before it ("4 percent - 5 percent"), so that a dash may have a blank on one side.
    """
    link, after = word_at(tokens, at), word_at(tokens, at + 1)
    if link in ("to", "and", "or"):
        joined = link == "to" and after in HYPHENS and at + 2 < len(tokens) and tokens[at + 2].tight
        return link, at + 1 + joined
    if link not in HYPHENS or at + 1 >= len(tokens):
        return "", at
    if after == "to" and word_at(tokens, at + 2) in HYPHENS:
        # "10-to-15"
        return "to", at + 3
    if not measured and tokens[at].tight and not tokens[at + 1].tight:
        # "five- and six-cylinder"
        return "", at
    return link, at + 1


def _low(first: Number, second: Number) -> float:
    """The lower end with the magnitude that stands with the upper alone: "3 to 4 million"."""
    shared = first.scale == 1 and second.scale > 1 and first.low * second.scale <= second.low
    return first.low * second.scale if shared else first.low


def with_shared_scale(pair: Pair) -> Number:
    """The first number with the magnitude that its neighbour alone has: "from 12 to 18 million", "£3 or £4 million".

    What the two would be apart from each other decides: "grew from 200 to 1.5 million" is no growth of millions.
    """
    number = pair.first
    if number.scale > 1 or pair.own_unit is not None or pair.second.scale == 1:
        return number
    if pair.link == "and" and _and_without_between(pair):
        return number
    scaled = number.low * pair.second.scale
    if not pair.second.low / _APART <= scaled <= pair.second.low * (_APART if pair.before() == "from" else 1):
        return number
    return number._replace(low=scaled, scale=pair.second.scale)


# What is compared in one breath is of about one size.
_APART = 10


def _changes(tokens: list[Token], at: int) -> bool:
    """Whether "from X to Y" tells a change: a verb of rising or falling stands before it."""
    return any(moves(tokens[k].low) for k in range(max(0, at - 7), at))


def _score_noun(tokens: list[Token], at: int) -> Counted | None:
    word = word_at(tokens, at)
    return Counted(at, at + 1, word) if word in _SCORE_NOUNS else None
