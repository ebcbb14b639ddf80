"""Evidence: the sentence with the extract marked, where it stands, how it was found, and how to cite it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Article, Href, Span, Words
from generator.show.citing import Citation
from generator.show.context import Run
from generator.show.lookup import Lookup
from generator.show.wording import listed

Line = tuple[Words | str, ...]
"""A line of text: words of an article and the site's own, in order."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a disclosure shows."""

    sentences: tuple[Run, ...]
    """Empty where the sentence stands open beside it already."""
    place: str
    """Its paragraph, and which characters of the text it is."""
    speaker: Line
    """How the speaker was found; empty where nobody is quoted."""
    sure: str
    """How near the next candidate came, or how often such finds were right."""
    found: tuple[str, ...]
    """How, in plain words (`generator.pages.rules`)."""
    ids: tuple[str, ...]
    """Permanent ids, which corrections are keyed by."""
    cite: Citation
    original: Href | None


def place_of(lookup: Lookup, article: Article, spans: Sequence[Span]) -> str:
    """`paragraph 7, characters 2872 to 2882`, and where in its file if the text is not the file itself."""
    where = lookup.places[article.id].name(spans[0])
    ranges = listed(tuple(f"{span.start} to {span.end}" for span in spans))
    return f"{where}, characters {ranges}{_in_file(article, spans[0].start)}"


def _in_file(article: Article, at: int) -> str:
    """The way from an offset back to the file, as its reader kept it."""
    places = article.source.places
    found = bisect_right(places, at, key=lambda place: place.start)
    return f"; {places[found - 1].kind} {places[found - 1].number} of its file" if found else ""
