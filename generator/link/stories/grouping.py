"""Which articles report one event, and which are about one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import product

from generator.link.order import Order
from generator.link.reading import Corpus, Reading
from generator.link.same_quotes import SameQuote
from generator.link.sources import SourceGroup
from generator.link.stories.apart import Known, doubt, kept_apart
from generator.link.stories.by_owner import NOTHING_SAID, OwnersEvents
from generator.link.stories.clusters import clusters
from generator.link.stories.likeness import Pair, alike, candidates, likeness, profiles
from generator.link.stories.story import Groups

# How likely one event must be on average between two groups that become one, and where they make only two articles,
# or three: a story of few has nothing else that bears it out. ECB+'s events score .926 (pairwise F1) with .8 and .5 for
# the small ones, .928 without them; in 757 articles of one campaign year they leave 39 pairs of 165.
_EVENT, _FIRST = 0.2, (0.8, 0.5)
# Groups have a mean of their own; across they need a share of the looser one's: a third where both are two and more, as
# one minister's two affairs are still two, and three fifths where both are four and more.
_CLOSER = {2: 0.35, 4: 0.6}
# Less likely pairs are left out of the sums.
_LEAST = 0.02
# An utterance or a source that only two articles have makes one event at least this likely.
_TIED = 0.6
# From this cosine of words on two articles are about one thing: the five seeds, of one war, are all above .45; of 757
# articles of one election year pairs below .3 have only the campaign in common.
_TOPIC = 0.32


def group(
    corpus: Corpus,
    sources: Sequence[SourceGroup],
    quotes: Sequence[SameQuote],
    order: Order,
    owners: OwnersEvents = NOTHING_SAID,
) -> Groups:
    """Events and topics. Time grows with the number of articles and what ties them. `owners`: which articles the owner
    says report one event, and which do not.
    """
    made = profiles(corpus)
    days = {reading.id: stated_day(reading) for reading in corpus.readings}
    known = Known(made, days, order)
    found = alike(made, candidates(made))
    tied = _ties(sources, quotes)
    for pair in sorted(tied):
        if pair not in found:
            found[pair] = likeness(made[pair[0]], made[pair[1]])
    events = {pair: value.one_event * doubt(known, *pair) for pair, value in found.items()}
    for pair in tied:
        events[pair] = max(events[pair], _TIED * doubt(known, *pair))
    events = {pair: round(value, 6) for pair, value in events.items() if value >= _LEAST}

    def apart(ours: Iterable[str], theirs: Iterable[str]) -> bool:
        return any(owners.apart(one, other) or kept_apart(known, one, other) for one, other in product(ours, theirs))

    event_groups = owners.joined(grouped(events, apart))
    topical = {pair: value.words for pair, value in found.items() if value.words >= _TOPIC}
    return Groups(_by_article(event_groups), _by_article(_topics(topical, event_groups)), events)


def grouped(
    events: Mapping[Pair, float], apart: Callable[[Iterable[str], Iterable[str]], bool]
) -> list[tuple[str, ...]]:
    """Groups that report one event each, from how likely each pair does. `apart`: whether something keeps two groups
    apart.
    """
    return clusters(events, _EVENT, first=_FIRST, closer=_CLOSER, apart=apart)


def _topics(alike_pairs: Mapping[Pair, float], events: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Topics hold whole events: an event stands for its articles when topics are joined."""
    head = {article: its[0] for its in events for article in its}
    members = {its[0]: its for its in events}
    sums: dict[Pair, list[float]] = {}
    for (one, other), value in alike_pairs.items():
        ours, theirs = sorted((head.get(one, one), head.get(other, other)))
        if ours != theirs:
            sums.setdefault((ours, theirs), []).append(value)
    means = {
        (one, other): sum(values) / (len(members.get(one, (one,))) * len(members.get(other, (other,))))
        for (one, other), values in sums.items()
    }
    joined = clusters(means, _TOPIC, first=(_TOPIC, _TOPIC), closer={}, apart=lambda _ours, _theirs: False)
    topics = [tuple(sorted(article for one in its for article in members.get(one, (one,)))) for its in joined]
    inside = {article for its in topics for article in its}
    return sorted([*topics, *(its for its in events if its[0] not in inside)])


def _by_article(groups: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {article: its for its in groups for article in its}


def _ties(sources: Sequence[SourceGroup], quotes: Sequence[SameQuote]) -> set[Pair]:
    """Pairs with likely one source, or with an utterance that no third article quotes."""
    found = {(pair.first, pair.second) for one in sources for pair in one.pairs}
    for one_quote in quotes:
        articles = sorted({wording.article for wording in one_quote.wordings})
        if len(articles) == 2:
            found.add((articles[0], articles[1]))
    return found


def stated_day(reading: Reading) -> date | None:
    """The day that an article states, or its owner for it."""
    stated = reading.entry.article.metadata.date
    try:
        return date.fromisoformat(stated.value[:10]) if stated else None
    except ValueError:
        return None
