"""Figures: a number with its qualifier, what it counts, who states it, and as of when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from generator.base.text import fold
from generator.extract.dates import DateMention
from generator.extract.extractor import Extractor
from generator.extract.figures.dated import dates_of
from generator.extract.figures.draft import Draft
from generator.extract.figures.grammar import drafts, may_hold_figures
from generator.extract.figures.predicate import Predicate, predicate
from generator.extract.figures.rank import Weighed, long_enough, ranks
from generator.extract.figures.stated import Source, doubts, source_of, sources
from generator.extract.figures.style import style_of
from generator.extract.figures.tokens import Token, tokens
from generator.extract.figures.words import group
from generator.extract.figures.written import WRITTEN
from generator.extract.quotes import Quote
from generator.model import Article, Extract, Extracts, Problem, Span

FigureKind = Literal["count", "money", "percent", "duration", "distance", "vote", "rate", "age", "ordinal", "measure"]
Bound = Literal["=", "~", ">", "<"]
Rank = Literal["key", "secondary", "trivial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Extract):
    """A number that says how many, how much, how long or how often. `span`: the number with its magnitude word and,
    for measures, its unit ("2.3 million", "10 months", "14-0").
    """

    phrase: Span
    """For showing: qualifier, number and counted noun as one run of words ("nearly 28,000 Palestinians")."""
    low: float
    high: float | None = None
    """Upper end of a range; second number of a vote or score (in text order); None for a single number."""
    bound: Bound = "="
    qualifier: Span | None = None
    """The words that make the bound: "more than", "nearly"."""
    unit: str = ""
    """Normalised name of a measure ("dollar", "mile per hour", "month"); empty for a count."""
    kind: FigureKind = "count"
    counted: Span | None = None
    """The noun phrase it counts, as written."""
    trend: Literal["up", "down"] | None = None
    predicate: Span | None = None
    """The event or predicate it measures: "killed", "released", "held"."""
    as_of: Span | None = None
    """A date stated with it."""
    stated_by: Span | None = None
    """Whoever the text names as the number's source, or the speaker's mention when it stands inside a quote."""
    caveat: Span | None = None
    """What that source is said not to tell: "which does not distinguish ..."."""
    rank: Rank = "secondary"


@dataclass(frozen=True, slots=True)
class FigureOptions:
    """Options of the figures extractor."""


def find_figures(article: Article, found: Extracts, options: FigureOptions) -> Iterator[Figure | Problem]:
    """Figures in text order."""
    del options
    folded = fold(article.text)
    style = style_of(folded)
    quotes = found.of(Quote)
    opened = [quote.span.start for quote in quotes]
    dates = sorted(date.span for date in found.of(DateMention))
    figures: list[Figure] = []
    weighed: list[Weighed] = []
    paragraphs = 0
    for block in article.body:
        paragraphs += block.kind == "paragraph"
        early = block.kind in ("title", "standfirst") or paragraphs <= _EARLY
        for at, sentence in enumerate(block.sentences):
            if not may_hold_figures(folded[sentence.start : sentence.end]):
                continue
            row = tokens(folded, sentence.start, sentence.end, style)
            drafted = drafts(row, headline=_title_case(row))
            if not drafted:
                continue
            stated = sources(row)
            near = dates[bisect_left(dates, sentence) : bisect_left(dates, Span(sentence.end, sentence.end + 1))]
            dated = dates_of(row, drafted, near)
            doubt = _doubt(folded, block.sentences[at + 1] if at + 1 < len(block.sentences) else None)
            for k, draft in enumerate(drafted):
                floor = drafted[k - 1].end if k else 0
                ceiling = drafted[k + 1].first if k + 1 < len(drafted) else len(row)
                said = predicate(row, draft, floor, ceiling)
                source = source_of(stated, draft.first)
                behind = bisect_right(opened, row[draft.first].start)
                within = quotes[max(0, behind - _NESTED) : behind]
                figure = _figure(row, draft, said=said, source=source, quotes=within, as_of=dated[k])
                if doubt is not None and figure.caveat is None and (figure.stated_by or (said and said.kind != "deal")):
                    figure = replace(figure, caveat=doubt)
                figures.append(figure)
                weighed.append(
                    Weighed(
                        draft,
                        said.kind if said else "",
                        _lasting(row, draft),
                        early,
                        stated=figure.stated_by is not None,
                    )
                )
    for figure, rank in zip(figures, ranks(weighed), strict=True):
        yield replace(figure, rank=rank)


# Quotes that may still be open where a figure stands; more never nest.


EXTRACTOR = Extractor(
    "figures",
    Figure,
    find_figures,
    FigureOptions,
    kind="figure",
    written=WRITTEN,
    needs=("dates", "quotes"),
    plain=False,
)


_NESTED = 4
# The lead of a news article and the two paragraphs that carry it out.
_EARLY = 3
_BEGAN = group("began")
_EVENTS = group("duration of")


def _doubt(folded: str, sentence: Span | None) -> Span | None:
    """The next sentence, if it tells what the figures' source doesn't."""
    if sentence is None or sentence.end - sentence.start > 300:
        return None
    return sentence if doubts(tokens(folded, sentence.start, sentence.end)) else None


def _lasting(row: list[Token], draft: Draft) -> bool:
    """Whether a duration tells how long an event lasted: "10 months of war", "began eight months ago"."""
    if draft.kind != "duration" or not long_enough(draft):
        return False
    after = row[draft.end].low if draft.end < len(row) else ""
    if after == "ago":
        return any(row[k].low in _BEGAN for k in range(max(0, draft.first - 4), draft.first))
    if after == "of" and draft.counted is not None:
        return draft.counted.head in _EVENTS
    if draft.tail:
        return any(row[k].low in _EVENTS for k in range(draft.end, draft.tail))
    return False


def _title_case(row: list[Token]) -> bool:
    """Whether most words of four letters and more start with a capital, as in many headlines."""
    long = [token for token in row if token.kind == "w" and len(token.text) > 3]
    return bool(long) and sum(token.text[0].isupper() for token in long) * 10 >= len(long) * 7


def _figure(
    row: list[Token],
    draft: Draft,
    *,
    said: Predicate | None,
    source: Source | None,
    quotes: Sequence[Quote],
    as_of: Span | None,
) -> Figure:
    def span(first: int, end: int) -> Span:
        return Span(row[first].start, row[end - 1].end)

    first, end = draft.first, draft.end
    if draft.qualifier is not None:
        first, end = min(first, draft.qualifier.first), max(end, draft.qualifier.end)
    if draft.counted is not None:
        first, end = min(first, draft.counted.first), max(end, draft.counted.end)
    end = max(end, draft.tail)
    here = span(draft.first, draft.end)
    quote = next((quote for quote in quotes if here in quote.span), None)
    if quote is not None:
        stated_by, caveat = quote.mention or quote.speaker, None
    else:
        stated_by = span(source.first, source.end) if source else None
        caveat = span(*source.caveat) if source and source.caveat else None
    return Figure(
        span=here,
        rule=f"figure.{draft.form}",
        phrase=span(first, end),
        low=draft.low,
        high=draft.high,
        bound=draft.bound,
        qualifier=span(draft.qualifier.first, draft.qualifier.end) if draft.qualifier else None,
        unit=draft.unit,
        kind=cast("FigureKind", draft.kind),
        counted=span(draft.counted.first, draft.counted.end) if draft.counted else None,
        trend=draft.trend,
        predicate=span(said.at, said.at + 1) if said else None,
        as_of=as_of,
        stated_by=stated_by,
        caveat=caveat,
    )
