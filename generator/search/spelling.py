"""Words to choose from where a typed one stands nowhere: names first, then the most frequent; a bounded list.

Whatever the size of the site, the list has at most `MOST` words, some 7 characters each; a rarer word is still offered
where the mistake lies behind its first letters, since it then stands beside what was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.search.tokens import tokens

MOST = 12_000
"""About 90 kB: with scripts, root and a word's own files the first results of a mistyped word stay below 300 kB."""
SHORTEST = 4
"""Letters. Whatever was typed for a shorter word is as near to a dozen others."""


def spellings(names: Iterable[str], often: Mapping[str, int]) -> str:
    """The list as `site/assets/search/meant.js` reads it. `often`: in how many records each word of the index stands.

    Sorted, parted by spaces; each word as the number of letters it shares with the one before (none: 0), its rest, and
    a letter for the power of two in `often`, capital for a part of a name.

    >>> spellings(["Ann Lindqvist"], {"lindqvist": 5, "lindens": 1, "quay": 2, "the": 900})
    'lindensa 4qvistC quayb'
    """
    parts = {word for name in names for word, _ in tokens(name)}
    # Scripts count letters beyond \uffff twice, which the shared beginnings would have to know.
    words = [word for word in often if len(word) >= SHORTEST and word.isalpha() and max(word) <= "\uffff"]
    words.sort(key=lambda word: (word not in parts, -often[word], word))
    made: list[str] = []
    before = ""
    for word in sorted(words[:MOST]):
        shared = _shared(before, word)
        letter = chr(ord("a") + min(often[word].bit_length() - 1, 25))
        made.append(f"{shared or ''}{word[shared:]}{letter.upper() if word in parts else letter}")
        before = word
    return " ".join(made)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))
