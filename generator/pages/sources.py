"""`/sources/`: the articles with what they state about themselves, which likely share a source, how much is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract import Figure
from generator.model import Entry, Href, Page, Words
from generator.pages import origins
from generator.pages.lists import Listing
from generator.pages.page import page
from generator.pages.paging import paged
from generator.show import quotations
from generator.show.addresses import Links
from generator.show.chips import date_of, outlet_of
from generator.show.lookup import Lookup, day
from generator.show.outlets import LIST as OUTLETS
from generator.show.titles import Title, title_of
from generator.show.wording import NO_DATE, NO_OUTLET, many

PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An article in the table."""

    id: str
    href: Href
    label: str
    title: Title
    outlet: Words | str
    inferred: bool
    no_outlet: bool
    date: str
    undated: bool
    words: str
    quotes: str
    figures: str
    day: str
    outlet_href: Href | None


def source_row(lookup: Lookup, links: Links, entry: Entry) -> SourceRow:
    """One article."""
    article = entry.article
    outlet, inferred = outlet_of(article)
    date = date_of(article)
    return SourceRow(
        article.id,
        links.article(article.id),
        lookup.labels[article.id],
        title_of(lookup, article),
        "not stated" if outlet == NO_OUTLET else outlet,
        inferred,
        outlet == NO_OUTLET,
        "not stated" if date == NO_DATE else date,
        date == NO_DATE,
        f"{len(article.text.split()):,}",
        str(len(quotations.utterances(entry)) or "none"),
        str(len(entry.extracts.of(Figure)) or "none"),
        day(article),
        links.outlet(lookup.outlet_of.get(article.id)),
    )


def outlets(lookup: Lookup) -> tuple[tuple[str, int], ...]:
    """How many articles state an outlet, only name one, or neither."""
    named = [outlet_of(entry.article) for entry in lookup.latest_first]
    inferred = sum(guess for _, guess in named)
    missing = sum(outlet == NO_OUTLET for outlet, _ in named)
    return ("stated", len(named) - inferred - missing), ("named in the text", inferred), ("not stated", missing)


def source_list(lookup: Lookup) -> Iterator[Page]:
    """The table, the latest first, likely shared sources, and the notes from reading the files."""
    noted = [entry for entry in lookup.latest_first if entry.problems]
    for part in paged("sources", lookup.latest_first, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "sources.md.jinja",
            part.called("Sources"),
            description=part.called(
                f"{many(part.total, 'article')} with outlet, date and length, likely shared sources, and how much of "
                "each is shown"
            ),
            listing=Listing("sources", "articles", part.total, "article", part.total),
            total=many(part.total, "article"),
            likely=origins.likely(lookup),
            groups=origins.groups(lookup, links) if part.number == 1 else (),
            more_groups=len(lookup.site.sources) > origins.GROUPS,
            rows=tuple(source_row(lookup, links, entry) for entry in part.items),
            notes=tuple(
                (
                    links.article(entry.article.id),
                    lookup.labels[entry.article.id],
                    tuple((problem.message, problem.code) for problem in entry.problems),
                )
                for entry in part.items
                if entry.problems
            ),
            noted=many(len(noted), "article"),
            report=links.to("about/build.md"),
            rights=links.to("about/rights/index.md"),
            outlets=many(len(lookup.outlets), "outlet") if lookup.outlets else "",
            to_outlets=links.to(OUTLETS),
            to_changes=links.to("changes/index.md"),
            pager=part.links,
        )
