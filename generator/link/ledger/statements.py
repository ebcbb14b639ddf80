"""What a figure states, in a form that can be held against figures of other articles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import exp
from typing import Generic, Literal, TypeVar

from generator.base import lexicon
from generator.base.text import fold
from generator.extract.dates import DateMention
from generator.extract.figures import Figure
from generator.extract.names import Name
from generator.extract.quotes import Quote
from generator.link.ledger.fates import away, happened
from generator.link.ledger.lasting import lasting
from generator.link.ledger.lasting import since as since_when
from generator.link.ledger.nouns import empty, likes
from generator.link.ledger.places import where
from generator.link.ledger.subjects import Around, subject
from generator.link.ledger.unmeasured import measures_nothing
from generator.link.ledger.when import When, when_stated
from generator.link.reading import Corpus, Place, Reading, Sentence, Word, words_of
from generator.link.vectors import scaled
from generator.model import Extract, Span

Found = TypeVar("Found", bound=Extract)
Sort = Literal["plain", "running", "length", "series"]
"""plain: a number at one time; running: counted from a beginning until the time of writing; length: how long something
lasts so far; series: the number of an occasion among its like."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure with what it says: so many of what, doing or suffering what, when and where."""

    article: str
    figure: Figure
    sentence: Sentence
    sort: Sort
    thing: str
    """Form of the head of what is counted; of a length, the class of what lasts; empty for neither."""
    likes: frozenset[str]
    """Names of the sets of like things that the head belongs to."""
    fates: frozenset[str]
    """Classes of what happened to it, as words close by say."""
    context: Mapping[str, float]
    """Content words of the sentence outside the figure's phrase with their weights, of length 1: rare ones and near
    ones weigh more."""
    depth: float
    """Where in the article it stands, 0 to 1."""
    leads: bool = False
    """It stands in the title, the standfirst or the first paragraph: it is what the article is about."""
    when: When | None = None
    """A day or month stated with it."""
    year: int | None = None
    """A year stated with it."""
    where: frozenset[str] = frozenset()
    """Forms of the places named close by after "in", "at", "near"."""
    owner: Word | None = None
    """Whose occasion it is: the last word of a person's name."""
    total: bool = False
    """A running number that adds up everything until the time of writing: "so far", "to date", "since the war began";
    one that is only said to have risen may be of one event."""
    since: str = ""
    """What it is counted from the beginning of, as written: "war", "outbreak"."""
    was: float | None = None
    """What it was before, where it is said to go from one number to another."""
    part: bool = False
    """It counts only some of what was counted before: "eight of them", "five of his rebounds"."""
    more: bool = False
    """It counts what comes on top: "two more", "another five"."""
    course: str = ""
    """more or less, where it says by how much something else is exceeded or missed: "4 billion more than last year"."""
    ratio: bool = False
    """It is the second number of a ratio: "one nurse for every eight patients", "one in four"."""
    wished: bool = False
    """It is what somebody wants or hopes for, not what is."""
    holder: frozenset[str] = frozenset()
    """Forms of the words that name who states it."""
    subject: frozenset[str] = frozenset()
    """Forms of the name of the person named last before it who isn't the one who says so: whose points, whose wives."""
    quoted: bool = False
    """It stands inside a quotation."""
    counted: tuple[Word, ...] = ()
    """The words of what is counted, up to its head."""

    @property
    def place(self) -> Place:
        """Where the figure stands, as a page shows it."""
        return Place(self.article, self.figure.phrase)

    @property
    def value(self) -> tuple[float, float | None]:
        """The number or the pair."""
        return self.figure.low, self.figure.high

    @property
    def key(self) -> tuple[str, int]:
        """What names it: its article and where it stands."""
        return self.article, self.figure.span.start


def statements(corpus: Corpus, reading: Reading) -> tuple[Statement, ...]:
    """The figures of one article that state something comparable, in text order. Linear in the article's length."""
    dates = _BySentence(reading.entry.extracts.of(DateMention))
    names = _BySentence(reading.entry.extracts.of(Name))
    quotes = _BySentence(reading.entry.extracts.of(Quote))
    figures = _BySentence(reading.entry.extracts.of(Figure))
    paragraphs = reading.entry.article.paragraphs
    made = _Maker(corpus, reading.entry.article.text, paragraphs[0].span.start if paragraphs else 0)
    found = []
    for figure in reading.entry.extracts.of(Figure):
        sentence = reading.sentence_of(figure.span)
        if sentence is not None:
            span = sentence.span
            near = _Near(
                dates.inside(span),
                names.inside(span),
                quotes.inside(span),
                figures.inside(span),
                *_persons_before(reading, sentence, names),
            )
            found.append(made.statement(figure, sentence, near))
    return tuple(one for one in found if one is not None)


class _BySentence(Generic[Found]):
    """Extracts by where they stand, so that a figure is not held against every one of its article."""

    def __init__(self, items: tuple[Found, ...]) -> None:
        self._items = items
        self._starts = [item.span.start for item in items]

    def inside(self, span: Span) -> tuple[Found, ...]:
        """Those that begin in `span`, in text order."""
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._items[first:end]


@dataclass(frozen=True, slots=True)
class _Near:
    dates: tuple[DateMention, ...]
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    earlier: tuple[Span, ...]
    """Persons named in the last sentence before it that names any, at most two sentences back."""
    begins: bool
    """Whether that sentence begins with the first of them."""

    @property
    def persons(self) -> tuple[Span, ...]:
        """Persons named in the sentence."""
        return _persons(self.names)

    def reach(self, figure: Figure, sentence: Sentence) -> Span:
        """The part of the sentence that is said of this figure: up to the next one. "43 were killed, pushing the toll
        to 680 since the war began": the beginning is the second's. What stands first is said of all.
        """
        after = [one.phrase.start for one in self.figures if one.span.start >= figure.phrase.end and _counts(one)]
        return Span(sentence.span.start, max(figure.phrase.end, min(after, default=sentence.span.end)))


_BACK = 2
"""Sentences over which a pronoun looks back."""


def _persons_before(reading: Reading, sentence: Sentence, names: _BySentence[Name]) -> tuple[tuple[Span, ...], bool]:
    for before in reversed(reading.sentences[max(0, sentence.at - _BACK) : sentence.at]):
        if persons := _persons(names.inside(before.span)):
            return persons, persons[0].start == before.span.start
    return (), False


def _persons(names: tuple[Name, ...]) -> tuple[Span, ...]:
    return tuple(name.span for name in names if name.kind == "person")


def _counts(figure: Figure) -> bool:
    """Whether a figure may take what follows as its own: lengths and ages seldom do."""
    return figure.kind not in ("duration", "age", "ordinal")


# ---- one figure ---------------------------------------------------------------------------------------------------

_KINDS = frozenset(("count", "money", "percent", "vote", "measure", "rate", "distance", "duration", "age"))


@dataclass(frozen=True, slots=True)
class _Maker:
    corpus: Corpus
    text: str
    lead: int
    """Where the running text begins."""

    def statement(self, figure: Figure, sentence: Sentence, near: _Near) -> Statement | None:
        """The first reading that fits: a length, a number in a series, else a plain or running number."""
        counted = self._counted(figure, sentence, near.figures)
        common = (sentence.article, figure, sentence)
        if figure.kind == "duration" and (lasts := lasting(figure, sentence, counted)):
            return Statement(*common, "length", lasts, frozenset(), frozenset(), {}, 0.0)
        if figure.kind == "ordinal":
            owner = _owner(sentence, figure, near.names)
            occasion = counted[-1:] or _occasion_before(sentence, figure)
            if owner is None or not occasion:
                return None
            thing = occasion[-1].stem
            return Statement(*common, "series", thing, likes(thing), frozenset(), {}, 0.0, owner=owner)
        if figure.kind not in _KINDS or figure.low == 0 or self._is_vague(figure) or _is_of_age(figure, counted):
            return None
        if measures_nothing(self.text, figure):
            return None
        stated, figure = figure, _settled(self.text, figure)
        common = (sentence.article, figure, sentence)
        head = counted[-1].stem if counted and counted[-1].stem not in empty() else ""
        reach = near.reach(figure, sentence)
        since = since_when(tuple(word for word in sentence.words if word.span.end <= reach.end))
        return Statement(
            *common,
            "running" if since or self._runs(reach, "total") or self._has_risen(figure, reach) else "plain",
            head,
            likes(head),
            happened(self.text, figure, sentence, head, near.figures),
            self._context(figure, sentence, counted),
            figure.span.start / max(1, len(self.text)),
            leads=sentence.block.kind != "paragraph" or sentence.block.span.start <= self.lead,
            when=when_stated(self.text, figure, reach, near.dates),
            year=self._year(figure, reach),
            where=where(sentence, figure, near.names),
            total=bool(since) or self._runs(reach, "total"),
            since=since,
            was=stated.low if figure is not stated else None,
            part=self._is_part(figure),
            more=self._is_more(figure),
            course=self._course(figure),
            ratio=_RATIO.search(self._before(figure)) is not None,
            wished=self._is_wished(figure),
            holder=self._holder(figure),
            subject=subject(Around(self.text, figure, sentence.span, near.persons, near.earlier, near.begins)),
            quoted=any(figure.span in quote.span for quote in near.quotes),
            counted=counted,
        )

    def _counted(self, figure: Figure, sentence: Sentence, figures: tuple[Figure, ...]) -> tuple[Word, ...]:
        """The words of the counted noun phrase up to its head; else the word behind the number in its phrase. Of "1,040
        of its 1,600 daily trains" trains are counted.
        """
        whole = figure.counted or self._whole(figure, figures)
        if whole is not None:
            kept: list[Word] = []
            for word in words_of(self.text, whole):
                if kept and word.span.cut(self.text).lower() in lexicon.words("link/ledger/breaks"):
                    break
                kept.append(word)
            return tuple(kept)
        behind = [w for w in sentence.words if figure.span.end <= w.span.start and w.span.end <= figure.phrase.end]
        return tuple(behind[-1:])

    def _whole(self, figure: Figure, figures: tuple[Figure, ...]) -> Span | None:
        """What the next number counts, if this one counts some of it."""
        behind = next((one for one in figures if one.span.start >= figure.span.end), None)
        if behind is None or figure.kind != "count" or behind.kind != "count":
            return None
        return (
            behind.counted if _OF_ALL.fullmatch(fold(self.text[figure.span.end : behind.span.start]).lower()) else None
        )

    def _context(self, figure: Figure, sentence: Sentence, counted: tuple[Word, ...]) -> dict[str, float]:
        weights: dict[str, float] = {}
        for word in sentence.words:
            if word.stop or word in counted[-1:] or word.span.overlaps(figure.span) or word.stem[0].isdigit():
                continue
            weight = exp(-away(word.span, figure.span) / _FADES) * self.corpus.telling(word.stem)
            weights[word.stem] = max(weights.get(word.stem, 0.0), weight)
        return scaled(weights)

    def _runs(self, reach: Span, *kinds: str) -> bool:
        """Whether a phrase says that the count goes on until the time of writing: "so far", "has climbed"."""
        words = " ".join(re.findall(r"[a-z0-9]+", fold(reach.cut(self.text)).lower()))
        return any(kind in kinds and f" {phrase} " in f" {words} " for phrase, kind in _running())

    def _has_risen(self, figure: Figure, reach: Span) -> bool:
        """Whether it is a count that is said to have risen: a river that has risen to two metres may fall again."""
        return figure.kind == "count" and self._runs(reach, "risen")

    def _year(self, figure: Figure, reach: Span) -> int | None:
        """The year stated nearest to the figure in what is said of it, "in 1987"; None for none."""
        found = (Span(reach.start + m.start(), reach.start + m.end()) for m in _YEAR.finditer(reach.cut(self.text)))
        others = (span for span in found if not span.overlaps(figure.span))
        years = [(away(span, figure.span), int(span.cut(self.text))) for span in others]
        return min(years)[1] if years else None

    def _is_vague(self, figure: Figure) -> bool:
        """Dozens, hundreds, "tens of thousands": beside numbers they neither agree nor disagree. Nor does "one of
        the".
        """
        written = fold(figure.span.cut(self.text)).lower()
        if figure.low == 1 and _ONE_OF.match(fold(self.text[figure.span.end : figure.span.end + 20]).lower()):
            return True
        return figure.high is not None and _VAGUE.search(written) is not None and not re.search(r"\d", written)

    def _is_part(self, figure: Figure) -> bool:
        """Whether "of them", "of whom", "of those" follows: the number counts a part of the one before."""
        return _PART.match(fold(self.text[figure.span.end : figure.span.end + 40]).lower()) is not None

    def _before(self, figure: Figure) -> str:
        """The words just before the number, in lower case."""
        return fold(self.text[max(0, figure.span.start - 20) : figure.span.start]).lower()

    def _is_more(self, figure: Figure) -> bool:
        """Whether "more", "another", "further" stands beside the number: it counts what comes on top."""
        behind = fold(self.text[figure.span.end : figure.span.end + 20]).lower()
        return _ANOTHER.search(self._before(figure)) is not None or _MORE.match(behind) is not None

    def _course(self, figure: Figure) -> str:
        """Whether "more than" or "less than" stands behind the number and its noun."""
        found = _COURSE.match(fold(self.text[figure.phrase.end : figure.phrase.end + 20]).lower())
        return ("more" if found.group(1) in ("more", "higher") else "less") if found else ""

    def _is_wished(self, figure: Figure) -> bool:
        """Whether a verb of wishing stands close before it: "wants to hire 3,400 nurses"."""
        before = fold(self.text[max(0, figure.phrase.start - _CLOSE) : figure.phrase.start]).lower()
        clause = re.split(r"[.;:,]\s", before)[-1]
        return any(word in lexicon.words("link/ledger/wishes") for word in re.findall(r"[a-z]+", clause))

    def _holder(self, figure: Figure) -> frozenset[str]:
        if figure.stated_by is None:
            return frozenset()
        return frozenset(word.stem for word in words_of(self.text, figure.stated_by) if not word.stop)


# Over how many characters the weight of the words around fades to a third; .5 to 2 times as many score alike.
_FADES = 80
# Characters before a number in which a verb of wishing is its own.
_CLOSE = 40
_VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|tens|millions|billions|couple|few|several)\b")
_YEAR = re.compile(r"(?<![\d,.$£€])(?:19|20)\d\d(?!\d|[,.-]\d|\s?(?:people|dollars|euros))")
_PART = re.compile(r"\s+(?:more\s+)?(?:of|among)\s+(?:them|whom|these|those|which|his|her|my)\b")
_OF_ALL = re.compile(r"\s+(?:out )?of (?:the |its |his |her |their |all |some |about )?")
_ONE_OF = re.compile(r"\s+of\s+(?:the|his|her|their|its|those|these|several|many)\b")
_COURSE = re.compile(r"\s+(more|higher|less|fewer|lower) than\b")
_RATIO = re.compile(r"\b(?:for (?:every|each)|out of|(?:one|two|three) in)\s+$")
_ANOTHER = re.compile(r"\b(?:another|further|additional|extra)\s+$")
_MORE = re.compile(r"\s+(?:more|further|additional|extra)\b(?!\s+than)")
_FROM = re.compile(r"\bfrom\s+(?:about |some |around |nearly )?$")
_TO = re.compile(r"\s+to\s+")


def _settled(text: str, figure: Figure) -> Figure:
    """Of a number that is said to go from one value to another, the other: "raises its support from 65 million to 82.5
    million"; ranges as they are.
    """
    if figure.high is None or not _TO.search(figure.span.cut(text)):
        return figure
    before = fold(text[max(0, figure.span.start - 20) : figure.span.start]).lower()
    clause = fold(text[max(0, figure.span.start - 80) : figure.span.start]).lower()
    goes = any(word in lexicon.words("link/ledger/going") for word in re.findall(r"[a-z]+", clause))
    return replace(figure, low=figure.high, high=None) if _FROM.search(before) and goes else figure


def _is_of_age(figure: Figure, counted: tuple[Word, ...]) -> bool:
    """Whether a length of time is a person's age: "a 15-year girl"."""
    return figure.kind == "duration" and bool(counted) and bool(likes(counted[-1].stem) & _OF_AGE)


_OF_AGE = frozenset(("person", "woman", "child"))


@cache
def _running() -> tuple[tuple[str, str], ...]:
    return tuple((phrase, kind) for phrase, kind in lexicon.table("link/ledger/running"))


def _owner(sentence: Sentence, figure: Figure, names: tuple[Name, ...]) -> Word | None:
    """The person named last before the ordinal in its sentence."""
    before = [n for n in names if n.kind == "person" and n.span.end <= figure.span.start]
    words = [w for w in sentence.words if before and w.span.overlaps(before[-1].span)]
    return words[-1] if words else None


def _occasion_before(sentence: Sentence, figure: Figure) -> tuple[Word, ...]:
    """The last noun of a known set before an ordinal without one of its own: "a mission to the region, his ninth"."""
    words = [w for w in sentence.words if w.span.end <= figure.span.start and "trip" in likes(w.stem)]
    return tuple(words[-1:])
