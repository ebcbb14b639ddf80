"""A story out of a group of articles: which of them tells it, in which headline and lead, and what ties them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.extract.figures import Figure
from generator.link.ledger import Comparison
from generator.link.publishers import agencies, publishers
from generator.link.reading import Corpus, Place, Reading
from generator.link.slugs import free, slug_of
from generator.link.sources import SourceGroup
from generator.link.stories.genre import genre_of
from generator.link.stories.grouping import stated_day
from generator.link.stories.story import Groups, Reason, Story
from generator.model import Span


@dataclass(frozen=True, slots=True)
class Shared:
    """What stories are told from besides the articles."""

    groups: Groups
    comparisons: Sequence[Comparison]
    sources: Sequence[SourceGroup]
    ties: Mapping[tuple[str, str], Sequence[Reason]]
    """Reasons by pair of articles."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """Outlet to publishing house as the owner states it."""


def tell(corpus: Corpus, shared: Shared) -> tuple[Story, ...]:
    """One story for each event that several articles report, in the order of a front page."""
    readings = {reading.id: reading for reading in corpus.readings}
    voices = publishers((reading.entry for reading in corpus.readings), shared.sources, shared.owners)
    told = _by_story(shared)
    made = [
        _story([readings[article] for article in articles], told[articles], shared.groups, voices)
        for articles in sorted(set(shared.groups.events.values()))
    ]
    return _ranked(_slugged(made, readings), readings)


@dataclass(slots=True)
class _Told:
    """What the articles of one story share."""

    measures: list[Comparison] = field(default_factory=list)
    """In the order of the ledger."""
    reasons: list[Reason] = field(default_factory=list)


def _by_story(shared: Shared) -> Mapping[tuple[str, ...], _Told]:
    """By the articles of a story. Each measure and each tie is looked at once."""
    events = shared.groups.events
    told: defaultdict[tuple[str, ...], _Told] = defaultdict(_Told)
    for one in shared.comparisons:
        counts = Counter(events[entry.article] for entry in one.entries if entry.article in events)
        if one.relation != "not comparable":
            for articles, count in counts.items():
                if count > 1:
                    told[articles].measures.append(one)
    for (first, second), reasons in sorted(shared.ties.items()):
        if first in events and events[first] == events.get(second):
            told[events[first]].reasons += reasons
    return told


def _story(its: Sequence[Reading], told: _Told, groups: Groups, voices: Mapping[str, str]) -> Story:
    central = _central(its, groups)
    headline, lead = _words(central)
    return Story(
        slug="",
        articles=tuple(reading.id for reading in its),
        kinds=tuple(genre_of(reading) for reading in its),
        publishers=len({voices[reading.id] for reading in its}),
        agencies=tuple(sorted({agency for reading in its for agency in agencies(reading.entry)})),
        central=central.id,
        headline=headline,
        lead=lead,
        figures=_figures(central, told.measures, {reading.id for reading in its}),
        measures=tuple(one.id for one in told.measures),
        reasons=tuple(told.reasons[:_REASONS]),
    )


_REASONS = 8
"""Reasons that a story keeps; a campaign's articles are tied in a hundred ways."""


# ---- headline and lead --------------------------------------------------------------------------------------------


def _central(its: Sequence[Reading], groups: Groups) -> Reading:
    """The report most like the others; of pieces that are no reports only where there is no report."""

    def rank(reading: Reading) -> tuple[bool, bool, bool, int, str, str]:
        others = [other.id for other in its if other is not reading]
        like = sum(groups.likeness.get((min(reading.id, it), max(reading.id, it)), 0.0) for it in others)
        genre = genre_of(reading)
        day = stated_day(reading)
        # Likeness in tenths, so that recency breaks ties.
        share = round(10 * like / (len(its) - 1))
        titled = reading.entry.article.metadata.title is not None
        return genre != "foreign", genre == "report", titled, share, day.isoformat() if day else "", reading.id

    return max(its, key=rank)


# A first sentence of fewer words is a dateline, a label or a greeting.
_LEAST = 6


def _words(reading: Reading) -> tuple[Place, Place | None]:
    """Headline and lead: the title and the first whole sentence below it."""
    article = reading.entry.article
    title = next((block.span for block in article.blocks if block.kind == "title"), None)
    running = [sentence.span for sentence in reading.sentences if sentence.block.kind == "paragraph"]
    whole = [span for span in running if len(span.cut(article.text).split()) >= _LEAST] or running
    if title is None:
        first = (whole or [sentence.span for sentence in reading.sentences] or [Span(0, max(1, len(article.text)))])[0]
        return Place(reading.id, first), None
    opening = Span(article.paragraphs[0].span.start, whole[0].end) if whole else None
    # What stands after a withheld opening isn't the article's lead.
    if opening is None or any(withheld.overlaps(opening) for withheld in article.withheld):
        return Place(reading.id, title), None
    return Place(reading.id, title), Place(reading.id, whole[0])


# ---- figures ------------------------------------------------------------------------------------------------------


_MOST = 2
_KEY = ("count", "money", "vote")


def _figures(central: Reading, told: Sequence[Comparison], articles: set[str]) -> tuple[Place, ...]:
    """What happened to people, money, votes: first what most articles state, then what the headline's report ranks
    first.
    """
    found: list[Place] = []
    for one in sorted(told, key=lambda one: (not _weighs(one.entries[0].figure), -len(one.entries))):
        entry = max(
            (entry for entry in one.entries if entry.article in articles),
            key=lambda entry: (entry.article == central.id, entry.article),
        )
        found.append(entry.place)
    own = (figure for figure in central.entry.extracts.of(Figure) if _weighs(figure))
    found += [Place(central.id, figure.phrase) for figure in own]
    return tuple(dict.fromkeys(found))[:_MOST]


def _weighs(figure: Figure) -> bool:
    return figure.rank == "key" and figure.kind in _KEY


# ---- order and addresses ------------------------------------------------------------------------------------------


def _latest(story: Story, readings: Mapping[str, Reading]) -> str:
    """The latest stated day of its articles; empty for none."""
    return max((day.isoformat() for article in story.articles if (day := stated_day(readings[article]))), default="")


def _ranked(stories: Iterable[Story], readings: Mapping[str, Reading]) -> tuple[Story, ...]:
    """Most independent publishers first, then the latest, then the largest."""
    ordered = sorted(stories, key=lambda one: one.slug)
    ordered.sort(key=lambda one: (one.publishers, _latest(one, readings), len(one.articles)), reverse=True)
    return tuple(replace(one, front=rank) for rank, one in enumerate(ordered, 1))


_TAKEN = re.compile(r"page-\d+|index|readme")
"""The list of stories itself has these addresses."""


def _slugged(stories: Sequence[Story], readings: Mapping[str, Reading]) -> list[Story]:
    """Each with an address of its own: the words of the headline of its earliest article, undated ones last."""
    made: list[Story] = []
    used: set[str] = set()
    for story in stories:
        first = min(story.articles, key=lambda article: (_stated(readings[article]), article))
        headline, _ = _words(readings[first])
        base = slug_of(headline.span.cut(readings[first].entry.article.text)) or slug_of(first) or "story"
        base = f"story-{base}" if _TAKEN.fullmatch(base) else base
        made.append(replace(story, slug=free(base, used)))
    return made


def _stated(reading: Reading) -> str:
    day = stated_day(reading)
    return day.isoformat() if day else "~"
