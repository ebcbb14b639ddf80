"""Plain text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from generator.model import Document, Problem, Unreadable
from generator.readers.contract import Reader

_SAVE = "Save the file as UTF-8 text."
# White space, and the end-of-file mark of old systems; any other control character does not occur in text.
_HARMLESS = frozenset("\t\n\r\v\f\x1a\x1c\x1d\x1e\x1f\x85")
# A stray control character is a slip of some editor; one in a hundred is no text. Random bytes have one in eight.
_MOST_CONTROLS = 0.01
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_plain(data: bytes, name: str) -> Iterator[Document | Problem]:  # noqa: ARG001  (readers share one signature)
    """The file decoded as UTF-8, unchanged but for a byte-order mark; line ends stay as they are.

    Raises `Unreadable` for an empty file (code `empty`) and for bytes that are no UTF-8 text (code `not-text`).
    """
    if data.startswith(_WIDE):
        raise Unreadable("not-text", "it is text in UTF-16 or UTF-32, not in UTF-8.", _SAVE)
    if (at := data.find(b"\0")) >= 0:
        raise Unreadable(
            "not-text",
            f"byte {at} is zero, which text never holds.",
            "Remove the file, or save its article as UTF-8 text.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable("not-text", f"byte {error.start}, in line {line}, is not UTF-8.", _SAVE) from error
    controls = sum(1 for character in text if character < " " and character not in _HARMLESS)
    if controls > _MOST_CONTROLS * len(text):
        raise Unreadable(
            "not-text",
            f"{controls} of its {len(text)} characters are control characters.",
            "Remove the file, or save its article as UTF-8 text.",
        )
    if not text.strip():
        raise Unreadable("empty", "there is nothing in it.", "Put the article's text into it, or remove it.")
    yield Document(text)


READER = Reader((".txt", ".text"), "text/plain", read_plain)
