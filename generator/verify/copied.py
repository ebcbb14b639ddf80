"""Runs of words that stand in an article: to find copied words that carry no marks.

The marks prove what is marked; this is the other direction. Eight consecutive words are taken for copied (the exact
shingle test of duplicate detection: A. Broder, "On the resemblance and containment of documents", 1997). Titles,
standfirsts and quotes that the site itself publishes are known word by word, so five words suffice there. Fewer would
take the program's own labels for an article's: on the site of the five seeds the longest run that unmarked words share
with an article by chance has four words ("as long as the"). Words that the site says in its own name (`voice.py`) are
no copy, whatever an article says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.verify.voice import LateVoice, Voice, tokens

RUN = 8
"""Words of anything."""
KNOWN = 5
"""Words of a published title, standfirst or quote."""


@dataclass(slots=True)
class Asked:
    """What was looked up while something was checked: where all of it is answered alike, the check comes out alike."""

    grams: set[int] = field(default_factory=set)
    """Runs of words that stand in no article."""
    texts: list[str] = field(default_factory=list)
    """Texts with a run that does, or may."""
    titles: list[str] = field(default_factory=list)
    """Words that the site may say in its own name."""


@dataclass(frozen=True, slots=True)
class Needles:
    """Everything that unmarked words are searched for."""

    grams: frozenset[int]
    """Hashes of every run of `RUN` words of every article, and of the first `KNOWN` words of what is known: a quick no.
    A yes is confirmed in `texts` and `known`."""
    texts: tuple[tuple[str, str], ...]
    """Article id and its tokens, joined by spaces."""
    known: Mapping[tuple[str, ...], str]
    """Published titles, standfirsts and quotes of `KNOWN` to `RUN` - 1 words, with their article."""
    voice: Voice | LateVoice = field(default_factory=Voice)
    asked: Asked | None = None
    """Where a note is kept of everything that is looked up."""

    @classmethod
    def of(cls, texts: Mapping[str, str], published: Any = None, voice: Voice | LateVoice | None = None) -> Needles:
        """From article texts by id, the value of articles.json if there is one, and the site's own words."""
        words = {key: tokens(text) for key, text in texts.items()}
        known: dict[tuple[str, ...], str] = {}
        for article, text in _published(published):
            phrase = tuple(tokens(text))
            if KNOWN <= len(phrase) < RUN:
                known.setdefault(phrase, article)
        grams = {gram for text in words.values() for gram in grams_of(text, RUN)}
        grams.update(gram for phrase in known for gram in grams_of(phrase[:KNOWN], KNOWN))
        return cls(
            frozenset(grams),
            tuple((key, f" {' '.join(text)} ") for key, text in words.items()),
            known,
            voice or Voice(),
        )

    def search(self, text: str) -> tuple[str, str] | None:
        """The first copied run of words in `text` and the id of an article it stands in; None if there is none."""
        if len(text.split()) < KNOWN:
            return None
        read = tokens(text)
        runs, starts = grams_of(read, RUN), grams_of(read, KNOWN)
        if self.grams.isdisjoint(runs) and self.grams.isdisjoint(starts):
            if self.asked is not None:
                self.asked.grams.update(runs, starts)
            return None
        if self.asked is not None:
            self.asked.texts.append(text)
        own = self.voice.own(read)
        for at, gram in enumerate(runs):
            if gram in self.grams and not all(own[at : at + RUN]):
                phrase = f" {' '.join(read[at : at + RUN])} "
                # Two runs may share a hash; only the words themselves are evidence.
                if article := next((key for key, words in self.texts if phrase in words), None):
                    return phrase.strip(), article
        for at, gram in enumerate(starts):
            if gram in self.grams:
                for size in range(KNOWN, RUN):
                    run = tuple(read[at : at + size])
                    if run in self.known and not all(own[at : at + size]):
                        return " ".join(run), self.known[run]
        return None

    def own(self, words: str) -> bool:
        """Whether the site says all of these words in its own name."""
        if self.asked is not None:
            self.asked.titles.append(words)
        return all(self.voice.own(tokens(words)))


class _Numbers(dict[str, int]):
    """A number for every word, the same in every process: hashes of strings are not, and results are kept."""

    def __missing__(self, word: str) -> int:
        digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = self[word] = int.from_bytes(digest, "little", signed=True)
        return number


_NUMBERS = _Numbers()


def grams_of(words: Sequence[str], size: int) -> list[int]:
    """A hash of each `size` words in a row, in their order."""
    numbers = [_NUMBERS[word] for word in words]
    return [hash(run) for run in zip(*(numbers[n:] for n in range(size)), strict=False)]


def _published(value: Any) -> Iterator[tuple[str, str]]:
    """Titles, standfirsts and quotes of articles.json, whatever else it holds."""
    rows = value.get("articles") if isinstance(value, dict) else value
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, dict):
            continue
        metadata = row.get("metadata")
        stated = [metadata.get(key) for key in ("title", "standfirst")] if isinstance(metadata, dict) else []
        quotes = row.get("quotes")
        for item in [*stated, *(quotes if isinstance(quotes, list) else ())]:
            words = (item.get("value") or item.get("text")) if isinstance(item, dict) else None
            if isinstance(words, str):
                yield str(row.get("id")), words
