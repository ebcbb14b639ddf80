"""What the owner states about articles that the articles do not state: `seeds/sources.toml`, keyed by file name."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from generator.config import ConfigError, not_toml, suggest
from generator.parse.metadata import is_iso, is_web_address

FILE = "sources.toml"
KEYS = ("title", "outlet", "authors", "address", "published")


def read_sidecar(toml: str, names: Collection[str]) -> dict[str, dict[str, str]]:
    """Hints for `RawText.hints` by file name, from the text of the sidecar.

    `names`: the article files there are. Each table of the sidecar is one of them; its keys are title, outlet, address
    (strings), authors (a string or a list of them) and published (a TOML date, date and time, or ISO string). Raises
    `ConfigError` with all mistakes: no TOML, unknown files and keys (with the nearest valid name), wrong values.
    """
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([not_toml(FILE, error)]) from error
    mistakes: list[str] = []
    hints: dict[str, dict[str, str]] = {}
    for name, table in tables.items():
        if name not in names:
            # Without quotation marks TOML takes the dot before the suffix for a table inside a table.
            dotted = isinstance(table, dict) and any(f"{name}.{key}" in names for key in table)
            cure = (
                f'write the name in quotation marks: ["{name}.{next(iter(table))}"]' if dotted else suggest(name, names)
            )
            cure = cure if names else "put it there, or take its lines out"
            mistakes.append(f"{FILE}: there is no article {name!r}; {cure}")
        elif not isinstance(table, dict):
            mistakes.append(f'{FILE}: {name} is a table: write ["{name}"] and its lines below')
        else:
            mistakes += _mistakes(name, table)
            hints[name] = {"rule": "sidecar"} | {key: _words(table[key]) for key in KEYS if key in table}
    if mistakes:
        raise ConfigError(mistakes)
    return hints


def _mistakes(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    where = f"{FILE}: [{name}]"
    for key, value in table.items():
        if key not in KEYS:
            yield f"{where} nothing is called {key!r}; {suggest(key, KEYS)}"
        elif key == "authors" and isinstance(value, list):
            if not value or not all(isinstance(one, str) and one.strip() for one in value):
                yield f'{where} authors is a list of names: authors = ["…"]'
            elif any(";" in one for one in value):
                yield f"{where} authors: a name holds no semicolon"
        elif key == "published":
            if not is_iso(_words(value)):
                yield f"{where} published must be a date such as 2024-02-09, not {_words(value)!r}"
        elif not isinstance(value, str) or not value.strip():
            yield f"{where} {key} must be a string that is not empty, not {value!r}"
        elif key == "address" and not is_web_address(value):
            yield f"{where} address must begin with http:// or https://, not {value!r}"


def _words(value: Any) -> str:
    """A value of TOML as `RawText.hints` has it; authors are joined by "; "."""
    if isinstance(value, list):
        return "; ".join(str(one).strip() for one in value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else str(value).strip()
