"""One utterance that several articles quote: the longest wording first, differences of the others marked."""

from __future__ import annotations

from dataclasses import dataclass

from generator.link.same_quotes import SameQuote, Wording
from generator.model import Mark, Span, Words
from generator.show import quotations
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.lookup import Lookup, cut
from generator.show.quotations import QuoteCard, Utterance

LIMIT = 30
WORDINGS = 4
"""Other wordings of one utterance that are shown; further articles are named."""


@dataclass(frozen=True, slots=True)
class Other:
    """A wording that is not word for word part of the longest."""

    words: Words
    chip: Chip


@dataclass(frozen=True, slots=True)
class Merged:
    """An utterance with its wordings."""

    card: QuoteCard
    """As the article with the longest wording has it."""
    alike: tuple[Chip, ...]
    """Articles with the same words, or a part of them."""
    others: tuple[Other, ...]
    more: tuple[Chip, ...]
    """Articles with further wordings."""
    speakers_differ: bool = False
    """Whether the articles name different people for it."""


def shown(lookup: Lookup) -> tuple[SameQuote, ...]:
    """Those that the page of quotes shows."""
    return lookup.site.same_quotes[:LIMIT]


def told(lookup: Lookup) -> frozenset[tuple[str, Span]]:
    """Article and first part of the utterances that need not be listed again where the merged ones stand: those with
    the longest wording, and those that are a wording as a whole.
    """
    held = {(wording.article, wording.quote.span) for same in shown(lookup) for wording in same.wordings}
    first = {(same.wordings[0].article, same.wordings[0].quote.span) for same in shown(lookup)}
    keys = set()
    for article in sorted({article for article, _ in held}):
        for utterance in quotations.utterances(lookup.entries[article]):
            parts = {(article, part.span) for part in utterance.parts}
            if parts <= held or parts & first:
                keys.add(key(utterance))
    return frozenset(keys)


def key(utterance: Utterance) -> tuple[str, Span]:
    """What tells an utterance from all others."""
    return utterance.article.id, utterance.parts[0].span


def merged(lookup: Lookup, links: Links) -> tuple[Merged, ...]:
    """All that the page shows; two utterances with their longest wording in one go stand together."""
    made: dict[tuple[str, Span], Merged] = {}
    for same in shown(lookup):
        longest = same.wordings[0]
        utterance = next(
            utterance
            for utterance in quotations.utterances(lookup.entries[longest.article])
            if any(part.span == longest.quote.span for part in utterance.parts)
        )
        before = made.get(key(utterance))
        card = _merged(lookup, links, same, before.card if before else quotations.card(lookup, links, utterance))
        made[key(utterance)] = _joined(before, card) if before else card
    return tuple(made.values())


def _merged(lookup: Lookup, links: Links, same: SameQuote, card: QuoteCard) -> Merged:
    alike: dict[str, Chip] = {}
    others: list[Other] = []
    for wording in same.wordings[1:]:
        source = _chip(lookup, links, wording)
        if wording.different:
            article = lookup.entries[wording.article].article
            marks = tuple(Mark(span, "hit") for span in wording.different)
            others.append(Other(cut(article, wording.quote.span, *marks), source))
        elif wording.article != same.wordings[0].article:
            alike.setdefault(wording.article, source)
    return Merged(
        card,
        tuple(alike.values()),
        tuple(others[:WORDINGS]),
        tuple(other.chip for other in others[WORDINGS:]),
        same.speakers_differ,
    )


def _joined(first: Merged, other: Merged) -> Merged:
    labels = {source.label for source in first.alike}
    alike = (*first.alike, *(source for source in other.alike if source.label not in labels))
    differ = first.speakers_differ or other.speakers_differ
    return Merged(first.card, alike, (*first.others, *other.others), (*first.more, *other.more), differ)


def _chip(lookup: Lookup, links: Links, wording: Wording) -> Chip:
    article = lookup.entries[wording.article].article
    return chip(lookup, links, article, lookup.anchor(article, "quote", wording.quote.span))
