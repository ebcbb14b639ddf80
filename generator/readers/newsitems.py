"""News agencies' exchange formats of the IPTC: ninjs (JSON) and NewsML-G2 (XML), with NITF or HTML inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from generator.model import Document, Hint, HintKey, Problem, Unreadable
from generator.readers.bylines import authors_in
from generator.readers.contract import Reader
from generator.readers.days import stated_time
from generator.readers.exports.labels import language_tag
from generator.readers.feeds import looks_like_feed, read_feed
from generator.readers.limits import xml_root
from generator.readers.page import page_rows, page_tree
from generator.readers.rows import Row, Sheet, rows_of, spaced
from generator.readers.values import words_of as words


def read_ninjs(item: Mapping[str, Any], name: str) -> Iterator[Document | Problem]:  # noqa: ARG001  (as others)
    """The one item of a ninjs file, of version 1 (`body_text`, `headline`) or later (`bodies`, `headlines`)."""
    headlines = {entry.get("role", "main"): entry.get("value", "") for entry in _dicts(item.get("headlines"))}
    bodies = {entry.get("contenttype", ""): entry.get("value", "") for entry in _dicts(item.get("bodies"))}
    # Version 1 has a field for each form of the text, later ones a list of forms.
    html = words(item.get("body_html"), item.get("body_xhtml"), bodies.get("text/html"))
    plain = words(item.get("body_text"), bodies.get("text/plain"))
    people = [person.get("name", "") for person in _dicts(item.get("people")) if "author" in str(person.get("rel"))]
    rights = [entry.get("name", "") for entry in _dicts(item.get("infosources"))]
    yield _document(
        title=words(item.get("headline"), headlines.get("main"), *headlines.values()),
        authors=words(item.get("byline"), ";".join(people)),
        published=words(item.get("firstcreated"), item.get("versioncreated"), item.get("contentcreated")),
        updated=words(item.get("versioncreated")),
        outlet=words(item.get("copyrightholder"), *rights),
        language=words(item.get("language")),
        section=next((entry.get("name", "") for entry in _dicts(item.get("subject") or item.get("subjects"))), ""),
        rows=page_rows(page_tree(html)) if html else tuple(spaced(rows_of(str(plain)))),
    )


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def read_xml(data: bytes, name: str) -> Iterator[Document | Problem]:
    """What an XML file is: a feed, or a message of NewsML-G2 with its items. Others are refused by name."""
    if looks_like_feed(data):
        yield from read_feed(data, name)
        return
    # No entities: a file of one kilobyte could stand for gigabytes, or for a file of this machine.
    try:
        root = xml_root(data)
    except etree.XMLSyntaxError as error:
        raise Unreadable("file-broken", f"it is no XML, or breaks off: {error}.", "Get it anew.") from error
    items = [element for element in root.iter() if _name(element) == "newsItem"]
    if not items and _name(root) == "nitf":
        items = [root]
    if not items:
        raise Unreadable(
            "format-unknown",
            "it is XML, but no feed and no news item.",
            "Take it out of the folder, or save it as text.",
        )
    for number, item in enumerate(items, 1):
        document = _g2(item)
        label = document.hints["title"].values[0] if "title" in document.hints else f"item {number}"
        if not document.text:
            message = f"item {number} has neither title nor text, and was left out"
            yield Problem(name, "article-empty", message, "Look at it where it comes from.", "info")
        else:
            yield replace(document, label=label if len(items) > 1 else None)


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(item: Any, *names: str) -> list[Any]:
    return [element for element in item.iter() if _name(element) in names]


def _first(item: Any, *names: str) -> str:
    return next((found for element in _all(item, *names) if (found := _text(element))), "")


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _g2(item: Any) -> Document:
    body = next(iter(_all(item, "body.content", "body", "inlineData")), None)
    paragraphs = [element for element in body.iter() if _name(element) in ("p", "hl2")] if body is not None else []
    rows = [Row(_text(element), number, "", "paragraph") for number, element in enumerate(paragraphs, 1)]
    if not rows and body is not None:
        rows = list(rows_of("\n".join(body.itertext())))
    creators = [element for element in _all(item, "creator") if _first(element, "name")]
    holders = _all(item, "provider", "copyrightHolder")
    outlet = words(*(words(_first(element, "name"), element.get("literal")) for element in holders))
    return _document(
        title=words(_first(item, "headline", "hl1"), _first(item, "title")),
        authors=words(_first(item, "by", "byline"), ";".join(_first(element, "name") for element in creators)),
        published=_first(item, "firstCreated", "contentCreated", "versionCreated"),
        updated=_first(item, "versionCreated"),
        outlet=outlet,
        language=next((element.get("tag", "") for element in _all(item, "language")), ""),
        section="",
        rows=tuple(spaced(rows)),
    )


def _document(*, rows: tuple[Row, ...], title: str, **stated: str) -> Document:
    days = stated_time(stated["published"]), stated_time(stated["updated"])
    values: dict[HintKey, tuple[str | None, ...]] = {
        "title": (" ".join(title.split()),),
        "authors": authors_in(stated["authors"]),
        "published": (days[0],),
        "updated": (days[1] if days[0] and days[1] and days[1][:10] != days[0][:10] else None,),
        "outlet": (stated["outlet"].strip(),),
        "language": (language_tag(stated["language"]),),
        "section": (stated["section"].strip(),),
    }
    hints = {key: Hint(kept, field=key) for key, several in values.items() if (kept := tuple(x for x in several if x))}
    sheet = Sheet()
    if "title" in hints:
        sheet.add(hints["title"].values[0], Row("", 1, "", "paragraph"), "title", "format.title")
    sheet.rows(rows)
    return sheet.document(hints, body_only=True)


XML = Reader((".xml",), "application/xml", read_xml)
