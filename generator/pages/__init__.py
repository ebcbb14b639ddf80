"""Pages: the site into finished `Page` values, or into plans of them. `PAGES` is the whole list; one module a page
kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

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
from generator.pages.page import Plan
from generator.pages.people import people_list, person_pages
from generator.pages.press import outlet_list, outlet_pages, unnamed_pages, voices_pages
from generator.pages.quotes import quote_list
from generator.pages.rights import rights
from generator.pages.search import search_page
from generator.pages.shares import Share, Shown, count_shares, shown_on
from generator.pages.sources import source_list
from generator.pages.stories import story_list, story_pages
from generator.pages.timeline import timeline
from generator.show.lookup import Lookup

__all__ = ["PAGES", "Plan", "pages", "plans", "reports", "told"]

PAGES: tuple[Callable[[Lookup], Iterator[Page | Plan[Any]]], ...] = (
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
    voices_pages,
    unnamed_pages,
    data_page,
    search_page,
    changes,
)
REPORTS: tuple[Callable[[Lookup, Mapping[str, Share]], Iterator[Page]], ...] = (build_report, rights)
"""Pages that tell how much of each article the others show, by article id."""


def plans(lookup: Lookup) -> Iterator[Page | Plan[Any]]:
    """Every page but those of `REPORTS`, in the order of `PAGES`: made if it tells of the whole site, else planned."""
    for make in PAGES:
        yield from make(lookup)


def reports(lookup: Lookup, shown: Iterable[Shown]) -> tuple[dict[str, Share], list[Page]]:
    """How much the other pages show of each article, by id, and the pages that tell it. `shown`: what each shows."""
    shares = count_shares(lookup.site.entries, shown)
    return shares, [page for make in REPORTS for page in make(lookup, shares)]


def told(lookup: Lookup, page: Page, shares: Mapping[str, Share]) -> Page:
    """The page with what its template may ask for: the owner's `options`, and the `shares` that it may tell."""
    options = lookup.publication.options
    said = {"mining": options.mining, "mining_policy": options.mining_policy}
    return replace(page, context={**said, **page.context, "shares": shares, "options": options})


def pages(lookup: Lookup) -> Iterator[Page]:
    """Every page of the site, in the order of `PAGES` and `REPORTS`. All are made before the first is handed out: how
    much of an article the site shows is counted from them.
    """
    drafts = list(plans(lookup))
    made = [draft.made(lookup) if isinstance(draft, Plan) else draft for draft in drafts]
    shares, more = reports(lookup, map(shown_on, made))
    for draft, page in zip((*drafts, *more), (*made, *more), strict=True):
        own = {draft.share_of: shares[draft.share_of]} if isinstance(draft, Plan) and draft.share_of else {}
        yield told(lookup, page, own if isinstance(draft, Plan) else shares)
