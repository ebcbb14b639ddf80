"""Terms across articles, and a page for each that two articles share."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extract import Figure, Keyword, Quote
from generator.model import Entry, Mark, Page, Span
from generator.pages.addresses import Links, term_path
from generator.pages.chips import chip
from generator.pages.evidence import Run, runs
from generator.pages.lookup import Lookup, cut
from generator.pages.page import page
from generator.pages.paging import paged
from generator.pages.terms import Term, terms
from generator.pages.wording import many

PER_PAGE = 400
PASSAGES = 2
"""Sentences an article shows for a term. Three of any kind raised the share shown of the five seed articles by up to
twenty points; two that its page shows anyway, or else one, by none to three."""
ARTICLES = 60
"""Articles that the page of a term shows, the latest first."""
NEIGHBOURS = 20


def keyword_list(lookup: Lookup) -> Iterator[Page]:
    """`/keywords/`: shared terms first, then those of one article."""
    found = terms(lookup)
    shared = sum(len(term.held) > 1 for term in found)
    for part in paged("keywords", found, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "keywords.md.jinja",
            "Keywords",
            searchable=False,
            total=many(part.total, "term"),
            shared=many(shared, "term"),
            shared_terms=tuple(
                (_words(term), links.to(term_path(term.key)), many(len(term.held), "article"))
                for term in part.items
                if len(term.held) > 1
            ),
            single_terms=tuple(
                (_words(term), chip(lookup, links, term.held[0][0].article, _anchor(lookup, *term.held[0])))
                for term in part.items
                if len(term.held) == 1
            ),
            nothing=not part.items,
            pager=part.links,
        )


def _words(term: Term) -> object:
    entry, keyword = term.held[0]
    return cut(entry.article, keyword.span)


def _anchor(lookup: Lookup, entry: Entry, keyword: Keyword) -> str:
    return lookup.anchor(entry.article, "keyword", keyword.span)


def term_pages(lookup: Lookup) -> Iterator[Page]:
    """`/keywords/<term>/`: where it stands, article by article, and the terms beside it."""
    found = terms(lookup)
    by_article: dict[str, list[Term]] = {}
    for term in found:
        for entry, _ in term.held:
            by_article.setdefault(entry.article.id, []).append(term)
    for term in found:
        if len(term.held) > 1:
            yield _term(lookup, term, by_article)


def _term(lookup: Lookup, term: Term, by_article: dict[str, list[Term]]) -> Page:
    links = Links(term_path(term.key))
    beside: dict[str, tuple[int, Term]] = {}
    for entry, _ in term.held:
        for other in by_article[entry.article.id]:
            if other.key != term.key:
                beside[other.key] = (beside.get(other.key, (0, other))[0] + 1, other)
    ranked = sorted(beside.values(), key=lambda item: (-item[0], item[1].key))[:NEIGHBOURS]
    first, keyword = term.held[0]
    held = sorted(term.held, key=lambda item: lookup.rank[item[0].article.id])
    return page(
        links.path,
        "term.md.jinja",
        " ".join(keyword.span.cut(first.article.text).split()),
        contents=True,
        up=links.to("keywords/index.md"),
        heading=_words(term),
        summary=f"{many(term.mentions, 'mention')} in {many(len(term.held), 'article')}.",
        articles=tuple(
            (
                chip(lookup, links, entry.article, _anchor(lookup, entry, keyword)),
                many(len(keyword.mentions), "mention"),
                _passages(lookup, entry, keyword),
            )
            for entry, keyword in held[:ARTICLES]
        ),
        more=f"The latest {ARTICLES} of {many(len(held), 'article')}." if len(held) > ARTICLES else "",
        beside=tuple(
            (
                _words(other),
                links.to(term_path(other.key)) if len(other.held) > 1 else None,
                many(count, "article"),
            )
            for count, other in ranked
        ),
    )


def _passages(lookup: Lookup, entry: Entry, keyword: Keyword) -> tuple[Run, ...]:
    """The first sentences that hold the term and stand on the article's page, else the first that holds it."""
    places = lookup.places[entry.article.id]
    sentences: dict[Span, list[Mark]] = {}
    for mention in keyword.mentions:
        sentences.setdefault(places.sentences(mention)[0], []).append(Mark(mention, "hit"))
    shown = _shown(lookup, entry)
    chosen = [span for span in sorted(sentences) if span in shown][:PASSAGES] or sorted(sentences)[:1]
    marks = [mark for span in chosen for mark in sentences[span]]
    return runs(lookup, entry.article, chosen, marks)


def _shown(lookup: Lookup, entry: Entry) -> set[Span]:
    """The sentences of lead, quotes and figures, which the page of the article shows."""
    places = lookup.places[entry.article.id]
    spans = [quote.marks for quote in entry.extracts.of(Quote) if quote.kind != "term"]
    spans += [figure.phrase for figure in entry.extracts.of(Figure) if figure.rank != "trivial"]
    lead = (places.lead,) if places.lead else ()
    return {*lead, *(sentence for span in spans for sentence in places.sentences(span))}
