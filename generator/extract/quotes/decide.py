"""The decisions about all quotations of an article: source, person, how the person is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from generator.base.lexicon import table, words
from generator.extract.names import Name
from generator.extract.quotes.bearers import Role, bearer, is_anothers, is_lesser, roles_of
from generator.extract.quotes.features import Part, Reading
from generator.extract.quotes.govern import source_at
from generator.extract.quotes.lines import NAMES, word_lists
from generator.extract.quotes.person import (
    PRONOUNS,
    People,
    antecedents,
    genders,
    goes_on,
    holder,
    people_of,
    persons_of,
    relative_meant,
)
from generator.extract.quotes.rank import Before, Choice, after, choose, named_inside, weights
from generator.extract.quotes.reading import Quoted
from generator.extract.quotes.sources import Source
from generator.extract.quotes.terms import is_said
from generator.extract.quotes.things import thing_meant
from generator.extract.quotes.whole import both_named, described_before, is_cut, named_beside, shown, subject_of_tail
from generator.model import Span

Basis = Literal["named", "pronoun", "role", "continued", "anonymous", "unknown"]

_HALF = 60
"""Lead over the next answer, in units of the weights, at which the margin is one half."""
_LEAST_LEAD = 140
"""Lead of a pronoun's person over the next below which nobody is named, in units of the weights. On the training
articles 11 of 18 answers with a shorter lead disagree with the file, of those with a longer one 18 in 100; of 35 such
disagreements read by hand 5 were not the file's fault."""
_NAMED = re.compile(",J{0,3}N")
"""A name between commas behind a description, with titles: "the judge, Sir Alan Mott,"."""
_NAME_ENDS = ("", ",", ".", "P", "W")
_THING = 0.7
"""How sure it is what an "it" means: of twenty in the training articles three were somebody else's."""
_ADJECTIVAL = ("ous", "ful", "less", "able", "ible", "ial", "ish", "istic")
"""Endings of adjectives that hardly any word for a person has."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known about one quotation."""

    part: Part
    source: Source | None
    """None: nobody says it, or nobody was looked for."""
    speaker: Span | None
    basis: Basis
    margin: float
    rule: str
    uttered: bool
    """Whether the words are somebody's, known or not."""


def decide(text: str, names: Sequence[Name], quoted: Quoted) -> list[Answer]:
    """One answer a quotation, in text order."""
    reading = quoted.reading
    people = people_of(reading, genders(text, names), persons_of(text, names))
    fullest = _fullest(reading, names, text)
    roles = roles_of(text, reading, names, persons_of(text, names))
    learnt = weights()
    answers: list[Answer] = []
    before: Before | None = None
    speakers: list[str] = []
    resolved: dict[tuple[int, int], tuple[Span | None, Basis, float]] = {}
    called = _nicknames(names, quoted)
    described: tuple[Part, Span] | None = None
    """The quotation before and its speaker, if he was only described."""
    for unit in quoted.units:
        if unit[0].number in called:
            answers.append(Answer(unit[0], None, None, "unknown", 0.0, "quote.not-said", uttered=False))
            continue
        choice = choose(reading, unit, before, learnt)
        source = choice.source
        before = after(reading, unit, source, before)
        if source is not None and choice.rule == "quote.ranked" and not is_said(reading, unit, source):
            answers += [Answer(part, None, None, "unknown", 0.0, "quote.ranked", uttered=False) for part in unit]
            continue
        margin = choice.margin / (choice.margin + _HALF) if choice.margin > 0 else 0.0
        speaker: Span | None = None
        basis: Basis = "unknown"
        if source is not None:
            where = (source.line, source.head)
            known = resolved.get(where)
            if known is None:
                meant, inside = _meant(reading, source, choice), named_inside(reading, unit)
                known = _resolve(text, reading, people, meant, speakers, roles, fullest, inside)
                if choice.bearer is not None and known[1] == "named":
                    known = known[0], "pronoun", known[2]
                resolved[where] = known
            if described is not None and goes_on(reading, people, described[0], source):
                known = described[1], "role", 1.0
            speaker, basis, sure = known
            described = (unit[-1], speaker) if basis == "role" and speaker and _is_somebody(source, speaker) else None
            margin = min(margin, sure)
            if speaker is not None and basis in ("named", "pronoun"):
                speakers.append(speaker.cut(text))
        said = source is not None or choice.uttered
        for number, part in enumerate(unit):
            kept: Basis = "continued" if number and speaker is not None else basis
            answers.append(Answer(part, source, speaker, kept, round(margin, 3), choice.rule, said))
    answers.sort(key=lambda answer: answer.part.number)
    return answers


def _is_somebody(source: Source, speaker: Span) -> bool:
    """Whether a description, or the "he" that goes on with it, is of a person who has no other name in the article.

    "The president" mostly has one, so a later "he" is better looked for among the names.
    """
    if source.kind == "R":
        return True
    return source.kind == "H" and (speaker != source.span or source.low not in words("extract/quotes/offices"))


def _nicknames(names: Sequence[Name], quoted: Quoted) -> frozenset[int]:
    """The numbers of the pairs inside a name: Jens “Lucky” Dahl."""
    made: list[int] = []
    name = 0
    for number, pair in enumerate(quoted.pairs):
        while name < len(names) and names[name].span.end < pair.marks.end:
            name += 1
        if name < len(names) and pair.marks in names[name].span:
            made.append(number)
    return frozenset(made)


def _meant(reading: Reading, source: Source, choice: Choice) -> Source:
    """The source itself, or the name or noun that its "who" stands for."""
    if choice.bearer is None:
        return source
    line, item = choice.bearer
    return source_at(reading, reading.lines[line], item)


def _fullest(reading: Reading, names: Sequence[Name], text: str) -> dict[str, Span]:
    """Each entity's full name."""
    made: dict[str, Span] = {}
    for name in names:
        made.setdefault(name.full.cut(text), name.full)
    return made


def _resolve(  # noqa: PLR0917  (one caller, all of them needed)
    text: str,
    reading: Reading,
    people: People,
    source: Source,
    speakers: Sequence[str],
    roles: Sequence[Role],
    fullest: dict[str, Span],
    inside: frozenset[str],
) -> tuple[Span | None, Basis, float]:
    """The speaker that a mention stands for, how the mention names it, and how sure that is, 0 to 1."""
    if (together := both_named(reading, source)) is not None:
        return together, "role", 1.0
    source = subject_of_tail(reading, source) or source
    if source.kind in NAMES:
        if is_cut(text, source.span) or _is_abbreviated(text, source):
            return None, "unknown", 0.0
        entity = _called(text, reading, source, roles) or reading.entities.get((source.line, source.head), "")
        return fullest.get(entity, source.span), "named", 1.0
    if source.low == "it" and (thing := thing_meant(reading, source)) is not None:
        entity = reading.entities.get((thing.line, thing.head), "")
        return fullest.get(entity, thing.span), "role", _THING
    if source.low in words("extract/quotes/nobody"):
        return None, "unknown", 0.0
    if source.kind in PRONOUNS:
        if (relative := relative_meant(reading, source)) is not None:
            return relative.span, "role", 1.0
        if source.low in words("extract/quotes/several"):
            return None, "unknown", 0.0
        learnt = weights()
        found = antecedents(reading, people, source, speakers, inside)
        scores = [sum([learnt.get(feature, 0) for feature in answer.features]) for answer in found]
        best = max(range(len(found)), key=scores.__getitem__)
        lead = scores[best] - max((score for at, score in enumerate(scores) if at != best), default=scores[best])
        if not found[best].entity or lead < _LEAST_LEAD:
            return None, "unknown", 0.0
        if source.low == "who" and not named_beside(reading, people, source, found[best].entity):
            before = described_before(reading, source)
            return (shown(reading, before), "role", 1.0) if before else (None, "unknown", 0.0)
        return fullest.get(found[best].entity), "pronoun", lead / (lead + _HALF) if lead > 0 else 0.0
    if source.kind in "Hn" and (beside := _apposition(reading, source)) is not None:
        return fullest.get(reading.entities[beside]), "named", 1.0
    if source.kind in "Hn" and (entity := bearer(text, roles, source)):
        return fullest.get(entity), "role", 1.0
    entity = holder(reading, people, source) if source.kind == "H" else ""
    if entity and not is_lesser(roles, entity, source.low) and not is_anothers(roles, entity, source.low):
        return fullest.get(entity), "role", 1.0
    if not _may_speak(text, reading, source):
        return None, "unknown", 0.0
    indefinite = not {source.low, reading.lines[source.line].lows[source.first]}.isdisjoint(
        words("extract/quotes/indefinite")
    )
    return shown(reading, source), "anonymous" if indefinite or source.kind == "K" else "role", 1.0


def _called(text: str, reading: Reading, source: Source, roles: Sequence[Role]) -> str:
    """Whom an office in capitals means: "the PM" is the one PM that the article has introduced."""
    line = reading.lines[source.line]
    if source.kind != "C" or not source.first or line.lows[source.first - 1] != "the":
        return ""
    return bearer(text, roles, replace(source, span=Span(line.starts[source.first - 1], source.span.end)))


def _may_speak(text: str, reading: Reading, source: Source) -> bool:
    """Whether a description can be somebody: no adjective of no list, nobody whom only a country's "its" points at."""
    line = reading.lines[source.line]
    if source.kind in "CL" and source.span.cut(text) in _adjectives():
        return False  # "Danish said": half of a name that the search for names cut
    if line.lows[source.head] in words("extract/quotes/inward"):
        return False  # "in Lee's mind"
    if source.kind == "n" and line.lows[source.head].endswith(_ADJECTIVAL):
        return False
    return not (source.kind in "Kn" and line.lows[source.first] == "its")


def _is_abbreviated(text: str, source: Source) -> bool:
    """Whether capitals are a short form of no person or body: "Calif.", "Sept."."""
    return source.kind in "CL" and source.span.cut(text).rstrip(".").lower() in word_lists().abbreviations


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives of countries: the first of each list of adjectives and peoples."""
    return frozenset(row[2].split(";")[0] for row in table("extract/names/countries") if len(row) > 2)


def _apposition(reading: Reading, source: Source) -> tuple[int, int] | None:
    """Paragraph and item of the name beside a description: "Ann Lee, the mayor," or "the mayor, Ann Lee"."""
    kinds = reading.lines[source.line].classes
    first, last = source.first, source.last
    if first >= 2 and kinds[first - 2 : first] == "N,":
        return source.line, first - 2
    named = _NAMED.match(kinds, last + 1)
    return (source.line, named.end() - 1) if named and kinds[named.end() : named.end() + 1] in _NAME_ENDS else None
