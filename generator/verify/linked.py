"""The JSON-LD of a built page against the originals.

A quotation names the article it is part of and its own permanent id, which holds the hash of its words: the words must
stand in the article letter by letter and give that hash. Headline and dateline must stand in the article, or be the
owner's. Everything else is the site's own voice or a reading, such as the name of a person, and no run of words in it
may be copied.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.verify.copied import Needles
from generator.verify.originals import Original, fold, short

VERBATIM = ("headline", "dateline")
_ADDRESSES = frozenset(("@id", "@type", "@context", "url", "identifier"))

Fault = tuple[str, str]
"""Code and message."""


def check_linked(text: str, originals: Mapping[str, Original], needles: Needles) -> tuple[int, tuple[Fault, ...]]:
    """The number of strings compared, and what does not hold."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return 0, (("verify-data", f"its JSON-LD is no JSON: {error}"),)
    nodes = list(_nodes(value))
    articles = {node.get("@id"): node.get("identifier") for node in nodes if node.get("@type") == "NewsArticle"}
    checks = [check for node in nodes for check in _checks(node, articles, originals, needles)]
    return len(checks), tuple(fault for fault in checks if fault is not None)


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _nodes(item)


def _checks(
    node: Mapping[str, Any], articles: Mapping[Any, Any], originals: Mapping[str, Original], needles: Needles
) -> Iterator[Fault | None]:
    proved: set[str] = set()
    if node.get("@type") == "NewsArticle":
        original = originals.get(node.get("identifier", ""))
        if original is None:
            yield "verify-span", f"JSON-LD of an article {node.get('identifier')!r} that there is not"
            return
        for key in VERBATIM:
            if isinstance(words := node.get(key), str):
                proved.add(key)
                own = original.holds(words) or needles.own(words)
                yield None if own else ("verify-words", f"{key} {short(fold(words))} does not stand in {original.path}")
    elif node.get("@type") == "Quotation":
        proved.add("text")
        yield _quotation(node, articles, originals)
    for key, item in node.items():
        if key not in _ADDRESSES and key not in proved:
            for words in item if isinstance(item, list) else [item]:
                if isinstance(words, str) and (hit := needles.search(words)):
                    yield "verify-copied", f"{short(hit[0])} is copied from {hit[1]} into the JSON-LD's {key}"


def _quotation(node: Mapping[str, Any], articles: Mapping[Any, Any], originals: Mapping[str, Original]) -> Fault | None:
    whole = node.get("isPartOf")
    article = articles.get(whole.get("@id")) if isinstance(whole, dict) else None
    original = originals.get(article) if isinstance(article, str) else None
    words, key = node.get("text"), node.get("identifier")
    if original is None or not isinstance(words, str) or not isinstance(key, str):
        return "verify-mark", f"a quotation in JSON-LD without article, words or id: {short(str(words))}"
    if not words or words not in original.text:
        return "verify-words", f"{short(words)} does not stand in {original.path}"
    digits = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    if key != f"{article}/quote/{digits}" and not key.startswith(f"{article}/quote/{digits}-"):
        return "verify-words", f"{short(words)} are not the words of {key}"
    return None
