"""Articles as sentences of comparable words: what every comparison across articles reads.

A `Word` is a content word in a form that survives inflection and spelling ("releasing", "released"; "cease-fire",
"ceasefire"), with the span of what was written. Nothing here is ever shown: what is shown is cut at the spans.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
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

    def weight(self, stem: str) -> float:
        """How much it tells that two texts share `stem`, above 0 and at most 1.

        The product of two inverse document frequencies (Spärck Jones 1972), each as a share of its largest: in news
        at large, so that "official" tells little in a build of three articles; and in these articles, so that what all
        of them are about tells little.
        """
        count = len(self.readings)
        here = log(1 + count / max(1, self.spread[stem])) / log(1 + count)
        return here * rarity(stem)


_UNLISTED = 4
"""Articles per thousand that hold a form which link/data/background.txt doesn't list; those listed start at 13."""


def rarity(stem: str) -> float:
    """How much a word tells in news at large: about 0 for one that every article holds, 1 for a rare one."""
    return _rarity().get(stem, 1.0)


@cache
def _rarity() -> dict[str, float]:
    return {stem: log(1000 / int(share)) / log(1000 / _UNLISTED) for stem, share in lexicon.table("link/background")}


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
    found = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded)]
    words: list[Word] = []
    at = 0
    while at < len(found):
        written, start, end = found[at]
        form = _form(written)
        if at + 1 < len(found) and form in _openings() and found[at + 1][1] - end <= 2:
            joined = _phrases().get(f"{form} {_form(found[at + 1][0])}")
            if joined is not None:
                whole = Span(span.start + start, span.start + found[at + 1][2])
                words.append(Word(joined, whole, written[0].isupper(), stop=False))
                at += 2
                continue
        stem, stop, known = _looked_up(form, written[0].isupper())
        capitals = len(written) > 1 and written.isupper()
        proper = written[0].isupper() and (known or (not title and (capitals or (at > 0 and not stop))))
        words.append(Word(stem, Span(span.start + start, span.start + end), proper, stop and not (capitals and known)))
        at += 1
    return tuple(words)


@cache
def _form(written: str) -> str:
    form = written.lower()
    if form.endswith("'s"):
        form = form[:-2]
    elif form.endswith("'"):
        form = form[:-1]
    form = form.replace("'", "")
    return form.replace(",", "") if form[0].isdigit() else form.replace(".", "")


@cache
def _looked_up(form: str, capital: bool) -> tuple[str, bool, bool]:  # noqa: FBT001  (a key of the cache)
    """The form that is compared, whether it says nothing, and whether it is a known name or spelling."""
    listed = _phrases().get(form)
    if listed is not None:
        # "us" is a pronoun, "US" a country: only capitals tell them apart.
        return (form, True, False) if form == "us" and not capital else (listed, False, True)
    country = _adjectives().get(form) if capital else None
    if country is not None:
        return country, False, True
    return stemmed(form), form in lexicon.words("link/stopwords"), False


@cache
def _phrases() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table("link/phrases")}


@cache
def _openings() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _phrases() if " " in phrase)


@cache
def _adjectives() -> dict[str, str]:
    """What a country's name, adjectives and people are read as: the country."""
    made: dict[str, str] = {}
    for row in lexicon.table("extract/names/countries"):
        country = _phrases().get(row[0].lower(), row[0].lower().replace(" ", ""))
        for form in (row[0], *";".join(row[1:]).split(";")):
            if form and " " not in form:
                made[_form(form)] = country
    return made


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
