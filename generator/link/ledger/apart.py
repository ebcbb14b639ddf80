"""Statements that look like one measure and aren't: side by side, with what keeps them apart.

Only where a reader may take one for the other: the same known thing and the same known event, in articles of one topic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.link.ledger import Comparison
from generator.link.ledger.statements import Statement, is_listed


def look_alikes(
    statements: Iterable[Statement], comparisons: Sequence[Comparison], topics: Mapping[str, tuple[str, ...]]
) -> Iterator[Comparison]:
    """For each topic, thing and event one comparison labelled `not comparable`, with one key figure of each measure.

    `topics`: article id to the articles of its topic.
    """
    measure = {id(entry): at for at, one in enumerate(comparisons) for entry in one.entries}
    groups: defaultdict[tuple[tuple[str, ...], str, str], dict[int, Statement]] = defaultdict(dict)
    for one in statements:
        known = is_listed(one.thing) and is_listed(one.event) and one.sort in ("event", "running", "plain")
        if known and one.figure.kind == "count" and one.figure.rank == "key" and one.article in topics:
            # A statement without a measure is one of its own.
            groups[topics[one.article], one.thing, one.event].setdefault(measure.get(id(one), -id(one)), one)
    for (_, thing, event), found in groups.items():
        entries = sorted(found.values(), key=lambda one: (one.article, one.figure.span.start))
        if len({one.article for one in entries}) < 2:
            continue
        differences = _differences(entries)
        if differences:
            reason = "not one measure: " + ", ".join(differences)
            yield Comparison(f"{thing} {event}, unlike counts", "not comparable", reason, False, tuple(entries), ())  # noqa: FBT003


def _differences(entries: Sequence[Statement]) -> list[str]:
    """What differs, in the program's words."""
    said: list[str] = []
    if len({one.sort == "running" for one in entries}) > 1:
        said.append("some count on until the time of writing, others are of one event")
    days = {(one.when.month, one.when.day, one.when.part) for one in entries if one.when is not None}
    if len(days) > 1:
        said.append("other dates are stated")
    if len({one.where.stem for one in entries if one.where is not None}) > 1:
        said.append("other places are named")
    if len({one.narrowed for one in entries}) > 1:
        said.append("some count only a part")
    return said
