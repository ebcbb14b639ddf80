"""What a figure states, in a form that can be held against figures of other articles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Generic, Literal, TypeVar

from generator.base import lexicon
from generator.base.text import fold
from generator.extract.dates import DateMention
from generator.extract.figures import Figure
from generator.extract.names import Name
from generator.link.ledger.when import When, when_stated
from generator.link.reading import Place, Reading, Sentence, Word, rarity, stemmed, words_of
from generator.model import Extract, Span

Found = TypeVar("Found", bound=Extract)
Sort = Literal["event", "running", "length", "series", "part", "plain"]
"""event: counted at one dated event; running: counted from a beginning until the time of writing; length: how long
something lasts so far; series: the number of an occasion among its like; part: how many parts a whole has; plain: any
other."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure with what it says: so many of what, doing or suffering what, when and where."""

    article: str
    figure: Figure
    sentence: Sentence
    sort: Sort
    thing: str
    """Class of what is counted, or the form of its head word."""
    event: str
    """Class of what happened; empty for none."""
    when: When | None = None
    where: Word | None = None
    """The place named with it."""
    owner: Word | None = None
    """Whose occasion it is: the last word of a person's name."""
    since: str = ""
    """Class of what it is counted from the beginning of: "war"."""
    whole: str = ""
    """Class of what has the parts."""
    narrowed: tuple[str, ...] = ()
    """Forms of the words that narrow the counted: "living U.S." hostages."""

    @property
    def place(self) -> Place:
        """Where the figure stands, as a page shows it."""
        return Place(self.article, self.figure.phrase)

    @property
    def value(self) -> tuple[float, float | None]:
        """The number or the pair."""
        return self.figure.low, self.figure.high


def statements(reading: Reading) -> tuple[Statement, ...]:
    """The figures of one article that state something comparable, in text order."""
    dates = _BySentence(reading.entry.extracts.of(DateMention))
    names = _BySentence(reading.entry.extracts.of(Name))
    found = []
    for figure in reading.entry.extracts.of(Figure):
        sentence = reading.sentence_of(figure.span)
        if sentence is not None and figure.rank != "trivial":
            near = dates.inside(sentence.span), names.inside(sentence.span)
            made = _statement(reading.entry.article.text, figure, sentence, *near)
            if made is not None:
                found.append(made)
    return tuple(found)


class _BySentence(Generic[Found]):
    """Extracts by where they stand, so that a figure is not held against every one of its article."""

    def __init__(self, items: tuple[Found, ...]) -> None:
        self._items = items
        self._starts = [item.span.start for item in items]

    def inside(self, span: Span) -> tuple[Found, ...]:
        """Those that lie in `span`, in text order."""
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(item for item in self._items[first:end] if item.span in span)


# ---- one figure ---------------------------------------------------------------------------------------------------


def _statement(
    text: str, figure: Figure, sentence: Sentence, dates: tuple[DateMention, ...], names: tuple[Name, ...]
) -> Statement | None:
    common = (sentence.article, figure, sentence)
    counted = _counted(text, figure, sentence)
    if figure.kind == "duration":
        lasting = _lasting(figure, sentence, counted)
        if lasting is not None:
            return Statement(*common, "length", lasting, "", where=None)
    if not counted:
        return None
    head = counted[-1]
    thing = _class(head)
    role = _role(thing)
    if figure.kind == "ordinal":
        owner = _owner(sentence, figure, names)
        if role != "occasion" or owner is None:
            return None
        where = _where(sentence, figure, names)
        return Statement(*common, "series", thing, "", where=where, owner=owner, since=_since(sentence))
    if role == "part":
        whole = _whole(sentence, figure, counted)
        return (
            Statement(*common, "part", thing, "", when=when_stated(text, figure, sentence, dates), whole=whole)
            if whole
            else None
        )
    if figure.kind not in ("count", "money", "percent", "vote", "measure", "rate", "distance", "duration", "age"):
        return None
    event = _event(text, figure, head) or (_beside(sentence, figure) if role == "persons" or thing == "people" else "")
    narrowed = tuple(sorted(word.stem for word in counted[:-1] if not word.stop and word.stem != "palestine"))
    if thing == "deathtoll":
        thing, narrowed = "people", ()
    when = when_stated(text, figure, sentence, dates)
    where = _where(sentence, figure, names)
    running = bool(event) and figure.kind == "count" and _runs(text, sentence)
    dated = bool(event) and event not in _STATES and figure.kind == "count" and when is not None and when.is_telling
    sort: Sort = "running" if running else "event" if dated else "plain"
    return Statement(*common, sort, thing, event, when, where, since=_since(sentence), narrowed=narrowed)


# What lasts is dated by the time of writing, not by a date beside it.
_STATES = frozenset(["held", "remain", "liv"])
_BREAKS = frozenset(
    ["of", "in", "at", "on", "by", "from", "for", "with", "who", "whom", "that", "which", "held", "being"]
)


def _counted(text: str, figure: Figure, sentence: Sentence) -> tuple[Word, ...]:
    """The words of the counted noun phrase up to its head; for an ordinal without one ("his ninth"), of the last
    occasion named before it.
    """
    if figure.counted is not None:
        words = words_of(text, figure.counted)
        kept: list[Word] = []
        for word in words:
            if kept and word.span.cut(text).lower() in _BREAKS:
                break
            kept.append(word)
        return tuple(kept)
    if figure.kind == "ordinal":
        before = [w for w in sentence.words if w.span.end <= figure.span.start and _role(_class(w)) == "occasion"]
        return tuple(before[-1:])
    after = [w for w in sentence.words if figure.span.start <= w.span.start and w.span.end <= figure.phrase.end]
    rest = [w for w in after if not w.span.overlaps(figure.span)]
    return tuple(rest[-1:])


@cache
def _things() -> dict[str, tuple[str, str]]:
    return {_key(word): (name, role) for word, name, role in lexicon.table("link/ledger/things")}


@cache
def _roles() -> dict[str, str]:
    return dict(_things().values())


@cache
def _events() -> dict[str, str]:
    return {stemmed(word): name for word, name in lexicon.table("link/ledger/events")}


def _key(word: str) -> str:
    return stemmed(word.replace("-", ""))


def _class(word: Word) -> str:
    """What a head word counts. Adjectives of countries count their people ("28,000 Palestinians")."""
    if word.proper and word.stem in _peoples():
        return "people"
    return _things().get(word.stem, (word.stem, ""))[0]


@cache
def _peoples() -> frozenset[str]:
    """Forms that a nation's people are read as."""
    rows = lexicon.table("extract/names/countries")
    return frozenset(row[0].lower().replace(" ", "") for row in rows) | {"palestine", "us", "uk", "gaza"}


def is_listed(name: str) -> bool:
    """Whether a class of things or events has a label that can be shown; other classes are shortened words."""
    return name in _roles() or name in _events().values()


def _role(name: str) -> str:
    return _roles().get(name, "")


def _event(text: str, figure: Figure, head: Word) -> str:
    if head.stem in ("deathtoll", "toll", "death", "fatality"):
        return "killed"
    if figure.predicate is None:
        return ""
    words = words_of(text, figure.predicate)
    return _events().get(words[-1].stem, words[-1].stem) if words else ""


# How many words before or after a count of persons its verb stands: "took some 250 hostages", "100 had been killed".
_BEFORE, _AFTER = 3, 4


def _beside(sentence: Sentence, figure: Figure) -> str:
    """The known event beside a count for which no predicate was found; empty if there are two or none."""
    before = [word for word in sentence.words if word.span.end <= figure.phrase.start][-_BEFORE:]
    after = [word for word in sentence.words if word.span.start >= figure.phrase.end][:_AFTER]
    found = {_events()[word.stem] for word in (*before, *after) if word.stem in _events()}
    return next(iter(found)) if len(found) == 1 else ""


def _lasting(figure: Figure, sentence: Sentence, counted: tuple[Word, ...]) -> str | None:
    """The class of what has lasted so long: "10 months of war", "10-month-old war", "since it began 10 months ago"."""
    if counted and _role(_class(counted[-1])) == "lasting":
        return _class(counted[-1])
    words = sentence.words
    after = [w for w in words if w.span.start >= figure.span.end][:3]
    before = [w for w in words if w.span.end <= figure.span.start]
    forms = [w.stem for w in after]
    if forms[:1] == ["old"]:
        return next((_class(w) for w in after[1:] if _role(_class(w)) == "lasting"), None)
    if forms[:1] == ["ago"] and any(w.stem in ("began", "begun", "start", "erupt", "brok") for w in before[-3:]):
        lasting = [w for w in before if _role(_class(w)) == "lasting"]
        return _class(lasting[-1]) if lasting else None
    return None


_BEGINNINGS = frozenset(["began", "start", "begin", "outbreak", "onset", "erupt"])


def _since(sentence: Sentence) -> str:
    """The class of what is counted from: "since the war began", "since the start of the war"; empty for none."""
    words = sentence.words
    for at, word in enumerate(words):
        if word.stem == "sinc":
            near = words[at + 1 : at + 9]
            if any(w.stem in _BEGINNINGS for w in near):
                found = next((_class(w) for w in near if _role(_class(w)) == "lasting"), None)
                if found is not None:
                    return found
    return ""


def _owner(sentence: Sentence, figure: Figure, names: tuple[Name, ...]) -> Word | None:
    """The person named last before the ordinal in its sentence, else first after it."""
    people = [n for n in names if n.kind == "person" and n.span in sentence.span]
    before = [n for n in people if n.span.end <= figure.span.start]
    name = before[-1] if before else None
    if name is None:
        return None
    words = [w for w in sentence.words if w.span.overlaps(name.span)]
    return words[-1] if words else None


def _whole(sentence: Sentence, figure: Figure, counted: tuple[Word, ...]) -> str:
    """The class of what has the parts: the nearest such word, first behind the figure."""
    inside = {word.span for word in counted}
    wholes = [w for w in sentence.words if _role(_class(w)) == "whole" and w.span not in inside]
    after = [w for w in wholes if 0 <= w.span.start - figure.span.end <= 25]
    before = [w for w in wholes if w.span.end <= figure.span.start]
    return _class((after or before[-1:])[0]) if after or before else ""


_IN = frozenset(["in", "inside", "across", "throughout", "within"])


def _where(sentence: Sentence, figure: Figure, names: tuple[Name, ...]) -> Word | None:
    """The place said to be where: named after "in" or before ", where", the nearest to the figure, first behind it."""
    words = sentence.words
    places = [n.span for n in names if n.kind == "place" and n.span in sentence.span]

    def named(at: int) -> Word | None:
        for word in words[at + 1 : at + 5]:
            if word.proper and any(word.span.overlaps(span) for span in places):
                return word
            if not (word.stop or word.proper) and word.stem not in ("southern", "northern", "eastern", "western"):
                return None
        return None

    found: list[tuple[int, Word]] = []
    for at, word in enumerate(words):
        if word.stem in _IN and (place := named(at)):
            behind = word.span.start - figure.span.end
            found.append((behind if behind >= 0 else 400 - behind, place))
        if word.stem == "wher" and at and any(words[at - 1].span.overlaps(s) for s in places):
            ahead = figure.span.start - word.span.end
            if 0 <= ahead < 60:
                found.append((0, words[at - 1]))
    ordinal = figure.kind == "ordinal"
    if not found and ordinal:
        # "ninth Mideast trip", "mission to the Middle East"
        named_places = [w for w in words if w.proper and any(w.span.overlaps(s) for s in places)]
        near = [w for w in named_places if abs(w.span.start - figure.span.end) < 50]
        return near[0] if near else None
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _runs(text: str, sentence: Sentence) -> bool:
    words = " ".join(re.findall(r"[a-z0-9]+", fold(sentence.span.cut(text)).lower()))
    padded = f" {words} "
    return any(f" {phrase} " in padded for phrase in sorted(lexicon.words("link/ledger/running")))


# ---- what lasts ---------------------------------------------------------------------------------------------------

_COMMON = 0.5
"""A place that weighs less in news at large says nothing about which war is meant ("US", "Washington")."""


def lasting_things(sentence: Sentence) -> frozenset[str]:
    """The classes of lasting things that a sentence names: war, siege."""
    return frozenset(_class(word) for word in sentence.words if _role(_class(word)) == "lasting")


def places_of_lasting(reading: Reading) -> dict[str, tuple[str, ...]]:
    """For each class of what lasts ("war") the two places that are named most beside it in the article."""
    places = sorted(name.span for name in reading.entry.extracts.of(Name) if name.kind == "place")
    counts: dict[str, Counter[str]] = {}
    at = 0
    for sentence in reading.sentences:
        while at < len(places) and places[at].end <= sentence.span.start:
            at += 1
        inside = [span for span in places[at : at + 20] if span.start < sentence.span.end]
        named = {w.stem for w in sentence.words if w.proper and any(w.span.overlaps(span) for span in inside)}
        for thing in sorted(lasting_things(sentence)):
            counts.setdefault(thing, Counter()).update(sorted(named))
    return {
        thing: tuple(
            place for place, _ in sorted(its.items(), key=lambda item: (-item[1], item[0])) if rarity(place) >= _COMMON
        )[:2]
        for thing, its in counts.items()
    }
