"""Figures as pages show them: a sentence once, with all its figures marked and listed beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.extract import Figure
from generator.model import Article, Entry, Href, Mark, Span, Words
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.citing import citation, original_at
from generator.show.context import Run, runs, text_at, words_of
from generator.show.evidence import Evidence, Line, place_of
from generator.show.lookup import Lookup, cut
from generator.show.measured import sure_of_figures
from generator.show.once import Elsewhere
from generator.show.quoted import quoted_in
from generator.show.rules import found_by

# A percentage has no word of its own: beside a pay rise, a price or an index "share" would name it wrongly.
_SORT = {"vote": "vote"}


@dataclass(frozen=True, slots=True)
class Relation:
    """The mark of a figure that stands in the ledger."""

    css: str
    label: str
    href: Href


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: the words with their qualifier, the number marked, and what is stated about it."""

    anchor: str
    value: Words
    key: bool
    stated: tuple[Line, ...]
    """Who states it, a date stated with it, a caveat; only what the text says."""
    relation: Relation | None
    """How other articles state it, where they do."""
    kind: str = ""
    """What sort of number it is, for one whose words don't say: vote."""


@dataclass(frozen=True, slots=True)
class FigureCard:
    """The figures of one sentence."""

    lines: tuple[FigureLine, ...]
    runs: tuple[Run, ...]
    """The words around them, as far as the owner shows them; empty where extracts stand alone, or `elsewhere`."""
    elsewhere: Elsewhere | None
    """Where on the page its sentence stands, if not here."""
    gaps: str
    """What the text does not state about them, and the article's date that stands in for one."""
    place: str
    quoted: Line
    """In whose quote they stand; empty where in none."""
    at: Href | None
    """That place in the whole article, where it is published."""
    href: Href
    evidence: Evidence
    chip: Chip
    detailed: bool = True
    """Whether all of the evidence is shown, or its ids alone."""


def sentences(lookup: Lookup) -> int:
    """How many sentences hold figures, as the search counts them: it finds a sentence once."""
    return sum(len(groups(lookup, entry, key=key)) for entry in lookup.site.entries for key in (True, False))


def groups(lookup: Lookup, entry: Entry, *, key: bool) -> tuple[tuple[Figure, ...], ...]:
    """Figures of one article by sentence, in text order, without trivial ones.

    `key`: the sentences that hold a key figure, with the others in them; else the sentences that hold none.
    """
    places = lookup.places[entry.article.id]
    by_sentence: dict[Span, list[Figure]] = {}
    for figure in entry.extracts.of(Figure):
        if figure.rank != "trivial":
            by_sentence.setdefault(places.sentences(figure.phrase)[0], []).append(figure)
    return tuple(
        tuple(figures)
        for _, figures in sorted(by_sentence.items())
        if any(figure.rank == "key" for figure in figures) == key
    )


def card(
    lookup: Lookup,
    links: Links,
    article: Article,
    figures: Sequence[Figure],
    *,
    related: bool = True,
    elsewhere: Elsewhere | None = None,
    quoted: Iterable[Mark] = (),
) -> FigureCard:
    """Figures of one sentence. `figures` must not be empty; `related`: with their marks of the ledger; `elsewhere`:
    where the page has the sentence already; `quoted`: marks of what is quoted in it.
    """
    phrases = [figure.phrase for figure in figures]
    # What weighs little is shown in a sentence that the page shows anyway, or with less of its own.
    brief = lookup.places[article.id].sentences(phrases[0])[0] not in lookup.told[article.id]
    marks = (*(Mark(phrase, "hit") for phrase in phrases), *quoted)
    around = runs(lookup, article, phrases, marks, soft=True, brief=brief)
    alone = tuple(cut(article, phrase) for phrase in phrases)
    lines = tuple(line(lookup, links, article, figure, related=related) for figure in figures)
    return FigureCard(
        lines=lines,
        runs=() if elsewhere else around,
        elsewhere=elsewhere,
        gaps=_gaps(article, figures),
        place=lookup.places[article.id].name(phrases[0]),
        quoted=quoted_in(lookup, article, figures),
        at=text_at(lookup, links, article, phrases[0]),
        href=links.article(article.id, lines[0].anchor),
        evidence=Evidence(
            sentences=(),
            place=place_of(lookup, article, phrases),
            speaker=(),
            sure=sure_of_figures(),
            found=found_by(figure.rule for figure in figures),
            ids=tuple(lookup.id(article, "figure", figure.span) for figure in figures),
            cite=citation(
                lookup,
                links,
                article,
                words_of(around) or alone,
                at=lines[0].anchor,
                place=phrases[0],
                gap=bool(around) and around[0].gap,
                more=bool(around) and around[-1].more,
            ),
            original=original_at(lookup, article, phrases),
        ),
        chip=chip(lookup, links, article, lines[0].anchor),
    )


def line(lookup: Lookup, links: Links, article: Article, figure: Figure, *, related: bool) -> FigureLine:
    """One figure."""
    measure = lookup.measure_of.get((article.id, figure.span)) if related else None
    stated: list[Line] = []
    # "According to it" would tell a reader nothing; that a pronoun is all there is stands among the gaps.
    if figure.stated_by and not is_pronoun(article, figure.stated_by):
        stated.append(("according to ", cut(article, figure.stated_by)))
    if figure.as_of:
        stated.append(("when: ", cut(article, figure.as_of)))
    if figure.caveat:
        stated.append(("with the caveat: ", cut(article, figure.caveat)))
    return FigureLine(
        lookup.anchor(article, "figure", figure.span),
        cut(article, figure.phrase, Mark(figure.span, "num")),
        figure.rank == "key",
        tuple(stated),
        Relation(measure.css, measure.told, links.to(measure.path)) if measure else None,
        _SORT.get(figure.kind, "") if figure.counted is None else "",
    )


def told_alone(figure: Figure) -> bool:
    """Whether its own words say what it is a number of."""
    return bool(figure.counted or figure.unit or figure.kind in _SORT)


def is_pronoun(article: Article, span: Span) -> bool:
    """Whether who states a number is only pointed at: "according to it" would tell a reader nothing."""
    return span.cut(article.text).casefold() in ("it", "he", "she", "they")


def _gaps(article: Article, figures: Iterable[Figure]) -> str:
    figures = tuple(figures)
    unsourced = [figure for figure in figures if not figure.stated_by]
    by_pronoun = any(figure.stated_by and is_pronoun(article, figure.stated_by) for figure in figures)
    undated = any(not figure.as_of for figure in figures)
    said = []
    if unsourced:
        said.append("no source named" if len(unsourced) == len(figures) else "no source named for the others")
    if by_pronoun:
        said.append("source named only by a pronoun")
    if undated and article.metadata.date:
        said.append("as of the article’s date")
    return ", ".join(said)
