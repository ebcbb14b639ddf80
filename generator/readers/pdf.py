"""PDF: the words of pages in reading order. What repeats on every page (running heads, page numbers) is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model import Document, Problem, Unreadable
from generator.readers.contract import Reader
from generator.readers.exports import read_export
from generator.readers.rows import Row, Sheet, groups

_PAGE_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:of|/|von|de)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 3
"""Lines at the top and foot of a page among which running heads and numbers stand."""
_SHORT = 0.8
"""A line shorter than this share of the usual one, with a full stop, ends its paragraph."""
# What the library puts for a hyphen at the end of a line and the break behind it.
_BROKEN = re.compile("[\ufffe\x02]|\u00ad(?=\\s)")
_STOPS = (".", "?", "!", "”", '"', "’", ":", "»")


def read_pdf(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The articles of an export, or the document as one article. Needs the package pypdfium2.

    Raises `Unreadable`: `reader-missing`, `encrypted`, `file-broken`, `no-text` for pictures of pages.
    """
    pages = [_lines(text) for text in _page_texts(data)]
    pages = [list(_without_edges(lines, pages)) for lines in pages]
    rows = [Row(line, number, "", "page") for number, lines in enumerate(pages, 1) for line in lines]
    if not any(row.text for row in rows):
        raise Unreadable(
            "no-text", "its pages are pictures; no words are in it.", "Recognise its text (OCR) first, and save that."
        )
    if (articles := read_export(rows, name)) is not None:
        yield from articles
        return
    yield _article(_paragraphs(rows))


def _page_texts(data: bytes) -> list[str]:
    try:
        import pypdfium2  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise Unreadable(
            "reader-missing", "PDFs are read by a package that is not installed.", "pip install 'clipbook[pdf]'"
        ) from error
    try:
        document = pypdfium2.PdfDocument(data)
        return [page.get_textpage().get_text_bounded() for page in document]
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted", "it is protected by a password.", "Save it without one.") from error
        raise Unreadable("file-broken", f"it is no PDF, or breaks off ({error}).", "Get it anew.") from error


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in _BROKEN.sub("-\n", text).splitlines()]


def _without_edges(lines: Sequence[str], pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """A page's lines without page numbers, and without those at its edges that stand there on half of the pages."""
    edges = Counter(form for page in pages for form in {_form(page[at]) for at in _edge(page)} if form)
    often = {form for form, times in edges.items() if times >= 2 and times * 2 >= len(pages)}
    at_edge = set(_edge(lines))
    for at, line in enumerate(lines):
        if not (at in at_edge and (_PAGE_NUMBER.fullmatch(line) or _form(line) in often)):
            yield line


def _edge(lines: Sequence[str]) -> list[int]:
    worded = [at for at, line in enumerate(lines) if line]
    return [*worded[:_EDGE], *worded[-_EDGE:]]


def _form(line: str) -> str:
    """A line without its numbers, which differ from page to page."""
    return _DIGITS.sub("#", line).casefold()


def _paragraphs(rows: Sequence[Row]) -> list[Row]:
    """Lines joined to paragraphs: a short one that ends a sentence ends its paragraph; broken words are whole again."""
    lengths = sorted(len(row.text) for row in rows if len(row.text.split()) > 3)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    whole_words = Counter(re.findall(r"[\w-]+", " ".join(row.text for row in rows).casefold()))
    joined: list[Row] = []
    last = ""
    for row in rows:
        if not row.text:
            joined.append(row)
            continue
        above = joined[-1] if joined and joined[-1].text else None
        ended = len(last) < _SHORT * usual and last.endswith(_STOPS)
        last = row.text
        if above is not None and usual and not ended:
            joined[-1] = Row(_joined(above.text, row.text, whole_words), above.number, "", "page")
        else:
            joined += [Row("", row.number, "", "page"), row] if above is not None else [row]
    return joined


def _joined(above: str, below: str, words: Counter[str]) -> str:
    """Two lines as one paragraph goes on, a word that was broken between them put together."""
    if above.endswith("-") and above[-2:-1].isalpha() and below[:1].islower():
        first, second = above[:-1].rsplit(maxsplit=1)[-1].casefold(), re.match(r"[\w-]*", below)
        rest = second[0].casefold() if second else ""
        # A compound is written so elsewhere, too; a word that was broken is not.
        return above + below if words[f"{first}-{rest}"] else above[:-1] + below
    return f"{above}\n{below}"


def _article(rows: Sequence[Row]) -> Document:
    sheet = Sheet()
    for group in groups(rows):
        sheet.add("\n".join(row.text for row in group), group[0])
    return sheet.document({})


READER = Reader((".pdf",), "application/pdf", read_pdf)
