"""Articles as sentences of comparable words: what every comparison across articles reads.

A `Word` is a content word in a form that survives inflection ("releasing", "released"; "Danes", "Denmark"), with the
span of what was written. Nothing here is ever shown: what is shown is cut at the spans.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import log

from generator.base import lexicon
from generator.base.text import fold
from generator.model import Block, Entry, Span


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of an article: what a link shows as its evidence."""

    article: str
    """Article id."""
    span: Span


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is compared."""

    stem: str
    span: Span
    proper: bool
    """Capitalised, and not only because a sentence begins with it."""
    stop: bool
    """It says nothing about what the sentence tells."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article's title, standfirst or running text."""

    article: str
    """Article id."""
    at: int
    """Its place among the sentences of the article, from 0."""
    block: Block
    span: Span
    words: tuple[Word, ...]
    """In text order, stop words included."""

    @property
    def stems(self) -> frozenset[str]:
        """What it tells of: the forms of its content words."""
        return frozenset(word.stem for word in self.words if not word.stop)

    @property
    def names(self) -> frozenset[str]:
        """The forms of its capitalised words."""
        return frozenset(word.stem for word in self.words if word.proper and not word.stop)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it is compared with others."""

    entry: Entry
    sentences: tuple[Sentence, ...]
    """In text order."""

    @property
    def id(self) -> str:
        """The article's id."""
        return self.entry.article.id

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence that holds most of `span`'s beginning; None outside title, standfirst and paragraphs."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.end <= span.start:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].span.start <= span.start:
            return self.sentences[low]
        return None


@dataclass(frozen=True, slots=True)
class Corpus:
    """All articles of a build, read."""

    readings: tuple[Reading, ...]
    """In order of article id."""
    spread: Counter[str]
    """In how many articles each form occurs. Never changed after it is made."""
    _weights: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)
    _telling: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def weight(self, stem: str) -> float:
        """How much it tells that two texts share `stem`, above 0 and at most 1.

        The product of two inverse document frequencies (Spärck Jones 1972), each as a share of its largest: in news
        at large, so that "official" tells little in a build of three articles; and in these articles, so that what all
        of them are about tells little.
        """
        weight = self._weights.get(stem)
        if weight is None:
            count = len(self.readings)
            here = log(1 + count / max(1, self.spread[stem])) / log(1 + count)
            weight = self._weights[stem] = here * rarity(stem)
        return weight

    def telling(self, stem: str) -> float:
        """How rare a word is in news at large and in these articles together, in nats, 0 or more: its inverse document
        frequency in a thousand articles of general prose to which those of the build are added.
        """
        told = self._telling.get(stem)
        if told is None:
            others = _spread().get(stem, _UNLISTED) + self.spread[stem] + 0.5
            told = self._telling[stem] = max(0.0, log((1000 + len(self.readings)) / others))
        return told


_UNLISTED = 0.5
"""Articles per thousand taken to hold a form that link/data/background.txt doesn't list; those listed start at 2."""


def rarity(stem: str) -> float:
    """How much a word tells in prose at large: 0 for one that every article holds, 1 for a rare one."""
    spread = _spread().get(stem)
    return 1.0 if spread is None else log(1000 / spread) / _RAREST


_RAREST = log(1000 / 1.5)
"""What `rarity` is measured against, so that the rarest listed forms come close to 1."""


@cache
def _spread() -> dict[str, int]:
    """Articles per thousand that hold a form."""
    return {stem: int(spread) for stem, spread in lexicon.table("link/background")}


def read(entries: Iterable[Entry]) -> Corpus:
    """The articles' sentences and how widely each word is spread. Pure and linear in the length of the texts."""
    readings = tuple(_reading(entry) for entry in sorted(entries, key=lambda entry: entry.article.id))
    spread: Counter[str] = Counter()
    for reading in readings:
        spread.update({word.stem for sentence in reading.sentences for word in sentence.words if not word.stop})
    return Corpus(readings, spread)


def _reading(entry: Entry) -> Reading:
    article = entry.article
    drafts = [
        (block, span, words_of(article.text, span, title=block.kind == "title"))
        for block in article.body
        for span in block.sentences
    ]
    # What is written with a capital inside a sentence is a name where it begins one, too.
    known = {word.stem for _, _, words in drafts for word in words if word.proper}
    sentences = tuple(
        Sentence(article.id, at, block, span, tuple(_named(article.text, word, known) for word in words))
        for at, (block, span, words) in enumerate(drafts)
    )
    return Reading(entry, sentences)


def _named(text: str, word: Word, known: set[str]) -> Word:
    if word.proper or word.stop or word.stem not in known or not text[word.span.start].isupper():
        return word
    return Word(word.stem, word.span, proper=True, stop=False)


# A hyphened word is read as its parts ("three-phase"), an abbreviation with stops as one ("U.S.").
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d[\d,.]*\d|[^\W_]+(?:'[^\W_]+)*")


def words_of(text: str, span: Span, *, title: bool = False) -> tuple[Word, ...]:
    """The words of `text[span]` in order. In a title capitals say nothing, so that only known names count there."""
    folded = fold(span.cut(text))
    start = span.start
    words: list[Word] = []
    for m in _WORD.finditer(folded):
        said = _said(m.group())
        first, end = m.span()
        # No capital tells of a name where a sentence begins, or where all words of a title have one.
        proper = said.named or (not title and (said.capitals or (said.capital and bool(words))))
        words.append(Word(said.stem, Span(start + first, start + end), proper, said.stop))
    return tuple(words)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a word says by itself, wherever it stands."""

    stem: str
    stop: bool
    named: bool
    """Known as a name."""
    capitals: bool
    """In capitals, as abbreviations are."""
    capital: bool
    """With a capital, and no word that says nothing."""


@cache
def _said(written: str) -> _Said:
    """Of a word as it is written: a text has each again and again."""
    capital = written[0].isupper()
    capitals = len(written) > 1 and written.isupper()
    stem, stop, known = _looked_up(form(written), capital)
    if not capital or stem in _calendar():
        return _Said(stem, stop and not (capitals and known), named=False, capitals=False, capital=False)
    return _Said(stem, stop and not (capitals and known), named=known, capitals=capitals, capital=not stop)


@cache
def form(written: str) -> str:
    """A word in lower case without possessive ending, apostrophes, full stops and commas in numbers."""
    made = written.lower()
    if made.endswith("'s"):
        made = made[:-2]
    elif made.endswith("'"):
        made = made[:-1]
    made = made.replace("'", "")
    return made.replace(",", "") if made[0].isdigit() else made.replace(".", "")


@cache
def _looked_up(made: str, capital: bool) -> tuple[str, bool, bool]:  # noqa: FBT001  (a key of the cache)
    """The form that is compared, whether it says nothing, and whether it is a known name."""
    # "us" is a pronoun, "US" a country: only capitals tell them apart.
    country = _countries().get(made) if capital else None
    if country is not None:
        return country, False, True
    return stemmed(made), made in lexicon.words("link/stopwords"), False


@cache
def _countries() -> dict[str, str]:
    """What a country's name, its abbreviations, adjectives and people are read as: the country."""
    made: dict[str, str] = {}
    for row in lexicon.table("extract/names/countries"):
        for name in (row[0], *";".join(row[1:]).split(";")):
            if name and " " not in name:
                made[form(name)] = row[0].lower().replace(" ", "")
    return made


@cache
def _calendar() -> frozenset[str]:
    """Forms of days and months: capitalised, but names of nothing that an article is about."""
    months = (name for name, _ in lexicon.table("base/months"))
    return frozenset(stemmed(name) for name in (*months, *lexicon.words("base/weekdays")))


_VOWEL = re.compile(r"[aeiouy]")


@cache
def stemmed(form: str) -> str:
    """A lower-case word without its inflection: plural, -ed, -ing, -ion, a final e. Two forms of one word nearly always
    meet; that the result is no word itself doesn't matter. After steps 1a and 1b of Porter (1980), shortened.
    """
    if len(form) < 4 or not form.isalpha():
        return form
    if form.endswith("ies"):
        form = form[:-3] + "y"
    elif form.endswith(("sses", "shes", "ches", "xes")):
        form = form[:-2]
    elif form.endswith("s") and not form.endswith(("ss", "us", "is")):
        form = form[:-1]
    for suffix in ("ing", "ed"):
        rest = form.removesuffix(suffix)
        if rest != form and len(rest) > 2 and _VOWEL.search(rest):
            if form.endswith("eed"):
                break
            form = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    if form.endswith(("tion", "sion")) and len(form) > 7:
        form = form[:-3]
    if form.endswith("y") and len(form) > 3:
        form = form[:-1] + "i"
    return form[:-1] if form.endswith("e") and len(form) > 3 else form
