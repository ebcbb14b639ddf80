"""Which figures of an article a briefing must show.

A figure earns points for what it tells, not for how large it is; three points make it key, at most twelve an article:

- 3 for what happened to persons (killed, released, held, displaced, a death toll), for a vote, and for the length of
  an event of at least four weeks ("10 months of war", "a three-year timeline", "began eight months ago");
- 2 for money, shares and large counts of persons (from 1,000); 1 for other counts from 100 and for rates;
- 1 more for a deal or cost it is the argument of (raised, spent, fined), 1 for a change (rose, fell), 1 where title,
  standfirst or the first three paragraphs hold it, 1 where the article repeats it;
- 1/2 for a stated source or a qualifier, 1/2 for money or a share with what it is of;
- 1 1/2 less for a vague plural ("hundreds of"), 1 less for a sum under 1,000, 1 less for a number of nothing.

A repetition of a fact is secondary, so are ordinals, ages and scores; what counts nothing ("the three of us", "two
sides", "5G") is trivial. Made with the five seeds in view and checked by reading the key figures of 36 other articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.extract.figures.counted import is_person, singular
from generator.extract.figures.draft import Draft
from generator.extract.figures.words import group

KEY = 3.0
_MOST = 12
# A fee or a price of daily life; news of sums starts above it.
_SMALL_SUM = 1000
_EMPTY = group("empty counted")
_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4, "quarter": 91.0, "year": 365.0, "decade": 3652.0,
         "century": 36524.0}  # fmt: skip


@dataclass(slots=True)
class Weighed:
    """What the rank of a draft turns on besides itself."""

    draft: Draft
    predicate: str
    """fate, deal, noun or empty."""
    lasting: bool
    """A duration that tells how long an event lasted or lasts."""
    early: bool
    """In the title, the standfirst or the first three paragraphs."""
    stated: bool


def fact(draft: Draft) -> tuple[object, ...]:
    """Equal for two mentions of the same fact in an article."""
    head = singular(draft.counted.head) if draft.counted else ""
    return draft.kind, draft.low, draft.high, draft.unit, head if draft.kind == "count" else ""


def ranks(weighed: Sequence[Weighed]) -> list[Literal["key", "secondary", "trivial"]]:
    """The rank of each, in the given order, which is that of the text."""
    often: dict[tuple[object, ...], int] = {}
    for one in weighed:
        often[fact(one.draft)] = often.get(fact(one.draft), 0) + 1
    seen: set[tuple[object, ...]] = set()
    points = []
    for one in weighed:
        same = fact(one.draft)
        worth = 0.0 if same in seen else _points(one, repeated=often[same] > 1)
        if worth >= KEY:
            seen.add(same)
        points.append(worth)
    best = sorted(range(len(weighed)), key=lambda k: (-points[k], k))[:_MOST]
    keys = {k for k in best if points[k] >= KEY}
    return [
        "key" if k in keys else ("trivial" if _trivial(one.draft) else "secondary") for k, one in enumerate(weighed)
    ]


def _trivial(draft: Draft) -> bool:
    if draft.unit == "generation wireless":
        return True
    if draft.kind != "count":
        return False
    return (draft.counted is not None and draft.counted.head in _EMPTY) or (draft.low == 1 and draft.high is None)


def _points(one: Weighed, *, repeated: bool) -> float:
    draft = one.draft
    if draft.kind in ("ordinal", "age") or draft.form == "score" or _trivial(draft):
        return 0.0
    worth = 0.0
    persons = draft.counted is not None and is_person(draft.counted.head)
    if draft.kind == "vote" or (draft.kind == "duration" and one.lasting):
        worth += 3
    elif draft.kind == "count":
        if one.predicate == "fate" and (persons or draft.counted is None):
            worth += 3
        elif one.predicate == "noun":
            worth += 3 if draft.low >= 10 else 2
        elif persons and draft.low >= 1000:
            worth += 2
        elif draft.low >= 100:
            worth += 1
        if one.predicate == "fate" and not persons and draft.counted is not None:
            worth += 1
        if one.predicate == "deal":
            worth += 1
    elif draft.kind in ("money", "percent"):
        worth += (
            2
            + (one.predicate != "")
            + 0.5 * (draft.counted is not None)
            - (draft.kind == "money" and draft.low < _SMALL_SUM)
        )
    elif draft.kind == "rate":
        worth += 1
    elif draft.kind == "duration":
        return min(2.0, 1.0 + one.early)
    worth += (draft.trend is not None) + one.early + repeated
    worth += 0.5 * (one.stated or draft.qualifier is not None)
    if draft.form == "vague":
        worth -= 1.5
    if draft.counted is None and not draft.unit and draft.kind == "count" and not one.predicate:
        worth -= 1
    small = draft.kind == "count" and draft.low < 100 and not (persons and one.predicate == "fate")
    return min(worth, 2.0) if small and one.predicate != "noun" else worth


def long_enough(draft: Draft) -> bool:
    """Whether a duration is at least four weeks."""
    return draft.low * _DAYS.get(draft.unit, 0.0) >= 28
