"""Plain text."""

from __future__ import annotations

from generator.model import RawText, Unreadable

SUFFIXES = (".txt", ".text")


def read_plain(data: bytes) -> RawText:
    """The file decoded as UTF-8, unchanged but for a byte-order mark.

    Raises `Unreadable` for an empty file and for bytes that are no text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("not-text", f"byte {error.start} is not UTF-8", "Save the file as UTF-8 text.") from error
    if not text.strip():
        raise Unreadable("empty", "the file is empty", "Put the article's text into it, or remove it.")
    return RawText(text)
