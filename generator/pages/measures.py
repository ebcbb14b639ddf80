"""Measures: a line of the ledger, and the page of each with all its statements and why they stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.base.addresses import slug
from generator.charts import Sign, Stated, plot
from generator.extract import Figure
from generator.link.ledger.statements import Statement
from generator.link.order import Step
from generator.link.reading import Place
from generator.model import Article, Href, Mark, Page, Span, Svg, Words
from generator.pages.page import Plan, page
from generator.show import numbers
from generator.show.addresses import Links
from generator.show.chips import Chip, chip, date_of
from generator.show.context import Run, context_of, runs
from generator.show.ledger import Measure, shown, sign_of
from generator.show.lookup import Lookup, cut, day
from generator.show.numbers import FigureCard
from generator.show.wording import capital, many


@dataclass(frozen=True, slots=True)
class Say:
    """One wording of a measure and the articles that use it."""

    value: Words
    chips: tuple[Chip, ...]
    by: Words | None = None
    """Who states the number, where not all statements of the measure are of one."""
    number: tuple[float, float | None, str] = (0.0, None, "=")
    """What the words mean: the number or the pair, and its bound; never shown."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A measure with its statements side by side."""

    slug: str
    href: Href
    name: str
    css: str
    label: str
    says: tuple[Say, ...]
    mini: Svg | None
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """A statement beside its drawing."""

    value: Words
    chip: Chip
    track: Svg


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing of a measure."""

    title: str
    dated: tuple[Row, ...]
    """In order of their articles' dates."""
    undated: tuple[Row, ...]
    axis: Svg
    key: tuple[tuple[str, Svg], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence that shows the order of two articles."""

    chip: Chip
    runs: tuple[Run, ...]
    """Empty where the sentence stands further up on the page already, at `above`, and where it is not to be shown."""
    above: Href | None
    date: str
    """The stated date, where that is what shows it."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """Why one article is taken for earlier than another."""

    earlier: str
    later: str
    how: str
    shown: tuple[Shown, ...]


_SIGNS: dict[Sign, str] = {
    "as given": "number as given",
    "about": "about, some: extent not stated",
    "nearly": "nearly: just below",
    "more than": "more than, past: open upwards",
    "less than": "less than, under: open downwards",
}
_ORDER = {
    "date": "Both state their dates.",
    "length": "Inferred: each says how long the same thing has lasted so far.",
    "number": "Inferred: each gives the number of the occasion in one series.",
}


def strip(lookup: Lookup, links: Links, measure: Measure) -> Strip:
    """The measure for the page that `links` looks from."""
    entries = measure.comparison.entries
    drawn = plot([_stated(lookup, its[0]) for its in _alike(lookup, entries)]) if _is_drawn(measure) else None
    return Strip(
        measure.slug,
        links.to(measure.path),
        measure.name,
        measure.css,
        measure.label,
        says(lookup, links, entries, all_of=entries),
        drawn.mini if drawn else None,
        why(measure),
    )


def says(lookup: Lookup, links: Links, entries: Sequence[Statement], *, all_of: Sequence[Statement]) -> tuple[Say, ...]:
    """The wordings of some statements of a measure, each once; `all_of`: all its statements."""
    several = _of_several(lookup, all_of)
    return tuple(
        Say(
            _value(lookup, its[0]),
            tuple(_chip(lookup, links, statement) for statement in its),
            _holder(lookup, its) if several else None,
            (*its[0].value, its[0].figure.bound),
        )
        for its in _alike(lookup, entries)
    )


def _alike(lookup: Lookup, entries: Sequence[Statement]) -> list[list[Statement]]:
    """Statements by their words: articles that say it in the same ones share a line."""
    grouped: dict[tuple[object, ...], list[Statement]] = {}
    for entry in entries:
        words = " ".join(_words(lookup, entry).cut(_text(lookup, entry)).casefold().split())
        grouped.setdefault((words, *entry.value, entry.figure.bound), []).append(entry)
    return list(grouped.values())


def _holder(lookup: Lookup, entries: Sequence[Statement]) -> Words | None:
    """Who is said to state the number, in the first article that says it."""
    held = (holder(lookup.entries[entry.article].article, entry.figure) for entry in entries)
    return next((words for words in held if words is not None), None)


def holder(article: Article, figure: Figure) -> Words | None:
    """Who states a number, in the article's words; None where nobody is named or only pointed at."""
    if figure.stated_by is None or numbers.is_pronoun(article, figure.stated_by):
        return None
    return cut(article, figure.stated_by)


def _of_several(lookup: Lookup, entries: Sequence[Statement]) -> bool:
    """Whether several hold a number: a union counts its strikers otherwise than the employers."""
    held = {
        entry.figure.stated_by.cut(_text(lookup, entry)).casefold() for entry in entries if entry.figure.stated_by
    }
    return len(held) > 1


def why(measure: Measure) -> str:
    """The reason of its relation, in whole sentences."""
    comparison = measure.comparison
    said = [capital(comparison.reason.rstrip(".")) + "."]
    if comparison.relation == "differ":
        said.append(
            "Both can be true: one number would fit all of these statements."
            if comparison.both_can_be_true
            else "No one number fits all of these statements, even as a rounded one."
        )
    if any(step.inferred for step in comparison.steps):
        said.append("The order is inferred.")
    return " ".join(said)


def measure_pages(lookup: Lookup) -> Iterator[Plan[Measure]]:
    """`/figures/<measure>/` for each."""
    for measure in lookup.measures:
        yield Plan(measure.path, measure, _measure)


def _measure(lookup: Lookup, measure: Measure) -> Page:
    links = Links(measure.path)
    entries = sorted(measure.comparison.entries, key=lambda entry: (_undated(lookup, entry), *_when(lookup, entry)))
    return page(
        measure.path,
        "measure.md.jinja",
        measure.name,
        description=f"{measure.name}: {many(measure.articles, 'article')}. {measure.label}. "
        "Every statement with its source, and why they stand together.",
        contents=True,
        up=links.to("figures/index.md"),
        css=measure.css,
        label=measure.label,
        why=why(measure),
        stated=many(measure.articles, "article"),
        chart=_chart(lookup, links, measure, entries),
        cards=tuple(_card(lookup, links, entry) for entry in entries),
        basis=_basis(lookup, links, measure),
        steps=tuple(_ordered(lookup, links, step, entries) for step in measure.comparison.steps),
    )


def _text(lookup: Lookup, entry: Statement) -> str:
    return lookup.entries[entry.article].article.text


def _words(lookup: Lookup, entry: Statement) -> Span:
    return shown(entry.figure, _text(lookup, entry))


def _value(lookup: Lookup, entry: Statement) -> Words:
    article = lookup.entries[entry.article].article
    return cut(article, _words(lookup, entry), Mark(entry.figure.span, "num"))


def _chip(lookup: Lookup, links: Links, entry: Statement) -> Chip:
    article = lookup.entries[entry.article].article
    return chip(lookup, links, article, lookup.anchor(article, "figure", entry.figure.span))


def _when(lookup: Lookup, entry: Statement) -> tuple[str, str]:
    return day(lookup.entries[entry.article].article), entry.article


def _undated(lookup: Lookup, entry: Statement) -> bool:
    return not day(lookup.entries[entry.article].article)


# ---- chart --------------------------------------------------------------------------------------------------------


def _is_drawn(measure: Measure) -> bool:
    """Ordinals and parts are no amounts; a vote is two numbers; amounts of different units share no axis."""
    entries = measure.comparison.entries
    return (
        entries[0].sort != "series"
        and all(entry.figure.kind not in ("vote", "ordinal") for entry in entries)
        and len({entry.figure.unit for entry in entries}) == 1
        and measure.comparison.relation != "not comparable"
    )


def _stated(lookup: Lookup, entry: Statement) -> Stated:
    return Stated(entry.figure.low, entry.figure.high, sign_of(entry.figure, _text(lookup, entry)))


def _chart(lookup: Lookup, links: Links, measure: Measure, entries: Sequence[Statement]) -> Chart | None:
    drawn = plot([_stated(lookup, entry) for entry in entries]) if _is_drawn(measure) else None
    if drawn is None:
        return None
    rows = [
        (_undated(lookup, entry), Row(_value(lookup, entry), _chip(lookup, links, entry), track))
        for entry, track in zip(entries, drawn.tracks, strict=True)
    ]
    unit = measure.comparison.entries[0].figure.unit
    return Chart(
        f"{many(len(rows), 'statement')}, as worded" + (f"; the scale is in {unit}s" if unit else ""),
        tuple(row for undated, row in rows if not undated),
        tuple(row for undated, row in rows if undated),
        drawn.axis,
        tuple((_SIGNS[sign], sign_svg) for sign, sign_svg in drawn.signs),
    )


# ---- sentences and reasons ----------------------------------------------------------------------------------------


def _card(lookup: Lookup, links: Links, entry: Statement) -> tuple[str, FigureCard]:
    article = lookup.entries[entry.article].article
    return _anchor(lookup, entry), numbers.card(lookup, links, article, (entry.figure,), related=False)


def _anchor(lookup: Lookup, entry: Statement) -> str:
    """Of a statement on this page: one article may hold several of one measure."""
    article = lookup.entries[entry.article].article
    return f"in-{slug(lookup.labels[article.id])}-{lookup.anchor(article, 'figure', entry.figure.span)}"


Basis = tuple[str, tuple[tuple[Words, Href, str], ...]]


def _basis(lookup: Lookup, links: Links, measure: Measure) -> tuple[Basis, ...]:
    """What makes the statements one measure, by what it shows: words, address and label of the article."""
    by_label: dict[str, dict[Place, None]] = {}
    for evidence in measure.comparison.evidence:
        place = evidence.place
        # Evidence is words of the article too: where only extracts are shown, it must be part of one.
        if context_of(lookup) != "extract" or lookup.is_extract(place.article, place.span):
            by_label.setdefault(evidence.label, {})[place] = None
    return tuple(
        (
            capital(label),
            tuple(
                (
                    cut(lookup.entries[place.article].article, place.span),
                    links.article(place.article),
                    lookup.labels[place.article],
                )
                for place in places
            ),
        )
        for label, places in by_label.items()
    )


def _ordered(lookup: Lookup, links: Links, step: Step, entries: Sequence[Statement]) -> Ordered:
    return Ordered(
        lookup.labels[step.earlier],
        lookup.labels[step.later],
        _ORDER[step.ground],
        tuple(
            _shown(lookup, links, place, entries, dated=step.ground == "date")
            for place in (step.shown_earlier, step.shown_later)
        ),
    )


def _shown(lookup: Lookup, links: Links, place: Place, entries: Sequence[Statement], *, dated: bool) -> Shown:
    article = lookup.entries[place.article].article
    source = chip(lookup, links, article)
    if dated:
        return Shown(source, (), None, date_of(article))
    around = lookup.places[article.id].around(place.span)
    for entry in entries:
        if entry.article == article.id and lookup.places[article.id].around(entry.figure.phrase).overlaps(around):
            return Shown(source, (), Href(f"#{_anchor(lookup, entry)}"), "")
    bare = lookup.is_extract(article.id, place.span)
    return Shown(source, runs(lookup, article, (place.span,), bare=bare), None, "")
