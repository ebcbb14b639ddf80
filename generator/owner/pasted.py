"""An owner's file with lines pasted into it, wherever they stand: TOML that also takes what the pages copy.

A copied correction is one line that says all, `speakers."a/quote/1a2b3c4d" = "Ann Lee"`. TOML would read it below
`[speakers]` as a table in a table, and refuse a second list called `hide`. Here each heading, each such line and each
list is read by itself and all are put together, so that a line holds wherever it was pasted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import Any

_HEADING = re.compile(r"^[ \t]*\[[A-Za-z_-]+\][ \t]*(?:#.*)?$")


def gathered(text: str, tables: Collection[str], lists: Collection[str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What the text says, as TOML would, and a sentence for each thing that it says twice and differently.

    `tables` and `lists`: names of which lines and headings may stand anywhere and repeatedly. Raises TOMLDecodeError,
    with the line as it is counted in the whole text.
    """
    said: dict[str, Any] = {}
    twice: list[str] = []
    for piece in _pieces(text, tables, lists):
        for key, value in piece.items():
            before = said.get(key)
            if isinstance(before, dict) and isinstance(value, dict) and key in tables:
                twice += [
                    f"{key}: {name!r} is both {before[name]!r} and {again!r}; take one out"
                    for name, again in value.items()
                    if name in before and before[name] != again
                ]
                said[key] = {**before, **value}
            elif isinstance(before, list) and isinstance(value, list) and key in lists:
                said[key] = [*before, *value]
            elif key in said:
                twice.append(f"{key} stands there twice, once as a list and once as a table; write it one way")
            else:
                said[key] = value
    return said, tuple(twice)


def _pieces(text: str, tables: Collection[str], lists: Collection[str]) -> Iterator[Mapping[str, Any]]:
    lines = text.split("\n")
    alone = [at for at, line in enumerate(lines) if _says_all(line, tables, lists)]
    for at in alone:
        yield tomllib.loads(lines[at])
        lines[at] = ""
    starts = [0, *(at for at, line in enumerate(lines) if at and _HEADING.match(line))]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        # Empty lines before it, so that a mistake is told with its line in the whole file.
        yield tomllib.loads("\n" * start + "\n".join(lines[start:end]))


def _says_all(line: str, tables: Collection[str], lists: Collection[str]) -> bool:
    """Whether a line is a whole correction with the name of its table, or a whole list."""
    name, rest = re.match(r"[ \t]*([A-Za-z_]*)([ \t]*)", line).groups() if line else ("", "")  # type: ignore[union-attr]
    behind = line.lstrip()[len(name) + len(rest) :]
    if not (name in tables and behind.startswith(".")) and not (name in lists and behind.startswith("=")):
        return False
    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False  # the first line of a list that goes on below, or a mistake that is told with its line
    return True
