"""Permanent ids of extracts: anchors in pages, keys of corrections and of data."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from generator.extract import EXTRACTORS
from generator.model import Article, Entry, Extract, Span

KINDS: tuple[tuple[str, type[Extract]], ...] = tuple((extractor.kind, extractor.yields) for extractor in EXTRACTORS)
"""What ids call each type of extract."""


def extract_ids(article: Article, kind: str, spans: Collection[Span]) -> tuple[str, ...]:
    """`<article>/<kind>/<first 8 hex digits of the sha256 of its words>`, with `-2` and so on for repeats, for each of
    `spans` in text order. They survive new articles and new extracts of other words.
    """
    seen: dict[str, int] = {}
    ids = []
    for span in spans:
        words = span.cut(article.text).encode("utf-8", "surrogatepass")
        base = f"{article.id}/{kind}/{hashlib.sha256(words).hexdigest()[:8]}"
        seen[base] = seen.get(base, 0) + 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return tuple(ids)


def by_id(entry: Entry) -> dict[str, Extract]:
    """Every extract of an article by its id."""
    found: dict[str, Extract] = {}
    for kind, kept in KINDS:
        items = entry.extracts.of(kept)
        found.update(zip(extract_ids(entry.article, kind, [item.span for item in items]), items, strict=True))
    return found
