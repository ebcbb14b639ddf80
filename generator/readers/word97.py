"""The suffix `.doc`: what databases and old programs give it is rich text, a page, or a document of Word 97."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Document, Problem, Unreadable
from generator.readers.contract import Reader
from generator.readers.docx import read_docx
from generator.readers.plain import read_plain

_WORD_97 = b"\xd0\xcf\x11\xe0"
_PACKED = b"PK\x03\x04"


def read_doc(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The file as what it is. Raises `Unreadable` (code `format-old`) for a document of Word 97 to 2003."""
    if data.startswith(_WORD_97):
        raise Unreadable("format-old", "it is of Word 97 to 2003, which is not read.", "Save it as .docx.")
    yield from (read_docx if data.startswith(_PACKED) else read_plain)(data, name)


READER = Reader((".doc",), "application/msword", read_doc)
