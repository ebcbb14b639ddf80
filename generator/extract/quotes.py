"""Quoted words and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model import Article, Extract, Extracts, Problem, Span

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


@dataclass(frozen=True, slots=True)
class QuoteOptions:
    """Options of the quotes extractor."""


def find_quotes(article: Article, found: Extracts, options: QuoteOptions) -> Iterator[Quote | Problem]:
    """Quotes in text order."""
    yield from ()
