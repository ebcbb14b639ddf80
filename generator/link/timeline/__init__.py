"""All dates of all articles on one line, and what may be inferred across articles, with the sentences that show it.

A date that an article states or that its own date settles is taken as it is. What only another article settles is
inferred: the month an undated article was written in ("10 months of war", where a dated one says that the war began in
October), the year of "Oct. 7" where a dated article tells of the same day, and from the inferred month the latest "May"
before it. Weekdays of undated articles stay open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.extract.dates import DateMention
from generator.extract.dates.calendar import interval_of
from generator.link.ledger import Comparison
from generator.link.reading import Corpus, Place
from generator.link.timeline.inferred import Inference, beginnings, infer
from generator.model import Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression on the line."""

    article: str
    mention: DateMention
    sentence: Span
    iso: str
    first: date
    last: date
    """`date.max` where the end is open."""
    inferred: Inference | None
    """None: the article settles it by itself."""

    @property
    def is_exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Open:
    """A date expression that nothing settles."""

    article: str
    mention: DateMention
    sentence: Span


@dataclass(frozen=True, slots=True)
class ArticleTime:
    """When an article was published, as far as known."""

    article: str
    iso: str | None
    """Stated date (day, time dropped) or inferred month; None: neither."""
    stated: Place | None
    """The words that state it; None where it is stated outside the text, inferred or unknown."""
    inferred: Inference | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates over all articles."""

    dated: tuple[Dated, ...] = ()
    """By first day, the shorter interval first, then by article and place."""
    open: tuple[Open, ...] = ()
    """By article and place."""
    articles: tuple[ArticleTime, ...] = ()
    """In order of time as far as known, undated ones last; ties by article id."""


def tell_time(corpus: Corpus, comparisons: Sequence[Comparison]) -> Timeline:
    """The timeline. Time grows with the number of dates."""
    begun = beginnings(corpus, comparisons)
    inferred = infer(corpus, begun)
    dated: list[Dated] = []
    left: list[Open] = []
    for reading in corpus.readings:
        for mention in reading.entry.extracts.of(DateMention):
            sentence = reading.sentence_of(mention.span)
            shown = sentence.span if sentence is not None else mention.span
            guess = inferred.mentions.get((reading.id, mention.span))
            iso = mention.iso or (guess.iso if guess else None)
            days = interval_of(iso) if iso else None
            if iso is None or days is None:
                left.append(Open(reading.id, mention, shown))
            else:
                stated = None if mention.iso else guess
                dated.append(Dated(reading.id, mention, shown, iso, days.first, days.last, stated))
    return Timeline(
        tuple(sorted(dated, key=lambda one: (one.first, one.last, one.article, one.mention.span))),
        tuple(left),
        _articles(corpus, inferred.articles),
    )


def _articles(corpus: Corpus, inferred: Mapping[str, Inference]) -> tuple[ArticleTime, ...]:
    made: list[tuple[str, ArticleTime]] = []
    for reading in corpus.readings:
        fact, guess = reading.entry.article.metadata.date, inferred.get(reading.id)
        if fact is not None and interval_of(fact.value[:10]) is not None:
            stated = Place(reading.id, fact.span) if fact.span else None
            made.append((fact.value[:10], ArticleTime(reading.id, fact.value[:10], stated, None)))
        elif guess is not None:
            made.append((guess.iso, ArticleTime(reading.id, guess.iso, None, guess)))
        else:
            made.append(("~", ArticleTime(reading.id, None, None, None)))
    return tuple(one for _, one in sorted(made, key=lambda pair: (pair[0], pair[1].article)))
