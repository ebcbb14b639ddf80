"""Figures outside events and series: one measure only where number, thing and telling context agree.

A number alone proves little, and politics is full of "three candidates". Statements are held against each other only if
they give the same number of the same thing; then the rare words of their sentences decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from generator.link.comparisons_statements import Statement
from generator.link.reading import Corpus

Key = tuple[str | int | float | None, ...]

# The rarest words of a sentence that are looked at, how many of them two sentences share, and their least weight:
# two for a number that is rare by itself ("1,237 delegates"), three for one that everybody uses.
_RAREST = 7
_SHARED_RARE, _SHARED_COMMON = 2, 3
_WEIGHT_RARE, _WEIGHT_COMMON = 0.9, 1.5


def plain_keys(corpus: Corpus, found: Sequence[Statement]) -> list[list[Key]]:
    """For each statement its keys; two that share one are of one measure."""
    buckets: defaultdict[Key, set[str]] = defaultdict(set)
    bases: list[Key] = []
    for one in found:
        figure = one.figure
        base: Key = (figure.kind, figure.unit, one.thing, figure.low, figure.high, figure.bound)
        bases.append(base)
        buckets[base].add(one.article)
    return [
        _context_keys(corpus, one, base) if len(buckets[base]) > 1 else []
        for one, base in zip(found, bases, strict=True)
    ]


def _context_keys(corpus: Corpus, one: Statement, base: Key) -> list[Key]:
    common = _is_common(one)
    inside = one.figure.phrase
    stems = {w.stem for w in one.sentence.words if not w.stop and not w.span.overlaps(inside) and w.stem.isalpha()}
    rarest = sorted(stems, key=lambda stem: (-corpus.weight(stem), stem))[:_RAREST]
    count, least = (_SHARED_COMMON, _WEIGHT_COMMON) if common else (_SHARED_RARE, _WEIGHT_RARE)
    return [
        (*base, *sorted(chosen))
        for chosen in combinations(rarest, count)
        if sum(corpus.weight(stem) for stem in chosen) >= least
    ]


def _is_common(one: Statement) -> bool:
    """A number that many sentences hold by chance: small, or round."""
    value = one.figure.low
    if one.figure.high is not None or value != int(value):
        return False
    return abs(value) <= 31 or (one.figure.kind == "percent") or len(str(int(abs(value))).rstrip("0")) == 1
