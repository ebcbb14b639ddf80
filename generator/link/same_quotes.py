"""One utterance quoted in several articles: found by runs of words in common, aligned word by word.

Nothing is merged on likeness of meaning. Two quotes are one utterance if they share a long run of words and nobody else
is named as the speaker; short ones only if one stands whole in the other and both name the same speaker.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations

from generator.base import lexicon
from generator.base.text import fold
from generator.extract.quotes import Quote
from generator.link.reading import Corpus, Place
from generator.model import Article, Span


@dataclass(frozen=True, slots=True)
class Wording:
    """The utterance as one article has it."""

    article: str
    quote: Quote
    shared: tuple[Span, ...]
    """Runs of its words that stand in the longest wording too; in text order."""
    different: tuple[Span, ...]
    """Runs of its words that don't, between shared ones; what one article leaves out isn't among them."""

    @property
    def place(self) -> Place:
        """Where the quote stands."""
        return Place(self.article, self.quote.span)


@dataclass(frozen=True, slots=True)
class SameQuote:
    """One utterance."""

    wordings: tuple[Wording, ...]
    """The longest first, then by article id; of at least two articles."""
    run: int
    """Words of the longest run that two wordings share."""
    differs: bool
    """Whether some wording has other words inside a passage that others have too."""


@dataclass(frozen=True, slots=True)
class _Said:
    article: str
    quote: Quote
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    speaker: str
    """Last word of the speaker's name in lower case; empty if unknown or a pronoun."""
    day: date | None


# Longest run of words that makes two quotes one utterance: whoever is quoted, and where both name one speaker. 757
# articles gave 80 utterances; of the 45 with the shortest runs, read by hand, 44 were one utterance (the other: a
# promise of campaign speeches).
_RUN, _RUN_SAME_SPEAKER, _CONTENT = 10, 7, 3
# A whole short quote inside another one.
_WHOLE = 5
# A run of four words in more quotes than this is a phrase of speech.
_SPREAD = 25
# A stump speech is given again and again: reports further apart than this many days need a longer run.
_DAYS, _RUN_FAR = 10, 12
_LONGEST = 400
"""Words of a quote that are compared; the longest of 6,557 quotes has 200."""


def same_quotes(corpus: Corpus) -> tuple[SameQuote, ...]:
    """Utterances that several articles quote, those of most articles first."""
    said: list[_Said] = []
    for reading in corpus.readings:
        said += _said(reading.entry.article, reading.entry.extracts.of(Quote))
    leader = list(range(len(said)))

    def lead(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    runs: dict[int, int] = {}
    for first, second in _candidates(said):
        run = _one_utterance(said[first], said[second])
        if run:
            one, other = sorted((lead(first), lead(second)))
            leader[other] = one
            runs[first] = max(run, runs.get(first, 0))
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at in range(len(said)):
        groups[lead(at)].append(at)
    made = [
        _merged([said[at] for at in its], max(runs.get(at, 0) for at in its))
        for its in groups.values()
        if len({said[at].article for at in its}) > 1
    ]
    return tuple(sorted(made, key=lambda one: (-len({w.article for w in one.wordings}), one.wordings[0].place)))


_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def _said(article: Article, quotes: Sequence[Quote]) -> Iterator[_Said]:
    stated = article.metadata.date
    try:
        day = date.fromisoformat(stated.value[:10]) if stated else None
    except ValueError:
        day = None
    for quote in quotes:
        if quote.kind == "term":
            continue
        folded = fold(quote.span.cut(article.text)).lower()
        found = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded)][:_LONGEST]
        if len(found) >= 4:
            words = tuple(word for word, _, _ in found)
            spans = tuple(Span(quote.span.start + start, quote.span.start + end) for _, start, end in found)
            yield _Said(article.id, quote, words, spans, _speaker(article.text, quote), day)


def _speaker(text: str, quote: Quote) -> str:
    if quote.speaker is None or quote.basis in ("unknown", "anonymous"):
        return ""
    words = _WORD.findall(fold(quote.speaker.cut(text)))
    names = [word for word in words if word[0].isupper() and word.lower() not in ("jr", "sr")]
    return names[-1].lower().removesuffix("'s") if names else ""


def _candidates(said: Sequence[_Said]) -> list[tuple[int, int]]:
    """Pairs of quotes of different articles that share four words in a row."""
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(said):
        for key in sorted({one.words[i : i + 4] for i in range(len(one.words) - 3)}):
            holders[key].append(at)
    found = {
        pair
        for places in holders.values()
        if 2 <= len(places) <= _SPREAD
        for pair in combinations(places, 2)
        if said[pair[0]].article != said[pair[1]].article
    }
    return sorted(found)


def _one_utterance(one: _Said, other: _Said) -> int:
    """The length of their longest common run if they are one utterance, else 0."""
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return 0
    same = bool(one.speaker) and one.speaker == other.speaker
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    run = matcher.find_longest_match()
    words = one.words[run.a : run.a + run.size]
    content = {word for word in words if word.replace("'", "") not in lexicon.words("link/stopwords")}
    if len(content) < _CONTENT:
        return 0
    far = one.day is not None and other.day is not None and abs((one.day - other.day).days) > _DAYS
    shorter = min(len(one.words), len(other.words))
    if run.size >= (_RUN_FAR if far else _RUN_SAME_SPEAKER if same else _RUN):
        return run.size
    whole = run.size == shorter >= _WHOLE
    return run.size if whole and same and not far else 0


def _merged(its: list[_Said], run: int) -> SameQuote:
    ordered = sorted(its, key=lambda one: (-len(one.words), one.article, one.quote.span))
    longest = ordered[0]
    wordings = tuple(_wording(one, longest) for one in ordered)
    return SameQuote(wordings, run, any(wording.different for wording in wordings))


def _wording(one: _Said, longest: _Said) -> Wording:
    if one is longest:
        return Wording(one.article, one.quote, (one.quote.span,), ())
    shared: list[Span] = []
    different: list[Span] = []
    codes = SequenceMatcher(None, longest.words, one.words, autojunk=False).get_opcodes()
    for at, (tag, _, _, start, end) in enumerate(codes):
        if start == end:
            continue
        run = Span(one.spans[start].start, one.spans[end - 1].end)
        if tag == "equal":
            shared.append(run)
        elif 0 < at < len(codes) - 1:
            different.append(run)
    return Wording(one.article, one.quote, tuple(shared), tuple(different))
