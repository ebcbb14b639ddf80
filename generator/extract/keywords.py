"""Keywords: yake's ranking, made readable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from generator.model import Article, Extract, Extracts, Problem, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword(Extract):
    """A keyword. `span` is the mention whose spelling is displayed."""

    position: int
    """Place in the ranking, from 1."""
    score: float
    """Lower is better, as with yake."""
    kind: Literal["name", "phrase", "word"]
    mentions: tuple[Span, ...]
    """Every place where it stands, in text order; never empty."""
    aliases: tuple[Span, ...] = ()
    """One span for each other spelling of it in the article."""


@dataclass(frozen=True, slots=True)
class KeywordOptions:
    """Options of the keywords extractor."""

    top: int = 10
    """How many keywords an article gets, 1 to 50."""


def engine_version() -> str:
    """Version of yake, part of the cache key."""
    return f"yake {version('yake')}"


def find_keywords(article: Article, found: Extracts, options: KeywordOptions) -> Iterator[Keyword | Problem]:
    """Keywords, best first."""
    yield from ()
