"""Word lists and tables: data files in generator/data/, each with its source in the comments at its head."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `data/<name>.txt`, one a line; lines that start with `#` and empty ones are left out."""
    return frozenset(entry for entry, *_ in table(name))


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/<name>.txt`, split at tabs, in file order; comment lines and empty lines are left out."""
    lines = (files("generator") / "data" / f"{name}.txt").read_text("utf-8").split("\n")
    return tuple(tuple(line.rstrip("\r").split("\t")) for line in lines if line.strip() and not line.startswith("#"))
