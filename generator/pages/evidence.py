"""Evidence: the sentence with the extract marked, where it stands, how it was found, and how to cite it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Article, Href, Span, Words
from generator.pages.addresses import original
from generator.pages.chips import date_of, outlet_of, stated
from generator.pages.context import Run
from generator.pages.lookup import Lookup
from generator.pages.wording import listed

Line = tuple[Words | str, ...]
"""A line of text: words of an article and the site's own, in order."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a disclosure shows."""

    sentences: tuple[Run, ...]
    """Empty where the sentence stands open beside it already."""
    facts: tuple[tuple[str, Line], ...]
    """Label and text."""
    rules: tuple[str, ...]
    ids: tuple[str, ...]
    """Permanent ids, which corrections are keyed by."""
    cite: Line
    original: Href | None


def source_line(lookup: Lookup, article: Article) -> Line:
    """`“Title”, outlet, date` as a citation has it."""
    title = article.metadata.title
    outlet, inferred = outlet_of(article)
    named: Line = ("“", stated(article, title), "”") if title else (f"article {lookup.labels[article.id]}, untitled",)
    return (*named, ", ", outlet, " (named in the text)" if inferred else "", ", ", date_of(article))


def citation(
    lookup: Lookup, article: Article, words: Sequence[Words], who: Line, span: Span, *, opening: str = ""
) -> Line:
    """`“Words” […] “words”, who, quoted in “Title”, outlet, date, paragraph 7.` with the address where it is known."""
    line: list[Words | str] = []
    for at, part in enumerate(words):
        line += [" […] " if at else opening, part]
    line += [*who, " ", *source_line(lookup, article), f", {lookup.places[article.id].name(span)}."]
    address = article.metadata.address
    if address:
        line.append(f" {address.value}")
    return tuple(piece for piece in line if piece != "")


def place_fact(lookup: Lookup, article: Article, spans: Sequence[Span]) -> tuple[str, Line]:
    """`Place: paragraph 7, characters 2872 to 2882`."""
    where = lookup.places[article.id].name(spans[0])
    ranges = listed(tuple(f"{span.start} to {span.end}" for span in spans))
    return "Place", (f"{where}, characters {ranges}",)


def original_at(article: Article, words: Words) -> Href | None:
    """The words in the original, where its address is known."""
    address = article.metadata.address
    return original(address.value, words.text) if address else None
