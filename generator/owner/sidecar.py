"""What the owner states about articles that the articles do not state: `seeds/sources.toml`, keyed by file name."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from generator.model import HintKey, Hints, Problem, hints_of
from generator.owner.config import ConfigError, nearest, not_toml, suggest
from generator.parse.metadata import is_iso, is_web_address

FILE = "sources.toml"
KEYS: tuple[HintKey, ...] = ("title", "outlet", "authors", "address", "published")


@dataclass(frozen=True, slots=True)
class Stated:
    """What the owner states."""

    hints: Mapping[str, Hints]
    """By `Source.name`: the file, or `file#part` for one article of several."""
    problems: tuple[Problem, ...] = ()
    """One for each table whose article is not there, or no longer."""


def read_sidecar(toml: str, names: Collection[str]) -> Stated:
    """The statements in the text of the sidecar.

    `names`: the article files there are. Each table of the sidecar is one of them; its keys are title, outlet, address
    (strings), authors (a string or a list of them) and published (a TOML date, date and time, or ISO string). Raises
    `ConfigError` with all mistakes: no TOML, unknown keys (with the nearest valid name), wrong values. A table of a
    file that is not there is no mistake: articles come and go, and none may cost another.
    """
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([not_toml(FILE, error)]) from error
    mistakes: list[str] = []
    for name, table in tables.items():
        if not isinstance(table, dict):
            mistakes.append(f'{FILE}: {name} is a table: write ["{name}"] and its lines below')
        elif suffix := _torn(name, table, names):
            # Without quotation marks TOML takes the dot before the suffix for a table inside a table.
            mistakes.append(f'{FILE}: [{name}.{suffix}]: write the name in quotation marks: ["{name}.{suffix}"]')
        else:
            mistakes += _mistakes(name, table)
    if mistakes:
        raise ConfigError(mistakes)
    known = {name: table for name, table in tables.items() if _article_of(name, names)}
    return Stated(
        {
            name: hints_of("owner", {key: _values(key, table[key]) for key in KEYS if key in table})
            for name, table in known.items()
        },
        tuple(_gone(name, names) for name in tables if name not in known),
    )


def _article_of(name: str, names: Collection[str]) -> bool:
    """Whether a table's name is a file, or `file#part` for one article of several in a file."""
    return name in names or name.rpartition("#")[0] in names


def _torn(name: str, table: Mapping[str, Any], names: Collection[str]) -> str:
    """The key of a table in the table of something that is no article: the suffix of a file name, most likely."""
    if _article_of(name, names):
        return ""
    return next((key for key, value in table.items() if isinstance(value, dict)), "")


def _gone(name: str, names: Collection[str]) -> Problem:
    near = nearest(name, names)
    cure = (
        f"Write {near!r} if that is meant; else take its lines out." if near else "Put it there, or take its lines out."
    )
    return Problem(FILE, "source-unmatched", f"there is no article {name!r}", cure)


def _mistakes(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    where = f"{FILE}: [{name}]"
    for key, value in table.items():
        if key not in KEYS:
            yield f"{where} nothing is called {key!r}; {suggest(key, KEYS)}"
        elif key == "authors" and isinstance(value, list):
            if not value or not all(isinstance(author, str) and author.strip() for author in value):
                yield f'{where} authors is a list of names: authors = ["…"]'
            elif any(";" in author for author in value):
                yield f"{where} authors: a name holds no semicolon"
        elif key == "published":
            if not is_iso(_words(value)):
                yield f"{where} published must be a date such as 2024-02-09, not {_words(value)!r}"
        elif not isinstance(value, str) or not value.strip():
            yield f"{where} {key} must be a string that is not empty, not {value!r}"
        elif key == "address" and not is_web_address(value):
            yield f"{where} address must begin with http:// or https://, not {value!r}"
        # An address copied from a browser may carry a password.
        elif key == "address" and urlsplit(value).username is not None:
            yield f"{where} address holds a user or password, which the site would publish; take out all before @"


def _values(key: str, value: Any) -> tuple[str, ...]:
    """A value of TOML as `Hint.values`; authors in one string are told apart by semicolons."""
    if isinstance(value, list):
        return tuple(name.strip() for name in value)
    words = _words(value)
    return tuple(name.strip() for name in words.split(";") if name.strip()) if key == "authors" else (words,)


def _words(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else str(value).strip()
