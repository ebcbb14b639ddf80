"""Candidate sources: everything in a paragraph that could be what a quotation's words are ascribed to.

Names, other runs of capitals, subject pronouns, "who", nouns for people, bodies and texts with what belongs to them
("a person close to the campaign"), and any noun beside a reporting verb ("the fisherman said").
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.base.lexicon import words
from generator.extract.quotes.lines import NAMES, NOUNS, Line, word_lists
from generator.model import Span

_LEFT = frozenset("o#sHKUTNOLCJDa")
"""What may stand between a determiner and the noun it belongs to."""
_ENDS_TAIL = frozenset("VvyQ.?:;,(-BXGAbt")
_FAR = 12
"""Items that a noun phrase may reach to either side of its noun. Longer ones are relative clauses and lists, whose
further words add nothing to who speaks."""


@dataclass(frozen=True, slots=True)
class Source:
    """A candidate: its words, its main word and where it stands."""

    span: Span
    """The words as they would be shown: a name without title, a description with determiner and tail."""
    line: int
    """Number of the paragraph."""
    first: int
    """First item."""
    head: int
    """Item of the main word."""
    last: int
    """Last item, its tail included."""
    kind: str
    """Class of the main word; `n` for a noun that is in no list."""
    low: str
    """The main word in lower case if it is in a closed list, else empty."""


def find_sources(line: Line) -> list[Source]:
    """The candidates of a paragraph in the order of their main words. Quotations hide what is in them."""
    found: list[Source] = []
    kinds = line.classes
    count = len(kinds)
    for at, kind in enumerate(kinds):
        if (
            kind in NAMES
            or kind == "R"
            or (kind == "W" and line.lows[at] in ("who", "which"))
            or (kind == "p" and line.lows[at] in ("his", "her", "their"))
        ):
            found.append(Source(Span(line.starts[at], line.ends[at]), line.at, at, at, at, kind, line.lows[at]))
        elif kind in NOUNS:
            if at + 1 < count and kinds[at + 1] in "HKUTN" and kind != "K":
                continue  # "campaign manager", "spokesman Lee"
            found.append(phrase(line, at, kind))
        elif kind == "J" and not (at + 1 < count and kinds[at + 1] in "JNCOLHPo"):
            found.append(phrase(line, at, "H"))
        elif kind == "r" and at and kinds[at - 1] in "PA":
            found.append(Source(Span(line.starts[at], line.ends[at]), line.at, at, at, at, kind, line.lows[at]))
        elif kind in "od#" and _beside_verb(kinds, at):
            found.append(phrase(line, at, "n"))
    return found


def _beside_verb(kinds: str, at: int) -> bool:
    """Whether the word could be the subject of a speech verb right beside it, as in "the fisherman said"."""
    count = len(kinds)
    after = at + 1
    while after < count and kinds[after] in "aX" and after < at + 3:
        after += 1
    if after < count and kinds[after] == "V":
        return True
    if at + 1 < count and kinds[at + 1] in "oHKUTNOLC":
        return False
    if at and kinds[at - 1] in "VA" and kinds[at] != "d":
        return True
    before = at - 1
    while before >= 0 and kinds[before] in "oCNOLHU#sD" and before > at - 5:
        before -= 1
    return before >= 1 and kinds[before] in "dp" and kinds[before - 1] in "VA"


def _ties(line: Line, at: int) -> bool:
    """Whether a word ties more to the noun before it: "the letter read by aides", but not "the letter read"."""
    low = line.lows[at]
    if low not in words("extract/quotes/tails"):
        return False
    if line.lows[at + 1 : at + 2] and line.lows[at + 1] in words("extract/quotes/particles"):
        # "the letter sent out by aides", but "the candidate sent out a letter": with an object the verb is finite
        return line.classes[at + 2 : at + 3] not in ("d", "p")
    if low.endswith("ing") or low not in word_lists().verbs:
        return True
    return line.classes[at + 1 : at + 2] in ("P", "D", "a")


def phrase(line: Line, head: int, kind: str) -> Source:
    """The noun phrase around a noun: back to its determiner, on to the end of its tail."""
    kinds = line.classes
    first = head
    while first > 0 and head - first < _FAR and kinds[first - 1] in _LEFT and line.lows[first - 1] != "what":
        first -= 1
    while first < head and kinds[first] in "aDs" and not (first > 0 and kinds[first - 1] in "dp"):
        first += 1  # "later officials", but "the first lady"
    if first > 0 and kinds[first - 1] in "dp":
        first -= 1
        if first > 0 and kinds[first - 1] == "d":
            first -= 1
    first = _share(line, first) if kinds[head] in "d#" else first
    last = head
    after = head + 1
    if after + 1 < len(kinds) and kinds[after] == "v" and line.lows[after + 1] == "by":
        after += 2  # "the statement released by the campaign"
    starts = after < len(kinds) and (kinds[after] in "PWg" or _ties(line, after))
    if after < len(kinds) and (after > head + 1 or starts) and kind in "HKUTn":
        if _ties(line, after):
            after += 1
        while after < len(kinds) and after - head <= _FAR:
            if kinds[after] in _ENDS_TAIL and not (
                kinds[after] in "vyBX" and kinds[head + 1] == "W" and after < head + 4
            ):
                break
            if line.lows[after] == "what" or (kinds[after] == "R" and kinds[after - 1] != "P"):
                break  # "banks like Orr to form what they called": another clause
            if kinds[after] == "o" and kinds[after - 1] in NAMES and line.lows[after].endswith("ed"):
                break  # "an aide inside Orr Hall tried": the verb of a list that is never complete
            after += 1
        last = after - 1
        while last > head and kinds[last] in "PdW&asgn":
            if kinds[last] == "d" and kinds[last - 1] == "P" and kinds[last + 1 : last + 2] in tuple("VvBX"):
                break  # "the mother of three said"
            last -= 1
    # "a message that said": the words of the noun, though the pronoun is the subject
    shown = last - 1 if last == head > first and line.lows[head] == "that" else last
    return Source(Span(line.starts[first], line.ends[shown]), line.at, first, head, last, kind, line.lows[head])


def _share(line: Line, first: int) -> int:
    """Where a share begins that ends in the number at `first`: "four in 10", "seven out of 12"."""
    kinds, lows = line.classes, line.lows
    if first >= 2 and lows[first - 1] in ("in", "of"):
        over = first - 2 if lows[first - 2] != "out" else first - 3
        if over >= 0 and kinds[over] in "d#":
            return over
    return first
