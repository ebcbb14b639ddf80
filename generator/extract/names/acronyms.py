"""Abbreviations that an article introduces in parentheses: "Human Rights Watch (HRW)"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extract.names.lexicon import Lexicon
from generator.extract.names.runs import Candidate
from generator.extract.names.tokens import Tokens


def introduced(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon) -> dict[str, Candidate | None]:
    """Abbreviations, folded, to the candidate that they stand for; None where the words before are no candidate.

    The words before the parenthesis must start with its letters: "consumer price index (CPI)" makes CPI no name.
    """
    by_last = {name.last: name for name in found}
    made: dict[str, Candidate | None] = {}
    for at in range(1, len(tokens.words)):
        word = tokens.words[at].replace(".", "")
        if tokens.gaps[at] != " (" or not word.isupper() or not 2 <= len(word) <= 8:
            continue
        if not tokens.gap(at + 1).startswith((")", ",", ";")) or tokens.plain[at] in made:
            continue
        first = _spelt(tokens, at, word.lower(), lexicon.classes["small"])
        if first is not None:
            meant = by_last.get(at)
            whole = meant is not None and meant.first <= first + 1
            made[tokens.plain[at].rstrip(".")] = meant if whole else None
    return made


def _spelt(tokens: Tokens, at: int, letters: str, small: frozenset[str]) -> int | None:
    """The first of the words before `at` whose first letters spell `letters`, or None."""
    left = len(letters)
    back = at - 1
    while back >= 0 and at - back <= len(letters) + 4:
        word = tokens.plain[back]
        if word[0] == letters[left - 1]:
            left -= 1
            if left == 0:
                return back
        elif word not in small:
            return None
        if tokens.gaps[back] not in (" ", "-", " & "):
            return None
        back -= 1
    return None
