"""Who is quoted by which outlet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt

from generator.charts.svg import element
from generator.model import Href, Svg, Words
from generator.pages.people import spoken_by
from generator.show.addresses import Links
from generator.show.chips import outlet_of
from generator.show.lookup import Lookup
from generator.show.wording import NO_OUTLET

SPEAKERS, OUTLETS = 12, 7
"""Rows and columns: what fits a page without scrolling sideways."""
_LEAST = 3
"""Fewer speakers or quotes are read faster in the list."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A column."""

    name: Words | str
    inferred: bool
    gap: bool
    href: Href | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Quotes of one speaker, a number for each outlet."""

    name: Words | str
    href: Href | None
    counts: tuple[tuple[int, Svg | None], ...]
    """Each with a dot whose area is the number's; None for none."""


@dataclass(frozen=True, slots=True)
class Table:
    """The whole; an outlet that no speaker of these has is no column. Those for which there is no room are the last."""

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
                columns[key] = Outlet(
                    name, inferred, name == NO_OUTLET, links.outlet(lookup.outlet_of.get(utterance.article.id))
                )
            counts[speaker, key] += 1
    totals: Counter[str] = Counter()
    for (_, key), count in counts.items():
        totals[key] += count
    ranked = sorted(columns, key=lambda key: (columns[key].gap, -totals[key], key))
    shown, rest = (ranked, []) if len(ranked) <= OUTLETS else (ranked[: OUTLETS - 1], ranked[OUTLETS - 1 :])
    shared = sum(sum(bool(counts[speaker, key]) for key in shown) > 1 for speaker, _ in speakers)
    if sum(not columns[key].gap for key in shown) < 2 or len(speakers) < _LEAST or not shared:
        return None
    numbers = {
        speaker: [
            *(counts[speaker, key] for key in shown),
            *([sum(counts[speaker, key] for key in rest)] if rest else []),
        ]
        for speaker, _ in speakers
    }
    most = max(map(max, numbers.values()))
    return Table(
        (*(columns[key] for key in shown), *([Outlet("all others", inferred=False, gap=True)] if rest else [])),
        tuple(
            SpeakerRow(
                lookup.whos[speaker].words,
                links.person(lookup.whos[speaker]),
                tuple((count, _dot(count, most)) for count in numbers[speaker]),
            )
            for speaker, _ in speakers
        ),
    )


_WIDE = 11
"""Pixels from the centre of the largest dot to its edge: as high as a line of the table."""


def _dot(count: int, most: int) -> Svg | None:
    """A picture of the number beside it, which says the same: its area grows with the number."""
    if not count:
        return None
    radius = max(_WIDE * sqrt(count / most), 2)
    side = 2 * _WIDE
    circle = element("circle", cx=_WIDE, cy=_WIDE, r=radius, css="c-dot")
    return element("svg", circle, width=side, height=side, aria_hidden="true")
