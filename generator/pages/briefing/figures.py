"""Which figures a front page shows: one number to a card, in a sentence that makes sense by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.extract import Figure
from generator.model import Article, Entry, Span
from generator.show import numbers
from generator.show.alone import stands_alone
from generator.show.ledger import Measure
from generator.show.lookup import Lookup

_FRONT = frozenset({"count", "money", "percent", "vote", "rate", "measure"})
_FILL = frozenset({"duration", "distance"})
"""Kinds that a front page is filled up with: how long and how far seldom is the news."""
_SHORT, _LONG = 30, 42
"""Words of a sentence that is read at a glance, and of one that no longer fits a card: about four and six lines of half
a page."""
_HYPHENS = frozenset("-‐‑")
_GOOD = 5
"""A weight that a sentence has only if it stands alone and is no longer than `_LONG`."""
_EARLY = 5
"""Paragraphs: news tells what matters first."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence with the figure that stands for it."""

    article: Article
    head: Figure


def front_figures(
    lookup: Lookup,
    limit: int,
    *,
    first: Sequence[Chosen] = (),
    agreeing: Collection[Measure] = (),
    shown: Collection[tuple[str, Span]] = (),
    points: Collection[str] = (),
    few: int = 4,
) -> tuple[Chosen, ...]:
    """Up to `limit` figures, without those that the page has `shown` already (article id and span).

    What the owner pinned is there and comes `first`, then what several articles agree on. Then each article gives its
    most telling sentence, the best of these first, then each its second, so that no article takes all places; the same
    number of the same thing is shown once. Sentences that don't stand alone, or fit no card, only fill up to `few`
    places.
    `points`: ids of the articles that the page's key points are of; their figures are preferred.
    """
    agreed = (_agreed(lookup, measure) for measure in agreeing)
    picked = [*first, *(row for row in agreed if not _describes(row))][: max(limit, len(first))]
    taken = {*shown, *((chosen.article.id, chosen.head.span) for chosen in first)}
    taken |= {*((e.article, e.figure.span) for measure in agreeing for e in measure.comparison.entries)}
    rows = [row for entry in lookup.latest_first for row in _sentences(lookup, entry, taken)]
    weights = [_weight(lookup, row) for row in rows]
    seen = {_same(chosen.article, chosen.head) for chosen in picked}
    # Three rounds, each less choosy: what belongs on a front page, what is welcome there, and anything for a few
    # places.
    for enough, kinds, least in ((limit, _FRONT, _GOOD), (limit, _FILL, _GOOD), (few, _FRONT | _FILL, 0)):
        held = [
            (weight + (row.article.id in points), row)
            for weight, row in zip(weights, rows, strict=True)
            if row.head.kind in kinds and weight >= least
        ]
        for row in _in_turn(held):
            name = _same(row.article, row.head)
            if len(picked) < min(enough, limit) and name not in seen:
                picked.append(row)
                seen.add(name)
    return tuple(picked)


def _in_turn(rows: Sequence[tuple[int, Chosen]]) -> list[Chosen]:
    """The best of each article, the best of these first, then the second best of each, and so on."""
    turns: Counter[str] = Counter()
    placed: list[tuple[int, int, Chosen]] = []
    for weight, row in sorted(rows, key=lambda pair: -pair[0]):
        placed.append((turns[row.article.id], -weight, row))
        # So the best sentence of a second article comes before the second best of the first.
        turns[row.article.id] += 1
    return [row for _, _, row in sorted(placed, key=lambda row: row[:2])]


def _agreed(lookup: Lookup, measure: Measure) -> Chosen:
    """The statement of a measure that reads best; the first of equal ones."""
    rows = [Chosen(lookup.entries[entry.article].article, entry.figure) for entry in measure.comparison.entries]
    return max(rows, key=lambda row: _weight(lookup, row))


def _describes(row: Chosen) -> bool:
    """Whether the number only describes a thing, joined to its noun: "a three-phase process" is no news."""
    return row.article.text[row.head.span.end : row.head.span.end + 1] in _HYPHENS


def _sentences(lookup: Lookup, entry: Entry, taken: Collection[tuple[str, Span]]) -> Iterator[Chosen]:
    """The sentences of an article with a key figure that says what it counts, and isn't `taken`."""
    for group in numbers.groups(lookup, entry, key=True):
        heads = [
            figure
            for figure in group
            if figure.rank == "key"
            and figure.kind in _FRONT | _FILL
            and _says_what(figure)
            and (entry.article.id, figure.span) not in taken
        ]
        if heads:
            yield Chosen(entry.article, max(heads, key=_stands_for_others))


def _stands_for_others(figure: Figure) -> tuple[bool, bool, float]:
    return figure.kind in _FRONT, figure.counted is not None, figure.low


def _says_what(figure: Figure) -> bool:
    """A share of nothing named says nothing on a front page, however well it reads in its article."""
    if figure.kind == "percent":
        return figure.counted is not None or figure.predicate is not None
    return figure.counted is not None or bool(figure.unit) or figure.kind in ("vote", "money")


def _weight(lookup: Lookup, row: Chosen) -> int:
    """How well the card reads, 0 to 9. The order of the points is a judgement, made on the cards of two corpora. That a
    sentence is a statement, stands alone and fits the card counts most, since no other merit helps one that doesn't.
    """
    places = lookup.places[row.article.id]
    words = places.around(row.head.phrase).cut(row.article.text)
    length = len(words.split())
    good = length <= _LONG and stands_alone(words) and not words.rstrip("”\"’' ").endswith("?")
    early = places.name(row.head.phrase) in ("headline", "standfirst", *(f"paragraph {n + 1}" for n in range(_EARLY)))
    return (
        _GOOD * good
        + (length <= _SHORT)
        + (row.head.counted is not None or row.head.predicate is not None)
        + (row.head.stated_by is not None or row.head.as_of is not None)
        + early
    )


def _same(article: Article, figure: Figure) -> tuple[float, float | None, str, str]:
    counted = " ".join(figure.counted.cut(article.text).casefold().split()) if figure.counted else ""
    return figure.low, figure.high, figure.unit, counted
