"""Whether every kind of published file holds as much as the data say was found: tables and the search index, by ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.model import Problem
from generator.verify.originals import fault
from generator.verify.tables import Tables
from generator.verify.told import Told, id_parts, rows_of

_HINT = "Build again; if it stays, what writes this file is at fault."

Ids = Mapping[str, Sequence[str]]
"""Ids of extracts by kind."""


def ids_of(data: Mapping[str, object]) -> Ids:
    """The ids of everything that articles.json lists with one."""
    made: dict[str, list[str]] = {}
    for article in rows_of(data, "articles"):
        for rows in article.values():
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict) and (parts := id_parts(row.get("id"))):
                    made.setdefault(parts[1], []).append(str(row["id"]))
    return made


def check_rows(name: str, tables: Tables, ids: Ids) -> Iterator[Problem]:
    """Rows that a table of extracts lacks or has twice: `quotes` holds the ids of the kind `quote`, and so on."""
    for kind, wanted in ids.items():
        rows = tables.get(f"{kind}s")
        if rows is None:
            continue
        if rows and "id" not in rows[0]:
            if len(rows) != len(wanted):
                told = f"it has {len(rows)} rows where articles.json has {len(wanted)}"
                yield fault("verify-missing", f"{name}:{kind}s", told, _HINT)
            continue
        held, asked = Counter(str(row.get("id")) for row in rows), Counter(wanted)
        for key in asked - held:
            yield fault("verify-missing", f"{name}:{kind}s", f"the row of {key} is not in it", _HINT)
        for key in held - asked:
            yield fault("verify-doubled", f"{name}:{kind}s", f"the row of {key} is there more often than found", _HINT)


def check_records(
    name: str, index: Sequence[object], data: Mapping[str, object], told: Sequence[Told]
) -> list[Problem]:
    """Articles, and figures and quotes of theirs, that the search index cannot find. None where there is no index."""
    found: dict[str, set[str]] = {}
    for value in index:
        for group in _groups(value):
            found.setdefault(group["article"], set()).update(_places(group["records"]))
    if not index:
        return []
    faults = []
    for article in rows_of(data, "articles"):
        key = str(article.get("id"))
        if key not in found:
            faults.append(fault("verify-missing", name, f"no record of the article {key} is in it", _HINT))
    joined = _joined(data)
    for each in told:
        kind = each.anchor.partition("-")[0]
        # The parts of one utterance are found together, at the anchor of the first.
        parts = joined.get(each.name) if kind == "quote" else {each.anchor} if kind == "figure" else None
        if parts and each.article in found and found[each.article].isdisjoint(parts):
            faults.append(fault("verify-missing", name, f"no record of {each.name} is in it", _HINT))
    return faults


_TERM = "term"
"""Kind of a quote that is nobody's: words between marks, which are found with the article."""


def _joined(data: Mapping[str, object]) -> dict[str, set[str]]:
    """By the id of a quote the anchors of all parts of its utterance."""
    made: dict[str, set[str]] = {}
    for article in rows_of(data, "articles"):
        groups: dict[str, set[str]] = {}
        for quote in article.get("quotes") or ():
            parts = id_parts(quote.get("id")) if isinstance(quote, dict) else None
            if parts is None or quote.get("kind") == _TERM:
                continue
            own = groups.setdefault(quote["group"], set()) if quote.get("group") else set()
            own.add(f"{parts[1]}-{parts[2]}")
            made[quote["id"]] = own
    return made


def _groups(value: Any) -> Iterator[Mapping[str, Any]]:
    """Objects of the form `{"article", "records"}`, wherever they stand."""
    if isinstance(value, list):
        for item in value:
            yield from _groups(item)
    elif isinstance(value, dict):
        if isinstance(value.get("article"), str) and isinstance(value.get("records"), list):
            yield value
        for item in value.values():
            yield from _groups(item)


def _places(value: Any) -> Iterator[str]:
    """Every `at`."""
    if isinstance(value, list):
        for item in value:
            yield from _places(item)
    elif isinstance(value, dict):
        if isinstance(value.get("at"), str):
            yield value["at"]
        for item in value.values():
            yield from _places(item)
