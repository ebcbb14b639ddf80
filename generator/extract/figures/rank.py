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

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
    repeated: bool = False
    """Whether the article tells the same fact again."""

    @property
    def persons(self) -> bool:
        """Whether it counts persons."""
        return self.draft.counted is not None and is_person(self.draft.counted.head)

    @property
    def counts(self) -> bool:
        """Whether it is a count, of whatever."""
        return self.draft.kind == "count"

    @property
    def amount(self) -> bool:
        """Whether it is a sum or a share."""
        return self.draft.kind in ("money", "percent")


def fact(draft: Draft) -> tuple[object, ...]:
    """Equal for two mentions of the same fact in an article."""
    head = singular(draft.counted.head) if draft.counted else ""
    return draft.kind, draft.low, draft.high, draft.unit, head if draft.kind == "count" else ""


def ranks(weighed: Sequence[Weighed]) -> list[Literal["key", "secondary", "trivial"]]:
    """The rank of each, in the given order, which is that of the text."""
    often = Counter(fact(figure.draft) for figure in weighed)
    seen: set[tuple[object, ...]] = set()
    points = []
    for figure in weighed:
        same = fact(figure.draft)
        worth = 0.0 if same in seen else _points(replace(figure, repeated=often[same] > 1))
        if worth >= KEY:
            seen.add(same)
        points.append(worth)
    best = sorted(range(len(weighed)), key=lambda k: (-points[k], k))[:_MOST]
    keys = {k for k in best if points[k] >= KEY}
    return [
        "key" if k in keys else ("trivial" if _trivial(figure.draft) else "secondary")
        for k, figure in enumerate(weighed)
    ]


def _trivial(draft: Draft) -> bool:
    if draft.unit == "generation wireless":
        return True
    if draft.kind != "count":
        return False
    return (draft.counted is not None and draft.counted.head in _EMPTY) or (draft.low == 1 and draft.high is None)


def _vote(figure: Weighed) -> bool:
    """Such as "passed 14-0"."""
    return figure.draft.kind == "vote"


def _lasting(figure: Weighed) -> bool:
    """Such as "10 months of war"."""
    return figure.draft.kind == "duration" and figure.lasting


def _fate_of_persons(figure: Weighed) -> bool:
    """Such as "30 people were killed", "killing 30"."""
    return figure.counts and figure.predicate == "fate" and (figure.persons or figure.draft.counted is None)


def _large_event(figure: Weighed) -> bool:
    """Such as "30 deaths", "the release of 40 prisoners"."""
    return _event(figure) and figure.draft.low >= _TEN


def _event(figure: Weighed) -> bool:
    """Such as "two deaths"."""
    return figure.counts and figure.predicate == "noun"


def _many_persons(figure: Weighed) -> bool:
    """Such as "12,000 farmers"."""
    return figure.counts and figure.persons and figure.draft.low >= _THOUSAND


def _large_count(figure: Weighed) -> bool:
    """Such as "300 boats"."""
    return figure.counts and figure.draft.low >= _HUNDRED


def _amount(figure: Weighed) -> bool:
    """Such as "$2 million", "40 percent"."""
    return figure.amount


def _rate(figure: Weighed) -> bool:
    """Such as "90 miles an hour"."""
    return figure.draft.kind == "rate"


def _fate_of_things(figure: Weighed) -> bool:
    """Such as "300 houses were destroyed"."""
    counted = figure.draft.counted is not None
    return figure.counts and figure.predicate == "fate" and counted and not figure.persons


def _deal(figure: Weighed) -> bool:
    """A count or an amount that is the argument of a deal or a cost: "spent $2 million", "bought 12 ships"."""
    return (figure.counts and figure.predicate == "deal") or (figure.amount and figure.predicate != "")


def _amount_of_something(figure: Weighed) -> bool:
    """Such as "$2 million in aid", "40 percent of voters"."""
    return figure.amount and figure.draft.counted is not None


def _small_sum(figure: Weighed) -> bool:
    """Such as "a $20 ticket"."""
    return figure.draft.kind == "money" and figure.draft.low < _SMALL_SUM


def _changed(figure: Weighed) -> bool:
    """Such as "rose by 12"."""
    return figure.draft.trend is not None


def _early(figure: Weighed) -> bool:
    """In the part of an article that tells its news."""
    return figure.early


def _repeated(figure: Weighed) -> bool:
    """What an article tells twice is what it is about."""
    return figure.repeated


def _weighed_by_its_writer(figure: Weighed) -> bool:
    """With a source or a qualifier: "at least 12", "12, police said"."""
    return figure.stated or figure.draft.qualifier is not None


def _vague(figure: Weighed) -> bool:
    """Such as "hundreds of people"."""
    return figure.draft.form == "vague"


def _of_nothing(figure: Weighed) -> bool:
    """Such as "stood at 40,000"."""
    bare = figure.draft.counted is None and not figure.draft.unit
    return figure.counts and bare and not figure.predicate


def _few(figure: Weighed) -> bool:
    """Such as "two trucks"; of persons' fate and of events the smallest number is news."""
    fate = figure.persons and figure.predicate == "fate"
    return figure.counts and figure.draft.low < _HUNDRED and not fate and figure.predicate != "noun"


_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000

WORTH: tuple[tuple[Callable[[Weighed], bool], float], ...] = (
    (_vote, 3),
    (_lasting, 3),
    (_fate_of_persons, 3),
    (_large_event, 3),
    (_event, 2),
    (_many_persons, 2),
    (_large_count, 1),
    (_amount, 2),
    (_rate, 1),
)
"""What a figure is worth by itself; the first that fits counts."""

ADDED: tuple[tuple[Callable[[Weighed], bool], float], ...] = (
    (_fate_of_things, 1),
    (_deal, 1),
    (_amount_of_something, 0.5),
    (_small_sum, -1),
    (_changed, 1),
    (_early, 1),
    (_repeated, 1),
    (_weighed_by_its_writer, 0.5),
    (_vague, -1.5),
    (_of_nothing, -1),
)
"""What is added to it; all that fit count."""

# A time that dates or delays, and a small count of things, stay below a key figure.
_MOST_OF_SMALL = 2.0


def _points(figure: Weighed) -> float:
    draft = figure.draft
    if draft.kind in ("ordinal", "age") or draft.form == "score" or _trivial(draft):
        return 0.0
    if draft.kind == "duration" and not figure.lasting:
        return 1.0 + figure.early
    worth = next((points for rule, points in WORTH if rule(figure)), 0.0)
    worth += sum(points for rule, points in ADDED if rule(figure))
    return min(worth, _MOST_OF_SMALL) if _few(figure) else worth


def long_enough(draft: Draft) -> bool:
    """Whether a duration is at least four weeks."""
    return draft.low * _DAYS.get(draft.unit, 0.0) >= 28
