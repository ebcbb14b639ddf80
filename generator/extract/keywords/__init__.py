"""Keywords as a reader would have written them: yake's weights over noun phrases and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.base.language import DEFAULT, detect
from generator.extract.extractor import Extractor
from generator.extract.keywords.engine import Engine, engine_version, feed, ranking, weights
from generator.extract.keywords.foreign import foreign_candidates
from generator.extract.keywords.mentions import mentions, shown
from generator.extract.keywords.phrases import Candidate, find_candidates
from generator.extract.keywords.rank import rank
from generator.extract.keywords.words import read_words
from generator.extract.keywords.written import WRITTEN
from generator.extract.names import Name
from generator.model import Article, Extract, Extracts, Problem, Span

__all__ = ["Keyword", "KeywordOptions", "engine_version", "find_keywords"]

_REAL = 30
"""Words from which a text without a keyword is worth a problem."""


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
    engine: Engine = "fast"
    """Who computes the weights of words: "fast", or "yake" itself, with the same results in several times the time."""
    language: str = "auto"
    """Language whose stop words are used: a code of two letters such as "de", or "auto" to tell it by the text."""

    def __post_init__(self) -> None:
        if not 1 <= self.top <= 50:
            raise ValueError(f"top must be 1 to 50, not {self.top}")
        if self.language != "auto" and not (len(self.language) == 2 and self.language.isalpha()):
            raise ValueError(f'language must be "auto" or a code of two letters, not {self.language!r}')


def find_keywords(article: Article, found: Extracts, options: KeywordOptions) -> Iterator[Keyword | Problem]:
    """Keywords, best first."""
    text = article.text
    words = read_words(text, article.body)
    fed = feed(block.span.cut(text) for block in article.body)
    language = detect(fed) if options.language == "auto" else options.language
    if language == DEFAULT:
        candidates = find_candidates(text, words, found.of(Name))
        ranked = rank(candidates, words, weights(fed, language, options.engine), options.top)
    else:
        ranked = foreign_candidates(text, words, ranking(fed, language, options.engine), options.top)
    places = mentions(words, [keyword for keyword, _ in ranked])
    for position, (keyword, score) in enumerate(ranked, 1):
        spans = places[position - 1]
        display, aliases = shown(text, words, keyword, spans)
        yield Keyword(
            span=display,
            rule=f"keyword.{_kind(keyword)}",
            position=position,
            score=score,
            kind=_kind(keyword),
            mentions=spans,
            aliases=aliases,
        )
    if not ranked and sum(map(bool, words.keys)) >= _REAL:
        yield Problem(
            where=article.source.name,
            code="keywords-none",
            message="no keyword was found in this text",
            hint="See that the file holds running text; for a language that is not recognised set [keywords] language.",
            severity="info",
        )


EXTRACTOR = Extractor(
    "keywords",
    Keyword,
    find_keywords,
    KeywordOptions,
    kind="keyword",
    written=WRITTEN,
    needs=("names",),
    engine=engine_version,
    abroad=find_keywords,
    plain=False,
)


def _kind(keyword: Candidate) -> Literal["name", "phrase", "word"]:
    return "name" if keyword.name is not None or keyword.proper else "phrase" if len(keyword.keys) > 1 else "word"
