"""What a page states about itself for machines: JSON-LD, Open Graph, meta fields, attributes. Nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Any

from generator.model import Hint, HintKey
from generator.readers.bylines import authors_in
from generator.readers.days import stated_time
from generator.readers.exports.labels import language_tag
from generator.readers.page import Tree

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|Report|Review|LiveBlogPosting|AnalysisNewsArticle)\Z")
_SITE = re.compile(r"(?:WebSite|NewsMediaOrganization)\Z")
# What stands below these belongs to other pages.
_OTHERS = frozenset(
    ("mentions", "hasPart", "itemListElement", "relatedLink", "comment", "citation", "isPartOf", "about", "review")
)
_DEEPEST = 12
"""Levels of JSON-LD that are looked into. Real ones have up to six."""


def stated_by_page(tree: Tree) -> dict[HintKey, Hint]:
    """What JSON-LD says, else Open Graph, else other meta fields and attributes; each with the name of its field."""
    linked = _article_of(tree)
    metas = _metas(tree)
    hints: dict[HintKey, Hint] = {}
    # The first field that states something usable counts; the others may be older or those of the whole site.
    for key, readings in _READINGS:
        for field, value_of in readings:
            words = value_of(linked, metas, tree)
            if (made := _hint(key, words, field)) is not None:
                hints[key] = made
                break
    if "updated" in hints and "published" in hints and _day(hints["updated"]) == _day(hints["published"]):
        del hints["updated"]  # a slip mended on the day of publication
    return hints


def _day(hint: Hint) -> str:
    return hint.values[0][:10]


def _hint(key: HintKey, words: str, field: str) -> Hint | None:
    words = " ".join(unescape(words).split()) if key != "authors" else unescape(words)
    values: tuple[str, ...] = (words,)
    if key == "authors":
        values = authors_in(words)
    elif key in ("published", "updated"):
        values = (stated_time(words) or "",)
    elif key == "language":
        values = (language_tag(words.replace("_", "-")) or "",)
    elif key == "address":
        values = (words if words.startswith(("http://", "https://")) else "",)
    kept = tuple(value for value in values if value)
    return Hint(kept, field=field) if kept else None


# ---- JSON-LD ----------------------------------------------------------------------------------------------------


def _article_of(tree: Tree) -> Mapping[str, Any]:
    """The page's article in its JSON-LD; empty where there is none."""
    return next((node for node in _linked_nodes(tree) if _is(node, _ARTICLE) and node.get("headline")), {})


def _site_of(tree: Tree) -> str:
    """The name of the site, or of the newspaper, in its JSON-LD."""
    return next((words for node in _linked_nodes(tree) if _is(node, _SITE) and (words := _words(node.get("name")))), "")


def _is(node: Mapping[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(each, str) and kind.search(each) for each in (kinds if isinstance(kinds, list) else [kinds]))


def _linked_nodes(tree: Tree) -> Iterator[Mapping[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in str(script.get("type") or "").lower():
            continue
        # Older systems hide scripts from browsers that know none.
        words = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        words = words.replace("//<![CDATA[", "").replace("//]]>", "").replace("<![CDATA[", "").replace("]]>", "")
        # Line breaks inside strings are against JSON's rules and common.
        try:
            value = json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _nodes(value, 0)


def _nodes(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key, item in value.items():
            if key not in _OTHERS:
                yield from _nodes(item, depth + 1)


def _words(value: Any) -> str:
    """A value of JSON-LD in words: a string, the name of a thing, the first of a list."""
    if isinstance(value, list):
        return next((words for item in value if (words := _words(item))), "")
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("@value") or "")
    return value if isinstance(value, str) else ""


def _people(value: Any) -> str:
    """The names of authors, one a line; an organisation is no author."""
    # A name alone, without a type, may be a person's; `authors_in` looks at it.
    items = value if isinstance(value, list) else [value]
    people = [item for item in items if not (isinstance(item, dict) and item.get("@type") == "Organization")]
    return "\n".join(words for item in people if (words := _words(item)))


# ---- meta fields ------------------------------------------------------------------------------------------------


def _metas(tree: Tree) -> Mapping[str, str]:
    """Meta fields by name in small letters; of several with one name the values, one a line."""
    found: dict[str, list[str]] = {}
    # Three attributes name a field: that of Open Graph, that of HTML, that of microdata.
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = meta.get("content") or ""
        if name and content.strip():
            found.setdefault(str(name).lower(), []).append(str(content))
    return {name: "\n".join(dict.fromkeys(values)) for name, values in found.items()}


Value = Callable[[Mapping[str, Any], Mapping[str, str], Tree], str]


def _ld(key: str) -> tuple[str, Value]:
    return f"JSON-LD {key}", lambda linked, _metas, _tree: _words(linked.get(key))


def _meta(name: str) -> tuple[str, Value]:
    return name, lambda _linked, metas, _tree: metas.get(name, "").partition("\n")[0]


def _all_of(name: str) -> tuple[str, Value]:
    return name, lambda _linked, metas, _tree: metas.get(name, "")


def _attribute(field: str, path: str) -> tuple[str, Value]:
    """The first value that an XPath of attributes or texts finds."""
    return field, lambda _linked, _metas, tree: next((str(value) for value in tree.xpath(path)), "")


_READINGS: tuple[tuple[HintKey, tuple[tuple[str, Value], ...]], ...] = (
    ("title", (_ld("headline"), _meta("og:title"), _meta("twitter:title"), _meta("dc.title"))),
    ("standfirst", (_ld("description"), _meta("og:description"), _meta("description"))),
    ("section", (_ld("articleSection"), _meta("article:section"))),
    (
        "outlet",
        (
            _ld("publisher"), _meta("og:site_name"), _meta("application-name"), _meta("apple-mobile-web-app-title"),
            _meta("dc.publisher"), _ld("isPartOf"), ("JSON-LD WebSite", lambda _linked, _metas, tree: _site_of(tree)),
        ),
    ),
    (
        "authors",
        (
            ("JSON-LD author", lambda linked, _metas, _tree: _people(linked.get("author"))),
            _all_of("author"), _all_of("article:author"), _all_of("parsely-author"), _all_of("dc.creator"),
            _all_of("byl"), _all_of("sailthru.author"),
        ),
    ),
    (
        "published",
        (
            _ld("datePublished"), _meta("article:published_time"), _meta("datepublished"), _meta("pubdate"),
            _meta("parsely-pub-date"), _meta("sailthru.date"), _meta("dc.date.issued"), _meta("dcterms.created"),
            _meta("dc.date"), _meta("date"), _meta("article.published"), _meta("publish-date"),
            _attribute("itemprop datePublished", "//*[@itemprop='datePublished']/@datetime"),
            _attribute("itemprop datePublished", "//*[@itemprop='datePublished']/@content"),
            _attribute("time", "//*[self::article or self::main][.//h1]//time/@datetime"),
            _attribute("time", "//h1/following::time/@datetime"),
        ),
    ),
    ("updated", (_ld("dateModified"), _meta("article:modified_time"), _meta("og:updated_time"), _meta("lastmod"))),
    ("address", (_attribute("canonical", "//link[@rel='canonical']/@href"), _meta("og:url"), _ld("url"))),
    ("language", (_attribute("lang", "//html/@lang"), _ld("inLanguage"), _meta("og:locale"), _meta("language"))),
)  # fmt: skip
"""For each statement the fields that make it, the most trusted first."""
