"""A correction put into the text of `corrections.toml`: in its table or list, with all that stands there left as it is.

What was made is read again and compared with what it should say: a file in an unusual form is refused, never spoilt.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.owner.config import ConfigError
from generator.owner.corrections import (
    FILE,
    LISTS,
    PAIRS,
    Corrections,
    as_written,
    line_of,
    quoted,
    read_corrections,
    remark,
)

_TABLE = re.compile(r"^[ \t]*\[(?P<name>[A-Za-z_-]+)\][ \t]*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Line:
    """One correction, as the file says it."""

    name: str
    """Of the table or list."""
    key: str
    value: Any = None
    """Of a table's key; of a pair, the second article; else None."""
    words: str = ""
    """What the extract says, for a remark behind it; empty for none."""

    @property
    def text(self) -> str:
        """By itself, as it may be pasted anywhere."""
        return line_of(self.name, self.key, self.value)


def filed(text: str, line: Line, instead: Sequence[str] = ()) -> str:
    """The text of the file with the correction in it, in place of one of the same key.

    `instead`: other forms of the key that mean the same extract. Raises `ConfigError` where the file can't be read, or
    is written in a form that nothing can be put into safely.
    """
    before = read_corrections(text)
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    if line.name in (*LISTS, *PAIRS):
        made = _in_list(lines, line)
    else:
        made = _in_table(lines, line, {line.key, *instead})
    whole = "\n".join(made) + "\n"
    if not _says(whole, before, line, instead):
        raise ConfigError([f"{FILE}: it is written in a form that nothing can be put into; paste this: {line.text}"])
    return whole


def lines_in(corrections: Corrections) -> Iterator[Line]:
    """The corrections of a text as single lines, in the order of the file's description."""
    for name in LISTS:
        yield from (Line(name, key) for key in getattr(corrections, name))
    for name in PAIRS:
        yield from (Line(name, one, other) for one, other in getattr(corrections, name))
    for name in ("speakers", "dates", "values", "nouns", "people", "roles"):
        yield from (Line(name, key, as_written(value)) for key, value in getattr(corrections, name).items())


# ---- tables -------------------------------------------------------------------------------------------------------


def _in_table(lines: Sequence[str], line: Line, keys: set[str]) -> list[str]:
    tail = remark(line.words) if line.words else ""
    written = f"{quoted(line.key)} = {quoted(line.value)}{tail}"
    inside = ""
    last = None
    for at, held in enumerate(lines):
        if heading := _TABLE.match(held):
            inside = heading["name"]
            last = at if inside == line.name else last
        elif dotted := _same(held, f"{line.name}.", keys):
            return [*lines[:at], f"{line.name}.{quoted(line.key)} = {quoted(line.value)}{dotted}", *lines[at + 1 :]]
        elif inside == line.name:
            if kept := _same(held, "", keys):
                return [*lines[:at], f"{quoted(line.key)} = {quoted(line.value)}{kept}", *lines[at + 1 :]]
            if held.strip() and not held.lstrip().startswith("#"):
                last = at
    if last is not None:
        return [*lines[: last + 1], written, *lines[last + 1 :]]
    return [*lines, *([""] if lines else []), f"[{line.name}]", written]


_KEYED = re.compile(r'(?P<head>[ \t]*[a-z_]+\.)?(?P<key>[ \t]*(?:"(?:[^"\\]|\\.)*"|[\w-]+)[ \t]*=)')


def _same(held: str, head: str, keys: set[str]) -> str:
    """The remark behind a line that corrects the same thing (a blank for none); empty for a line of another."""
    found = _KEYED.match(held)
    if found is None or (found["head"] or "").strip() != head or keys.isdisjoint(_keys(f"{found['key']} 0")):
        return ""
    _, sharp, words = _parted(held)
    return f"  {sharp}{words.rstrip()}" if sharp else " "


def _keys(line: str) -> Mapping[str, Any]:
    """The key of a line, as TOML reads it; nothing for what is none."""
    try:
        return tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return {}


# ---- lists --------------------------------------------------------------------------------------------------------


def _in_list(lines: Sequence[str], line: Line) -> list[str]:
    """At the end of a list that spans lines, each entry on its own; else the list is made so first."""
    entry = quoted(line.key) if line.name in LISTS else f"[{quoted(line.key)}, {quoted(line.value)}]"
    written = f"  {entry},{remark(line.words) if line.words else ''}"
    first = next((at for at, held in enumerate(lines) if _TABLE.match(held)), len(lines))
    opening = re.compile(rf"[ \t]*{line.name}[ \t]*=[ \t]*\[")
    start = next((at for at in range(first) if opening.match(lines[at])), None)
    if start is None:
        at = _before_tables(lines, first)
        return [*lines[:at], f"{line.name} = [", written, "]", *([""] if lines[at:] else []), *lines[at:]]
    end = next((at for at in range(start, first) if _closes(lines[start : at + 1])), first - 1)
    if start < end:
        return [*_with_comma(lines[:end]), written, *lines[end:]]
    held, _, tail = lines[start].partition("=")[2].rpartition("]")
    body = held.strip().removeprefix("[").strip().removesuffix(",")
    entries = [f"  {body},"] if body else []
    return [*lines[:start], f"{line.name} = [", *entries, written, f"]{tail}", *lines[start + 1 :]]


def _with_comma(lines: Sequence[str]) -> list[str]:
    """The lines, the last entry among them with the comma that another one behind it needs."""
    made = [*lines]
    for at in range(len(made) - 1, -1, -1):
        code, sharp, words = _parted(made[at])
        if code.strip():
            if not code.rstrip().endswith((",", "[")):
                made[at] = f"{code.rstrip()},{'  ' if sharp else ''}{sharp}{words}"
            break
    return made


def _parted(held: str) -> tuple[str, str, str]:
    """A line up to its remark, the sign that begins it, and the remark."""
    blanked = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', lambda string: "_" * len(string[0]), held)
    at = blanked.find("#")
    return (held, "", "") if at < 0 else (held[:at], "#", held[at + 1 :])


def _before_tables(lines: Sequence[str], first: int) -> int:
    """Where a new list goes: before the first table and the remarks above it; lists below a heading would be its."""
    while first and lines[first - 1].lstrip().startswith("#") and first < len(lines):
        first -= 1
    return first


def _closes(lines: Sequence[str]) -> bool:
    """Whether the brackets that the lines open are closed again, strings and remarks left aside."""
    depth = 0
    for held in lines:
        plain = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', "", held).partition("#")[0]
        depth += plain.count("[") - plain.count("]")
    return depth == 0


# ---- proof --------------------------------------------------------------------------------------------------------


def _says(whole: str, before: Corrections, line: Line, instead: Sequence[str]) -> bool:
    """Whether the new text says what the old one said, and this."""
    try:
        after = read_corrections(whole)
    except ConfigError:
        return False
    wanted = getattr(read_corrections(line.text), line.name)
    held = getattr(before, line.name)
    if isinstance(held, Mapping):
        expected: Any = {key: value for key, value in held.items() if key not in {line.key, *instead}} | wanted
    else:
        expected = tuple(dict.fromkeys((*held, *wanted)))
    return replace(after, remarks={}) == replace(before, remarks={}, **{line.name: expected})
