"""The list of articles, and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.extract import DateMention, Figure, Keyword
from generator.model import EXTRACTED_FROM, Article, Block, Entry, Fact, Href, Mark, Metadata, Page, Span, Words
from generator.owner.choices import folder_of
from generator.pages.articles.cards import cards, shown_first
from generator.pages.articles.linked_data import linked_data
from generator.pages.articles.notes import notes
from generator.pages.articles.related import related
from generator.pages.lists import Listing, stories_of
from generator.pages.page import Plan, page
from generator.pages.paging import paged
from generator.show import quotations
from generator.show.addresses import Links, article_path, original, term_path
from generator.show.chips import date_of, outlet_of, stated
from generator.show.citing import source
from generator.show.context import Run, lead_runs
from generator.show.evidence import Line
from generator.show.lookup import Lookup, cut, day, spoken
from generator.show.measured import sure_of_figures
from generator.show.numbers import FigureCard
from generator.show.plain import plain_sections
from generator.show.quotations import QuoteCard
from generator.show.stories import story_path
from generator.show.titles import Title, title_of
from generator.show.topics import by_topic, topic_title
from generator.show.who import Named
from generator.show.wording import NO_OUTLET, listed, many, reading, times

PER_PAGE = 100
LEFT_OUT_WORDS = 12
"""Words shown of a block that is left out: enough to see what it is, and not a way to republish it."""

KINDS = {
    "section": "name of a section",
    "byline": "line that names the writers",
    "dateline": "line that names the place",
    "caption": "caption of a picture that is not here",
    "notice": "notice of the website",
    "updated": "line that states when it was updated",
}


@dataclass(frozen=True, slots=True)
class ArticleSubject:
    """What the page of an article tells of."""

    entry: Entry
    headline: str
    """For the head of the page; no other article's is the same."""
    terms: Mapping[Span, str]
    """Place of a keyword to the slug of its term, for terms that have a page."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article in the list."""

    href: Href
    label: str
    id: str
    title: Title
    lead: tuple[Run, ...]
    outlet: Words | str
    inferred: bool
    date: str
    quotes: str
    figures: str
    day: str
    story: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date expression of an article."""

    anchor: str
    words: Words
    reading: str
    inferred: bool
    """Only with the help of another article."""
    place: str


@dataclass(frozen=True, slots=True)
class KeywordLine:
    """A keyword of an article."""

    anchor: str
    words: Words
    href: Href | None
    count: str


@dataclass(frozen=True, slots=True)
class NameLine:
    """A person, body or place named in an article."""

    words: Words | str
    href: Href | None
    role: Words | str | None
    count: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A block that nothing is extracted from."""

    words: Words | None
    """Its first ones; None where extracts stand alone."""
    cut_short: bool
    why: str
    rule: str


def row(lookup: Lookup, links: Links, entry: Entry) -> Row:
    """The article for a list."""
    article = entry.article
    outlet, inferred = outlet_of(article)
    said = quotations.utterances(entry)
    return Row(
        links.article(article.id),
        lookup.labels[article.id],
        article.id,
        title_of(lookup, article),
        lead_runs(lookup, article),
        outlet,
        inferred,
        date_of(article),
        many(len(said), "quote"),
        many(sum(figure.rank == "key" for figure in entry.extracts.of(Figure)), "key figure"),
        day(article),
        story.slug if (story := lookup.story_of.get(article.id)) else "",
    )


def article_list(lookup: Lookup) -> Iterator[Page]:
    """`/articles/`: the latest first, undated ones last."""
    ordered = [entry for _, _, held in by_topic(lookup, lookup.latest_first, lambda entry: entry) for entry in held]
    for part in paged("articles", ordered, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "articles.md.jinja",
            part.called("Articles"),
            description=part.called(
                f"{many(part.total, 'article')}, the latest first, each with its quotes, figures, dates and names"
            ),
            listing=Listing(
                "articles",
                "articles",
                part.total,
                "article",
                part.total,
                stories_of(lookup, (entry.article.id for entry in part.items)),
            ),
            total=many(part.total, "article"),
            several=part.total > 1,
            topics=tuple(
                (title, anchor, tuple(row(lookup, links, entry) for entry in held))
                for title, anchor, held in by_topic(lookup, part.items, lambda entry: entry)
            ),
            pager=part.links,
        )


def article_pages(lookup: Lookup) -> Iterator[Plan[ArticleSubject]]:
    """`/articles/<id>/` for each."""
    shared: dict[str, dict[Span, str]] = {}
    for term in lookup.site.terms:
        if len(term.articles) > 1:
            for held in term.held:
                shared.setdefault(held.article, {})[held.keyword.span] = term.slug
    titles = Counter(title_of(lookup, entry.article).plain.casefold() for entry in lookup.site.entries)
    for entry in lookup.site.entries:
        key = entry.article.id
        # Several outlets may print one report under one headline; in a list of open pages they must be told apart.
        headline = title_of(lookup, entry.article).plain
        if titles[headline.casefold()] > 1:
            headline += f" ({lookup.labels[key]})"
        yield Plan(article_path(key), ArticleSubject(entry, headline, shared.get(key, {})), _article, share_of=key)


def _description(lookup: Lookup, entry: Entry) -> str:
    """What the page of the article holds."""
    outlet, _ = outlet_of(entry.article)
    named = outlet.text if isinstance(outlet, Words) else outlet
    whose = f", {named}" if named == NO_OUTLET else f" of {' '.join(named.split())}"
    held = (
        many(len(quotations.utterances(entry)), "quote"),
        many(len(entry.extracts.of(Figure)), "figure"),
        many(len(entry.extracts.of(DateMention)), "date"),
    )
    return (
        f"Article {lookup.labels[entry.article.id]}{whose}, {date_of(entry.article)}: {', '.join(held)}, keywords and "
        "names, each where it stands."
    )


@dataclass(frozen=True, slots=True)
class _Story:
    """The story that an article is one report of."""

    href: Href
    title: Title
    told: str
    """How many reports it has."""


def _outlet(lookup: Lookup, links: Links, article: Article) -> tuple[Href, str] | None:
    """The page of its outlet, where that has more than this article."""
    outlet = lookup.outlet_of.get(article.id)
    if outlet is None or len(outlet.articles) == 1:
        return None
    return links.to(outlet.path), many(len(outlet.articles), "article")


def _story(lookup: Lookup, links: Links, article: Article) -> _Story | None:
    story = lookup.story_of.get(article.id)
    if story is None:
        return None
    title = title_of(lookup, lookup.entries[story.central].article)
    return _Story(links.to(story_path(story)), title, many(story.reports, "report"))


def _article(lookup: Lookup, subject: ArticleSubject) -> Page:
    entry = subject.entry
    article, places, named = entry.article, lookup.places[entry.article.id], lookup.named[entry.article.id]
    links = Links(article_path(article.id))
    title = title_of(lookup, article)
    figures = entry.extracts.of(Figure)
    trivial = sum(figure.rank == "trivial" for figure in figures)
    address = article.metadata.address
    standfirst = _standfirst(article, places.lead)
    once = shown_first(lookup, article, standfirst=standfirst is not None)
    key, others, said = cards(lookup, links, entry, once)
    return page(
        links.path,
        "article.md.jinja",
        subject.headline,
        description=_description(lookup, entry),
        contents=True,
        id=article.id,
        **({"mining": article.metadata.mining.value} if article.metadata.mining else {}),
        up=links.to("articles/index.md"),
        label=lookup.labels[article.id],
        heading=title,
        spoken=spoken(article),
        standfirst=standfirst,
        facts=(*_facts(article), *_topic(lookup, entry)),
        outlet=_outlet(lookup, links, article),
        story=_story(lookup, links, article),
        words=many(len(article.text.split()), "word"),
        paragraphs=many(len(article.paragraphs), "paragraph"),
        sources=links.to("sources/index.md"),
        original=original(address.value) if address else None,
        notes=notes(lookup, entry),
        report=links.to("about/build.md"),
        dated=_dated(article),
        lead=lead_runs(lookup, article),
        no_lead="Its first sentence is withheld by the editor of this site."
        if places.opening_withheld
        else "It stands with the whole article, below."
        if lookup.publication.options.publish_text and places.lead
        else "The headline and the extracts below are all that this site shows of it."
        if places.lead
        else "This article has no running text.",
        keywords=tuple(_keyword(lookup, links, article, subject.terms, item) for item in _ranked(entry)),
        cited=source(lookup, links, article),
        found=_found(key, others, said),
        key_figures=key,
        figures=others,
        trivial=_trivial(trivial),
        quotes=said,
        quote_note=_quote_note(entry),
        terms=tuple(
            (lookup.anchor(article, "quote", term.span), cut(article, term.marks), places.name(term.span))
            for term in quotations.terms(entry)
        ),
        dates=tuple(_date(lookup, article, item) for item in entry.extracts.of(DateMention)),
        people=tuple(_name(lookup, links, article, each) for each in named if each.who.kind == "person"),
        bodies=tuple(_name(lookup, links, article, each) for each in named if each.who.kind == "organisation"),
        towns=tuple(_name(lookup, links, article, each) for each in named if each.who.kind == "place"),
        plain=tuple(plain_sections(lookup, entry)),
        text=tuple(_text(lookup, entry)),
        related=related(lookup, links, article.id),
        timeline=links.to("timeline/index.md"),
        linked=linked_data(lookup, entry),
        left_out=tuple(
            _left_out(lookup, article, block) for block in article.blocks if block.kind not in EXTRACTED_FROM
        ),
    )


def _found(key: Sequence[FigureCard], others: Sequence[FigureCard], said: Sequence[QuoteCard]) -> tuple[str, ...]:
    """How the figures and quotes of a page were found, each way once."""
    made: tuple[FigureCard | QuoteCard, ...] = (*key, *others, *said)
    ways = dict.fromkeys(how for card in made for how in card.evidence.found)
    return (*ways, *((f"Figures: {sure_of_figures()}.",) if key or others else ()))


def _text(lookup: Lookup, entry: Entry) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """The paragraphs with their anchors, figures marked; none unless the owner publishes the text."""
    if not lookup.publication.options.publish_text:
        return
    article = entry.article
    figures = [figure.phrase for figure in entry.extracts.of(Figure) if figure.rank != "trivial"]
    at = 0
    for number, block in enumerate(article.paragraphs, 1):
        while at < len(figures) and figures[at].start < block.span.start:
            at += 1
        first = at
        while at < len(figures) and figures[at].start < block.span.end:
            at += 1
        marks = tuple(Mark(phrase, "hit") for phrase in figures[first:at])
        kept = _kept(article, block)
        yield f"p{number}", tuple(Run(cut(article, span, *marks), gap) for span, gap in kept)


def _kept(article: Article, block: Block) -> Iterator[tuple[Span, bool]]:
    """The paragraph, or its stretches outside what the owner withholds, each with whether a gap is before it."""
    held = [span for span in article.withheld if span.overlaps(block.span)]
    if not held:
        yield block.span, False
        return
    for before, stretch in groupby(block.sentences, lambda sentence: sum(span.start < sentence.start for span in held)):
        sentences = tuple(stretch)
        yield Span(sentences[0].start, sentences[-1].end), before > 0


def _standfirst(article: Article, lead: Span | None) -> Words | str | None:
    """The standfirst, unless it says the same words as the lead below it."""
    fact = article.metadata.standfirst
    if fact is None or (lead and _bare(fact.value) == _bare(lead.cut(article.text))):
        return None
    return stated(article, fact)


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _trivial(count: int) -> str:
    telling = "tells" if count == 1 else "tell"
    return f"{many(count, 'number')} that {telling} little, such as ordinals in passing, left out." if count else ""


def _facts(article: Article) -> tuple[tuple[str, Line], ...]:
    data = article.metadata
    outlet, inferred = outlet_of(article)
    named: Line = (
        (outlet, ", named in the text: ", cut(article, data.outlet_named.span))
        if (inferred and data.outlet_named and data.outlet_named.span)
        else (outlet,)
    )
    authors: list[Words | str] = []
    for at, author in enumerate((*data.authors, *data.contributors)):
        authors += [", "] * (at > 0) + [stated(article, author)]
    return (
        ("Outlet", named if data.outlet or data.outlet_named else ()),
        ("Authors", tuple(authors)),
        ("Place", (stated(article, data.dateline),) if data.dateline else ()),
        ("Published", _date_fact(article, data.published)),
        ("Updated", _date_fact(article, data.updated)),
        *((("Section", (stated(article, data.section),)),) if data.section else ()),
        *((("Rights", (data.rights.value, ", says the owner of this site")),) if data.rights else ()),
        *_by_file(data),
    )


def _by_file(data: Metadata) -> tuple[tuple[str, Line], ...]:
    """What the file states in fields of its own, so that nobody guessed it from the text."""
    facts = {"title": data.title, "outlet": data.outlet, "date": data.date, "section": data.section}
    named = [name for name, fact in facts.items() if fact and fact.rule.startswith("format.")]
    named += ["authors"] if data.authors and data.authors[0].rule.startswith("format.") else []
    return (("Stated by the file", (listed(tuple(named)),)),) if named else ()


def _topic(lookup: Lookup, entry: Entry) -> tuple[tuple[str, Line], ...]:
    """Only for those in a folder."""
    folder = folder_of(entry)
    return (("Topic", (topic_title(lookup, folder),)),) if folder else ()


def _dated(article: Article) -> str:
    date = article.metadata.date
    if date:
        return f"Where no date stands beside a figure, it is as old as the article: {reading(date.value[:10])}."
    return "The article states no date, so a figure has one only where the text gives it."


def _date_fact(article: Article, fact: Fact[str] | None) -> Line:
    if fact is None:
        return ()
    read = reading(fact.value)
    return (read, ", stated as ", cut(article, fact.span)) if fact.span else (read,)


def _ranked(entry: Entry) -> list[Keyword]:
    return sorted(entry.extracts.of(Keyword), key=lambda keyword: keyword.position)


def _keyword(
    lookup: Lookup, links: Links, article: Article, terms: Mapping[Span, str], item: Keyword
) -> KeywordLine:
    slug = terms.get(item.span)
    return KeywordLine(
        lookup.anchor(article, "keyword", item.span),
        cut(article, item.span),
        links.to(term_path(slug)) if slug else None,
        str(len(item.mentions)),
    )


def _quote_note(entry: Entry) -> str:
    if any(
        "“" in entry.article.text[b.span.start : b.span.end] or '"' in entry.article.text[b.span.start : b.span.end]
        for b in entry.article.body
    ):
        return "No words in it are taken for somebody’s."
    return "Nothing in it stands between quotation marks."


def _date(lookup: Lookup, article: Article, item: DateMention) -> DateLine:
    iso = item.iso or lookup.inferred.get((article.id, item.span))
    return DateLine(
        lookup.anchor(article, "date", item.span),
        cut(article, item.span),
        reading(iso) if iso else "",
        iso is not None and item.iso is None,
        lookup.places[article.id].name(item.span),
    )


def _name(lookup: Lookup, links: Links, article: Article, named: Named) -> NameLine:
    role = next(iter(quotations.roles(lookup, named.who, article)), None)
    return NameLine(cut(article, named.first), links.person(named.who), role, times(named.count))


def _left_out(lookup: Lookup, article: Article, block: Block) -> LeftOut:
    options = lookup.publication.options
    if options.context == "extract" and not options.publish_text:
        return LeftOut(None, cut_short=False, why=KINDS.get(block.kind, block.kind), rule=block.rule)
    words = block.span.cut(article.text).split()
    end = block.span.end
    if len(words) > LEFT_OUT_WORDS and not options.publish_text:
        end = block.span.start
        for word in words[:LEFT_OUT_WORDS]:
            end = article.text.index(word, end) + len(word)
    return LeftOut(
        cut(article, Span(block.span.start, end)),
        end < block.span.end,
        KINDS.get(block.kind, block.kind),
        block.rule,
    )
