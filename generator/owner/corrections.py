"""The owner's corrections: `seeds/corrections.toml`. `generator.owner.correcting` applies them, between extraction and
linking, so that they reach pages, search, data and anchors alike; each is listed on the site.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.extract.figures import Bound
from generator.model import Entry, Problem
from generator.owner.config import ConfigError, not_toml, suggest
from generator.owner.pasted import gathered

FILE = "corrections.toml"
LISTS = ("hide", "withhold", "noindex", "not_people")
PAIRS = ("same_event", "other_event")
TABLES = ("speakers", "dates", "values", "nouns", "people", "roles")


@dataclass(frozen=True, slots=True)
class Value:
    """What a number means, as the owner has it."""

    low: float
    high: float | None = None
    """Upper end of a range."""
    bound: Bound = "="


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the owner knows better. Extracts and articles are named as in `generator.owner.references`."""

    hide: tuple[str, ...] = ()
    """Extracts to leave out."""
    speakers: Mapping[str, str | None] = field(default_factory=dict)
    """A quote to its speaker; None: not known."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """A date to its ISO form."""
    people: Mapping[str, str] = field(default_factory=dict)
    """A name as articles have it to the name to show. Two names given the same one are one person."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """A name as articles have it in full to the role to show in place of those that articles state."""
    withhold: tuple[str, ...] = ()
    """Names that the site must not show; `generator/withhold/` sees to it."""
    noindex: tuple[str, ...] = ()
    """Names of people whose pages ask search engines to stay away."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """A figure to what it means."""
    nouns: Mapping[str, str] = field(default_factory=dict)
    """A figure to what it counts, in words of its sentence."""
    not_people: tuple[str, ...] = ()
    """Names as articles have them that are nobody's."""
    same_event: tuple[tuple[str, str], ...] = ()
    """Articles that report one event."""
    other_event: tuple[tuple[str, str], ...] = ()
    """Articles that do not."""
    remarks: Mapping[str, str] = field(default_factory=dict)
    """What is corrected to the words behind `#` on its line: `fix` notes there what an extract says, so that it can be
    found again once its article was edited.
    """


@dataclass(frozen=True, slots=True)
class Corrected:
    """The entries with the corrections in them, and what was done."""

    entries: tuple[Entry, ...]
    applied: tuple[tuple[str, str], ...]
    """Key and what was done, in words, in the order of the file."""
    problems: tuple[Problem, ...]
    """One for each correction that matches nothing."""
    same_event: tuple[tuple[str, str], ...] = ()
    """Ids of articles that report one event."""
    other_event: tuple[tuple[str, str], ...] = ()
    """Ids of articles that do not."""


def read_corrections(toml: str) -> Corrections:
    """The corrections in the text of `corrections.toml`. Raises `ConfigError` with all mistakes."""
    try:
        said, twice = gathered(toml, TABLES, (*LISTS, *PAIRS))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([not_toml(FILE, error)]) from error
    valid = (*LISTS, *PAIRS, *TABLES)
    mistakes = [f"{FILE}: {sentence}" for sentence in twice]
    mistakes += [f"{FILE}: nothing is called {key!r}; {suggest(key, valid)}" for key in said if key not in valid]
    lists: dict[str, Any] = {name: _list(name, said.get(name, []), mistakes) for name in LISTS}
    pairs: dict[str, Any] = {name: _pairs(name, said.get(name, []), mistakes) for name in PAIRS}
    tables: dict[str, Any] = {name: _table(name, said.get(name, {}), mistakes) for name in TABLES}
    if mistakes:
        raise ConfigError(mistakes)
    remarks = {found["key"]: found["words"] for found in _REMARK.finditer(toml)}
    return Corrections(**lists, **pairs, **tables, remarks=remarks)


_REMARK = re.compile(r'^[^"#\n]*"(?P<key>[^"\n]+)"[^#\n]*# “(?P<words>[^\n]+?)(?: …)?”[ \t]*$', re.MULTILINE)
REMARKED = 12
"""Words of an extract that a remark has, at most: a line stays a line."""


def remark(words: str) -> str:
    """What `fix` writes behind a correction of an extract with these words.

    >>> remark("Nobody was hurt")
    '  # “Nobody was hurt”'
    """
    split = words.split()
    shown = " ".join(split[:REMARKED]) + (" …" if len(split) > REMARKED else "")
    return f"  # “{''.join(char for char in shown if char.isprintable())}”"


def line_of(name: str, key: str, value: object) -> str:
    """One line that says a correction whole, wherever in the file it is pasted.

    `name`: of a table or a list of this file; `value`: of a table's key, the second article of a pair, else nothing.

    >>> line_of("speakers", "a/quote/1a2b3c4d", "Ann Lee")
    'speakers."a/quote/1a2b3c4d" = "Ann Lee"'
    >>> line_of("hide", "a/figure/0f1e2d3c", None)
    'hide = ["a/figure/0f1e2d3c"]'
    """
    if name in LISTS:
        return f"{name} = [{quoted(key)}]"
    if name in PAIRS:
        return f"{name} = [[{quoted(key)}, {quoted(value)}]]"
    return f"{name}.{quoted(key)} = {quoted(value)}"


def quoted(value: object) -> str:
    """A string, a number or false as TOML, which takes JSON's forms of them."""
    # TOML allows no raw DEL, which JSON leaves as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def as_written(value: object) -> Any:
    """A value as the file has it: false for an unknown speaker, a number or a string of one with its sign."""
    if value is None:
        return False
    if not isinstance(value, Value):
        return value
    number = int(value.low) if value.low == int(value.low) else value.low
    if value.bound == "=" and value.high is None:
        return number
    sign = "" if value.bound == "=" else value.bound
    return f"{sign}{number}" + (f"-{value.high:.15g}" if value.high is not None else "")


# ---- reading ------------------------------------------------------------------------------------------------------


def _list(name: str, given: Any, mistakes: list[str]) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(entry, str) and entry.strip() for entry in given):
        what = "ids" if name == "hide" else "names"
        mistakes.append(f'{FILE}: {name} is a list of {what}: {name} = ["…"]')
        return ()
    return tuple(dict.fromkeys(entry.strip() for entry in given))


def _pairs(name: str, given: Any, mistakes: list[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of articles; of three in one list, each with the first."""
    rows: list[Any] = given if isinstance(given, list) else [None]
    if not all(isinstance(row, list) and len(row) > 1 and all(map(_says, row)) for row in rows):
        mistakes.append(f'{FILE}: {name} is a list of pairs of articles: {name} = [["my-article", "another"]]')
        return ()
    return tuple(dict.fromkeys((row[0], other) for row in rows for other in row[1:]))


def _says(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _table(name: str, given: Any, mistakes: list[str]) -> dict[str, Any]:
    if not isinstance(given, dict):
        mistakes.append(f"{FILE}: {name} is a table: write [{name}] and its lines below")
        return {}
    read, wanted = _FORMS.get(name, (_string, "a string"))
    made = {}
    for key, value in given.items():
        try:
            made[key] = read(value)
        except ValueError:
            mistakes.append(f"{FILE}: [{name}] {key!r} must be {wanted}, not {value!r}")
    return made


def _string(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def _speaker(value: object) -> str | None:
    return None if value is False else _string(value)


_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
_RANGE = re.compile(
    rf"(?P<bound>[=~<>]?)\s*(?P<low>{_NUMBER.pattern})(?:\s*(?:[–/]|-|to)\s*(?P<high>{_NUMBER.pattern}))?"
)


def _value(value: object) -> Value:
    """A number, or a string of one with a sign before it (`>1,100`, `~ 28000`) or of two (`240-250`)."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Value(float(value))
    found = _RANGE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError
    low, high = (float(each.replace(",", "")) if each else None for each in found.group("low", "high"))
    return Value(low or 0.0, high, found["bound"] or "=")  # type: ignore[arg-type]  # the signs that the form takes


_FORMS: Mapping[str, tuple[Callable[[object], Any], str]] = {
    "speakers": (_speaker, "a string, or false for an unknown speaker"),
    "values": (_value, 'a number, or a string such as ">1,100", "~28000" or "240-250"'),
}
"""How the values of a table are read and what they must be; those of the others are strings."""


# ---- what each says ----------------------------------------------------------------------------------------------


def extracts_named(corrections: Corrections) -> Iterator[tuple[str, str, object]]:
    """Table or list, key and value of each correction of an extract, in the order of the file's description."""
    yield from (("hide", key, None) for key in corrections.hide)
    for name in ("speakers", "dates", "values", "nouns"):
        yield from ((name, key, value) for key, value in getattr(corrections, name).items())
