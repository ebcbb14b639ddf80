"""Extractors: an `Article` in, spans of what was found out.

`EXTRACTORS` is the whole list, in the order of running; a later extractor may read what earlier ones found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from generator.extract.dates import DateMention, DateOptions, find_dates
from generator.extract.figures import Figure, FigureOptions, find_figures
from generator.extract.keywords import Keyword, KeywordOptions, engine_version, find_keywords
from generator.extract.names import Name, NameOptions, find_names
from generator.extract.quotes import Quote, QuoteOptions, find_quotes
from generator.model import Article, Extract, Extracts, Problem

__all__ = ["EVERYTHING", "EXTRACTORS", "PARTS", "DateMention", "Extractor", "Figure", "Keyword", "Name", "Quote", "run"]


@dataclass(frozen=True, slots=True)
class Extractor:
    """One kind of finding. Its modules in this folder start with its name: what the cache takes for its code."""

    name: str
    """Also the table of its options in generator.toml and the key in the JSON of `extract`."""
    yields: type[Extract]
    find: Callable[[Article, Extracts, Any], Iterable[Extract | Problem]]
    options: type[Any]
    needs: tuple[str, ...] = ()
    """Names of the extractors whose results it reads; they stand before it in the list."""
    engine: Callable[[], str] = lambda: ""
    """Version of an outside engine it calls; part of the cache key."""


EXTRACTORS: tuple[Extractor, ...] = (
    Extractor("names", Name, find_names, NameOptions),
    Extractor("dates", DateMention, find_dates, DateOptions),
    Extractor("quotes", Quote, find_quotes, QuoteOptions, needs=("names",)),
    Extractor("figures", Figure, find_figures, FigureOptions, needs=("dates", "quotes")),
    Extractor("keywords", Keyword, find_keywords, KeywordOptions, needs=("names",), engine=engine_version),
)

EVERYTHING = frozenset(extractor.name for extractor in EXTRACTORS)
PARTS = ("metadata", "blocks", *(extractor.name for extractor in EXTRACTORS))
"""What an article's JSON object can hold, by the names that `extract --only` takes."""


def run(
    extractor: Extractor, article: Article, found: Extracts, options: Any
) -> tuple[tuple[Extract, ...], tuple[Problem, ...]]:
    """What one extractor finds in one article, in the extractor's own order, and what it has to say."""
    extracts: list[Extract] = []
    problems: list[Problem] = []
    for item in extractor.find(article, found, options):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            extracts.append(item)
    return tuple(extracts), tuple(problems)
