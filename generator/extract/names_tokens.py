"""The words of an article as parallel lists, with what the names extractor needs to know of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.extract.names_lexicon import Lexicon
from generator.model import Block
from generator.text import fold

# Letters with dots ("U.S."), "AT&T", "Ph.D." or a word with its inner apostrophes. No part can match in two ways, so the
# scan is linear.
_WORD = re.compile(r"(?:[A-Z]\.){2,}(?:[A-Z](?![A-Za-z]))?|Ph\.D\.?|[A-Z]{1,2}&[A-Z]{1,2}\b|[^\W_]+(?:'[^\W_]+)*")
_ENDINGS = ("'s", "'S", "'ll", "'d", "'re", "'ve")
_BREAKS = frozenset('.!?:;"…•')


@dataclass(slots=True)
class Tokens:
    """One entry a word, in text order. Words are folded (straight quotes), without possessive ending."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """Of the word without its possessive ending."""
    gaps: list[str] = field(default_factory=list)
    """What stands between the word before and this one; "\\n" at the start of a block."""
    initial: list[bool] = field(default_factory=list)
    """Whether a sentence or a quotation may start here, so that a capital says little."""
    possessive: list[bool] = field(default_factory=list)
    caps: list[bool] = field(default_factory=list)
    """Whether it starts with a capital."""
    weak: list[bool] = field(default_factory=list)
    """Whether it stands in a line where every word has a capital."""


def tokenize(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> Tokens:
    """The words of `blocks`."""
    folded = fold(text)
    made = Tokens()
    for block in blocks:
        _block(folded, block.span.start, block.span.end, made, lexicon)
    return made


def _block(text: str, start: int, end: int, made: Tokens, lexicon: Lexicon) -> None:
    first = len(made.words)
    before = start
    for match in _WORD.finditer(text, start, end):
        word, at, to = match.group(), match.start(), match.end()
        gap = text[before:at]
        possessive = False
        capital = word[0].isupper()
        if capital:
            for ending in _ENDINGS:
                if word.endswith(ending) and len(word) > len(ending):
                    word, possessive = word[: -len(ending)], ending in ("'s", "'S")
                    break
            if text[to : to + 1] == "." and _dotted(text, word, to, lexicon):
                word, to = word + ".", to + 1
            elif text[to : to + 1] == "'" and word[-1] in "sS" and text[to + 1 : to + 2] == " ":
                possessive = True
        made.words.append(word)
        made.starts.append(at)
        made.ends.append(at + len(word))
        made.gaps.append(gap if before > start else "\n")
        made.initial.append(before == start or not _BREAKS.isdisjoint(gap) or gap.endswith(" '"))
        made.possessive.append(possessive)
        made.caps.append(capital)
        before = to
    made.weak.extend([_weak(made.words, made.caps, first)] * (len(made.words) - first))


def _dotted(text: str, word: str, to: int, lexicon: Lexicon) -> bool:
    """Whether the dot after `word` belongs to it: an abbreviation, or an initial before another capital."""
    if len(word) == 1:
        return text[to + 1 : to + 2] in (" ", "") and text[to + 2 : to + 3].isupper() and word != "I"
    return word.lower() in lexicon.abbreviations


def _weak(words: list[str], caps: list[bool], first: int) -> bool:
    """Whether nearly all longer words of a line start with a capital: a headline in title case."""
    long = [caps[at] for at in range(first, len(words)) if len(words[at]) > 3]
    return len(long) >= 4 and sum(long) >= 0.8 * len(long)
