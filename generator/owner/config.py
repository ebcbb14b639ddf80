"""`generator.toml` into frozen options. Every mistake is found in one go and told with the nearest valid name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, Literal, get_args, get_origin, get_type_hints


class ConfigError(Exception):
    """Wrong settings; `mistakes` holds a sentence for each."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


def nearest(name: str, valid: Iterable[str]) -> str:
    """The valid name that is most like `name`; empty where none is near."""
    return next(iter(get_close_matches(name, sorted(valid), 1, 0.6)), "")


def suggest(name: str, valid: Iterable[str]) -> str:
    """A half-sentence naming the nearest valid name, or all of them where none is near; of many, the first ten."""
    names = sorted(valid)
    if near := nearest(name, names):
        return f"did you mean {near!r}?"
    more = f" and {len(names) - 10} more" if len(names) > 10 else ""
    return f"valid are {', '.join(names[:10]) or 'none'}{more}"


def not_toml(where: str, error: tomllib.TOMLDecodeError) -> str:
    """What to tell of a file that can't be parsed."""
    return f'{where}: not valid TOML: {error}; mend that line: name = "words", name = 3, or [table]'


def read_options(toml: str, sections: Mapping[str, type[Any]], where: str = "generator.toml") -> dict[str, Any]:
    """The options of every section, defaults where the file is silent. An empty file is valid.

    `sections` maps a table's name to its frozen dataclass. Raises `ConfigError` with all mistakes.
    """
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([not_toml(where, error)]) from error
    mistakes = [
        f"{where}: no table [{name}]; {suggest(name, sections)}" for name in sorted(tables) if name not in sections
    ]
    options: dict[str, Any] = {}
    for name, kind in sections.items():
        table = tables.get(name, {})
        if not isinstance(table, dict):
            mistakes.append(f"{where}: {name} is a table: write [{name}] and its settings below")
            continue
        # All mistakes of all tables are told at once: nobody mends a file one build a line.
        values, wrong = _values(table, kind, f"{where}: [{name}]")
        mistakes += wrong
        try:
            options[name] = kind(**values)
        except ValueError as error:
            mistakes.append(f"{where}: [{name}] {error}")
    if mistakes:
        raise ConfigError(mistakes)
    return options


def _values(table: Mapping[str, Any], kind: type[Any], where: str) -> tuple[dict[str, Any], list[str]]:
    hints = get_type_hints(kind)
    valid = {field.name for field in fields(kind)}
    values: dict[str, Any] = {}
    wrong = []
    for key, value in table.items():
        if key not in valid:
            wrong.append(f"{where} has no setting {key!r}; {suggest(key, valid)}")
            continue
        wanted = _mismatch(hints[key], value)
        if wanted:
            wrong.append(f"{where} {key} must be {wanted}, not {value!r}")
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    return values, wrong


def _mismatch(hint: Any, value: Any) -> str | None:
    """What the value should be; None if it fits."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return None if value in args else "one of " + ", ".join(repr(arg) for arg in args)
    if origin is tuple:
        fits = isinstance(value, list) and all(isinstance(item, args[0]) for item in value)
        return None if fits else f"a list of {_NAMES[args[0]]}"
    # A whole number is a number, but Python's true and false are whole numbers too, and nobody means them so.
    if hint is float:
        return None if isinstance(value, int | float) and not isinstance(value, bool) else _NAMES[float]
    if hint is int:
        return None if isinstance(value, int) and not isinstance(value, bool) else _NAMES[int]
    return None if isinstance(value, hint) else _NAMES[hint]


_NAMES: Mapping[Any, str] = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}
