"""Whether quoted words are a full clause of somebody's words or are worked into the reporter's sentence."""

from __future__ import annotations

import re
from typing import Literal

from generator.extract.quotes.features import Part
from generator.extract.quotes.lines import Line

_CLAUSE = re.compile(
    r"(?i:(?:and |but |so |because |that )?(?:i|we|you|he|she|they|it|this|that|there|here|who|what|how|why|these|"
    r"those)"
    r"(?:['’](?:m|re|s|ve|ll|d)\b| \w+ly\b)?(?:[ ,]|$))"
)
_TAKES_OBJECT = frozenset("PdpsBoXnJ#")
"""Classes after which the quoted words go on with the reporter's sentence."""


def kind_of(line: Line, part: Part, words: str) -> Literal["direct", "partial"]:
    """Direct if the words begin a sentence of their own or open like a clause; partial if not."""
    before = line.classes[part.item - 1] if part.item else "."
    said = words.lstrip("[(… .").lstrip()
    if said[:1].isupper() and before not in _TAKES_OBJECT:
        return "direct" if len(said.split()) > 1 or before in ",:.?" else "partial"
    if said[:1].isupper() and before in "oBs" and len(said.split()) > 4 and words[-1:] in ".,!?":
        return "direct"
    if _CLAUSE.match(said) and len(said.split()) > 2 and before not in "PdpsJ#":
        return "direct"
    return "partial"
