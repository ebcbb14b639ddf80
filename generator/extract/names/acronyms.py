"""Abbreviations that an article introduces in parentheses: "Human Rights Watch (HRW)"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extract.names.runs import Candidate
from generator.extract.names.tokens import Tokens

_SKIPPED = frozenset(("of", "the", "and", "for", "on", "in", "to", "a", "an"))


def introduced(tokens: Tokens, found: Sequence[Candidate]) -> dict[str, Candidate | None]:
    """Abbreviations, folded, to the candidate that they stand for; None where the words before are no candidate.

    The words before the parenthesis must start with its letters: "consumer price index (CPI)" makes CPI no name.
    """
    by_last = {one.last: one for one in found}
    made: dict[str, Candidate | None] = {}
    for at in range(1, len(tokens.words)):
        word = tokens.words[at].replace(".", "")
        if tokens.gaps[at] != " (" or not word.isupper() or not 2 <= len(word) <= 8:
            continue
        if not tokens.gap(at + 1).startswith((")", ",", ";")) or tokens.plain[at] in made:
            continue
        first = _spelt(tokens, at, word.lower())
        if first is not None:
            one = by_last.get(at)
            made[tokens.plain[at].rstrip(".")] = one if one is not None and one.first <= first + 1 else None
    return made


def _spelt(tokens: Tokens, at: int, letters: str) -> int | None:
    """The first of the words before `at` whose first letters spell `letters`, or None."""
    left = len(letters)
    back = at - 1
    while back >= 0 and at - back <= len(letters) + 4:
        word = tokens.plain[back]
        if word[0] == letters[left - 1]:
            left -= 1
            if left == 0:
                return back
        elif word not in _SKIPPED:
            return None
        if tokens.gaps[back] not in (" ", "-", " & "):
            return None
        back -= 1
    return None
