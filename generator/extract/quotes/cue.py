"""What the reporting clause states: its verb, who was told, and when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.base.lexicon import table
from generator.extract.quotes.features import Part
from generator.extract.quotes.lines import Line
from generator.extract.quotes.sources import Source
from generator.model import Span

_ENDS_ADDRESSEE = frozenset("P,.?:;tQbDVvGg(-WXBA&")
_REACH = 12
"""Items after the verb in which the addressee and the time are looked for."""


@cache
def _words(kind: str) -> frozenset[str]:
    """One class of the words that a reporting clause is read by."""
    return frozenset(word for group, word in table("extract/quotes/clause") if group == kind)


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause. Each part is None where it is not stated."""

    cue: Span | None = None
    addressee: Span | None = None
    when: Span | None = None


def read_clause(line: Line, source: Source, part: Part) -> Clause:
    """The clause that ties `source` to the quotation `part` in the same paragraph."""
    verb = _verb(line, source, part)
    if verb is None:
        return Clause(when=_when(line, source.first, source.last + 1))
    return Clause(
        cue=Span(line.starts[verb], line.ends[verb]),
        addressee=_addressee(line, verb, source),
        when=_when(line, min(verb, source.first), max(verb, source.last) + 1),
    )


def _verb(line: Line, source: Source, part: Part) -> int | None:
    """The item of the reporting verb: before an inverted subject, else the one nearest to the quotation."""
    kinds = line.classes
    first = source.first
    while first > 0 and kinds[first - 1] in "JodH#aNOLC" and source.first - first < 6:
        first -= 1
    if first > 0 and kinds[first - 1] in "VGA" and (source.head > part.item or kinds[first - 1] == "A"):
        return first - 1
    end = part.item if source.head < part.item else len(kinds)
    found: list[int] = []
    for at in range(source.last + 1, end):
        if kinds[at] in "VGvgy" and line.sentences[at] == line.sentences[source.head]:
            found.append(at)
            if source.head > part.item:
                break
    speech = [at for at in found if kinds[at] in "VG"]
    if speech:
        return speech[-1]
    if found:
        return found[0]
    return None


def _addressee(line: Line, verb: int, source: Source) -> Span | None:
    kinds = line.classes
    start = verb + 1
    if start <= source.first <= start + 1 and source.first < len(kinds) and source.head >= start:
        return None  # inverted: what follows the verb is its subject
    if line.lows[verb] not in _words("listener"):
        if line.lows[start : start + 1] != ["to"]:
            return None
        start += 1
    at = start
    while (
        at < len(kinds)
        and at - start < _REACH
        and kinds[at] not in _ENDS_ADDRESSEE
        and line.lows[at] not in _words("before-time")
    ):
        at += 1
    return Span(line.starts[start], line.ends[at - 1]) if at > start and kinds[at - 1] not in "daR" else None


def _when(line: Line, start: int, end: int) -> Span | None:
    """The first expression of time in the clause around [start, end)."""
    kinds, lows = line.classes, line.lows
    for at in range(max(0, start - 5), min(len(kinds), end + _REACH)):
        if line.sentences[at] != line.sentences[start] or kinds[at] == "Q":
            if at >= end:
                return None
            continue
        if (kinds[at] == "D" or lows[at] in _words("time")) and lows[at] not in ("may", "march"):
            first = last = at
            while first > 0 and (lows[first - 1] in _words("before-time") or kinds[first - 1] in "D#"):
                first -= 1
            while last + 1 < len(kinds) and (kinds[last + 1] in "D#" or lows[last + 1] == "ago"):
                last += 1
            while first < at and lows[first] in ("that", "in", "during", "by") and kinds[first] != "D":
                first += 1
            return Span(line.starts[first], line.ends[last])
    return None
