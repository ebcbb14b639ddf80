"""How alike two articles are in what they are about: the cosine of their weighted words.

Square roots of counts times rarity in news at large (`reading.rarity`), words of title and lead counted twice and names
one and a half times: what all articles of a build are about has to count here, so that five articles of one topic are
found alike. Found through an index of each article's heaviest words, never by all pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from math import sqrt

from generator.link.reading import Corpus, Reading, rarity

# Words that stand for an article in the index, how many of them two articles share at least, and in how many articles
# a word may stand: pairs grow with the square of it.
_HEAVIEST, _SHARED, _SPREAD = 25, 3, 60
_LEAD = 4
"""Sentences from the top that count twice: title, standfirst, first paragraph."""

Vector = Mapping[str, float]


def vectors(corpus: Corpus) -> dict[str, dict[str, float]]:
    """Article id to its words with weights, of length 1."""
    return {reading.id: _vector(reading) for reading in corpus.readings}


def _vector(reading: Reading) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for sentence in reading.sentences:
        for word in sentence.words:
            if not word.stop and not word.stem[0].isdigit():
                counts[word.stem] += (2 if sentence.at < _LEAD else 1) * (3 if word.proper else 2)
    weights = {stem: sqrt(count) * rarity(stem) for stem, count in sorted(counts.items())}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items() if weight > 0}


def likeness(ours: Vector, theirs: Vector) -> float:
    """The cosine, 0 to 1."""
    small, large = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    return sum(weight * large[stem] for stem, weight in small.items() if stem in large)


def alike(made: Mapping[str, Vector], least: float) -> dict[tuple[str, str], float]:
    """Pairs of articles, the first before the second, with a likeness of at least `least`."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for article, vector in made.items():
        for stem in sorted(vector, key=lambda stem: (-vector[stem], stem))[:_HEAVIEST]:
            holders[stem].append(article)
    shared: Counter[tuple[str, str]] = Counter()
    for articles in holders.values():
        if 2 <= len(articles) <= _SPREAD:
            shared.update(combinations(sorted(articles), 2))
    found: dict[tuple[str, str], float] = {}
    for pair, count in sorted(shared.items()):
        if count >= _SHARED:
            value = likeness(made[pair[0]], made[pair[1]])
            if value >= least:
                found[pair] = round(value, 4)
    return found
