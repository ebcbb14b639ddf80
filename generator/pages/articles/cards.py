"""The figures and quotes of one article for its own page, where no sentence is to stand twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from generator.extract import Quote
from generator.model import Article, Entry, Mark
from generator.show import numbers, quotations
from generator.show.addresses import Links
from generator.show.context import lead_runs
from generator.show.lookup import Lookup
from generator.show.numbers import FigureCard
from generator.show.once import Once
from generator.show.quotations import QuoteCard, Utterance

C = TypeVar("C", FigureCard, QuoteCard)

DETAILED = 150
"""Cards with all of their evidence: key figures first, then quotes, then other figures. The others, of live reports
mostly, say their place and id, and are cited by their address. The page of a live report of 9,000 words, 200 quotes and
750 figures has 78 kB (gzip) and a megabyte to be laid out with everything in full."""


def shown_first(lookup: Lookup, article: Article, *, standfirst: bool) -> Once:
    """What stands above all cards: headline, lead, and the standfirst; one that isn't shown says what the lead says."""
    once = Once()
    title = article.metadata.title
    if title and title.span:
        once.add((title.span,), "In the headline", "article")
    lead = lead_runs(lookup, article)
    below = article.metadata.standfirst
    if below and below.span and (standfirst or lead):
        said = "In the text below the headline" if standfirst else "In the lead, which says the same"
        once.add((below.span,), said, "article" if standfirst else "lead")
    once.add((run.words.span for run in lead), "In the lead", "lead")
    return once


def cards(
    lookup: Lookup, links: Links, entry: Entry, once: Once
) -> tuple[tuple[FigureCard, ...], tuple[FigureCard, ...], tuple[QuoteCard, ...]]:
    """Sentences with key figures, those with others, and quotes. `once`: what the page shows above them."""
    article = entry.article
    said = quotations.utterances(entry)
    fragments: list[Quote] = []
    for utterance in said:
        if utterance.direct:
            anchor = lookup.anchor(article, "quote", utterance.parts[0].span)
            place = lookup.places[article.id].name(utterance.parts[0].span)
            once.add((part.marks for part in utterance.parts), f"In the quote of {place}", anchor)
        else:
            # A fragment has its sentence around it, which a figure may have shown already: the page says where, once.
            fragments += utterance.parts
    quoted = sorted(quotations.marks_of(fragments), key=_start)
    key = _figures(lookup, links, entry, once, quoted, key=True)
    others = _figures(lookup, links, entry, once, quoted, key=False)
    quotes = tuple(_quote(lookup, links, utterance, once) for utterance in said)
    return (
        _detailed(key, DETAILED),
        _detailed(others, DETAILED - len(key) - len(quotes)),
        _detailed(quotes, DETAILED - len(key)),
    )


def _detailed(made: tuple[C, ...], count: int) -> tuple[C, ...]:
    """All, with the evidence of the first `count` in full."""
    return tuple(card if at < count else replace(card, detailed=False) for at, card in enumerate(made))


def _figures(
    lookup: Lookup, links: Links, entry: Entry, once: Once, quoted: Sequence[Mark], *, key: bool
) -> tuple[FigureCard, ...]:
    made = []
    for group in numbers.groups(lookup, entry, key=key):
        elsewhere = once.holding([figure.phrase for figure in group])
        sentence = lookup.places[entry.article.id].around(group[0].phrase)
        inside = quoted[bisect_left(quoted, sentence.start, key=_start) : bisect_left(quoted, sentence.end, key=_start)]
        card = numbers.card(lookup, links, entry.article, group, elsewhere=elsewhere, quoted=inside)
        once.add((run.words.span for run in card.runs), "In its sentence, with a figure", card.lines[0].anchor)
        made.append(card)
    return tuple(made)


def _start(mark: Mark) -> int:
    return mark.span.start


def _quote(lookup: Lookup, links: Links, utterance: Utterance, once: Once) -> QuoteCard:
    elsewhere = None if utterance.direct else once.holding([part.marks for part in utterance.parts])
    card = quotations.card(lookup, links, utterance, elsewhere=elsewhere)
    if not utterance.direct:
        once.add((run.words.span for run in card.runs), "In its sentence, with another quote", card.anchors[0])
    return card
