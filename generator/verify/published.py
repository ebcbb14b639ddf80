"""Published data against what was built: every file is there as it was made, and what is gone from it is named.

The bytes tell whether anything is gone. What it is, is found by reading both files as plain values: a row of a table, a
record of the search index, an entry of a feed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from generator.model import Problem
from generator.verify.made import MANIFEST, Made
from generator.verify.originals import fault, short
from generator.verify.search import read_script
from generator.verify.tables import csv_rows, csv_tables, packed_files, sqlite_tables

_HINT = "Build again; if it stays, another plugin or program changes the published files."


def check_published(made: Made, site: Path) -> tuple[int, tuple[Problem, ...]]:
    """The number of files that are published as they were made, and what does not hold."""
    whole, faults = 0, []
    for path in (*made.others, MANIFEST):
        if fail := _changed(made, site, path):
            faults.append(fault(fail[0], f"{site.name}/{path}", fail[1], _HINT))
        else:
            whole += 1
    return whole, tuple(faults)


def _changed(made: Made, site: Path, path: str) -> tuple[str, str] | None:
    try:
        stands = (made.docs / path).read_bytes()
    except OSError:
        return "verify-missing", f"{made.docs.name}/{path} was made and is gone"
    try:
        published = (site / path).read_bytes()
    except OSError:
        return "verify-missing", "it was made and is not in the site"
    if published != stands:
        return difference(path, stands, published)
    if path != MANIFEST and made.stands(path) is None:
        return "verify-altered", f"neither it nor {made.docs.name}/{path} is as the build wrote it"
    return None


def difference(path: str, made: bytes, published: bytes) -> tuple[str, str]:
    """Code and message for the first thing in which a published file differs from the one that was made."""
    try:
        values = _value(path, made), _value(path, published)
    except (ValueError, RecursionError, ET.ParseError) as error:
        return "verify-altered", f"it is not the file that was made, and can't be read: {error}"
    at, code, message = _first(*values, "") or ("", "verify-altered", "it is not the file that was made")
    return code, f"{at.lstrip('.')}: {message}" if at else message


def _value(path: str, content: bytes) -> Any:
    """What a file says, as lists and objects; its lines for a file of another kind."""
    if path.endswith((".json", ".jsonld")):
        return json.loads(content)
    if path.endswith(".js"):
        return read_script(content)
    if path.endswith(".sqlite"):
        return {name: [dict(row) for row in rows] for name, rows in sqlite_tables(content).items()}
    if path.endswith(".csv"):
        return csv_rows(content)
    if path.endswith(".zip"):
        return csv_tables(packed_files(content))
    if path.endswith(".xml"):
        return _element(ET.fromstring(content))  # noqa: S314  (the program's own file; expat expands no outside entity)
    return content.decode("utf-8", "replace").split("\n\n")


def _element(element: ET.Element) -> dict[str, Any]:
    name = element.tag.rpartition("}")[2]
    entry_id = next((child.text for child in element if child.tag.endswith("}id")), None)
    told = {"id": entry_id} if entry_id else {}
    inside = [_element(child) for child in element]
    return {**told, "name": name, "text": element.text or "", "attributes": dict(element.attrib), "inside": inside}


def _first(made: Any, published: Any, at: str) -> tuple[str, str, str] | None:
    """Place, code and message of the first difference of two values."""
    if isinstance(made, list) and isinstance(published, list):
        return _first_of_lists(made, published, at)
    if isinstance(made, dict) and isinstance(published, dict):
        named = f"{at} ({made['id']})" if isinstance(made.get("id"), str) else at
        for key in made:
            if key not in published:
                return f"{named}.{key}", "verify-missing", "it was made and is not in the published file"
            if fail := _first(made[key], published[key], f"{named}.{key}"):
                return fail
        more = next((key for key in published if key not in made), None)
        return None if more is None else (f"{named}.{more}", "verify-doubled", "it was not made with the file")
    if type(made) is type(published) and made == published:
        return None
    return at, "verify-altered", f"{short(str(published))} where the file was made with {short(str(made))}"


def _first_of_lists(made: list[Any], published: list[Any], at: str) -> tuple[str, str, str] | None:
    same = next(
        (n for n, (one, two) in enumerate(zip(made, published, strict=False)) if one != two),
        min(len(made), len(published)),
    )
    if len(published) < len(made):
        return f"{at}[{same}]", "verify-missing", f"{_named(made[same])} was made and is not in the published file"
    if len(published) > len(made):
        twice = published[same] in made
        told = "stands twice" if twice else "was not made with the file"
        return f"{at}[{same}]", "verify-doubled", f"{_named(published[same])} {told}"
    return _first(made[same], published[same], f"{at}[{same}]") if same < len(made) else None


def _named(row: Any) -> str:
    """A row for a message: its id, else its first words."""
    if isinstance(row, Mapping):
        for key in ("id", "at", "article", "name"):
            if isinstance(row.get(key), str):
                return short(str(row[key]))
    return short(json.dumps(row, ensure_ascii=False, default=str))


def twins(made: Made) -> Iterator[Problem]:
    """Feeds of one name that do not hold the same entries in both of their forms."""
    for path in made.others:
        other = f"{path.removesuffix('.xml')}.json"
        if "/feeds/" in path and path.endswith(".xml") and other in made.files:
            yield from _twins(made, path, other)


def _twins(made: Made, atom: str, other: str) -> Iterator[Problem]:
    try:
        root = _value(atom, (made.docs / atom).read_bytes())
        items = _value(other, (made.docs / other).read_bytes())["items"]
        entries = [child.get("id") for child in root["inside"] if child["name"] == "entry"]
        ids = [item.get("id") for item in items]
    except (OSError, ValueError, RecursionError, ET.ParseError, KeyError, TypeError, AttributeError):
        return  # what can't be read is told where feeds are checked
    for path, there, wanted in ((atom, entries, ids), (other, ids, entries)):
        for entry in wanted:
            if entry not in there:
                name = f"{made.docs.name}/{path}"
                yield fault("verify-missing", name, f"the entry {entry} of its twin is not in it", _HINT)
