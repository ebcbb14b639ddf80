"""One article as the JSON object of `extract` and of docs/data/articles.json: the form that contract.md fixes."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from generator.extract import EXTRACTORS, PARTS, Extractor
from generator.extract.ids import extract_ids
from generator.extract.written import Written
from generator.model import Article, Entry, Extract, Fact, Span

SCHEMA = 1


def article_object(
    entry: Entry, only: Collection[str] = PARTS, canonical: Mapping[tuple[str, str, str], str] | None = None
) -> dict[str, Any]:
    """The object without its id. `canonical`: `generator.link.people.canonical_names`; without it names are canonical
    within the article.
    """
    article = entry.article
    made: dict[str, Any] = {"schema": SCHEMA}
    if "metadata" in only:
        made["metadata"] = _metadata(article)
    if "blocks" in only:
        made["blocks"] = [
            {
                "kind": block.kind,
                "start": block.span.start,
                "end": block.span.end,
                "sentences": [[s.start, s.end] for s in block.sentences],
                "rule": block.rule,
            }
            for block in article.blocks
        ]
    for extractor in EXTRACTORS:
        if extractor.name in only:
            made |= extract_objects(extractor, entry)
    for row in made.get("names", ()):
        row["canonical"] = (canonical or {}).get((article.id, row["kind"], row["canonical"]), row["canonical"])
    return made


def extract_objects(extractor: Extractor, entry: Entry) -> dict[str, Any]:
    """What one extractor found in an article, by the keys of the article's object: a list of objects, and before it one
    of just the words where the extractor has that.
    """
    article, written = entry.article, extractor.written
    extracts = entry.extracts.of(extractor.yields)
    # Ids first, in text order: another order of the list must not change them.
    ids = extract_ids(article, extractor.kind, [extract.span for extract in extracts])
    pairs = list(zip(ids, extracts, strict=True))
    if written.ranked:
        rank = written.ranked
        pairs.sort(key=lambda pair: rank(pair[1]))
    rows = [{"id": key, **_object(article, extract, written)} for key, extract in pairs]
    just_words = {extractor.name: [row["text"] for row in rows]} if written.listed else {}
    return {**just_words, extractor.part: rows}


def _object(article: Article, extract: Extract, written: Written) -> dict[str, Any]:
    span = extract.span
    place = {"start": span.start, "end": span.end, "rule": extract.rule} if written.placed else {}
    told = {field.name: as_json(field.value(article, extract)) for field in written.fields}
    return {**place, "text": span.cut(article.text), **told}


def compact(value: Any) -> str:
    """A value as the data files have it: keys sorted, no blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def as_json(value: Any) -> Any:
    """A field's value with its spans as pairs of offsets."""
    if isinstance(value, Span):
        return [value.start, value.end]
    return [as_json(each) for each in value] if isinstance(value, tuple | list) else value


def _fact(fact: Fact[str] | None) -> dict[str, Any] | None:
    return None if fact is None else {"value": fact.value, "span": as_json(fact.span), "rule": fact.rule}


def _inferred(text: str, fact: Fact[str] | None) -> dict[str, Any] | None:
    """A name read out of the words that show it ("told The National"): both, kept apart."""
    if fact is None or fact.span is None:
        return None
    return {"name": fact.value, "text": fact.span.cut(text), "span": as_json(fact.span), "rule": fact.rule}


def _metadata(article: Article) -> dict[str, Any]:
    data = article.metadata
    made: dict[str, Any] = {
        field: _fact(getattr(data, field))
        for field in ("title", "section", "standfirst", "outlet", "dateline", "published", "updated")
    }
    made["outlet_named"] = _inferred(article.text, data.outlet_named)
    made["address"] = _fact(data.address)
    made["authors"] = [_fact(author) for author in data.authors]
    made["contributors"] = [_fact(author) for author in data.contributors]
    made |= {"rights": _fact(data.rights), "mining": _fact(data.mining)}
    return made
