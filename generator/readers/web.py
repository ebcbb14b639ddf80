"""Saved web pages: `.html`, SingleFile's among them, and MHTML.

Where the article stands on a page trafilatura tells; what the page states for machines is read in `linked.py`. What is
neither stated nor stands beside the title is left to the rules for text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

from generator.model import Document, Hint, HintKey, Problem, Unreadable
from generator.readers.bylines import authors_in
from generator.readers.contract import Reader
from generator.readers.days import stated_time
from generator.readers.exports import EXPORTED_PAGES, read_export
from generator.readers.linked import stated_by_page
from generator.readers.page import Tree, page_rows, page_text, page_tree
from generator.readers.rows import Row, Sheet

# SingleFile writes where and when it saved a page into a comment at its beginning.
_SAVED = re.compile(r"url:\s*(?P<url>https?://\S+)\s+saved date:\s*(?P<date>[^\n]+)")
_WHEN = re.compile(r"\w{3} (?P<month>\w{3}) (?P<day>\d\d) (?P<year>\d{4}) (?P<time>\d\d:\d\d:\d\d)")
_LONGEST_TITLE = 60
"""Words of a title; what is longer is text that somebody put into the wrong field."""
_FEWEST_WORDS = 8
"""Words of a paragraph that is text for certain, where no better sign tells it from a menu."""
_FEWEST_CHARACTERS = 40
"""The same for scripts that put no spaces between words."""


def read_page(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The articles of a press database's page, or the page's one article with what the page states about it.

    Raises `Unreadable`: `empty` for a page of nothing, `page-without-article` where no running text is found.
    """
    text, problems = page_text(data, name)
    yield from _articles(text, name, problems, {})


def read_mhtml(data: bytes, name: str) -> Iterator[Document | Problem]:
    """A page saved with all its files: its address and the time of saving are in its head."""
    message = message_from_bytes(data, policy=default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes):
        raise Unreadable("file-broken", "no page is in it, or it breaks off.", "Save the page anew.")
    hints: dict[HintKey, Hint] = {}
    address = str(page.get("content-location") or message.get("snapshot-content-location") or "").strip()
    if address.startswith(("http://", "https://")):
        hints["address"] = Hint((address,), field="Content-Location")
    if saved := stated_time(str(message.get("date") or "")):
        hints["retrieved"] = Hint((saved,), field="Date")
    text, problems = page_text(payload, name)
    yield from _articles(text, name, problems, hints)


def _articles(
    text: str, name: str, problems: tuple[Problem, ...], outer: dict[HintKey, Hint]
) -> Iterator[Document | Problem]:
    tree = page_tree(text)
    for read_exported in EXPORTED_PAGES:
        if (articles := read_exported(tree)) is not None:
            yield from (article for article in articles if article is not None)
            return
    rows = page_rows(tree)
    if (exported := read_export(rows, name)) is not None:
        yield from exported
        return
    document = page_article(text, tree, rows)
    yield replace(document, hints={**outer, **document.hints}, problems=(*problems, *document.problems))


def page_article(text: str, tree: Tree, rows: Sequence[Row]) -> Document:
    """The one article of a page. Raises `Unreadable` (code `page-without-article`)."""
    hints = stated_by_page(tree)
    hints |= _saved(text)
    heading = _heading(tree)
    _settle_title(hints, heading, tree)
    paragraphs = _paragraphs(text, tree)
    if not any(_is_running_text(paragraph) for paragraph in paragraphs):
        raise Unreadable(
            "page-without-article",
            "no running text of an article is found in the page.",
            "Save the page anew once its article is shown in full, or paste the article into a .txt file.",
        )
    numbers = {row.text: row.number for row in rows if row.text}
    title = hints["title"].values[0] if "title" in hints else ""
    sheet = Sheet()
    if title:
        sheet.add(title, Row("", numbers.get(title, 1), "", "paragraph"), "title", "format.title")
    _add_standfirst(sheet, hints, numbers, paragraphs)
    if "authors" not in hints and (byline := _byline(tree)):
        hints["authors"] = Hint(authors_in(byline), field="byline")
    number = numbers.get(title, 1)
    for paragraph in paragraphs:
        if paragraph != title:
            number = numbers.get(paragraph, number)
            sheet.add(paragraph, Row("", number, "", "paragraph"))
    _drop_outlet_as_author(hints)
    return sheet.document(hints)


def _paragraphs(text: str, tree: Tree) -> list[str]:
    """The article's paragraphs; without a finding of trafilatura, the page's own that are long enough for text."""
    import trafilatura  # noqa: PLC0415  (takes .4 s to import, and most folders have no page)

    found = trafilatura.bare_extraction(text, favor_precision=True, include_comments=False, include_tables=False)
    words = str(getattr(found, "text", "") or "")
    paragraphs = [" ".join(line.split()) for line in words.split("\n") if line.strip()]
    if paragraphs:
        return paragraphs
    own = (" ".join(" ".join(element.itertext()).split()) for element in tree.iter("p"))
    return [paragraph for paragraph in own if _is_running_text(paragraph)]


def _is_running_text(paragraph: str) -> bool:
    return len(paragraph.split()) >= _FEWEST_WORDS or len(paragraph) >= _FEWEST_CHARACTERS


def _heading(tree: Tree) -> str:
    """The page's only first-rank heading, or the only one inside its article; empty where that is not clear."""
    for path in ("//article//h1", "//main//h1", "//h1"):
        headings = [" ".join(" ".join(element.itertext()).split()) for element in tree.xpath(path)]
        headings = [heading for heading in headings if heading]
        if len(headings) == 1:
            return headings[0]
    return ""


def _settle_title(hints: dict[HintKey, Hint], heading: str, tree: Tree) -> None:
    """The stated title without the site's name behind it; else the heading, if it is no banner of the site."""
    outlet = hints["outlet"].values[0] if "outlet" in hints else ""
    stated = hints.pop("title", None)
    shown = " ".join(str(tree.findtext(".//title") or "").split())
    if stated is not None:
        title = without_site(stated.values[0], outlet)
        # The heading is how the title is printed; the field may be cut or worded for others.
        printed = heading and _bare(heading) == _bare(title)
        hints["title"] = Hint((heading if printed else title,), field=stated.field)
    elif heading and heading != outlet and len(heading.split()) > 1:
        hints["title"] = Hint((heading,), field="h1")
    elif shown and without_site(shown, outlet) != outlet:
        hints["title"] = Hint((without_site(shown, outlet),), field="title")
    if "title" in hints and len(hints["title"].values[0].split()) > _LONGEST_TITLE:
        del hints["title"]


def _bare(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def without_site(title: str, outlet: str) -> str:
    """A title without the name of its site behind a stroke or dash.

    >>> without_site("Lake drained - Gale Online | Gale", "Gale"), without_site("Rain - and more rain", "Gale")
    ('Lake drained', 'Rain - and more rain')
    """
    name = _bare(outlet)
    while name and (found := re.search(r"\s+[|\-–—·:»•]+\s+(?P<site>[^|–—·»•]+)\Z", title)):
        site = _bare(found["site"])
        if not site or not (name in site or site in name):
            break
        title = title[: found.start()]
    return title.strip()


def _add_standfirst(sheet: Sheet, hints: dict[HintKey, Hint], numbers: dict[str, int], paragraphs: list[str]) -> None:
    """The stated description is a standfirst only if the page shows it, and not as its text's beginning."""
    stated = hints.pop("standfirst", None)
    if stated is not None and stated.values[0] in numbers and stated.values[0] not in paragraphs:
        hints["standfirst"] = stated
        words = stated.values[0]
        sheet.add(words, Row("", numbers[words], "", "paragraph"), "standfirst", "format.description")


# Names that pages give the line of the author. Boxes about authors and lists of theirs have longer ones.
_BYLINE = (
    "//*[@itemprop='author' or @rel='author']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' author ')]",
    "//*[contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'article-author')]",
)


def _byline(tree: Tree) -> str:
    """The words of the line of the author that stands first, before any list of other pieces."""
    for path in _BYLINE:
        for element in tree.xpath(path)[:3]:
            words = " ".join(" ".join(element.itertext()).split())
            if words and len(words.split()) <= 20 and authors_in(words):
                return words
    return ""


def _drop_outlet_as_author(hints: dict[HintKey, Hint]) -> None:
    """Many pages name the site where an author would stand."""
    if "authors" in hints and "outlet" in hints:
        outlet = _bare(hints["outlet"].values[0])
        names = tuple(name for name in hints["authors"].values if _bare(name) != outlet)
        if names:
            hints["authors"] = replace(hints["authors"], values=names)
        else:
            del hints["authors"]


def _saved(text: str) -> dict[HintKey, Hint]:
    """Address and time in the comment of SingleFile."""
    found = _SAVED.search(text[:3000])
    if found is None:
        return {}
    hints: dict[HintKey, Hint] = {"address": Hint((found["url"],), field="SingleFile")}
    when = _WHEN.search(found["date"])
    if when and (day := stated_time(f"{when['day']} {when['month']} {when['year']} {when['time']}")):
        hints["retrieved"] = Hint((day,), field="SingleFile")
    return hints


READER = Reader((".html", ".htm", ".xhtml"), "text/html", read_page)
MHTML = Reader((".mhtml", ".mht"), "multipart/related", read_mhtml)
