"""How an extract was found, in plain words: the table `generator/show/data/rules.txt`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from generator.base.lexicon import table


@cache
def sentences() -> dict[str, str]:
    """Plain sentence by rule."""
    return {row[0]: row[1] for row in table("show/rules")}


def found_by(rules: Iterable[str]) -> tuple[str, ...]:
    """One sentence a rule, in order of the rules' names; a rule without one keeps its name."""
    return tuple(sentences().get(rule, rule) for rule in sorted(set(rules)))
