"""Keywords of texts in other languages than English: yake's own candidates, none twice, none cut out of a name."""

from __future__ import annotations

from collections.abc import Mapping

from generator.extract.keywords.engine import LONGEST
from generator.extract.keywords.phrases import Candidate, stands
from generator.extract.keywords.words import Words


def foreign_candidates(text: str, words: Words, scores: Mapping[str, float], top: int) -> list[tuple[Candidate, float]]:
    """The `top` of yake's ranking that stand in the text, with yake's scores."""
    places: dict[str, list[tuple[int, int]]] = {}
    size = len(words.keys)
    for first in range(size):
        for last in range(first + 1, min(first + LONGEST, size) + 1):
            if not words.keys[last - 1] or (last - first > 1 and not words.joined[last - 1]):
                break
            places.setdefault(" ".join(words.lower[first:last]), []).append((first, last))
    chosen: list[tuple[Candidate, float]] = []
    bags: list[frozenset[str]] = []
    for key, score in scores.items():
        spots = places.get(key)
        if spots is None or len(chosen) == top:
            continue
        keys = tuple(words.lower[spots[0][0] : spots[0][1]])
        bag = frozenset(keys)
        standing = [spot for spot in spots if stands(text, words, *spot)]
        if standing and not any(bag <= other or other <= bag for other in bags):
            bags.append(bag)
            first, last = spots[0]
            chosen.append((Candidate(tuple(words.keys[first:last]), spots, standing), score))
    return chosen
