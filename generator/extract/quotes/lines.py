"""Paragraphs as short strings of word classes, one character an item: what the search for sources reads.

A pair of quotation marks with all that is between them is one item, a name is one item, a run of other capitalised
words is one item, and every other word or punctuation mark is one. Words are told apart by closed lists only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.base.lexicon import table, words
from generator.extract.names import Name
from generator.extract.names.lexicon import load
from generator.extract.quotes.marks import Pair
from generator.model import Span

CLASSES = {
    "Q": "quotation", "N": "person", "O": "organisation", "L": "place", "C": "other run of capitals",
    "R": "subject pronoun", "r": "object pronoun", "p": "possessive", "s": "'s",
    "H": "noun for a person", "K": "noun for several people", "U": "noun for a body of people", "T": "noun for a text",
    "V": "speech verb", "G": "speech verb in -ing", "v": "other verb", "g": "other verb in -ing",
    "y": "verb after a form of be", "A": "according to", "B": "form of be", "X": "auxiliary",
    "n": "negation", "P": "preposition", "d": "determiner", "&": "and", "b": "but, when, if", "t": "that", "W": "who",
    "a": "adverb", "D": "time word", "#": "number", "o": "other word", "J": "title",
    ",": "comma", ".": "sentence end", "?": "question or exclamation mark", ":": "colon", ";": "semicolon",
    "(": "opening bracket", ")": "closing bracket", "-": "dash", "x": "other mark",
}  # fmt: skip
NAMES = frozenset("NOLC")
NOUNS = frozenset("HKUT")

_TOKEN = re.compile(r"[\"'“”‘’„«»`.,!?-]{6,}|(?<=\w)[’']s?(?!\w)|[^\W_]+(?:[.’'&@_-]+[^\W_]+)*|[@#$£€]|\S")
_LONG_TOKEN = 60
_MARKS = {",": ",", ".": ".", "?": "?", "!": "?", ":": ":", ";": ";", "(": "(", ")": ")", "[": "(", "]": ")",
          "-": "-", "–": "-", "—": "-", "―": "-", "~": "-", "…": "-"}  # fmt: skip
_WORD_CLASSES = {"determiner": "d", "possessive": "p", "preposition": "P", "be": "B", "auxiliary": "X",
                 "negation": "n", "and": "&", "but": "b", "that": "t", "relative": "W",
                 "adverb": "a", "time": "D"}  # fmt: skip
_NOUN_CLASSES = {"person": "H", "people": "K", "group": "U", "text": "T"}
_SUBJECT = frozenset(("he", "she", "they", "it", "we", "i", "you"))


@dataclass(frozen=True, slots=True)
class Words:
    """The closed word lists that classes are taken from."""

    classes: dict[str, str]
    """Function words and nouns."""
    verbs: dict[str, tuple[str, str]]
    """Form of a verb: base form and class, V, G, v or g."""
    nouns: dict[str, str]
    titles: frozenset[str]
    abbreviations: frozenset[str]


@cache
def word_lists() -> Words:
    """The lists of data/, read once."""
    classes: dict[str, str] = {}
    titles, abbreviations = set(), set()
    for kind, word in table("extract/quotes/words"):
        if kind == "title":
            titles.add(word)
        elif kind == "abbreviation":
            abbreviations.add(word)
        elif kind == "pronoun":
            classes.setdefault(word, "R" if word in _SUBJECT else "r")
        else:
            classes.setdefault(word, _WORD_CLASSES[kind])
    verbs: dict[str, tuple[str, str]] = {}
    for kind, base, third, past, participle, ing in table("extract/quotes/verbs"):
        finite, progressive = ("V", "G") if kind == "speech" else ("v", "g")
        for form in (base, third, past, participle):
            verbs.setdefault(form, (base, finite))
        verbs.setdefault(ing, (base, progressive))
    nouns = {noun: _NOUN_CLASSES[kind] for kind, noun in table("extract/quotes/nouns")}
    for noun, kind in list(nouns.items()):
        for plural in (noun + "s", noun + "es", noun[:-1] + "ies") if kind != "K" else ():
            nouns.setdefault(plural, "K" if kind == "H" else kind)
    return Words(classes, verbs, nouns, frozenset(titles), frozenset(abbreviations))


@cache
def known_words() -> frozenset[str]:
    """All words of the lists: the only ones that a feature may hold."""
    lists = word_lists()
    bases = (base for base, _ in lists.verbs.values())
    return frozenset((*lists.classes, *lists.verbs, *bases, *lists.nouns, *lists.titles, "according"))


@dataclass(slots=True)
class Line:
    """One paragraph as items, filled once while it is read. The lists are as long as `classes`."""

    at: int
    """Place among the paragraphs of the article."""
    span: Span
    classes: str = ""
    lows: list[str] = field(default_factory=list)
    """The words in lower case with straight apostrophes; empty for names, quotations and marks."""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    holds: list[int] = field(default_factory=list)
    """Number of the quotation or name that the item is; -1 for others."""
    sentences: list[int] = field(default_factory=list)
    """Number of the item's sentence in the paragraph."""
    quoted: int = 0
    """How many quotations it holds."""


def read_lines(text: str, lines: Sequence[Span], pairs: Sequence[Pair], names: Sequence[Name]) -> list[Line]:
    """One `Line` a paragraph. `pairs` and `names` stand in text order; names inside pairs are left out."""
    read: list[Line] = []
    pair = name = 0
    for at, span in enumerate(lines):
        line = Line(at, span)
        classes: list[str] = []
        cursor = span.start
        while cursor < span.end:
            while name < len(names) and names[name].span.start < cursor:
                name += 1
            pair_at = pairs[pair].marks.start if pair < len(pairs) else span.end
            name_at = names[name].span.start if name < len(names) else span.end
            stop = min(pair_at, name_at, span.end)
            if stop > cursor:
                _read_words(text, cursor, stop, line, classes)
                if stop == name_at and stop < span.end and (title := names[name].title) is not None:
                    _mark_title(line, classes, title)
            if stop == pair_at and stop < span.end:
                _add(line, classes, "Q", "", pairs[pair].marks.start, pairs[pair].marks.end, pair)
                if mark := _last_mark(text, pairs[pair]):
                    _add(line, classes, mark, "", pairs[pair].marks.end, pairs[pair].marks.end, -1)
                cursor = max(cursor + 1, pairs[pair].marks.end)
                pair += 1
            elif stop == name_at and stop < span.end:
                found = names[name]
                kind = "N" if found.kind == "person" else "O" if found.kind == "organisation" else "L"
                _add(line, classes, kind, "", found.span.start, found.span.end, name)
                cursor = max(cursor + 1, found.span.end)
                name += 1
            else:
                cursor = stop
        line.classes = "".join(classes)
        line.quoted = line.classes.count("Q")
        _number_sentences(line)
        read.append(line)
    return read


def _add(  # noqa: PLR0917  (called once a word: keywords cost time)
    line: Line, classes: list[str], kind: str, low: str, start: int, end: int, holds: int
) -> None:
    classes.append(kind)
    line.lows.append(low)
    line.starts.append(start)
    line.ends.append(end)
    line.holds.append(holds)


def _mark_title(line: Line, classes: list[str], title: Span) -> None:
    """Call a run of capitals before a name a title where the search for names found one: "Canon Ann Lee"."""
    at = len(classes) - 1
    while at >= 0 and line.starts[at] >= title.start:
        if classes[at] == "C":
            classes[at] = "J"
        at -= 1


def _last_mark(text: str, pair: Pair) -> str:
    """The class of the punctuation mark that the words between the marks end with, if that says something."""
    last = text[pair.span.end - 1]
    if last in "'’" and pair.span.end - pair.span.start > 1:
        last = text[pair.span.end - 2]
    return {",": ",", ".": ".", "?": "?", "!": "?"}.get(last, "")


def _read_words(text: str, start: int, end: int, line: Line, classes: list[str]) -> None:
    lists = word_lists()
    run = -1  # item of the run of capitals that is being read
    for token in _TOKEN.finditer(text, start, end):
        word = token.group()
        first, last = token.span()
        if word[0] in "'’" and first and text[first - 1].isalnum() and len(word) < 3:
            run = -1  # "Lee's", "Forbes'": the name before is an item of its own
            if classes and (classes[-1] in NAMES or len(word) == 2):
                _add(line, classes, "s", "'s", first, last, -1)
            continue
        if classes and classes[-1] == "N" and word in load().classes["letters"]:
            continue  # "Ann Lee AM said": letters belong to the name
        if len(word) == 1 and not word.isalnum():
            run = -1
            mark = _MARKS.get(word, "x")
            if mark == "." and classes and (line.lows[-1] in lists.abbreviations or len(line.lows[-1]) == 1):
                continue  # "Mr.", "J."
            _add(line, classes, mark, "", first, last, -1)
            continue
        low = word.lower().replace("’", "'") if len(word) < _LONG_TOKEN else ""
        suffix = ""
        for ending in ("'s", "n't", "'re", "'ll", "'ve", "'d", "'m"):
            if low.endswith(ending) and len(low) > len(ending):
                suffix, low = ending, low[: -len(ending)]
                break
        cut = last - len(suffix)
        kind = _kind(low, classes, line, capital=word[0].isupper(), lists=lists)
        if kind == "C" and run >= 0 and run == len(classes) - 1 and line.ends[run] + 1 >= first:
            line.ends[run] = cut
        else:
            _add(line, classes, kind, low, first, cut, -1)
            run = len(classes) - 1 if kind == "C" else -1
        if suffix:
            tail = "s" if suffix == "'s" and kind not in "Rdt" else "n" if suffix == "n't" else "X"
            _add(line, classes, tail, suffix, cut, last, -1)


def _kind(low: str, classes: list[str], line: Line, *, capital: bool, lists: Words) -> str:
    before = classes[-1] if classes else "."
    if capital and before not in ".?:Q":
        # a capital inside a sentence: a title, a name or a word of a heading
        if low in lists.titles:
            return "J"
        if low in lists.classes and lists.classes[low] in "DdPp&btWRXBan":
            return lists.classes[low]
        if low in lists.nouns and lists.nouns[low] in "HK" and before != "C":
            return lists.nouns[low]
        return "C"
    if low == "according":
        return "A"
    if (found := lists.classes.get(low)) is not None:
        return found
    noun = lists.nouns.get(low)
    verb = lists.verbs.get(low)
    if verb is not None and noun is not None and (before in "dps#P&o" or (before in NAMES and low == verb[0])):
        verb = None  # "the Senate report", "his claims"
    if verb is not None:
        base, kind = verb
        if kind == "G" and before in "dps":
            return "o"
        if kind == "v" and before in "dps":
            return "o"
        if kind == "V" and before in "dps" and low == base:
            return "o"
        return "y" if kind in "Vv" and before == "B" else kind
    if capital and low in lists.titles:
        return "J"
    if noun is not None:
        return noun
    if capital:
        return "o" if low in words("extract/names/common") else "C"
    if low and low[0].isdigit():
        return "#"
    return "a" if low.endswith("ly") else "o"


def _number_sentences(line: Line) -> None:
    number = 0
    kinds = line.classes
    for at, kind in enumerate(kinds):
        line.sentences.append(number)
        ends = kind == "." or (kind == "?" and at + 1 < len(kinds) and kinds[at + 1] in "QNOLCRdpHKUTJ")
        if ends and at + 1 < len(kinds) and kinds[at + 1] not in "VvGg.":
            number += 1
