"""Two numbers that make one figure: ranges, votes, scores, shares ("one in five")."""

from __future__ import annotations

from generator.base.lexicon import words
from generator.extract.figures import bounds
from generator.extract.figures.counted import Counted, is_plural
from generator.extract.figures.draft import Draft
from generator.extract.figures.finish import finish
from generator.extract.figures.measure import money_tail, read_unit
from generator.extract.figures.not_figures import excluded, is_label, is_year
from generator.extract.figures.numbers import HYPHENS, Number, number_at
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.units import prefix_at, unit_at
from generator.extract.figures.words import group

_VOTES = words("extract/figures/votes")


_SCORES = words("extract/figures/scores")


def share_of(tokens: list[Token], at: int, number: Number) -> Draft | None:
    """Such as "one in five Americans", "23 out of every 100": a part."""
    step = number.end
    if word_at(tokens, step) in HYPHENS and word_at(tokens, step + 1) == "in" and word_at(tokens, step + 2) in HYPHENS:
        step += 3
    elif word_at(tokens, step) == "out" and word_at(tokens, step + 1) == "of":
        step += 2
    elif word_at(tokens, step) == "in":
        step += 1
    else:
        return None
    if word_at(tokens, step) == "every":
        step += 1
    if step >= len(tokens) or tokens[step].kind not in ("n", "w"):
        return None
    whole = number_at(tokens, step)
    if whole is None or whole.part or whole.high is not None or not 0 < number.low < whole.low:
        return None
    if word_at(tokens, number.end) == "in" and (
        is_year(tokens, step, whole.end) or unit_at(tokens, whole.end) is not None or whole.low not in _WHOLES
    ):
        return None
    return Draft(at, whole.end, number.low / whole.low, form="part", digits=number.digits)


# "three in four", "9 in 10", "one in 5,000"; "2 in 17" is no way to tell a share.
_WHOLES = frozenset(float(word) for word in group("whole of a share"))


def range_at(tokens: list[Token], at: int, number: Number, money: str) -> tuple[Draft | None, int] | None:
    """A range or a pair that starts with `number`; None if it is a single number."""
    unit = unit_at(tokens, number.end) if not money else None
    step = unit.end if unit is not None else number.end
    link = word_at(tokens, step)
    if link in HYPHENS and step + 1 < len(tokens):
        step += 1
        if word_at(tokens, step) == "to" and word_at(tokens, step + 1) in HYPHENS:
            step, link = step + 2, "to"
        elif unit is None and not tokens[step].tight and tokens[step - 1].tight:
            return None
    elif link in ("to", "and", "or"):
        step += 1
        if link == "to" and word_at(tokens, step) in HYPHENS and step + 1 < len(tokens) and tokens[step + 1].tight:
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
    if link == "to" and word_at(tokens, at - 1) in ("aged", "ages", "age"):
        return None, second.end
    nearby = [word_at(tokens, k) for k in range(max(0, at - 4), at)]
    if "ages" in nearby or "aged" in nearby:
        return None, second.end
    if not number.digits and number.low == 1 and second.low == 2 and link in HYPHENS:
        # "a one-two punch"
        return None, second.end
    if link == "and" and "between" not in nearby:
        return None
    if link == "or" and not (second.low == number.low + 1 and unit is None and not money and not number.digits):
        return None
    if link == "to" and word_at(tokens, at - 1) == "from" and _changes(tokens, at):
        return None
    if link == "to" and (unit is not None or prefix is not None) and bounds.moves(word_at(tokens, at - 1)):
        # "rose $1.20 to $65.40": by how much, and to what.
        return None
    low, high = number.low, second.low
    if number.scale == 1 and second.scale > 1 and low * second.scale <= high:
        low *= second.scale
    draft = Draft(at, second.end, low, high, "range", digits=number.digits)
    if money:
        draft.unit, draft.kind = money, "money"
        money_tail(tokens, draft)
    elif not read_unit(tokens, draft, second.end):
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
    finish(tokens, draft)
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
    near = {word_at(tokens, k) for k in range(max(0, draft.first - 12), min(len(tokens), draft.end + 8))}
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
    elif is_plural(word_at(tokens, draft.end)) or link == "to" or not number.digits:
        return None
    elif number.low == second.low or (number.low < 100 and second.low < 100 and draft.end >= len(tokens)):
        return None, draft.end
    else:
        return None
    if link == "to" and is_plural(word_at(tokens, draft.end)) and number.low < second.low:
        draft.form, draft.kind = "range", "count"
        return None
    draft.counted = _score_noun(tokens, draft.end) if draft.form == "score" else None
    return draft, draft.end


def _score_noun(tokens: list[Token], at: int) -> Counted | None:
    word = word_at(tokens, at)
    return (
        Counted(at, at + 1, word)
        if word in ("lead", "record", "win", "victory", "loss", "defeat", "draw", "deficit")
        else None
    )
