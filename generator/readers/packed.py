"""Packed files: ZIP archives of all that is read, EPUB books, web archives (WARC, WACZ)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from generator.model import Document, Hint, HintKey, Problem, Unreadable
from generator.readers.contract import Reader
from generator.readers.days import stated_time
from generator.readers.limits import is_link, opened, xml_root
from generator.readers.page import page_rows, page_text, page_tree
from generator.readers.rows import Row, Sheet
from generator.readers.web import read_page

_FEWEST_WORDS = 40
"""Words of a chapter that is an article: covers, lists of contents and imprints have fewer in paragraphs."""


def read_zip(data: bytes, name: str, depth: int = 0) -> Iterator[Document | Problem]:
    """The articles of each member that has a suffix that is read. A broken member costs itself only."""
    from generator.readers import read, reader_for  # noqa: PLC0415  (members may be of any format)

    archive = opened(data)
    for member in sorted(archive.infolist(), key=lambda each: each.filename):
        inside = member.filename
        hidden = any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(inside).parts)
        reader = reader_for(inside)
        if member.is_dir() or hidden:
            continue
        if is_link(member):
            yield Problem(f"{name}#{inside}", "not-a-file", "a link or a device, which is not followed",
                          "Put the file itself into the archive.", "info")  # fmt: skip
            continue
        if reader is None or reader.read is read_zip:
            yield Problem(f"{name}#{inside}", "format-unknown", "no format that is read inside an archive",
                          "Unpack it if it is an article.")  # fmt: skip
            continue
        try:
            for got in read(archive.read(member), inside, depth=depth + 1):
                yield _labelled(got, f"{name}#{inside}", str(PurePosixPath(inside).with_suffix("")))
        except Unreadable as error:
            yield Problem(f"{name}#{inside}", error.code, error.message, error.hint)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            yield Problem(f"{name}#{inside}", "file-broken", f"it can't be unpacked ({error})", "Get the archive anew.")


def _labelled(got: Document | Problem, where: str, member: str) -> Document | Problem:
    """What was read of a member, named after it."""
    if isinstance(got, Problem):
        return replace(got, where=where)
    problems = tuple(replace(problem, where=where) for problem in got.problems)
    return replace(got, label=f"{member} {got.label}" if got.label else member, problems=problems)


# ---- books ------------------------------------------------------------------------------------------------------


def read_epub(data: bytes, name: str) -> Iterator[Document | Problem]:
    """Each chapter with running text as an article, its heading as title; the book's title as outlet."""
    archive = opened(data)
    try:
        container = xml_root(archive.read("META-INF/container.xml"))
        package_at = str(container.xpath("string(//*[local-name()='rootfile']/@full-path)"))
        package = xml_root(archive.read(package_at))
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise Unreadable("file-broken", f"it is no book, or breaks off ({error}).", "Get it anew.") from error
    book = _book_hints(package)
    paths = {str(item.get("id")): str(item.get("href")) for item in package.iter("{*}item")}
    for number, reference in enumerate(package.iter("{*}itemref"), 1):
        path = PurePosixPath(package_at).parent / paths.get(str(reference.get("idref")), "")
        try:
            document = _chapter(archive.read(str(path)), name, number, book)
        except (KeyError, Unreadable, zipfile.BadZipFile):
            yield Problem(f"{name}#{path.name}", "file-broken", "a chapter can't be read", "Get the book anew.")
            continue
        if document is not None:
            yield document


def _book_hints(package: Any) -> dict[HintKey, Hint]:
    def first(field: str) -> str:
        return " ".join(str(package.xpath(f"string(//*[local-name()='{field}'])")).split())

    made: dict[HintKey, str | None] = {
        "outlet": first("title"), "published": stated_time(first("date")), "language": first("language")[:2] or None
    }  # fmt: skip
    return {key: Hint((value,), field=f"dc:{key}") for key, value in made.items() if value}


def _chapter(data: bytes, name: str, number: int, book: dict[HintKey, Hint]) -> Document | None:
    text, _ = page_text(data, name)
    tree = page_tree(text)
    if sum(len(" ".join(element.itertext()).split()) for element in tree.iter("p")) < _FEWEST_WORDS:
        return None
    heading = next((element for tag in ("h1", "h2", "h3") for element in tree.iter(tag)), None)
    title = " ".join(" ".join(heading.itertext()).split()) if heading is not None else ""
    sheet = Sheet()
    hints = dict(book)
    if title:
        hints["title"] = Hint((title,), field="heading")
        sheet.add(title, Row("", number, "", "entry"), "title", "format.heading")
    rows = [Row(row.text, number, "", "entry") for row in page_rows(tree)]
    behind = next((at + 1 for at, row in enumerate(rows) if title and row.text == title), 0)
    sheet.rows(rows[behind:])
    return sheet.document(hints, title or f"chapter {number}")


# ---- web archives -----------------------------------------------------------------------------------------------


def read_warc(data: bytes, name: str) -> Iterator[Document | Problem]:
    """Each page that was captured, with its address and the time of capture. Needs the package warcio."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise Unreadable(
            "reader-missing",
            "web archives are read by a package that is not installed.",
            "Run: pip install 'clipbook[warc]'.",
        ) from error
    number = 0
    for record in ArchiveIterator(io.BytesIO(data)):
        if record.rec_type not in ("response", "resource"):
            continue
        headers = record.http_headers
        kind = headers.get_header("Content-Type", "") if headers else record.rec_headers.get_header("Content-Type", "")
        if (headers and headers.get_statuscode() != "200") or "html" not in kind:
            continue
        number += 1
        # Where the page was asked for; redirects have records of their own.
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        when = stated_time(record.rec_headers.get_header("WARC-Date") or "")
        try:
            for got in read_page(record.content_stream().read(), name):
                yield _captured(got, address, when, number)
        except Unreadable as error:
            yield Problem(f"{name}#{address}", "article-empty", error.message, "Capture the page anew.", "info")


def _captured(got: Document | Problem, address: str, when: str | None, number: int) -> Document | Problem:
    if isinstance(got, Problem):
        return got
    hints: dict[HintKey, Hint] = {"address": Hint((address,), field="WARC-Target-URI")}
    if when:
        hints["retrieved"] = Hint((when,), field="WARC-Date")
    title = got.hints["title"].values[0] if "title" in got.hints else f"page {number}"
    return replace(got, hints={**got.hints, **hints}, label=got.label or title)


def read_wacz(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The web archives inside a WACZ file."""
    archive = opened(data)
    inside = sorted(member for member in archive.namelist() if member.endswith((".warc", ".warc.gz")))
    if not inside:
        raise Unreadable("file-broken", "no web archive is in it.", "Get it anew.")
    for member in inside:
        yield from read_warc(archive.read(member), name)


ZIP = Reader((".zip",), "application/zip", read_zip, read_zip)
EPUB = Reader((".epub",), "application/epub+zip", read_epub)
WARC = Reader((".warc", ".warc.gz"), "application/warc", read_warc)
WACZ = Reader((".wacz",), "application/wacz", read_wacz)
