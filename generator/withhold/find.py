"""What of an article is taken out: the sentences that hold a withheld name, or are said by its bearer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.lexicon import words
from generator.extract import Quote
from generator.model import EXTRACTED_FROM, Entry, Span
from generator.withhold.blank import Blank
from generator.withhold.folded import folded
from generator.withhold.forms import Forms, pattern


def taken(entry: Entry, forms: Forms, named: set[Span], others: set[Span]) -> Iterator[Span]:
    """The sentences to take out; of a line that is no running text, such as a byline, the whole block."""
    article = entry.article
    held = Blank(_written(article.text, forms, named, others))
    said = Blank(part.marks for part in _said(entry, forms, held))
    for block in article.blocks:
        for stretch in block.sentences if block.kind in EXTRACTED_FROM else (block.span,):
            if held.hits(stretch) or said.hits(stretch):
                yield stretch
    yield from held.spans  # also where no block is
    yield from said.spans


def _written(text: str, forms: Forms, named: set[Span], others: set[Span]) -> Iterator[Span]:
    """Where the names stand."""
    plain = folded(text)
    sure = [plain.back(*match.span()) for match in pattern(forms.sure, re.IGNORECASE).finditer(plain.text)]
    yield from sure
    yield from named
    elsewhere = Blank(others)
    # A surname that is a word too ("May", "Burns") is theirs only in an article that names them.
    loose = forms.loose if sure or named else tuple(word for word in forms.loose if not _is_word(word))
    for match in pattern(dict.fromkeys((*loose, *map(str.upper, loose)))).finditer(plain.text):
        span = plain.back(*match.span())
        if not elsewhere.hits(span):
            yield span


def _is_word(name: str) -> bool:
    low, common = name.lower(), words("extract/names/common")
    return low in common or low.removesuffix("s") in common


def _said(entry: Entry, forms: Forms, held: Blank) -> Iterator[Quote]:
    """All parts of what the bearers of the names are quoted with."""
    quotes = entry.extracts.of(Quote)
    theirs = [
        quote
        for quote in quotes
        if (forms.anywhere(quote.editor) if quote.editor else held.hits(quote.speaker)) and quote.kind != "term"
    ]
    groups = {quote.group for quote in theirs} - {None}
    yield from (quote for quote in quotes if quote in theirs or quote.group in groups)
