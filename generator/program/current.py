"""What is found in the articles as they are now, for commands that build no site."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Entry, Problem
from generator.owner.settings import Settings, read_owners
from generator.owner.sidecar import FILE, read_sidecar
from generator.program.cache import Cache
from generator.program.corpus import Item, read_folder, seed_files
from generator.program.understand import understand


@dataclass(frozen=True, slots=True)
class Current:
    """The articles, uncorrected."""

    names: tuple[str, ...]
    """Of all files that may be articles."""
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    """Of files that no article could be read from."""


def current(chosen: Settings) -> Current:
    """All articles, from the cache where it has them. Raises `ConfigError` for mistakes in `sources.toml`."""
    names = seed_files(chosen.seeds)
    stated = read_sidecar(read_owners(chosen.seeds / FILE), names)
    read = [*read_folder(chosen.seeds, names, stated.hints)]
    with Cache(chosen.cache) as store:
        understood = understand([item for item in read if isinstance(item, Item)], chosen.options, store=store)
    return Current(names, understood.entries, tuple(problem for problem in read if not isinstance(problem, Item)))
