"""One utterance quoted in several articles: found by runs of words in common, aligned word by word.

Nothing is merged on likeness of meaning. A long run of words is one utterance whoever is named for it: that the
speakers differ is then said. Shorter ones need one speaker, or that nobody else is named; rules below.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import chain, combinations
from unicodedata import combining, normalize

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
    speakers_differ: bool = False
    """Whether articles name different people for it."""


@dataclass(frozen=True, slots=True)
class _Said:
    article: str
    quote: Quote
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    speaker: str
    """Last word of the speaker's name in lower case; empty if unknown, a pronoun or only a role ("the Minister")."""
    day: date | None


# A run of four words in more quotes than this is a phrase of speech, or of one much quoted utterance: each quote is
# then held against its neighbours in order only, since pairs grow with the square.
_SPREAD, _NEIGHBOURS = 25, 6
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
    if quote.editor is not None:
        return _plain(quote.editor.split()[-1])
    if quote.speaker is None or quote.basis in ("unknown", "anonymous"):
        return ""
    words = _WORD.findall(fold(quote.speaker.cut(text)))
    names = [word for word in words if word[0].isupper() and word.lower() not in _NO_NAMES]
    if words[:1] and words[0].lower() in _ARTICLES:
        return ""  # "the Minister", "a spokeswoman for Tollan": a role says nothing against a name
    return _plain(names[-1].removesuffix("'s")) if names else ""


def _plain(name: str) -> str:
    """A name in lower case without marks on its letters, which papers set as they can: "Calderón", "Calderon"."""
    return "".join(letter for letter in normalize("NFKD", name.lower()) if not combining(letter))


_NO_NAMES = frozenset(("jr", "sr"))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "its", "one", "another"))


def _candidates(said: Sequence[_Said]) -> list[tuple[int, int]]:
    """Pairs of quotes of different articles that share four words in a row."""
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(said):
        for key in sorted({one.words[i : i + 4] for i in range(len(one.words) - 3)}):
            holders[key].append(at)
    pairs = chain.from_iterable(_pairs(places) for places in holders.values())
    return sorted({pair for pair in pairs if said[pair[0]].article != said[pair[1]].article})


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(places) <= _SPREAD:
        yield from combinations(places, 2)
        return
    for at, one in enumerate(places):
        for other in places[at + 1 : at + 1 + _NEIGHBOURS]:
            yield one, other


# ---- one utterance ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Match:
    """Two quotes laid side by side."""

    run: int
    """Words of the longest run in common."""
    content: int
    """How many different ones of these are no function words."""
    matched: int
    """Words in common in order."""
    shorter: int
    """Words of the shorter one."""
    same_speaker: bool
    """Both name one person."""
    other_speaker: bool
    """They name two."""
    far: bool
    """Their articles lie further apart than a speech is reported."""


# 757 articles of an election year give 98 utterances under these rules; of the 25 with the shortest runs, five to eight
# words, read by hand, all were one. Promises of campaign speeches come back for months, so far reports need more.
_RUN, _RUN_SAME_SPEAKER, _RUN_FAR, _CONTENT, _DAYS = 8, 7, 12, 3, 10
# The least words of a short quote that counts as a whole, and of one that is reworded.
_WHOLE, _REWORDED = 5, 6
# How much of the shorter quote a rewording keeps, in order; its run is broken, so it needs fewer words of content.
_KEPT, _SOME = 0.75, 2


def long_run(match: _Match) -> bool:
    """Eight words in a row or more, whoever is named: "She greeted every keeper by name, or so it seemed"."""
    return match.run >= (_RUN_FAR if match.far else _RUN) and match.content >= _CONTENT


def run_of_one_speaker(match: _Match) -> bool:
    """Seven words in a row that both give to one person."""
    return match.same_speaker and not match.far and match.run >= _RUN_SAME_SPEAKER and match.content >= _CONTENT


def whole_of_one_speaker(match: _Match) -> bool:
    """The whole shorter quote, of five words or more, stands in the other, and both name one person: "I have no
    regrets about it".
    """
    return match.same_speaker and not match.far and match.run == match.shorter >= _WHOLE


def whole_of_somebody(match: _Match) -> bool:
    """The whole shorter quote stands in the other, and nobody else is named: "the Minister said" beside her name."""
    whole = match.run == match.shorter >= _WHOLE and match.content >= _CONTENT
    return whole and not match.other_speaker and not match.far


def reworded(match: _Match) -> bool:
    """Most of the shorter quote stands in the other in order: "shifts as they are can't go on", "cannot go on"."""
    kept = match.matched >= _KEPT * match.shorter and match.shorter >= _REWORDED
    return kept and match.run >= _WHOLE and match.content >= _SOME and not match.other_speaker and not match.far


_RULES: tuple[Callable[[_Match], bool], ...] = (
    long_run,
    run_of_one_speaker,
    whole_of_one_speaker,
    whole_of_somebody,
    reworded,
)


def _one_utterance(one: _Said, other: _Said) -> int:
    """The length of their longest common run if they are one utterance, else 0."""
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    run = matcher.find_longest_match()
    words = one.words[run.a : run.a + run.size]
    named = bool(one.speaker) and bool(other.speaker)
    match = _Match(
        run.size,
        len({word for word in words if word.replace("'", "") not in lexicon.words("link/stopwords")}),
        sum(block.size for block in matcher.get_matching_blocks()),
        min(len(one.words), len(other.words)),
        named and one.speaker == other.speaker,
        named and one.speaker != other.speaker,
        one.day is not None and other.day is not None and abs((one.day - other.day).days) > _DAYS,
    )
    return run.size if any(rule(match) for rule in _RULES) else 0


def _merged(its: list[_Said], run: int) -> SameQuote:
    ordered = sorted(its, key=lambda one: (-len(one.words), one.article, one.quote.span))
    longest = ordered[0]
    wordings = tuple(_wording(one, longest) for one in ordered)
    speakers = {one.speaker for one in its if one.speaker}
    return SameQuote(wordings, run, any(wording.different for wording in wordings), len(speakers) > 1)


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
