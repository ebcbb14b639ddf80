"""Quotations as pages show them: the parts of one utterance together, with their speaker and how that was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.extract import DateMention, Quote
from generator.model import Article, Entry, Href, Mark, Span, Words
from generator.show.addresses import Links
from generator.show.alone import stands_alone
from generator.show.chips import Chip, chip
from generator.show.citing import citation, original_at
from generator.show.context import Run, runs, text_at
from generator.show.evidence import Evidence, Line, place_of
from generator.show.lookup import Lookup, cut
from generator.show.once import Elsewhere
from generator.show.rules import found_by
from generator.show.who import Who
from generator.show.wording import capital

UNKNOWN = "Speaker not named"


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said in one go: one quote, or the parts that a reporting clause or a paragraph break split."""

    entry: Entry
    parts: tuple[Quote, ...]

    @property
    def article(self) -> Article:
        """The article it stands in."""
        return self.entry.article

    @property
    def direct(self) -> bool:
        """Whether every part is a clause of the speaker's own."""
        return all(part.kind == "direct" for part in self.parts)

    @property
    def spoken(self) -> Quote:
        """The part that says most about the speaker: the first with one, else the first."""
        return next((part for part in self.parts if part.speaker or part.editor), self.parts[0])

    @property
    def named(self) -> bool:
        """Whether anybody is named or described as its speaker."""
        return bool(self.spoken.speaker or self.spoken.editor)


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """One utterance, ready to be laid out."""

    anchors: tuple[str, ...]
    """One a part; the first on the heading."""
    href: Href
    """Its place on its article's page."""
    who: Words | str
    who_href: Href | None
    named: bool
    role: Words | str | None
    basis: Line
    runs: tuple[Run, ...]
    elsewhere: Elsewhere | None
    """Where on the page the sentence of a fragment stands, if not here."""
    place: str
    at: Href | None
    """That place in the whole article, where it is published."""
    cited_as: Words | None
    """What the article calls the speaker there, where `who` is another form of the name."""
    when: Words | None
    told: Words | None
    evidence: Evidence
    chip: Chip
    speaker: str = ""
    """Which of `SPEAKERS` says it."""
    detailed: bool = True
    """Whether all of the evidence is shown, or its ids alone."""


def utterances(entry: Entry) -> tuple[Utterance, ...]:
    """All utterances of an article in text order; terms that nobody is quoted with are left out."""
    groups: dict[int, list[Quote]] = {}
    for quote in entry.extracts.of(Quote):
        if quote.kind != "term":
            groups.setdefault(quote.span.start if quote.group is None else quote.group, []).append(quote)
    return tuple(Utterance(entry, tuple(parts)) for _, parts in sorted(groups.items()))


def terms(entry: Entry) -> tuple[Quote, ...]:
    """Words between quotation marks that are nobody's."""
    return tuple(quote for quote in entry.extracts.of(Quote) if quote.kind == "term")


def speaker_of(lookup: Lookup, utterance: Utterance) -> Who | None:
    """The person or body that the speaker is, where that is settled."""
    spoken = utterance.spoken
    if spoken.editor:
        return lookup.editors_speaker(spoken)
    return lookup.speaker(utterance.article, spoken.speaker) if spoken.speaker else None


SPEAKERS = ("named", "described", "unnamed")
"""Kinds of speakers: by name; by an office or a description only ("an official"); nobody beside the quote."""


def speaker_kind(utterance: Utterance, by: Who | None) -> str:
    """Which of `SPEAKERS` it is. A pronoun or description that leads to a name ("the minister") counts as the name."""
    if by or utterance.spoken.editor:
        return "named"
    return "described" if utterance.named else "unnamed"


def speaker_key(lookup: Lookup, utterance: Utterance) -> tuple[str, str] | None:
    """What tells speakers apart: the linked name, else the description in its article; None: not named."""
    speaker = speaker_of(lookup, utterance)
    if speaker:
        return speaker.kind, speaker.slug
    spoken = utterance.spoken
    if spoken.editor:
        return "", spoken.editor
    if spoken.speaker is None:
        return None
    return utterance.article.id, " ".join(spoken.speaker.cut(utterance.article.text).casefold().split())


_LEAST, _SHORT, _LONG = 8, 30, 45
_WHOLE = re.compile(r"[“\"‘'„«]?\s*[^\W\d_a-zà-öø-ÿ]")


def telling(said: Iterable[Utterance]) -> Utterance:
    """The quote that stands for a speaker. `said` must not be empty and comes in order of preference.

    Clauses of the speaker's own before fragments, the running text before headlines, up to 45 words before longer ones.
    Then what reads best: a sentence that begins and ends as one, makes sense by itself, is in one piece, has 8 to 30
    words (one to three lines); of equals the longest, then the first.
    """
    return max(said, key=_weight)


def _weight(utterance: Utterance) -> tuple[bool, bool, bool, int, int]:
    text = utterance.article.text
    parts = [part.span.cut(text) for part in utterance.parts]
    words = sum(len(part.split()) for part in parts)
    # Headlines shorten what was said; where the text has it too, that is the better quote.
    body = next((block.span.start for block in utterance.article.blocks if block.kind == "paragraph"), 0)
    reads = (
        bool(_WHOLE.match(parts[0])) and parts[-1].rstrip("”\"’' ")[-1:] in tuple(".,!?—–"),
        stands_alone(parts[0]),
        len(parts) == 1,
        _LEAST <= words <= _SHORT,
    )
    running = utterance.parts[0].span.start >= body
    return utterance.direct, running, words <= _LONG, sum(reads), words if words <= _LONG else -words


def card(lookup: Lookup, links: Links, utterance: Utterance, *, elsewhere: Elsewhere | None = None) -> QuoteCard:
    """The utterance for the page that `links` looks from; `elsewhere`: where that has a fragment's sentence already."""
    article, parts, spoken = utterance.article, utterance.parts, utterance.spoken
    speaker = speaker_of(lookup, utterance)
    who = _who(article, spoken)
    # The first role is the one that the article introduces somebody with.
    role = next(iter(roles(lookup, speaker, article)), None) if speaker else None
    anchors = tuple(lookup.anchor(article, "quote", part.span) for part in parts)
    shown = alone(article, parts) if elsewhere else said(lookup, utterance)
    return QuoteCard(
        anchors=anchors,
        href=links.article(article.id, anchors[0]),
        who=speaker.words if speaker else who,
        who_href=links.person(speaker) if speaker else None,
        named=speaker is not None,
        role=role,
        basis=basis(lookup, article, spoken),
        runs=shown,
        elsewhere=elsewhere,
        place=lookup.places[article.id].name(parts[0].span),
        at=text_at(lookup, links, article, parts[0].span),
        cited_as=who if speaker and isinstance(who, Words) else None,
        when=_words(article, next((part.when for part in parts if part.when and _dates(utterance, part.when)), None)),
        told=_words(article, next((part.addressee for part in parts if part.addressee), None)),
        evidence=_evidence(lookup, links, utterance, who, () if elsewhere else shown),
        chip=chip(lookup, links, article, anchors[0]),
        speaker=speaker_kind(utterance, speaker),
    )


_OWNED = ("its ", "his ", "her ", "their ", "our ", "my ")


def roles(lookup: Lookup, who: Who, article: Article) -> tuple[Words | str, ...]:
    """The roles of somebody as an article states them, or as the owner does."""
    if who.editors_role:
        return (who.editors_role,)
    return stated_roles(article, lookup.roles_in(article.id, who))


def stated_roles(article: Article, spans: Iterable[Span]) -> tuple[Words, ...]:
    """The roles at `spans`. "Its deputy leader" is left out: whose, only its sentence says."""
    return tuple(cut(article, span) for span in spans if not span.cut(article.text).casefold().startswith(_OWNED))


def _dates(utterance: Utterance, when: Span) -> bool:
    """Whether words tell when: "late on Wednesday" and a date that the article settles do; "later" and "last year" only
    in their sentence.
    """
    if any(char.isupper() or char.isdigit() for char in when.cut(utterance.article.text)):
        return True
    return any(date.iso is not None and date.span in when for date in utterance.entry.extracts.of(DateMention))


def _who(article: Article, spoken: Quote) -> Words | str:
    if spoken.editor:
        return spoken.editor
    return cut(article, spoken.speaker) if spoken.speaker else UNKNOWN


def _words(article: Article, span: Span | None) -> Words | None:
    return cut(article, span) if span else None


def said(lookup: Lookup, utterance: Utterance) -> tuple[Run, ...]:
    """The words to show: whole clauses alone, fragments inside their sentence with the reporter's words soft."""
    article, parts = utterance.article, utterance.parts
    # A clause of one's own needs nobody else's words around it; a fragment makes no sense without them.
    if utterance.direct:
        return alone(article, parts)
    spans = [part.marks for part in parts]
    return runs(lookup, article, spans, marks_of(parts), near=_reported(parts), soft=True, bare=True)


def alone(article: Article, parts: Sequence[Quote]) -> tuple[Run, ...]:
    """Nothing but the words quoted."""
    made: list[Run] = []
    for at, part in enumerate(parts):
        between = article.text[parts[at - 1].marks.end : part.marks.start] if at else ""
        made.append(Run(cut(article, part.marks), bool(between.strip())))
    return tuple(made)


def marks_of(parts: Iterable[Quote], kind: str = "said") -> tuple[Mark, ...]:
    """Who is quoted with what by which verb, for the sentence they stand in."""
    spans = ((("by", part.mention), ("cue", part.cue), (kind, part.marks)) for part in parts)
    return tuple(Mark(span, name) for its in spans for name, span in its if span)


def _reported(parts: Iterable[Quote]) -> list[Span]:
    """Who is said to speak, and the verb that says so."""
    return [span for part in parts for span in (part.mention, part.cue) if span]


def basis(lookup: Lookup, article: Article, quote: Quote) -> Line:
    """How the speaker was found, in plain words."""
    mention = cut(article, quote.mention) if quote.mention else None
    if quote.editor:
        return ("Set by the editor of this site",)
    if quote.speaker is None or quote.basis == "unknown":
        return ("No speaker found beside the quote",)
    where = lookup.places[article.id].name(quote.speaker)
    elsewhere = (
        "" if quote.speaker == quote.mention else f", named in {where if where[-1:].isdigit() else 'the ' + where}"
    )
    match quote.basis:
        case "pronoun":
            return ("By pronoun: ", mention, elsewhere) if mention else (f"By pronoun{elsewhere}",)
        case "role":
            return ("By description: ", mention, elsewhere) if mention else (f"By description{elsewhere}",)
        case "continued":
            return ("Continues the quote before it",)
        case "label":
            return ("Named before the colon",)
        case "interview":
            return (f"Answers the questions of an interview{elsewhere}",)
        case "anonymous":
            return ("Described, not named",)
    return ("Named in the sentence",)


def _clear(margin: float) -> str:
    """A margin in words; thirds of its range, since nothing finer was measured."""
    if margin >= 2 / 3:
        return "no other candidate comes near"
    return "ahead of the next candidate" if margin >= 1 / 3 else "close: another candidate is nearly as good"


def _evidence(lookup: Lookup, links: Links, utterance: Utterance, who: Words | str, shown: Sequence[Run]) -> Evidence:
    """`shown`: what stands open beside it, and isn't said again; nothing where that stands elsewhere."""
    article, parts, spoken = utterance.article, utterance.parts, utterance.spoken
    quoted = tuple(cut(article, part.marks) for part in parts)
    around = runs(lookup, article, [part.marks for part in parts], marks_of(parts, "hit"), near=_reported(parts))
    repeated = not shown or [run.words.span for run in around] == [run.words.span for run in shown]
    return Evidence(
        sentences=() if repeated else around,
        place=place_of(lookup, article, [part.span for part in parts]),
        speaker=basis(lookup, article, spoken),
        sure=capital(_clear(spoken.margin)) if spoken.mention and not spoken.editor else "",
        found=found_by(part.rule for part in parts),
        ids=tuple(lookup.id(article, "quote", part.span) for part in parts),
        cite=citation(
            lookup,
            links,
            article,
            quoted,
            at=lookup.anchor(article, "quote", parts[0].span),
            place=parts[0].span,
            who="speaker not named" if who == UNKNOWN else who,
        ),
        original=original_at(lookup, article, [part.span for part in parts]),
    )
