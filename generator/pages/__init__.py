"""Pages: the site into finished `Page` values. `PAGES` is the whole list; one module a page kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generator.model import Page
from generator.pages.articles import article_list, article_pages
from generator.pages.bodies import body_pages
from generator.pages.briefing import briefing
from generator.pages.build_report import build_report
from generator.pages.changes import changes
from generator.pages.data import data_page
from generator.pages.figures import figure_list
from generator.pages.keywords import keyword_list, term_pages
from generator.pages.measures import measure_pages
from generator.pages.people import people_list, person_pages
from generator.pages.press import outlet_list, outlet_pages, unnamed_pages, voices_page
from generator.pages.quotes import quote_list
from generator.pages.rights import rights
from generator.pages.search import search_page
from generator.pages.shares import Share, count_shares
from generator.pages.sources import source_list
from generator.pages.stories import story_list, story_pages
from generator.pages.timeline import timeline
from generator.show.lookup import Lookup

__all__ = ["PAGES", "pages"]

PAGES: tuple[Callable[[Lookup], Iterator[Page]], ...] = (
    briefing,
    story_list,
    story_pages,
    article_list,
    article_pages,
    people_list,
    person_pages,
    body_pages,
    quote_list,
    figure_list,
    measure_pages,
    keyword_list,
    term_pages,
    timeline,
    source_list,
    outlet_list,
    outlet_pages,
    voices_page,
    unnamed_pages,
    data_page,
    search_page,
    changes,
)
REPORTS: tuple[Callable[[Lookup, Mapping[str, Share]], Iterator[Page]], ...] = (build_report, rights)
"""Pages that tell how much of each article the others show, by article id."""


def pages(lookup: Lookup) -> Iterator[Page]:
    """Every page of the site, in the order of `PAGES` and `REPORTS`.

    All are made before the first is handed out: how much of an article the site shows is counted from them, and that
    count, `shares` by article id, is part of their contexts, as are the owner's `options`.
    """
    made = [page for make in PAGES for page in make(lookup)]
    shares = count_shares(lookup.site.entries, made)
    made += [page for make in REPORTS for page in make(lookup, shares)]
    options = lookup.site.publication.options
    said = {"mining": options.mining, "mining_policy": options.mining_policy}
    for page in made:
        yield replace(page, context={**said, **page.context, "shares": shares, "options": options})
