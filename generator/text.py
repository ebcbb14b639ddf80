"""Small text tools. Every one that is used to find something keeps offsets true."""

from __future__ import annotations

import re

from generator.model import Span

# One-to-one, so that offsets into the folded text are offsets into the text.
_FOLDED = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "\u00a0": " "})


def fold(text: str) -> str:
    """The text with curly quotes made straight and hard spaces soft; as long as the text itself."""
    return text.translate(_FOLDED)


def trim(text: str, start: int, end: int) -> Span | None:
    """The span of what is left of `text[start:end]` without white space at its ends; None if nothing is."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


_BREAK = re.compile(r"(?<=[.?!])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")


def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Sentences of `text[start:end]`, in order, without the white space around them. A line break always ends one."""
    found: list[Span] = []
    at = start
    for line in re.finditer(r"[^\n]+", text[start:end]):
        at = start + line.start()
        for gap in _BREAK.finditer(text, at, start + line.end()):
            if span := trim(text, at, gap.end()):
                found.append(span)
            at = gap.end()
        if span := trim(text, at, start + line.end()):
            found.append(span)
    return tuple(found)
