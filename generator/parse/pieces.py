"""A stretch of text that was told apart, before it becomes a block."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import BlockKind
from generator.parse.byline import Byline
from generator.parse.layout import Unit
from generator.parse.page import Line


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit with its kind, why it is of that kind, and who and what outlet it names."""

    unit: Unit
    kind: BlockKind
    rule: str
    byline: Byline | None = None


def piece(line: Line, kind: BlockKind, rule: str, byline: Byline | None = None) -> Piece:
    """The piece that a line makes."""
    return Piece(line.unit, kind, rule, byline)


def paragraph(line: Line) -> Piece:
    """The line as running text."""
    return Piece(line.unit, "paragraph", "paragraph.wrapped" if line.unit.wrapped else "paragraph.line")
