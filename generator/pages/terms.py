"""Keywords across articles, until linking does this: same words, whatever their case, are one term."""

from __future__ import annotations

from dataclasses import dataclass

from generator.extract import Keyword
from generator.model import Entry
from generator.pages.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Term:
    """A keyword of one or more articles."""

    key: str
    """Its words in lower case."""
    held: tuple[tuple[Entry, Keyword], ...]
    """In order of article id; never empty."""

    @property
    def mentions(self) -> int:
        """In all these articles."""
        return sum(len(keyword.mentions) for _, keyword in self.held)


def terms(lookup: Lookup) -> tuple[Term, ...]:
    """All terms: those of most articles first, then the most mentioned, then by word."""
    found: dict[str, list[tuple[Entry, Keyword]]] = {}
    for entry in lookup.site.entries:
        seen: set[str] = set()
        for keyword in entry.extracts.of(Keyword):
            key = " ".join(keyword.span.cut(entry.article.text).casefold().split())
            if key not in seen:
                seen.add(key)
                found.setdefault(key, []).append((entry, keyword))
    made = (Term(key, tuple(held)) for key, held in found.items())
    return tuple(sorted(made, key=lambda term: (-len(term.held), -term.mentions, term.key)))
