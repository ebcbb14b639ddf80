"""Extractors: an `Article` in, spans of what was found out.

`EXTRACTORS` is the whole list, in the order of running; a later extractor may read what earlier ones found.
"""

from __future__ import annotations

from generator.extract import dates, figures, keywords, names, quotes
from generator.extract.dates import DateMention
from generator.extract.extractor import Extracted, Extractor, run
from generator.extract.figures import Figure
from generator.extract.keywords import Keyword
from generator.extract.names import Name
from generator.extract.quotes import Quote

__all__ = [
    "EVERYTHING",
    "EXTRACTORS",
    "PARTS",
    "DateMention",
    "Extracted",
    "Extractor",
    "Figure",
    "Keyword",
    "Name",
    "Quote",
    "run",
]

EXTRACTORS: tuple[Extractor, ...] = (
    names.EXTRACTOR,
    dates.EXTRACTOR,
    quotes.EXTRACTOR,
    figures.EXTRACTOR,
    keywords.EXTRACTOR,
)

EVERYTHING = frozenset(extractor.name for extractor in EXTRACTORS)
PARTS = ("metadata", "blocks", *(extractor.name for extractor in EXTRACTORS))
"""What an article's JSON object can hold, by the names that `extract --only` takes."""
