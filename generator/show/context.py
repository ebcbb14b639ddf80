"""How much of an article stands around an extract: the one way from a place in an article to words that a page shows.

The owner decides (`[site] context`): the sentence of the extract, its clause, or the extract alone. Whatever a page or
an export shows of an article beyond an extract's own words is cut here, so the decision holds everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model import Article, Href, Mark, Span, Words
from generator.owner.publication import Context
from generator.show.addresses import Links
from generator.show.lookup import Lookup, cut
from generator.show.places import Places

_BLANKS = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""What parts words in one line: a tab, and Unicode's space separators (category Zs), which page editors leave."""
LEAD = 12
"""Words of a lead, at least, where clauses are shown: up to the next seam after so many it mostly has its verb."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow each other, and whether words of the article are left out beside them."""

    words: Words
    gap: bool = False
    """Before them: since the run before, or since their sentence began."""
    more: bool = False
    """After them, up to the end of their sentence. Only of a last run; between two runs `gap` says it."""


def context_of(lookup: Lookup) -> Context:
    """The owner's decision."""
    return lookup.publication.options.context


def runs(
    lookup: Lookup,
    article: Article,
    spans: Sequence[Span],
    marks: Iterable[Mark] = (),
    *,
    near: Sequence[Span] = (),
    soft: bool = False,
    brief: bool = False,
    bare: bool = False,
) -> tuple[Run, ...]:
    """The words to show for extracts at `spans`, in text order, with `marks` in them.

    sentence: their sentences, those that follow each other as one run; clause: their clauses, and those of `near` (a
    quote's cue and mention) as far as they stand in the same sentences; extract: nothing, or the extracts themselves if
    `bare`, for those that stand nowhere else. `brief`: one step less, for extracts of little weight.
    """
    places = lookup.places[article.id]
    match context_of(lookup), brief:
        case ("extract", _) | ("clause", True):
            return _runs(article, _joined(article.text, spans, _BLANKS), marks, soft=soft) if bare else ()
        case "sentence", False:
            held = sorted({sentence for span in spans for sentence in places.sentences(span)})
            return _runs(article, _joined(article.text, held, _BLANKS), marks, soft=soft)
    pieces = _joined(article.text, _clauses(places, spans, near), f"{_BLANKS},;:—–-")
    return _open(places, _runs(article, pieces, marks, soft=soft))


def lead_runs(lookup: Lookup, article: Article) -> tuple[Run, ...]:
    """The first sentence of the running text, or how it begins; nothing where extracts stand alone."""
    places = lookup.places[article.id]
    match context_of(lookup), None if places.opening_withheld else places.lead:
        case "sentence", Span() as lead:
            return (Run(cut(article, lead)),)
        case "clause", Span() as lead:
            return _open(places, (Run(cut(article, places.clauses(lead).opening(LEAD))),))
    return ()


def text_at(lookup: Lookup, links: Links, article: Article, span: Span) -> Href | None:
    """The paragraph of an extract in the whole article, where the owner publishes that."""
    number = lookup.places[article.id].number(span) if lookup.publication.options.publish_text else None
    return links.article(article.id, f"p{number}") if number else None


def words_of(shown: Iterable[Run]) -> tuple[Words, ...]:
    """The words alone, without marks, as a citation has them."""
    return tuple(replace(run.words, marks=(), soft=False) for run in shown)


def _clauses(places: Places, spans: Iterable[Span], near: Iterable[Span]) -> list[Span]:
    pieces: set[Span] = set()
    sentences: set[Span] = set()
    for span in spans:
        for sentence in places.sentences(span):
            sentences.add(sentence)
            pieces.add(_clause(places, sentence, span))
    for span in near:
        for sentence in places.sentences(span):
            if sentence in sentences:
                pieces.add(_clause(places, sentence, span))
    return sorted(pieces)


def _clause(places: Places, sentence: Span, span: Span) -> Span:
    inside = Span(max(sentence.start, span.start), min(sentence.end, span.end))
    return places.clauses(sentence).around(inside)


def _joined(text: str, spans: Iterable[Span], between: str) -> list[Span]:
    """In order, those joined that overlap or have nothing but `between` between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip(between):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _runs(article: Article, pieces: Sequence[Span], marks: Iterable[Mark], *, soft: bool) -> tuple[Run, ...]:
    ordered = sorted(marks, key=lambda mark: mark.span)
    made, first = [], 0
    for at, piece in enumerate(pieces):
        while first < len(ordered) and ordered[first].span.end <= piece.start:
            first += 1
        inside = []
        for mark in ordered[first:]:
            if mark.span.start >= piece.end:
                break
            if mark.span.overlaps(piece):
                inside.append(mark)
        gap = at > 0 and bool(article.text[pieces[at - 1].end : piece.start].strip())
        made.append(Run(cut(article, piece, *inside, soft=soft), gap))
    return tuple(made)


def _open(places: Places, shown: tuple[Run, ...]) -> tuple[Run, ...]:
    """With the words said to be left out at the ends too."""
    if not shown:
        return shown
    text = places.article.text
    first, last = shown[0].words.span, shown[-1].words.span
    began, ends = places.sentences(first)[0].start, places.sentences(last)[-1].end
    opened = [*shown]
    opened[0] = Run(shown[0].words, _says(text, began, first.start))
    opened[-1] = Run(opened[-1].words, opened[-1].gap, _says(text, last.end, ends))
    return tuple(opened)


def _says(text: str, start: int, end: int) -> bool:
    return any(char.isalnum() for char in text[start:end])
