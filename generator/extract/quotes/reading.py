"""From an article to what the ranker reads: pairs of marks, paragraphs as items, candidates, who is named how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.base.text import trim
from generator.extract.names import Name
from generator.extract.quotes.features import Part, Reading
from generator.extract.quotes.lines import NAMES, read_lines
from generator.extract.quotes.marks import Pair, pair_marks
from generator.extract.quotes.rank import units
from generator.extract.quotes.sources import find_sources
from generator.model import Article, Span

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


MOST_QUOTES = 3000
"""Quotations beyond which an article is not read for sources: no news article has so many, and hostile text stays
cheap. The longest article of the training file has fewer than 150."""
_FEW_QUOTES = 100
"""Up to so many quotations an article is read for sources however close they stand."""
LEAST_ROOM = 40
"""Characters of text for each quotation, its own words included. With less room for whole hundreds of them nothing can
be told of who says what: they are a list of titles or of examples. The densest article of the training file has 62."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """All quoted words of an article and where their sources may stand."""

    pairs: Sequence[Pair]
    unclosed: Sequence[int]
    """Offsets of opening marks without a closing one."""
    reading: Reading
    units: Sequence[Sequence[Part]]
    """None in an article with more quotations than anybody can have said in it, see `too_many`. Quotations that run on
    over paragraphs stand together."""


def read_quoted(article: Article, names: Sequence[Name]) -> Quoted:
    """Pair the marks of the article's title, standfirst and paragraphs, and list the candidates of each paragraph."""
    text = article.text
    spans = [line for block in article.body for line in _lines(text, block.span)]
    pairs, unclosed = pair_marks(text, spans)
    if not pairs or too_many(len(pairs), sum(span.end - span.start for span in spans)):
        return Quoted(pairs, unclosed, Reading([], [], [], [], []), [])
    lines = read_lines(text, spans, pairs, names)
    said = [_WORD.findall(text[pair.span.start : pair.span.end]) for pair in pairs]
    reading = Reading(
        lines=lines,
        sources=[find_sources(line) for line in lines],
        words=[len(words) for words in said],
        capital=[bool(words) and words[0][0].isupper() for words in said],
        titled=[_titled(words) for words in said],
        inside=_named_inside(text, pairs, names),
    )
    for line in lines:
        for item, kind in enumerate(line.classes):
            if kind in NAMES:
                name = (
                    names[line.holds[item]].full if line.holds[item] >= 0 else Span(line.starts[item], line.ends[item])
                )
                reading.entities[line.at, item] = name.cut(text)
    reading.counts.update(Counter(reading.entities.values()))
    return Quoted(pairs, unclosed, reading, units(reading, _run_on(text, pairs)))


def _run_on(text: str, pairs: Sequence[Pair]) -> list[bool]:
    """Of each pair whether it goes on in the pair behind: it is open, and both begin with the same mark.

    Where a paragraph in "straight" marks stands before one in “curly” ones, a page has set another's text before words
    that somebody says.
    """
    marks = [text[pair.marks.start : pair.span.start].strip() for pair in pairs]
    return [not pair.closed and mark == then for pair, mark, then in zip(pairs, marks, [*marks[1:], ""], strict=True)]


def too_many(quotes: int, length: int) -> bool:
    """Whether so many quotations in a text of `length` characters can't all be somebody's words.

    >>> too_many(150, 20_000), too_many(150, 5_000), too_many(4_000, 1_000_000)
    (False, True, True)
    """
    return quotes > MOST_QUOTES or (quotes > _FEW_QUOTES and length < LEAST_ROOM * quotes)


def _named_inside(text: str, pairs: Sequence[Pair], names: Sequence[Name]) -> list[frozenset[str]]:
    """The entities named between the marks of each pair. Both stand in text order."""
    made: list[frozenset[str]] = []
    at = 0
    for pair in pairs:
        while at < len(names) and names[at].span.start < pair.span.start:
            at += 1
        named = set()
        while at < len(names) and names[at].span.end <= pair.span.end:
            named.add(names[at].full.cut(text))
            at += 1
        made.append(frozenset(named))
    return made


def _titled(words: Sequence[str]) -> bool:
    """Whether the words are written like a title: "The Old Man and the Sea", but not "We are full"."""
    capitals = sum(word[0].isupper() for word in words)
    return 2 * capitals >= len(words) > 1 and all(word[0].isupper() or len(word) < 5 for word in words)


def _lines(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for part in span.cut(text).split("\n"):
        if line := trim(text, at, at + len(part)):
            yield line
        at += len(part) + 1
