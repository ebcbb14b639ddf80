"""Keywords: yake's ranking, made readable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.extract.keywords_engine import LONGEST, engine_version, feed, stock_scores
from generator.extract.names import Name
from generator.model import Article, Extract, Extracts, Problem, Span

__all__ = ["Keyword", "KeywordOptions", "engine_version", "find_keywords"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword(Extract):
    """A keyword. `span` is the mention whose spelling is displayed."""

    position: int
    """Place in the ranking, from 1."""
    score: float
    """Lower is better, as with yake."""
    kind: Literal["name", "phrase", "word"]
    mentions: tuple[Span, ...]
    """Every place where it stands, in text order; never empty."""
    aliases: tuple[Span, ...] = ()
    """One span for each other spelling of it in the article."""


@dataclass(frozen=True, slots=True)
class KeywordOptions:
    """Options of the keywords extractor."""

    top: int = 10
    """How many keywords an article gets, 1 to 50."""


_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-&][^\W_]+)*")
_GAP = re.compile(r" +\Z")


def find_keywords(article: Article, found: Extracts, options: KeywordOptions) -> Iterator[Keyword | Problem]:
    """Keywords, best first."""
    text = article.text
    scores = stock_scores(feed(block.span.cut(text) for block in article.body), "en")
    places: dict[str, list[Span]] = {}
    for block in article.body:
        words = [(m.start(), m.end()) for m in _WORD.finditer(text, block.span.start, block.span.end)]
        for at in range(len(words)):
            for length in range(1, LONGEST + 1):
                if at + length > len(words):
                    break
                if length > 1 and not _GAP.fullmatch(text, words[at + length - 2][1], words[at + length - 1][0]):
                    break
                span = Span(words[at][0], words[at + length - 1][1])
                places.setdefault(" ".join(span.cut(text).lower().split()), []).append(span)
    whole = {name.span.cut(text).lower(): name.full for name in found.of(Name)}
    taken: list[set[str]] = []
    position = 0
    for key, score in scores.items():
        spans = places.get(key)
        if position == options.top or spans is None:
            continue
        if all(_cut_off(text, span) for span in spans):
            continue
        shown = whole.get(key, spans[0])
        bag = set(shown.cut(text).lower().split())
        if any(bag <= other or other <= bag for other in taken):
            continue
        taken.append(bag)
        position += 1
        kind: Literal["name", "phrase", "word"] = "name" if key in whole else "phrase" if " " in key else "word"
        mentions = tuple(sorted({*spans, shown}))
        yield Keyword(span=shown, rule="keyword.yake", position=position, score=score, kind=kind, mentions=mentions)
    if not position and len(text.split()) >= 50:
        yield Problem(
            where=article.source.path, code="keywords-none", message="No keyword was found in this article.",
            hint="Check that the file holds running text in a language that is supported.", severity="info",
        )


def _cut_off(text: str, span: Span) -> bool:
    """Whether a capital word goes on to the left or right of a capital word: a part of a name."""
    words = span.cut(text).split()
    after = re.compile(r" [A-Z]\w").match(text, span.end)
    before = re.compile(r"\b[A-Z]\w+ \Z").search(text[max(0, span.start - 30) : span.start])
    return bool((after and words[-1][:1].isupper()) or (before and words[0][:1].isupper()))
