"""Text in which one name is written one way: plain letters, nothing invisible, no word cut at the end of a line.

A withheld name must be found as José and Jose, as the letter with its accent in one character or in two, with a soft
hyphen in it, and as "jose-nunez" in an address.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.base.lexicon import table
from generator.model import Span

_CUT_WORD = re.compile(r"(?<=[^\W\d_])[-‐\u00ad][ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_UNSEEN = frozenset(("Mn", "Me", "Cf"))
"""Unicode's categories of accents that follow their letter, and of characters that nobody sees."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where its characters stood."""

    text: str
    origin: tuple[int, ...]
    """Offset in the unfolded text of each character of `text`."""

    def back(self, start: int, end: int) -> Span:
        """What `text[start:end]` was made of; `end` is greater than `start`."""
        return Span(self.origin[start], self.origin[end - 1] + 1)


def folded(text: str) -> Folded:
    """The text folded, with offsets."""
    kept = [(letter, at) for at, character in _characters(text) for letter in _plain(character)]
    return Folded("".join(letter for letter, _ in kept), tuple(at for _, at in kept))


def fold(text: str) -> str:
    r"""The text folded.

    >>> fold("José Nu\u0301\u00adñez-\nØre")
    'Jose NunezOre'
    """
    return _plain(_CUT_WORD.sub("", text))


def spellings(name: str) -> tuple[str, ...]:
    """A name folded, and as it is spelled in addresses where its language writes two letters for one.

    >>> spellings("Müller")
    ('Muller', 'Mueller')
    """
    spelled = name.translate({ord(row[0]): row[1] for row in table("withhold/spelled")})
    return tuple(dict.fromkeys((fold(name), fold(spelled))))


def _characters(text: str) -> Iterator[tuple[int, str]]:
    """Each character with its offset, but for those where a word is cut at the end of a line."""
    begin = 0
    for cut in (*_CUT_WORD.finditer(text), None):
        end = cut.start() if cut else len(text)
        yield from enumerate(text[begin:end], begin)
        begin = cut.end() if cut else end


def _plain(text: str) -> str:
    """Plain letters; nothing for an accent by itself and for what is invisible."""
    return text if text.isascii() else unicodedata.normalize("NFKD", text).translate(_plain_letters())


@cache
def _plain_letters() -> dict[int, str | None]:
    """What becomes of a character of decomposed text."""
    unseen = dict.fromkeys(at for at in range(sys.maxunicode + 1) if unicodedata.category(chr(at)) in _UNSEEN)
    return {**unseen, **{ord(row[0]): row[1] for row in table("withhold/letters")}}
