"""Parsing: a `Document` into an `Article` with its metadata, blocks and sentences."""

from __future__ import annotations

from generator.base.view import carried, visible_view
from generator.model import Article, Document, Problem, Source
from generator.parse.blocks import as_blocks, find_pieces
from generator.parse.metadata import gaps, read_metadata
from generator.parse.stated import unstated, with_parts

__all__ = ["parse"]


def parse(article_id: str, source: Source, document: Document) -> tuple[Article, tuple[Problem, ...]]:
    """Lay out one article. Never raises for any text; what is missing comes back as problems.

    The layout is found in the text as a reader sees it, and its spans are carried back to the text itself.
    """
    view = visible_view(document.text)
    text = view.text if view else document.text
    parts = carried(document.parts, view.into) if view else document.parts
    guessed, dateline = find_pieces(unstated(text, parts, head=document.body_only), headless=document.body_only)
    pieces = with_parts(guessed, parts)
    blocks = tuple(as_blocks(text, pieces, dateline))
    metadata = read_metadata(text, pieces, blocks, dateline, document.hints)
    if view:
        blocks, metadata = carried(blocks, view.back), carried(metadata, view.back)
    told = (*document.problems, *gaps(source, metadata, blocks, document.hints))
    return Article(article_id, source, document.text, metadata, blocks), told
