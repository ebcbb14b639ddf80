"""Who is quoted by which outlet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.link import Entity
from generator.model import Href, Words
from generator.pages.addresses import Links
from generator.pages.chips import outlet_of
from generator.pages.lookup import Lookup
from generator.pages.people import spoken_by
from generator.pages.wording import NO_OUTLET

SPEAKERS, OUTLETS = 12, 6
"""Rows and columns: what fits a page without scrolling sideways."""
_LEAST = 3
"""Fewer speakers or quotes are read faster in the list."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A column."""

    name: Words | str
    inferred: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Quotes of one speaker, a number for each outlet."""

    name: Words | str
    href: Href | None
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The whole; an outlet that no speaker of these has is no column."""

    outlets: tuple[Outlet, ...]
    rows: tuple[SpeakerRow, ...]


def outlet_table(lookup: Lookup, links: Links) -> Table | None:
    """None for fewer than two known outlets, or where hardly anybody is quoted by two."""
    speakers = sorted(spoken_by(lookup).items(), key=lambda item: (-len(item[1]), item[0]))[:SPEAKERS]
    columns: dict[str, Outlet] = {}
    counts: Counter[tuple[tuple[str, str], str]] = Counter()
    for speaker, said in speakers:
        for utterance in said:
            name, inferred = outlet_of(utterance.article)
            key = " ".join((name.text if isinstance(name, Words) else name).casefold().split())
            known = columns.get(key)
            if known is None or (known.inferred and not inferred):
                columns[key] = Outlet(name, inferred, name == NO_OUTLET)
            counts[speaker, key] += 1
    totals: Counter[str] = Counter()
    for (_, key), count in counts.items():
        totals[key] += count
    shown = sorted(columns, key=lambda key: (columns[key].gap, -totals[key], key))[:OUTLETS]
    shared = sum(sum(bool(counts[speaker, key]) for key in shown) > 1 for speaker, _ in speakers)
    if sum(not columns[key].gap for key in shown) < 2 or len(speakers) < _LEAST or not shared:
        return None
    entities: dict[tuple[str, str], Entity] = {(entity.kind, entity.slug): entity for entity in lookup.site.entities}
    return Table(
        tuple(columns[key] for key in shown),
        tuple(
            SpeakerRow(
                lookup.name_words(entities[speaker]),
                links.person(entities[speaker]),
                tuple(counts[speaker, key] for key in shown),
            )
            for speaker, _ in speakers
        ),
    )
