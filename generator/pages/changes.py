"""`/changes/`: what the build before this one did not have.

What is gone is counted and never named: who takes an article out wants nothing of it left, least of all its names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.link.changes import MovedMeasure
from generator.link.reading import Place
from generator.model import Href, Page, Words
from generator.pages.page import page
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.ledger import CSS, LABELS, Measure
from generator.show.lookup import Lookup, cut
from generator.show.titles import Title, title_of
from generator.show.wording import capital, many

LIMIT = 60
"""Lines of a list."""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that is new, or whose file changed."""

    href: Href
    title: Title
    chip: Chip


@dataclass(frozen=True, slots=True)
class NewWords:
    """Words that are new, with their article."""

    words: Words
    chip: Chip


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure with what is new about it."""

    name: str
    href: Href | None
    css: str
    label: str
    before: str
    """What it was; empty for a new measure, and where the relation is the same."""
    is_new: bool
    added: tuple[NewWords, ...]
    removed: str


def changes(lookup: Lookup) -> Iterator[Page]:
    """One page; for a first build it says so."""
    links = Links("changes/index.md")
    since = lookup.site.changes
    said = [(quote.place.article, quote) for quote in since.new_quotes if not quote.in_new_article]
    yield page(
        links.path,
        "changes.md.jinja",
        "Changes",
        description="What is new against the build before this one: articles, quotes, people, and figures that moved.",
        first=since.first_build,
        empty=since.is_empty,
        articles=tuple(_article(lookup, links, key) for key in since.new_articles[:LIMIT]),
        corrected=tuple(_article(lookup, links, key) for key in since.corrected_articles[:LIMIT]),
        removed=many(len(since.removed_articles), "article") if since.removed_articles else "",
        from_new=_from_new(lookup),
        quotes=tuple(
            (_article(lookup, links, key), tuple(_words(lookup, links, quote.place, "quote") for _, quote in held))
            for key, held in groupby(said[:LIMIT], key=lambda pair: pair[0])
            if key in lookup.entries
        ),
        gone=many(len(since.removed_quotes), "quote") if since.removed_quotes else "",
        people=tuple(_person(lookup, links, person.id, person.name) for person in since.new_people[:LIMIT]),
        more_people=max(len(since.new_people) - LIMIT, 0),
        removed_people=many(len(since.removed_people), "name") if since.removed_people else "",
        moved=tuple(_moved(lookup, links, moved) for moved in since.moved[:LIMIT]),
        to_articles=links.to("articles/index.md"),
    )


def summary(lookup: Lookup) -> str:
    """What changed in a few words; empty for a first build and where nothing did."""
    since = lookup.site.changes
    counts = (
        (len(since.new_articles), "new article", ""),
        (len(since.removed_articles), "article taken out", "articles taken out"),
        (len(since.corrected_articles), "article changed", "articles changed"),
        (len(since.moved), "figure moved", "figures moved"),
        (len(since.new_quotes), "new quote", ""),
    )
    return ", ".join(many(count, noun, more) for count, noun, more in counts if count)


def _article(lookup: Lookup, links: Links, key: str) -> NewArticle:
    article = lookup.entries[key].article
    return NewArticle(links.article(key), title_of(lookup, article), chip(lookup, links, article))


def _from_new(lookup: Lookup) -> str:
    count = sum(quote.in_new_article for quote in lookup.site.changes.new_quotes)
    return f"With them came {many(count, 'quote')}." if count else ""


def _words(lookup: Lookup, links: Links, place: Place, kind: str) -> NewWords:
    article = lookup.entries[place.article].article
    try:
        at = lookup.anchor(article, kind, place.span)
    except KeyError:
        at = ""
    return NewWords(cut(article, place.span), chip(lookup, links, article, at))


def _person(lookup: Lookup, links: Links, key: str, name: str) -> tuple[Words | str, Href | None]:
    kind, _, slug = key.partition("/")
    who = lookup.whos.get((kind, slug))
    return (who.words, links.person(who)) if who else (name, None)


def _moved(lookup: Lookup, links: Links, moved: MovedMeasure) -> Moved:
    measure = next((known for known in lookup.measures if known.comparison.measure == moved.measure), None)
    return Moved(
        measure.name if measure else capital(moved.measure),
        links.to(measure.path) if measure else None,
        measure.css if measure else _css(moved.relation),
        _label(moved.relation),
        _label(moved.before).lower() if moved.before and moved.before != moved.relation else "",
        moved.before is None,
        tuple(_statement(lookup, links, measure, place) for place in moved.added if place.article in lookup.entries),
        _no_longer(lookup, moved.removed),
    )


def _no_longer(lookup: Lookup, articles: tuple[str, ...]) -> str:
    here = [lookup.labels[key] for key in articles if key in lookup.labels]
    gone = many(len(articles) - len(here), "article taken out", "articles taken out")
    return ", ".join([*here, gone] if len(here) < len(articles) else here)


def _statement(lookup: Lookup, links: Links, measure: Measure | None, place: Place) -> NewWords:
    """The statement, leading to its figure: `place` is the phrase, the anchor belongs to the number in it."""
    entries = measure.comparison.entries if measure else ()
    figure = next((entry.figure for entry in entries if entry.place == place), None)
    if figure is None:
        return _words(lookup, links, place, "figure")
    made = _words(lookup, links, Place(place.article, figure.span), "figure")
    return NewWords(cut(lookup.entries[place.article].article, place.span), made.chip)


def _css(relation: str) -> str:
    return next((css for name, css in CSS.items() if name == relation), "apart")


def _label(relation: str) -> str:
    return next((label for name, label in LABELS.items() if name == relation), capital(relation))
