"""The inverted index: where each word stands, written as it is counted, so that memory holds little but the result.

A record's weight for a word is BM25 over weighted fields (S. Robertson, H. Zaragoza, M. Taylor, "Simple BM25 extension
to multiple weighted fields", 2004) without the word's rarity, which the reader's side knows from the length of the
list. It is rounded to one of `LEVELS` steps; records of one step stand together, so that a weight costs no character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.search.coding import number, rising
from generator.search.tokens import tokens, vocabulary

LEVELS = 16
K1, B = 1.2, 0.75
"""The usual constants of BM25."""
GAP = 8
"""Positions between fields, so that no phrase reaches from one into the next."""


@dataclass(frozen=True, slots=True)
class Field:
    """Words of a record that are searched."""

    text: str
    boost: float
    usual: int
    """Its usual length in words: a longer field counts for less. Rounded means over the five seeds."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched of one record."""

    fields: Sequence[Field]
    """Words that the site shows, in the order shown: phrases are looked for in them."""
    paragraphs: Sequence[str] = ()
    """Running text that the site does not show as it stands: only which words stand in which paragraph is kept."""
    weight: float = 1.0
    """Of records of equal words, which come first: above 1 those that matter most."""


Counted = dict[str, list[tuple[int, int, int, int, str, str]]]
"""By word what stands in some records, for each level: it, how many records, the first and the last of them, the steps
from the first to the others, and the places.
"""
UNSHOWN = 0.3
"""Boost of a word of the running text: below every word that is shown."""


@dataclass(slots=True)
class _List:
    """The records of one word at one level: how many, the first and the last, the steps, and the positions."""

    count: int = 0
    first: int = 0
    last: int = 0
    steps: bytearray = field(default_factory=bytearray)
    places: bytearray = field(default_factory=bytearray)


class Postings:
    """Takes records in the order of their numbers."""

    def __init__(self, passed_over: frozenset[str]) -> None:
        self._lists: dict[str, dict[int, _List]] = {}
        self._passed_over = passed_over

    def add(self, record: int, searched: Searched) -> None:
        """Count the words of one record."""
        weights: dict[str, float] = {}
        places: dict[str, list[int]] = {}
        base = 0
        for part in searched.fields:
            words = list(tokens(part.text))
            if not words:
                continue
            share = part.boost / (1 - B + B * len(words) / part.usual)
            for word, at in words:
                weights[word] = weights.get(word, 0.0) + share
                places.setdefault(word, []).append(base + at)
            base += words[-1][1] + GAP
        unshown = self._unshown(searched.paragraphs)
        for word in unshown:
            weights[word] = weights.get(word, 0.0) + UNSHOWN
        whole = bool(searched.paragraphs)
        for word, weight in weights.items():
            level = min(LEVELS - 1, 1 + int(searched.weight * (LEVELS - 1) * weight / (K1 + weight)))
            listed = self._listed(word, level, record)
            listed.steps += number(record - listed.last)
            listed.last = record
            listed.count += 1
            listed.places += rising(places.get(word, ()))
            if whole:
                listed.places += rising(unshown.get(word, ()))

    def _listed(self, word: str, level: int, first: int) -> _List:
        """The list of a word and level; a new one begins with the record `first`."""
        levels = self._lists.get(word)
        if levels is None:
            levels = self._lists[word] = {}
        listed = levels.get(level)
        if listed is None:
            listed = levels[level] = _List(first=first)
        return listed

    def counted(self) -> Counted:
        """All that was counted, for `take`."""
        return {
            word: [
                (level, its.count, its.first, its.last, _behind_first(its).decode("ascii"), its.places.decode("ascii"))
                for level, its in levels.items()
            ]
            for word, levels in self._lists.items()
        }

    def take(self, base: int, counted: Counted) -> None:
        """What was counted elsewhere, of records whose numbers began at 0 there, and begin at `base` here."""
        for word, levels in counted.items():
            for level, count, first, last, steps, places in levels:
                listed = self._listed(word, level, base + first)
                listed.steps += number(base + first - listed.last) + steps.encode("ascii")
                listed.last = base + last
                listed.count += count
                listed.places += places.encode("ascii")

    def _unshown(self, paragraphs: Iterable[str]) -> dict[str, list[int]]:
        """The paragraphs, from 1, of each word but those passed over: no order, no number of times, none of the small
        words that make a sentence of the others.
        """
        paragraphs_of: dict[str, list[int]] = {}
        for at, text in enumerate(paragraphs, 1):
            for word in sorted(vocabulary(text) - self._passed_over):
                paragraphs_of.setdefault(word, []).append(at)
        return paragraphs_of

    def often(self) -> dict[str, int]:
        """In how many records each word stands."""
        return {word: sum(listed.count for listed in levels.values()) for word, levels in self._lists.items()}

    def lists(self) -> Iterable[tuple[str, str, str]]:
        """Each word with its records and its places, in the order of UTF-16, which scripts compare by.

        Records: for each level, the highest first, the level, how many, and the steps from one to the next. Places: for
        each record in that order its positions, and for one with paragraphs also these.
        """
        for word in sorted(self._lists, key=lambda word: word.encode("utf-16-be", "surrogatepass")):
            levels = sorted(self._lists[word].items(), reverse=True)
            records = b"".join(number(level) + number(listed.count) + bytes(listed.steps) for level, listed in levels)
            places = b"".join(bytes(listed.places) for _, listed in levels)
            yield word, records.decode("ascii"), places.decode("ascii")


def _behind_first(listed: _List) -> bytearray:
    """The steps but that to the first record."""
    return listed.steps[len(number(listed.first)) :]
