"""The blocks of a plain-text article."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.text import sentences, trim
from generator.model import Block, BlockKind, Span
from generator.parse.dateline import Dateline, read_colon_dateline, read_dateline
from generator.parse.furniture import read_rest
from generator.parse.head import read_head
from generator.parse.layout import find_units
from generator.parse.lines import look_of
from generator.parse.outline import find_outline
from generator.parse.page import read_lines
from generator.parse.pieces import Piece, paragraph, piece

# A dateline opens the body; where a summary stands before it, the second or third paragraph.
_DATELINE_WITHIN = 3


def find_pieces(text: str, *, headless: bool = False) -> tuple[tuple[Piece, ...], Dateline | None]:
    """The text told apart: every line is in one piece, in order; and the dateline inside one of the paragraphs.

    `headless`: the format states the head and what is article, so that all of this text is body.
    """
    lines = read_lines(text, find_units(text))
    outline = None if headless else find_outline(lines)
    if outline is None:
        looks = [(line, look_of(text, line.unit.span)) for line in lines]
        pieces = tuple(piece(line, *look) if look else paragraph(line) for line, look in looks)
    else:
        pieces = (*read_head(text, lines, outline), *read_rest(text, lines, outline))
    if not any(made.kind == "paragraph" for made in pieces):
        # Nothing is left as running text: then nothing was boilerplate.
        pieces = tuple(piece(line, "paragraph", "paragraph.only") for line in lines)
    return pieces, _dateline(text, pieces)


def _dateline(text: str, pieces: tuple[Piece, ...]) -> Dateline | None:
    """The dateline that opens one of the first paragraphs; closed by a colon only below a head."""
    paragraphs = [made for made in pieces if made.kind == "paragraph"]
    for made in paragraphs[:_DATELINE_WITHIN]:
        if dateline := read_dateline(text, made.unit.span.start, made.unit.span.end):
            return dateline
    lead = next((made for made in paragraphs if made.rule != "paragraph.head"), None)
    if lead is not None and lead is not pieces[0]:
        return read_colon_dateline(text, lead.unit.span.start, lead.unit.span.end)
    return None


def as_blocks(text: str, pieces: tuple[Piece, ...], dateline: Dateline | None) -> Iterator[Block]:
    """The pieces as blocks with their sentences; a dateline becomes a block of its own before its paragraph."""
    for made in pieces:
        span = made.unit.span
        if dateline and dateline.span in span:
            yield _block(text, "dateline", dateline.span, "dateline.place-dash", wrapped=made.unit.wrapped)
            rest = trim(text, dateline.span.end, span.end)
            if rest is None:
                continue
            span = rest
        yield _block(text, made.kind, span, made.rule, wrapped=made.unit.wrapped)


def _block(text: str, kind: BlockKind, span: Span, rule: str, *, wrapped: bool) -> Block:
    return Block(kind, span, sentences(text, span.start, span.end, wrapped=wrapped), rule)
