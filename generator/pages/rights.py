"""`/about/rights/`: what the site copies from the articles, how much of each, and what decides that. Facts only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import Article, Href, Page, Words
from generator.owner.publication import Context
from generator.pages.articles import LEFT_OUT_WORDS
from generator.pages.page import page
from generator.pages.paging import paged
from generator.pages.shares import NOTED, Share
from generator.show.addresses import Links, original
from generator.show.chips import outlet_of
from generator.show.context import LEAD
from generator.show.lookup import Lookup
from generator.show.titles import Title, title_of
from generator.show.wording import NO_OUTLET, many

PER_PAGE = 200

_SENTENCES = (
    "The sentence of a quote, of a key figure and of one that several articles state; the clause of any other figure "
    "and of a date; up to two sentences an article for a keyword."
)
_CLAUSES = (
    "The clause of a quote, of a key figure and of one that several articles state, and of a date; nothing around "
    "other figures; for a keyword, clauses of sentences that hold such an extract."
)
AROUND: dict[Context, tuple[str, str]] = {
    "sentence": (_SENTENCES, "The first sentence of the running text."),
    "clause": (
        _CLAUSES,
        f"The first sentence of the running text up to a comma or the like, {LEAD} words at least.",
    ),
    "extract": ("Nothing.", "Nothing; the headline stands in for it."),
}
"""What stands around an extract, and how much of an article's beginning is shown."""


@dataclass(frozen=True, slots=True)
class Copied:
    """An article and how much of it the site shows."""

    href: Href
    label: str
    title: Title
    outlet: Words | str
    no_outlet: bool
    words: str
    shown: str
    share: str
    original: Href | None
    rights: str
    """As the owner states them, and what is said of mining where that is another thing than of the site; may be empty.
    """


def _stated(article: Article, of_site: str) -> str:
    rights, mining = article.metadata.rights, article.metadata.mining
    other = mining.value if mining and mining.value != of_site else ""
    return ". ".join(filter(None, (rights.value.rstrip(".") if rights else "", f"Mining: {other}" if other else "")))


def rights(lookup: Lookup, shares: Mapping[str, Share]) -> Iterator[Page]:
    """Facts and settings on the first page; every article in a table, in order of their ids."""
    options = lookup.publication.options
    around, lead = AROUND[options.context]
    words = sum(share.words for share in shares.values())
    shown = sum(share.shown for share in shares.values())
    for part in paged("about/rights", lookup.site.entries, PER_PAGE):
        links = Links(part.path)
        rows = []
        for entry in part.items:
            article, share = entry.article, shares[entry.article.id]
            outlet, _ = outlet_of(article)
            address = article.metadata.address
            rows.append(
                Copied(
                    links.article(article.id),
                    lookup.labels[article.id],
                    title_of(lookup, article),
                    "not stated" if outlet == NO_OUTLET else outlet,
                    outlet == NO_OUTLET,
                    f"{share.words:,}",
                    f"{share.shown:,}",
                    share.percent,
                    original(address.value) if address else None,
                    _stated(article, options.mining),
                )
            )
        yield page(
            part.path,
            "rights.md.jinja",
            part.called("What is copied"),
            description=part.called(
                "What this site copies from the articles, how much of each, from where, and which settings decide it"
            ),
            up=links.to("about/index.md"),
            first=part.number == 1,
            articles=many(part.total, "article"),
            total=f"{many(shown, 'word')} of {words:,}, {Share(words, shown).percent}",
            around=around,
            lead=lead,
            left_out=LEFT_OUT_WORDS,
            noted=NOTED,
            withheld=any(entry.article.withheld for entry in lookup.site.entries),
            rows=tuple(rows),
            stated=any(row.rights for row in rows),
            policy=original(options.mining_policy) if options.mining_policy else None,
            report=links.to("about/build.md"),
            data=links.to("data/index.md"),
            pager=part.links,
        )
