"""Ranking of candidate sources with the weights of generator/extract/quotes/data/weights.txt.

A linear model: the score of a candidate is the sum of the weights of its features. Quotations are decided in text
order, so that each can see who was found to say the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.base.lexicon import table
from generator.extract.quotes.features import Part, Reading, candidates, features, none_features
from generator.extract.quotes.govern import SENTENCE, UNHEARD, Verdict, governed, hints
from generator.extract.quotes.sources import Source

RULED_MARGIN = 240
"""The lead of an answer that a rule gives against the ranker, in units of the weights. Read by hand, about four in five
such answers on the training articles were right, which is what this lead comes to."""
_SHORT_COST = 200
"""Taken off the answer that nobody says it for one or two words in a sentence that a speech verb has opened. The
training file has no quotations so short, so the weights know nothing of them; in the five seed articles all of them
have a source."""

Weights = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer for an utterance; `source` None: nobody says it."""

    source: Source | None
    fixed: list[str]
    """Features that do not depend on other decisions."""


@dataclass(frozen=True, slots=True)
class Before:
    """What was decided for the utterance before."""

    part: Part
    source: Source | None
    entity: str
    """What its source is a mention of, empty if it is no name."""
    named: str = ""
    """The last speaker with a name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The decision for one utterance."""

    source: Source | None
    margin: int
    """Score minus the score of the best option with another meaning."""
    rule: str = "quote.ranked"
    bearer: tuple[int, int] | None = None
    """Paragraph and item of the name that the source's "who" stands for."""
    uttered: bool = False
    """Somebody said the words, though the source may be None: "Lee was told …"."""


@cache
def weights() -> dict[str, int]:
    """The shipped weights: feature, weight."""
    return {feature: int(weight) for feature, weight in table("extract/quotes/weights")}


def units(reading: Reading, runs_on: Sequence[bool]) -> list[list[Part]]:
    """The quotations in text order; those that run on into the next paragraph stand with their continuation."""
    made: list[list[Part]] = []
    open_unit = False
    for line in reading.lines:
        for item, kind in enumerate(line.classes):
            if kind != "Q":
                continue
            part = Part(line.at, item, line.holds[item])
            if open_unit and made and part.line == made[-1][-1].line + 1:
                made[-1].append(part)
            else:
                made.append([part])
            open_unit = runs_on[part.number]
    return made


def options(reading: Reading, unit: Sequence[Part], before: Before | None) -> list[Option]:
    """All answers for an utterance; the first is that nobody says it."""
    first, last = unit[0], unit[-1]
    found = candidates(reading, unit)
    if before is not None and before.source is not None and before.source.line < first.line - 2:
        found.insert(0, before.source)
    clauses = hints(reading, unit)
    hinted = "".join("0" if hint is None else "1" for hint in clauses)
    made = [Option(None, [*none_features(reading, unit), f"0g{hinted}"])]
    ahead = sum(
        source.line < first.line or (source.line == first.line and source.head < first.item) for source in found
    )
    for at, source in enumerate(found):
        after = (source.line, source.head) > (last.line, last.item)
        rank = (
            sum((other.line, other.head) > (last.line, last.item) for other in found[:at]) if after else ahead - 1 - at
        )
        own = features(reading, unit, source, max(0, rank))
        made.append(Option(source, own + _hinted(clauses, source) + _named(reading, unit, source)))
    return made


def named_inside(reading: Reading, unit: Sequence[Part]) -> frozenset[str]:
    """The entities that an utterance names."""
    return frozenset().union(*(reading.inside[part.number] for part in unit))


def _named(reading: Reading, unit: Sequence[Part], source: Source) -> list[str]:
    """Whether the quoted words name a candidate."""
    entity = reading.entities.get((source.line, source.head), "")
    return [f"iq{source.kind}"] if entity and entity in named_inside(reading, unit) else []


def _hinted(clauses: Sequence[Source | None], source: Source) -> list[str]:
    """What the plain clauses around a quotation say of a candidate: each by itself, and all of them together."""
    same = ["-" if hint is None else "01"[(hint.line, hint.head) == (source.line, source.head)] for hint in clauses]
    row = "".join(same)
    return [
        *(f"g{number}{code}" for number, code in enumerate(same) if code != "-"),
        f"gs{row}",
        f"gk{source.kind}{row}",
    ]


def moving(reading: Reading, unit: Sequence[Part], source: Source | None, before: Before | None) -> list[str]:
    """Features of an option that depend on the decision before."""
    if before is None:
        return ["h^" + ("0" if source is None else "")]
    part = unit[0]
    lines = min(part.line - before.part.line, 3)
    if source is None:
        return [f"h0{lines}{before.source is None}"]
    gap = reading.lines[part.line].classes[before.part.item + 1 : part.item] if lines == 0 else ""
    short = gap.translate(_SHORT)[:5] if lines == 0 else str(lines)
    if before.source is None:
        return [f"hn{lines}"]
    same = source is before.source
    entity = reading.entities.get((source.line, source.head), "")
    known = bool(entity) and entity == before.entity
    return [
        f"hs{same}{lines}{source.kind}",
        f"hg{same}{short}",
        f"he{known}{same}{lines}{source.kind}",
        f"hk{before.source.kind}{source.kind}{same}{lines}",
        f"hl{bool(entity) and entity == before.named}{lines}{source.kind}",
    ]


_SHORT = str.maketrans("", "", "danJ#D")


def after(reading: Reading, unit: Sequence[Part], source: Source | None, before: Before | None) -> Before:
    """The state that the next decision sees."""
    entity = "" if source is None else reading.entities.get((source.line, source.head), "")
    named = entity or ("" if before is None else before.named)
    return Before(unit[-1], source, entity, named)


def choose(reading: Reading, unit: Sequence[Part], before: Before | None, learnt: Weights) -> Choice:
    """The best option of one utterance and its lead."""
    scored = []
    get = learnt.get
    part = unit[0]
    line = reading.lines[part.line]
    begins = bisect_left(line.sentences, line.sentences[part.item], 0, part.item)
    opened = any(kind in "VG" for kind in line.classes[begins : part.item])
    short = reading.words[part.number] < 3 and opened and not reading.titled[part.number]
    for option in options(reading, unit, before):
        score = sum([get(feature, 0) for feature in option.fixed])
        score += sum([get(feature, 0) for feature in moving(reading, unit, option.source, before)])
        scored.append((score - _SHORT_COST if short and option.source is None else score, option.source))
    best = max(range(len(scored)), key=lambda at: scored[at][0])
    # A description that leads to a name means the same person: the name is the answer, and no rival of it.
    names = _names(reading, scored[best][1])
    best = next((at for at, (_, source) in enumerate(scored) if source and (source.line, source.head) in names), best)
    same = {*names, *_leads(reading, scored[best][1]), *_beside(reading, scored[best][1]), *_tail(scored[best][1])}
    rest = [
        score
        for at, (score, source) in enumerate(scored)
        if at != best and not (source and (source.line, source.head) in same)
    ]
    ranked = Choice(scored[best][1], scored[best][0] - max(rest, default=scored[best][0] - 10_000))
    return _ruled(reading, unit, ranked)


def _names(reading: Reading, source: Source | None) -> set[tuple[int, int]]:
    """Where the name stands that a bare description leads to: "engine driver and union member Ann Lee"."""
    if source is None or source.kind != "H":
        return set()
    kinds = reading.lines[source.line].classes
    match = _LEADS.match(kinds, source.head)
    return {(source.line, match.end() - 1)} if match and kinds[source.first] not in "dp" else set()


def _leads(reading: Reading, source: Source | None) -> set[tuple[int, int]]:
    """Where the descriptions stand that lead to a name."""
    if source is None or source.kind != "N":
        return set()
    others = reading.sources[source.line]
    begins = bisect_left(others, source.head - _LONGEST_LEAD, key=lambda other: other.head)
    ends = bisect_left(others, source.head, key=lambda other: other.head)
    near = others[begins:ends]
    return {(other.line, other.head) for other in near if (source.line, source.head) in _names(reading, other)}


def _tail(source: Source | None) -> set[tuple[int, int]]:
    """Where what belongs to a description stands: "three" of "the mother of three"."""
    return set() if source is None else {(source.line, at) for at in range(source.head + 1, source.last + 1)}


def _beside(reading: Reading, source: Source | None) -> set[tuple[int, int]]:
    """Where the name or description stands that a comma sets beside a source: "the engineer, Ann Lee"."""
    if source is None or source.kind not in "HN":
        return set()
    kinds, at = reading.lines[source.line].classes, source.head
    ahead = _APPOSED.match(kinds, at)
    heads = {ahead.end() - 1} if ahead else set()
    return {(source.line, head) for head in (heads | {at - 2} if kinds[max(0, at - 2) : at] == "H," else heads)}


_APPOSED = re.compile(r"(?:H,N|N,[dp]?[oaJ#CDOL]{0,4}H)")
_LEADS = re.compile(r"H&[oJHCUT#O-]{1,5}N")
_LONGEST_LEAD = 8
"""Items from a description to the name that it leads to, at most, as `_LEADS` has it."""


def _ruled(reading: Reading, unit: Sequence[Part], ranked: Choice) -> Choice:
    """What the rules of clauses say where they say anything, else the ranker's answer."""
    part = unit[0]
    if reading.titled[part.number] and ranked.source is None:
        # "Lee said on “Meet the Press”": a title, whatever the clause, but not where one is told how it was said
        said = governed(reading, unit, _SAID)
        return ranked if said is None else Choice(said.source, RULED_MARGIN, said.told, said.bearer, said.uttered)
    verdict = governed(reading, unit)
    if verdict is None:
        verdict = governed(reading, unit, _SAID)
        if not (_leaves(reading, part, ranked.source) or _passes_over(reading, part, verdict, ranked.source)):
            verdict = None
    if verdict is None:
        return ranked
    agreed = _same(verdict, ranked.source)
    source = ranked.source if agreed else verdict.source
    return Choice(
        source,
        max(ranked.margin, RULED_MARGIN) if agreed else RULED_MARGIN,
        verdict.told,
        verdict.bearer,
        verdict.uttered,
    )


_SAID = (*SENTENCE, *UNHEARD)
"""What may bring the source back into the sentence of a quotation."""


def _leaves(reading: Reading, part: Part, source: Source | None) -> bool:
    """Whether the ranker went to another sentence, or to nobody, for the source of a quotation."""
    line = reading.lines[part.line]
    return source is None or source.line != part.line or line.sentences[source.head] != line.sentences[part.item]


def _passes_over(reading: Reading, part: Part, verdict: Verdict | None, source: Source | None) -> bool:
    """Whether the ranker took somebody further on than the subject right behind the quotation, who belongs to what is
    told about that subject: "fumed Tom Orr, whose wife Ada Brook laughed".
    """
    if verdict is None or verdict.source is None or source is None or source.line != part.line:
        return False
    follows = reading.lines[part.line].classes[verdict.source.last + 1 : verdict.source.last + 2]
    return part.item < verdict.source.head < source.head and follows in _ENDS_SUBJECT


_ENDS_SUBJECT = frozenset((",", "W", "P", "D", "(", ";"))
"""Classes that show that a subject is complete, so that a further name is no part of it."""


def _same(verdict: Verdict, source: Source | None) -> bool:
    if verdict.source is None or source is None:
        return verdict.source is source
    return (verdict.source.line, verdict.source.head) == (source.line, source.head)
