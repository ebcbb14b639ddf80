"""The owner's corrections: `seeds/corrections.toml`, keyed by extract ids. Applied between extraction and linking, so
that they reach pages, search, data and anchors alike; each is listed on the site.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.extract import DateMention, Name, Quote
from generator.extract.ids import by_id
from generator.model import Entry, Extract, Extracts, Problem
from generator.owner.config import ConfigError, not_toml, suggest

FILE = "corrections.toml"
LISTS = ("hide", "withhold", "noindex")
TABLES = ("speakers", "dates", "people", "roles")


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the owner knows better."""

    hide: tuple[str, ...] = ()
    """Ids of extracts to leave out."""
    speakers: Mapping[str, str | None] = field(default_factory=dict)
    """Id of a quote to its speaker; None: not known."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """Id of a date to its ISO form."""
    people: Mapping[str, str] = field(default_factory=dict)
    """A name as articles have it to the name to show. Two names given the same one are one person."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """A name as articles have it in full to the role to show in place of those that articles state."""
    withhold: tuple[str, ...] = ()
    """Names that the site must not show; `generator/withhold/` sees to it."""
    noindex: tuple[str, ...] = ()
    """Names of people whose pages ask search engines to stay away."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The entries with the corrections in them, and what was done."""

    entries: tuple[Entry, ...]
    applied: tuple[tuple[str, str], ...]
    """Key and what was done, in words, in the order of the file."""
    problems: tuple[Problem, ...]
    """One for each correction that matches nothing."""


def read_corrections(toml: str) -> Corrections:
    """The corrections in the text of `corrections.toml`. Raises `ConfigError` with all mistakes."""
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([not_toml(FILE, error)]) from error
    valid = (*LISTS, *TABLES)
    mistakes = [f"{FILE}: nothing is called {key!r}; {suggest(key, valid)}" for key in tables if key not in valid]
    lists: dict[str, tuple[str, ...]] = {}
    for name in LISTS:
        given = tables.get(name, [])
        if not isinstance(given, list) or not all(isinstance(entry, str) and entry.strip() for entry in given):
            what = "ids" if name == "hide" else "names"
            mistakes.append(f'{FILE}: {name} is a list of {what}: {name} = ["…"]')
        else:
            lists[name] = tuple(dict.fromkeys(entry.strip() for entry in given))
    mappings: dict[str, dict[str, str | None]] = {}
    for name in TABLES:
        mappings[name] = {}
        table = tables.get(name, {})
        if not isinstance(table, dict):
            mistakes.append(f"{FILE}: {name} is a table: write [{name}] and its lines below")
            continue
        for key, value in table.items():
            if isinstance(value, str) and value.strip():
                mappings[name][key] = value
            elif value is False and name == "speakers":
                mappings[name][key] = None
            else:
                also = ", or false for an unknown speaker" if name == "speakers" else ""
                mistakes.append(f"{FILE}: [{name}] {key!r} must be a string{also}, not {value!r}")
    if mistakes:
        raise ConfigError(mistakes)
    given = {table: {key: value for key, value in mappings[table].items() if value is not None} for table in TABLES}
    return Corrections(
        hide=lists["hide"],
        speakers=mappings["speakers"],
        dates=given["dates"],
        people=given["people"],
        roles=given["roles"],
        withhold=lists["withhold"],
        noindex=lists["noindex"],
    )


def apply(entries: tuple[Entry, ...], corrections: Corrections) -> Corrected:
    """The entries as the owner wants them. Renaming of people is left to linking, withholding to
    `generator/withhold/`.
    """
    # Most sites have none, and then no id needs to be made.
    if corrections == Corrections():
        return Corrected(entries, (), ())
    wanted = {*corrections.hide, *corrections.speakers, *corrections.dates}
    done: dict[str, str] = {}
    made = []
    for entry in entries:
        changed: dict[int, Extract | None] = {}
        for key, item in by_id(entry).items():
            if key not in wanted:
                continue
            new, what = _corrected(key, item, corrections)
            if what:
                changed[id(item)] = new
                done[key] = what
        kept = (changed.get(id(item), item) for item in entry.extracts.items)
        made.append(replace(entry, extracts=Extracts(tuple(item for item in kept if item is not None))))
    named = {item for entry in entries for item in _names(entry)}
    done |= {old: f"shown as {new}" for old, new in corrections.people.items() if old in named}
    named.update(corrections.people.values())
    done |= {name: f"role: {role}" for name, role in corrections.roles.items() if name in named and name not in done}
    done |= {name: "the page asks search engines to stay away" for name in corrections.noindex if name in named}
    in_order = [*corrections.hide, *corrections.speakers, *corrections.dates, *corrections.people]
    in_order = list(dict.fromkeys((*in_order, *corrections.roles, *corrections.noindex)))
    missed = tuple(
        Problem(
            FILE,
            "correction-unmatched",
            f"{key!r} matches nothing",
            "Look the id up on the article's page; it changes when the words do.",
        )
        for key in in_order
        if key not in done
    )
    return Corrected(tuple(made), tuple((key, done[key]) for key in in_order if key in done), missed)


def _corrected(key: str, item: Extract, corrections: Corrections) -> tuple[Extract | None, str]:
    """The extract with its correction, None where it is hidden, and what was done; nothing done, empty words."""
    if key in corrections.hide:
        return None, "hidden"
    if key in corrections.speakers and isinstance(item, Quote):
        speaker = corrections.speakers[key]
        if speaker is None:
            return replace(item, speaker=None, mention=None, basis="unknown", rule="correction"), "speaker not known"
        return replace(item, editor=speaker, rule="correction"), f"speaker: {speaker}"
    if key in corrections.dates and isinstance(item, DateMention):
        stated = corrections.dates[key]
        return replace(item, iso=stated, precision=None, basis="owner", rule="correction"), f"date: {stated}"
    return item, ""


def _names(entry: Entry) -> tuple[str, ...]:
    return tuple(name.full.cut(entry.article.text) for name in entry.extracts.of(Name))
