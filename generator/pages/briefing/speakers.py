"""Who is shown on a front page, and with which quote."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.model import Span
from generator.show import quotations
from generator.show.alone import stands_alone
from generator.show.lookup import Lookup
from generator.show.quotations import Utterance

_FEW = 4
_WELL = 2
_SOME, _FITS = 4, 45
"""Words of a fragment that says something, and of a sentence that fits the card."""


def front_speakers(
    lookup: Lookup,
    limit: int,
    *,
    first: Sequence[Utterance] = (),
    hidden: Collection[tuple[str, Span]] = (),
    told: Collection[tuple[str, str]] = (),
    few: int = _FEW,
) -> tuple[tuple[Utterance, ...], ...]:
    """Up to `limit` speakers, each with their utterances, the most telling first.

    Those who are named and have a quote that makes sense by itself: first those whom most articles quote, then those
    with most quotes, then those who are named most often; ties by first appearance, the latest article first. Others
    only fill up to `few` places, clauses of their own before fragments. What the owner pinned is there and comes
    `first`; what the owner keeps off, by article and span, is `hidden`; speakers whom the page
    quotes already are `told`.
    """
    by_speaker: dict[tuple[str, str], list[Utterance]] = {}
    pinned = {*told, *(quotations.speaker_key(lookup, utterance) for utterance in first)}
    for entry in lookup.latest_first:
        for utterance in quotations.utterances(entry):
            key = quotations.speaker_key(lookup, utterance)
            off = any((utterance.article.id, part.span) in hidden for part in utterance.parts)
            if key and key not in pinned and not off:
                by_speaker.setdefault(key, []).append(utterance)
    repeated = _repeated(lookup)
    held = [_best_first(its, repeated) for its in by_speaker.values()]
    reads = [_reads(lookup, its) for its in held]
    order = sorted(range(len(held)), key=lambda at: (-reads[at], *_standing(lookup, held[at])))
    # A short list of quotes that can be read beats a full one of fragments.
    places = max(min(limit, max(reads.count(_WELL), few)) - len(first), 0)
    return (*((utterance,) for utterance in first), *(held[at] for at in order[:places]))


def _repeated(lookup: Lookup) -> frozenset[tuple[str, Span]]:
    """Article and span of every quote that other articles have too."""
    return frozenset(
        (wording.article, wording.quote.span) for same in lookup.site.same_quotes for wording in same.wordings
    )


def _best_first(held: Sequence[Utterance], repeated: frozenset[tuple[str, Span]]) -> tuple[Utterance, ...]:
    """What several articles quote is the most telling, where it is a clause of the speaker's own."""
    # What two outlets chose to quote was taken for telling twice, by people.
    several = [
        utterance
        for utterance in held
        if utterance.direct and any((utterance.article.id, part.span) in repeated for part in utterance.parts)
    ]
    best = quotations.telling(several or held)
    return (best, *(utterance for utterance in held if utterance is not best))


def _reads(lookup: Lookup, held: Sequence[Utterance]) -> int:
    """How the quote reads: `_WELL` for a clause that makes sense by itself; 1 for a fragment in a sentence that does; 0
    for what leans on other words, and for words of nobody named.
    """
    best = held[0]
    if quotations.speaker_of(lookup, best) is None:
        return 0
    words = best.parts[0].span.cut(best.article.text)
    if best.direct:
        return _WELL if stands_alone(words) else 0
    around = lookup.places[best.article.id].around(best.parts[0].marks).cut(best.article.text)
    return int(len(words.split()) >= _SOME and stands_alone(around) and len(around.split()) <= _FITS)


def _standing(lookup: Lookup, held: Sequence[Utterance]) -> tuple[int, int, int]:
    who = quotations.speaker_of(lookup, held[0])
    mentions = len(lookup.entities[f"{who.kind}/{who.slug}"].mentions) if who else 0
    return -len({utterance.article.id for utterance in held}), -len(held), -mentions
