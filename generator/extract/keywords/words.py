"""The words of an article with their classes: what noun phrases are made of, without a parser.

Classes are single letters: N noun, J adjective, C word of a name, P participle, V verb, A any other word, D determiner,
I preposition, M modal verb, O "to", 0 number, "." everything that ends a phrase. A class comes from the word alone
(`base/classes.py`) and is mended by its neighbour on the left, as Brill's tagger does (Brill 1992, "A simple rule-based
part of speech tagger").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.base.classes import word_class
from generator.base.text import unpossessed
from generator.extract.names.lexicon import load
from generator.model import Block

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:(?:['’&\-‑]|\.(?=[a-z0-9]))[^\W_]+)*|[^\w\s]|_")
# Markup, addresses and handles that a page left in the text: no words of the article. Each alternative runs over a
# bounded stretch, so that the scan is linear.
_WEB = re.compile(
    r"</?[a-z][^<>\n]{0,300}>|https?://\S{1,300}|(?<!\w)[@#]\w{1,60}"
    r"|(?<![\w.])[\w-]{1,60}(?:\.[\w-]{1,60}){0,3}\.(?:com|org|net|co|io|tv|ly|info|gov|edu|uk|ie|au|de|fr|eu)\b"
    r"(?:/\S{0,300})?",
    re.IGNORECASE,
)
_CLOSED = frozenset("ADIOM")
_SENTENCE_ENDS = frozenset(".!?:\"“”‘'(")
_SPACES = frozenset((" ", "\n", "\u00a0"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of an article's body, in columns. A "." without width stands between two blocks."""

    starts: Sequence[int]
    ends: Sequence[int]
    """Without a possessive ending."""
    keys: Sequence[str]
    """What makes two words the same: lower case, without hyphens, plural or possessive endings. Empty for marks."""
    lower: Sequence[str]
    """In lower case, without a possessive ending."""
    classes: Sequence[str]
    joined: Sequence[bool]
    """Whether the word stands right behind the one before it, one space between."""
    headed: Sequence[bool]
    """Whether the word stands in a line set in headline capitals, where a capital shows nothing."""
    title: int
    """Words before this one stand in the title."""


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """The word without a plural ending: the S-stemmer of Harman 1991, "How effective is suffixing?", JASIS 42."""
    if len(word) > 3 and word.endswith("s"):
        if word.endswith("ies") and word[-4] not in "ae":
            return word[:-3] + "y"
        if word.endswith(("ches", "shes", "sses", "xes", "oes")):
            word = word[:-2]
        elif not word.endswith(("us", "ss", "is")):
            word = word[:-1]
    return word[:-2] + "y" if word.endswith("ie") and len(word) > 4 else word


@lru_cache(maxsize=65536)
def _look(written: str) -> tuple[int, str, str, str]:
    """How long the word is without its possessive ending, its key, its lower case and its class."""
    cut = len(unpossessed(written))
    lower = written.lower().replace("’", "'")[:cut]
    if len(lower) != cut:  # a letter whose lower case is longer than itself
        lower = written[:cut]
    key = singular(lower.replace("-", "").replace("‑", "").replace(".", ""))
    first = written[0]
    if not first.isalnum():
        return cut, "", written, "."
    return cut, key, lower, "0" if first.isdigit() else word_class(lower)


@lru_cache(maxsize=65536)
def _common(lower: str) -> bool:
    return load().is_common(lower)


def read_words(text: str, blocks: Iterable[Block]) -> Words:
    """Every word and mark of the blocks, classed."""
    rows: list[tuple[int, int, str, str, str, bool, str]] = []
    bounds: list[tuple[int, int]] = []
    title = 0
    for block in blocks:
        begin = len(rows)
        behind = -1
        webs = [match.span() for match in _WEB.finditer(text, block.span.start, block.span.end)]
        web = 0
        for match in _WORD.finditer(text, block.span.start, block.span.end):
            start, word = match.start(), match.group()
            cut, key, low, kind = _look(word)
            while web < len(webs) and webs[web][1] <= start:
                web += 1
            if web < len(webs) and webs[web][0] < match.end():
                key, kind = "", "."
            joined = start == behind + 1 and text[behind] in _SPACES
            rows.append((start, start + cut, key, low, kind, joined, word))
            # behind a possessive ending a new phrase begins
            behind = start + len(word) if cut == len(word) else -1
        rows.append((block.span.end, block.span.end, "", ".", ".", False, "."))
        if block.kind == "title":
            title = len(rows)
        bounds.append((begin, len(rows)))
    if not rows:
        return Words([], [], [], [], [], [], [], 0)
    starts, ends, keys, lower, kinds, adjoining, written = zip(*rows, strict=True)
    classes = list(kinds)
    headed = [_headed(written[begin:end]) for begin, end in bounds]
    _mend(written, lower, classes, tuple(zip(bounds, headed, strict=True)))
    in_head = [loud for (begin, end), loud in zip(bounds, headed, strict=True) for _ in range(begin, end)]
    return Words(starts, ends, keys, lower, classes, adjoining, in_head, title)


def _mend(
    written: Sequence[str],
    lower: Sequence[str],
    classes: list[str],
    blocks: Sequence[tuple[tuple[int, int], bool]],
) -> None:
    """Tell names by their capitals, and nouns, verbs and participles apart by the word before them."""
    capital, small = _spellings(written, lower, blocks)
    for (begin, end), loud in blocks:
        opening = True
        before = "."
        for at in range(begin, end):
            word, low, kind = written[at], lower[at], classes[at]
            if kind == ".":
                opening = opening or word in _SENTENCE_ENDS
                before = "."
                continue
            # A capital shows a name inside a sentence. At its start, and in a headline set in capitals, it does so only
            # for words that are written so elsewhere, or that are no everyday words.
            telling = not (loud or opening) or (low not in small and (low in capital or not _common(low)))
            if telling and word[0].isupper() and kind not in _CLOSED:
                kind = "C"
            else:
                kind = _by_neighbours(kind, before, low, classes[at + 1], written[at + 1])
            classes[at] = before = kind
            opening = False


def _spellings(
    written: Sequence[str], lower: Sequence[str], blocks: Sequence[tuple[tuple[int, int], bool]]
) -> tuple[set[str], set[str]]:
    """Words written with a capital inside a sentence, and words written small, of all blocks but headlines."""
    capital: set[str] = set()
    small: set[str] = set()
    for (begin, end), loud in blocks:
        if not loud:
            for at in range(begin, end):
                if written[at][0].islower():
                    small.add(lower[at])
                elif written[at][0].isupper() and at > begin and written[at - 1] not in _SENTENCE_ENDS:
                    capital.add(lower[at])
    return capital, small


def _by_neighbours(kind: str, before: str, low: str, after: str, next_word: str) -> str:
    """The class of a word from the classes of the word before it and after it."""
    if kind == "V" and before in ("D", "J", "I"):
        return "N"  # "the claim", "new claims", "of claims"
    if kind == "P" and before == "D":
        return "J"  # "the frozen"
    if kind == "N" and before == "M":
        return "V"  # "will head"
    if kind == "N" and before == "O" and low == singular(low) and (after == "D" or next_word[0].isupper()):
        return "V"  # "to head the", "to head Oslo's", but not "to work"
    return kind


def _headed(block: Sequence[str]) -> bool:
    """Whether a block is set in headline capitals: most of its longer words start with one."""
    longer = [word for word in block if len(word) > 3 and word[0].isalpha()]
    return len(longer) > 1 and sum(word[0].isupper() for word in longer) > 0.7 * len(longer)
