"""JSON lines: one object a line, `{"id", "text"}` and optional `"date"`, as other programs write them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.model import Document, Place, Problem, hints_of
from generator.readers.contract import Reader


def read_json_lines(data: bytes, name: str) -> Iterator[Document | Problem]:
    """An article a line, its text unchanged, its `id` as label; lines of white space are none.

    The caller states the date. A line that can't be used is a problem (code `line-unusable`) at `name#id`, or at
    `name:line` where it has no id.
    """
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _unusable(f"{name}:{number}", f"not JSON: {error}")
            continue
        if not isinstance(row, dict) or not isinstance(row.get("id"), str | int):
            yield _unusable(f"{name}:{number}", 'not an article: an object with "id" and "text" is expected')
            continue
        try:
            yield _document(row, number)
        except ValueError as error:
            yield _unusable(f"{name}#{row['id']}", str(error))


def _document(row: dict[str, Any], number: int) -> Document:
    """One line. Raises ValueError with the reason why it is no article."""
    text, stated = row.get("text"), row.get("date")
    if not isinstance(text, str):
        raise ValueError('no "text", or it is no string')  # noqa: TRY004  (a mistake of the file's, not of a caller's)
    if not text.strip():
        raise ValueError('"text" is empty')
    published = ""
    if stated is not None:
        try:
            published = date.fromisoformat(str(stated)[:10]).isoformat()
        except ValueError as error:
            raise ValueError(f'"date" {stated!r} is no ISO date such as 2024-02-09') from error
    hints = hints_of("caller", {"published": published})
    return Document(text, hints, places=(Place(0, "line", number),), label=str(row["id"]))


def _unusable(where: str, message: str) -> Problem:
    return Problem(where, "line-unusable", message, "Mend or remove that line.")


READER = Reader((".jsonl",), "application/x-ndjson", read_json_lines)
