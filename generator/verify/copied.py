"""Runs of words that stand in an article: to find copied words that carry no marks.

The marks prove what is marked; this is the other direction. Eight consecutive words are taken for copied (the exact
shingle test of duplicate detection: A. Broder, "On the resemblance and containment of documents", 1997). Titles,
standfirsts and quotes that the site itself publishes are known word by word, so five words suffice there. Fewer would
take the program's own labels for an article's: on the site of the five seeds the longest run that unmarked words share
with an article by chance has four words ("as long as the"). Words that the site says in its own name (`voice.py`) are
no copy, whatever an article says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.verify.voice import Voice, tokens

RUN = 8
"""Words of anything."""
KNOWN = 5
"""Words of a published title, standfirst or quote."""


@dataclass(frozen=True, slots=True)
class Needles:
    """Everything that unmarked words are searched for."""

    runs: frozenset[int]
    """Hashes of every run of `RUN` words of every article: a quick no. A yes is confirmed in `texts`."""
    texts: tuple[tuple[str, str], ...]
    """Article id and its tokens, joined by spaces."""
    known: Mapping[int, Mapping[tuple[str, ...], str]]
    """By length in words, `KNOWN` to `RUN` - 1: published titles, standfirsts and quotes, with their article."""
    voice: Voice = field(default_factory=Voice)

    @classmethod
    def of(cls, texts: Mapping[str, str], published: Any = None, voice: Voice | None = None) -> Needles:
        """From article texts by id, the value of articles.json if there is one, and the site's own words."""
        words = {key: tokens(text) for key, text in texts.items()}
        runs = frozenset(hash(run) for text in words.values() for run in _windows(text, RUN))
        known: dict[int, dict[tuple[str, ...], str]] = {size: {} for size in range(KNOWN, RUN)}
        for article, text in _published(published):
            phrase = tuple(tokens(text))
            if len(phrase) in known:
                known[len(phrase)].setdefault(phrase, article)
        return cls(runs, tuple((key, f" {' '.join(text)} ") for key, text in words.items()), known, voice or Voice())

    def search(self, text: str) -> tuple[str, str] | None:
        """The first copied run of words in `text` and the id of an article it stands in; None if there is none."""
        read = tokens(text)
        own: list[bool] = []

        def foreign(at: int, size: int) -> bool:
            nonlocal own
            own = own or self.voice.own(read)  # seldom asked for
            return not all(own[at : at + size])

        for at, run in enumerate(_windows(read, RUN)):
            if hash(run) in self.runs and foreign(at, RUN):
                phrase = f" {' '.join(run)} "
                # Two runs may share a hash; only the words themselves are evidence.
                if article := next((key for key, words in self.texts if phrase in words), None):
                    return phrase.strip(), article
        for size, phrases in self.known.items():
            if phrases:
                for at, run in enumerate(_windows(read, size)):
                    if run in phrases and foreign(at, size):
                        return " ".join(run), phrases[run]
        return None


def _windows(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(size)), strict=False)


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
