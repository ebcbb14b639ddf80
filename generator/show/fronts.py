"""What a front page tells and in which order: stories, topics whose events share numbers, and single articles.

Here and not among the pages, since the data files say the same: `front` in stories.json is this order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.link import Story
from generator.link.stories import Topic
from generator.owner.choices import in_period
from generator.show.ledger import Measure
from generator.show.lookup import Lookup, day
from generator.show.stories import voices
from generator.show.topics import in_turn

# A block is about 100 words: five of them and two dozen headlines are read in five minutes at 200 words a minute.
BLOCKS = 5
SHORT = 8
"""Further stories, each by its headline."""
EVENTS = 5
"""Events of a topic, each with headline and lead."""
_RUNNING = frozenset({"running", "series", "length"})
"""Sorts of figures that go on from event to event: the dead of a war so far, the number of a visit."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a topic's block tells in one headline."""

    story: Story | None
    """None: one article tells it."""
    articles: tuple[str, ...]
    """The one that tells it first."""

    @property
    def central(self) -> str:
        """The article whose headline and lead tell it."""
        return self.articles[0]


@dataclass(frozen=True, slots=True)
class Block:
    """A story, or a topic whose events share running numbers."""

    events: tuple[Event, ...]
    """One for a story; the latest first."""
    topic: bool
    publishers: int

    @property
    def articles(self) -> tuple[str, ...]:
        """All of them, those of the first event first."""
        return tuple(article for event in self.events for article in event.articles)

    @property
    def stories(self) -> tuple[Story, ...]:
        """Those that it tells."""
        return tuple(event.story for event in self.events if event.story is not None)


@dataclass(frozen=True, slots=True)
class Front:
    """A front page."""

    blocks: tuple[Block, ...]
    short: tuple[Block, ...]
    """Blocks that are told by their headline alone."""
    alone: tuple[str, ...]
    """Articles that no block tells, in the order of `latest_first`."""
    left: int
    """Blocks that it does not tell."""

    def ranks(self) -> dict[str, int]:
        """The place of each story that the page shows, from 1, by slug."""
        shown = (story for block in (*self.blocks, *self.short) for story in block.stories)
        return {story.slug: at for at, story in enumerate(dict.fromkeys(shown), 1)}


def period_of(lookup: Lookup) -> Lookup:
    """The site as its front page shows it: `latest_first` holds the articles of the owner's period. Labels and places
    are those of the whole site.
    """
    days = lookup.publication.options.days
    if not any(days):
        return lookup
    return lookup.showing(tuple(entry for entry in lookup.latest_first if in_period(entry, days)))


def front(lookup: Lookup) -> Front:
    """The front page. `lookup` is that of `period_of`.

    Most independent publishers first, then the latest; what the owner pinned before all, by the owner's order.
    """
    choices = lookup.choices
    inside = {entry.article.id for entry in lookup.latest_first}
    stories = [
        story
        for story in lookup.site.stories.stories
        if story.central in inside
        and story.slug not in choices.stories.hide
        and story.central not in choices.points.hide
    ]
    voice = voices(lookup)
    hidden = {article for story in _kept_off(lookup) for article in story.articles} | {*choices.points.hide}
    made = list(_blocks(lookup, stories, inside - hidden, voice))
    ordered = _pinned_first(lookup, sorted(made, key=lambda block: _order(lookup, block)))
    pinned = sum(pin_of(lookup, block) is not None for block in ordered)
    full = in_turn(lookup, ordered, lambda block: lookup.entries[block.events[0].central], max(BLOCKS, pinned))
    rest = [block for block in ordered if block not in full]
    told = {article for block in made for article in block.articles}
    alone = (entry.article.id for entry in lookup.latest_first if entry.article.id not in told | hidden)
    return Front(tuple(full), tuple(rest[:SHORT]), tuple(alone), max(len(rest) - SHORT, 0))


def listed(lookup: Lookup) -> Lookup:
    """The site as the lists of its front page show it: without the articles of stories that the owner keeps off."""
    hidden = {article for story in _kept_off(lookup) for article in story.articles}
    if not hidden:
        return lookup
    return lookup.showing(tuple(entry for entry in lookup.latest_first if entry.article.id not in hidden))


def _kept_off(lookup: Lookup) -> list[Story]:
    """The stories that the owner keeps off the front page."""
    return [story for story in lookup.site.stories.stories if story.slug in lookup.choices.stories.hide]


# ---- blocks -------------------------------------------------------------------------------------------------------


def _blocks(
    lookup: Lookup, stories: Sequence[Story], inside: Iterable[str], voice: Mapping[str, str]
) -> Iterator[Block]:
    """Topics with running numbers, then the stories that are in none."""
    shown = set(inside)
    taken: set[str] = set()
    by_article = {article: story for story in stories for article in story.articles}
    for topic in lookup.site.stories.topics:
        events = [event for its in _running(lookup, topic) if (event := _event(its, by_article, shown))]
        if len(events) > 1:
            ordered = _latest_first(lookup, events)
            articles = {article for event in events for article in event.articles}
            taken |= articles
            yield Block(tuple(ordered), topic=True, publishers=len({voice[article] for article in articles}))
    for story in stories:
        if story.central in shown and story.central not in taken:
            event = _event(story.articles, by_article, shown)
            if event is not None:
                yield Block((event,), topic=False, publishers=len({voice[article] for article in event.articles}))


def _event(articles: Sequence[str], stories: Mapping[str, Story], shown: set[str]) -> Event | None:
    held = tuple(article for article in articles if article in shown)
    story = stories.get(held[0]) if held else None
    if story is None:
        return Event(None, held) if held else None
    return Event(story, (story.central, *(article for article in held if article != story.central)))


def _running(lookup: Lookup, topic: Topic) -> list[tuple[str, ...]]:
    """The events of a topic that share running numbers with others of it; none where there are no two."""
    event_of = {article: at for at, event in enumerate(topic.events) for article in event}
    joined: set[int] = set()
    for measure in _measures_of(lookup, topic.articles):
        held = {event_of[entry.article] for entry in measure.comparison.entries if entry.article in event_of}
        if len(held) > 1 and measure.comparison.entries[0].sort in _RUNNING:
            joined |= held
    return [topic.events[at] for at in sorted(joined)]


def _measures_of(lookup: Lookup, articles: Iterable[str]) -> Iterator[Measure]:
    """The measures that some of the articles state, each once."""
    seen: set[str] = set()
    for article in articles:
        for measure in lookup.measures_in.get(article, ()):
            if measure.slug not in seen and measure.comparison.relation != "not comparable":
                seen.add(measure.slug)
                yield measure


def _latest_first(lookup: Lookup, events: Sequence[Event]) -> list[Event]:
    """By stated days; one without stands before the first that its own words show to be earlier, else at the end."""
    dated = sorted((event for event in events if _day(lookup, event)), key=lambda event: _day(lookup, event))[::-1]
    for event in (event for event in events if not _day(lookup, event)):
        earlier = (at for at, other in enumerate(dated) if _is_later(lookup, event, other))
        dated.insert(next(earlier, len(dated)), event)
    return dated


def _is_later(lookup: Lookup, event: Event, other: Event) -> bool:
    """Whether some article of `event` is known to be later than one of `other`: its war lasts longer by then."""
    steps = (lookup.site.order.between(ours, theirs) for ours in event.articles for theirs in other.articles)
    return any(step is not None and step.later in event.articles for step in steps)


def _day(lookup: Lookup, event: Event) -> str:
    return max(day(lookup.entries[article].article) for article in event.articles)


# ---- order --------------------------------------------------------------------------------------------------------


def _order(lookup: Lookup, block: Block) -> tuple[int, int, int, str]:
    """Most independent publishers first, then the latest, then the largest."""
    latest = max(_day(lookup, event) for event in block.events)
    number = int(latest.replace("-", "")) if latest.replace("-", "").isdigit() else 0
    return -block.publishers, -number, -len(block.articles), block.events[0].central


def _pinned_first(lookup: Lookup, blocks: Sequence[Block]) -> list[Block]:
    held = [(at, block) for block in blocks if (at := pin_of(lookup, block)) is not None]
    pinned = [block for _, block in sorted(held, key=lambda row: row[0])]
    return [*pinned, *(block for block in blocks if block not in pinned)]


def pin_of(lookup: Lookup, block: Block) -> int | None:
    """Its place among what the owner pinned: stories by their address, then articles that lead one."""
    choices = lookup.choices
    order = (*choices.stories.pin, *choices.points.pin)
    keys = {story.slug for story in block.stories} | {*block.articles}
    return next((at for at, key in enumerate(order) if key in keys), None)
