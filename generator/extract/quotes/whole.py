"""Who speaks, whole: the words that a chosen mention is shown with, so that no half of a name or of two people stands.

The search for sources finds one main word. A reader needs what belongs to it: both of two people, "one of" before
"her aides", and nobody at all where the article's letters are broken.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from generator.base.lexicon import words
from generator.extract.quotes.features import Reading
from generator.extract.quotes.lines import Line
from generator.extract.quotes.person import People
from generator.extract.quotes.sources import Source, phrase
from generator.model import Span

_LISTED = re.compile("N(?:,J{0,3}N){0,3},?&J{0,3}N")
"""Two to five people that an "and" joins, with titles."""
_SPEAK = re.compile(",?[aX]{0,2}[Vv]")
"""Right behind people who speak: "Lee and Orr also said", "two analysts, Lee and Orr, found"."""
_OPENS = ("", ".", "?", ",", ":", "Q", "H", "K", "J", "b", "t")
"""Right before people who begin a clause. Behind a verb or a preposition they are its object."""
_SPOKEN = re.compile("[VA][aX]{0,1}[JHK]{0,3}$")
"""Before people whom a verb of saying leads to: "said Lee and Orr", "according to engineers Lee and Orr"."""
_CLOSES = ("", ".", "?", ",", ";", "P", "W", "D")
"""Right behind them. Anything else may be a verb of the second one alone: "said Lee and Orr nodded"."""
_ACTS = re.compile("[aX]{0,3}[VGvo]")
"""Behind a subject: "a spokesman for Ann Lee could only quip"."""
_FAR = 14
"""Items before a name that may belong to its list: five people with two titles each."""


def both_named(reading: Reading, source: Source) -> Span | None:
    """All who speak together: `Ann Lee and Ben Orr wrote`, `said Ann Lee and Ben Orr`. None for a name by itself."""
    line = reading.lines[source.line]
    kinds = line.classes
    if source.kind != "N":
        return None
    for listed in _LISTED.finditer(kinds, max(0, source.head - _FAR)):
        if listed.start() > source.head:
            break
        if source.head < listed.end() and _are_all_sources(line, listed.start(), listed.end()):
            return Span(line.starts[listed.start()], line.ends[listed.end() - 1])
    return None


def _are_all_sources(line: Line, first: int, end: int) -> bool:
    """Whether the people from item `first` to before `end` are the subject of one verb, or what a "said" leads to."""
    kinds = line.classes
    if line.lows[kinds.rindex("&", first, end)] != "and":
        return False
    if kinds[first - 1 : first] in _OPENS and _SPEAK.match(kinds, end):
        return True
    return bool(_SPOKEN.search(kinds[max(0, first - 5) : first])) and kinds[end : end + 1] in _CLOSES


def subject_of_tail(reading: Reading, source: Source) -> Source | None:
    """The description that a name only ends, where it acts: "a spokesman" in `a spokesman for Lee could only quip`."""
    line = reading.lines[source.line]
    kinds = line.classes
    if source.kind != "N" or kinds[source.head - 1 : source.head] not in ("P", "J"):
        return None
    for other in reading.sources[source.line]:
        ends_it = other.kind == "H" and other.head < source.head == other.last
        if ends_it and "P" in kinds[other.head : source.head] and _ACTS.match(kinds, source.last + 1):
            return other
    return None


def named_beside(reading: Reading, people: People, source: Source, entity: str) -> bool:
    """Whether the sentence of a "who" names a person before it. Whom only a sentence before names is not meant:
    `Lee lost. “So be it,” said one of the aides, who asked for no name`.
    """
    sentences = reading.lines[source.line].sentences
    return any(
        mention.entity == entity
        and mention.line == source.line
        and mention.item < source.head
        and sentences[mention.item] == sentences[source.head]
        for mention in people.mentions
    )


def described_before(reading: Reading, source: Source) -> Source | None:
    """The description right before a "who": "one of the aides" in `said one of the aides, who asked for no name`."""
    line = reading.lines[source.line]
    at = source.head - 1
    at -= line.classes[at : at + 1] == ","
    if at < 0 or line.classes[at] not in "HK":
        return None
    before = phrase(line, at, line.classes[at])
    return replace(before, last=at, span=Span(before.span.start, line.ends[at]))


def shown(reading: Reading, source: Source) -> Span:
    """The words of a description: `one of her deckhands` whole, and without the beginning of a clause about it, as
    in `an official who spoke` of "an official who spoke without leave said".
    """
    line, span = reading.lines[source.line], source.span
    first, kinds = source.first, line.classes
    if source.last > source.head and kinds[source.last - 1] == "W" and kinds[source.last] in "Vv":
        span = Span(span.start, line.ends[source.last - 2])
    if line.lows[first] == "that" and kinds[first + 1] in "dp":
        span = Span(line.starts[first + 1], span.end)  # "so early that a spokesman for Lee quipped"
    if first >= 2 and line.lows[first - 1] == "of" and line.lows[first - 2] in words("extract/quotes/shares"):
        span = Span(line.starts[first - 2], span.end)
    return span


def is_cut(text: str, span: Span) -> bool:
    """Whether a name begins or ends inside a word, as where an article's letters were broken on their way."""
    return any(_goes_on(text[at : at + 1]) for at in (span.start - 1, span.end) if at >= 0)


def _goes_on(letter: str) -> bool:
    """Whether a character can't stand beside a whole word: a letter, or a control character other than a blank."""
    return letter.isalpha() or (unicodedata.category(letter or " ") == "Cc" and not letter.isspace())
