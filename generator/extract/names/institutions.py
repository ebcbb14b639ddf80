"""Organisations whose last words stand in lower case: "the Biden administration", "the Palestinian health ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extract.names.lexicon import Lexicon
from generator.extract.names.runs import Candidate
from generator.extract.names.tokens import Tokens


def institutions(tokens: Tokens, chosen: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The names with institutions put in; a name that became part of one is no mention of its own any more."""
    found: list[Candidate] = []
    by_last = {name.last: name for name in chosen}
    plain = tokens.plain
    for at, word in enumerate(plain):
        if word not in lexicon.institutions or tokens.caps[at]:
            continue
        name = by_last.get(at)
        if name is not None and lexicon.institutions[word].get(word) == "name" and _attached(tokens, at):
            if name.kind == "person" and name.title is None:
                found.append(Candidate(name.first, at + 1, "organisation", "name.institution"))
            continue
        for phrase, how in lexicon.institutions[word].items():
            first = at - phrase.count(" ")
            if how == "name" or first < 0 or " ".join(plain[first : at + 1]) != phrase:
                continue
            owner = by_last.get(first)
            if _attached(tokens, first) and owner is not None and owner.kind == "place":
                first = owner.first
            elif _attached(tokens, first) and plain[first - 1] in lexicon.demonyms:
                first -= 1
            elif how == "country":
                continue
            found.append(Candidate(first, at + 1, "organisation", "name.institution"))
    if not found:
        return list(chosen)
    inside = {at for name in found for at in range(name.first, name.last)}
    return sorted([*found, *(name for name in chosen if name.first not in inside)], key=lambda name: name.first)


def _attached(tokens: Tokens, at: int) -> bool:
    """Whether the word before belongs to this one: a blank between them and no possessive."""
    return at > 0 and tokens.gaps[at] == " " and not tokens.possessive[at - 1]
