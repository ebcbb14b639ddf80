"""Word lists of this room, from `data/`. Read here and not by `base.lexicon`: `verify` reads files through this room
and shares no code with what made the site.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/<name>.txt`, split at tabs, in order; comment lines and empty ones are left out."""
    lines = (files("generator") / "readers" / "data" / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a list, one a line."""
    return frozenset(entry for entry, *_ in table(name))
