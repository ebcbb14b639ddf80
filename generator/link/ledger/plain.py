"""Figures outside dated events and series: one measure only where number, thing and telling context agree.

A number alone proves little, and politics is full of "three candidates". Statements are held against each other only if
they give the same number of the same thing; then what their sentences share besides decides, the more so the more often
such a number turns up by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from generator.link.ledger.statements import Statement, is_listed
from generator.link.reading import Corpus

Chance = Literal["rare", "telling", "common", "share"]

# By how often such a number turns up: what the shared words must weigh together (`Corpus.weight`), how many they must
# be, and how close the sentences. Set on 757 articles, where 2,905 pairs of equal statements were ranked by that weight
# and the first hundred of each kind read: a number of three significant digits ("1,237 delegates") was the same measure
# wherever the sentences shared a word of weight; two digits ("49 people") down to .28; smaller and round ones ("two
# winners", "14 people") down to .9; percentages and points of opinion polls only where the sentences are near copies,
# as other polls give the same shares every week.
_LEAST: Mapping[Chance, tuple[float, int, float]] = {
    "rare": (0.08, 1, 0.0),
    "telling": (0.24, 1, 0.0),
    "common": (0.75, 3, 0.15),
    "share": (1.8, 5, 0.6),
}
# A number of a thing that more articles give is a commonplace, not a measure, and pairs grow with the square.
_SPREAD = 30


def equal_pairs(
    corpus: Corpus, found: Sequence[Statement], origin: Mapping[str, str], days: Mapping[str, date | None]
) -> Iterator[tuple[int, int]]:
    """Positions of statements that are of one measure, from articles of different sources.

    `origin`: what names an article's likely source; `days`: its stated date, both by article id.
    """
    buckets: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        figure = one.figure
        if figure.high is None or figure.kind == "vote":
            buckets[figure.kind, figure.unit, one.thing, figure.low, figure.high, figure.bound].append(at)
    contexts: dict[int, tuple[frozenset[str], float]] = {}
    for places in buckets.values():
        articles = {found[at].article for at in places}
        if 1 < len(articles) <= _SPREAD and len(places) <= 2 * _SPREAD:
            for at in places:
                contexts[at] = _context(corpus, found[at])
            for first, second in combinations(places, 2):
                one, other = found[first], found[second]
                if (
                    _apart(one, other, origin)
                    and not _conflict(one, other)
                    and _is_shared(corpus, _chance(one), contexts[first], contexts[second])
                    and not _is_standing(contexts[first], contexts[second], days[one.article], days[other.article])
                ):
                    yield first, second


def _apart(one: Statement, other: Statement, origin: Mapping[str, str]) -> bool:
    return origin.get(one.article, one.article) != origin.get(other.article, other.article)


def _conflict(one: Statement, other: Statement) -> bool:
    """Whether they name different things that happened, or different days or years of it."""
    if one.event != other.event and is_listed(one.event) and is_listed(other.event):
        return True
    if one.when is None or other.when is None:
        return False
    years = one.when.year is not None and other.when.year is not None and one.when.year != other.when.year
    days = one.when.day is not None and other.when.day is not None
    return years or (days and (one.when.month, one.when.day) != (other.when.month, other.when.day))


def _is_shared(
    corpus: Corpus, chance: Chance, ours: tuple[frozenset[str], float], theirs: tuple[frozenset[str], float]
) -> bool:
    shared = ours[0] & theirs[0]
    least, count, closeness = _LEAST[chance]
    weight = sum(corpus.weight(stem) for stem in sorted(shared))
    return len(shared) >= count and weight >= least and weight >= closeness * min(ours[1], theirs[1])


# A sentence that comes back nearly word for word after this many days is an outlet's own standing text.
_DAYS, _SAME = 14, 0.8


def _is_standing(
    ours: tuple[frozenset[str], float], theirs: tuple[frozenset[str], float], one: date | None, other: date | None
) -> bool:
    if one is None or other is None or abs((one - other).days) < _DAYS:
        return False
    return len(ours[0] & theirs[0]) >= _SAME * max(len(ours[0]), len(theirs[0]))


def _context(corpus: Corpus, one: Statement) -> tuple[frozenset[str], float]:
    """The content words of the sentence outside the figure's own phrase, without other numbers; and their weight."""
    inside = one.figure.phrase
    words = (w for w in one.sentence.words if not (w.stop or w.span.overlaps(inside) or w.stem[0].isdigit()))
    stems = frozenset(word.stem for word in words)
    return stems, sum(corpus.weight(stem) for stem in sorted(stems))


def _chance(one: Statement) -> Chance:
    """How often such a number turns up by chance, from its kind and its significant digits."""
    value, kind = one.figure.low, one.figure.kind
    if kind == "percent" or one.thing == "point":
        return "share"
    if kind in ("age", "duration") or abs(value) <= 31:
        return "common"
    digits = f"{value:.10g}".replace(".", "").strip("0")
    if len(digits) == 1:
        return "common"
    return "rare" if len(digits) >= 3 and abs(value) >= 100 else "telling"
