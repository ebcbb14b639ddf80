"""The words of an article as parallel lists, with what the names extractor needs to know of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.base.text import fold
from generator.extract.names.lexicon import Lexicon, plain
from generator.model import Block

# Letters with dots ("U.S."), "Ph.D.", "AT&T", a Dutch "'t" inside a name, or a word with its inner apostrophes. Each
# character can match in one way only, so the scan is linear.
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?:[A-Z](?![A-Za-z]))?|Ph\.D\.?|[A-Z]{1,2}&[A-Z]{1,2}\b"
    r"|(?<= )(?:in |op )?'t(?= [A-Z])"
    r"|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*(?:'[^\W_]+)*"
)
LONGEST_HEADLINE = 60
"""Words; a longer line in capitals is read like any other."""
_ENDINGS = ("'s", "'S", "'ll", "'d", "'re", "'ve")
_BREAKS = frozenset('.!?:;"…•')


@dataclass(slots=True)
class Tokens:
    """One entry a word, in text order. Words are folded (straight quotes) and without possessive ending."""

    words: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    """In lower case and without accents."""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """Of the word without its possessive ending."""
    gaps: list[str] = field(default_factory=list)
    """What stands between the word before and this one, a possessive ending left out; "\\n" at the start of a block."""
    initial: list[bool] = field(default_factory=list)
    """Whether a sentence or a quotation may start here, so that a capital says little."""
    possessive: list[bool] = field(default_factory=list)
    caps: list[bool] = field(default_factory=list)
    """Whether it starts with a capital."""
    lines: list[tuple[int, int]] = field(default_factory=list)
    """First and last word (half-open) of each block."""
    headlines: frozenset[int] = frozenset()
    """Indexes into `lines` of those where every word has a capital, so that a capital says nothing."""

    def gap(self, at: int) -> str:
        """What stands before a word; a line break beyond the ends."""
        return self.gaps[at] if 0 <= at < len(self.gaps) else "\n"


def tokenize(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> Tokens:
    """The words of `blocks`."""
    folded = fold(text)
    made = Tokens()
    headlines = []
    for block in blocks:
        first = len(made.words)
        _block(folded, block.span.start, block.span.end, made, lexicon)
        if _headline(made, first, lexicon):
            headlines.append(len(made.lines))
        made.lines.append((first, len(made.words)))
    made.headlines = frozenset(headlines)
    return made


def _block(text: str, start: int, end: int, made: Tokens, lexicon: Lexicon) -> None:
    words, plains, starts, ends = made.words, made.plain, made.starts, made.ends
    gaps, initials, possessives, caps = made.gaps, made.initial, made.possessive, made.caps
    before = start
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        at, to = match.span()
        gap = text[before:at] if before > start else "\n"
        before = to
        starts.append(at)
        gaps.append(gap)
        initials.append(gap != " " and (gap == "\n" or not _BREAKS.isdisjoint(gap) or gap.endswith(" '")))
        if not word[0].isupper():  # most words, so the short way
            words.append(word)
            plains.append(word if word.islower() and word.isascii() else plain(word))
            ends.append(to)
            possessives.append(False)
            caps.append(False)
            continue
        possessive = False
        if "'" in word:
            for ending in _ENDINGS:
                if word.endswith(ending) and len(word) > len(ending):
                    word, possessive = word[: -len(ending)], ending in ("'s", "'S")
                    break
        elif text[to : to + 1] == "." and _dotted(text, word, to, lexicon):
            word, before = word + ".", to + 1
        elif word[-1] in "sS" and text[to : to + 2] == "' ":
            possessive, before = True, to + 1
        words.append(word)
        plains.append(plain(word))
        ends.append(at + len(word))
        possessives.append(possessive)
        caps.append(True)


def _dotted(text: str, word: str, to: int, lexicon: Lexicon) -> bool:
    """Whether the dot after `word` belongs to it: an abbreviation, or an initial before another capital."""
    if len(word) == 1:
        return word != "I" and text[to + 1 : to + 2] == " " and text[to + 2 : to + 3].isupper()
    return word.lower() in lexicon.abbreviations


def _headline(made: Tokens, first: int, lexicon: Lexicon) -> bool:
    """Whether a line is in title case or in capitals: all but its small words, everyday ones among them."""
    everyday = 0
    for at in range(first, len(made.words)):
        word = made.plain[at]
        if len(word) < 3 or word in lexicon.function:
            continue
        if not made.caps[at]:
            return False
        if at > first and word not in lexicon.first and word not in lexicon.titles and lexicon.is_common(word):
            everyday += 1
    return everyday > 1 and len(made.words) - first <= LONGEST_HEADLINE
