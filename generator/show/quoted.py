"""Whether a figure is somebody's spoken word: a clause cut out of a quotation has no quotation marks that say so."""

from __future__ import annotations

from collections.abc import Iterable

from generator.extract import Figure, Quote
from generator.model import Article, Words
from generator.show.evidence import Line
from generator.show.lookup import Lookup, cut


def quoted_in(lookup: Lookup, article: Article, figures: Iterable[Figure]) -> Line:
    """`in a quote by Ann Lee`; without a name where none is found or there are several, `partly` where only some of
    the figures stand in a quote; empty where none does.
    """
    held = [lookup.quote_around(article.id, figure.span) for figure in figures]
    quotes = [quote for quote in held if quote]
    if not quotes:
        return ()
    where = "in a quote" if len(quotes) == len(held) else "partly in a quote"
    who = {_who(lookup, article, quote) for quote in quotes}
    name = who.pop()
    return (where,) if who or not name else (f"{where} by ", name)


def _who(lookup: Lookup, article: Article, quote: Quote) -> Words | str:
    if quote.editor:
        return quote.editor
    if quote.speaker is None:
        return ""
    speaker = lookup.speaker(article, quote.speaker)
    return speaker.words if speaker else cut(article, quote.speaker)
