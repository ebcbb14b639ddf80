"""Quoted words and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.extract.names import Name
from generator.extract.quotes_lines import Line, read_lines
from generator.extract.quotes_marks import pair_marks
from generator.extract.quotes_sources import Source, find_sources
from generator.model import Article, Extract, Extracts, Problem, Span
from generator.text import trim

QuoteKind = Literal["direct", "partial", "term"]
SpeakerBasis = Literal["named", "pronoun", "role", "continued", "anonymous", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Extract):
    """Words between quotation marks. `span` excludes the marks."""

    kind: QuoteKind
    """direct: a full clause of someone's words; partial: worked into the reporter's sentence; term: said by nobody."""
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


def find_quotes(article: Article, found: Extracts, options: QuoteOptions) -> Iterator[Quote | Problem]:
    """Quotes in text order; a `quote-unclosed` problem for each opening mark that nothing closes."""
    text = article.text
    spans = [span for block in article.body for span in _lines(text, block.span)]
    pairs, unclosed = pair_marks(text, spans)
    names = found.of(Name)
    lines = read_lines(text, spans, pairs, names)
    for line in lines:
        sources = find_sources(line)
        for at, kind in enumerate(line.classes):
            if kind == "Q":
                pair = pairs[line.holds[at]]
                source = _nearest(line, at, sources)
                said = bool(set(line.classes) & {"V", "G", "A"}) and source is not None
                direct = len(pair.span.cut(text).split()) > 3 and pair.span.cut(text)[0].isupper()
                yield Quote(
                    span=pair.span,
                    rule="quote.pair",
                    kind="term" if not said else "direct" if direct else "partial",
                    marks=pair.marks,
                    mention=source.span if said and source else None,
                    speaker=_full(line, source, names) if said and source else None,
                    basis="unknown" if not said or not source else "named" if source.kind in "NOLC" else
                    "pronoun" if source.kind in "RW" else "role",
                )
    for at in unclosed:
        number = text.count("\n", 0, at) + 1
        yield Problem(
            f"{article.source.path}:{number}",
            "quote-unclosed",
            "an opening quotation mark has no closing one, so what follows it is not taken for a quote",
            "close the quotation in the article, or leave it: nothing else is lost",
            "info",
        )


def _lines(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for part in span.cut(text).split("\n"):
        if line := trim(text, at, at + len(part)):
            yield line
        at += len(part) + 1


def _nearest(line: Line, quote: int, sources: list[Source]) -> Source | None:
    def cost(source: Source) -> int:
        beside = line.classes[source.last + 1 : source.last + 3] + line.classes[max(0, source.first - 1) : source.first]
        far = source.first - quote if source.first > quote else quote - source.last + 2
        return far + (0 if set(beside) & set("VGA") else 20) + (20 if source.kind in "pT" else 0)

    return min(sources, key=cost, default=None)


def _full(line: Line, source: Source, names: tuple[Name, ...]) -> Span:
    return names[line.holds[source.head]].full if source.kind in "NOL" else source.span
