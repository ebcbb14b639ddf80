"""Extracts that no page and no search record has code of its own for: their words, what is told of them, their place.

Everything is taken from what their extractor lists (`generator/extract/written.py`), so that one line in `EXTRACTORS`
makes a new kind appear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.extract import EXTRACTORS, Extractor
from generator.extract.written import Field
from generator.model import Article, Entry, Extract, Span, Words
from generator.show.evidence import Line
from generator.show.lookup import Lookup, cut
from generator.show.wording import capital

BETWEEN = ", "
"""What stands between the values of a list."""


@dataclass(frozen=True, slots=True)
class PlainLine:
    """One extract."""

    anchor: str
    words: Words
    told: tuple[Line, ...]
    """What is told of it, a line a field, in the order of `PlainSection.labels`; empty: not stated."""
    place: str


@dataclass(frozen=True, slots=True)
class PlainSection:
    """All extracts of one kind in an article."""

    heading: str
    anchor: str
    labels: tuple[str, ...]
    lines: tuple[PlainLine, ...]
    empty: str
    """What is said where there is none."""


def plain_extractors() -> tuple[Extractor, ...]:
    """Those whose extracts are shown in the plain way, in the order of `EXTRACTORS`."""
    return tuple(extractor for extractor in EXTRACTORS if extractor.plain)


def heading(extractor: Extractor) -> str:
    """The name of all its extracts: `Postcodes`."""
    return capital(extractor.name.replace("_", " "))


def label(name: str) -> str:
    """A field's or a kind's name as a reader reads it: `town_span` is `Town`."""
    return capital(name.removesuffix("_spans").removesuffix("_span").replace("_", " "))


def plain_sections(lookup: Lookup, entry: Entry) -> Iterator[PlainSection]:
    """A section for each plain extractor, also where it found nothing: a gap that is seen can be asked about."""
    for extractor in plain_extractors():
        yield PlainSection(
            heading(extractor),
            extractor.name,
            tuple(label(field.name) for field in extractor.written.fields),
            tuple(plain_line(lookup, entry.article, extractor, extract) for extract in in_order(extractor, entry)),
            "None were found in this article.",
        )


def in_order(extractor: Extractor, entry: Entry) -> tuple[Extract, ...]:
    """An article's extracts of one kind in the order of its data files."""
    extracts = entry.extracts.of(extractor.yields)
    return tuple(sorted(extracts, key=extractor.written.ranked)) if extractor.written.ranked else extracts


def plain_line(lookup: Lookup, article: Article, extractor: Extractor, extract: Extract) -> PlainLine:
    """One extract."""
    return PlainLine(
        lookup.anchor(article, extractor.kind, extract.span),
        cut(article, extract.span),
        tuple(told(article, extract, field) for field in extractor.written.fields),
        lookup.places[article.id].name(extract.span),
    )


def told(article: Article, extract: Extract, field: Field) -> Line:
    """A field's value: places as the words that stand there, everything else in the site's own voice."""
    value = field.value(article, extract)
    values: Iterable[Any] = value if isinstance(value, tuple | list) else (value,)
    pieces: list[Words | str] = []
    for each in values:
        if piece := _piece(article, each):
            pieces += [BETWEEN, piece] if pieces else [piece]
    return tuple(pieces)


def _piece(article: Article, value: Any) -> Words | str:
    match value:
        case None:
            return ""
        case Span():
            return cut(article, value)
        case Mapping():  # words with their place; what else an object holds is for data files
            return cut(article, Span(*value["span"])) if value.get("span") else ""
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
