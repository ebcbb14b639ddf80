"""The blocks of a plain-text article."""

from __future__ import annotations

import re

from generator.model import Block, Fact, Metadata, Problem, RawText, Source
from generator.text import sentences, trim


def find_blocks(source: Source, raw: RawText) -> tuple[Metadata, tuple[Block, ...], tuple[Problem, ...]]:
    """Metadata, blocks in text order and problems."""
    blocks = []
    for line in re.finditer(r"[^\n]+", raw.text):
        if span := trim(raw.text, line.start(), line.end()):
            blocks.append(Block("paragraph", span, sentences(raw.text, span.start, span.end), "paragraph.line"))
    published = raw.hints.get("published")
    return Metadata(published=Fact(published, None, "given") if published else None), tuple(blocks), ()
