"""Stories against topics: which articles report one event, which only share what they are about, and why.

One topic: alike in words and names. One event: alike and close in time, or tied by something that only one event has: a
numbered occasion ("ninth trip"), a source, an utterance. Articles that state different lengths of one war or different
numbers of one series are of different events, however alike they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.extract.names import Name
from generator.link.ledger import Comparison
from generator.link.order import Order
from generator.link.reading import Corpus, Place, Reading, rarity, words_of
from generator.link.same_quotes import SameQuote
from generator.link.sources import SourceGroup
from generator.link.stories.likeness import alike, likeness, vectors
from generator.model import Span

Ground = Literal["source", "occasion", "quote", "figure", "names"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two articles are related."""

    ground: Ground
    """source: likely one source; occasion: one numbered occasion; quote: one utterance; figure: one measure; names:
    rare names in common."""
    text: str
    """In the program's words."""
    places: tuple[Place, ...]
    """Words of both articles that show it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Two related articles."""

    first: str
    """Article ids, the first before the second in order."""
    second: str
    kind: Literal["same event", "same topic", "related"]
    """related: some figure, utterance or source in common, without being alike."""
    likeness: float
    """0 to 1."""
    reasons: tuple[Reason, ...]
    """The strongest first; never empty."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Articles about one thing, and the events among them."""

    articles: tuple[str, ...]
    """Sorted."""
    events: tuple[tuple[str, ...], ...]
    """The articles in groups that report one event each; single ones too. In order of their first article."""
    names: tuple[Place, ...]
    """Up to three names that the articles have in common, as the first of them writes them."""


@dataclass(frozen=True, slots=True)
class Stories:
    """Topics with their events, and related articles."""

    topics: tuple[Topic, ...] = ()
    """Those of most articles first; articles alone in their topic are in none."""
    relations: tuple[Relation, ...] = ()
    """Sorted by articles."""


# Of 757 articles of one election year, pairs ranked by likeness: from .30 on, 17 of 18 pairs within three days told of
# one event; from .25, 31 of 34; below .2 only the campaign is common. The five seeds, of one topic, are all above .5.
_TOPIC, _EVENT, _TIED = 0.30, 0.27, 0.15
# Articles of one event appear within days.
_DAYS = 3
# A cluster grows by another one if their articles are this alike on average, so that no chain runs through a campaign.
_AVERAGE = 0.2


def tell_stories(
    corpus: Corpus,
    comparisons: Sequence[Comparison],
    sources: Sequence[SourceGroup],
    quotes: Sequence[SameQuote],
    order: Order,
) -> Stories:
    """Topics, events and related articles. Time grows with the number of articles and what ties them."""
    made = vectors(corpus)
    close = alike(made, _TIED)
    days = {reading.id: _day(reading) for reading in corpus.readings}
    ties = _ties(comparisons, sources, quotes)
    for pair in ties:
        close.setdefault(pair, round(likeness(made[pair[0]], made[pair[1]]), 4))
    events = {pair: value for pair, value in close.items() if _one_event(pair, value, ties.get(pair, ()), days, order)}
    topical = {pair: value for pair, value in close.items() if value >= _TOPIC or pair in events}
    event_groups = _clusters(events, close, lambda one, other: _apart(one, other, days, order))
    topic_groups = _clusters(topical, close, lambda _one, _other: False)
    names = {reading.id: _names(reading) for reading in corpus.readings}
    return Stories(
        _topics(names, topic_groups, event_groups),
        tuple(_relations(names, close, ties, event_groups, topic_groups)),
    )


def _day(reading: Reading) -> date | None:
    stated = reading.entry.article.metadata.date
    try:
        return date.fromisoformat(stated.value[:10]) if stated else None
    except ValueError:
        return None


# ---- what ties two articles ---------------------------------------------------------------------------------------

# Of what more articles share, only neighbours in order are tied: pairs grow with the square.
_MANY = 12


def _ties(
    comparisons: Sequence[Comparison], sources: Sequence[SourceGroup], quotes: Sequence[SameQuote]
) -> dict[tuple[str, str], tuple[Reason, ...]]:
    found: defaultdict[tuple[str, str], list[Reason]] = defaultdict(list)
    for group in sources:
        for pair in group.pairs:
            shown = max(pair.passages, key=lambda passage: passage.closeness)
            found[pair.first, pair.second].append(
                Reason("source", f"likely one source ({pair.manner})", (shown.first, shown.second))
            )
    for one in quotes:
        places = {wording.article: wording.place for wording in reversed(one.wordings)}
        _tie(found, "quote", "both quote one utterance", places)
    for comparison in comparisons:
        if comparison.relation == "not comparable":
            continue
        by_value: defaultdict[float, dict[str, Place]] = defaultdict(dict)
        for entry in comparison.entries:
            by_value[entry.figure.low][entry.article] = entry.place
        if comparison.entries[0].sort == "series":
            for places in by_value.values():
                _tie(found, "occasion", f"the same one of the {comparison.measure}", places)
        else:
            everyone = {entry.article: entry.place for entry in comparison.entries}
            _tie(found, "figure", f"both state: {comparison.measure}", everyone)
    return {pair: tuple(its) for pair, its in found.items()}


def _tie(found: dict[tuple[str, str], list[Reason]], ground: Ground, text: str, places: Mapping[str, Place]) -> None:
    articles = sorted(places)
    for at, first in enumerate(articles):
        for second in articles[at + 1 :] if len(articles) <= _MANY else articles[at + 1 : at + 2]:
            found[first, second].append(Reason(ground, text, (places[first], places[second])))


def _one_event(
    pair: tuple[str, str],
    value: float,
    reasons: Iterable[Reason],
    days: Mapping[str, date | None],
    order: Order,
) -> bool:
    if _apart(*pair, days, order):
        return False
    grounds = {reason.ground for reason in reasons}
    if grounds & {"source", "occasion"}:
        return True
    if days[pair[0]] and days[pair[1]] and value >= _EVENT:
        return True
    return "quote" in grounds and value >= _TIED


def _apart(one: str, other: str, days: Mapping[str, date | None], order: Order) -> bool:
    """Whether time keeps two articles from reporting one event."""
    ours, theirs = days[one], days[other]
    dated = ours is not None and theirs is not None
    if ours is not None and theirs is not None and abs((ours - theirs).days) > _DAYS:
        return True
    marks = {mark.scale: mark for mark in order.marks.get(one, ())}
    for mark in order.marks.get(other, ()):
        mine = marks.get(mark.scale)
        # Lengths in whole months say little about articles whose days are known.
        telling = mark.ground == "number" or (mark.ground == "length" and not dated)
        if mine is not None and mine.value != mark.value and telling:
            return True
    return False


# ---- groups -------------------------------------------------------------------------------------------------------


def _clusters(
    pairs: Mapping[tuple[str, str], float],
    close: Mapping[tuple[str, str], float],
    apart: Callable[[str, str], bool],
) -> dict[str, tuple[str, ...]]:
    """Article id to its group. Groups join along the strongest pairs first, if none of their articles are apart and
    they are alike on average (average linkage, Sokal and Michener 1958).
    """
    group: dict[str, tuple[str, ...]] = {}
    for first, second in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        ours, theirs = group.get(first, (first,)), group.get(second, (second,))
        if ours == theirs:
            continue
        across = [(min(one, other), max(one, other)) for one in ours for other in theirs]
        average = sum(max(close.get(pair, 0.0), pairs.get(pair, 0.0)) for pair in across) / len(across)
        if (average >= _AVERAGE or len(across) == 1) and not any(apart(*pair) for pair in across):
            joined = tuple(sorted((*ours, *theirs)))
            for article in joined:
                group[article] = joined
    return group


@dataclass(frozen=True, slots=True)
class _Named:
    span: Span
    """Its fullest mention."""
    count: int


def _names(reading: Reading) -> dict[str, _Named]:
    """The names of an article by a form that is the same in every article."""
    text = reading.entry.article.text
    found: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for name in reading.entry.extracts.of(Name):
        stems = [word.stem for word in words_of(text, name.full) if not word.stop]
        if stems:
            key = stems[-1] if name.kind == "person" else "".join(stems)
            found.setdefault(key, name.full)
            counts[key] += 1
    return {key: _Named(span, counts[key]) for key, span in found.items()}


def _topics(
    names: Mapping[str, Mapping[str, _Named]],
    topics: Mapping[str, tuple[str, ...]],
    events: Mapping[str, tuple[str, ...]],
) -> tuple[Topic, ...]:
    spread = Counter(key for its in names.values() for key in its)
    made = []
    for articles in sorted(set(topics.values()), key=lambda its: (-len(its), its)):
        grouped = sorted({events.get(article, (article,)) for article in articles})
        held: Counter[str] = Counter()
        often: Counter[str] = Counter()
        for article in articles:
            held.update(names[article].keys())
            often.update({key: named.count for key, named in names[article].items()})
        # What most of these articles name, and often, and others don't.
        best = sorted(held, key=lambda key: (-held[key] * often[key] * rarity(key) / (1 + spread[key]), key))[:3]
        shown = []
        for key in best:
            holder = next(article for article in articles if key in names[article])
            shown.append(Place(holder, names[holder][key].span))
        made.append(Topic(articles, tuple(grouped), tuple(shown)))
    return tuple(made)


_MOST = 8
"""Related articles of one article."""


def _relations(
    names: Mapping[str, Mapping[str, _Named]],
    close: Mapping[tuple[str, str], float],
    ties: Mapping[tuple[str, str], tuple[Reason, ...]],
    events: Mapping[str, tuple[str, ...]],
    topics: Mapping[str, tuple[str, ...]],
) -> Iterator[Relation]:
    ranked: list[tuple[int, float, tuple[str, str]]] = []
    for pair, value in close.items():
        first, second = pair
        same_event = second in events.get(first, ())
        same_topic = second in topics.get(first, ())
        if same_event or same_topic or pair in ties:
            ranked.append((0 if same_event else 1 if same_topic else 2, -value, pair))
    count: Counter[str] = Counter()
    kept = []
    for kind, value, pair in sorted(ranked):
        if min(count[pair[0]], count[pair[1]]) < _MOST:
            count.update(pair)
            kept.append((pair, kind, -value))
    kinds: tuple[Literal["same event", "same topic", "related"], ...] = ("same event", "same topic", "related")
    for pair, kind, value in sorted(kept):
        reasons = (*ties.get(pair, ()), *_names_in_common(names, pair))
        if reasons:
            yield Relation(*pair, kinds[kind], value, reasons)


def _names_in_common(names: Mapping[str, Mapping[str, _Named]], pair: tuple[str, str]) -> Iterator[Reason]:
    first, second = pair
    shared = sorted(names[first].keys() & names[second].keys(), key=lambda key: (-rarity(key), key))
    rare = sorted(
        (key for key in shared if rarity(key) >= 0.5),
        key=lambda key: (-names[first][key].count - names[second][key].count, key),
    )[:5]
    if rare:
        spans = [Place(first, names[first][key].span) for key in rare] + [
            Place(second, names[second][key].span) for key in rare
        ]
        yield Reason("names", "both name", tuple(spans))
