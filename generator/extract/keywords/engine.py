"""The one place that calls yake, by exact names, and the choice between yake and the faster computation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal

from generator.base.language import stopwords
from generator.base.text import fold
from generator.extract.keywords.fast import Counts, count, fast_scores, word_weights

if TYPE_CHECKING:
    from yake import KeywordExtractor

Engine = Literal["fast", "yake"]

LONGEST = 3
"""Words in yake's longest candidates: its own default."""
_EVERYTHING = 2**31
_ENDED = (".", "!", "?")
_RUN = 100
"""Characters without a space after which one is put in: no word is longer."""

# What would make the tokenizer below yake slow on hostile text, and what no keyword holds.
_LONG = re.compile(rf"\S{{{_RUN}}}(?=\S)")
_ASIDE = re.compile(r"[()\[\]{}<>@]|://")
_REPEATED = re.compile(r"([,;:])[,;:]+")
# Where the splitter puts two blocks together again, however long the first has become: before words that begin no
# sentence, after a closed quotation, after an abbreviation. Put together here, each block is read once.
_CONTINUED = re.compile(
    r"[.!?]+(?:[\"'] (?=[^\W\d_A-Z])"
    r"|[\"']? (?=(?:and|are|between|by|from|has|into|is|of|or|than|that|through|via|was|where|whether|with)\b)"
    r"|(?<=\b[^\W\d_]\.) (?=[^\W\d_A-Z])|(?<=\b[^\W\d_][^\W\d_]\.) (?=[^\W\d_A-Z]))"
)
_NO_END = re.compile(r"[.!?]+[\"']? (?=[^\W\d_A-Z])")


def feed(blocks: Iterable[str]) -> str:
    """One text for the engine: marks made straight, and every block closed by a sentence end.

    yake turns line breaks into spaces, so that a headline without a full stop would run into the line below it. The
    mark added here belongs to no word and shows up in no keyword. Brackets become commas, and a full stop before a
    small letter too: yake's sentence splitter takes quadratic time to think about them.
    """
    closed = []
    for block in blocks:
        text = " ".join(_REPEATED.sub(r"\1", _ASIDE.sub(" , ", fold(block))).split())
        text = _NO_END.sub(", ", _LONG.sub(r"\g<0> ", text))
        if text:
            closed.append(text if text.rstrip("\"' ").endswith(_ENDED) else f"{text}!")
    return _CONTINUED.sub(", ", " ".join(closed))


def weights(text: str, language: str, engine: Engine) -> Mapping[str, float]:
    """Yake's weight S of every term of a fed text that is no stop word, lower is better."""
    counts = count(text, stopwords(language))
    return word_weights(counts) if engine == "fast" else _stock_weights(text, language, counts)


def ranking(text: str, language: str, engine: Engine) -> Mapping[str, float]:
    """Yake's score of each of its candidates, best first. Keys: lower-case words with single spaces between."""
    if engine == "yake":
        return stock_scores(text, language)
    return {key: score for key, (_, score) in fast_scores(text, stopwords(language), LONGEST).items()}


def stock_scores(text: str, language: str) -> Mapping[str, float]:
    """As `ranking`, by yake itself."""
    return {key: float(score) for key, score in _extractor(language).extract_keywords(text)}


def engine_version() -> str:
    """Version of yake, part of the cache key."""
    return f"yake {version('yake')}"


def _stock_weights(text: str, language: str, counts: Counts) -> dict[str, float]:
    """The weights S behind yake's scores H of single words: H = S / ((S + 1) · frequency)."""
    often: dict[str, int] = {}
    terms: dict[str, str] = {}
    for block in counts.blocks:
        for _, word, term in block:
            often[word] = often.get(word, 0) + 1
            terms[word] = term
    found = {}
    for key, score in stock_scores(text, language).items():
        if key in often:
            share = score * often[key]
            found[terms[key]] = share / (1 - share)
    return found


@cache
def _extractor(language: str) -> KeywordExtractor:
    # Imported when first needed: it costs a third of a second. `dedup_lim=1` asks for every candidate; the names are
    # those of yake 0.7, which swallows unknown ones in silence.
    from yake import KeywordExtractor  # noqa: PLC0415

    return KeywordExtractor(lan=language, n=LONGEST, dedup_lim=1.0, window_size=1, top=_EVERYTHING)
