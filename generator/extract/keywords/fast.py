"""The scores of yake, computed with dictionaries: several times as fast as yake itself.

Written from the paper: Campos, Mangaravite, Pasquali, Jorge, Nunes and Jatowt, "YAKE! Keyword extraction from single
documents using multiple local features", Information Sciences 509 (2020), sections 3.1 to 3.4, and from what yake 0.7.3
was seen to do where it differs: a final s of longer words is ignored, candidates with digits or odd characters are
left out, and a stop word inside a candidate counts with the probability of its neighbours. The tests compare its lists
with those of yake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from math import log, sqrt
from operator import add
from string import punctuation

from segtok.segmenter import split_multi  # type: ignore[import-untyped]
from segtok.tokenizer import split_contractions, web_tokenizer, word_tokenizer  # type: ignore[import-untyped]

_MARKS = frozenset(punctuation)
_SURE_END = re.compile(r"(?:(?<=[a-z]{5})(?<!approx)\.|(?<=\w)[!?])[\"']?\s+(?=[A-Z][a-z])")
_ANY_END = re.compile(r"[.!?\u203C\u203D\u2047-\u2049\u3002\uFE52\uFE57\uFF01\uFF0E\uFF1F\uFF61]['’\"”]?\s")
_CAPITAL = re.compile(r"\s*[A-Z]")
_BRACKET = re.compile(r"[()\[\]]")
_PLAIN_END = re.compile(r"([A-Za-z]+)([.!?])(\"?)")
_PLAIN = re.compile(r"(\"?)([A-Za-z]+(?:-[A-Za-z]+)*)(?:'s)?([,;]?)")
_PAD = " a a a"
"""Three plain words: behind them a chunk is tokenized as anywhere but at the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What one pass over a text counts. A term is a lower-case word without its final s (words above three letters)."""

    blocks: tuple[tuple[tuple[str, str, str], ...], ...]
    """Runs of words between punctuation; a word as (written, lower case, term)."""
    frequency: dict[str, int]
    shouted: dict[str, int]
    """How often a term is written in capitals."""
    capital: dict[str, int]
    """How often it starts with a capital, inside a sentence."""
    sentences: dict[str, list[int]]
    """In which sentences a term stands."""
    pairs: dict[tuple[str, str], int]
    """How often one term follows another."""
    stops: frozenset[str]
    """Terms that are stop words."""
    length: int
    """Sentences of the text."""


def fast_scores(text: str, stopwords: frozenset[str], longest: int) -> dict[str, tuple[str, float]]:
    """Each candidate of up to `longest` words with its first spelling and its score, lower is better, best first."""
    counts = count(text, stopwords)
    weights = word_weights(counts)
    seen: dict[str, int] = {}
    first: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for block in counts.blocks:
        for end in range(1, len(block) + 1):
            if block[end - 1][2] in weights:
                for start in range(end - 1, max(end - longest, 0) - 1, -1):
                    words = block[start:end]
                    if words[0][2] in weights:
                        key = " ".join([word[1] for word in words])
                        if key not in seen:
                            seen[key] = 0
                            first[key] = words
                        seen[key] += 1
    scored = []
    for key, words in first.items():
        if not any(odd(word[1]) for word in words):
            terms = [word[2] for word in words]
            scored.append((candidate_score(terms, seen[key], counts, weights), key, " ".join(w[0] for w in words)))
    scored.sort(key=lambda item: item[0])
    return {key: (shown, score) for score, key, shown in scored}


def candidate_score(terms: Sequence[str], frequency: int, counts: Counts, weights: dict[str, float]) -> float:
    """Equation 9 of the paper: the product of the terms' weights over their sum, shared by the occurrences."""
    product, total = 1.0, 0.0
    for at, term in enumerate(terms):
        if term in weights:
            product *= weights[term]
            total += weights[term]
        else:
            before, after = terms[at - 1], terms[at + 1]
            likely = counts.pairs.get((before, term), 0) / counts.frequency[before]
            likely *= counts.pairs.get((term, after), 0) / counts.frequency[after]
            product *= 1 + (1 - likely)
            total -= 1 - likely
    return product / ((total + 1) * frequency)


def word_weights(counts: Counts) -> dict[str, float]:
    """Equation 6 of the paper: the weight S(t) of every term that is no stop word, lower is better."""
    content = [number for term, number in counts.frequency.items() if term not in counts.stops]
    if not content:
        return {}
    mean = sum(content) / len(content)
    usual = mean + sqrt(_pairwise([(number - mean) ** 2 for number in content]) / len(content))
    most = max(counts.frequency.values())
    # for each term: neighbours on that side, and how often it has one
    right: dict[str, tuple[int, int]] = {}
    left: dict[str, tuple[int, int]] = {}
    for (one, two), number in counts.pairs.items():
        others, total = right.get(one, (0, 0))
        right[one] = others + 1, total + number
        others, total = left.get(two, (0, 0))
        left[two] = others + 1, total + number
    weights = {}
    for term, number in counts.frequency.items():
        if term in counts.stops:
            continue
        share = number / most
        before, after = left.get(term, (0, 1)), right.get(term, (0, 1))
        # The operations stand in yake's order, so that equal scores are equal to the last bit and ties fall alike.
        related = (0.5 + before[0] / before[1] * share) + (0.5 + after[0] / after[1] * share)
        cased = max(counts.shouted.get(term, 0), counts.capital.get(term, 0)) / (1.0 + log(number))
        where = counts.sentences[term]
        middle = len(where) // 2
        median = where[middle] if len(where) % 2 else (where[middle - 1] + where[middle]) / 2
        often, spread = number / usual / related, len(where) / counts.length / related
        weights[term] = log(log(3.0 + median)) * related / (cased + often + spread)
    return weights


def _pairwise(numbers: Sequence[float]) -> float:
    """The sum as numpy adds it up, in eights and halves, since yake's last bits decide ties."""
    size = len(numbers)
    if size > 128:
        half = size // 2 // 8 * 8
        return _pairwise(numbers[:half]) + _pairwise(numbers[half:])
    if size < 8:
        return reduce(add, numbers, 0.0)
    whole = size // 8 * 8
    a, b, c, d, e, f, g, h = (reduce(add, numbers[lane:whole:8]) for lane in range(8))
    return reduce(add, numbers[whole:], ((a + b) + (c + d)) + ((e + f) + (g + h)))


def count(text: str, stopwords: frozenset[str]) -> Counts:
    """Everything that the scores are made of, in one pass."""
    frequency: dict[str, int] = {}
    shouted: dict[str, int] = {}
    capital: dict[str, int] = {}
    sentences: dict[str, list[int]] = {}
    pairs: dict[tuple[str, str], int] = {}
    stops: set[str] = set()
    blocks: list[tuple[tuple[str, str, str], ...]] = []
    length = 0
    for at, sentence in enumerate(_sentences(text)):
        length = at + 1
        block: list[tuple[str, str, str]] = []
        last = ""
        for place, written in enumerate(sentence):
            shape, word, term, short = _look(written)
            if shape == "mark":
                if block:
                    blocks.append(tuple(block))
                    block = []
                last = ""
                continue
            if term not in frequency:
                frequency[term] = 0
                sentences[term] = []
                if short or word in stopwords or term in stopwords:
                    stops.add(term)
            frequency[term] += 1
            if not sentences[term] or sentences[term][-1] != at:
                sentences[term].append(at)
            if shape == "shouted":
                shouted[term] = shouted.get(term, 0) + 1
            elif shape == "capital" and place:
                capital[term] = capital.get(term, 0) + 1
            if shape == "odd":
                last = ""
            else:
                if last:
                    pairs[last, term] = pairs.get((last, term), 0) + 1
                last = term
            block.append((written, word, term))
        if block:
            blocks.append(tuple(block))
    return Counts(tuple(blocks), frequency, shouted, capital, sentences, pairs, frozenset(stops), length)


def odd(word: str) -> bool:
    """Whether a word is a number or has too strange characters to be part of a keyword."""
    return _look(word)[0] == "odd"


@lru_cache(maxsize=65536)
def _look(written: str) -> tuple[str, str, str, bool]:
    """Shape, lower case and term of a token, and whether the term has fewer than three letters or digits."""
    word = written.lower()
    term = word[:-1] if word.endswith("s") and len(word) > 3 else word
    short = len([c for c in term if c not in _MARKS]) < 3
    if all(c in _MARKS for c in written):
        return "mark", word, term, short
    if not written.isalpha():
        number = written.replace(",", "")
        digits = any(c.isdigit() for c in written)
        letters = any(c.isalpha() for c in written)
        if number.isdigit() or number.replace(".", "", 1).isdigit() or digits == letters:
            return "odd", word, term, short
        if sum(c in _MARKS for c in written) > 1:
            return "odd", word, term, short
    if written.isupper():
        return "shouted", word, term, short
    if len(written) > 1 and written[0].isupper() and sum(c.isupper() for c in written) == 1:
        return "capital", word, term, short
    return "plain", word, term, short


def _sentences(text: str) -> Iterator[list[str]]:
    """Sentences as tokens, cut as yake cuts them; tokens of a chunk between spaces are kept for the next time."""
    for sentence in _split(text.replace("\n", " ").replace("\t", " ")):
        chunks = sentence.split()
        if not chunks:
            continue
        if any(sign in sentence for sign in ("@", "&", "://")):
            yield _kept(web_tokenizer(sentence))
            continue
        tokens: list[str] = []
        end = _PLAIN_END.fullmatch(chunks[-1])
        for chunk in chunks[:-1] if end else chunks[:-3]:
            tokens += _tokens(chunk)
        tokens += filter(None, end.groups()) if end else _kept(word_tokenizer(" ".join(chunks[-3:])))
        yield tokens


def _split(text: str) -> Iterator[str]:
    """What segtok's `split_multi` yields, which is asked only where a sentence end is in doubt."""
    if not _CAPITAL.match(text):
        text = f" {text}"  # as yake does; the splitter treats a number at the very beginning in its own way
    if _BRACKET.search(text):
        yield from split_multi(text)
        return
    at = 0
    for end in [*(gap.end() for gap in _SURE_END.finditer(text)), len(text)]:
        piece = text[at:end]
        if _ANY_END.search(piece.rstrip()):
            yield from split_multi(piece)
        else:
            yield piece
        at = end


@lru_cache(maxsize=65536)
def _tokens(chunk: str) -> tuple[str, ...]:
    plain = _PLAIN.fullmatch(chunk)
    if plain:
        return tuple(filter(None, plain.groups()))
    return tuple(_kept(word_tokenizer(chunk + _PAD)[:-3]))


def _kept(tokens: list[str]) -> list[str]:
    """Contractions are cut off, and what is cut off is dropped."""
    return [token for token in split_contractions(tokens) if token and not (token[0] == "'" and len(token) > 1)]
