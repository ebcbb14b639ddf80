"""The place that a number is counted in, as words beside it name it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base import lexicon
from generator.extract.figures import Figure
from generator.extract.names import Name
from generator.link.ledger.fates import away
from generator.link.reading import Sentence, Word
from generator.model import Span

_IN = frozenset(("in", "at", "inside", "across", "throughout", "within", "near", "off"))
_NEAR_BY = 60
"""Characters between a number and the place it is counted in."""


def where(sentence: Sentence, figure: Figure, names: tuple[Name, ...]) -> frozenset[str]:
    """Forms of the nearest place named after "in" and the like."""
    words = sentence.words
    places = [name.span for name in names if name.kind == "place"]
    found: list[tuple[int, frozenset[str]]] = []
    for at, word in enumerate(words):
        if word.stem in _IN:
            named = list(_named(words[at + 1 : at + 6], places))
            if named and (off := away(named[0].span, figure.phrase)) < _NEAR_BY:
                found.append((off, frozenset(w.stem for w in named)))
    return min(found, key=lambda pair: (pair[0], sorted(pair[1])))[1] if found else frozenset()


def _named(words: tuple[Word, ...], places: list[Span]) -> Iterator[Word]:
    """The words of the place that begins here, after an article or "southern"."""
    begun = False
    for word in words:
        if word.proper and any(word.span.overlaps(span) for span in places):
            begun = True
            yield word
        elif begun or not (word.stop or word.stem in lexicon.words("link/ledger/compass")):
            return
