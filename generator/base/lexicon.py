"""Word lists and tables: data files beside the rooms that read them, each with its source in the comments at its head.

A list is named by its room and its name: `extract/names/first` is `generator/extract/names/data/first.txt`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a list, one a line; lines that start with `#` and empty ones are left out."""
    return frozenset(entry for entry, *_ in table(name))


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, split at tabs, in file order; comment lines and empty lines are left out."""
    room, _, list_name = name.rpartition("/")
    lines = (files("generator") / room / "data" / f"{list_name}.txt").read_text("utf-8").split("\n")
    return tuple(tuple(line.rstrip("\r").split("\t")) for line in lines if line.strip() and not line.startswith("#"))
