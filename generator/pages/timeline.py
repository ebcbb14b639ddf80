"""`/timeline/`: what the texts date, a picture and a list; what only several articles settle is marked as inferred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.base.addresses import slug
from generator.link.reading import Place
from generator.link.timeline import ArticleTime, Dated
from generator.link.timeline.inferred import Inference
from generator.model import Article, Href, Mark, Page, Span
from generator.pages.chronology import picture, since
from generator.pages.lists import Listing
from generator.pages.page import page
from generator.pages.paging import paged
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.context import Run, context_of, runs
from generator.show.lookup import Lookup, cut
from generator.show.wording import many, reading

PER_PAGE = 80

_GROUNDS = {
    "length": "so long after a beginning that another article dates",
    "same day": "another article, which is dated, tells of the same day",
    "before": "the latest such date before the article was written, itself inferred",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of an article and the expressions in it that mean one day or span.

    Where extracts stand alone, `sentence` is the first of them: nothing else is shown.
    """

    first: date
    last: date
    article: str
    sentence: Span
    held: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence that an inference stands on."""

    chip: Chip
    runs: tuple[Run, ...]
    """Empty where the sentence stands elsewhere on the page, at `at`, and where it is not to be shown."""
    at: Href | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a date is inferred."""

    how: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says of a moment."""

    anchor: str
    """Empty where the sentence stands elsewhere on the page."""
    runs: tuple[Run, ...]
    """The sentence; only the expression where the sentence stands elsewhere."""
    elsewhere: Href | None
    chip: Chip
    place: str
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Moment:
    """One day or span with all that is said of it."""

    reading: str
    day: bool
    first: str
    """The day that it begins with, in ISO form."""
    inferred: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The moments that begin in one year, or before all that the picture shows."""

    name: str
    anchor: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """When an article was written, where it states no date."""

    chip: Chip
    reading: str
    reason: Reason


def rows(lookup: Lookup) -> tuple[Row, ...]:
    """In order of time, then article and text."""
    by_sentence: dict[tuple[date, date, str, Span], list[Dated]] = {}
    for dated in lookup.site.timeline.dated:
        sentence = lookup.places[dated.article].around(dated.mention.span)
        by_sentence.setdefault((dated.first, dated.last, dated.article, sentence), []).append(dated)
    alone = context_of(lookup) == "extract"
    return tuple(
        Row(first, last, article, its[0].mention.span if alone else sentence, tuple(its))
        for (first, last, article, sentence), its in by_sentence.items()
    )


def timeline(lookup: Lookup) -> Iterator[Page]:
    """The picture on the first page, the list, and how many expressions nothing settles."""
    time = lookup.site.timeline
    began = since(lookup)
    # The list opens at the articles' own time, as the picture does; what is background to them comes last.
    every = tuple(sorted(rows(lookup), key=lambda row: row.first < began))
    counts: dict[str, int] = {}
    for mention in time.open:
        counts[mention.article] = counts.get(mention.article, 0) + 1
    unsettled = [
        (entry.article, counts[entry.article.id]) for entry in lookup.latest_first if entry.article.id in counts
    ]
    every_date = len(time.dated) + len(time.open)
    for part in paged("timeline", every, PER_PAGE):
        links = Links(part.path)
        sentences = _Sentences(lookup, links, part.items)
        first = part.number == 1
        years = tuple(
            Year(
                str(year) if year else f"Before {reading(began.isoformat()[:7])}",
                f"year-{year}" if year else "earlier",
                tuple(
                    _moment(lookup, links, sentences, tuple(held))
                    for _, held in groupby(its, lambda row: (row.first, row.last))
                ),
            )
            for year, its in groupby(part.items, lambda row: row.first.year if row.first >= began else 0)
        )
        written = tuple(
            Written(chip(lookup, links, _article(lookup, article)), reading(inference.iso), sentences.reason(inference))
            for article, inference in (_inferred(time.articles) if first else ())
        )
        yield page(
            part.path,
            "timeline.md.jinja",
            part.called("Timeline"),
            description=part.called(
                f"The days that the articles name, in order: {len(time.dated):,} of "
                f"{many(every_date, 'date expression')} settled, each with its source"
                if every_date
                else "The days that the articles name, in order."
            ),
            listing=Listing("timeline", "days and spans", len({(row.first, row.last) for row in every})),
            total=many(every_date, "date expression"),
            settled=f"{sum(dated.inferred is None for dated in time.dated):,}",
            inferred=f"{sum(dated.inferred is not None for dated in time.dated):,}",
            picture=picture(lookup) if first else None,
            years=years,
            background=bool(every) and every[-1].first < began <= every[0].first,
            written=written,
            undated=tuple(
                (chip(lookup, links, article, "dates"), many(count, "expression"))
                for article, count in (unsettled[:PER_PAGE] if first else ())
            ),
            more_undated=f"The latest {PER_PAGE} of these articles are listed." if len(unsettled) > PER_PAGE else "",
            pager=part.links,
        )


def _inferred(articles: Sequence[ArticleTime]) -> list[tuple[str, Inference]]:
    return [(article.article, article.inferred) for article in articles if article.inferred is not None][:PER_PAGE]


def _article(lookup: Lookup, article_id: str) -> Article:
    return lookup.entries[article_id].article


class _Sentences:
    """Which sentence stands where on one page, so that none stands there twice."""

    def __init__(self, lookup: Lookup, links: Links, shown: Sequence[Row]) -> None:
        self._lookup, self._links = lookup, links
        self._at: dict[tuple[str, Span], str] = {}
        self._first: dict[tuple[str, Span], Row] = {}
        for row in shown:
            key = (row.article, row.sentence)
            self._first.setdefault(key, row)
            anchor = self._at.setdefault(key, f"s-{slug(lookup.labels[row.article])}-{row.sentence.start}")
            self._at.setdefault((row.article, lookup.places[row.article].around(row.sentence)), anchor)

    def anchor(self, row: Row) -> str:
        """The anchor of a row that shows its sentence; empty for one whose sentence an earlier row shows."""
        key = (row.article, row.sentence)
        return self._at[key] if self._first[key] is row else ""

    def address(self, row: Row) -> Href:
        """Where the sentence of a row stands."""
        return Href(f"#{self._at[row.article, row.sentence]}")

    def reason(self, inference: Inference) -> Reason:
        """An inference with its sentences, those that the page doesn't show yet in full."""
        return Reason(_GROUNDS[inference.ground], tuple(self._shown(place) for place in dict.fromkeys(inference.shown)))

    def _shown(self, place: Place) -> Shown:
        article = _article(self._lookup, place.article)
        sentence = self._lookup.places[article.id].around(place.span)
        source = chip(self._lookup, self._links, article)
        key = (article.id, sentence)
        if key in self._at:
            return Shown(source, (), Href(f"#{self._at[key]}"))
        bare = self._lookup.is_extract(article.id, place.span)
        shown = runs(self._lookup, article, (place.span,), brief=_brief(self._lookup, article.id, sentence), bare=bare)
        if not shown:
            return Shown(source, (), None)
        self._at[key] = f"s-{slug(self._lookup.labels[article.id])}-{sentence.start}"
        return Shown(source, shown, Href(f"#{self._at[key]}"))


def _moment(lookup: Lookup, links: Links, sentences: _Sentences, held: tuple[Row, ...]) -> Moment:
    dated = [expression for row in held for expression in row.held]
    return Moment(
        reading(min((expression.iso for expression in dated), key=len)),
        dated[0].is_exact,
        held[0].first.isoformat(),
        all(expression.inferred is not None for expression in dated),
        tuple(_said(lookup, links, sentences, row) for row in held),
    )


def _said(lookup: Lookup, links: Links, sentences: _Sentences, row: Row) -> Said:
    article = _article(lookup, row.article)
    mentions = [dated.mention for dated in row.held]
    anchor = sentences.anchor(row)
    spans = [mention.span for mention in mentions]
    brief = _brief(lookup, article.id, row.sentence)
    marks = [Mark(span, "hit") for span in spans] if context_of(lookup) != "extract" else ()  # nothing stands around
    shown = runs(lookup, article, spans, marks, brief=brief, bare=True) if anchor else (Run(cut(article, spans[0])),)
    inference = next((dated.inferred for dated in row.held if dated.inferred is not None), None)
    return Said(
        anchor,
        shown,
        None if anchor else sentences.address(row),
        chip(lookup, links, article, lookup.anchor(article, "date", mentions[0].span)),
        _place(lookup, row, {mention.basis: None for mention in mentions}),
        sentences.reason(_others(inference, lookup, row)) if inference else None,
    )


def _brief(lookup: Lookup, article_id: str, sentence: Span) -> bool:
    """Whether less than the sentence is shown, since it says nothing else of weight; never the date alone for that."""
    return context_of(lookup) == "sentence" and sentence not in lookup.told[article_id]


def _others(inference: Inference, lookup: Lookup, row: Row) -> Inference:
    """The inference without the sentence that the row itself shows."""
    around = lookup.places[row.article].around
    told = around(row.held[0].mention.span)
    kept = tuple(place for place in inference.shown if place.article != row.article or around(place.span) != told)
    return Inference(inference.iso, inference.ground, kept)


def _place(lookup: Lookup, row: Row, bases: Mapping[str | None, None]) -> str:
    place = lookup.places[row.article].name(row.held[0].mention.span)
    if "owner" in bases:
        return f"{place}; date set by the editor of this site"
    return f"{place}; read from the article’s date" if "article date" in bases else place
