"""A page for each organisation and place that tells more than one article does: who names it, with which words, what it
is quoted with, which numbers stand in its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.link import Entity
from generator.model import Article, Mark, Page, Span
from generator.pages.page import Plan, page
from generator.pages.people import (
    ARTICLES,
    FIGURES,
    HEADINGS,
    QUOTES,
    Naming,
    SaidIn,
    figures,
    more,
    naming,
    spoken_by,
    summary,
)
from generator.show import quotations
from generator.show.addresses import FOLDERS, Links, entity_path
from generator.show.chips import chip
from generator.show.context import Run, runs
from generator.show.lookup import Lookup
from generator.show.quotations import Utterance
from generator.show.who import Who
from generator.show.wording import many

PASSAGES = 2
"""Sentences that an article shows for a name, as for a keyword: more would republish it."""


@dataclass(frozen=True, slots=True)
class Named:
    """How one article names it."""

    naming: Naming
    passages: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class BodySubject:
    """All that the page of an organisation or a place tells of."""

    entity: Entity
    who: Who
    articles: tuple[str, ...]
    """Ids of those that name it, the latest first."""
    said: tuple[Utterance, ...]
    """What it is quoted with, the latest first."""
    total: int
    """Articles of the site."""


def body_pages(lookup: Lookup) -> Iterator[Plan[BodySubject]]:
    """`/organisations/<name>/` and `/places/<name>/`."""
    said = spoken_by(lookup)
    for entity in lookup.site.entities:
        if entity.has_page and entity.kind != "person":
            articles = {mention.article for mention in entity.mentions}
            subject = BodySubject(
                entity,
                lookup.whos[entity.kind, entity.slug],
                tuple(sorted(articles, key=lookup.rank.__getitem__)),
                said.get((entity.kind, entity.slug), ()),
                len(lookup.entries),
            )
            yield Plan(entity_path(entity), subject, _body)


def _body(lookup: Lookup, subject: BodySubject) -> Page:
    entity, who, said = subject.entity, subject.who, subject.said
    links = Links(entity_path(entity))
    articles = [lookup.entries[key].article for key in subject.articles]
    latest = said[:QUOTES]
    # Places are not expected to speak: nothing is missing where they don't.
    speaks = entity.kind != "place"
    quoted_in = {utterance.article.id for utterance in said}
    told = summary(len(said), len(quoted_in), len(entity.mentions), len(articles), subject.total, speaks=speaks)
    return page(
        links.path,
        "body.md.jinja",
        entity.name,
        description=f"{entity.name}, {entity.kind}. {told} With the sentences that name it.",
        contents=True,
        up=links.to(f"{FOLDERS[entity.kind]}/index.md"),
        up_called=HEADINGS[entity.kind],
        robots="noindex" if lookup.noindex & {entity.name, *(mention.canonical for mention in entity.mentions)} else "",
        heading=who.words,
        summary=told,
        speaks=speaks,
        said=tuple(
            SaidIn(
                chip(lookup, links, article),
                tuple(quotations.card(lookup, links, one) for one in latest if one.article.id == article.id),
            )
            for article in articles
            if any(one.article.id == article.id for one in latest)
        ),
        more_said=more(len(said), QUOTES, "quote"),
        all_said=many(len(said), "quote") if len(said) > 1 else "",
        to_said=links.search(kind="quote", by=f"{entity.kind}/{entity.slug}"),
        figures=figures(lookup, links, who, articles)[:FIGURES],
        named=tuple(
            Named(naming(lookup, links, (entity, who), article, said), _passages(lookup, entity, article))
            for article in articles[:ARTICLES]
        ),
        more_named=more(len(articles), ARTICLES, "article"),
    )


def _passages(lookup: Lookup, entity: Entity, article: Article) -> tuple[Run, ...]:
    """The first sentences with the name that stand on the article's page too, else the clause that has it first."""
    places = lookup.places[article.id]
    sentences: dict[Span, list[Span]] = {}
    for mention in entity.mentions:
        if mention.article == article.id:
            sentences.setdefault(places.sentences(mention.name.span)[0], []).append(mention.name.span)
    told = [span for span in sorted(sentences) if span in lookup.told[article.id]][:PASSAGES]
    spans = [span for sentence in told or sorted(sentences)[:1] for span in sentences[sentence]]
    return runs(lookup, article, spans, (Mark(span, "hit") for span in spans), brief=not told)
