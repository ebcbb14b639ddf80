"""articles.json and people.json: the objects of contract.md, sorted keys, stable order, schema number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.exports.article_json import SCHEMA, article_object
from generator.link import Site
from generator.model import File
from generator.show.lookup import Lookup


def articles_json(lookup: Lookup) -> Iterator[File]:
    """The articles."""
    holds = "Everything found in every article: metadata, layout, names, dates, quotes, figures, keywords."
    yield data_file("articles", articles(lookup.site), holds)


def articles(site: Site) -> dict[str, Any]:
    """Every article's object with its id, in order of id; with its text only where the owner publishes that."""
    published = site.publication.options.publish_text
    rows = [
        {"id": entry.article.id, "file": entry.article.source.path, "sha256": entry.article.source.sha256}
        | ({"text": entry.article.text} if published and not entry.article.withheld else {})
        | article_object(entry)
        for entry in site.entries
    ]
    return {"articles": rows}


def people_json(lookup: Lookup) -> Iterator[File]:
    """The names."""
    yield data_file(
        "people", people(lookup.site), "People, organisations and places over all articles, with every mention."
    )


def people(site: Site) -> dict[str, Any]:
    """People, organisations and places with every mention."""
    rows = [
        {
            "id": f"{entity.kind}/{entity.slug}",
            "kind": entity.kind,
            "name": entity.name,
            "aliases": list(entity.aliases),
            "quoted": entity.quoted,
            "mentions": [
                {"article": mention.article, "start": mention.name.span.start, "end": mention.name.span.end}
                for mention in entity.mentions
            ],
            "roles": [
                {"article": role.article, "start": role.span.start, "end": role.span.end} for role in entity.roles
            ],
            "editors_role": entity.editors_role or None,
        }
        for entity in site.entities
    ]
    return {"entities": rows}


def data_file(name: str, content: dict[str, Any], holds: str) -> File:
    """docs/data/<name>.json with its schema number: one line an item of a list, so that two builds can be compared line
    by line. Indented through and through, half of the file would be white space.
    """
    parts = ({"schema": SCHEMA} | content).items()
    whole = ",\n".join(f"{_compact(key)}:{_listed(value)}" for key, value in sorted(parts))
    return File(f"data/{name}.json", f"{{\n{whole}\n}}\n".encode("utf-8", "backslashreplace"), holds)


def _listed(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
