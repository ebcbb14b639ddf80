"""Classes of English words by the word alone: noun, verb, adjective and so on, without a parser.

Single letters: N noun, J adjective, P participle, V verb, A any other word, D determiner, I preposition, M modal verb,
O "to". From the lexicon of Brill's tagger (Brill 1992, "A simple rule-based part of speech tagger"), else from the
word's ending. What stands beside a word may mean another class: that is for those who ask.
"""

from __future__ import annotations

from functools import cache, lru_cache

from generator.base.lexicon import table


@lru_cache(maxsize=65536)
def word_class(lower: str) -> str:
    """The class of a word in lower case; N where nothing tells."""
    known = _lexicon().get(lower)
    if known:
        return known
    if "-" in lower:
        return _of_hyphened(lower)
    if lower.endswith("ly"):
        return "A"
    if lower.endswith(("ing", "ed")):
        return "P"
    if lower.endswith(_endings("J")):
        return "J"
    if lower.endswith("s") and "V" in (_lexicon().get(lower[:-1]), _lexicon().get(lower[:-2])):
        return "V"
    return "A" if "'" in lower else "N"


def _of_hyphened(lower: str) -> str:
    if lower.endswith(_endings("hyphen")):
        return "J"  # "oil-based"
    return "N" if word_class(lower.rpartition("-")[2]) == "N" else "J"


@cache
def _lexicon() -> dict[str, str]:
    rows = (*table("base/word_classes"), *table("base/closed_classes"))
    return dict(rows)  # type: ignore[arg-type]  # rows of two


@cache
def _endings(kind: str) -> tuple[str, ...]:
    return tuple(ending for ending, shown in table("base/class_endings") if shown == kind)
