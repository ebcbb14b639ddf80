"""Rich text: `.rtf`, and what older databases give the suffix `.doc`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.model import Document, Place, Problem, Unreadable
from generator.readers.contract import Reader
from generator.readers.exports import read_export
from generator.readers.rows import Row

MAGIC = b"{\\rtf"
_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
# A picture in hexadecimal digits is most of many such files, and no text.
_PICTURE = re.compile(r"\{\\(?:\*\\shppict|nonshppict|pict)\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")


def read_rtf(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The articles of an export, or the document as one article. Raises `Unreadable`: `file-broken`, `empty`."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415  (most folders have no such file)

    if not data.lstrip().startswith(MAGIC):
        raise Unreadable("file-broken", "it does not begin as rich text does.", "Save it anew from its program.")
    page = _CODEPAGE.search(data[:2000])
    encoding = f"cp{page[1].decode()}" if page else "cp1252"
    # The file itself is ASCII; letters of older writers stand in it in their code page.
    source = _PICTURE.sub("", data.decode("latin-1"))
    try:
        text = str(rtf_to_text(source, encoding=encoding, errors="replace"))  # type: ignore[no-untyped-call]
    except LookupError:
        text = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    rows = [Row(" ".join(line.split()), number, "", "paragraph") for number, line in enumerate(text.split("\n"), 1)]
    if not any(row.text for row in rows):
        raise Unreadable("empty", "there is no text in it.", "Put the article's text into it, or remove it.")
    # Table cells are parted by strokes, which belong to nobody's text.
    cells = [replace(row, text=cell.strip()) for row in rows for cell in row.text.split("|")]
    if (articles := read_export(cells, name)) is not None:
        yield from articles
        return
    yield Document(text, places=_places(text))


def _places(text: str) -> tuple[Place, ...]:
    """Each line of what is read is a paragraph of the file."""
    places = [Place(0, "paragraph", 1)]
    for at, found in enumerate(re.finditer("\n", text), 2):
        places.append(Place(found.end(), "paragraph", at))
    return tuple(places)


READER = Reader((".rtf",), "application/rtf", read_rtf)
