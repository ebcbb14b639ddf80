"""Groups of words that the reading of figures turns on, from extract/figures/data/words.txt."""

from __future__ import annotations

from functools import cache

from generator.base.lexicon import table


@cache
def group(name: str) -> frozenset[str]:
    """The words of one group, in lower case; an unknown group is an error."""
    found = frozenset(word for row, line in table("extract/figures/words") if row == name for word in line.split())
    if not found:
        raise KeyError(name)
    return found
