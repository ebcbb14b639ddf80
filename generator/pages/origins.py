"""Likely shared sources: which articles seem to stand on one text, with the passages side by side.

Worded as likelihood throughout: nobody but the authors knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.link.reading import Place
from generator.link.sources import Passage, SourceGroup, SourcePair
from generator.model import Mark, Span
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.context import Run, runs
from generator.show.lookup import Lookup
from generator.show.wording import listed, many

GROUPS = 20
PAIRS = 3
"""Pairs of a group that are shown with their passages."""
PASSAGES = 4
"""Passages of a pair: enough to judge by, and not a way to republish an article. With eight the site showed a fifth
more of one seed article than with four."""

_MANNER = {
    "copy": "much of the shorter one stands in the other nearly word for word",
    "rewrite": "several sentences tell the same in like words, without being copied",
}


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence, with the words that it shares marked."""

    runs: tuple[Run, ...]
    """Empty where extracts stand alone."""
    place: str
    chip: Chip


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, sentence against sentence."""

    said: str
    passages: tuple[tuple[Side, Side], ...]
    more: str


@dataclass(frozen=True, slots=True)
class Group:
    """Articles with likely one source."""

    anchor: str
    chips: tuple[Chip, ...]
    pairs: tuple[Pair, ...]
    more: str


def likely(lookup: Lookup) -> str:
    """`4 likely sources`; empty where every article seems to stand by itself."""
    shown = {entry.article.id for entry in lookup.latest_first}
    joined = sum(max(len(shown & {*group.articles}) - 1, 0) for group in lookup.site.sources)
    return many(len(shown) - joined, "likely source") if joined else ""


def group_anchor(lookup: Lookup, articles: Sequence[str]) -> str:
    """Where a group of articles with likely one source stands on the page of sources."""
    return f"one-source-{lookup.labels[articles[0]]}"


def groups(lookup: Lookup, links: Links) -> tuple[Group, ...]:
    """The groups of most articles first."""
    ranked = sorted(lookup.site.sources, key=lambda group: (-len(group.articles), group.articles))
    return tuple(_group(lookup, links, group) for group in ranked[:GROUPS])


def pairs(lookup: Lookup, links: Links, held: Iterable[SourcePair]) -> tuple[Pair, ...]:
    """Pairs for a page that shows no others."""
    seen: set[Place] = set()
    return tuple(_pair(lookup, links, pair, seen) for pair in held)


def _group(lookup: Lookup, links: Links, group: SourceGroup) -> Group:
    ranked = sorted(group.pairs, key=lambda pair: (-pair.share, pair.first, pair.second))
    seen: set[Place] = set()
    left = len(ranked) - PAIRS
    return Group(
        group_anchor(lookup, group.articles),
        tuple(chip(lookup, links, lookup.entries[article].article) for article in group.articles),
        tuple(_pair(lookup, links, pair, seen) for pair in ranked[:PAIRS]),
        f"{many(left, 'further pair')} of this group not shown." if left > 0 else "",
    )


def _pair(lookup: Lookup, links: Links, pair: SourcePair, seen: set[Place]) -> Pair:
    shown = list(_fresh(lookup, pair.passages, seen))
    left = len(pair.passages) - len(shown)
    names = listed((lookup.labels[pair.first], lookup.labels[pair.second]))
    return Pair(
        f"{names}: {_MANNER[pair.manner]}. {many(len(pair.passages), 'passage')} "
        f"run{'s' if len(pair.passages) == 1 else ''} side by side, {100 * pair.share:.0f} % of the shorter text.",
        tuple(
            (
                _side(lookup, links, passage.first, passage.shared_first),
                _side(lookup, links, passage.second, passage.shared_second),
            )
            for passage in shown
        ),
        f"{many(left, 'further passage')} not shown." if left else "",
    )


def _fresh(lookup: Lookup, passages: Iterable[Passage], seen: set[Place]) -> Iterable[Passage]:
    """The closest passages in text order, of those alike first what other pages show; one side may stand on the page
    already, where it meets two sentences.
    """
    kept: list[Passage] = []
    ranked = sorted(
        passages,
        key=lambda passage: (
            -passage.close,
            -_told(lookup, passage),
            -passage.closeness,
            passage.first,
            passage.second,
        ),
    )
    for passage in ranked:
        sides = {_sentence(lookup, passage.first), _sentence(lookup, passage.second)}
        # A passage of which both sides stand on the page already would only repeat them.
        if len(kept) < PASSAGES and not sides <= seen:
            seen |= sides
            kept.append(passage)
    return sorted(kept, key=lambda passage: passage.first)


def _told(lookup: Lookup, passage: Passage) -> int:
    """How many of its sides other pages show."""
    return sum(_sentence(lookup, side).span in lookup.told[side.article] for side in (passage.first, passage.second))


def _sentence(lookup: Lookup, place: Place) -> Place:
    return Place(place.article, lookup.places[place.article].around(place.span))


def _side(lookup: Lookup, links: Links, place: Place, shared: tuple[Span, ...]) -> Side:
    article = lookup.entries[place.article].article
    # What both have in common is marked; where that is only likeness, the whole passage is shown.
    spans = _joined(article.text, shared)
    told = _sentence(lookup, place).span in lookup.told[article.id]
    shown = runs(lookup, article, spans or (place.span,), (Mark(span, "hit") for span in spans), brief=not told)
    return Side(
        shown,
        lookup.places[article.id].name(place.span),
        chip(lookup, links, article),
    )


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbouring words as one run."""
    made: list[Span] = []
    for span in spans:
        if made and span.start > made[-1].end and text[made[-1].end : span.start].isspace():
            made[-1] = Span(made[-1].start, span.end)
        else:
            made.append(span)
    return tuple(made)
