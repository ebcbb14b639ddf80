"""Plain text, and what people save under its suffix: exports of press databases, rich text, pages, mails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model import Document, Place, Problem, Unreadable
from generator.readers.contract import Read, Reader
from generator.readers.decode import damage_of, decode
from generator.readers.exports import read_export
from generator.readers.mail import looks_like_mail, read_mail
from generator.readers.page import looks_like_page
from generator.readers.rows import rows_of
from generator.readers.rtf import MAGIC as RTF
from generator.readers.rtf import read_rtf
from generator.readers.web import read_page

# What begins so is no text, and has a suffix of its own.
_OTHERS = ((b"%PDF-", "a PDF", ".pdf"), (b"PK\x03\x04", "a Word document or another packed file", ".docx"))


def read_plain(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The articles of an export, or the text as one article, unchanged but for a byte-order mark and what is told.

    What is no plain text is read as what it is, and told (code `format-other`). Raises `Unreadable` as `decode` does.
    """
    for looks_so, called, read in _WRONG_SUFFIX:
        if looks_so(data):
            told = Problem(name, "format-other", f"it is {called}, whatever its suffix says, and was read as that",
                           f"Give it the suffix of {called}.", "info")  # fmt: skip
            yield from _with_first(read(data, name), told)
            return
    for magic, called, suffix in _OTHERS:
        if data.startswith(magic):
            raise Unreadable("not-text", f"it is {called}.", f"Give it its own suffix, such as {suffix}.")
    decoded = decode(data, name, damaged=True)
    if (articles := read_export(rows_of(decoded.text), name)) is not None:
        yield from decoded.problems
        yield from _without_damaged(articles, name)
        return
    if damage := damage_of(decoded.text):
        raise damage
    # Where line breaks were encoded, too, lines can't be counted.
    places = () if decoded.same_lines else (Place(0, "entry", 1),)
    yield Document(decoded.text, places=places, problems=decoded.problems)


def _without_damaged(articles: tuple[Document | Problem, ...], name: str) -> Iterator[Document | Problem]:
    """One article whose letters are lost does not cost the hundreds that were exported beside it."""
    for article in articles:
        if isinstance(article, Document) and (damage := damage_of(article.text)):
            label = f"{name}#{article.label}" if article.label else name
            yield Problem(label, damage.code, damage.message, damage.hint)
        else:
            yield article


def _with_first(articles: Iterator[Document | Problem], told: Problem) -> Iterator[Document | Problem]:
    yield told
    yield from articles


_WRONG_SUFFIX: tuple[tuple[Callable[[bytes], bool], str, Read], ...] = (
    (lambda data: data.lstrip().startswith(RTF), "rich text (.rtf)", read_rtf),
    (looks_like_page, "a web page (.html)", read_page),
    (looks_like_mail, "a mail (.eml)", read_mail),
)

READER = Reader((".txt", ".text"), "text/plain", read_plain)
