"""The blocks of a plain-text article."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.text import sentences, trim
from generator.model import Block, BlockKind, Span
from generator.parse.dateline import Dateline, read_colon_dateline, read_dateline
from generator.parse.head import Piece, is_section, read_head
from generator.parse.layout import Unit, find_units
from generator.parse.lines import is_prose, look_of

# A dateline opens the body; where a summary stands before it, the second or third paragraph.
_DATELINE_WITHIN = 3
# Headlines and topics listed under a label at the end; a sentence without its stop is longer.
_LONGEST_LISTED = 15


def find_pieces(text: str) -> tuple[tuple[Piece, ...], Dateline | None]:
    """The text told apart: every unit is in one piece, in order; and the dateline inside one of the paragraphs."""
    units = find_units(text)
    head = read_head(text, units)
    behind = head[-1].unit.span.end if head else 0
    body = [_body_piece(text, unit) for unit in _behind(text, units, behind)]
    told = _tail(text, body)
    if not any(piece.kind == "paragraph" for piece in told):
        # Nothing is left as running text: then nothing was boilerplate.
        told = [Piece(piece.unit, "paragraph", "paragraph.only") for piece in body]
    pieces = (*head, *told)
    dateline = None
    paragraphs = [piece.unit.span for piece in told if piece.kind == "paragraph"]
    for span in paragraphs[:_DATELINE_WITHIN]:
        if dateline := read_dateline(text, span.start, span.end):
            break
    if dateline is None and head and paragraphs:
        dateline = read_colon_dateline(text, paragraphs[0].start, paragraphs[0].end)
    return pieces, dateline


def _tail(text: str, body: list[Piece]) -> list[Piece]:
    """The body with its end told apart: labels of sections, and short lines under a label such as "Related topics"."""
    end = len(body)
    while end and (body[end - 1].kind != "paragraph" or not is_prose(text, body[end - 1].unit.span)):
        end -= 1
    made = body[:end]
    listed = False
    for piece in body[end:]:
        words = piece.unit.span.cut(text)
        listed = listed or piece.rule in ("notice.topics", "notice.read-more")
        if piece.kind == "paragraph" and (is_section(words) or (listed and len(words.split()) <= _LONGEST_LISTED)):
            made.append(Piece(piece.unit, "notice", "notice.list"))
        else:
            made.append(piece)
    return made


def _behind(text: str, units: tuple[Unit, ...], at: int) -> Iterator[Unit]:
    """The units from `at` on; one that the head took the beginning of is cut."""
    for unit in units:
        if unit.span.start >= at:
            yield unit
        elif rest := trim(text, at, unit.span.end) if unit.span.end > at else None:
            yield Unit(rest, unit.wrapped)


def _body_piece(text: str, unit: Unit) -> Piece:
    if look := look_of(text, unit):
        return Piece(unit, *look)
    return Piece(unit, "paragraph", "paragraph.wrapped" if unit.wrapped else "paragraph.line")


def as_blocks(text: str, pieces: tuple[Piece, ...], dateline: Dateline | None) -> Iterator[Block]:
    """The pieces as blocks with their sentences; a dateline becomes a block of its own before its paragraph."""
    for piece in pieces:
        span = piece.unit.span
        if dateline and dateline.span in span:
            yield _block(text, "dateline", dateline.span, "dateline.place-dash", wrapped=piece.unit.wrapped)
            rest = trim(text, dateline.span.end, span.end)
            if rest is None:
                continue
            span = rest
        yield _block(text, piece.kind, span, piece.rule, wrapped=piece.unit.wrapped)


def _block(text: str, kind: BlockKind, span: Span, rule: str, *, wrapped: bool) -> Block:
    return Block(kind, span, sentences(text, span.start, span.end, wrapped=wrapped), rule)
