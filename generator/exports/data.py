"""articles.json and people.json: the objects of contract.md, sorted keys, stable order, schema number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.exports.article_json import SCHEMA, compact
from generator.exports.article_parts import article_line
from generator.link import Site
from generator.model import File
from generator.show.lookup import Lookup


def articles_json(lookup: Lookup) -> Iterator[File]:
    """The articles, in order of id; each with its text only where the owner publishes that."""
    holds = "Everything found in every article: metadata, layout, names, dates, quotes, figures, keywords."
    lines = [article_line(lookup, entry.article.id) for entry in lookup.site.entries]
    yield written_file("articles", {"articles": listed(lines), "schema": str(SCHEMA)}, holds)


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
    parts = {key: _value(value) for key, value in ({"schema": SCHEMA} | content).items()}
    return written_file(name, parts, holds)


def written_file(name: str, parts: Mapping[str, str], holds: str) -> File:
    """The same, where the values are written already."""
    whole = ",\n".join(f"{compact(key)}:{value}" for key, value in sorted(parts.items()))
    return File(f"data/{name}.json", f"{{\n{whole}\n}}\n".encode("utf-8", "backslashreplace"), holds)


def listed(lines: Sequence[str]) -> str:
    """A list of values that are written already, one a line."""
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _value(value: Any) -> str:
    return listed([compact(item) for item in value]) if isinstance(value, list) else compact(value)
