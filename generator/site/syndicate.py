"""Feeds as files: Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

What an entry shows is HTML from a template, with the same marks as on pages, so `verify` reads it as it reads those.
Titles are plain text, as both forms want them; where they are an article's words, an attribute of our own namespace
(Atom) or an object of ours (JSON Feed, whose extensions begin with an underscore) says where these stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from generator.link import Site
from generator.model import File
from generator.pages.feeds import Feed, Item, feeds
from generator.show.addresses import original
from generator.show.lookup import Lookup
from generator.site.render import fragment

NAMESPACE = "urn:x-clipbook:proof"
UNDATED = "1970-01-01T00:00:00Z"
"""For an entry without a date, where Atom demands one: see `generator.pages.feeds`."""

# What no XML file may hold (https://www.w3.org/TR/xml/#charsets), and U+007F to U+009F, which it advises against.
_UNSEEN = re.compile("[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def feed_files(lookup: Lookup) -> Iterator[File]:
    """Two files a feed."""
    site = lookup.site
    for feed in feeds(lookup):
        shown = [_content(site, item) for item in feed.items]
        yield File(f"{feed.path}.xml", _atom(site, feed, shown).encode("utf-8"), f"{feed.holds} Atom.")
        yield File(f"{feed.path}.json", _json(site, feed, shown).encode("utf-8"), f"{feed.holds} JSON Feed 1.1.")


def _content(site: Site, item: Item) -> str:
    context = {"content": item.content, "base": original(site.publication.address), "page": original(item.address)}
    return _UNSEEN.sub("", fragment("feed_entry.html.jinja", context))


def _plain(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def instant(stated: str) -> str:
    """A stated date as RFC 3339 has it: midnight, and UTC, where the article states neither; empty for no date."""
    try:
        read = datetime.fromisoformat(stated)
    except ValueError:
        return ""
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).isoformat(timespec="seconds").replace("+00:00", "Z")


def _latest(items: Iterable[Item]) -> str:
    """The latest of all their dates."""
    stated = [date for item in items for date in (instant(item.published), instant(item.updated)) if date]
    return max(stated, key=datetime.fromisoformat, default=UNDATED)


def _atom(site: Site, feed: Feed, shown: list[str]) -> str:
    own = f"{site.publication.address}{feed.path}"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:c="{NAMESPACE}" xml:lang="en">',
        f"<id>{escape(own)}.xml</id>",
        f"<title>{escape(_plain(feed.title))}</title>",
        *((f"<subtitle>{escape(_plain(feed.subtitle))}</subtitle>",) if feed.subtitle else ()),
        f"<updated>{_latest(feed.items)}</updated>",
        f"<author><name>{escape(_plain(site.publication.name))}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own + ".xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(feed.home)}/>',
        "<generator>Clipbook</generator>",
    ]
    for item, content in zip(feed.items, shown, strict=True):
        proof = f" c:src={quoteattr(item.article)}"
        proof += f' c:span="{item.span.start}-{item.span.end}"' if item.span else ""
        published = instant(item.published)
        lines += [
            "<entry>",
            f"<id>{escape(item.id)}</id>",
            f"<title{proof}>{escape(_plain(item.title))}</title>",
            f"<updated>{_latest([item])}</updated>",
            *((f"<published>{published}</published>",) if published else ()),
            f'<link rel="alternate" type="text/html" href={quoteattr(item.address)}/>',
            *((f'<link rel="via" href={quoteattr(item.original)}/>',) if item.original else ()),
            f'<content type="html">{escape(content)}</content>',
            "</entry>",
        ]
    return "\n".join((*lines, "</feed>", ""))


def _json(site: Site, feed: Feed, shown: list[str]) -> str:
    own = f"{site.publication.address}{feed.path}"
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _plain(feed.title),
        "description": _plain(feed.subtitle),
        "home_page_url": feed.home,
        "feed_url": f"{own}.json",
        "language": "en",
        "authors": [{"name": _plain(site.publication.name), "url": site.publication.address}],
        "items": [_json_item(item, content) for item, content in zip(feed.items, shown, strict=True)],
    }
    return json.dumps({key: value for key, value in whole.items() if value != ""}, ensure_ascii=False, indent=1) + "\n"


def _json_item(item: Item, content: str) -> dict[str, Any]:
    proof: dict[str, Any] = {"article": item.article}
    if item.span:
        proof["title_span"] = [item.span.start, item.span.end]
    made = {
        "id": item.id,
        "url": item.address,
        "external_url": item.original,
        "title": _plain(item.title),
        "content_html": content,
        "date_published": instant(item.published),
        "date_modified": instant(item.updated),
        "_clipbook": proof,
    }
    return {key: value for key, value in made.items() if value != ""}
