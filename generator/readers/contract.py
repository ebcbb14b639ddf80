"""What a reader is: a function from the bytes of one file to the articles in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model import Document, Problem

Read = Callable[[bytes, str], Iterator[Document | Problem]]
"""From a file's bytes and its name (below the seeds folder, or as a caller gave it) to its articles, in their order.

Yields a `Document` for each article and a `Problem` for each member that none can be made of: a broken one costs itself
only. Raises `Unreadable` where the whole file is nothing that can be read; what was yielded before stays."""

ReadNested = Callable[[bytes, str, int], Iterator[Document | Problem]]
"""The same, with the number of files that this one lies in."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format. A line in `READERS` is all that makes it known everywhere."""

    suffixes: tuple[str, ...]
    """In small letters, with the dot; files in any case of them are read."""
    media_type: str
    read: Read
    read_nested: ReadNested | None = None
    """In place of `read`, for a format whose members are files of any format: it hands the depth on."""
