"""Nouns that are counted: which are alike, and which say nothing."""

from __future__ import annotations

from functools import cache

from generator.base import lexicon
from generator.link.reading import stemmed


@cache
def empty() -> frozenset[str]:
    """Forms of nouns that say nothing of what is counted: "the number at 2,600"."""
    return frozenset(stemmed(word) for word in lexicon.words("link/ledger/empty"))


@cache
def likes(stem: str) -> frozenset[str]:
    """Names of the sets of like things that a head's form is in; people of a country are persons."""
    return _sets().get(stem, frozenset())


@cache
def _sets() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon.table("link/ledger/like"):
        for noun in row:
            for written in (noun, f"{noun}s", _IRREGULAR.get(noun, noun)):
                found.setdefault(stemmed(written.replace("-", "")), set()).add(row[0])
    for row in lexicon.table("extract/names/countries"):
        found.setdefault(row[0].lower().replace(" ", ""), set()).add("person")
    return {stem: frozenset(names) for stem, names in found.items()}


_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "life": "lives", "wife": "wives", "thief": "thieves",
              "gunman": "gunmen", "policeman": "policemen", "serviceman": "servicemen", "person": "people"}  # fmt: skip


def are_captives(head: str) -> bool:
    """Whether a noun names nobody but captives: hostages are taken, people may take shelter."""
    return "hostage" in likes(head) and "person" not in likes(head)
