"""The one place that calls yake, by exact names, and what it is fed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from generator.text import fold

if TYPE_CHECKING:
    from yake import KeywordExtractor

LONGEST = 3
"""Words in yake's longest candidates: its own default."""
_EVERYTHING = 2**31
_ENDED = (".", "!", "?")
_CLOSERS = "\"')]} "


def feed(blocks: Iterable[str]) -> str:
    """One text for the engine: marks made straight, and every block closed by a sentence end.

    yake turns line breaks into spaces, so that a headline without a full stop would run into the line below it; the
    stop added here belongs to no word and shows up in no keyword.
    """
    closed = []
    for block in blocks:
        text = " ".join(fold(block).split())
        closed.append(text if text.rstrip(_CLOSERS).endswith(_ENDED) else f"{text}!")
    return " ".join(closed)


def stock_scores(text: str, language: str) -> Mapping[str, float]:
    """yake's score of each of its candidates, best first. Keys: lower-case words with single spaces between."""
    return dict(_extractor(language).extract_keywords(text))


def engine_version() -> str:
    """Version of yake, part of the cache key."""
    return f"yake {version('yake')}"


@cache
def _extractor(language: str) -> KeywordExtractor:
    # Imported when first needed: it costs a third of a second. `dedup_lim=1` asks for every candidate; the names are
    # those of yake 0.7, which swallows unknown ones in silence.
    from yake import KeywordExtractor  # noqa: PLC0415

    return KeywordExtractor(lan=language, n=LONGEST, dedup_lim=1.0, window_size=1, top=_EVERYTHING)
