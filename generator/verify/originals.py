"""An article as verify sees it, and what both kinds of check need: folding, cutting, a finding."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from generator.model import Problem

# What HTML can't carry: control characters and noncharacters vanish or change in a parser, and U+FFFD is what it writes
# instead. They are no words; without them on both sides, an article that holds one can still be proved.
_UNCARRIED = dict.fromkeys(
    [n for n in range(0xA0) if (n < 0x20 or n >= 0x7F) and chr(n) not in "\t\n\r\v\f"]
    + [*range(0xFDD0, 0xFDF0), 0xFFFD]
    + [plane * 0x10000 + n for plane in range(17) for n in (0xFFFE, 0xFFFF)]
)


_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
_QUOTING = re.compile(r"(?:^|(?<=[\n\r]))[ \t]{0,3}>(?:[ \t]?>)*[ \t]?")


_SPLITTING = re.compile("[\x1c-\x1f\x85]")
"""Control characters that Python takes for white space as well."""


@lru_cache(maxsize=1 << 16)
def fold(words: str) -> str:
    """White space as one space, none at the ends; what HTML can't carry left out."""
    # The same extract stands on pages and in four kinds of data, and is cut for each: so results are remembered.
    # Looking every character up takes most of the time of a proof, and hardly any text needs it: what can be printed
    # is none of them but for U+FFFD.
    folded = " ".join(words.split())
    if folded.isprintable() and "\ufffd" not in folded and not _SPLITTING.search(words):
        return folded
    return " ".join(words.translate(_UNCARRIED).split())


@dataclass(frozen=True, slots=True)
class Original:
    """One article, read again from its file."""

    path: str
    """Below the seeds folder, with forward slashes."""
    text: str
    folded: str
    """The text, folded as a whole."""
    seen: str
    """The same without what nobody sees: invisible characters, and the marks of quoted mail at the starts of lines."""
    hashes: tuple[str, str]
    """sha256 in hex of the file's bytes and of the text in UTF-8: they differ by a byte-order mark, or by the tags of
    an HTML page."""

    @classmethod
    def of(cls, path: str, content: bytes, text: str) -> Self:
        """From the bytes of its file and what a reader made of them."""
        both = (content, text.encode("utf-8", "surrogatepass"))
        seen = fold(unicodedata.normalize("NFC", _UNSEEN.sub("", _QUOTING.sub("", text))))
        return cls(
            path, text, fold(text), seen, (hashlib.sha256(both[0]).hexdigest(), hashlib.sha256(both[1]).hexdigest())
        )

    def holds(self, words: str) -> bool:
        """Whether the words stand in the article, for names that data files state as they are read: a name may be
        broken over lines of quoted mail or hold a soft hyphen in the file. Spans are proved to the letter elsewhere.
        """
        return fold(words) in self.folded or fold(words) in self.seen


def cut(originals: Mapping[str, Original], article: str, start: object, end: object) -> str:
    """The folded words of one article at [start, end). Raises LookupError with the reason if there is no such span."""
    original = originals.get(article)
    if original is None:
        raise LookupError(f"there is no article {article!r}")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(original.text):
        raise LookupError(f"[{start}, {end}] is no span of {original.path}, which has {len(original.text)} characters")
    return fold(original.text[start:end])


def fault(code: str, where: str, message: str, hint: str) -> Problem:
    """A finding. Always an error: the site must not be published with it."""
    return Problem(where, code, message, hint, "error")


def short(words: str, most: int = 80) -> str:
    """The words in guillemets, cut for a message."""
    return f"«{words}»" if len(words) <= most else f"«{words[:most]}…»"


def difference(shown: str, stands: str) -> str:
    """Two strings that differ, for a message: both from a little before the first difference."""
    at = next((n for n, (a, b) in enumerate(zip(shown, stands, strict=False)) if a != b), min(len(shown), len(stands)))
    start = max(0, at - 20)
    return f"shows {short(shown[start:])} where the article has {short(stands[start:])}"
