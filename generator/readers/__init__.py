"""Readers: the bytes of one file into `RawText`. `READERS` is the whole list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model import RawText
from generator.readers.plain import SUFFIXES as PLAIN_SUFFIXES
from generator.readers.plain import read_plain

__all__ = ["READERS", "Reader", "reader_for"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format."""

    suffixes: tuple[str, ...]
    media_type: str
    read: Callable[[bytes], RawText]
    """Raises `Unreadable` when the bytes are no such file."""


READERS: tuple[Reader, ...] = (Reader(PLAIN_SUFFIXES, "text/plain", read_plain),)


def reader_for(name: str) -> Reader | None:
    """The reader for a file name, by its suffix; None: no format we read."""
    return next((reader for reader in READERS if name.lower().endswith(reader.suffixes)), None)
