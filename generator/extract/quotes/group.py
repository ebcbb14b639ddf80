"""Which quotations are parts of one utterance: split by a reporting clause, a paragraph or "and then to"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.extract.quotes.features import Part
from generator.extract.quotes.lines import Line
from generator.extract.quotes.sources import Source


def group_parts(lines: Sequence[Line], said: Sequence[tuple[Part, Source | None]]) -> dict[int, int]:
    """Number of a pair to the number of its utterance's first pair, for utterances of more than one part.

    Two neighbouring quotations are parts of one utterance if one mention is the source of both and no other sentence
    of the reporter stands between them.
    """
    first: dict[int, int] = {}
    for (one, source), (other, same) in pairwise(said):
        if source is None or same is not source or not _close(lines, one, other, source):
            continue
        first.setdefault(one.number, one.number)
        first[other.number] = first[one.number]
    return first


def _close(lines: Sequence[Line], one: Part, other: Part, source: Source) -> bool:
    """Whether all that stands between two quotations is at most the clause of their source."""
    if one.line == other.line:
        line = lines[one.line]
        apart = {line.sentences[at] for at in range(one.item + 1, other.item) if line.classes[at] not in ".,?"}
        allowed = {line.sentences[one.item], line.sentences[other.item]}
        if source.line == one.line:
            allowed.add(line.sentences[source.head])
        return apart <= allowed
    if other.line != one.line + 1 or lines[other.line].classes[: other.item]:
        return False
    line = lines[one.line]
    rest = {line.sentences[at] for at in range(one.item + 1, len(line.classes)) if line.classes[at] not in ".,?"}
    return rest <= {line.sentences[one.item], *([line.sentences[source.head]] if source.line == one.line else [])}
