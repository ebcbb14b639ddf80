"""Titles that end as sentences do, as some archives print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.base import lexicon
from generator.parse.page import Line

LONGEST_INTRO = 60
"""Words of a paragraph that may be a summary above the byline; longer ones are running text whatever their end."""


def is_text(line: Line) -> bool:
    """Whether a line reads as running text by its end or its length."""
    return line.stopped or line.count > LONGEST_INTRO


# What a headline leaves out and a sentence needs. A first line with a full stop and none of these was a title in 285 of
# 840 articles, and 1 % of the sentences of their bodies look the same.
_LONGEST_CLOSED = 24
_LONGEST_QUESTION = 18
_WORD = re.compile(r"[\w'.-]+")
_DAY_OR_PAST = re.compile(
    r"\b(?:[A-Z][a-z]+day|[a-z]{3,}ed|died|fell|won|lost|began|came|went|took|made|left|held|met|hit|broke|rose|sent|"
    r"gave|got|saw|ran|led|won|shot|killed|kept|felt|spoke|wrote)\b"
)


# Between title and text there may be a label and a correction.
_TEXT_WITHIN = 3


def is_closed_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a first line is a title although it ends as a sentence does, as some archives print titles.

    So it is when it is a short question or cry, when it is printed in capitals or with capitals at nearly every word,
    or when it leaves out what a sentence needs; and longer running text must follow.
    """
    line, words = lines[at], lines[at].words
    below = next((other for other in lines[at + 1 : at + 1 + _TEXT_WITHIN] if other.kind is None), None)
    if not line.stopped or len(words) > 400 or line.kind or below is None or not is_text(below):
        return False
    if len(below.words.split()) < len(words.split()) and not below.stopped:
        return False
    if words.isupper():
        return line.count > 1
    parts = _WORD.findall(words)
    if not 2 <= len(parts) <= _LONGEST_CLOSED or words[0] == '"':
        return False
    if words.rstrip("'\"")[-1] in "?!":
        return len(parts) <= _LONGEST_QUESTION
    return _titled(parts) or _without_sentence_words(words, parts)


def _titled(parts: Sequence[str]) -> bool:
    """Whether nearly every longer word has a capital."""
    long = [part for part in parts[1:] if len(part) >= 4]
    return len(long) >= 4 and sum(part.lstrip("'")[:1].isupper() for part in long) >= 0.8 * len(long)


def _without_sentence_words(words: str, parts: Sequence[str]) -> bool:
    """Whether there are no articles, pronouns and auxiliaries, no weekday and no verb of the past."""
    low = {part.casefold().strip(".") for part in parts}
    return (
        4 <= len(parts) <= 13 and not low & lexicon.words("parse/sentence_words") and not _DAY_OR_PAST.search(words[1:])
    )
