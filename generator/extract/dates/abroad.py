"""Days in articles that are not in English: only those that name day, month and year."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.stated_date import date_order, read_dates
from generator.model import Article, Span


def full_days(article: Article) -> Iterator[tuple[Span, str]]:
    """Each day that is written out, with its ISO form, in text order."""
    text = article.text
    order = date_order(text)
    for block in article.body:
        # Not sentence by sentence: the stop of "3. März 2025" is no end of one.
        for stated in read_dates(text, block.span.start, block.span.end, order):
            yield Span(stated.start, stated.end), stated.iso[:10]
