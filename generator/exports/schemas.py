"""data/schema/<name>.json: a JSON Schema (draft 2020-12) for each JSON file, and one for the lines of `extract`.

All stand in data/schema.json with what they share, but for what extractors find: that is made of their fields. Each is
published with just the definitions it needs, so that one file suffices to validate with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from generator.extract import EXTRACTORS, Extractor
from generator.model import File
from generator.show.lookup import Lookup

PUBLISHED = (
    "articles",
    "people",
    "comparisons",
    "origins",
    "timeline",
    "stories",
    "same_quotes",
    "manifest",
    "extract",
)
"""Definitions that describe a whole file, or a whole line."""
_HEAD = "#/$defs/"
_BEFORE_EXTRACTS = "name_kind"
"""The definition behind which those of extracts stand: the last of what an article holds."""


def schema_files(lookup: Lookup) -> Iterator[File]:
    """The same for every site."""
    del lookup
    for name in PUBLISHED:
        text = json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"
        what = "the lines that the command extract prints" if name == "extract" else f"{name}.json"
        yield File(f"data/schema/{name}.json", text.encode(), f"JSON Schema of {what}.")


def schema(name: str) -> dict[str, Any]:
    """One schema with the definitions that it reaches, in the order of the file. Raises KeyError for no such name."""
    whole = json.loads((files("generator") / "exports" / "data" / "schema.json").read_text("utf-8"))
    defined = _with_extracts(whole["$defs"])
    needed: set[str] = set()
    ahead = list(_references(defined[name]))
    while ahead:
        reached = ahead.pop()
        if reached not in needed:
            needed.add(reached)
            ahead += _references(defined[reached])
    # In the order of the file, not of the search, so that the same schema always has the same bytes.
    kept = {key: value for key, value in defined.items() if key in needed}
    return {"$schema": whole["$schema"], **defined[name], "$defs": kept}


def _with_extracts(defined: Mapping[str, Any]) -> dict[str, Any]:
    """The definitions with those of all extracts among them, and known to articles."""
    made: dict[str, Any] = {}
    for name, definition in defined.items():
        if name == "article":
            made[name] = _holding(definition, required=True)
        elif name == "extracted":  # a line of `extract`, which holds what was asked for
            made[name] = _holding(definition, required=False)
        else:
            made[name] = definition
        if name == _BEFORE_EXTRACTS:
            for extractor in EXTRACTORS:
                made |= extract_definitions(extractor)
    return made


def _holding(definition: Mapping[str, Any], *, required: bool) -> dict[str, Any]:
    """An article's object with the parts that extractors fill."""
    parts = {part: {"$ref": f"{_HEAD}{part}"} for extractor in EXTRACTORS for part in dict.fromkeys(_parts(extractor))}
    made = dict(definition)
    properties = made.pop("properties") | parts
    if required:
        made["required"] = [*made["required"], *parts]
    else:
        both = [(extractor.name, extractor.part) for extractor in EXTRACTORS if extractor.written.listed]
        made["dependentRequired"] = {name: [other] for pair in both for name, other in (pair, pair[::-1])}
    return {**made, "properties": properties}


def _parts(extractor: Extractor) -> tuple[str, ...]:
    return (extractor.name, extractor.part) if extractor.written.listed else (extractor.part,)


def extract_definitions(extractor: Extractor) -> dict[str, Any]:
    """What an article's object holds of one extractor, by name, with what only its fields refer to."""
    kind, written = extractor.kind, extractor.written
    words = {"$ref": f"{_HEAD}words"}
    place = {"start": {"$ref": f"{_HEAD}offset"}, "end": {"$ref": f"{_HEAD}end"}} if written.placed else {}
    properties = {
        "id": {
            "description": f"<article>/{kind}/<first 8 hexadecimal digits of the SHA-256 of its words>, -2 and so on "
            "for repeats.",
            "type": "string",
            "pattern": f"/{kind}/[0-9a-f]{{8}}(-[0-9]+)?$",
        },
        **place,
        "text": words,
        **{field.name: field.schema for field in written.fields},
        **({"rule": {"$ref": f"{_HEAD}rule"}} if written.placed else {}),
    }
    made = {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
        **written.conditions,
    }
    listed = {"description": written.listed, "type": "array", "items": words}
    return {
        **written.definitions,
        **({extractor.name: listed} if written.listed else {}),
        extractor.part: {"description": written.holds, "type": "array", "items": made},
    }


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "$ref":
                yield str(item).removeprefix(_HEAD)
            else:
                yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)
