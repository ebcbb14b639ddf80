"""Parsing: `RawText` into an `Article` with its metadata, blocks and sentences."""

from __future__ import annotations

from generator.model import Article, Problem, RawText, Source
from generator.parse.blocks import as_blocks, find_pieces
from generator.parse.metadata import gaps, read_metadata

__all__ = ["parse"]


def parse(article_id: str, source: Source, raw: RawText) -> tuple[Article, tuple[Problem, ...]]:
    """Lay out one article. Never raises for any text; what is missing comes back as problems."""
    pieces, dateline = find_pieces(raw.text)
    blocks = tuple(as_blocks(raw.text, pieces, dateline))
    metadata = read_metadata(raw.text, pieces, blocks, dateline, raw.hints)
    return Article(article_id, source, raw.text, metadata, blocks), tuple(gaps(source, metadata, blocks, raw.hints))
