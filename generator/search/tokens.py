"""Words of a text as the search knows them. `site/assets/search/tokens.js` has the same rules; a test compares the two.

A word is a run of letters, digits and marks. Case and accents fall away; "40,000" is 40000, "3.5" stays whole, "U.S."
is us. Apostrophes and hyphens part words, so that "Ann Lee" is found in "Ann Lee's"; the parts of "cease-fire" stand
beside each other and are also found as one word. Scripts that are written without spaces are cut into overlapping
pairs of characters (J. Y. Nie et al., "On the use of words and n-grams for Chinese information retrieval", 2000).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

_HIDDEN = "\u00ad\u200c\u200d\u2060"
"""Soft hyphens and joiners: inside a word, but no part of it."""
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese."""
_STRETCH = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_PLAIN = re.compile("[\0-\u024f\u2012-\u206f]*")
"""Latin letters and the marks of running text, without hyphens but the one on the keyboard."""
_DROPPED = re.compile(f"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f{_HIDDEN}]")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_HYPHENS = frozenset("-\u2010\u2011")


def tokens(text: str) -> Iterator[tuple[str, int]]:
    """Each word with its position, in order. A compound follows its first part, at the same position."""
    at = 0
    last, end = "", -1
    for match in _words().finditer(text):
        written = match.group()
        parts = (written,) if written.isascii() else _STRETCH.findall(written)
        for part in parts:
            word = fold(part)
            if not part.isascii() and _IS_UNSPACED.match(part):
                for n in range(len(word)):
                    yield word[n : n + 2], at
                    at += 1
                last = ""
                continue
            if not word:
                continue
            if last and match.start() == end + 1 and text[end] in _HYPHENS and last[-1].isalpha():
                yield last + word, at - 1
            yield word, at
            at += 1
            last = word
        end = match.end()


def vocabulary(text: str) -> set[str]:
    """The words of a text without their places: those of `tokens`, in half the time where there is nothing to part."""
    if "-" in text or not _PLAIN.fullmatch(text):
        return {word for word, _ in tokens(text)}
    return {folded for word in set(_words().findall(text)) if (folded := fold(word))}


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Without case, accents and hidden characters; full-width and joined letters as plain ones."""
    if word.isascii():
        return word.lower().replace("," if word[0].isdigit() else ".", "")
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", word))
    folded = unicodedata.normalize("NFKC", plain.lower().translate(_LETTERS))
    return folded.replace(",", "") if folded[:1].isdigit() else folded.replace(".", "")


@cache
def _words() -> re.Pattern[str]:
    """An initialism, a number with its separators, or a run of letters, digits and marks."""
    marks, numbers = _marks_and_numbers()
    letter = rf"[^\W\d_{numbers}]"
    more = rf"(?:[^\W_]|[{marks}{_HIDDEN}])"
    return re.compile(
        rf"{letter}(?:\.{letter})+(?!{more})|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)+"
        rf"|[^\W_]{more}*"
    )


def _marks_and_numbers() -> tuple[str, str]:
    """The insides of two character classes: marks, which `re` does not count among the letters, and numbers, which it
    does.
    """
    ranges: dict[str, list[list[int]]] = {"M": [], "N": []}
    for code in (*range(0x80, 0x20000), *range(0xE0100, 0xE01F0)):
        category = unicodedata.category(chr(code))[0]
        if category in ranges:
            listed = ranges[category]
            if listed and listed[-1][1] == code - 1:
                listed[-1][1] = code
            else:
                listed.append([code, code])
    marks, numbers = ("".join(f"{chr(low)}-{chr(high)}" for low, high in ranges[kind]) for kind in "MN")
    return marks, numbers
