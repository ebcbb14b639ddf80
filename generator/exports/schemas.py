"""data/schema/<name>.json: a JSON Schema (draft 2020-12) for each JSON file, and one for the lines of `extract`.

All stand in data/schema.json with what they share; each is published with just the definitions it needs, so that one
file suffices to validate with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from generator.model import File
from generator.show.lookup import Lookup

PUBLISHED = ("articles", "people", "comparisons", "origins", "timeline", "manifest", "extract")
"""Definitions that describe a whole file, or a whole line."""
_HEAD = "#/$defs/"


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
    defined = whole["$defs"]
    needed: set[str] = set()
    ahead = list(_references(defined[name]))
    while ahead:
        one = ahead.pop()
        if one not in needed:
            needed.add(one)
            ahead += _references(defined[one])
    kept = {key: value for key, value in defined.items() if key in needed}
    return {"$schema": whole["$schema"], **defined[name], "$defs": kept}


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
