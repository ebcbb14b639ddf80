"""How an entity is called on pages: its name in an article's own spelling, and its part of an address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.names.lexicon import plain, stands_for
from generator.link.people.groups import Group

if TYPE_CHECKING:
    from generator.link.people import Entity


def spelling(groups: Sequence[Group]) -> str:
    """The full form that most articles use: not in capitals if there is another, the listed name if it occurs.

    Ties go to the longer form, then to the first of the alphabet.
    """
    counts: Counter[str] = Counter(group.canonical for group in groups)
    if len(counts) == 1:
        return groups[0].canonical
    kind = groups[0].kind
    many = kind == "person" and any(len(group.words) > 1 for group in groups)

    def order(form: str) -> tuple[bool, bool, bool, int, int, str]:
        return (
            many and " " not in form,
            form.isupper() and len(form) > 3,
            kind != "person" and stands_for(kind, form) != form,
            -counts[form],
            -len(form),
            form,
        )

    return min(counts, key=order)


def slugs(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities with their slugs: the name's letters and digits, "-2" and so on for repeats within a kind."""
    taken: Counter[tuple[str, str]] = Counter()
    made = []
    for entity in entities:
        base = re.sub(r"[^a-z0-9]+", "-", plain(entity.name)).strip("-") or entity.kind
        taken[entity.kind, base] += 1
        count = taken[entity.kind, base]
        made.append(replace(entity, slug=base if count == 1 else f"{base}-{count}"))
    return tuple(made)
