"""What an "it" means that says something: the one text, body or organisation that the sentence before is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.extract.quotes.features import Reading
from generator.extract.quotes.sources import Source
from generator.model import Span


def thing_meant(reading: Reading, source: Source) -> Source | None:
    """`The union sent a letter. It speaks of “rust”.`: the letter; `The firm grew. It called it “fun”.`: the firm.

    A text in the sentence before is meant rather than who wrote it, if it is the only one or the subject; a body only
    where it is the subject.
    """
    thing = _thing(_sentence_before(reading, source))
    if thing is None:
        return None
    end = reading.lines[thing.line].ends[thing.head]
    return replace(thing, last=thing.head, span=Span(thing.span.start, end))


def _thing(before: Sequence[Source]) -> Source | None:
    """The text or body among the candidates of a sentence."""
    subject = next((other for other in before if other.kind not in "Rrp"), None)
    written = [other for other in before if other.kind == "T" and not _plural(other)]
    if written:
        return written[0] if len(written) == 1 or written[0] is subject else None
    return subject if subject is not None and subject.kind in "OU" and not _plural(subject) else None


def _sentence_before(reading: Reading, source: Source) -> Sequence[Source]:
    """The candidates of the sentence before, in the same paragraph or the one above."""
    line = reading.lines[source.line]
    sentence = line.sentences[source.head]
    if sentence:
        return [other for other in reading.sources[source.line] if line.sentences[other.head] == sentence - 1]
    if not source.line:
        return []
    above = reading.lines[source.line - 1]
    last = above.sentences[-1] if above.sentences else 0
    return [other for other in reading.sources[source.line - 1] if above.sentences[other.head] == last]


def _plural(source: Source) -> bool:
    """Whether a noun is a plural: "it" is none of "six pages"."""
    return source.low[-1:] == "s" and source.low[-2:] != "ss"
