"""What stands around a number: bound, counted phrase, trend, and units shared across coordination."""

from __future__ import annotations

from itertools import pairwise

from generator.extract.figures import bounds
from generator.extract.figures.counted import Counted, counted_at, counted_before
from generator.extract.figures.draft import Draft
from generator.extract.figures.not_figures import capital
from generator.extract.figures.numbers.numerals import HYPHENS, PARTS
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.trends import trend

_PARTITIVES = frozenset(("of", "the", "its", "their", "his", "her", "our", "all"))


def finish(tokens: list[Token], draft: Draft) -> None:
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
    elif draft.qualifier is not None and (more := bounds.after(tokens, draft.end)) is not None:
        # "about 100 or so"
        behind = more.end
    if draft.counted is None and not draft.attributive and draft.form != "age":
        draft.counted = _counted(tokens, draft, behind)
    elif draft.attributive and draft.unit and not draft.tail:
        draft.tail = noun_end(tokens, behind + (1 if word_at(tokens, behind) in HYPHENS else 0))
    draft.trend = trend(tokens, draft.qualifier.first if draft.qualifier and draft.qualifier.first < draft.first
                               else draft.first, behind)  # fmt: skip


def noun_end(tokens: list[Token], at: int) -> int:
    """End of the noun phrase that an attributive number belongs to, 0 if none follows."""
    noun = counted_at(tokens, at, one=True, partitive=False)
    return noun.end if noun is not None else 0


def _counted(tokens: list[Token], draft: Draft, at: int) -> Counted | None:
    if draft.form == "part" and word_at(tokens, draft.end - 1) in PARTS and word_at(tokens, at) not in _PARTITIVES:
        return None
    if not draft.unit:
        if word_at(tokens, at) == "of" and draft.form == "plain" and draft.digits and not draft.low < 1000:
            return counted_at(tokens, at)
        return counted_at(tokens, at, one=draft.low == 1 and draft.high is None) or (
            counted_before(tokens, draft.qualifier.first if draft.qualifier else draft.first)
            if draft.form in ("plain", "vague", "range")
            else None
        )
    if word_at(tokens, at) == "worth" and word_at(tokens, at + 1) == "of":
        at += 1
    if word_at(tokens, at) == "of" or (word_at(tokens, at) == "in" and draft.kind == "money" and at + 1 < len(tokens)
                                    and not capital(tokens[at + 1])):  # fmt: skip
        if word_at(tokens, at) == "in":
            return counted_at(tokens, at + 1, one=True, partitive=False)
        return counted_at(tokens, at, one=True)
    return None


def share(tokens: list[Token], found: list[Draft]) -> None:
    """Units across coordination and ellipsis: "up 4, then 6 percent", "four-, five- and six-cylinder"."""
    for k in range(len(found) - 2, -1, -1):
        _carry_back(tokens, found[k], found[k + 1])
    for left, right in pairwise(found):
        _carry_forward(tokens, left, right)
        _carry_bound(tokens, left, right)


def _start(draft: Draft) -> int:
    """With a qualifier that stands before it."""
    qualifier = draft.qualifier
    return qualifier.first if qualifier is not None and qualifier.first < draft.first else draft.first


def _carry_back(tokens: list[Token], left: Draft, right: Draft) -> None:
    own = left.counted is not None and left.counted.first >= left.end
    if left.unit or own or left.form != "plain" or right.form not in ("plain", "range"):
        return
    gap = range(left.end, _start(right))
    if not gap or len(gap) > 4 or any(tokens[step].low not in _LINKS for step in gap):
        return
    if right.unit and right.kind != "money":
        left.unit, left.kind, left.counted = right.unit, right.kind, None
        left.attributive = right.attributive
        if right.trend is None and all(tokens[step].low in _LISTED for step in gap):
            right.trend = left.trend
    elif right.counted is not None and not right.unit and right.kind == "count" and left.counted is None:
        left.counted = right.counted


def _carry_forward(tokens: list[Token], left: Draft, right: Draft) -> None:
    bare = not right.unit and right.counted is None and right.form == "plain"
    if not bare or not left.unit or left.kind in ("duration", "age"):
        return
    gap = range(left.end, right.first)
    link = word_at(tokens, right.first - 1)
    if link == "to" and word_at(tokens, _start(left) - 1) != "from":
        return
    if len(gap) <= 8 and link in ("to", "from", "and", "then", "than") and not _breaks(tokens, gap):
        right.unit, right.kind = left.unit, left.kind


def _carry_bound(tokens: list[Token], left: Draft, right: Draft) -> None:
    """A conversion keeps limit and trend: "just under 296 hp (224 kW)", "grew by 1,200 jobs, or 2 percent"."""
    past = left.counted.end if left.counted is not None and left.counted.first >= left.end else left.end
    between = [tokens[step].low for step in range(past, _start(right))]
    if between in (["or"], [",", "or"]) and right.trend is None:
        # "grew by 12,000 jobs, or 2 percent"
        right.trend = left.trend
    gap = [tokens[step].low for step in range(left.end, right.first)]
    converts = gap in (["("], ["/"], ["or"]) and left.unit and right.unit and left.unit != right.unit
    if converts and left.bound in "<>" and right.bound == "=" and (gap != ["or"] or left.kind == right.kind):
        right.bound = left.bound


_LISTED = frozenset((",", "and", "then", "or"))
_LINKS = frozenset(
    (",", "-", "‑", "–", "and", "or", "then", "to", "from", "by", "versus", "vs", "vs.", "up", "down", "plus")
)


def _breaks(tokens: list[Token], gap: range) -> bool:
    return any(tokens[step].kind == "p" and tokens[step].low != "-" for step in gap) or any(
        tokens[step].low in ("end", "close", "at", "points", "which", "who", "while", "but") for step in gap
    )
