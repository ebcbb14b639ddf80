"""Who says what in a story: one utterance with all its wordings first, then each speaker's most telling quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.link import Story
from generator.link.same_quotes import SameQuote, Wording
from generator.model import Href, Mark, Span, Words
from generator.pages.briefing.speakers import front_speakers
from generator.show import quotations
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.context import Run
from generator.show.lookup import Lookup, cut
from generator.show.quotations import Utterance
from generator.show.wording import many

SHARED = 8
"""Utterances that several reports quote."""
SPEAKERS = 12
"""Lines of the table; the page of quotes holds everything."""
PER_SPEAKER = 2
WORDINGS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A wording, and the reports that have it so."""

    runs: tuple[Run, ...]
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance."""

    who: Words | str
    who_href: Href | None
    role: Words | str | None
    said: tuple[Said, ...]
    note: str
    """What the program says of it: `One utterance in 2 wordings`."""


def spoken(lookup: Lookup, links: Links, story: Story) -> tuple[Spoken, ...]:
    """What several reports quote, then what one does, two utterances a speaker at most."""
    its = {*story.articles}
    shared = [same for same in lookup.site.same_quotes if len({w.article for w in same.wordings} & its) > 1][:SHARED]
    made = [_shared(lookup, links, same, its) for same in shared]
    taken = {(wording.article, wording.quote.span) for same in shared for wording in same.wordings}
    inside = lookup.showing(tuple(entry for entry in lookup.latest_first if entry.article.id in its))
    for held in front_speakers(inside, SPEAKERS):
        fresh = [utterance for utterance in held if not _in(utterance, taken)][:PER_SPEAKER]
        made += [_alone(lookup, links, utterance) for utterance in fresh]
    return tuple(made[: SHARED + SPEAKERS])


def _in(utterance: Utterance, taken: set[tuple[str, Span]]) -> bool:
    return any((utterance.article.id, part.span) in taken for part in utterance.parts)


def utterance_at(lookup: Lookup, wording: Wording) -> Utterance:
    """The utterance that a wording is part of."""
    held = quotations.utterances(lookup.entries[wording.article])
    return next(one for one in held if any(part.span == wording.quote.span for part in one.parts))


def _shared(lookup: Lookup, links: Links, same: SameQuote, its: set[str]) -> Spoken:
    held = [wording for wording in same.wordings if wording.article in its]
    card = quotations.card(lookup, links, _best_named(lookup, [utterance_at(lookup, wording) for wording in held]))
    groups: dict[str, list[Wording]] = {}
    for wording in held:
        # Where a wording only leaves something out, the longer one stands for it.
        key = _letters(lookup, wording) if wording.different else ""
        groups.setdefault(key, []).append(wording)
    said = tuple(
        Said(
            (Run(cut(lookup.entries[group[0].article].article, group[0].quote.marks, *_marks(group[0]))),),
            tuple(_chip(lookup, links, wording) for wording in _one_an_article(group)),
        )
        for group in list(groups.values())[:WORDINGS]
    )
    letters = [_letters(lookup, wording) for wording in held]
    note = f"{many(len(groups), 'wording')} of one utterance; where they part is marked" if len(groups) > 1 else ""
    note = note or ("the same words" if len(set(map(len, letters))) == 1 else "the same words; some have more of them")
    note += "; the reports name the speaker differently" if same.speakers_differ else ""
    return Spoken(card.who, card.who_href, card.role, said, note)


def _best_named(lookup: Lookup, held: Sequence[Utterance]) -> Utterance:
    """The one that says most about who speaks: a name that is settled before a description, that before none."""
    return max(held, key=lambda one: (quotations.speaker_of(lookup, one) is not None, one.named))


def _letters(lookup: Lookup, wording: Wording) -> str:
    words = wording.quote.span.cut(lookup.entries[wording.article].article.text)
    return "".join(char for char in words.casefold() if char.isalnum())


def _marks(wording: Wording) -> tuple[Mark, ...]:
    return tuple(Mark(span, "hit") for span in wording.different)


def _one_an_article(group: Sequence[Wording]) -> list[Wording]:
    return list({wording.article: wording for wording in reversed(group)}.values())[::-1]


def _chip(lookup: Lookup, links: Links, wording: Wording) -> Chip:
    article = lookup.entries[wording.article].article
    return chip(lookup, links, article, lookup.anchor(article, "quote", wording.quote.span))


def _alone(lookup: Lookup, links: Links, utterance: Utterance) -> Spoken:
    card = quotations.card(lookup, links, utterance)
    return Spoken(card.who, card.who_href, card.role, (Said(card.runs, (card.chip,)),), "in this report only")
