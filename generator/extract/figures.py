"""Figures: a number with its qualifier, what it counts, who states it, and as of when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from generator.extract.figures_grammar import Draft, drafts
from generator.extract.figures_tokens import Token, tokens
from generator.model import Article, Extract, Extracts, Problem, Span
from generator.text import fold

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


# Sentences without any of these hold no figure; the scan is four times as fast as tokenizing.
_MAYBE = re.compile(
    r"\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|"
    r"(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)s?|half|third|quarter|fourth|fifth|sixth|seventh|"
    r"eighth|ninth|tenth|\w+teenth|\w+tieth|hundredth|twelfth|eleventh|twenty\w*|thirty\w*)\b",
    re.IGNORECASE,
)


def find_figures(article: Article, found: Extracts, options: FigureOptions) -> Iterator[Figure | Problem]:
    """Figures in text order."""
    del options
    folded = fold(article.text)
    for block in article.body:
        for sentence in block.sentences:
            if _MAYBE.search(folded, sentence.start, sentence.end) is None:
                continue
            row = tokens(folded, sentence.start, sentence.end)
            for draft in drafts(row, headline=_title_case(row)):
                yield _figure(row, draft)


def _title_case(row: list[Token]) -> bool:
    """Whether most words of four letters and more start with a capital, as in many headlines."""
    long = [token for token in row if token.kind == "w" and len(token.text) > 3]
    return bool(long) and sum(token.text[0].isupper() for token in long) * 10 >= len(long) * 7


def _figure(row: list[Token], draft: Draft) -> Figure:
    def span(first: int, end: int) -> Span:
        return Span(row[first].start, row[end - 1].end)

    first, end = draft.first, draft.end
    if draft.qualifier is not None:
        first, end = min(first, draft.qualifier.first), max(end, draft.qualifier.end)
    if draft.counted is not None:
        first, end = min(first, draft.counted.first), max(end, draft.counted.end)
    end = max(end, draft.tail)
    return Figure(
        span=span(draft.first, draft.end),
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
    )
