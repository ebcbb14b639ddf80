"""What the sentence around an expression tells: whether it speaks of what is to come."""

from __future__ import annotations

import re

from generator.model import Span

_AHEAD = re.compile(r"\b(?:will|won[’']t|shall|scheduled|expected|expects?|slated|due|begins?|upcoming)\b")


def leans_forward(text: str, sentence: Span, expression: Span) -> bool:
    """Whether the sentence speaks of what is to come, in the clause around the expression."""
    return _AHEAD.search(text, max(sentence.start, expression.start - 80), min(expression.end + 40, sentence.end)) is not None
