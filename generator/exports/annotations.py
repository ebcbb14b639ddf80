"""W3C Web Annotations: every quote and figure with the two selectors that find it in its article.

https://www.w3.org/TR/annotation-model/. One page of annotations an article, data/annotations/<article>.jsonld, and the
collection of all, data/annotations.jsonld. An annotation needs an address of its own, so there are none without the
site's. How much stands around the words (prefix, suffix) is what pages show around them, up to `AROUND` code points;
where several extracts of an article would have the same, it is all that pages show.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.base.addresses import slug
from generator.exports.article_json import article_object
from generator.exports.tables import facts
from generator.model import Article, Entry, File, Span
from generator.show.addresses import anchor, article_path
from generator.show.context import runs
from generator.show.lookup import Lookup

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points; as much as the annotation tool Hypothesis keeps on each side of a quotation."""
TYPES = {"quotes": "schema:Quotation", "figures": "schema:QuantitativeValue"}
COLLECTION = "data/annotations.jsonld"

Quoted = tuple[str, str, str]
"""Prefix, words, suffix."""


def annotation_files(lookup: Lookup) -> Iterator[File]:
    """The pages in order of article id, then the collection; nothing for a site without an address."""
    site = lookup.site
    address = site.publication.address
    if not address:
        return
    made = [(entry.article, _items(lookup, entry)) for entry in site.entries]
    pages = [(f"data/annotations/{slug(article.id)}.jsonld", items) for article, items in made if items]
    before = {later: earlier for (earlier, _), (later, _) in pairwise(pages)}
    # The model asks pages to name their neighbours, so that a reader can go through them one by one.
    after = {earlier: later for later, earlier in before.items()}
    start = 0
    for path, items in pages:
        page = {
            "@context": CONTEXT,
            "id": address + path,
            "type": "AnnotationPage",
            "partOf": address + COLLECTION,
            "startIndex": start,
            "items": items,
        }
        page |= {key: address + to[path] for key, to in (("prev", before), ("next", after)) if path in to}
        start += len(items)
        yield _file(path, page, "W3C Web Annotations of one article: its quotes and figures.")
    collection = {
        "@context": CONTEXT,
        "id": address + COLLECTION,
        "type": "AnnotationCollection",
        "label": site.publication.name,
        "total": start,
    }
    if pages:
        collection |= {"first": address + pages[0][0], "last": address + pages[-1][0]}
    yield _file(COLLECTION, collection, "W3C Web Annotations of all articles: where each article’s begin.")


def _items(lookup: Lookup, entry: Entry) -> list[dict[str, Any]]:
    article, site = entry.article, lookup.publication.address
    told = article_object(entry, tuple(TYPES))
    rows = [(kind, row, Span(row["start"], row["end"])) for kind in TYPES for row in told[kind]]
    shown = [_shown(lookup, article, span) for _, _, span in rows]
    near = [_around(article, span, within, AROUND) for (_, _, span), within in zip(rows, shown, strict=True)]
    # A selector by words must fit one place: of equal surroundings a reader of annotations would take the first.
    often = Counter(near)
    page = site + article_path(article.id).removesuffix(".md") + "/"
    address = article.metadata.address
    items = []
    for (kind, row, span), within, quoted in zip(rows, shown, near, strict=True):
        prefix, exact, suffix = quoted if often[quoted] == 1 else _around(article, span, within, len(article.text))
        at = anchor(row["id"])
        items.append(
            {
                "id": f"{site}data/annotations/{slug(article.id)}.jsonld#{at}",
                "type": "Annotation",
                "motivation": "describing",
                "body": {
                    "type": TYPES[kind],
                    "schema:identifier": row["id"],
                    "schema:url": f"{page}#{at}",
                    "schema:additionalProperty": [
                        {"type": "schema:PropertyValue", "schema:name": name, "schema:value": value}
                        for name, value in facts(kind, row).items()
                    ],
                },
                "target": {
                    "type": "SpecificResource",
                    "source": page if address is None else address.value,
                    "selector": [
                        {"type": "TextQuoteSelector", "exact": exact}
                        | {key: words for key, words in (("prefix", prefix), ("suffix", suffix)) if words},
                        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                    ],
                },
            }
        )
    return items


def _shown(lookup: Lookup, article: Article, span: Span) -> Span:
    """The run of words that pages show around an extract."""
    stretches = (run.words.span for run in runs(lookup, article, (span,)))
    return next((within for within in stretches if span in within), span)


def _around(article: Article, span: Span, within: Span, most: int) -> Quoted:
    """An extract's words with up to `most` code points on each side, as far as those are shown."""
    return (
        article.text[max(within.start, span.start - most) : span.start],
        span.cut(article.text),
        article.text[span.end : min(within.end, span.end + most)],
    )


def _file(path: str, value: dict[str, Any], holds: str) -> File:
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return File(path, text.encode("utf-8", "backslashreplace"), holds)
