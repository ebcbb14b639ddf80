"""Whether words make sense by themselves: what a front page shows is read without what stood before it."""

from __future__ import annotations

import re
from functools import cache

from generator.base.lexicon import table

_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = ("'", "’")
_PHRASES = ("in addition", "as a result", "for example", "for instance", "by contrast", "in contrast", "on the other")
"""Openings of several words that lean on what stood before."""
_SELF = frozenset(("i", "ve", "ll", "m", "d", "s", "t", "re"))
"""Large for another reason than that they name somebody, and second halves of contractions."""


@cache
def _leaning() -> dict[str, str]:
    return {row[0]: row[1] for row in table("show/leaning")}


def stands_alone(text: str) -> bool:
    """False for a sentence or quote that leans on an earlier one: its first word points back, or it says "he", "her"
    and the like before it has named anybody. Linear in the length of `text`.
    """
    leaning = _leaning()
    named = False
    for at, match in enumerate(_WORD.finditer(text)):
        word = match[0].casefold()
        kind = leaning.get(word, "")
        # Behind an apostrophe "s" and the like are ends of words, not words that point to somebody.
        if kind == "person" and not named and text[match.start() - 1 : match.start()] not in _APOSTROPHES:
            return False
        if at == 0:
            if kind == "first" or " ".join(text[match.start() :][:40].split()).casefold().startswith(_PHRASES):
                return False
            named = not kind
        # A capital inside a sentence names somebody; the first word's says nothing, as every sentence begins so.
        elif match[0][0].isupper() and word not in _SELF:
            named = True
    return True
