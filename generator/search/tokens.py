"""Words of a text as the search knows them. `site/assets/search/tokens.js` has the same rules; a test compares the two.

A word is a run of letters, digits and marks. Case and accents fall away; "40,000" is 40000, "3.5" stays whole, "U.S."
is us. Apostrophes and hyphens part words, so that "Ann Lee" is found in "Ann Lee's"; the parts of "cease-fire" stand
beside each other and are also found as one word. Scripts that are written without spaces are cut into overlapping
pairs of characters (J. Y. Nie et al., "On the use of words and n-grams for Chinese information retrieval", 2000).
Number words are their digits, so that "9 dead" finds "nine dead"; the parts of "two thousand" are also found as 2000.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.base import lexicon

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
_SPACES = frozenset(" \n\u00a0\u202f")


def tokens(text: str) -> Iterator[tuple[str, int]]:
    """Each word with its position, in order. A compound follows its first part, at the same position."""
    at = 0
    last, end = "", -1
    number: _Number | None = None
    small = _small()
    for match in _words().finditer(text):
        written = match.group()
        parts = (written,) if written.isascii() else _STRETCH.findall(written)
        for part in parts:
            word = fold(part)
            if not part.isascii() and _IS_UNSPACED.match(part):
                for n in range(len(word)):
                    yield word[n : n + 2], at
                    at += 1
                last, number = "", None
                continue
            if not word:
                continue
            read = small.get(word, word)
            beside = text[end] if match.start() == end + 1 else ""
            number_here = number.joined(read, beside, spelled=read != word) if number and beside else None
            if number_here:
                yield number_here.digits, number_here.at
            elif last and beside in _HYPHENS and last[-1].isalpha():
                yield last + word, at - 1
            number = number_here or _Number(read, at, read != word)
            yield read, at
            at += 1
            last = word
        end = match.end()


def vocabulary(text: str) -> set[str]:
    """The words of a text without their places: those of `tokens`, in half the time where there is nothing to part."""
    if "-" in text or not _PLAIN.fullmatch(text):
        return {word for word, _ in tokens(text)}
    folded = {word for written in set(_words().findall(text)) if (word := fold(written))}
    if not folded.isdisjoint(_magnitudes()):  # which number stands before it is seen in the text alone
        return {word for word, _ in tokens(text)}
    small = _small()
    return {small.get(word, word) for word in folded}


_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ONES = frozenset("123456789")
_LARGEST = 10**15
"""Beyond it a script writes numbers otherwise than Python."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A word that may be a number, or the number that words up to here make."""

    digits: str
    at: int
    """Its position."""
    spelled: bool
    """Whether it is written as a word."""

    def joined(self, other: str, between: str, *, spelled: bool) -> _Number | None:
        """With the word behind it: 20 and 5 ("twenty-five"), 2 and thousand, 1.5 and million; None if they make none.

        `spelled`: the other is written as a word. "20-5" in digits is a score or a span, and no 25.
        """
        if not _DIGITS.fullmatch(self.digits):
            return None
        hyphen = between in _HYPHENS
        if hyphen and spelled and self.spelled and _is_tens(self.digits) and other in _ONES:
            return _Number(str(int(self.digits) + int(other)), self.at, self.spelled)
        factor = _magnitudes().get(other) if hyphen or between in _SPACES else None
        if factor is None:
            return None
        value = float(self.digits) * factor
        whole = round(value)
        # "3.14159 hundred" is no number that anybody writes in digits.
        exact = whole < _LARGEST and abs(value - whole) < 1e-6
        return _Number(str(whole), self.at, self.spelled) if exact else None


def _is_tens(digits: str) -> bool:
    """Whether it is 20, 30 and so on to 90: behind these a hyphen adds."""
    return len(digits) == 2 and digits[1] == "0" and digits[0] in "23456789"


@cache
def _small() -> dict[str, str]:
    """Number words below a hundred, with their digits."""
    return {word: value for word, value, kind in lexicon.table("extract/figures/numbers") if kind == "small"}


@cache
def _magnitudes() -> dict[str, int]:
    """What a number before it is multiplied with: hundred, thousand, dozen."""
    return {word: int(value) for word, value, kind in lexicon.table("extract/figures/numbers") if kind == "magnitude"}


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
