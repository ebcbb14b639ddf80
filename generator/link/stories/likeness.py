"""How likely two articles report one event, from the words they share.

Three likenesses make one: of all words, of neighbouring words, and of the names in title and lead. Their weights were
learnt (tools/train_stories.py) and stand in data/weights.txt. Pairs are found through an index of each article's most
telling words, never by holding all against all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import exp, sqrt

from generator.base import lexicon
from generator.link.reading import Corpus, Reading, Sentence, Word
from generator.link.vectors import Vector, cosine, scaled

Pair = tuple[str, str]
"""Article ids, the first before the second in order."""

# Title, standfirst and two sentences of running text tell what an article is about.
_LEAD = 2
# What stands there counts two and a half times, and a name twice. 1.5 to 4 and 2 to 4 score within a point.
_IN_LEAD, _NAME = 2.5, 2.0
# Title and lead seldom hold more names; longer lists are pages of results.
_LEAD_NAMES = 12


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article tells of, comparable with others. Vectors have length 1."""

    words: Vector
    neighbours: Vector
    """Two content words in a row."""
    lead_names: Vector
    """Names of title and lead with what they tell; not scaled."""
    first_names: frozenset[str]
    """Names of the title and the first sentence."""
    forms: frozenset[str]
    """All content words."""
    names: Vector
    """Names and numbers alone: what articles in two languages share."""
    foreign: bool
    """Whether it is in another language than English."""


def profiles(corpus: Corpus) -> dict[str, Profile]:
    """By article id. Time grows with the length of the texts."""
    return {reading.id: _profile(corpus, reading) for reading in corpus.readings}


def _profile(corpus: Corpus, reading: Reading) -> Profile:
    words: Counter[str] = Counter()
    neighbours: Counter[str] = Counter()
    names: dict[str, float] = {}
    leading, opening = lead(reading, _LEAD), lead(reading, 1)
    first_names: set[str] = set()
    named: set[str] = set()
    for sentence in reading.sentences:
        stress = _IN_LEAD if sentence.at in leading else 1.0
        for word in _content(sentence):
            words[word.stem] += stress * (_NAME if word.proper else 1.0)  # type: ignore[assignment]  # typed for int
            if word.proper or word.stem[0].isdigit():
                named.add(word.stem)
            if word.proper and stress > 1:
                names[word.stem] = corpus.telling(word.stem)
                if sentence.at in opening:
                    first_names.add(word.stem)
        for left, right in _in_a_row(sentence):
            neighbours[f"{left} {right}"] += stress  # type: ignore[assignment]
    rarest = sorted(names, key=lambda name: (-names[name], name))[:_LEAD_NAMES]
    return Profile(
        scaled({stem: sqrt(count) * corpus.telling(stem) ** 2 for stem, count in words.items()}),
        scaled({pair: sqrt(count) * _telling_both(corpus, pair) ** 2 for pair, count in neighbours.items()}),
        {name: names[name] for name in rarest},
        frozenset(first_names),
        frozenset(words),
        scaled({stem: sqrt(words[stem]) * corpus.telling(stem) ** 2 for stem in named}),
        is_foreign(reading),
    )


def lead(reading: Reading, sentences: int) -> frozenset[int]:
    """Which sentences of an article say what it is about, by their place in it: title, standfirst, and so many of its
    running text.
    """
    running = [sentence.at for sentence in reading.sentences if sentence.block.kind == "paragraph"][:sentences]
    head = (sentence.at for sentence in reading.sentences if sentence.block.kind != "paragraph")
    return frozenset((*head, *running))


# An English text of news has two to three function words among five.
_ENGLISH = 0.15


def is_foreign(reading: Reading) -> bool:
    """Whether hardly any of its words is a common English one."""
    words = [word for sentence in reading.sentences for word in sentence.words]
    return bool(words) and sum(word.stop for word in words) < _ENGLISH * len(words)


def _content(sentence: Sentence) -> Iterator[Word]:
    return (word for word in sentence.words if not word.stop)


def _in_a_row(sentence: Sentence) -> Iterator[Pair]:
    for left, right in zip(sentence.words, sentence.words[1:], strict=False):
        if not (left.stop or right.stop):
            yield left.stem, right.stem


def _telling_both(corpus: Corpus, pair: str) -> float:
    left, right = pair.split(" ")
    return (corpus.telling(left) + corpus.telling(right)) / 2


# ---- two articles -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two articles are, each 0 to 1."""

    words: float
    neighbours: float
    lead_names: float
    """How much of the names of one's title and lead the other has anywhere; the smaller of the two ways."""

    @property
    def one_event(self) -> float:
        """How likely both report one event, 0 to 1."""
        return self.likely(_weights())

    def likely(self, weights: Mapping[str, float]) -> float:
        """The same by logistic regression with weights of one's own: of "bias" and of each likeness."""
        sum_ = weights["bias"] + sum(weights[name] * getattr(self, name) for name in ("words", *_FURTHER))
        return 1 / (1 + exp(-sum_))


_FURTHER = ("neighbours", "lead_names")


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in lexicon.table("link/stories/weights")}


def likeness(ours: Profile, theirs: Profile) -> Likeness:
    """Two articles held against each other; those in two languages by their names and numbers."""
    across = ours.foreign != theirs.foreign
    return Likeness(
        cosine(ours.names, theirs.names) if across else cosine(ours.words, theirs.words),
        cosine(ours.neighbours, theirs.neighbours),
        min(held(ours.lead_names, theirs.forms), held(theirs.lead_names, ours.forms)),
    )


def held(names: Vector, forms: frozenset[str]) -> float:
    """How much of what the names tell is held by `forms`, 0 to 1; 0 where there is no name."""
    whole = sum(names.values())
    return sum(weight for name, weight in names.items() if name in forms) / whole if whole else 0.0


# ---- candidates ---------------------------------------------------------------------------------------------------

# Words that stand for an article in the index, and how many of them two articles share at least. Of ECB+'s pairs of one
# event 98 in 100 share two of their 40 heaviest.
_HEAVIEST, _SHARED = 40, 2
# What these make of the cosine, at least: two words of little weight are shared by chance, the more often the more
# articles there are. Of ECB+'s pairs of one event 1 in 1,000 is lost, and none of its groups changes.
_BY_CHANCE = 0.02
# Pairs grow with the square of the articles that hold a word, so a word of more articles than this is passed over:
# articles of one larger story share rarer ones besides.
_SPREAD = 80
# Articles that one is held against at most; those that share most.
_MOST = 120


def candidates(made: Mapping[str, Profile]) -> list[Pair]:
    """Pairs of articles that may report one event, sorted. Time grows with the number of articles."""
    holders: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for article, profile in made.items():
        for stem in sorted(profile.words, key=lambda stem: (-profile.words[stem], stem))[:_HEAVIEST]:
            holders[stem].append((article, profile.words[stem]))
    count: Counter[Pair] = Counter()
    weight: defaultdict[Pair, float] = defaultdict(float)
    for held in holders.values():
        if 2 <= len(held) <= _SPREAD:
            for (first, ours), (second, theirs) in combinations(sorted(held), 2):
                count[first, second] += 1
                weight[first, second] += ours * theirs
    shared: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), words in count.items():
        if words >= _SHARED and weight[first, second] >= _BY_CHANCE:
            shared[first][second] = shared[second][first] = words
    found: set[Pair] = set()
    for article, others in shared.items():
        best = sorted(others, key=lambda other: (-others[other], other))[:_MOST]
        found.update((min(article, other), max(article, other)) for other in best)
    return sorted(found)


def alike(made: Mapping[str, Profile], pairs: Iterable[Pair]) -> dict[Pair, Likeness]:
    """Each pair's likeness, in the order of `pairs`."""
    return {pair: likeness(made[pair[0]], made[pair[1]]) for pair in pairs}
