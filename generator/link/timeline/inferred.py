"""Dates that only several articles together settle."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.base.text import fold
from generator.extract.dates import DateMention
from generator.extract.dates.calendar import interval_of, months_later
from generator.link.ledger import Comparison
from generator.link.ledger.lasting import lasting_things
from generator.link.ledger.statements import Statement
from generator.link.ledger.when import When, when_of
from generator.link.reading import Corpus, Place, Reading, Sentence
from generator.model import Span

Ground = Literal["length", "same day", "before"]


@dataclass(frozen=True, slots=True)
class Inference:
    """A date that no article states, with the sentences that show it."""

    iso: str
    ground: Ground
    """length: so long after a beginning that another article dates; same day: a dated article tells of that day;
    before: the latest such month before the month in which the article was written."""
    shown: tuple[Place, ...]
    """Sentences: of the article itself first, then of the dated one."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """When something that lasts began, as dated articles show."""

    iso: str
    """A day or a month."""
    first: date
    shown: Place
    """The sentence that dates it."""
    entries: tuple[Statement, ...]
    """The lengths that are counted from it."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """All that was inferred."""

    articles: Mapping[str, Inference]
    """Month of writing by article id."""
    mentions: Mapping[tuple[str, Span], Inference]
    """By article id and span of the date expression."""


# ---- beginnings ---------------------------------------------------------------------------------------------------

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def beginnings(corpus: Corpus, comparisons: Sequence[Comparison]) -> tuple[Beginning, ...]:
    """One for each thing whose length several articles state, if the dated ones agree on its first month."""
    readings = {reading.id: reading for reading in corpus.readings}
    found = []
    for comparison in comparisons:
        if comparison.entries[0].sort != "length":
            continue
        starts = [
            (one, start)
            for one in comparison.entries
            if (day := article_day(readings[one.article])) and (start := _back(day, one)) is not None
        ]
        months = {(start.year, start.month) for _, start in starts}
        if not starts or (len(months) > 1 and max(s for _, s in starts) - min(s for _, s in starts) > timedelta(45)):
            continue
        one, start = starts[0]
        exact = _first_day(readings[one.article], one, start)
        if exact is not None:
            day, sentence = exact
            found.append(Beginning(day.isoformat(), day, Place(one.article, sentence.span), comparison.entries))
        else:
            iso = f"{start.year:04}-{start.month:02}"
            first = start.replace(day=1)
            found.append(Beginning(iso, first, Place(one.article, one.sentence.span), comparison.entries))
    return tuple(found)


def article_day(reading: Reading) -> date | None:
    """The article's stated day."""
    stated = reading.entry.article.metadata.date
    days = interval_of(stated.value[:10]) if stated else None
    return days.first if days else None


def _back(day: date, one: Statement) -> date | None:
    number = int(one.figure.low)
    try:
        if one.figure.unit in _DAYS:
            return day - timedelta(number * _DAYS[one.figure.unit])
        if one.figure.unit in _MONTHS and number < 1200:
            return months_later(day, -number * _MONTHS[one.figure.unit])
    except (ValueError, OverflowError):
        return None
    return None


def _first_day(reading: Reading, one: Statement, start: date) -> tuple[date, Sentence] | None:
    """The only day within the month before and after `start` that a sentence about the thing names."""
    found: dict[date, Sentence] = {}
    for mention in reading.entry.extracts.of(DateMention):
        days = interval_of(mention.iso) if mention.iso else None
        if days is None or days.first != days.last or abs((days.first - start).days) > 35:
            continue
        sentence = reading.sentence_of(mention.span)
        if sentence is not None and one.thing in lasting_things(sentence):
            found.setdefault(days.first, sentence)
    return next(iter(found.items())) if len(found) == 1 else None


# ---- what follows -------------------------------------------------------------------------------------------------


def infer(corpus: Corpus, begun: Sequence[Beginning]) -> Inferred:
    """Months of undated articles, and dates of expressions in them."""
    readings = {reading.id: reading for reading in corpus.readings}
    undated = {reading.id for reading in corpus.readings if article_day(reading) is None}
    articles: dict[str, Inference] = {}
    mentions: dict[tuple[str, Span], Inference] = {}
    for beginning in begun:
        for one in beginning.entries:
            shown = (Place(one.article, one.sentence.span), beginning.shown)
            if one.article in undated and one.figure.bound == "=" and one.figure.unit in _MONTHS:
                later = months_later(beginning.first, int(one.figure.low) * _MONTHS[one.figure.unit])
                articles.setdefault(one.article, Inference(f"{later.year:04}-{later.month:02}", "length", shown))
        for one in beginning.entries:
            if one.article in undated:
                mentions |= dict(_lengths(readings[one.article], one, beginning))
    known = _known_days(corpus)
    for article in sorted(undated):
        reading = readings[article]
        for mention in reading.entry.extracts.of(DateMention):
            if mention.iso is None and (article, mention.span) not in mentions:
                guess = _guess(reading, mention, known, articles.get(article))
                if guess is not None:
                    mentions[article, mention.span] = guess
    return Inferred(articles, mentions)


def _lengths(reading: Reading, one: Statement, beginning: Beginning) -> Iterator[tuple[tuple[str, Span], Inference]]:
    shown = (Place(one.article, one.sentence.span), beginning.shown)
    for mention in reading.entry.extracts.of(DateMention):
        if mention.iso is None and mention.span.overlaps(one.figure.span):
            ago = mention.rule.endswith("ago")
            iso = f"{beginning.first.year:04}-{beginning.first.month:02}" if ago else f"{beginning.iso}/.."
            yield (one.article, mention.span), Inference(iso, "length", shown)


Known = tuple[Sentence, When, str]


def _known_days(corpus: Corpus) -> Mapping[tuple[int, int | str], list[Known]]:
    """Days and parts of months that articles settle, by month and day or part."""
    found: defaultdict[tuple[int, int | str], list[Known]] = defaultdict(list)
    for reading in corpus.readings:
        for mention in reading.entry.extracts.of(DateMention):
            if mention.iso is None:
                continue
            when = when_of(reading.entry.article.text, mention)
            sentence = reading.sentence_of(mention.span)
            if when is not None and when.is_telling and sentence is not None:
                found[when.month, when.day or when.part].append((sentence, when, mention.iso))
    return found


_FUTURE = re.compile(r"\b(?:will|scheduled|expected|planned|due|next|would)\b")
_SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("AU", 9), "fall": ("AU", 9), "winter": ("WI", 12)}
_LOOKED_AT = 40


def _guess(
    reading: Reading,
    mention: DateMention,
    known: Mapping[tuple[int, int | str], list[Known]],
    written: Inference | None,
) -> Inference | None:
    text = reading.entry.article.text
    sentence = reading.sentence_of(mention.span)
    if sentence is None:
        return None
    when = when_of(text, mention)
    if when is not None and when.is_telling:
        same = known.get((when.month, when.day or when.part), [])[:_LOOKED_AT]
        told = {iso: other for other, _, iso in reversed(same) if _tell_alike(sentence, other)}
        if len(told) == 1:
            ((iso, other),) = told.items()
            return Inference(iso, "same day", (Place(reading.id, sentence.span), Place(other.article, other.span)))
    if written is None or _FUTURE.search(fold(text[sentence.span.start : mention.span.start])):
        return None
    iso_before = _before(text, mention, when, written.iso)
    if iso_before is None:
        return None
    return Inference(iso_before, "before", (Place(reading.id, sentence.span), *written.shown))


def _tell_alike(ours: Sentence, theirs: Sentence) -> bool:
    """Whether two sentences that name one day tell of one event: two names or telling words in common."""
    shared = ours.stems & theirs.stems
    telling = [stem for stem in shared if not stem.isdigit() and not _is_month(stem)]
    return len(telling) >= 2 and bool(ours.names & theirs.names & set(telling))


def _is_month(stem: str) -> bool:
    return stem[:3] in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _before(text: str, mention: DateMention, when: When | None, written: str) -> str | None:
    """The latest such month, day or season that begins no later than the month `written`."""
    year, month = int(written[:4]), int(written[5:7])
    if when is not None and when.year is None:
        in_year = year if when.month <= month else year - 1
        iso = f"{in_year:04}-{when.month:02}" + (f"-{when.day:02}" if when.day else "")
        return iso if interval_of(iso) else None
    words = set(fold(mention.span.cut(text)).lower().split())
    for name, (code, first) in _SEASONS.items():
        if name in words and "last" not in words:
            return f"{year if first <= month else year - 1:04}-{code}"
    return None
