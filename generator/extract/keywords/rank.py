"""Ranking of candidates, and leaving out of what says the same again.

The worth of a word is how often it stands in the article, over the root of yake's weight for it; short words count
less, as they are mostly the general ones. The worth of a phrase is the mean of its words'. It grows with the root of
how often the candidate was met, and up to five times for a place at the beginning. Repeated phrases are sure of some
places, since single words would else take them all.

Chosen on the two dev sets at once (131 articles of 500N-KPCrowd, whose readers mostly marked single words, and 80 of
DUC-2001, eight phrases each; F1@10, stemmed, as multiples of stock yake's): 2.2 and 1.8. Single words alone are better
on the first set and much worse on the second, phrases alone the other way round. Nearby values of these constants move
the figures by about .3 and 1 of 100.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, sqrt

from generator.base.lexicon import words as word_list
from generator.extract.keywords.phrases import Candidate
from generator.extract.keywords.words import Words

PHRASES = 0.3
"""Share of the places that repeated phrases are sure of."""
PERSONS = 0.2
"""Share of the places that persons may take: they have pages of their own."""
MENTIONS = 3
"""A person who is mentioned less often is no keyword."""
UNIT = 4.0
"""How much more a name or a single word is worth than a phrase of words that are worth the same."""
_LONG = 8
"""Letters from which a word counts in full."""


def rank(
    candidates: Sequence[Candidate], words: Words, weights: Mapping[str, float], top: int
) -> list[tuple[Candidate, float]]:
    """The `top` candidates with their scores, lower is better, best first. `weights`: yake's, by lower-case term."""
    often: dict[str, int] = {}
    for key in words.keys:
        often[key] = often.get(key, 0) + 1
    root: dict[str, float] = {}
    for key, low in zip(words.keys, words.lower, strict=True):
        if key not in root:
            term = low[:-1] if low.endswith("s") and len(low) > 3 else low
            # 0.02 keeps a weight of almost nothing, as of the only word of a text, from taking everything
            root[key] = min(len(key), _LONG) / _LONG / sqrt(weights.get(term, 1.0) + 0.02)
    vague = word_list("extract/keywords/vague")
    size = len(words.keys)
    scored: list[tuple[float, Candidate]] = []
    for candidate in candidates:
        first = candidate.spots[0][0]
        met = len(candidate.spots)
        if candidate.name is not None:
            person = candidate.name.kind == "person"
            if person and met < MENTIONS:
                continue
            worth = UNIT * met * max(root[key] for key in candidate.keys)
            if person and not any(spot[0] < words.title for spot in candidate.spots):
                worth /= 2 if candidate.whole else 4
        elif len(candidate.keys) == 1:
            if words.lower[first] in vague:
                continue
            worth = UNIT * often[candidate.keys[0]] * root[candidate.keys[0]]
            if not candidate.heads:
                worth /= 2
        else:
            worth = sum(often[key] * root[key] for key in candidate.keys) / len(candidate.keys)
        scored.append((worth * sqrt(met) * (1 + 4 * exp(-10 * first / size)), candidate))
    scored.sort(key=lambda item: -item[0])
    return [(candidate, 1 / value) for value, candidate in _different(scored, top)]


def _different(scored: Sequence[tuple[float, Candidate]], top: int) -> list[tuple[float, Candidate]]:
    """The best `top` of which none holds all words of another, best first."""
    phrases = [item for item in scored if item[1].name is None and len(item[1].keys) > 1 and len(item[1].spots) > 1]
    chosen: list[tuple[float, Candidate]] = []
    bags: list[frozenset[str]] = []
    persons = 0
    for items, places in ((phrases, round(top * PHRASES)), (scored, top)):
        for item in items:
            if len(chosen) >= places:
                break
            person = item[1].name is not None and item[1].name.kind == "person"
            if person and persons >= max(1, round(top * PERSONS)):
                continue
            bag = frozenset(item[1].keys)
            if not any(bag <= other or other <= bag for other in bags):
                bags.append(bag)
                chosen.append(item)
                persons += person
    chosen.sort(key=lambda item: -item[0])
    return chosen
