"""Units stated once and meant twice: "up 4, then 6 percent", "10 percent, up from 8", "four-, five- and six-cylinder".

A number that tells of nothing takes the unit or the noun of its neighbour when the words between say that both are of
the same measure. `BACKWARD` and `FORWARD` hold the forms; one that fits is enough.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from generator.extract.figures.draft import Draft
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.trends import moves
from generator.extract.figures.units import per_at
from generator.extract.figures.words import group

_LISTED = frozenset((",", "and", "then", "or"))
_LINKS = group("between numbers of one unit")
_COMPARED = group("compares with a number")
_DIRECTIONS = frozenset(("up", "down"))
_OWNERS = frozenset(("his", "her", "its", "their"))
# Words between the shares of two parties, besides their names.
_SHARED = frozenset(("and", ",", "to", "for", "at", "with", "the"))
_LEVELS = group("before a level")
_TIMES = group("dates a number")
_CLAUSES = group("opens another statement")
_VERBS = group("verb behind a number")
_AFTER_ANOTHER = frozenset(("after", "following", "and"))
_MORE = group("turned round by no")
# "from 8 in the first quarter of last year to 10 percent" has eight words between.
_NEAR, _FAR = 4, 12


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """Two figures of a sentence, one behind the other."""

    tokens: list[Token]
    left: Draft
    right: Draft

    @property
    def gap(self) -> list[str]:
        """The words between them, in lower case, without the noun the left counts and the qualifier of the right."""
        counted = self.left.counted
        behind = counted is not None and self.left.end <= counted.first < self.right.first
        first = counted.end if counted is not None and behind else self.left.end
        return [token.low for token in self.tokens[first : start(self.right)]]

    @property
    def link(self) -> str:
        """The word right before the second number, or before its qualifier or owner: "52 percent to his 45"."""
        before = start(self.right) - 1
        return word_at(self.tokens, before - (word_at(self.tokens, before) in _OWNERS))

    @property
    def before(self) -> str:
        """The word before the first number."""
        return word_at(self.tokens, start(self.left) - 1)


def start(draft: Draft) -> int:
    """Its first token, with a qualifier that stands before it."""
    qualifier = draft.qualifier
    return qualifier.first if qualifier is not None and qualifier.first < draft.first else draft.first


def carry(tokens: list[Token], found: list[Draft]) -> None:
    """Give the figures of a sentence, which are in order, what is stated with their neighbours."""
    for k in range(len(found) - 2, -1, -1):
        _carry_back(_Neighbours(tokens, found[k], found[k + 1]))
    for left, right in pairwise(found):
        pair = _Neighbours(tokens, left, right)
        _carry_forward(pair)
        _carry_bound(pair)
        _carry_base(pair)


def _list_of_one_unit(pair: _Neighbours) -> bool:
    """Such as "4, then 6 percent", "8 to 10 percent", "four-, five- and six-cylinder"."""
    return 0 < len(pair.gap) <= _NEAR and all(word in _LINKS for word in pair.gap)


def _dated_from_to(pair: _Neighbours) -> bool:
    """Such as "from 8 in May to 10 percent in June"."""
    near = len(pair.gap) <= _FAR and _only_dates(pair.gap[:-1])
    return pair.before == "from" and pair.link == "to" and near


BACKWARD: tuple[Callable[[_Neighbours], bool], ...] = (_list_of_one_unit, _dated_from_to)
"""Forms in which the first of two numbers has the unit of the second."""


def _carry_back(pair: _Neighbours) -> None:
    left, right = pair.left, pair.right
    if left.unit or left.form != "plain" or right.form not in ("plain", "range", "age") or _counts_behind(left):
        return
    if not any(rule(pair) for rule in BACKWARD):
        return
    if right.unit and not right.prefixed:
        left.unit, left.kind, left.counted = right.unit, right.kind, None
        left.attributive = right.attributive
        if right.trend is None and all(word in _LISTED for word in pair.gap):
            right.trend = left.trend
    elif right.counted is not None and right.kind == "count" and left.counted is None and not right.unit:
        left.counted = right.counted


def _counts_behind(draft: Draft) -> bool:
    return draft.counted is not None and draft.counted.first >= draft.end


def _parallel(pair: _Neighbours) -> bool:
    """Such as "61 percent of men and 58 of women"."""
    of = word_at(pair.tokens, pair.right.end) == "of" and word_at(pair.tokens, pair.left.end) == "of"
    bare = pair.right.form == "plain" and not pair.right.unit
    return of and bare and pair.left.kind == "percent" and pair.gap in (["and"], [","], [",", "and"], ["but"])


def _from_to(pair: _Neighbours) -> bool:
    """Such as "from 8 percent to 10", "by 61 percent to 39"; "rose 3 percent to" leads to a level of another unit."""
    moved = pair.link == "to" and pair.before != "from" and (pair.left.trend is not None or pair.left.kind != "percent")
    if pair.link not in ("to", "and", "then", "than") or moved:
        return False
    return len(pair.gap) <= _NEAR * 2 and not _parted(pair)


def _up_from(pair: _Neighbours) -> bool:
    """Such as "10 percent, up from 8", "12 percent, compared with 9 a year earlier", "10 percent against 8 in May"."""
    directed = pair.link in ("from", "on") and word_at(pair.tokens, start(pair.right) - 2) in _DIRECTIONS
    compared = pair.link in _COMPARED or directed
    return compared and len(pair.gap) <= _FAR and not _another_statement(pair)


def _level_from(pair: _Neighbours) -> bool:
    """Such as "rose to 10 percent from 8"; "rose 3 percent from 120" tells a change and a level of another unit."""
    level = pair.before in _LEVELS or pair.left.kind != "percent"
    return pair.link == "from" and level and len(pair.gap) <= _FAR and _only_dates(pair.gap[:-1])


def _share_of_each(pair: _Neighbours) -> bool:
    """Such as "46 percent for Field and 41 for Reed", "gives Field 46 percent and Reed 41"."""
    if pair.left.kind != "percent" or not 0 < len(pair.gap) <= _NEAR * 2 or "and" not in pair.gap:
        return False
    first = pair.left.counted.end if _counts_behind(pair.left) and pair.left.counted else pair.left.end
    between = pair.tokens[first : start(pair.right)]
    return all(token.low in _SHARED or token.text[0].isupper() for token in between)


def _moved_alike(pair: _Neighbours) -> bool:
    """Such as "fell 2 percent in March after rising 3 in February": both right behind words of rising or falling."""
    word = word_at(pair.tokens, start(pair.right) - 1)
    alike = pair.left.trend is not None and pair.link != "by" and moves(word) and word not in _DIRECTIONS
    joined = any(linking in _AFTER_ANOTHER for linking in pair.gap)
    return alike and joined and len(pair.gap) <= _FAR and not _another_statement(pair)


def _to_a_level(pair: _Neighbours) -> bool:
    """Such as "rose 1.5 percentage points, to 12": points of a percentage lead to a percentage."""
    return pair.link == "to" and pair.gap in (["to"], [",", "to"])


def _more_than_it(pair: _Neighbours) -> bool:
    """Such as "92 feet high, ten more than planned", "40 tonnes, 12 fewer than in May"."""
    compares = word_at(pair.tokens, pair.right.end) in _MORE and word_at(pair.tokens, pair.right.end + 1) == "than"
    return compares and pair.gap[-1:] == [","] and len(pair.gap) <= _NEAR


FORWARD: tuple[Callable[[_Neighbours], bool], ...] = (
    _from_to,
    _up_from,
    _level_from,
    _share_of_each,
    _moved_alike,
    _more_than_it,
)
"""Forms in which the second of two numbers has the unit of the first."""


def _carry_forward(pair: _Neighbours) -> None:
    left, right = pair.left, pair.right
    if _parallel(pair):
        right.unit, right.kind = left.unit, left.kind
    if right.unit or right.counted is not None or right.form != "plain" or left.kind in ("duration", "age", "ordinal"):
        return
    if left.unit == "percentage point" and _to_a_level(pair):
        right.unit, right.kind = "percent", "percent"
        return
    if word_at(pair.tokens, right.end) in _VERBS or not any(rule(pair) for rule in FORWARD):
        return
    if left.unit:
        right.unit, right.kind = left.unit, left.kind
        _carry_scale(left, right)
    elif _counts_behind(left) and "and" not in (pair.link, pair.before):
        # "12 wins and 4 losses, against 9": the first of the list, or the second?
        right.counted = left.counted


def _carry_scale(left: Draft, right: Draft) -> None:
    """A magnitude stated once: "3.5 million euros, down from 4.8"; what is compared is of about one size."""
    if left.scale > right.scale == 1.0 and 0 < left.low / _ONE_SIZE <= right.low * left.scale <= left.low * _ONE_SIZE:
        right.low, right.scale = right.low * left.scale, left.scale


# "4.8 million from 900": nine hundred, not nine hundred million.
_ONE_SIZE = 10


def _only_dates(words: list[str]) -> bool:
    return all(word in _TIMES or word.isdigit() for word in words)


def _parted(pair: _Neighbours) -> bool:
    """Whether a mark or a word of another statement stands between."""
    return any(not word[0].isalnum() and word != "-" for word in pair.gap) or _another_statement(pair)


def _another_statement(pair: _Neighbours) -> bool:
    return any(word in _CLAUSES for word in pair.gap)


def _carry_base(pair: _Neighbours) -> None:
    """A "per ..." behind a conversion is of both: "$5 (£4) per barrel", "40 miles, or 64 km, per hour"."""
    left, right = pair.left, pair.right
    between = [token.low for token in pair.tokens[left.end : right.first]]
    if between not in (["("], [",", "or"]) or " per " in left.unit + right.unit or not (left.unit and right.unit):
        return
    closed = word_at(pair.tokens, right.end) in (")", ",")
    base = per_at(pair.tokens, right.end + 1) if closed and word_at(pair.tokens, right.end + 1) != "a" else None
    if base is None:
        return
    for draft in (left, right):
        draft.unit = f"{draft.unit} per {base[1]}"
        draft.kind = draft.kind if draft.kind in ("money", "percent") else "rate"


def _carry_bound(pair: _Neighbours) -> None:
    """A conversion keeps limit and trend: "just under 296 hp (224 kW)", "grew by 1,200 jobs, or 2 percent"."""
    left, right = pair.left, pair.right
    if pair.gap in (["or"], [",", "or"]) and right.trend is None:
        right.trend = left.trend
    between = [token.low for token in pair.tokens[left.end : right.first]]
    converts = between in (["("], ["/"], ["or"]) and left.unit and right.unit and left.unit != right.unit
    if converts and left.kind == "measure" and right.unit == "pound":
        # "80 kg (176 pounds)"
        right.unit, right.kind = "pound-mass", "measure"
    if converts and left.bound in "<>" and right.bound == "=" and (between != ["or"] or left.kind == right.kind):
        right.bound = left.bound
