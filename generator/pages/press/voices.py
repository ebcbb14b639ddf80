"""`/voices/`: how often each outlet quotes speakers by name, by a description only, or nobody at all; by month too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.charts.parts import parts_bar
from generator.model import Href, Page, Svg, Words
from generator.pages.lists import Listing
from generator.pages.page import page
from generator.pages.paging import paged
from generator.show import quotations
from generator.show.addresses import Links
from generator.show.chips import outlet_of
from generator.show.lookup import Lookup, day
from generator.show.quotations import SPEAKERS
from generator.show.wording import NO_DATE, NO_OUTLET, many, reading

OUTLETS = 24
"""Rows of the first table; the last one has them all, each with its months."""
PER_PAGE = 100
"""Rows of the last table on a page; each takes .7 KB with its bar and its links into the search."""
Key = tuple[str, str]
"""Slug of an outlet, empty for none; month in ISO form, empty for none."""


@dataclass(frozen=True, slots=True)
class Row:
    """Quotes of one outlet, of one month, or of both."""

    name: Words | str
    href: Href | None
    gap: bool
    month: str
    """In words; empty in a row of all months."""
    day: str
    """The month in ISO form."""
    counts: tuple[tuple[str, int, Href], ...]
    """Of each kind of speaker: label, number, these quotes in the search."""
    total: int
    bar: Svg | None


LABELS = {"named": "By name", "described": "By description only", "unnamed": "No speaker found"}


def voices_pages(lookup: Lookup) -> Iterator[Page]:
    """The page of voices, and further ones of its longest table."""
    counts = _counts(lookup)
    by_outlet, by_month = _summed(counts, 0), _summed(counts, 1)
    total = sum((sum(kinds.values(), 0) for kinds in counts.values()), 0)
    kinds = Counter[str]()
    for held in counts.values():
        kinds.update(held)
    outlets = sorted(by_outlet, key=lambda slug: (not slug, -by_outlet[slug].total(), slug))
    rank = {slug: at for at, slug in enumerate(outlets)}
    both = sorted(counts, key=lambda key: (rank[key[0]], key[1]))
    most = max((held.total() for held in counts.values()), default=0)
    for part in paged("voices", both, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "press/voices.md.jinja",
            part.called("Voices"),
            description=part.called(
                f"{many(total, 'quote')} by outlet and month: how many speakers are named, described or not named"
            ),
            contents=part.number == 1,
            up=links.to("quotes/index.md"),
            first=part.number == 1,
            total=many(total, "quote") if total else "",
            kinds=tuple((LABELS[kind], kinds[kind], links.search(kind="quote", speaker=kind)) for kind in SPEAKERS),
            labels=tuple(LABELS[kind] for kind in SPEAKERS),
            outlets=_rows(lookup, links, [((slug, ""), by_outlet[slug]) for slug in outlets[:OUTLETS]], months=False),
            more_outlets=max(len(outlets) - OUTLETS, 0),
            months=_rows(
                lookup,
                links,
                [(("", month), by_month[month]) for month in sorted(by_month, key=lambda month: month or "~")],
                months=True,
            ),
            listing=Listing("voices", "rows", len(both)),
            both=_rows(lookup, links, [(key, counts[key]) for key in part.items], months=True, most=most),
            unnamed=links.to("voices/unnamed/index.md"),
            pager=part.links,
        )


def _counts(lookup: Lookup) -> dict[Key, Counter[str]]:
    counts: dict[Key, Counter[str]] = {}
    for entry in lookup.latest_first:
        outlet = lookup.outlet_of.get(entry.article.id)
        key = outlet.slug if outlet else "", day(entry.article)[:7]
        for said in quotations.utterances(entry):
            kind = quotations.speaker_kind(said, quotations.speaker_of(lookup, said))
            counts.setdefault(key, Counter())[kind] += 1
    return counts


def _summed(counts: dict[Key, Counter[str]], part: int) -> dict[str, Counter[str]]:
    """Over outlets or over months."""
    summed: dict[str, Counter[str]] = {}
    for key, kinds in counts.items():
        summed.setdefault(key[part], Counter()).update(kinds)
    return summed


def _rows(
    lookup: Lookup, links: Links, held: Iterable[tuple[Key, Counter[str]]], *, months: bool, most: int = 0
) -> tuple[Row, ...]:
    """Rows on one scale. `months`: with the month that their quotes are narrowed to; `most`: the most quotes of any row
    where there are others than these.
    """
    rows = list(held)
    most = most or max((kinds.total() for _, kinds in rows), default=0)
    by_slug = {outlet.slug: outlet for outlet in lookup.outlets}
    made = []
    for (slug, month), kinds in rows:
        outlet = by_slug.get(slug)
        asked: dict[str, str | tuple[str, ...]] = {"kind": "quote"}
        if outlet:
            asked["outlet"] = outlet.spellings
        if months:
            # A year alone, as some articles state it, is no month: the search has it among its years.
            asked["month" if len(month) == 7 else "year"] = month or "none"
        name: Words | str = outlet_of(lookup.entries[outlet.articles[0]].article)[0] if outlet else NO_OUTLET
        made.append(
            Row(
                name,
                links.to(outlet.path) if outlet else None,
                outlet is None,
                (reading(month) if month else NO_DATE) if months else "",
                month,
                tuple((LABELS[kind], kinds[kind], links.search(**asked, speaker=kind)) for kind in SPEAKERS),
                kinds.total(),
                parts_bar([kinds[kind] for kind in SPEAKERS], most),
            )
        )
    return tuple(made)
