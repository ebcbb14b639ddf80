"""Everyone who is named, and a page for each who is quoted or often named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract import Figure
from generator.extract.names import NameKind
from generator.link import Entity
from generator.model import Article, Href, Page, Span, Words
from generator.pages.lists import Listing
from generator.pages.page import Plan, page
from generator.pages.paging import paged
from generator.show import numbers, quotations
from generator.show.addresses import FOLDERS, Links, person_path
from generator.show.chips import Chip, chip
from generator.show.feed_paths import feed_of_person, followed
from generator.show.lookup import Lookup, cut
from generator.show.numbers import FigureCard
from generator.show.quotations import QuoteCard, Utterance
from generator.show.who import Who
from generator.show.wording import capital, many, times

PER_PAGE = 200
ARTICLES, QUOTES, FIGURES = 60, 60, 40
"""Rows and cards of a person's page, the latest articles first; the rest stand on the pages of their articles."""
ROLES = 4
"""Roles at the head of a person's page; the table has all of them."""
BESIDE = 12
"""Names beside a person that their page lists, the most frequent first."""
BEARERS = 6
"""Whom a last name may mean: of a frequent one the list would tell nobody anything."""
HEADINGS: dict[NameKind, str] = {"person": "People", "organisation": "Organisations", "place": "Places"}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A name in the list."""

    anchor: str
    words: Words | str
    href: Href | None
    role: Words | str | None
    count: str
    named: int
    quoted: int
    may_be: tuple[tuple[Words | str, Href | None], ...]
    """Who bears a name that stands alone."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How one article names a person."""

    chip: Chip
    roles: tuple[Words | str, ...]
    names: tuple[Words, ...]
    mentions: int
    quotes: int


@dataclass(frozen=True, slots=True)
class SaidIn:
    """What one article quotes from a person."""

    chip: Chip
    quotes: tuple[QuoteCard, ...]


@dataclass(frozen=True, slots=True)
class PersonSubject:
    """What the page of a person tells of."""

    entity: Entity
    who: Who
    articles: tuple[str, ...]
    """Those that name the person, the latest first."""
    said: tuple[Utterance, ...]
    """All of it, the latest article first."""
    beside: tuple[tuple[Who, int], ...]
    """Who is named in the same sentences, in how many of them."""
    total: int
    """Articles of the site."""


def spoken_by(lookup: Lookup) -> dict[tuple[str, str], tuple[Utterance, ...]]:
    """Utterances by the (kind, slug) of who is linked as their speaker; the latest article first."""
    by_person: dict[tuple[str, str], list[Utterance]] = {}
    for entry in lookup.latest_first:
        for said in quotations.utterances(entry):
            entity = quotations.speaker_of(lookup, said)
            if entity:
                by_person.setdefault((entity.kind, entity.slug), []).append(said)
    return {key: tuple(said) for key, said in by_person.items()}


def people_list(lookup: Lookup) -> Iterator[Page]:
    """`/people/`, `/organisations/` and `/places/`: those who are quoted first, then the most mentioned."""
    said, bearers = spoken_by(lookup), _bearers(lookup)
    for kind, folder in FOLDERS.items():
        held = [entity for entity in lookup.site.entities if entity.kind == kind]
        # Sorting keeps the order of mentions among equals.
        held.sort(key=lambda entity: not said.get((entity.kind, entity.slug)))
        for part in paged(folder, held, PER_PAGE):
            links = Links(part.path)
            yield page(
                part.path,
                "people.md.jinja",
                part.called(HEADINGS[kind]),
                description=part.called(_DESCRIBED[kind].format(count=many(part.total, kind, _PLURAL[kind]))),
                contents=False,
                listing=Listing("people", "names", part.total),
                total=capital(many(part.total, kind, _PLURAL[kind])),
                are="is" if part.total == 1 else "are",
                anchor=folder,
                heading=HEADINGS[kind],
                kind=kind,
                names=tuple(
                    _line(lookup, links, entity, said.get((entity.kind, entity.slug), ()), _may_be(entity, bearers))
                    for entity in part.items
                ),
                empty=f"No {kind} was found in these articles.",
                others=tuple(
                    (links.to(f"{FOLDERS[other]}/index.md"), many(count, other, _PLURAL[other]))
                    for other, count in _totals(lookup).items()
                    if other != kind and count
                ),
                pager=part.links,
            )


_PLURAL: dict[NameKind, str] = {"person": "people", "organisation": "organisations", "place": "places"}
_DESCRIBED: dict[NameKind, str] = {
    "person": "{count} of the articles, with roles as stated and how often each is named and quoted",
    "organisation": "{count} of the articles, and how often each is named and quoted",
    "place": "{count} of the articles, and how often each is named",
}


def _totals(lookup: Lookup) -> dict[NameKind, int]:
    """How many names there are of each kind."""
    return {kind: sum(entity.kind == kind for entity in lookup.site.entities) for kind in FOLDERS}


def _bearers(lookup: Lookup) -> dict[str, tuple[Who, ...]]:
    """People by their last name, in the order of the list."""
    by_name: dict[str, list[Who]] = {}
    for entity in lookup.site.entities:
        if entity.kind == "person" and " " in entity.name:
            last = entity.name.rsplit(maxsplit=1)[-1].casefold()
            by_name.setdefault(last, []).append(lookup.whos[entity.kind, entity.slug])
    return {last: tuple(whos) for last, whos in by_name.items()}


def _may_be(entity: Entity, bearers: dict[str, tuple[Who, ...]]) -> tuple[Who, ...]:
    """Whom a last name may mean beside which no first one stands: linking joins what is sure, and gives such a name no
    page; the rest is the reader's.
    """
    return bearers.get(entity.name.casefold(), ())[:BEARERS] if entity.kind == "person" else ()


def _line(
    lookup: Lookup, links: Links, entity: Entity, said: tuple[Utterance, ...], may_be: tuple[Who, ...]
) -> PersonLine:
    role = next(iter(_roles(lookup, entity)), None)
    articles = len({mention.article for mention in entity.mentions})
    named = f"named {times(len(entity.mentions))}" + (f" in {many(articles, 'article')}" if articles > 1 else "")
    return PersonLine(
        f"{entity.kind}-{person_path(entity.slug)[7:-3]}",
        lookup.whos[entity.kind, entity.slug].words,
        links.person(entity),
        role,
        f"{many(len(said), 'quote')}, {named}" if said else named,
        len(entity.mentions),
        len(said),
        tuple((who.words, links.person(who)) for who in may_be),
    )


def person_pages(lookup: Lookup) -> Iterator[Plan[PersonSubject]]:
    """`/people/<name>/`."""
    said = spoken_by(lookup)
    beside = _beside(lookup)
    for entity in lookup.site.entities:
        if entity.has_page and entity.kind == "person":
            articles = {mention.article for mention in entity.mentions}
            others = sorted(beside.get(entity.slug, {}).items(), key=lambda item: (-item[1], item[0]))
            subject = PersonSubject(
                entity,
                lookup.whos[entity.kind, entity.slug],
                tuple(sorted(articles, key=lookup.rank.__getitem__)),
                said.get((entity.kind, entity.slug), ()),
                tuple((lookup.whos["person", slug], count) for slug, count in others[:BESIDE]),
                len(lookup.entries),
            )
            yield Plan(person_path(entity.slug), subject, _person)


def _person(lookup: Lookup, subject: PersonSubject) -> Page:
    entity, said = subject.entity, subject.said
    links = Links(person_path(entity.slug))
    articles = [lookup.entries[key].article for key in subject.articles]
    latest = said[:QUOTES]
    quoted_in = {utterance.article.id for utterance in said}
    told = summary(len(said), len(quoted_in), len(entity.mentions), len(articles), subject.total)
    return page(
        links.path,
        "person.md.jinja",
        entity.name,
        description=f"{entity.name}. "
        + told
        + " With roles as stated, and where each quote stands.",
        contents=True,
        feed=feed_of_person(lookup, entity),
        follow=followed(links, feed_of_person(lookup, entity)),
        robots="noindex"
        if lookup.noindex & {entity.name, *(mention.canonical for mention in entity.mentions)}
        else "",
        up=links.to("people/index.md"),
        heading=subject.who.words,
        summary=told,
        roles=_telling(_roles(lookup, entity))[:ROLES],
        namings=tuple(naming(lookup, links, (entity, subject.who), article, said) for article in articles[:ARTICLES]),
        more_namings=more(len(articles), ARTICLES, "article"),
        said=tuple(
            SaidIn(
                chip(lookup, links, article),
                tuple(quotations.card(lookup, links, u) for u in latest if u.article.id == article.id),
            )
            for article in articles
            if any(u.article.id == article.id for u in latest)
        ),
        more_said=more(len(said), QUOTES, "quote"),
        all_said=many(len(said), "quote") if len(said) > 1 else "",
        to_said=links.search(kind="quote", by=entity.slug),
        figures=figures(lookup, links, subject.who, articles)[:FIGURES],
        beside=tuple(
            (
                who.words,
                links.person(who),
                many(count, "sentence"),
            )
            for who, count in subject.beside
        ),
    )


def _roles(lookup: Lookup, entity: Entity) -> tuple[Words | str, ...]:
    """The roles that articles state, each once, in the order of the entity's own; the owner's in place of them."""
    if entity.editors_role:
        return (entity.editors_role,)
    by_wording: dict[str, Words | str] = {}
    for key in dict.fromkeys(role.article for role in entity.roles):
        article = lookup.entries[key].article
        for words in quotations.stated_roles(article, [role.span for role in entity.roles if role.article == key]):
            by_wording.setdefault(_plain(words), words)
    return tuple(by_wording.values())


def _telling(stated: tuple[Words | str, ...]) -> tuple[Words | str, ...]:
    """Without those that another one says too: "Secretary of State" beside "US Secretary of State"."""
    plain = [_plain(words).replace(".", "") for words in stated]
    return tuple(
        words
        for at, words in enumerate(stated)
        if not any(
            f" {plain[at]} " in f" {other} " and (plain[at] != other or to < at)
            for to, other in enumerate(plain)
            if to != at
        )
    )


def _plain(words: Words | str) -> str:
    return " ".join((words if isinstance(words, str) else words.text).casefold().split())


def more(count: int, limit: int, noun: str) -> str:
    """A note that only the latest are shown; empty where all are."""
    return f"The latest {limit} of {many(count, noun)}." if count > limit else ""


def summary(quotes: int, quoted_in: int, mentions: int, named_in: int, total: int, *, speaks: bool = True) -> str:
    """Such as: quoted twice in 1 of 12 articles, named 14 times in 5. `speaks`: whether quotes could be expected."""
    articles = many(total, "article")
    if not quotes and not speaks:
        return f"Named {times(mentions)} in {named_in} of {articles}."
    if not quotes:
        return f"Not quoted, named {times(mentions)} in {named_in} of {articles}."
    return f"Quoted {times(quotes)} in {quoted_in} of {articles}, named {times(mentions)} in {named_in}."


def naming(
    lookup: Lookup, links: Links, named: tuple[Entity, Who], article: Article, said: tuple[Utterance, ...]
) -> Naming:
    """How an article names somebody or something; `said`: all its utterances."""
    entity, who = named
    mentions = [mention for mention in entity.mentions if mention.article == article.id]
    spans: dict[str, Span] = {}
    for mention in mentions:
        # Each way of naming somebody once, where the article uses it first.
        spans.setdefault(mention.name.span.cut(article.text), mention.name.span)
    return Naming(
        chip(lookup, links, article),
        quotations.roles(lookup, who, article),
        tuple(cut(article, span) for span in spans.values()),
        len(mentions),
        sum(utterance.article.id == article.id for utterance in said),
    )


def figures(lookup: Lookup, links: Links, who: Who, articles: list[Article]) -> tuple[FigureCard, ...]:
    """Cards of the numbers that are stated in its name, article by article."""
    made = []
    for article in articles:
        by_sentence: dict[Span, list[Figure]] = {}
        for figure in lookup.entries[article.id].extracts.of(Figure):
            if figure.stated_by and figure.rank != "trivial" and lookup.speaker(article, figure.stated_by) == who:
                by_sentence.setdefault(lookup.places[article.id].sentences(figure.phrase)[0], []).append(figure)
        for _, held in sorted(by_sentence.items()):
            card = numbers.card(lookup, links, article, held)
            telling = held if card.runs else [figure for figure in held if numbers.told_alone(figure)]
            if telling:  # "three" alone tells nothing where its sentence isn't shown
                made.append(card if telling == held else numbers.card(lookup, links, article, telling))
    return tuple(made)


def _beside(lookup: Lookup) -> dict[str, dict[str, int]]:
    """For each person, in how many sentences each other person is named too."""
    sentences: dict[tuple[str, Span], list[str]] = {}
    for entity in lookup.site.entities:
        if entity.kind != "person":
            continue
        for mention in entity.mentions:
            sentence = lookup.places[mention.article].sentences(mention.name.span)[0]
            held = sentences.setdefault((mention.article, sentence), [])
            # Somebody named twice in a sentence stands beside the others once.
            if entity.slug not in held:
                held.append(entity.slug)
    beside: dict[str, dict[str, int]] = {}
    for held in sentences.values():
        for person in held:
            for other in held:
                if other != person:
                    counts = beside.setdefault(person, {})
                    counts[other] = counts.get(other, 0) + 1
    return beside
