"""What stands around a number: bound, counted phrase, trend, and units shared across coordination."""

from __future__ import annotations

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
