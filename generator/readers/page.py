"""Pages of HTML as trees and as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree, html

from generator.model import Problem, Unreadable
from generator.readers.decode import decode
from generator.readers.rows import Row

Tree: TypeAlias = html.HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
_HEAD_BYTES = 4096
"""Browsers look for the declared encoding in the first kilobyte; some pages have long comments before it."""
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_LOOKS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)

# Elements that break the line they stand in (HTML's rendering section), and those whose words nobody sees.
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dialog", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
     "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
     "tr", "ul")
)  # fmt: skip
_UNSEEN = frozenset(("head", "script", "style", "noscript", "template", "title", "select", "button", "textarea", "svg"))
_MARKS = (
    (re.compile(r"headline\Z|\bhd\Z", re.IGNORECASE), "headline"),
    (re.compile(r"articleparagraph", re.IGNORECASE), "paragraph"),
)
"""Classes and ids by which Factiva's pages name their parts, and what rows of them are marked as."""
RULE = "_" * 60
"""The row of a line across the page, and of an anchor that begins a document in an export."""


def looks_like_page(data: bytes) -> bool:
    """Whether bytes begin as a page does, whatever the file's name says."""
    return _LOOKS.match(data[:_HEAD_BYTES]) is not None


def page_text(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The characters of a page, by the encoding that it declares, else as of any text."""
    if found := _CHARSET.search(data[:_HEAD_BYTES]):
        try:
            # Browsers read what calls itself Latin-1 as Windows-1252, and so do pages mean it.
            declared = found[1].decode().lower()
            return data.decode("cp1252" if declared in ("iso-8859-1", "latin1", "us-ascii") else declared), ()
        except (LookupError, UnicodeDecodeError):
            pass  # it is not what it says: then what it looks like
    decoded = decode(data, name, markup=True)
    return decoded.text, decoded.problems


def page_tree(text: str) -> Tree:
    """The page as a tree. Raises `Unreadable` (code `empty`) for a page of nothing."""
    try:
        return html.document_fromstring(_DECLARATION.sub("", text.replace("\0", "")))
    except (etree.ParserError, ValueError) as error:
        raise Unreadable("empty", "there is nothing in the page.", "Save the page anew, with its text.") from error


def page_rows(tree: Tree) -> tuple[Row, ...]:
    """The words of a page as one sees them: a row a line, an empty row between blocks."""
    rows: list[Row] = []
    for number, (words, mark) in enumerate(_blocks(tree), 1):
        for line in words.split("\n"):
            if folded := " ".join(line.split()):
                rows.append(Row(folded, number, mark, "paragraph"))
        rows.append(Row("", number, "", "paragraph"))
    return tuple(rows)


def _blocks(tree: Tree) -> Iterator[tuple[str, str]]:
    """Each block's words with its lines parted by line breaks, and its mark."""
    words: list[str] = []
    marks: list[str] = []
    kept = 0  # how many elements around keep their line breaks
    # A stack of our own: pages may be nested deeper than Python's calls.
    stack: list[tuple[Tree, bool]] = [(tree, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            kept -= tag == "pre"
            if tag in _BLOCKS:
                yield "".join(words), next(iter(marks), "")
                words, marks = [], []
            words.append(_folded(element.tail, keep=kept > 0))
            continue
        # Comments and instructions have no tag; what stands behind them is seen.
        if tag == "" or tag in _UNSEEN:
            words.append(_folded(element.tail, keep=kept > 0))
            continue
        kept += tag == "pre"
        if tag in _BLOCKS or _begins_document(element, tag):
            yield "".join(words), next(iter(marks), "")
            words, marks = [], []
        if tag == "br":
            words.append("\n")
        if tag == "hr" or _begins_document(element, tag):
            yield RULE, ""
        if mark := _mark(element):
            marks.append(mark)
        words.append(_folded(element.text, keep=kept > 0))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    yield "".join(words), ""


def _begins_document(element: Tree, tag: str) -> bool:
    return tag == "a" and str(element.get("name") or "").lower().startswith("doc")


def _folded(words: str | None, *, keep: bool) -> str:
    """Words with white space as a browser shows it: one space, but for line breaks in an element that keeps them."""
    return re.sub(r"[^\S\n]+" if keep else r"\s+", " ", words) if words else ""


def _mark(element: Tree) -> str:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return next((mark for form, mark in _MARKS for name in names if form.search(name)), "")
