"""What the owner states about articles that the articles do not state: `seeds/sources.toml`, keyed by file name."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from generator.model import HintKey, Hints, Problem, hints_of
from generator.owner.config import ConfigError, nearest, not_toml, suggest
from generator.owner.references import file_named
from generator.parse.metadata import is_iso, is_web_address
from generator.readers.days import stated_day

FILE = "sources.toml"
KEYS: tuple[HintKey, ...] = (
    "title", "standfirst", "section", "outlet", "authors", "address", "published", "updated", "language", "retrieved",
    "rights", "mining"
)  # fmt: skip
MINING = ("reserved", "open")
"""As `[site] mining` in generator.toml, of one article."""
_DAYS = ("published", "updated", "retrieved")
# What people write for a key.
_MEANT = {"date": "published", "day": "published", "author": "authors", "byline": "authors", "url": "address",
          "link": "address", "source": "outlet", "publication": "outlet", "publisher": "outlet", "paper": "outlet",
          "headline": "title", "lang": "language", "licence": "rights", "license": "rights", "copyright": "rights",
          "tdm": "mining"}  # fmt: skip


# A day that TOML knows no form of, without quotation marks: 24.11.2026, November 24, 2026.
_BARE_DAY = re.compile(
    r"^(?P<key>\s*(?:published|updated|retrieved)\s*=\s*)(?!\d{4}-)(?P<day>[^\W_][^\"'#\n]*[^\s\"'#])", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the owner states."""

    hints: Mapping[str, Hints]
    """By `Source.name`: the file, or `file#part` for one article of several."""
    problems: tuple[Problem, ...] = ()
    """One for each table whose article is not there, or no longer."""


def read_sidecar(toml: str, names: Collection[str]) -> Stated:
    """The statements in the text of the sidecar.

    `names`: the article files there are. Each table of the sidecar is one of them; its keys are `KEYS`: strings;
    authors a string or a list of them; days a TOML date, date and time, or one as people type it. Raises `ConfigError`
    with all mistakes: no TOML, unknown keys (with the nearest valid name), wrong values. A table of a file that is not
    there is no mistake: articles come and go, and none may cost another.
    """
    try:
        tables = tomllib.loads(_BARE_DAY.sub(r'\g<key>"\g<day>"', toml))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([not_toml(FILE, error)]) from error
    mistakes: list[str] = []
    for name, table in tables.items():
        if not isinstance(table, dict):
            mistakes.append(f'{FILE}: {name} is a table: write ["{name}"] and its lines below')
        elif suffix := _torn(table):
            # Without quotation marks TOML takes the dot before the suffix for a table inside a table.
            mistakes.append(f'{FILE}: [{name}.{suffix}]: write the name in quotation marks: ["{name}.{suffix}"]')
        else:
            mistakes += _mistakes(name, table)
    if mistakes:
        raise ConfigError(mistakes)
    known = {name: article for name in tables if (article := _article_of(name, names))}
    return Stated(
        {
            article: hints_of("owner", {key: _values(key, tables[name][key]) for key in KEYS if key in tables[name]})
            for name, article in known.items()
        },
        tuple(_gone(name, names) for name in tables if name not in known),
    )


def _article_of(name: str, names: Collection[str]) -> str:
    """The file that a table's name means, or `file#part` for one article of several in a file; empty for none."""
    if file := file_named(name, names):
        return file
    whole, sharp, part = name.rpartition("#")
    file = file_named(whole, names) if sharp else ""
    return f"{file}#{part}" if file else ""


def _torn(table: Mapping[str, Any]) -> str:
    """The key of a table in a table: the suffix of a file name, most likely."""
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
            meant = f"did you mean {_MEANT[key]!r}?" if key in _MEANT else suggest(key, KEYS)
            yield f"{where} nothing is called {key!r}; {meant}"
        elif key == "authors" and isinstance(value, list):
            if not value or not all(isinstance(author, str) and author.strip() for author in value):
                yield f'{where} authors is a list of names: authors = ["…"]'
            elif any(";" in author for author in value):
                yield f"{where} authors: a name holds no semicolon"
        elif key in _DAYS:
            if not is_iso(_day(value)):
                yield f"{where} {key} must be a date such as 2024-02-09, not {_words(value)!r}"
        elif not isinstance(value, str) or not value.strip():
            yield f"{where} {key} must be a string that is not empty, not {value!r}"
        elif key == "mining" and value not in MINING:
            yield f"{where} mining must be {' or '.join(repr(choice) for choice in MINING)}, not {value!r}"
        elif key == "address" and not is_web_address(value):
            yield f"{where} address must begin with http:// or https://, not {value!r}"
        # An address copied from a browser may carry a password.
        elif key == "address" and urlsplit(value).username is not None:
            yield f"{where} address holds a user or password, which the site would publish; take out all before @"


def _day(value: Any) -> str:
    """A day as people type it, as an ISO date: 24.11.2026, November 24, 2026. Others stay as they are."""
    words = _words(value)
    return words if is_iso(words) else stated_day(words) or words


def _values(key: str, value: Any) -> tuple[str, ...]:
    """A value of TOML as `Hint.values`; authors in one string are told apart by semicolons."""
    if isinstance(value, list):
        return tuple(name.strip() for name in value)
    if key in _DAYS:
        return (_day(value),)
    words = _words(value)
    return tuple(name.strip() for name in words.split(";") if name.strip()) if key == "authors" else (words,)


def block(
    name: str, values: Mapping[str, str], asked: Sequence[str] = (), known: Mapping[str, str] | None = None
) -> str:
    """A table of the sidecar as text: `values` as they are, `asked` as lines to be filled in, `known` as remarks."""
    lines = [f"[{_quoted(name)}]", *(f"# {key}: {' '.join(words.split())}" for key, words in (known or {}).items())]
    lines += [f"{key} = {_quoted(words)}" for key, words in values.items()]
    lines += [f"# {key} = {'2024-01-31' if key in _DAYS else _quoted('…')}" for key in asked]
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    """A string of TOML, which takes JSON's escapes."""
    return json.dumps(words, ensure_ascii=False)


def _words(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else str(value).strip()
