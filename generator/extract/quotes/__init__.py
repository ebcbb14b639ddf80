"""Quoted words and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.extract.extractor import Extractor
from generator.extract.names import Name
from generator.extract.quotes.abroad import marked
from generator.extract.quotes.cue import Clause, read_clause
from generator.extract.quotes.decide import decide
from generator.extract.quotes.group import group_parts
from generator.extract.quotes.kind import kind_of
from generator.extract.quotes.reading import Quoted, read_quoted
from generator.extract.quotes.turns import Turn, find_turns, part_turn
from generator.extract.quotes.written import WRITTEN
from generator.model import Article, Extract, Extracts, Problem, Span

QuoteKind = Literal["direct", "partial", "turn", "term"]
SpeakerBasis = Literal["named", "pronoun", "role", "continued", "label", "interview", "anonymous", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Extract):
    """Words between quotation marks. `span` excludes the marks."""

    kind: QuoteKind
    """direct: a full clause of someone's words; partial: worked into the reporter's sentence; turn: an answer or a turn
    of a transcript, without marks; term: said by nobody."""
    marks: Span
    """With the marks; equal to `span` on a side where the mark is missing."""
    group: int | None = None
    """Start offset of the first part of the utterance this is a part of; None for an utterance of one part."""
    mention: Span | None = None
    """The words beside the quote that name its source: a name, a pronoun, a description."""
    speaker: Span | None = None
    """The best full name or description in the article; None: unknown. Anywhere in the article."""
    basis: SpeakerBasis = "unknown"
    cue: Span | None = None
    """The reporting verb."""
    addressee: Span | None = None
    """Who was told, where the sentence states it."""
    when: Span | None = None
    """When it was said, where the sentence states it."""
    margin: float = 0.0
    """How clearly the source beat the next candidate, 0 (not at all) to 1."""
    editor: str | None = None
    """The speaker as the owner's correction states it, which wins over `speaker` and is shown as the editor's word."""


@dataclass(frozen=True, slots=True)
class QuoteOptions:
    """Options of the quotes extractor."""

    least_margin: float = 0.4
    """A quote whose source leads by less gets no speaker, 0 to 1. On the development articles a higher one takes more
    right speakers away than wrong ones (docs/about/quotes-training.md)."""


def find_quotes(article: Article, found: Extracts, options: QuoteOptions) -> Iterator[Quote | Problem]:
    """Quotes in text order; a `quote-unclosed` problem for each paragraph with an opening mark that nothing closes."""
    names = found.of(Name)
    turns = find_turns(article, names)
    quoted = read_quoted(article, names)
    if quoted.units:
        answers = list(_answers(article, names, quoted, options))
        yield from _beside_turns(article, answers, turns)
    else:  # more than can be somebody's words
        yield from map(_of_turn, turns)
        for pair in quoted.pairs:
            yield Quote(span=pair.span, rule="quote.many", kind="term", marks=pair.marks)
    for at in quoted.unclosed:
        number = article.text.count("\n", 0, at) + 1
        yield Problem(
            f"{article.source.name}:{number}",
            "quote-unclosed",
            "an opening quotation mark has no closing one, so what follows it is not taken for a quote",
            "Close the quotation in the article, or leave it: nothing else is lost.",
            "info",
        )


def _beside_turns(article: Article, quotes: Sequence[Quote], turns: Sequence[Turn]) -> Iterator[Quote]:
    """Turns and the quotes outside them. What somebody quotes while speaking is part of the turn, unless the turn
    says that they are somebody else's; then they part it in two.
    """
    text = article.text
    for turn in turns:
        inside = [quote for quote in quotes if quote.marks in turn.span and _of_another(text, quote, turn)]
        yield from (_of_turn(part) for part in part_turn(text, turn, [quote.marks for quote in inside]))
        yield from inside
    yield from (quote for quote in quotes if not any(quote.marks.overlaps(turn.span) for turn in turns))


def _of_another(text: str, quote: Quote, turn: Turn) -> bool:
    """Whether a quote in a turn has a speaker of its own, by name or by a pronoun that means a name."""
    if quote.speaker is None or quote.basis not in ("named", "pronoun") or quote.kind == "term":
        return False
    return turn.speaker is not None and quote.speaker.cut(text) != turn.speaker.cut(text)


def _of_turn(turn: Turn) -> Quote:
    """The utterance that a turn is."""
    return Quote(
        span=turn.span,
        rule=f"quote.turn-{turn.basis}",
        kind="turn",
        marks=turn.span,
        group=turn.group,
        mention=turn.label,
        speaker=turn.speaker,
        basis=turn.basis,
        margin=1.0 if turn.speaker else 0.0,
    )


def find_marked(article: Article, found: Extracts, options: QuoteOptions) -> Iterator[Quote]:
    """Quotes of an article that is not in English, by their marks, with no speaker."""
    for span, marks in marked(article):
        yield Quote(span=span, rule="quote.marks", kind="direct", marks=marks)


EXTRACTOR = Extractor(
    "quotes",
    Quote,
    find_quotes,
    QuoteOptions,
    kind="quote",
    written=WRITTEN,
    needs=("names",),
    abroad=find_marked,
    plain=False,
)


def _answers(article: Article, names: Sequence[Name], quoted: Quoted, options: QuoteOptions) -> Iterator[Quote]:
    text = article.text
    reading = quoted.reading
    answers = decide(text, names, quoted)
    groups = group_parts(reading.lines, [(answer.part, answer.source) for answer in answers])
    for answer in answers:
        part, source, pair = answer.part, answer.source, quoted.pairs[answer.part.number]
        clause = (
            read_clause(reading.lines[source.line], source, part) if source and source.line == part.line else Clause()
        )
        sure = answer.margin >= options.least_margin
        speaker = answer.speaker if sure else None
        start = groups.get(part.number)
        yield Quote(
            span=pair.span,
            rule=answer.rule,
            kind=kind_of(reading.lines[part.line], part, pair.span.cut(text)) if answer.uttered else "term",
            marks=pair.marks,
            group=None if start is None else quoted.pairs[start].span.start,
            mention=source.span if source else None,
            speaker=speaker,
            basis="unknown" if speaker is None else answer.basis,
            cue=clause.cue,
            addressee=clause.addressee,
            when=clause.when,
            margin=answer.margin,
        )
