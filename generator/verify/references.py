"""RIS and CSL JSON against the originals, each read by a parser of its own; `bibtex` says what an entry must hold.

In RIS `C1`, `C2` and `C3` name the article and the places of its words, in CSL the object `custom` does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model import Problem
from generator.verify.bibtex import Fault, entry_checks
from generator.verify.copied import Needles
from generator.verify.originals import Original, fault, fold

_TAGGED = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  - (?P<value>.*)")
_NAMES = {"TI": "title", "N1": "note", "C1": "articleid", "C2": "spans", "C3": "speakerspan", "UR": "url"}
_ONCE = frozenset(_NAMES)
_HINT = "Build again; if it stays, the export of citations is at fault."


def check_references(
    name: str, text: str, originals: Mapping[str, Original], needles: Needles
) -> tuple[int, tuple[Problem, ...]]:
    """The number of values compared, and what does not hold. `name`: of the file, which tells its form."""
    compared, faults = 0, []
    folded = {fold(key): key for key in originals}
    for at, fields in _ris(text) if name.endswith(".ris") else _csl(text):
        checks: list[Fault | None] = [("verify-data", "not as it was written")]
        if fields:
            checks = [*entry_checks(fields, folded, originals, needles)]
        compared += len(checks)
        faults += [fault(check[0], f"{name}:{at}", check[1], _HINT) for check in checks if check]
    return compared, tuple(faults)


Entries = Iterator[tuple[int, dict[str, str]]]
"""Line or number of each entry, and its fields; no fields for what is none."""


def _ris(text: str) -> Entries:
    fields: dict[str, str] | None = None
    start = 0
    for number, line in enumerate(text.split("\r\n"), 1):
        found = _TAGGED.fullmatch(line)
        tag, value = (found["tag"], found["value"]) if found else ("", "")
        if fields is None and tag == "TY":
            fields, start = {}, number
        elif fields is not None and tag == "ER":
            yield start, fields
            fields = None
        elif fields is None or not tag or (tag in _ONCE and _NAMES[tag] in fields):
            if line or fields is not None:
                yield number, {}
        else:
            key = _NAMES.get(tag, tag)
            fields[key] = fold(f"{fields[key]}\n{value}" if key in fields else value)
    if fields is not None:
        yield start, {}


def _csl(text: str) -> Entries:
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        items = None
    if not isinstance(items, list):
        yield 1, {}
        return
    for number, item in enumerate(items, 1):
        custom = item.get("custom") if isinstance(item, dict) else None
        if not isinstance(custom, dict):
            yield number, {}
            continue
        told = {key: value for key, value in item.items() if key not in ("custom", "URL")}
        fields = {key: fold(" ".join(_strings(value))) for key, value in told.items()}
        yield number, fields | {str(key): fold(str(value)) for key, value in custom.items()}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    else:
        yield str(value)
