"""Terms across articles, and a page for each that two articles share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract import Keyword
from generator.link import Held, Term
from generator.model import Article, Entry, Href, Mark, Page, Span, Words
from generator.pages.lists import Listing
from generator.pages.page import Plan, page
from generator.pages.paging import paged
from generator.show.addresses import Links, term_path
from generator.show.chips import Chip, chip
from generator.show.context import Run, runs
from generator.show.feed_paths import feed_of_term, followed
from generator.show.lookup import Lookup, cut
from generator.show.wording import listed, many

PER_PAGE = 400
PASSAGES = 2
"""Sentences an article shows for a term. Three of any kind raised the share shown of the five seed articles by up to
twenty points; two that its page shows anyway, or else one, by none to three."""
ARTICLES = 60
"""Articles that the page of a term shows, the latest first."""
NEIGHBOURS = 12
"""Terms of the same articles, the most frequent first; more would be longer than what the page is about."""
STANDING = 6
"""Places an article names for a term where no passage is shown."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A term beside another."""

    words: Words
    slug: str
    """Of its page; empty for one without."""


@dataclass(frozen=True, slots=True)
class TermSubject:
    """What the page of a term tells of."""

    term: Term
    held: tuple[Held, ...]
    """The latest article first."""
    see_also: tuple[Neighbour, ...]
    beside: tuple[tuple[Neighbour, int], ...]
    """The terms of most of its articles, and how many these are."""


def keyword_list(lookup: Lookup) -> Iterator[Page]:
    """`/keywords/`: shared terms first, then those of one article."""
    terms = lookup.site.terms
    shared = sum(len(term.articles) > 1 for term in terms)
    for part in paged("keywords", terms, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "keywords.md.jinja",
            part.called("Keywords"),
            description=part.called(
                f"{many(part.total, 'term')} of the articles, {many(shared, 'term')} of them in two articles or more, "
                "and where each stands"
            ),
            listing=Listing("keywords", "keywords", part.total),
            total=many(part.total, "term"),
            shared=f"{many(shared, 'term')} {'stands' if shared == 1 else 'stand'}" if shared else "",
            shared_terms=tuple(
                (_words(lookup, term), links.to(term_path(term.slug)), many(len(term.articles), "article"))
                for term in part.items
                if len(term.articles) > 1
            ),
            single_terms=tuple(
                (_words(lookup, term), _chip(lookup, links, term.held[0]))
                for term in part.items
                if len(term.articles) == 1
            ),
            nothing=not part.items,
            pager=part.links,
        )


def _spelled(lookup: Lookup, term: Term) -> tuple[Article, Span]:
    """Where an article spells the term as it is shown."""
    places = ((lookup.entries[held.article].article, held.keyword.span) for held in term.held)
    return next(place for place in places if " ".join(place[1].cut(place[0].text).split()) == term.name)


def _words(lookup: Lookup, term: Term) -> Words:
    return cut(*_spelled(lookup, term))


def _chip(lookup: Lookup, links: Links, held: Held) -> Chip:
    article = lookup.entries[held.article].article
    return chip(lookup, links, article, lookup.anchor(article, "keyword", held.keyword.span))


def term_pages(lookup: Lookup) -> Iterator[Plan[TermSubject]]:
    """`/keywords/<term>/`: where it stands, article by article, and the terms beside it."""
    terms = lookup.site.terms
    by_article: dict[str, list[Term]] = {}
    for term in terms:
        for key in term.articles:
            by_article.setdefault(key, []).append(term)
    by_slug = {term.slug: term for term in terms}
    for term in terms:
        if len(term.articles) > 1:
            held = tuple(sorted(term.held, key=lambda entry: lookup.rank[entry.article]))
            see_also = tuple(_neighbour(lookup, by_slug[other]) for other in term.see_also)
            beside = tuple((_neighbour(lookup, by_slug[slug]), count) for slug, count in _counted(term, by_article))
            yield Plan(term_path(term.slug), TermSubject(term, held, see_also, beside), _term)


def _counted(term: Term, by_article: dict[str, list[Term]]) -> list[tuple[str, int]]:
    """The terms that most of a term's articles hold too, by slug, and how many of them do."""
    near = {term.slug, *term.see_also}
    counts = Counter(other.slug for key in term.articles for other in by_article[key] if other.slug not in near)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:NEIGHBOURS]


def _neighbour(lookup: Lookup, term: Term) -> Neighbour:
    return Neighbour(_words(lookup, term), term.slug if len(term.articles) > 1 else "")


def _term(lookup: Lookup, subject: TermSubject) -> Page:
    term, held = subject.term, subject.held
    links = Links(term_path(term.slug))
    return page(
        links.path,
        "term.md.jinja",
        term.name,
        description=f"Where “{term.name}” stands: {many(term.mentions, 'mention')} in "
        f"{many(len(term.articles), 'article')}, with passages and the other terms of these articles.",
        contents=True,
        up=links.to("keywords/index.md"),
        heading=_words(lookup, term),
        feed=feed_of_term(lookup, term),
        follow=followed(links, feed_of_term(lookup, term)),
        summary=f"{many(term.mentions, 'mention')} in {many(len(term.articles), 'article')}.",
        variants=tuple(_spellings(lookup, term)),
        see_also=tuple(_beside(links, other) for other in subject.see_also),
        articles=tuple(
            (
                _chip(lookup, links, entry),
                many(len(entry.keyword.mentions), "mention"),
                passages(lookup, lookup.entries[entry.article], entry.keyword),
                _standing(lookup, entry),
            )
            for entry in held[:ARTICLES]
        ),
        more=f"The latest {ARTICLES} of {many(len(held), 'article')}." if len(held) > ARTICLES else "",
        beside=tuple((*_beside(links, other), many(count, "article")) for other, count in subject.beside),
    )


def _beside(links: Links, other: Neighbour) -> tuple[Words, Href | None]:
    """Another term, with its page where it has one."""
    return other.words, links.to(term_path(other.slug)) if other.slug else None


def _spellings(lookup: Lookup, term: Term) -> Iterator[Words]:
    """Each other spelling once, cut from the first article that has it."""
    seen = {term.name}
    for held in term.held:
        article = lookup.entries[held.article].article
        for span in (held.keyword.span, *held.keyword.aliases):
            if (spelling := " ".join(span.cut(article.text).split())) not in seen:
                seen.add(spelling)
                yield cut(article, span)


def passages(lookup: Lookup, entry: Entry, keyword: Keyword) -> tuple[Run, ...]:
    """The first sentences that hold the term and stand on the article's page, else the clause that has it first; none
    where extracts stand alone: the term is the heading.
    """
    article, places = entry.article, lookup.places[entry.article.id]
    sentences: dict[Span, list[Span]] = {}
    for mention in keyword.mentions:
        sentences.setdefault(places.sentences(mention)[0], []).append(mention)
    told = [span for span in sorted(sentences) if span in lookup.told[article.id]][:PASSAGES]
    mentions = [mention for span in told or sorted(sentences)[:1] for mention in sentences[span]]
    return runs(lookup, article, mentions, (Mark(mention, "hit") for mention in mentions), brief=not told)


def _standing(lookup: Lookup, held: Held) -> str:
    """`headline, paragraph 3 and paragraph 7`, the first few."""
    names = dict.fromkeys(lookup.places[held.article].name(mention) for mention in held.keyword.mentions)
    shown = tuple(names)[:STANDING]
    return listed(shown) if len(shown) == len(names) else f"{', '.join(shown)} and further on"
