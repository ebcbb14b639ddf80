"""PDF: the words of pages in reading order. What repeats on every page (running heads, page numbers) is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.model import Document, Hint, HintKey, Problem, Unreadable
from generator.readers.contract import Reader
from generator.readers.exports import read_export
from generator.readers.limits import MOST_PAGES
from generator.readers.rows import Row, Sheet, groups

_PAGE_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:of|/|von|de)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 3
"""Lines at the top and foot of a page among which running heads and numbers stand."""
_SHORT = 0.8
"""A line shorter than this share of the usual one, with a full stop, ends its paragraph."""
# What the library puts for a hyphen at the end of a line and the break behind it.
_BROKEN = re.compile("[\ufffe\x02]|\u00ad(?=\\s)")
_LARGER = 1.2
"""How much larger than the text a heading is printed; a first paragraph in larger type has less."""
_STOPS = (".", "?", "!", "”", '"', "’", ":", "»")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    text: str
    size: float
    """Of its letters, in points."""


def read_pdf(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The articles of an export, or the document as one article, whose title is printed larger than its text.

    Needs the package pypdfium2, which read two columns with broken words in a tenth of pypdf's time and marks breaks.
    Raises `Unreadable`: `reader-missing`, `encrypted`, `file-broken`, `no-text` for pictures of pages.
    """
    pages = _pages(data)
    usual = _usual_size([line for page in pages for line in page])
    texts = [[line.text for line in page] for page in pages]
    rows = [
        Row(line.text, number, "large" if line.size > _LARGER * usual else "", "page")
        for number, page in enumerate(pages, 1)
        for line in (page[at] for at in _without_edges(texts[number - 1], texts))
    ]
    if not any(row.text for row in rows):
        raise Unreadable(
            "no-text", "its pages are pictures; no words are in it.", "Recognise its text (OCR) first, and save that."
        )
    if (articles := read_export([replace(row, mark="") for row in rows], name)) is not None:
        yield from articles
        return
    yield _article(_paragraphs(rows))


def _pages(data: bytes) -> list[list[Line]]:
    try:
        import pypdfium2  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise Unreadable(
            "reader-missing", "PDFs are read by a package that is not installed.", "Run: pip install 'clipbook[pdf]'."
        ) from error
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MOST_PAGES:
            raise Unreadable("too-long", f"it has more than {MOST_PAGES:,} pages.", "Save the pages of the article.")
        return [_lines(page.get_textpage(), pypdfium2.raw.FPDFText_GetFontSize) for page in document]
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted", "it is protected by a password.", "Save it without one.") from error
        raise Unreadable("file-broken", f"it is no PDF, or breaks off ({error}).", "Get it anew.") from error


def _lines(page: Any, size_at: Callable[[Any, int], float]) -> list[Line]:
    """The lines of a page; `size_at` tells the size of the letter at an offset."""
    lines: list[Line] = []
    at = 0
    for line in _BROKEN.sub("-\n", page.get_text_range()).split("\n"):
        words = " ".join(line.split())
        lines.append(Line(words, size_at(page.raw, at + len(line) - len(line.lstrip())) if words else 0.0))
        at += len(line) + 1
    return lines


def _usual_size(lines: Sequence[Line]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def _without_edges(lines: Sequence[str], pages: Sequence[Sequence[str]]) -> Iterator[int]:
    """Which of a page's lines are no page numbers, nor stand at the edges of half of the pages."""
    # Numbers differ from page to page, so lines are compared without them.
    edges = Counter(form for page in pages for form in {_form(page[at]) for at in _edge(page)} if form)
    often = {form for form, times in edges.items() if times >= 2 and times * 2 >= len(pages)}
    at_edge = set(_edge(lines))
    for at, line in enumerate(lines):
        if not (at in at_edge and (_PAGE_NUMBER.fullmatch(line) or _form(line) in often)):
            yield at


def _edge(lines: Sequence[str]) -> list[int]:
    worded = [at for at, line in enumerate(lines) if line]
    return [*worded[:_EDGE], *worded[-_EDGE:]]


def _form(line: str) -> str:
    """A line without its numbers, which differ from page to page."""
    return _DIGITS.sub("#", line).casefold()


def _paragraphs(rows: Sequence[Row]) -> list[Row]:
    """Lines joined to paragraphs: a short one that ends a sentence ends its paragraph; broken words are whole again."""
    # Three quarters of the lines are no longer than this: a column's width, whatever the headings' is.
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
        if above is not None and usual and not ended and above.mark == row.mark:
            joined[-1] = Row(_joined(above.text, row.text, whole_words), above.number, above.mark, "page")
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
    """The document; the first words of the first page that are printed larger than its text are the title."""
    sheet = Sheet()
    hints: dict[HintKey, Hint] = {}
    for group in groups(rows):
        words = "\n".join(row.text for row in group)
        if group[0].mark == "large" and group[0].number == 1 and not hints and len(words.split()) > 1:
            hints["title"] = Hint((" ".join(words.split()),), field="size")
            sheet.add(words, group[0], "title", "format.size")
        else:
            sheet.add(words, group[0])
    return sheet.document(hints)


READER = Reader((".pdf",), "application/pdf", read_pdf)
