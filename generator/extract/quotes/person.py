"""Which person a pronoun means: the second step, after the mention beside the quotation was found.

A ranker of its own over the people named before the pronoun, learnt from the same file (weights whose feature begins
with `@`). "Nobody with a name" is one of the answers, as "she" may be a voter whom the article calls "a woman".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.base.lexicon import table, words
from generator.extract.names import Name
from generator.extract.names.lexicon import load
from generator.extract.quotes.features import Part, Reading
from generator.extract.quotes.lines import Line, known_words
from generator.extract.quotes.sources import Source

MASCULINE = frozenset(("he", "him", "his", "himself"))
FEMININE = frozenset(("she", "her", "hers", "herself"))
PRONOUNS = frozenset("RrpW")
"""Kinds of candidates that stand for somebody named elsewhere."""
_SAYS = re.compile(r"(?:,[^,.?;:Q]{1,12},|\([^)]{1,8}\))?[aXn]{0,2}V")
"""A speech verb right behind a name, or behind what stands between commas after it."""
_ENDS_CLAUSE = frozenset(",;:.?bWQ-(")
_INVERTED = re.compile("(?:^|[Q,.?:;&-])[aX]{0,2}V$|A[PV]?$")
"""A verb of saying before its subject. Behind a subject of its own it only leads to whom it speaks of or to: in
"Lee said Orr left" and "Lee told Orr" it is Lee who speaks."""
_NEW_CLAUSE = frozenset("Qbt;")
"""Classes of items that show that another clause begins between two mentions."""
_MOST = 10
"""People considered: those last mentioned. 99 % of the right ones in the training file."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name outside quotations, and how it stands in its sentence."""

    line: int
    item: int
    entity: str
    kind: str
    subject: bool
    """First candidate of its sentence."""
    speaks: bool
    """A speech verb follows or stands before it."""
    possessive: bool
    after_preposition: bool


@dataclass(slots=True)
class People:
    """The people of an article, for resolving pronouns."""

    mentions: list[Mention] = field(default_factory=list)
    gender: dict[str, str] = field(default_factory=dict)
    """m or f where a title or a first name states it."""
    counts: dict[str, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    """Order of first mention."""


@cache
def _first_names() -> dict[str, str]:
    return {name.lower(): gender for gender, names in table("extract/names/first") for name in names.split()}


@cache
def _asking() -> frozenset[str]:
    """Verbs whose object speaks next: in "Lee asked Orr why. “I was ill,” he said" it is Orr."""
    return frozenset(word for group, word in table("extract/quotes/clause") if group == "asking")


@cache
def _titles() -> dict[str, str]:
    return {word: gender for gender, word in table("extract/quotes/gender")}


def genders(text: str, names: Sequence[Name]) -> dict[str, str]:
    """The gender of each person by the titles beside the name, else by the first name: m or f. Others are left out."""
    stated: dict[str, str] = {}
    likely: dict[str, str] = {}
    both: set[str] = set()
    """Surnames that stand with titles of both genders: "Mr. Orr" and "Ms. Orr" where nobody's first name is told."""
    for name in names:
        if name.kind != "person":
            continue
        entity = name.full.cut(text)
        if name.title:
            for word in name.title.cut(text).lower().replace(".", " ").split():
                if word in _titles() and stated.setdefault(entity, _titles()[word]) != _titles()[word]:
                    both.add(entity)
        first = _first_names().get(entity.lower().split()[0].split("-")[0], "")
        if first in ("m", "f") and " " in entity:
            likely.setdefault(entity, first)
    return {entity: gender for entity, gender in (likely | stated).items() if entity not in both}


def persons_of(text: str, names: Sequence[Name]) -> frozenset[str]:
    """The entities that are people."""
    return frozenset(name.full.cut(text) for name in names if name.kind == "person")


def _by_pronouns(reading: Reading, persons: frozenset[str]) -> dict[str, str]:
    """The gender that pronouns give to people: of those alone in a sentence in which a "he" or "her" follows them.

    One sentence may mean somebody else, so all must agree.
    """
    votes: dict[str, set[str]] = {}
    for line in reading.lines:
        people: dict[int, set[str]] = {}
        voiced: list[tuple[int, str, str]] = []
        """Sentence, who was named in it last, the gender of a pronoun behind."""
        last = ""
        for item, low in enumerate(line.lows):
            sentence = line.sentences[item]
            entity = reading.entities.get((line.at, item), "")
            if entity in persons:
                people.setdefault(sentence, set()).add(entity)
                last = entity
            elif gender := "m" if low in MASCULINE else "f" if low in FEMININE else "":
                voiced.append((sentence, last, gender))
        for sentence, entity, gender in voiced:
            if people.get(sentence) == {entity}:
                votes.setdefault(entity, set()).add(gender)
    return {entity: next(iter(genders)) for entity, genders in votes.items() if len(genders) == 1}


def people_of(reading: Reading, gender: Mapping[str, str], persons: frozenset[str]) -> People:
    """List the mentions of `persons`, entities that may be people."""
    people = People(gender={**_by_pronouns(reading, persons), **gender})
    subject: dict[str, str] = {}
    """By gender, empty for both: the last subject that may be meant by a pronoun."""
    for line, sources in zip(reading.lines, reading.sources, strict=True):
        kinds = line.classes
        sentence = -1
        for source in sources:
            first_here = (
                line.sentences[source.head] != sentence and source.kind not in "pr" and not _leads_on(kinds, source)
            )
            if first_here:
                sentence = line.sentences[source.head]
            entity = reading.entities.get((source.line, source.head), "")
            if source.kind == "R" and source.low in ("he", "she"):
                wanted = "m" if source.low == "he" else "f"
                entity = subject.get(wanted, "")
                if entity:
                    at = source.first
                    people.mentions.append(
                        Mention(source.line, source.head, entity, "R", first_here,
                                "V" in kinds[source.last + 1 : source.last + 3] or kinds[at - 1 : at] == "V",
                                possessive=False, after_preposition=False)
                    )  # fmt: skip
                continue
            if entity not in persons:
                continue
            first = source.first
            while first > 0 and kinds[first - 1] in "JoHd" and source.first - first < 5:
                first -= 1
            before = kinds[first - 1] if first else "^"
            inverted = _INVERTED.search(kinds, max(0, first - 4), first) is not None
            after = kinds[source.last + 1 : source.last + 3]
            verb = _SAYS.match(kinds, source.last + 1)
            says = verb is not None and line.lows[verb.end() - 1] not in _asking()
            people.mentions.append(
                Mention(source.line, source.head, entity, source.kind, first_here, says or inverted,
                        after[:1] == "s", before == "P")
            )  # fmt: skip
            if people.mentions[-1].subject or people.mentions[-1].speaks:
                for wanted in ("m", "f"):
                    if people.gender.get(entity, wanted) == wanted:
                        subject[wanted] = entity
            people.counts[entity] = people.counts.get(entity, 0) + 1
            people.first.setdefault(entity, len(people.first))
    return people


_LEADS_ON = re.compile("s|[JoHC]{0,3}[HJ]N|,[dJ]{0,3}N,")
"""Behind a name or noun that only tells whose or which person the subject is."""


def _leads_on(kinds: str, source: Source) -> bool:
    """Whether a candidate only leads to the subject: "Hull's mayor, Ann Lee, left", "Hall spokesman Tom Orr left"."""
    return source.kind in "OLCUNH" and _LEADS_ON.match(kinds, source.last + 1) is not None


@dataclass(frozen=True, slots=True)
class Antecedent:
    """One answer: the entity, empty for nobody with a name, and its features."""

    entity: str
    features: list[str]


def antecedents(
    reading: Reading, people: People, source: Source, speakers: Sequence[str], inside: frozenset[str]
) -> list[Antecedent]:
    """The answers for a pronoun. `speakers`: who spoke so far, the last one last; `inside`: whom the words name."""
    line = reading.lines[source.line]
    low = source.low
    wanted = "m" if low in MASCULINE else "f" if low in FEMININE else ""
    kind = "who" if low == "who" else wanted or "x"
    here = (source.line, source.head)
    sentence = line.sentences[source.head]
    latest: dict[str, Mention] = {}
    recent: list[Mention] = []
    for mention in people.mentions:
        if (mention.line, mention.item) >= here:
            break
        recent.append(mention)
    for mention in reversed(recent):
        latest.setdefault(mention.entity, mention)
        if len(latest) >= _MOST:
            break
    fitting = [e for e in latest if wanted in ("", people.gender.get(e, wanted))]
    centre = _centre(reading, people, recent, wanted)
    made = [Antecedent("", _nobody(reading, source, kind, fitting))]
    bound = _named_beside(reading, source)
    top = max(people.counts.values(), default=0)
    for rank, (entity, mention) in enumerate(latest.items()):
        if entity in bound:
            continue
        gender = people.gender.get(entity, "")
        fits = "?" if not gender or not wanted else "+" if gender == wanted else "-"
        place = fitting.index(entity) if entity in fitting else 9
        lines = min(source.line - mention.line, 4)
        apart = (
            sentence - line.sentences[mention.item]
            if lines == 0
            else reading.lines[mention.line].sentences[-1] - reading.lines[mention.line].sentences[mention.item]
        )
        apart = min(apart, 2)
        role = f"{mention.subject:d}{mention.speaks:d}{mention.possessive:d}{mention.after_preposition:d}"
        spoke = entity in speakers
        last = bool(speakers) and speakers[-1] == entity
        nth = speakers[::-1].index(entity) if spoke else 9
        named = [m for m in recent[-25:] if m.entity == entity]
        subject = next(
            (m.entity for m in reversed(recent) if m.subject and wanted in ("", people.gender.get(m.entity, wanted))),
            "",
        )
        many = "1" if len(fitting) == 1 else "2" if len(fitting) == 2 else "3"
        between = line.classes[mention.item + 1 : source.head] if lines == 0 else ""
        features = [
            f"@g{kind}{fits}",
            f"@n{kind}{fits}{many}",
            f"@p{kind}{min(place, 4)}",
            f"@pf{fits}{min(place, 4)}{lines}",
            f"@r{min(rank, 4)}{fits}",
            f"@l{lines}{apart}{kind}",
            f"@lr{lines}{apart}{role}",
            f"@ro{role}{fits}",
            f"@pr{min(place, 3)}{role}",
            f"@s{last}{spoke}{fits}",
            f"@sl{last}{lines}{min(place, 3)}",
            f"@sn{min(nth, 4)}{fits}",
            f"@su{subject == entity}{last}{fits}",
            f"@sp{subject == entity}{min(place, 3)}{lines}",
            f"@ce{centre == entity}{fits}{kind}",
            f"@cl{centre == entity}{last}{subject == entity}",
            f"@cn{centre == entity}{lines}{apart}{min(place, 2)}",
            f"@c{people.counts[entity] == top}{fits}{last}",
            f"@cc{min(people.counts[entity], 6)}{fits}",
            f"@m{min(len(named), 5)}{fits}",
            f"@f{min(people.first[entity], 3)}{fits}",
            f"@k{mention.kind}{fits}",
            f"@b{between[-3:] if len(between) < 4 else '~'}{kind}",
            f"@q{lines}{'Q' in between}{last}{fits}",
            f"@sb{role}{lines}{apart}{place == 0}",
            f"@iq{entity in inside}{fits}",
            f"@il{entity in inside}{last}{centre == entity}",
        ]
        made.append(Antecedent(entity, features))
    return made


def _named_beside(reading: Reading, source: Source) -> frozenset[str]:
    """Whom the clause of a "he" names after it, and who is therefore somebody else: "he called Orr a “liar”".

    In English a pronoun that is the subject never means whom its own clause goes on to name (Reinhart, Anaphora and
    Semantic Interpretation, 1983).
    """
    if source.low not in ("he", "she"):
        return frozenset()
    line = reading.lines[source.line]
    named: set[str] = set()
    for item in range(source.last + 1, len(line.classes)):
        if line.classes[item] in _ENDS_CLAUSE or line.sentences[item] != line.sentences[source.head]:
            break
        if entity := reading.entities.get((source.line, item)):
            named.add(entity)
    return frozenset(named)


def _centre(reading: Reading, people: People, recent: Sequence[Mention], wanted: str) -> str:
    """Who the last sentence with a fitting person is about: who speaks in it, its subject, or its first person."""
    last: list[Mention] = []
    for mention in reversed(recent):
        if wanted not in ("", people.gender.get(mention.entity, wanted)):
            continue
        sentence = reading.lines[mention.line].sentences[mention.item]
        if last and (last[-1].line, reading.lines[last[-1].line].sentences[last[-1].item]) != (mention.line, sentence):
            break
        last.append(mention)
    for mention in last:
        if mention.speaks and not mention.possessive:
            return mention.entity
    for mention in last:
        if mention.subject and not mention.possessive:
            return mention.entity
    return last[-1].entity if last else ""


def _nobody(reading: Reading, source: Source, kind: str, fitting: list[str]) -> list[str]:
    """Features of the answer that the pronoun means nobody with a name."""
    near = [
        other
        for number in range(max(0, source.line - 1), source.line + 1)
        for other in reading.sources[number]
        if (other.line, other.head) < (source.line, source.head) and other.kind not in "RrpW"
    ]
    nearest = near[-1].kind if near else "^"
    lead = near[-1].low if near and near[-1].low in known_words() else ""
    plain = any(other.kind == "H" for other in near)
    return [
        f"@0{kind}",
        f"@0f{kind}{min(len(fitting), 2)}",
        f"@0n{nearest}{kind}",
        f"@0p{plain}{min(len(fitting), 2)}{kind}",
        f"@0w={lead}=",
    ]


def holder(reading: Reading, people: People, source: Source) -> str:
    """The person whom a description such as "the senator" means: the only one that the sentences since the start of
    the paragraph before are about, for nouns of offices and stations. Empty if there are none or several.
    """
    line = reading.lines[source.line]
    offices = words("extract/quotes/offices")
    if line.lows[source.first] != "the" or source.low not in offices or source.last != source.head:
        return ""
    if _beside_subject(people, source, line):
        return ""
    about = {
        mention.entity
        for mention in people.mentions
        if source.line - 1 <= mention.line <= source.line
        and (mention.line, mention.item) < (source.line, source.head)
        and mention.subject
        and not mention.possessive
    }
    return about.pop() if len(about) == 1 else ""


def _beside_subject(people: People, source: Source, line: Line) -> bool:
    """Whether somebody is the subject of the description's own clause: "Ann Lee replied to the bishop" is of two."""
    last = [m.item for m in people.mentions if m.line == source.line and m.item < source.head and m.subject]
    if not last or line.sentences[last[-1]] != line.sentences[source.head]:
        return False
    return not set(line.classes[last[-1] : source.first]) & _NEW_CLAUSE


def relative_meant(reading: Reading, source: Source) -> Source | None:
    """The relative whom a pronoun of the other sex means: "her husband" in "While her husband spoke of what he called".

    None unless the description stands right before the pronoun in its sentence, with no other person between.
    """
    line = reading.lines[source.line]
    owner = "her" if source.low == "he" else "his" if source.low == "she" else ""
    before = [
        other
        for other in reading.sources[source.line]
        if other.head < source.head and other.kind in "NH" and line.sentences[other.head] == line.sentences[source.head]
    ]
    if not owner or not before or line.lows[before[-1].first] != owner:
        return None
    return before[-1] if before[-1].low in load().classes["relative"] else None


def goes_on(reading: Reading, people: People, said: Part, source: Source) -> bool:
    """Whether a "he" is whom a description meant that spoke last: "the author wrote … He went on to say".

    Only in the paragraph of the words that were said or the next one, with nobody named in between.
    """
    if source.low not in ("he", "she") or not said.line <= source.line <= said.line + 1:
        return False
    here = (source.line, source.head)
    return not any((said.line, said.item) < (mention.line, mention.item) < here for mention in people.mentions)
