"""From tokens to drafts of figures: number, range or pair, with unit, bound, counted phrase and trend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.extract import figures_bounds as bounds
from generator.extract.figures_bounds import Bound, Qualifier, Trend
from generator.extract.figures_counted import Counted, counted_at, counted_before, is_plural, stops
from generator.extract.figures_not import capital, excluded, is_label, is_year
from generator.extract.figures_numbers import HYPHENS, MAGNITUDES, PARTS, SMALL, VAGUE, Number, number_at
from generator.extract.figures_tokens import Token
from generator.extract.figures_units import Unit, may_prefix, per_at, prefix_at, unit_at, with_tail
from generator.extract.figures_words import group
from generator.lexicon import table, words

Form = Literal["plain", "range", "vote", "score", "vague", "ordinal", "part", "age"]


@dataclass(slots=True)
class Draft:
    """A figure in the making; all positions are tokens."""

    first: int
    end: int
    """With the unit."""
    low: float
    high: float | None = None
    form: Form = "plain"
    unit: str = ""
    kind: str = "count"
    bound: Bound = "="
    qualifier: Qualifier | None = None
    counted: Counted | None = None
    tail: int = 0
    """End of the phrase to show, where it goes beyond number and counted noun; 0: it doesn't."""
    trend: Trend | None = None
    digits: bool = True
    attributive: bool = False
    """Joined to the next noun by a hyphen: "a six-week cease-fire"."""


_VOTES = words("figures_votes")
_SCORES = words("figures_scores")
_AGED_THINGS = group("thing with an age")
_PARTITIVES = frozenset(("of", "the", "its", "their", "his", "her", "our", "all"))
_OF_THESE = group("of these")
_BETWEEN_UNIT = group("between number and unit")
_ORDINALS = {word: float(value) for word, value in table("figures_ordinals")}

STARTS = frozenset(
    (
        *SMALL,
        *MAGNITUDES,
        *VAGUE,
        *_ORDINALS,
        "a",
        "an",
        "half",
        "quarter",
        "several",
        "few",
        "many",
        "minus",
        "negative",
    )
)
"""Words in lower case that a figure may start with."""


def drafts(tokens: list[Token], *, headline: bool) -> list[Draft]:
    """Drafts in order; none overlap."""
    found: list[Draft] = []
    at = inside = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "x" or (token.kind == "w" and token.low not in STARTS and not may_prefix(token)):
            at += 1
            continue
        draft, at = _draft_at(tokens, at, headline=headline)
        if draft is not None and not (draft.first < inside and _in_a_name(tokens, draft)):
            found.append(draft)
            if draft.counted is not None and not draft.unit:
                inside = draft.counted.end
    _share(tokens, found)
    return [draft for draft in found if _stands(tokens, draft)]


def _in_a_name(tokens: list[Token], draft: Draft) -> bool:
    """Bare digits inside a counted phrase: "two new 737 Max jets", but not "60 percent of the 500 voters"."""
    token = tokens[draft.first]
    return not draft.unit and token.text.isdigit() and draft.end == draft.first + 1 and (
        tokens[draft.first - 1].low not in ("the", "of", "those", "all")
    )  # fmt: skip


def _low(tokens: list[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _draft_at(tokens: list[Token], at: int, *, headline: bool) -> tuple[Draft | None, int]:
    """A draft that starts at `at` or None, and the token to go on from."""
    token = tokens[at]
    prefix = prefix_at(tokens, at) if token.kind in ("w", "p") else None
    money = prefix[1] if prefix else ""
    start = prefix[0] if prefix else at
    sign = 1.0
    if start < len(tokens) and tokens[start].low in ("-", "−", "–", "minus", "negative") and start + 1 < len(tokens):
        nxt = tokens[start + 1]
        joined = nxt.tight and (bool(money) or (not tokens[start].tight and _signed(tokens, start)))
        if tokens[start].low == "minus" and _low(tokens, start - 1) == "or" and _low(tokens, start - 2) == "plus":
            return _draft_at(tokens, start + 1, headline=headline)
        if nxt.kind == "n" and (joined or tokens[start].low == "minus" or tokens[start].low == "negative"):
            sign, start = -1.0, start + 1
        elif joined and (inner := prefix_at(tokens, start + 1)) is not None:
            sign, start, money = -1.0, inner[0], inner[1]
    number = number_at(tokens, start, money=bool(money))
    if number is None:
        return _ordinal(tokens, at)
    if number.part or number.high is not None:
        return _loose(tokens, at, number)
    if token.kind == "n" and number.end < len(tokens) and number.end == start + 1:
        suffix = tokens[number.end]
        if suffix.tight and suffix.low in ("st", "nd", "rd", "th"):
            return _ordinal(tokens, at)
    shared = None if money or number.scale > 1 else _share_of(tokens, at, number)
    if shared is not None:
        _finish(tokens, shared)
        return shared, shared.end
    ranged = _range(tokens, at, number, money)
    if ranged is not None:
        return ranged
    draft = Draft(at, number.end, sign * number.low, digits=number.digits)
    if money:
        draft.unit, draft.kind = money, "money"
        _money_tail(tokens, draft)
        _finish(tokens, draft)
        return draft, draft.end
    if _unit(tokens, draft, number.end):
        _finish(tokens, draft)
        return draft, draft.end
    if sign < 0:
        draft.first = at
    return _bare(tokens, draft, number, headline=headline)


def _signed(tokens: list[Token], at: int) -> bool:
    """Whether a hyphen before digits is a minus: "rose to -5 degrees", not "COVID -19"."""
    before = tokens[at - 1] if at else None
    return before is None or before.kind == "p" or (before.kind == "w" and not capital(before))


def _bare(tokens: list[Token], draft: Draft, number: Number, *, headline: bool) -> tuple[Draft | None, int]:
    """A number without a unit."""
    skip = excluded(tokens, number, headline=headline)
    if skip:
        return None, skip
    if _age(tokens, number):
        draft.kind, draft.unit, draft.form = "age", "year", "age"
        return draft, draft.end
    end = number.end
    if _low(tokens, end) in HYPHENS and tokens[end].tight and end + 1 < len(tokens) and tokens[end + 1].kind == "w":
        noun = tokens[end + 1]
        if noun.tight and noun.low not in ("plus", "odd", "ish"):
            if not _attributes(noun, number):
                return None, end + 2
            if noun.low == "strong":
                # "a 15,000-strong workforce"
                draft.counted = counted_at(tokens, end + 2, one=True, partitive=False)
                _finish(tokens, draft)
                return draft, end + 2
            draft.attributive, draft.counted = True, Counted(end + 1, end + 2, noun.low)
            draft.tail = _noun_end(tokens, end + 2)
            _finish(tokens, draft)
            return draft, end + 2
    _finish(tokens, draft)
    return draft, draft.end


def _attributes(noun: Token, number: Number) -> bool:
    """Whether the word joined to a number is counted by it: "three-part", not "one-sided", "two-way", "20-something"."""
    if noun.low in _NOT_COUNTED or noun.low in stops() or (noun.low.endswith("ed") and noun.low not in ("bed",)):
        return False
    return number.low != 1


_NOT_COUNTED = group("joined but not counted")


def _noun_end(tokens: list[Token], at: int) -> int:
    """End of the noun phrase that an attributive number belongs to, 0 if none follows."""
    noun = counted_at(tokens, at, one=True, partitive=False)
    return noun.end if noun is not None else 0


def _unit(tokens: list[Token], draft: Draft, at: int) -> bool:
    """Read a unit behind the number into the draft."""
    step = at
    joined = False
    qualifier = bounds.after(tokens, at)
    if qualifier is not None and tokens[qualifier.end - 1].low in ("+", "plus"):
        step = qualifier.end
    if _low(tokens, step) in HYPHENS and step + 1 < len(tokens) and tokens[step].tight and tokens[step + 1].tight:
        step, joined = step + 1, True
    if _low(tokens, step) in _BETWEEN_UNIT and not joined:
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
        return not draft.digits and at < len(tokens) and _low(tokens, at - 1) not in HYPHENS
    if token.low == "real" or (token.low in ("won", "rand", "gold", "sol", "all") and capital(token)):
        return True
    if token.low == "won" and not draft.digits:
        return True
    if token.low == "won" and draft.low < 1000:
        return True
    if unit.kind == "duration" and draft.low == 1 and not draft.digits and _low(tokens, at) in ("day", "night"):
        # "one day" is mostly "some day", "one night" some night.
        return _low(tokens, at - 1) not in HYPHENS
    return token.low in ("min", "sec") and _low(tokens, at + 1) == "." and not token.tight and not draft.digits


def _old(tokens: list[Token], draft: Draft) -> None:
    """ "65-year-old", "10 years old", "15 year-olds", "6 months of age": an age, or how long a thing has lasted."""
    step = draft.end
    if _low(tokens, step) in HYPHENS and tokens[step].tight:
        step += 1
    if _low(tokens, step) in ("old", "olds"):
        draft.end, draft.form = step + 1, "age"
        joined = tokens[step - 1].low in HYPHENS and _low(tokens, step) == "old"
        noun = counted_at(tokens, step + 1, one=True, partitive=False) if joined else None
        draft.kind = "duration" if noun is not None and noun.head in _AGED_THINGS else "age"
        draft.attributive = noun is not None
        draft.tail = noun.end if noun is not None else 0
    elif _low(tokens, step) == "of" and _low(tokens, step + 1) == "age":
        draft.end, draft.form, draft.kind = step + 2, "age", "age"
    elif _low(tokens, draft.first - 1) == "aged":
        draft.form, draft.kind = "age", "age"


def _age(tokens: list[Token], number: Number) -> bool:
    """ ", 65," after a name, or "aged 65"."""
    first, end = number.first, number.end
    if not (number.digits and end == first + 1 and number.low.is_integer() and 1 <= number.low <= 115):
        return False
    if _low(tokens, first - 1) == "aged":
        return True
    if first < 2 or _low(tokens, first - 1) != "," or _low(tokens, end) not in (",", "."):
        return False
    name = tokens[first - 2]
    return capital(name) and name.kind == "w" and not name.low.endswith(".")


def _money_tail(tokens: list[Token], draft: Draft) -> None:
    tail = per_at(tokens, draft.end)
    if tail is not None:
        draft.end, draft.unit = tail[0], f"{draft.unit} per {tail[1]}"
        return
    step = draft.end
    if _low(tokens, step) in HYPHENS and step + 1 < len(tokens) and tokens[step].tight and tokens[step + 1].tight:
        draft.attributive = True


def _loose(tokens: list[Token], at: int, number: Number) -> tuple[Draft | None, int]:
    """A vague plural or a fraction."""
    draft = Draft(at, number.end, number.low, number.high, "part" if number.part else "vague", digits=number.digits)
    if number.part and unit_at(tokens, number.end) is None and _low(tokens, number.end) == "mile":
        return None, number.end
    step = number.end
    if _low(tokens, step) == "of" or (_low(tokens, step) in HYPHENS and tokens[step].tight):
        unit = unit_at(tokens, step + 1)
        if number.part:
            unit = unit if unit is not None and tokens[step + 1].low in ("a", "an") else None
    else:
        unit = unit_at(tokens, step)
    if number.part and _low(tokens, step) == "of" and _low(tokens, step + 1) in ("a", "an", "one"):
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
    _finish(tokens, draft)
    return draft, draft.end


def _label_before(tokens: list[Token], at: int) -> bool:
    return _low(tokens, at - 1) in ("second", "first", "other", "better", "third", "top", "bottom")


def _share_of(tokens: list[Token], at: int, number: Number) -> Draft | None:
    """ "one in five Americans", "23 out of every 100": a part."""
    step = number.end
    if _low(tokens, step) == "out" and _low(tokens, step + 1) == "of":
        step += 2
    elif _low(tokens, step) == "in":
        step += 1
    else:
        return None
    if _low(tokens, step) == "every":
        step += 1
    if step >= len(tokens) or tokens[step].kind not in ("n", "w"):
        return None
    whole = number_at(tokens, step)
    if whole is None or whole.part or whole.high is not None or not 0 < number.low < whole.low:
        return None
    if _low(tokens, number.end) == "in" and (
        is_year(tokens, step, whole.end) or unit_at(tokens, whole.end) is not None or whole.low not in _WHOLES
    ):
        return None
    return Draft(at, whole.end, number.low / whole.low, form="part", digits=number.digits)


# "three in four", "9 in 10", "one in 5,000"; "2 in 17" is no way to tell a share.
_WHOLES = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 80, 88, 100, 150, 200, 250, 300, 400, 500,
                     600, 700, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 1000000))  # fmt: skip


def _range(tokens: list[Token], at: int, number: Number, money: str) -> tuple[Draft | None, int] | None:
    """A range or a pair that starts with `number`; None if it is a single number."""
    unit = unit_at(tokens, number.end) if not money else None
    step = unit.end if unit is not None else number.end
    link = _low(tokens, step)
    if link in HYPHENS and step + 1 < len(tokens):
        step += 1
        if _low(tokens, step) == "to" and _low(tokens, step + 1) in HYPHENS:
            step, link = step + 2, "to"
        elif unit is None and not tokens[step].tight and tokens[step - 1].tight:
            return None
    elif link in ("to", "and", "or"):
        step += 1
        if link == "to" and _low(tokens, step) in HYPHENS and step + 1 < len(tokens) and tokens[step + 1].tight:
            step += 1
    else:
        return None
    if step >= len(tokens):
        return None
    prefix = prefix_at(tokens, step) if money else None
    second = number_at(tokens, prefix[0] if prefix else step, money=bool(money))
    if second is None or second.part or second.high is not None or number.first == second.first:
        return None
    if link == "to" and unit is None and not money and is_year(tokens, number.first, number.end):
        return None
    if link == "to" and _low(tokens, at - 1) in ("aged", "ages", "age"):
        return None, second.end
    nearby = [_low(tokens, k) for k in range(max(0, at - 4), at)]
    if "ages" in nearby or "aged" in nearby:
        return None, second.end
    if not number.digits and number.low == 1 and second.low == 2 and link in HYPHENS:
        # "a one-two punch"
        return None, second.end
    if link == "and" and "between" not in nearby:
        return None
    if link == "or" and not (second.low == number.low + 1 and unit is None and not money and not number.digits):
        return None
    if link == "to" and _low(tokens, at - 1) == "from" and _changes(tokens, at):
        return None
    if link == "to" and (unit is not None or prefix is not None) and bounds.moves(_low(tokens, at - 1)):
        # "rose $1.20 to $65.40": by how much, and to what.
        return None
    low, high = number.low, second.low
    if number.scale == 1 and second.scale > 1 and low * second.scale <= high:
        low *= second.scale
    draft = Draft(at, second.end, low, high, "range", digits=number.digits)
    if money:
        draft.unit, draft.kind = money, "money"
        _money_tail(tokens, draft)
    elif not _unit(tokens, draft, second.end):
        if unit is not None:
            # "4 percent to 5": a unit on the first alone is no range of the second.
            return None
        if link in HYPHENS or link == "to":
            settled = _pair(tokens, draft, number, second, link)
            if settled is not None:
                return settled
    if low >= high and link != "to" and draft.unit and draft.kind != "money" and number.digits and not unit:
        return None, draft.end
    if _years(tokens, number, second) and not draft.unit:
        return None, draft.end
    _finish(tokens, draft)
    return draft, draft.end


def _years(tokens: list[Token], number: Number, second: Number) -> bool:
    text, other = tokens[number.first].text, tokens[second.first].text
    return (
        len(text) == 4 and text.isdigit() and 1000 <= number.low <= 2150 and other.isdigit()
        and (len(other) == 2 or 1000 <= second.low <= 2150)
    )  # fmt: skip


def _changes(tokens: list[Token], at: int) -> bool:
    """Whether "from X to Y" tells a change: a verb of rising or falling stands before it."""
    return any(bounds.moves(tokens[k].low) for k in range(max(0, at - 7), at))


def _pair(
    tokens: list[Token], draft: Draft, number: Number, second: Number, link: str
) -> tuple[Draft | None, int] | None:
    """A vote, a score or nothing, for two numbers without a unit; None: a range after all."""
    near = {_low(tokens, k) for k in range(max(0, draft.first - 12), min(len(tokens), draft.end + 8))}
    whole = number.low.is_integer() and second.low.is_integer()
    if not whole:
        return None
    if _years(tokens, number, second):
        return None, draft.end
    skip = excluded(tokens, number, headline=False)
    if skip and number.digits and (not near & (_VOTES | _SCORES) or is_label(tokens, number.first)):
        return None, max(skip, draft.end)
    if near & _VOTES:
        draft.form, draft.kind = "vote", "vote"
    elif near & _SCORES or (link in HYPHENS and number.low > second.low):
        draft.form, draft.kind = "score", "measure"
    elif is_plural(_low(tokens, draft.end)) or link == "to" or not number.digits:
        return None
    elif number.low == second.low or (number.low < 100 and second.low < 100 and draft.end >= len(tokens)):
        return None, draft.end
    else:
        return None
    if link == "to" and is_plural(_low(tokens, draft.end)) and number.low < second.low:
        draft.form, draft.kind = "range", "count"
        return None
    draft.counted = _score_noun(tokens, draft.end) if draft.form == "score" else None
    return draft, draft.end


def _score_noun(tokens: list[Token], at: int) -> Counted | None:
    word = _low(tokens, at)
    return (
        Counted(at, at + 1, word)
        if word in ("lead", "record", "win", "victory", "loss", "defeat", "draw", "deficit")
        else None
    )


def _ordinal(tokens: list[Token], at: int) -> tuple[Draft | None, int]:
    """An ordinal that carries a fact: "his ninth trip", "the fifth week"."""
    token = tokens[at]
    if (
        token.kind == "n"
        and at + 1 < len(tokens)
        and tokens[at + 1].tight
        and tokens[at + 1].low in ("st", "nd", "rd", "th")
    ):
        value, end = token.value, at + 2
    elif token.low in _ORDINALS:
        value, end = _ORDINALS[token.low], at + 1
    else:
        return None, at + 1
    before, after = tokens[at - 1] if at else None, tokens[end] if end < len(tokens) else None
    if value < 3 or value > 1000 or after is None or (before is not None and before.low in ("a", "an", *HYPHENS)):
        return None, end
    if before is not None and (
        before.kind == "n" or (before.text[:1].isupper() and at > 1 and before.low not in ("the", "his"))
    ):
        return None, end
    if after.kind != "w" or after.low in _NO_RANK or (capital(after) and capital(token)):
        return None, end
    if after.low in ("since", "in") and before is not None and before.low in ("his", "her", "its", "their", "the"):
        return Draft(at, end, value, form="ordinal", kind="ordinal"), end
    noun = counted_at(tokens, end, one=True, partitive=False)
    if noun is None:
        return None, end
    unit = unit_at(tokens, end)
    draft = Draft(at, end, value, form="ordinal", kind="ordinal", counted=noun)
    if unit is not None and unit.kind == "duration":
        draft.unit, draft.end, draft.counted = unit.name, unit.end, None
    return draft, max(end, draft.end)


_NO_RANK = group("after a naming ordinal")


def _finish(tokens: list[Token], draft: Draft) -> None:
    """Bound, counted phrase and trend."""
    if draft.qualifier is None:
        found = bounds.before(tokens, draft.first, duration=draft.kind == "duration")
        if found is None:
            found = bounds.after(tokens, draft.end)
        if found is not None and not (found.bound == "=" or draft.form == "ordinal"):
            draft.qualifier, draft.bound = found, found.bound
    behind = draft.end
    if draft.qualifier is not None and draft.qualifier.first == draft.end:
        behind = draft.qualifier.end
    if draft.counted is None and not draft.attributive and draft.form != "age":
        draft.counted = _counted(tokens, draft, behind)
    elif draft.attributive and draft.unit and not draft.tail:
        draft.tail = _noun_end(tokens, behind + (1 if _low(tokens, behind) in HYPHENS else 0))
    draft.trend = bounds.trend(tokens, draft.qualifier.first if draft.qualifier and draft.qualifier.first < draft.first
                               else draft.first, behind)  # fmt: skip


def _counted(tokens: list[Token], draft: Draft, at: int) -> Counted | None:
    if draft.form == "part" and _low(tokens, draft.end - 1) in PARTS and _low(tokens, at) not in _PARTITIVES:
        return None
    if not draft.unit:
        if _low(tokens, at) == "of" and draft.form == "plain" and draft.digits and not draft.low < 1000:
            return counted_at(tokens, at)
        return counted_at(tokens, at, one=draft.low == 1 and draft.high is None) or (
            counted_before(tokens, draft.qualifier.first if draft.qualifier else draft.first)
            if draft.form in ("plain", "vague", "range")
            else None
        )
    if _low(tokens, at) == "worth" and _low(tokens, at + 1) == "of":
        at += 1
    if _low(tokens, at) == "of" or (_low(tokens, at) == "in" and draft.kind == "money" and at + 1 < len(tokens)
                                    and not capital(tokens[at + 1])):  # fmt: skip
        if _low(tokens, at) == "in":
            return counted_at(tokens, at + 1, one=True, partitive=False)
        return counted_at(tokens, at, one=True)
    return None


def _share(tokens: list[Token], found: list[Draft]) -> None:
    """Units across coordination and ellipsis: "up 4, then 6 percent", "four-, five- and six-cylinder", "from 3 to 5 points"."""
    for k in range(len(found) - 2, -1, -1):
        left, right = found[k], found[k + 1]
        if left.unit or left.form != "plain" or (left.counted is not None and left.counted.first < left.end):
            continue
        if left.counted is not None or right.form not in ("plain", "range"):
            continue
        gap = range(
            left.end, right.qualifier.first if right.qualifier and right.qualifier.first < right.first else right.first
        )
        if len(gap) <= 4 and all(tokens[step].low in _LINKS for step in gap) and gap:
            if right.unit and right.kind != "money":
                left.unit, left.kind = right.unit, right.kind
                left.attributive = right.attributive
            elif right.counted is not None and not right.unit and right.kind == "count":
                left.counted = right.counted
    for left, right in zip(found, found[1:], strict=False):
        if (
            right.unit
            or right.counted is not None
            or right.form != "plain"
            or not left.unit
            or left.kind in ("duration", "age")
        ):
            continue
        gap = range(left.end, right.first)
        link = _low(tokens, right.first - 1)
        opener = left.qualifier.first if left.qualifier and left.qualifier.first < left.first else left.first
        if link == "to" and _low(tokens, opener - 1) != "from":
            continue
        if len(gap) <= 8 and link in ("to", "from", "and", "then", "than") and not _breaks(tokens, gap):
            right.unit, right.kind = left.unit, left.kind


_LINKS = frozenset(
    (",", "-", "‑", "–", "and", "or", "then", "to", "from", "by", "versus", "vs", "vs.", "up", "down", "plus")
)


def _breaks(tokens: list[Token], gap: range) -> bool:
    return any(tokens[step].kind == "p" and tokens[step].low not in ("-",) for step in gap) or any(
        tokens[step].low in ("end", "close", "at", "points", "which", "who", "while", "but") for step in gap
    )


def _stands(tokens: list[Token], draft: Draft) -> bool:
    """Whether a draft says enough to be a figure: a bare small number in words does not."""
    if draft.unit or draft.counted is not None or draft.form in ("vote", "score", "ordinal", "age", "range"):
        return True
    if draft.qualifier is not None or draft.trend is not None:
        return True
    before = _low(tokens, draft.first - 1)
    after = _low(tokens, draft.end)
    if after == "of" and _low(tokens, draft.end + 1) in _OF_THESE:
        return draft.low > 1
    if draft.form == "part" and draft.end > draft.first + 2:
        return True
    if draft.form in ("vague", "part"):
        return after in ("of", "were", "have", "are", "had", "the", "its", "their", "his", "her")
    if not draft.digits:
        return draft.low >= 10 or (draft.low > 1 and (after in ("were", "was", "are", "have", "had", "others", "died")
                                                      or before.endswith("ing")))  # fmt: skip
    if not tokens[draft.first].text.isdigit():
        return True
    token = tokens[draft.first - 1] if draft.first else None
    if token is None:
        return after in ("were", "are", "have", "had", "was", "of")
    return (token.kind == "w" and not capital(token)) or after in ("were", "are", "have", "had", "was")
