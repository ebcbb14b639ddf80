"""Likely shared sources: articles that seem to stand on one text, such as a wire report, its copies and rewrites.

Two articles are read sentence against sentence; what is put between quotation marks doesn't count, since reporters who
stood side by side quote alike. A pair of sentences is *close* when it shares most of what it tells. Two independent
reports of one event have few such pairs, a rewrite has several, and some words in a row that nobody hits on by chance;
a copy is nearly only such runs. Worded as likelihood wherever it is shown: nobody but the authors knows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from math import sqrt
from typing import Literal

from generator.extract.quotes import Quote
from generator.link.literal import Runs, rows, runs
from generator.link.reading import Corpus, Place, Reading, Sentence, Word
from generator.model import Span

Manner = Literal["copy", "rewrite"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Two sentences that tell the same in like words."""

    first: Place
    second: Place
    shared_first: tuple[Span, ...]
    """The words of the first that stand in the second in some form; in text order."""
    shared_second: tuple[Span, ...]
    closeness: float
    """0 to 1, where 1 has the same content words in both."""
    close: bool
    """Close enough to count as evidence; the others only show where the two run side by side."""


@dataclass(frozen=True, slots=True)
class SourcePair:
    """Two articles that likely share a source."""

    first: str
    """Article ids, the first before the second in order."""
    second: str
    manner: Manner
    """copy: most of the shorter one stands in the other nearly word for word; rewrite: in other words."""
    share: float
    """How much of the shorter article's running text is covered by its passages, 0 to 1."""
    passages: tuple[Passage, ...]
    """In the order of the second article; never empty."""


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Articles with likely one source."""

    articles: tuple[str, ...]
    """Sorted; two at least."""
    pairs: tuple[SourcePair, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    sentence: Sentence
    words: tuple[Word, ...]
    """Content words outside quotation marks, in order."""
    stems: frozenset[str]
    weight: float


# Neighbouring words that more articles than this share say "one topic", not "one source".
_SPREAD = 12
# How many other articles one is compared with, and how much rare wording they have in common with it at least.
_CANDIDATES, _LEAST = 12, 1.0

# Of 757 articles of seven outlets, 137 pairs were compared and 50 had a sentence pair of closeness .55 or more with
# five words in common. Read by hand: one or two such pairs are background facts that many tell alike (32 pairs of
# articles with one, 5 with two), three or more a common text. The one rewrite of the seeds has three; any other pair of
# seeds at most one.
_CLOSE, _WORDS, _NEEDED = 0.55, 5, 3
# A pair of sentences in a headline's length proves nothing, however close: live reports repeat "polls are closing in".
_TELLING = 1.4
# What is shown beside the evidence once the source is likely: less close, but about something not matched yet.
# At least two words that neither article has in more than this share of its sentences, and together this weight.
_ALONG, _NEW, _AGAIN = 0.25, 0.6, 0.15
# Two words in a row that only these two articles have ("cease-fire declaration") are enough from this closeness on.
_RUN_ALONG = 0.15
# Reports of one event appear within days. Further apart, only the same text counts: outlets reuse their background. The
# same text: half of the shorter article stands in the other word for word; then one close pair of sentences is enough,
# as a brief has no three.
_DAYS, _SAME_TEXT = 3, 0.5
# Runs of words that are no names or numbers: one comes by chance ("more than three times the limit"), two hardly.
_RUNS = 2


def shared_sources(corpus: Corpus) -> tuple[SourceGroup, ...]:
    """Groups of articles with likely one source, in order of their first article. Time grows with the text, since each
    article is compared with at most `_CANDIDATES` others, found through rare pairs of words.
    """
    lines = {reading.id: _lines(corpus, reading) for reading in corpus.readings}
    dates = {reading.id: _day(reading) for reading in corpus.readings}
    pairs: list[SourcePair] = []
    readings = {reading.id: reading for reading in corpus.readings}
    row_of = cache(lambda article: rows(readings[article]))
    holders = _holders(lines)
    only_two = frozenset(key for key, articles in holders.items() if len(articles) == 2)
    for first, second in _candidates(corpus, holders):
        literal = runs(row_of(first), row_of(second))
        pair = _compared(corpus, (first, second), lines, only_two, literal)
        if pair is not None and (pair.share >= _SAME_TEXT or _near(dates[first], dates[second])):
            pairs.append(pair)
    return _grouped(pairs)


def _day(reading: Reading) -> date | None:
    stated = reading.entry.article.metadata.date
    try:
        return date.fromisoformat(stated.value[:10]) if stated else None
    except ValueError:
        return None


def _near(first: date | None, second: date | None) -> bool:
    return first is None or second is None or abs((first - second).days) <= _DAYS


def _lines(corpus: Corpus, reading: Reading) -> tuple[_Line, ...]:
    quoted = [quote.span for quote in reading.entry.extracts.of(Quote)]
    made: list[_Line] = []
    next_quote = 0
    for sentence in reading.sentences:
        if sentence.block.kind == "title":
            continue
        while next_quote < len(quoted) and quoted[next_quote].end <= sentence.span.start:
            next_quote += 1
        inside = [span for span in quoted[next_quote : next_quote + 8] if span.start < sentence.span.end]
        words = tuple(w for w in sentence.words if not w.stop)
        if inside:  # of few sentences only, while most of the time goes into comparing words with quotes
            words = tuple(w for w in words if not any(w.span.overlaps(span) for span in inside))
        stems = frozenset(word.stem for word in words)
        if stems and sentence.block.kind != "standfirst":
            made.append(_Line(sentence, words, stems, sum(corpus.weight(stem) for stem in sorted(stems))))
    return tuple(made)


Neighbours = tuple[str, str]


def _holders(lines: Mapping[str, tuple[_Line, ...]]) -> dict[Neighbours, list[str]]:
    """Which articles have two content words in a row."""
    holders: defaultdict[Neighbours, list[str]] = defaultdict(list)
    for article, its in lines.items():
        for key in sorted({pair for line in its for pair in _neighbours(line)}):
            holders[key].append(article)
    return holders


def _candidates(corpus: Corpus, holders: Mapping[Neighbours, Sequence[str]]) -> list[tuple[str, str]]:
    """Pairs of articles with rare wording in common, sorted."""
    common: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (left, right), articles in holders.items():
        if 2 <= len(articles) <= _SPREAD:
            weight = corpus.weight(left) * corpus.weight(right)
            for first, second in combinations(articles, 2):
                common[first][second] += weight  # type: ignore[assignment]  # Counter is typed for whole numbers
                common[second][first] += weight  # type: ignore[assignment]
    found: set[tuple[str, str]] = set()
    for article, others in common.items():
        best = sorted(((-weight, other) for other, weight in others.items() if weight >= _LEAST))[:_CANDIDATES]
        found.update((min(article, other), max(article, other)) for _, other in best)
    return sorted(found)


def _neighbours(line: _Line, *, names: bool = True) -> Iterator[Neighbours]:
    """Two content words in a row; without `names` none that are both parts of names ("Tel Aviv")."""
    for left, right in pairwise(line.words):
        if left.stem != right.stem and (names or not (left.proper and right.proper)):
            yield left.stem, right.stem


def _compared(
    corpus: Corpus,
    articles: tuple[str, str],
    lines: Mapping[str, tuple[_Line, ...]],
    only_two: frozenset[Neighbours],
    literal: Runs,
) -> SourcePair | None:
    ours, theirs = (lines[article] for article in articles)
    copied = literal.share >= _SAME_TEXT
    if literal.telling < _RUNS and not copied:
        return None
    likes = sorted(_likes(corpus, ours, theirs, only_two), reverse=True)
    seen: tuple[set[int], set[int]] = (set(), set())
    strong: list[_Like] = []
    for like in likes:
        if like.is_close and like.ours not in seen[0] and like.theirs not in seen[1]:
            seen[0].add(like.ours)
            seen[1].add(like.theirs)
            strong.append(like)
    if len(strong) < (1 if copied else _NEEDED):
        return None
    shorter = min((ours, theirs), key=lambda its: sum(line.weight for line in its))
    total = sum(line.weight for line in shorter)
    matched = _along(corpus, likes, strong, _common(ours) | _common(theirs))
    side = 0 if shorter is ours else 1
    covered = {like.ours if side == 0 else like.theirs for like in matched}
    share = sum(shorter[at].weight for at in sorted(covered)) / total
    passages = tuple(
        _passage(ours[like.ours], theirs[like.theirs], like)
        for like in sorted(matched, key=lambda like: (like.theirs, like.ours))
    )
    return SourcePair(*articles, "copy" if copied else "rewrite", round(share, 3), passages)


@dataclass(frozen=True, slots=True, order=True)
class _Like:
    """Two sentences with words in common; better ones are greater."""

    closeness: float
    weight: float
    ours: int
    theirs: int
    shared: frozenset[str] = field(compare=False)
    run: bool = field(compare=False)
    """Two words in a row that no third article has."""

    @property
    def is_close(self) -> bool:
        return self.closeness >= _CLOSE and self.weight >= _TELLING and len(self.shared) >= _WORDS


def _likes(
    corpus: Corpus, ours: tuple[_Line, ...], theirs: tuple[_Line, ...], only_two: frozenset[Neighbours]
) -> Iterator[_Like]:
    runs = [only_two.intersection(_neighbours(line, names=False)) for line in ours]
    their_runs = [only_two.intersection(_neighbours(line, names=False)) for line in theirs]
    for at, line in enumerate(ours):
        for to, other in enumerate(theirs):
            shared = line.stems & other.stems
            run = bool(runs[at] & their_runs[to])
            if len(shared) >= 3 or run:
                weight = sum(corpus.weight(stem) for stem in sorted(shared))
                # The cosine of two sets of weighted words.
                closeness = weight / sqrt(line.weight * other.weight)
                if closeness >= (_RUN_ALONG if run else _ALONG):
                    yield _Like(round(closeness, 6), round(weight, 6), at, to, shared, run)


def _common(lines: tuple[_Line, ...]) -> frozenset[str]:
    """What an article tells of again and again."""
    counts = Counter(stem for line in lines for stem in line.stems)
    return frozenset(stem for stem, count in counts.items() if count > max(2, _AGAIN * len(lines)))


def _along(corpus: Corpus, likes: list[_Like], strong: list[_Like], common: frozenset[str]) -> list[_Like]:
    """The close pairs, and further ones that match something in both sentences that no pair before them matched."""
    used: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    kept: list[_Like] = []
    for like in (*strong, *(like for like in likes if like not in strong)):
        new = like.shared - used[0, like.ours] - used[1, like.theirs]
        telling = sorted(new - common)
        leads = like.ours == like.theirs == 0 and len(new) >= _WORDS
        if (
            like in strong
            or leads
            or (like.run and new)
            or (len(telling) >= 2 and sum(map(corpus.weight, telling)) >= _NEW)
        ):
            used[0, like.ours] |= like.shared
            used[1, like.theirs] |= like.shared
            kept.append(like)
    return kept


def _passage(ours: _Line, theirs: _Line, like: _Like) -> Passage:
    def spans(line: _Line) -> tuple[Span, ...]:
        return tuple(word.span for word in line.words if word.stem in like.shared)

    return Passage(
        Place(ours.sentence.article, ours.sentence.span),
        Place(theirs.sentence.article, theirs.sentence.span),
        spans(ours),
        spans(theirs),
        round(like.closeness, 3),
        like.is_close,
    )


def _grouped(pairs: Iterable[SourcePair]) -> tuple[SourceGroup, ...]:
    leader: dict[str, str] = {}

    def lead(article: str) -> str:
        while leader.setdefault(article, article) != article:
            article = leader[article]
        return article

    kept = tuple(pairs)
    for pair in kept:
        one, other = sorted((lead(pair.first), lead(pair.second)))
        leader[other] = one
    members: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(leader):
        members[lead(article)].append(article)
    return tuple(
        SourceGroup(tuple(articles), tuple(pair for pair in kept if lead(pair.first) == leading))
        for leading, articles in sorted(members.items())
    )


def origins(groups: Iterable[SourceGroup]) -> dict[str, str]:
    """Article id to the first article of its group, for those that share a source."""
    return {article: group.articles[0] for group in groups for article in group.articles}


def copies(groups: Iterable[SourceGroup]) -> dict[str, str]:
    """Article id to the first article of those that hold its text nearly word for word. Rewrites are in none: who
    rewrites may check.
    """
    only = [pair for group in groups for pair in group.pairs if pair.manner == "copy"]
    return origins(_grouped(only))
