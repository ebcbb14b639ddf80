"""Feeds saved as files: RSS, Atom and JSON Feed. Each entry is an article, or the summary of one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.model import Document, Hint, HintKey, Problem, Unreadable
from generator.readers.bylines import authors_in
from generator.readers.contract import Reader
from generator.readers.days import stated_time
from generator.readers.exports.labels import language_tag
from generator.readers.page import page_rows, page_tree
from generator.readers.rows import Row, Sheet
from generator.readers.values import words_of as words

_LOOKS = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
JSON_FEED = "jsonfeed.org/version"


def looks_like_feed(data: bytes) -> bool:
    """Whether an XML file is a feed."""
    return _LOOKS.search(data[:4096]) is not None


def read_feed(data: bytes, name: str) -> Iterator[Document | Problem]:
    """An article an entry, its title as label. Entries with a summary only are told of (code `summary-only`)."""
    import feedparser  # noqa: PLC0415  (takes .2 s, and most folders have no feed)

    # The library also reads what breaks the rules of its format, and takes out scripts.
    feed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    if not feed.entries:
        why = f" ({feed.bozo_exception})" if feed.get("bozo") else ""
        raise Unreadable("file-broken", f"no entry of a feed is found in it{why}.", "Get the feed anew.")
    # An entry taken over from another feed names that one as its source.
    outlet, language = feed.feed.get("title", ""), feed.feed.get("language", "")
    for number, entry in enumerate(feed.entries, 1):
        contents = [content.get("value", "") for content in entry.get("content", ())]
        full = next((content for content in contents if content.strip()), "")
        people = [words(author.get("name")) for author in entry.get("authors", ())]
        yield from _article(
            name, number, title=entry.get("title", ""), html=words(full, entry.get("summary")), full=bool(full),
            summary=entry.get("summary", "") if full else "", authors=words(";".join(people), entry.get("author")),
            published=entry.get("published", ""), updated=_own(entry, "updated"), address=entry.get("link", ""),
            outlet=words(entry.get("source", {}).get("title"), outlet), language=language,
        )  # fmt: skip


def _own(entry: Any, key: str) -> str:
    """A value that the entry has itself: the library's look-up gives the day of publication for a missing update."""
    return str(dict.get(entry, key, ""))


def read_json_feed(feed: dict[str, Any], name: str) -> Iterator[Document | Problem]:
    """An article an entry of a JSON Feed (versions 1 and 1.1)."""
    items = feed.get("items")
    for number, item in enumerate(items if isinstance(items, list) else [], 1):
        if not isinstance(item, dict):
            continue
        people = item.get("authors") or [item.get("author")]
        names = [person.get("name", "") for person in people if isinstance(person, dict)]
        full = words(item.get("content_html"), item.get("content_text"))
        yield from _article(
            name, number, title=item.get("title", ""), html=words(full, item.get("summary")), full=bool(full),
            summary=item.get("summary", "") if full else "", authors=";".join(names),
            published=item.get("date_published", ""), updated=item.get("date_modified", ""),
            address=item.get("url", ""), outlet=feed.get("title", ""),
            language=words(item.get("language"), feed.get("language")),
        )  # fmt: skip


def _article(name: str, number: int, *, full: bool, html: str, **stated: str) -> Iterator[Document | Problem]:
    hints = _hints(stated)
    title = hints["title"].values[0] if "title" in hints else ""
    sheet = Sheet()
    if title:
        sheet.add(title, Row("", number, "", "entry"), "title", "format.title")
    # Text of an entry is HTML, or plain words, which are HTML as well.
    rows = page_rows(page_tree(f"<div>{html}</div>")) if str(html).strip() else ()
    lines = tuple(Row(row.text, number, "", "entry") for row in rows)
    sheet.rows(lines)
    if sheet.empty:
        message = f"entry {number} of this feed has neither title nor text, and was left out"
        yield Problem(name, "article-empty", message, "Look at it where the feed comes from.", "info")
        return
    document = sheet.document(hints, title or f"entry {number}", body_only=True)
    told = () if full else (
        Problem(name, "summary-only", f"entry {number} gives a summary, not the whole article",
                "Save the article itself if you want its quotes and figures.", "info"),
    )  # fmt: skip
    yield replace(document, problems=told)


def _hints(stated: dict[str, str]) -> dict[HintKey, Hint]:
    values: dict[HintKey, tuple[str, ...]] = {
        "title": (_plain(stated["title"]),),
        "outlet": (_plain(stated["outlet"]),),
        "authors": authors_in(stated["authors"]),
        "published": (words(stated_time(stated["published"])),),
        "updated": (words(stated_time(stated["updated"])),),
        "address": (stated["address"] if stated["address"].startswith(("http://", "https://")) else "",),
        "language": (words(language_tag(stated["language"])),),
    }
    if values["updated"] == values["published"]:
        del values["updated"]
    return {key: Hint(kept, field=key) for key, value in values.items() if (kept := tuple(filter(None, value)))}


def _plain(title: str) -> str:
    """A title of a feed, which may hold elements and entities, as words."""
    if "<" not in title and "&" not in title:
        return " ".join(title.split())
    return " ".join(row.text for row in page_rows(page_tree(f"<p>{title}</p>")) if row.text)


def read_json(data: bytes, name: str) -> Iterator[Document | Problem]:
    """What a JSON file is: a JSON Feed, a bibliography (CSL), a news item (ninjs). Others are refused by name."""
    from generator.readers.library import read_csl  # noqa: PLC0415  (each reads what the other hands on)
    from generator.readers.newsitems import read_ninjs  # noqa: PLC0415

    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable("file-broken", f"it is no JSON: {error}.", "Export it anew.") from error
    if isinstance(value, dict) and JSON_FEED in str(value.get("version", "")):
        yield from read_json_feed(value, name)
    elif isinstance(value, list) and value and all(isinstance(item, dict) and "type" in item for item in value):
        yield from read_csl(value, name)
    elif isinstance(value, dict) and any(key.startswith(("body_", "headline")) or key == "bodies" for key in value):
        yield from read_ninjs(value, name)
    else:
        raise Unreadable(
            "format-unknown",
            "it is JSON, but no feed, no bibliography in CSL and no news item in ninjs.",
            "Take it out of the folder, or write its articles as .jsonl.",
        )


READER = Reader((".rss", ".atom"), "application/rss+xml", read_feed)
JSON = Reader((".json",), "application/json", read_json)
