"""Feeds: of the whole site, of a person, of a keyword. An entry is an article with what it holds of them.

Dates are the articles' own, as they state them. There is no clock in a build, so nothing else could be said: an article
that states no date has none in a JSON Feed, and in Atom, which demands one, the first second of 1970, which stands for
"not known" in so many programs that nobody takes it for news. Its entry says so in words, and comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.link import Entity
from generator.link.keywords import Term
from generator.model import Article, Entry, Span, Words
from generator.pages.keywords import passages
from generator.pages.people import spoken_by
from generator.show import numbers, quotations
from generator.show.addresses import Links, article_path, original, person_path, term_path
from generator.show.chips import date_of, outlet_of
from generator.show.citing import absolute
from generator.show.context import Run, lead_runs
from generator.show.feed_paths import feed_of_person, feed_of_site, feed_of_term
from generator.show.lookup import Lookup
from generator.show.numbers import FigureCard
from generator.show.quotations import QuoteCard, Utterance
from generator.show.titles import title_of
from generator.show.wording import capital, many, times

ENTRIES = 50
"""Articles in the feed of the site: what a busy week brings; readers of feeds keep what they have seen."""
GAP = "[…]"
FEW = 20
"""Articles in the feed of a person or a keyword."""
FIGURES, QUOTES = 3, 6
"""Key figures and quotes of an article that a feed shows; the rest is one click away."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry shows of its article."""

    source: tuple[Words | str, ...]
    runs: tuple[Run, ...]
    """The lead, or the sentences that hold a keyword."""
    figures: tuple[FigureCard, ...] = ()
    quotes: tuple[QuoteCard, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a feed."""

    id: str
    """Permanent: the page's address, in feeds of people and keywords with theirs before it."""
    article: str
    address: str
    original: str
    """Address of the article itself; empty where it is not known."""
    title: str
    """Plain; where the article states none its first words and a mark that they go on."""
    span: Span | None
    """Where the title's words stand; None where they are the owner's or the site's."""
    published: str
    """ISO date or date and time, as stated; empty where it is not."""
    updated: str
    content: Content


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, before it is written in a form."""

    path: str
    """Below docs/, without suffix."""
    title: str
    subtitle: str
    holds: str
    """What feeds of its kind hold."""
    home: str
    """Address of the page it belongs to."""
    items: tuple[Item, ...]


def feeds(lookup: Lookup) -> Iterator[Feed]:
    """All of them; none where the site's address is not known, as entries are known by theirs."""
    if path := feed_of_site(lookup):
        yield _of_site(lookup, path)
    said = spoken_by(lookup)
    for entity in lookup.site.entities:
        if path := feed_of_person(lookup, entity):
            yield _of_person(lookup, path, entity, said.get((entity.kind, entity.slug), ()))
    for term in lookup.site.terms:
        if path := feed_of_term(lookup, term):
            yield _of_term(lookup, path, term)


def _of_site(lookup: Lookup, path: str) -> Feed:
    publication = lookup.publication
    return Feed(
        path,
        publication.name,
        publication.description,
        "The latest articles, each with its lead, key figures and quotes.",
        publication.address,
        tuple(_item(lookup, entry.article, "", _whole(lookup, entry)) for entry in lookup.latest_first[:ENTRIES]),
    )


def _whole(lookup: Lookup, entry: Entry) -> Content:
    """The lead, then quotes and figures that stand in other sentences."""
    links, lead = Links("index.md"), lead_runs(lookup, entry.article)
    shown = [run.words.span for run in lead]
    quotes: list[QuoteCard] = []
    figures: list[FigureCard] = []
    for utterance in quotations.utterances(entry):
        quote = quotations.card(lookup, links, utterance)
        # Readers of feeds see an entry as one text: a sentence twice would look like a mistake.
        if not _told(quote.runs, shown):
            quotes.append(quote)
            shown += [run.words.span for run in quote.runs]
    for group in numbers.groups(lookup, entry, key=True):
        card = numbers.card(lookup, links, entry.article, group)
        if not (card.runs and _told(card.runs, shown)):
            figures.append(card)
            shown += [run.words.span for run in card.runs]
    left = ((len(quotes) - QUOTES, "more quote"), (len(figures) - FIGURES, "more key figure"))
    more = " and ".join(many(count, name) for count, name in left if count > 0)
    return Content(_source(entry.article), lead, tuple(figures[:FIGURES]), tuple(quotes[:QUOTES]), more)


def _told(runs: Iterable[Run], shown: list[Span]) -> bool:
    """Whether all of it stands in the entry already."""
    return all(any(run.words.span in span for span in shown) for run in runs)


def _of_person(lookup: Lookup, path: str, entity: Entity, said: tuple[Utterance, ...]) -> Feed:
    home = absolute(lookup, person_path(entity.slug))
    ids = {mention.article for mention in entity.mentions} | {utterance.article.id for utterance in said}
    items = []
    for key in sorted(ids, key=lookup.rank.__getitem__)[:FEW]:
        article = lookup.entries[key].article
        theirs = [utterance for utterance in said if utterance.article.id == key]
        named = sum(mention.article == key for mention in entity.mentions)
        content = Content(
            _source(article) if theirs else (*_source(article), f". Named {times(named)}, not quoted"),
            (),
            quotes=_cards(lookup, theirs[:QUOTES]),
            more=many(len(theirs) - QUOTES, "more quote") if len(theirs) > QUOTES else "",
        )
        items.append(_item(lookup, article, home, content))
    return Feed(
        path,
        f"{entity.name} - {lookup.publication.name}",
        f"Articles that quote or name {entity.name}",
        "One person: the latest articles that quote or name them, with the quotes.",
        home,
        tuple(items),
    )


def _cards(lookup: Lookup, said: Iterable[Utterance]) -> tuple[QuoteCard, ...]:
    return tuple(quotations.card(lookup, Links("index.md"), utterance) for utterance in said)


def _of_term(lookup: Lookup, path: str, term: Term) -> Feed:
    home = absolute(lookup, term_path(term.slug))
    held = sorted(term.held, key=lambda holding: lookup.rank[holding.article])[:FEW]
    items = []
    for holding in held:
        entry = lookup.entries[holding.article]
        content = Content(
            (*_source(entry.article), f". {many(len(holding.keyword.mentions), 'mention')}"),
            passages(lookup, entry, holding.keyword),
        )
        items.append(_item(lookup, entry.article, home, content))
    return Feed(
        path,
        f"{term.name} - {lookup.publication.name}",
        f"Articles with the keyword “{term.name}”",
        "One keyword: the latest articles with it, and the sentences that hold it.",
        home,
        tuple(items),
    )


def _source(article: Article) -> tuple[Words | str, ...]:
    outlet, inferred = outlet_of(article)
    begins = outlet if isinstance(outlet, Words) else capital(outlet)
    return (begins, " (named in the text)" if inferred else "", ", ", date_of(article))


def _item(lookup: Lookup, article: Article, home: str, content: Content) -> Item:
    address = absolute(lookup, article_path(article.id))
    title = title_of(lookup, article)
    known = article.metadata.address and original(article.metadata.address.value)
    data = article.metadata
    words = title.words if isinstance(title.words, Words) else None
    # Words that stand for a missing title are cut short, and must not look like one that was printed.
    going_on = f" {GAP}" if title.goes_on and words else ""
    return Item(
        f"{home}#{address.removeprefix(lookup.publication.address)}" if home else address,
        article.id,
        address,
        known.value if known else "",
        f"{' '.join(words.text.split())}{going_on}" if words else title.plain,
        words.span if words else None,
        data.published.value if data.published else "",
        data.updated.value if data.updated else "",
        content,
    )
