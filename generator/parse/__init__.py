"""Parsing: `RawText` into an `Article` with its metadata, blocks and sentences."""

from __future__ import annotations

from generator.model import Article, Problem, RawText, Source
from generator.parse.blocks import find_blocks

__all__ = ["parse"]


def parse(article_id: str, source: Source, raw: RawText) -> tuple[Article, tuple[Problem, ...]]:
    """Lay out one article. Never raises for any text; what is missing comes back as problems."""
    metadata, blocks, problems = find_blocks(source, raw)
    return Article(article_id, source, raw.text, metadata, blocks), problems
