"""Readers: the bytes of one file into the articles that stand in it. `READERS` is the whole list.

Nothing else knows a format: the build, `extract`, `verify` and the messages that list suffixes all go by that tuple.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Document, Problem, TooSlowError, Unreadable
from generator.readers import (
    docx,
    feeds,
    jsonlines,
    library,
    mail,
    markdown,
    newsitems,
    packed,
    pdf,
    plain,
    rtf,
    web,
    word97,
)
from generator.readers.contract import Reader
from generator.readers.limits import check_depth

__all__ = ["READERS", "Reader", "known_suffixes", "read", "reader_for"]

READERS: tuple[Reader, ...] = (
    plain.READER,
    web.READER,
    web.MHTML,
    mail.READER,
    mail.MAILBOX,
    docx.READER,
    rtf.READER,
    markdown.READER,
    feeds.READER,
    feeds.JSON,
    newsitems.XML,
    library.RIS,
    pdf.READER,
    word97.READER,
    packed.ZIP,
    packed.EPUB,
    packed.WARC,
    packed.WACZ,
    jsonlines.READER,
)


def reader_for(name: str, readers: tuple[Reader, ...] = READERS) -> Reader | None:
    """The reader for a file name, by its suffix in any case; None: no format we read."""
    return next((reader for reader in readers if name.lower().endswith(reader.suffixes)), None)


def read(
    data: bytes, name: str, readers: tuple[Reader, ...] = READERS, *, depth: int = 0
) -> Iterator[Document | Problem]:
    """The articles in one file, in their order, and a problem for each member that can't be used. `depth`: how many
    files it lies in.

    Raises `Unreadable`, with reason and cure, where the file as a whole can't be read: code `format-unknown` for a
    suffix that no reader has, `file-broken` for what its format's library stumbles over, `empty`, and others.
    """
    check_depth(depth)
    reader = reader_for(name, readers)
    if reader is None:
        raise Unreadable(
            "format-unknown",
            "no format that is read.",
            f"Give the article one of the suffixes {known_suffixes(readers)}.",
        )
    if not data.strip() and reader is not jsonlines.READER:  # no line is no fault
        raise Unreadable("empty", "there is nothing in it.", "Put the article into it, or remove it.")
    silent = reader is not jsonlines.READER
    try:
        nested = reader.read_nested
        for got in nested(data, name, depth) if nested else reader.read(data, name):
            silent = False
            yield got
    except (Unreadable, TooSlowError):
        raise
    except Exception as error:  # a hostile or broken file may make a library raise anything; it costs that file only
        raise Unreadable(
            "file-broken",
            f"it can't be read as {reader.media_type}: {type(error).__name__}: {error}.",
            "See that its own program opens it, and save it anew, or save its article as plain text.",
        ) from error
    if silent:  # a library may take what breaks off for an archive with nothing in it
        raise Unreadable("file-broken", "no article is found in it, or it breaks off.", "Get it anew.")


def known_suffixes(readers: tuple[Reader, ...] = READERS) -> str:
    """All suffixes that are read, for messages."""
    return ", ".join(suffix for reader in readers for suffix in reader.suffixes)
