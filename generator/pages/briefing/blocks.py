"""Blocks of the front page: a story with telling numbers and quotes, or a topic with its events under each other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.link.reading import Place
from generator.model import Href, Span
from generator.pages.briefing.points import new_in
from generator.pages.briefing.speakers import front_speakers
from generator.pages.briefing.tell import Stated, Tell, of_story, stated, tells
from generator.show import quotations
from generator.show.addresses import Links
from generator.show.chips import Chip, chip, date_of
from generator.show.context import Run, lead_runs
from generator.show.fronts import EVENTS, Block, Event, pin_of
from generator.show.ledger import Measure
from generator.show.lookup import Lookup
from generator.show.quotations import QuoteCard, Utterance
from generator.show.stories import days_of, story_lead, story_path, told_by, voices
from generator.show.titles import Title, title_of
from generator.show.wording import NO_DATE, many

NUMBERS, OF_TOPIC = 2, 4
"""Measures beside a story, and beside a topic, which has none of its own on each event."""
QUOTES = 2
ALSO = 3
"""Further reports named below a lead."""
LONG = 60
"""Words of a first sentence that is no lead any more: the headline tells it."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event: headline, lead, who reports it."""

    date: str
    undated: bool
    title: Title
    href: Href
    lead: tuple[Run, ...]
    chip: Chip
    also: tuple[Chip, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote with who else has it."""

    card: QuoteCard
    others: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A block, ready to be laid out."""

    topic: bool
    kick: str
    new: str
    """`New`, `2 new reports`; empty where nothing is, and after a first build."""
    pinned: bool
    events: tuple[Told, ...]
    more_events: int
    tells: tuple[Tell, ...]
    stated: tuple[Stated, ...]
    quotes: tuple[Quoted, ...]
    more: str
    """What its own page holds besides."""
    href: Href
    first: bool = False
    """It leads the page."""


@dataclass(frozen=True, slots=True)
class Made:
    """A block with what the rest of the page need not say again."""

    shown: Shown
    measures: frozenset[str]
    """Addresses of the measures that it shows."""
    speakers: frozenset[tuple[str, str]]
    articles: tuple[str, ...]
    """Those that it takes words from."""


def block(lookup: Lookup, links: Links, made: Block, hidden: Collection[tuple[str, Span]]) -> Made:
    """`hidden`: article and span of the figures and quotes that the owner keeps off."""
    events = made.events[:EVENTS]
    told = tuple(_told(lookup, links, event) for event in events)
    measures = [measure for measure in _measures(lookup, made) if not _is_hidden(measure, hidden)]
    numbers = tells(lookup, links, measures, OF_TOPIC if made.topic else NUMBERS)
    quotes = () if made.topic else _quotes(lookup, made, hidden)
    story = made.events[0].story
    own = (
        []
        if made.topic or story is None
        else [place for place in story.figures if (place.article, place.span) not in hidden]
    )
    seen = [
        Place(event.central, run.words.span) for event, shown in zip(events, told, strict=True) for run in shown.lead
    ]
    shown = Shown(
        made.topic,
        _kick(lookup, made),
        new_in(lookup, made.articles),
        pin_of(lookup, made) is not None,
        told,
        len(made.events) - len(events),
        numbers,
        stated(lookup, links, own, seen, NUMBERS - len(numbers)),
        tuple(_quoted(lookup, links, utterance) for utterance in quotes),
        _more(len(measures), topic=made.topic),
        links.to("figures/index.md") if made.topic or story is None else links.to(story_path(story)),
    )
    slugs = frozenset(number.slug for number in numbers)
    words_of = [event.articles[: 1 + ALSO] for event in events]
    words_of += [
        tuple(entry.article for entry in measure.comparison.entries) for measure in measures if measure.slug in slugs
    ]
    words_of += [(utterance.article.id,) for utterance in quotes] + [tuple(place.article for place in own)]
    keys = (quotations.speaker_key(lookup, utterance) for utterance in quotes)
    return Made(
        shown,
        slugs,
        frozenset(key for key in keys if key),
        tuple(dict.fromkeys(article for articles in words_of for article in articles)),
    )


def _told(lookup: Lookup, links: Links, event: Event) -> Told:
    article = lookup.entries[event.central].article
    date = date_of(article)
    lead = story_lead(lookup, event.story) if event.story else lead_runs(lookup, article)
    return Told(
        date,
        date == NO_DATE,
        title_of(lookup, article),
        links.to(story_path(event.story)) if event.story else links.article(article.id),
        lead if sum(len(run.words.text.split()) for run in lead) <= LONG else (),
        chip(lookup, links, article),
        tuple(chip(lookup, links, lookup.entries[other].article) for other in event.articles[1 : 1 + ALSO]),
        max(len(event.articles) - 1 - ALSO, 0),
    )


def _kick(lookup: Lookup, made: Block) -> str:
    agencies = {agency for story in made.stories for agency in story.agencies}
    told = told_by(made.articles, voices(lookup), len(agencies))
    if made.topic:
        return f"{many(len(made.events), 'event')} of one topic, the latest first · {told}"
    return f"{told} · {days_of(lookup, made.articles)}"


def _measures(lookup: Lookup, made: Block) -> list[Measure]:
    """What the block's stories share; of a topic, what its events do."""
    if not made.topic:
        story = made.events[0].story
        return of_story(lookup, story) if story else []
    event_of = {article: at for at, event in enumerate(made.events) for article in event.articles}
    return [
        measure
        for measure in lookup.measures
        if len({event_of.get(entry.article) for entry in measure.comparison.entries} - {None}) > 1
        and measure.comparison.relation != "not comparable"
    ]


def _is_hidden(measure: Measure, hidden: Collection[tuple[str, Span]]) -> bool:
    return any((entry.article, entry.figure.span) in hidden for entry in measure.comparison.entries)


def _quotes(lookup: Lookup, made: Block, hidden: Collection[tuple[str, Span]]) -> list[Utterance]:
    """The most telling quotes of different speakers, only such as make sense by themselves."""
    held = {*made.articles}
    inside = lookup.showing(tuple(entry for entry in lookup.latest_first if entry.article.id in held))
    return [said[0] for said in front_speakers(inside, QUOTES, hidden=hidden, few=0)]


def _quoted(lookup: Lookup, links: Links, utterance: Utterance) -> Quoted:
    spans = {part.span for part in utterance.parts}
    others: dict[str, None] = {}
    for same in lookup.same_as.get(utterance.article.id, ()):
        if any(wording.quote.span in spans and wording.article == utterance.article.id for wording in same.wordings):
            others |= {wording.article: None for wording in same.wordings if wording.article != utterance.article.id}
    chips = tuple(chip(lookup, links, lookup.entries[other].article) for other in sorted(others))
    return Quoted(quotations.card(lookup, links, utterance), chips[:ALSO])


def _more(measures: int, *, topic: bool) -> str:
    if topic:
        return f"All {measures} numbers side by side" if measures > OF_TOPIC else "All numbers side by side"
    numbers = f"{many(measures, 'number')} that several state, " if measures else ""
    return f"The story: {numbers}who says what"
