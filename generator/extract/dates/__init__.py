"""Expressions that date something, and the day, month or interval they mean where the article settles it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from generator.extract.dates.abroad import full_days
from generator.extract.dates.anchor import Dated, find_event_anchors, open_since
from generator.extract.dates.calendar import day_of
from generator.extract.dates.context import Leans
from generator.extract.dates.find import Expression, find_expressions
from generator.extract.dates.neighbours import ordered, quarter_ended, same_day, with_shared_years, year_before
from generator.extract.dates.periods import numeric_order
from generator.extract.dates.resolve import resolve
from generator.extract.dates.written import WRITTEN
from generator.extract.extractor import Extractor
from generator.model import Article, Extract, Extracts, Problem, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Extract):
    """An expression that dates something."""

    iso: str | None
    """YYYY-MM-DD, YYYY-MM, YYYY-Www, YYYY-SP (spring; SU, AU, WI), YYYY, A/B or A/..; None: not settled."""
    precision: str | None
    """day, week, month, season, year, interval; None where iso is None."""
    basis: str | None
    """stated (the words suffice), article date (read from it), or None."""


@dataclass(frozen=True, slots=True)
class DateOptions:
    """Options of the dates extractor."""


def find_dates(article: Article, found: Extracts, options: DateOptions) -> Iterator[DateMention | Problem]:
    # (one signature for all extractors)
    """Date expressions in text order."""
    mentions = list(_mentions(article))
    days = sorted({mention.iso for mention in mentions if mention.precision == "day" and mention.iso})
    for mention in mentions:
        if mention.rule == "date.open" and mention.iso:
            iso = open_since(mention.iso, days)
            yield replace(mention, iso=iso, precision="interval", basis="article date") if iso else _unsettled(mention)
        else:
            yield mention


def find_full_days(article: Article, found: Extracts, options: DateOptions) -> Iterator[DateMention]:
    """Days that an article in another language than English writes out."""
    for span, iso in full_days(article):
        yield DateMention(span=span, rule="date.full", iso=iso, precision="day", basis="stated")


EXTRACTOR = Extractor(
    "dates",
    DateMention,
    find_dates,
    DateOptions,
    kind="date",
    written=WRITTEN,
    abroad=find_full_days,
    plain=False,
)


def article_day(article: Article) -> date | None:
    """The day that relative expressions are counted from: published, else updated; None if the article has no date."""
    fact = article.metadata.date
    return day_of(fact.value) if fact else None


def _mentions(article: Article) -> Iterator[DateMention]:
    text, reference = article.text, article_day(article)
    order = numeric_order(text)
    dated: list[Dated] = []
    spoken: date | None = None
    told_last = _ToldLast()
    quarter: str | None = None
    for number, block in enumerate(article.body):
        quoted = _Quotations(text, block.span)
        for sentence in block.sentences:
            held: list[DateMention] = []
            expressions = with_shared_years(text, tuple(find_expressions(text, sentence)))
            expressions = tuple(ordered(expression, order) for expression in expressions)
            leans = Leans(text, sentence) if expressions else None
            for expression in expressions:
                inside = quoted.hold(expression.span)
                told = _said_on(quoted, expression, expressions, leans, reference) if inside else None
                mention = _mention(expression, leans, (told or spoken or reference) if inside else reference)
                if inside and told is None and expression.kind == "day-word":
                    mention = mention if told_last.settles(reference, number) else _unsettled(mention)
                held.append(mention)
                if mention.precision == "day" and mention.iso and not inside:
                    dated.append(Dated(sentence, mention.span, mention.iso))
                    day = day_of(mention.iso)
                    if day is not None and reference is not None and 0 <= (reference - day).days <= _SAID:
                        spoken = day if quoted.touch(sentence) else spoken
                        told_last = _ToldLast(day, number, beside_speech=quoted.touch(sentence))
            held = list(_settled_together(text, _with_stated_ends(text, held), quarter))
            quarter = next((mention.iso for mention in reversed(held) if mention.rule == "date.quarter"), quarter)
            for span, iso in find_event_anchors(text, sentence, dated):
                if not any(span.overlaps(mention.span) for mention in held):
                    precision = "interval" if "/" in iso else "day"
                    held.append(
                        DateMention(span=span, rule="date.event", iso=iso, precision=precision, basis="article date")
                    )
            yield from sorted(held, key=lambda mention: mention.span)


@dataclass(frozen=True, slots=True)
class _ToldLast:
    """The day that the article told of last, outside quotations."""

    day: date | None = None
    block: int = 0
    """Number of its block."""
    beside_speech: bool = False
    """Whether its sentence holds a quotation as well: then it is the day of speaking."""

    def settles(self, reference: date | None, block: int) -> bool:
        """Whether a quotation in a block may be counted: "Tonight we won" in a paper of Thursday that tells of Tuesday.

        It was said on the day that was told of beside speech shortly before, or on the article's own; where the
        article tells of another day without speech, nobody knows on which of the two.
        """
        return self.day in (None, reference) or (self.beside_speech and block - self.block <= _SPEAKS_ON)


def _said_on(
    quoted: _Quotations,
    quotes: Expression,
    expressions: Sequence[Expression],
    leans: Leans | None,
    reference: date | None,
) -> date | None:
    """The day that the words behind a quotation give for what it says: "“We open today,” she wrote on Sunday"."""
    following = (other for other in expressions if other.span.start > quotes.span.end and other.kind == "weekday")
    when = next((other for other in following if quoted.dates(quotes.span, other.span)), None)
    if when is None or reference is None:
        return None
    iso = _mention(when, leans, reference).iso
    day = day_of(iso) if iso else None
    return day if day is not None and 0 <= (reference - day).days <= _SAID else None


def _with_stated_ends(text: str, held: Sequence[DateMention]) -> list[DateMention]:
    """The mentions of a sentence, where a quarter takes its own end: "the first quarter ended Aug. 31"."""
    settled = list(held)
    for at, (mention, following) in enumerate(pairwise(held)):
        if mention.rule == "date.quarter" and following.precision == "day" and following.iso:
            iso = quarter_ended(text, (mention.span, following.span), following.iso)
            if iso is not None:
                settled[at] = replace(mention, iso=iso, precision="interval", basis=following.basis)
    return settled


def _settled_together(text: str, held: Sequence[DateMention], quarter: str | None) -> Iterator[DateMention]:
    """The mentions of a sentence, settled by neighbours: a weekday beside its date, a year ago beside a quarter.

    `quarter`: the one that was spoken of last before the sentence. What only a quarter can settle is left out where
    none was.
    """
    here = next((mention.iso for mention in held if mention.rule == "date.quarter" and mention.iso), None)
    for at, mention in enumerate(held):
        iso = mention.iso
        match mention.rule:
            case "date.weekday":
                neighbours = [other for other in held[max(0, at - 1) : at + 2] if other is not mention]
                iso = _day_beside(text, mention, neighbours) or iso
            case "date.ago":
                iso = year_before(mention.span.cut(text), here) or iso
            case "date.that-quarter":
                iso = here or quarter
            case "date.year-before":
                iso = year_before(mention.span.cut(text), here or quarter)
            case "date.nth-of-year" if mention.span.cut(text).endswith("the year"):
                # "Finished in 1962, in the last month of the year": which year is meant is not the article's.
                iso = None if any(other.precision == "year" for other in held) else iso
        if iso is not None:
            precision = "interval" if "/" in iso else mention.precision
            basis = mention.basis or "article date"
            yield mention if iso == mention.iso else replace(mention, iso=iso, precision=precision, basis=basis)
        elif mention.rule not in _OF_A_QUARTER:
            yield _unsettled(mention)


def _day_beside(text: str, mention: DateMention, neighbours: Sequence[DateMention]) -> str | None:
    """The date that stands beside a weekday and falls on it."""
    named = mention.span.cut(text)
    dated = [other for other in neighbours if other.precision == "day" and other.rule in _DATED]
    days = ((day.span, day.iso) for day in dated if day.iso)
    return next((iso for span, iso in days if same_day(text, named, (mention.span, span), iso)), None)


_SAID = 14
"""Days. What is quoted was said some days before at most; a day farther off is one that is talked about."""
_SPEAKS_ON = 1
"""Blocks. One paragraph on from the day of a speech what is quoted is still of it; farther on others speak."""
_OF_A_QUARTER = frozenset(("date.that-quarter", "date.year-before"))
"""Rules whose expressions mean nothing where no quarter was spoken of."""
_DATED = frozenset(("date.month-day", "date.day-month", "date.numeric", "date.iso", "date.days"))
"""Rules that name a day of the calendar."""


def _mention(expression: Expression, leans: Leans | None, reference: date | None) -> DateMention:
    lean = leans.of(expression.span, on_calendar=expression.kind != "weekday") if leans else 0
    at_once = leans is not None and leans.wants_at_once(expression.span)
    meaning = None if at_once else resolve(expression, reference, lean=lean)
    return DateMention(
        span=expression.span,
        rule=f"date.{expression.kind}",
        iso=meaning.iso if meaning else None,
        precision=meaning.precision if meaning else None,
        basis=None if meaning is None else "stated" if meaning.stated else "article date",
    )


def _unsettled(mention: DateMention) -> DateMention:
    if mention.iso is None and mention.precision is None and mention.basis is None:
        return mention
    return replace(mention, iso=None, precision=None, basis=None)


class _Quotations:
    """What stands between double quotation marks in one block; an unclosed one runs to the block's end."""

    def __init__(self, text: str, block: Span) -> None:
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        for mark in _MARK.finditer(text, block.start, block.end):
            opened = len(self._starts) > len(self._ends)
            if mark.group() != "“" and opened:
                self._ends.append(mark.end())
            elif mark.group() != "”" and not opened:
                self._starts.append(mark.start())
        if len(self._starts) > len(self._ends):
            self._ends.append(block.end)

    def hold(self, span: Span) -> bool:
        """Whether the span stands inside one."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self._ends[at]

    def dates(self, span: Span, day: Span) -> bool:
        """Whether a day stands in the words of saying behind the quotation that holds the span: a comma or other mark
        closes what is said, and no mark parts the day from it.
        """
        end = self._ends[bisect_right(self._starts, span.start) - 1]
        between = self._text[end : day.start]
        closed = self._text[end - 3 : end].rstrip("”\"'").endswith((",", "?", "!"))
        return closed and len(between) <= _ATTRIBUTION and not _PARTED.search(between)

    def touch(self, span: Span) -> bool:
        """Whether the span shares a character with one."""
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._ends[at] > span.start


# Typewritten papers double the apostrophe.
_MARK = re.compile(r"[“”\"]|''")
# Words of saying are short: some ten words, and no clause of their own between them and the day.
_ATTRIBUTION = 70
_PARTED = re.compile(r"[,;:.?!“”\"](?<!\b(?:Mr|Ms|Dr)\.)(?<!Mrs\.)|\b(?:who|which|that|when|after|before|since|but)\b")
