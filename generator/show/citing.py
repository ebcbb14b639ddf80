"""How to cite an extract: the parts of a citation, each by itself, so that it can be written in several forms.

The page states the plain form; `generator/site/assets/site.js` makes the Markdown and BibTeX forms of the same parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Article, Href, Span, Words
from generator.show.addresses import Links, article_path, original
from generator.show.chips import date_of, outlet_of, stated
from generator.show.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Citation:
    """As in: “Words” […] “words”, Ann Lee, quoted in “Title”, by Ida Holm, outlet, date, paragraph 7. Addresses."""

    words: tuple[Words, ...]
    gap: bool
    """Words of the sentence are left out before them."""
    more: bool
    """And after them."""
    bare: bool
    """The words have no quotation marks of their own."""
    who: Words | str
    """The speaker; empty where nobody is quoted."""
    title: Words | str
    """Empty for an article without one."""
    label: str
    """The article's short label, which stands in for a title."""
    authors: tuple[Words | str, ...]
    outlet: Words | str
    outlet_note: str
    """Why the outlet is not certain, or empty."""
    outlet_known: bool
    date: str
    """In words, `no date stated` included."""
    iso: str
    """The day in ISO form; empty where none is stated."""
    place: str
    here: Href
    """The extract on its article's page."""
    anchor: str
    """Its anchor there."""
    address: str
    """The same, absolute; empty where the site's address is not known."""
    original: str
    """The article's address; empty where it is not known."""


def citation(
    lookup: Lookup,
    links: Links,
    article: Article,
    words: Sequence[Words],
    *,
    at: str,
    place: Span,
    who: Words | str = "",
    gap: bool = False,
    more: bool = False,
) -> Citation:
    """The citation of `words`, whose anchor is `at` and whose paragraph is that of `place`. `who`: the speaker.
    `gap`, `more`: words of their sentence are left out before and after them.
    """
    data = article.metadata
    outlet, inferred = outlet_of(article)
    known = data.address and original(data.address.value)
    return Citation(
        words=tuple(words),
        gap=gap,
        more=more,
        bare=not who,
        who=who,
        title=stated(article, data.title) if data.title else "",
        label=lookup.labels[article.id],
        authors=tuple(stated(article, author) for author in data.authors),
        outlet=outlet,
        outlet_note="named in the text" if inferred else "",
        outlet_known=bool(data.outlet or data.outlet_named),
        date=date_of(article),
        iso=data.date.value[:10] if data.date else "",
        place=lookup.places[article.id].name(place),
        here=links.article(article.id, at),
        anchor=at,
        address=absolute(lookup, article_path(article.id), at),
        original=known.value if known else "",
    )


def source(lookup: Lookup, links: Links, article: Article) -> Citation:
    """The citation of an article as a whole: no words, and no place of theirs."""
    return citation(lookup, links, article, (), at="", place=Span(0, 1))


def absolute(lookup: Lookup, path: str, at: str = "") -> str:
    """The address of a page with the site's own before it; empty where that is not set."""
    address = lookup.publication.address
    return address + Links("index.md").to(path, at).value.removeprefix("./") if address else ""


def original_at(lookup: Lookup, article: Article, spans: Sequence[Span]) -> Href | None:
    """The words at `spans` in the original, where its address is known."""
    address = article.metadata.address
    fragments = lookup.places[article.id].fragments
    return original(address.value, *(fragments.at(span) for span in spans)) if address else None
