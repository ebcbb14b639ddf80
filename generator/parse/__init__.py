"""Parsing: `RawText` into an `Article` with its metadata, blocks and sentences."""

from __future__ import annotations

from generator.base.view import carried, visible_view
from generator.model import Article, Problem, RawText, Source
from generator.parse.blocks import as_blocks, find_pieces
from generator.parse.metadata import gaps, read_metadata

__all__ = ["parse"]


def parse(article_id: str, source: Source, raw: RawText) -> tuple[Article, tuple[Problem, ...]]:
    """Lay out one article. Never raises for any text; what is missing comes back as problems.

    The layout is found in the text as a reader sees it, and its spans are carried back to the text itself.
    """
    view = visible_view(raw.text)
    text = view.text if view else raw.text
    pieces, dateline = find_pieces(text)
    blocks = tuple(as_blocks(text, pieces, dateline))
    metadata = read_metadata(text, pieces, blocks, dateline, raw.hints)
    if view:
        blocks, metadata = carried(blocks, view.back), carried(metadata, view.back)
    return Article(article_id, source, raw.text, metadata, blocks), tuple(gaps(source, metadata, blocks, raw.hints))
