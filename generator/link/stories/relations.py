"""Related articles with the reasons, and what a topic's articles name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.extract.names import Name
from generator.link.ledger import Comparison
from generator.link.reading import Corpus, Place, Reading, rarity, words_of
from generator.link.same_quotes import SameQuote
from generator.link.sources import SourceGroup
from generator.link.stories.story import Groups, Reason, Relation, Topic
from generator.model import Span

# Of what more articles share, only neighbours in order are tied: pairs grow with the square.
_MANY = 12

Ties = dict[tuple[str, str], tuple[Reason, ...]]


def ties(comparisons: Sequence[Comparison], sources: Sequence[SourceGroup], quotes: Sequence[SameQuote]) -> Ties:
    """What two articles have in common, by pair: sources, utterances, measures."""
    found: defaultdict[tuple[str, str], list[Reason]] = defaultdict(list)
    for group in sources:
        for pair in group.pairs:
            shown = max(pair.passages, key=lambda passage: passage.closeness)
            found[pair.first, pair.second].append(
                Reason("source", f"likely one source ({pair.manner})", (shown.first, shown.second))
            )
    for one in quotes:
        places = {wording.article: wording.place for wording in reversed(one.wordings)}
        _tie(found, Reason("quote", "both quote the same words", ()), places)
    for comparison in comparisons:
        if comparison.relation != "not comparable":
            for reason, places in _stated(comparison):
                _tie(found, reason, places)
    return {pair: tuple(its) for pair, its in found.items()}


def _stated(comparison: Comparison) -> Iterator[tuple[Reason, dict[str, Place]]]:
    """The articles that a measure ties: all of them, but of a series only those of one number."""
    if comparison.entries[0].sort != "series":
        reason = Reason("figure", f"both state: {comparison.measure}", ())
        yield reason, {entry.article: entry.place for entry in comparison.entries}
        return
    by_value: defaultdict[float, dict[str, Place]] = defaultdict(dict)
    for entry in comparison.entries:
        by_value[entry.figure.low][entry.article] = entry.place
    for places in by_value.values():
        yield Reason("occasion", f"the same one of the {comparison.measure}", ()), places


def _tie(found: dict[tuple[str, str], list[Reason]], reason: Reason, places: Mapping[str, Place]) -> None:
    articles = sorted(places)
    for at, first in enumerate(articles):
        for second in articles[at + 1 :] if len(articles) <= _MANY else articles[at + 1 : at + 2]:
            found[first, second].append(Reason(reason.ground, reason.text, (places[first], places[second])))


# ---- names --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """A name in one article."""

    span: Span
    """Its fullest mention."""
    count: int


Names = Mapping[str, Mapping[str, Named]]
"""By article id, the names by a form that is the same in every article."""


def names_of(corpus: Corpus) -> Names:
    """The names of each article."""
    return {reading.id: _names(reading) for reading in corpus.readings}


def _names(reading: Reading) -> dict[str, Named]:
    text = reading.entry.article.text
    found: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for name in reading.entry.extracts.of(Name):
        stems = [word.stem for word in words_of(text, name.full) if not word.stop]
        if stems:
            key = stems[-1] if name.kind == "person" else "".join(stems)
            found.setdefault(key, name.full)
            counts[key] += 1
    return {key: Named(span, counts[key]) for key, span in found.items()}


def topics(names: Names, groups: Groups) -> tuple[Topic, ...]:
    """Topics, those of most articles first."""
    spread = Counter(key for its in names.values() for key in its)
    made = []
    for articles in sorted(set(groups.topics.values()), key=lambda its: (-len(its), its)):
        grouped = sorted({groups.events.get(article, (article,)) for article in articles})
        made.append(Topic(articles, tuple(grouped), tuple(_best(names, articles, spread))))
    return tuple(made)


def _best(names: Names, articles: Sequence[str], spread: Counter[str]) -> Iterator[Place]:
    """Three names that most of these articles have, and often, and others don't."""
    held: Counter[str] = Counter()
    often: Counter[str] = Counter()
    for article in articles:
        held.update(names[article].keys())
        often.update({key: named.count for key, named in names[article].items()})
    best = sorted(held, key=lambda key: (-held[key] * often[key] * rarity(key) / (1 + spread[key]), key))[:3]
    for key in best:
        holder = next(article for article in articles if key in names[article])
        yield Place(holder, names[holder][key].span)


# ---- relations ----------------------------------------------------------------------------------------------------

_MOST = 8
"""Related articles of one article."""
_KINDS: tuple[Literal["same event", "same topic", "related"], ...] = ("same event", "same topic", "related")
# A name that more than so many of a thousand texts of general prose hold is no reason; and at most five are named.
_RARE, _NAMED = 0.5, 5


def relations(names: Names, groups: Groups, tied: Ties) -> Iterator[Relation]:
    """Related articles, sorted; of each article those of one event first, then by likeness."""
    ranked: list[tuple[int, float, tuple[str, str]]] = []
    for pair in sorted({*groups.likeness, *tied}):
        first, second = pair
        same_event, same_topic = second in groups.events.get(first, ()), second in groups.topics.get(first, ())
        if same_event or same_topic or pair in tied:
            kind = 0 if same_event else 1 if same_topic else 2
            ranked.append((kind, -groups.likeness.get(pair, 0.0), pair))
    count: Counter[str] = Counter()
    kept = []
    for kind, value, pair in sorted(ranked):
        if min(count[pair[0]], count[pair[1]]) < _MOST:
            count.update(pair)
            kept.append((pair, kind, -value))
    for pair, kind, value in sorted(kept):
        reasons = (*tied.get(pair, ()), *_in_common(names, pair))
        if reasons:
            yield Relation(*pair, _KINDS[kind], round(value, 4), reasons)


def _in_common(names: Names, pair: tuple[str, str]) -> Iterator[Reason]:
    first, second = pair
    shared = [key for key in names[first].keys() & names[second].keys() if rarity(key) >= _RARE]
    named = sorted(shared, key=lambda key: (-names[first][key].count - names[second][key].count, key))[:_NAMED]
    if named:
        places = (Place(article, names[article][key].span) for article in pair for key in named)
        yield Reason("names", "both name", tuple(places))
