"""Quotations by their marks alone, in articles that are not in English: who says them is not looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.text import trim
from generator.model import Article, Span

# Opening and closing marks by the usage of countries: French, German and Slavic, Swiss and Danish, Scandinavian and
# Finnish, English and Spanish, Japanese and Chinese; straight marks stand for any of them. No pair holds another mark
# of its own kind, so that an unclosed one costs no more than its paragraph.
_PAIRS = ("«»", "»«", "„“", "„”", "““", "””", "“”", "「」", "『』", '""')
_MARKED = re.compile("|".join(rf"{pair[0]}[^{pair}\n]{{2,2000}}{pair[1]}" for pair in _PAIRS))


def marked(article: Article) -> Iterator[tuple[Span, Span]]:
    """Each quotation without and with its marks, in text order; single words are names and terms and left out."""
    text = article.text
    for block in article.body:
        for found in _MARKED.finditer(text, block.span.start, block.span.end):
            inner = trim(text, found.start() + 1, found.end() - 1)
            if inner and (len(inner.cut(text).split()) > 1 or found.group()[0] in "「『"):
                yield inner, Span(found.start(), found.end())
