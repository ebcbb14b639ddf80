"""Saved web pages: `.html`, SingleFile's among them, and MHTML.

Where the article stands on a page trafilatura tells; what the page states for machines is read in `linked.py`. What is
neither stated nor stands beside the title is left to the rules for text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

from generator.model import BlockKind, Document, Hint, HintKey, Problem, Unreadable
from generator.readers.bylines import authors_in
from generator.readers.contract import Reader
from generator.readers.days import stated_day, stated_time
from generator.readers.exports import EXPORTED_PAGES, read_export
from generator.readers.linked import stated_by_page
from generator.readers.page import Tree, page_rows, page_text, page_tree
from generator.readers.rows import Row, Sheet

# SingleFile writes where and when it saved a page into a comment at its beginning.
_SAVED = re.compile(r"url:\s*(?P<url>https?://\S+)\s+saved date:\s*(?P<date>[^\n]+)")
_WHEN = re.compile(r"\w{3} (?P<month>\w{3}) (?P<day>\d\d) (?P<year>\d{4}) (?P<time>\d\d:\d\d:\d\d)")
_LONGEST_TITLE = 60
"""Words of a title; what is longer is text that somebody put into the wrong field."""
_ALIKE = 0.6
"""Share of common words from which a heading is the stated title in other words: cut, or worded for search engines."""
_LONGEST_SITE = 6
"""Words of a site's name in the title of a window."""
_LONGEST_BYLINE = 20
"""Words of a line with authors and their roles, or with a day and its label."""
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
    # A database's page has many articles; what finds one article in a page would take parts of several.
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
    _settle_title(hints, tree)
    paragraphs = _paragraphs(text, tree)
    if not any(_is_running_text(paragraph) for paragraph in paragraphs):
        raise Unreadable(
            "page-without-article",
            "no running text of an article is found in the page.",
            "Save the page anew once its article is shown in full, or paste the article into a .txt file.",
        )
    title = hints["title"].values[0] if "title" in hints else ""
    # What a page states for machines goes before what it shows: a line near the title may be about something else.
    machine_readable = not hints.keys().isdisjoint(("outlet", "authors", "published"))
    hints = {**_shown_at_title(rows, title, tree), **hints}
    # The way back: which paragraph of the page each paragraph of the article is.
    numbers = {row.text: row.number for row in rows if row.text}
    sheet = Sheet()
    if title:
        sheet.add(title, Row("", numbers.get(title, 1), "", "paragraph"), "title", "format.title")
    _add_standfirst(sheet, hints, numbers, paragraphs)
    number = numbers.get(title, 1)
    in_head = True
    for paragraph in paragraphs:
        in_head = in_head and not _is_running_text(paragraph)
        # Pages repeat the title inside the article.
        if paragraph != title:
            number = numbers.get(paragraph, number)
            kind = _kind_in_head(paragraph, hints) if in_head and machine_readable else None
            sheet.add(paragraph, Row("", number, "", "paragraph"), kind, f"format.{kind}" if kind else "")
    _drop_outlet_as_author(hints)
    # A page that states nothing for machines is read like any text: its head may stand in lines of its own.
    return sheet.document(hints, body_only=machine_readable)


def _kind_in_head(line: str, hints: Mapping[HintKey, Hint]) -> BlockKind | None:
    """What a short line above the article's text is: who wrote it, when, or neither for certain."""
    authors = hints["authors"].values if "authors" in hints else ()
    if _BY.match(line) or any(author in line for author in authors):
        return "byline"
    return "updated" if stated_day(line) else None


def _paragraphs(text: str, tree: Tree) -> list[str]:
    """The article's paragraphs; without a finding of trafilatura, the page's own that are long enough for text."""
    import trafilatura  # noqa: PLC0415  (takes .4 s to import, and most folders have no page)

    # It logs what it finds wrong with a page; what matters of that is told here, with the file's name.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(text, favor_precision=True, include_comments=False, include_tables=False)
    words = str(getattr(found, "text", "") or "")
    # It writes a dash before the items of a list, which is no word of the page.
    lines = (line.strip().removeprefix("- ") for line in words.split("\n"))
    paragraphs = [" ".join(line.split()) for line in lines if line.strip()]
    if paragraphs:
        return paragraphs
    own = (" ".join(" ".join(element.itertext()).split()) for element in tree.iter("p"))
    return [paragraph for paragraph in own if _is_running_text(paragraph)]


def _is_running_text(paragraph: str) -> bool:
    return len(paragraph.split()) >= _FEWEST_WORDS or len(paragraph) >= _FEWEST_CHARACTERS


def _headings(tree: Tree) -> list[str]:
    """The page's first-rank headings, those inside its article first."""
    found = [element for path in ("//article//h1", "//main//h1", "//h1") for element in tree.xpath(path)]
    return [words for words in dict.fromkeys(" ".join(" ".join(each.itertext()).split()) for each in found) if words]


def _settle_title(hints: dict[HintKey, Hint], tree: Tree) -> None:
    """The title as it is printed, where a heading says what the page states; else as stated, without the site's name.

    A heading alone is a title if it is the only one and no banner of the site.
    """
    # The site's name is known first, so that it can be told from the title beside it.
    outlet = hints["outlet"].values[0] if "outlet" in hints else ""
    stated = hints.pop("title", None)
    shown = " ".join(str(tree.findtext(".//title") or "").split())
    headings = _headings(tree)
    if stated is not None:
        # A stated title may be cut, or worded for search engines; readers know the printed one.
        title = without_site(stated.values[0], outlet)
        printed = next((heading for heading in headings if alike(heading, title) >= _ALIKE), title)
        hints["title"] = Hint((printed,), field=stated.field)
    elif len(headings) == 1 and _bare(headings[0]) != _bare(outlet) and len(headings[0].split()) > 1:
        hints["title"] = Hint((headings[0],), field="h1")
    elif shown and _bare(without_site(shown, outlet)) != _bare(outlet):
        hints["title"] = Hint((without_site(shown, outlet),), field="title")
    if "title" in hints and len(hints["title"].values[0].split()) > _LONGEST_TITLE:
        del hints["title"]
    if not outlet and "title" in hints and (site := _site_behind(shown, hints["title"].values[0])):
        hints["outlet"] = Hint((site,), field="title")


def alike(one: str, other: str) -> float:
    """The share of words that two titles have in common, of the shorter one's.

    >>> alike("Council votes to drain lake", "Council votes to drain its lake after crack")
    1.0
    """
    first, second = ({_bare(word) for word in words.split()} for words in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


_SEPARATED = re.compile(r"\s+[|\-–—·:»•]+\s+")


def _site_behind(shown: str, title: str) -> str:
    """The name of the site, where the window's title is the article's with one name of few words behind it."""
    pieces = _SEPARATED.split(shown)
    if len(pieces) < 2 or alike(pieces[0], title) < _ALIKE or len(pieces[-1].split()) > _LONGEST_SITE:
        return ""
    return pieces[-1] if alike(pieces[-1], title) < _ALIKE else ""


def _bare(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def without_site(title: str, outlet: str) -> str:
    """A title without the name of its site behind a stroke or dash.

    >>> without_site("Lake drained - Gale Online | Gale", "Gale"), without_site("Rain - and more rain", "Gale")
    ('Lake drained', 'Rain - and more rain')
    """
    # Some pages add the section, too, each behind a sign of its own.
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


_NEAR = 12
"""Lines below a title in which its author and day stand."""
_BY = re.compile(r"(?:by|von|par|por|di|door|av)\s", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/(?P<year>20\d\d)[/-](?P<month>\d\d?|[a-z]{3})[/-](?P<day>\d\d?)(?=\D)")


def _shown_at_title(rows: Sequence[Row], title: str, tree: Tree) -> dict[HintKey, Hint]:
    """Author and day as the page shows them at its title, or in its address: for pages that state them nowhere."""
    hints: dict[HintKey, Hint] = {}
    lines = [row.text for row in rows if row.text]
    at = lines.index(title) if title in lines else None
    near = [] if at is None else lines[at + 1 : at + 1 + _NEAR]
    short = [line for line in near if len(line.split()) <= _LONGEST_BYLINE]
    byline = _byline(tree) or next((line for line in short if _BY.match(line)), "")
    if names := authors_in(byline):
        hints["authors"] = Hint(names, field="byline")
    if day := next((day for line in short if (day := stated_day(line))), None):
        hints["published"] = Hint((day,), field="shown")
    else:
        address = next((str(value) for value in tree.xpath("//link[@rel='canonical']/@href")), "")
        found = _IN_ADDRESS.search(address)
        if found and (day := stated_day(f"{found['day']} {found['month']} {found['year']}") or _numbered(found)):
            hints["published"] = Hint((day,), field="address")
    return hints


def _numbered(found: re.Match[str]) -> str | None:
    return stated_day(f"{found['year']}/{found['month']}/{found['day']}")


# Names that pages give the line of the author. Boxes about authors and lists of theirs have longer ones.
_BYLINE = (
    "//*[@itemprop='author' or @rel='author']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' author ')]",
    "//*[contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'article-author')]",
)


def _byline(tree: Tree) -> str:
    """The words of the line of the author that stands first, before any list of other pieces."""
    # The first of each kind: later ones stand in lists of other articles.
    for path in _BYLINE:
        for element in tree.xpath(path)[:3]:
            words = " ".join(" ".join(element.itertext()).split())
            if len(words.split()) <= _LONGEST_BYLINE and authors_in(words):
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
