"""Documents of word processors: `.docx`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from generator.model import BlockKind, Document, Hint, HintKey, Problem, Unreadable
from generator.readers.contract import Reader
from generator.readers.exports import read_export
from generator.readers.limits import opened
from generator.readers.rows import Row, Sheet, spaced

_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""How the containers begin that Word puts a document with a password into, and that it used before 2007."""
# Styles that say what a paragraph is; Word stores their names in English.
_STYLES: dict[str, BlockKind] = {"Title": "title", "Subtitle": "standfirst", "Caption": "caption"}
_HEADING = "Heading 1"


def read_docx(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The articles of an export, or the document as one article; its styles say what is title, subtitle and caption.

    Raises `Unreadable`: `encrypted` for one with a password or of Word 97, `file-broken`, `empty`.
    """
    import docx  # noqa: PLC0415  (takes .2 s, and most folders have no such file)

    if data.startswith(_ENCRYPTED):
        raise Unreadable(
            "encrypted",
            "it is protected by a password, or of Word 97 to 2003.",
            "Open it in its program and save it as .docx without a password.",
        )
    try:
        opened(data)
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Unreadable(
            "file-broken",
            f"it is no Word document, or breaks off ({error}).",
            "Get it anew, or save its article as plain text.",
        ) from error
    paragraphs = [
        Row(text.replace("\t", " ").strip(), number, style, "paragraph") for number, text, style in _texts(document)
    ]
    # A paragraph of an export may hold several lines, each with a label.
    rows = tuple(line for row in spaced(paragraphs) for line in _lines(row))
    if not any(row.text for row in rows):
        raise Unreadable("empty", "there is no text in it.", "Put the article's text into it, or remove it.")
    if (articles := read_export(rows, name)) is not None:
        yield from articles
        return
    yield _single(paragraphs)


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}


def _texts(document: Any) -> Iterator[tuple[int, str, str]]:
    """Number, text and style of each paragraph, those of tables, links and text boxes among them.

    Of the elements themselves: the library's own texts leave out words in marks of revisions and fields.
    """
    styles = {style.style_id: style.name or "" for style in document.styles}
    for number, paragraph in enumerate(document.element.body.iter(f"{_W}p"), 1):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        yield number, "".join(_pieces(paragraph)), styles.get(style.get(f"{_W}val"), "") if style is not None else ""


def _pieces(paragraph: Any) -> Iterator[str]:
    """The words of one paragraph, without those of text boxes in it, which have paragraphs of their own."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _BREAKS:
            yield _BREAKS[element.tag]
        elif element.tag not in (f"{_W}p", _FALLBACK):
            stack.extend(reversed(element))


def _lines(row: Row) -> Iterator[Row]:
    """A paragraph with line breaks as its lines."""
    for line in row.text.split("\n"):
        if line.strip() or not row.text:
            yield Row(" ".join(line.split()), row.number, "", row.unit)


def _single(paragraphs: list[Row]) -> Document:
    """One article. The first heading is its title where no style says so by name."""
    sheet = Sheet()
    hints: dict[HintKey, Hint] = {}
    titled = any(row.mark == "Title" and row.text for row in paragraphs)
    for row in paragraphs:
        kind = _STYLES.get(row.mark)
        if row.mark == _HEADING and not titled:
            kind = "title"
        if kind == "title" and "title" in hints:
            kind = None
        if kind in ("title", "standfirst") and row.text:
            hints.setdefault("title" if kind == "title" else "standfirst", Hint((row.text,), field=f"style {row.mark}"))
        sheet.add(row.text, row, kind, f"format.style-{row.mark.casefold().replace(' ', '-')}" if kind else "")
    return sheet.document(hints)


READER = Reader((".docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", read_docx)
