"""`/timeline/`: what the texts date, exact days apart from vaguer spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.extract import DateMention
from generator.model import Entry, Mark, Page, Span, Words
from generator.pages.addresses import Links
from generator.pages.chips import Chip, chip
from generator.pages.lookup import Lookup, cut
from generator.pages.page import page
from generator.pages.paging import paged
from generator.pages.wording import many, reading

PER_PAGE = 80
_SEASON_MONTHS = {"SP": "03", "SU": "06", "AU": "09", "WI": "12"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence and the expressions in it that mean one day or span."""

    iso: str
    day: bool
    entry: Entry
    sentence: Span
    mentions: tuple[DateMention, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One day or span with all that is said of it."""

    reading: str
    day: bool
    said: tuple[tuple[Words, Chip, str], ...]


def starts(iso: str) -> str:
    """The first day of an ISO form, for sorting; what covers more sorts before what covers less."""
    first = iso.partition("/")[0]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", first):
        try:
            return date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
        except ValueError:
            return first
    if season := re.fullmatch(r"(\d{4})-(SP|SU|AU|WI)", first):
        return f"{season[1]}-{_SEASON_MONTHS[season[2]]}"
    return first


def dated(lookup: Lookup) -> tuple[Dated, ...]:
    """Everything settled, in order of time, then article and text."""
    found: dict[tuple[str, str, Span], list[tuple[Entry, DateMention]]] = {}
    for entry in lookup.site.entries:
        for mention in entry.extracts.of(DateMention):
            if mention.iso:
                sentence = lookup.places[entry.article.id].sentences(mention.span)[0]
                found.setdefault((mention.iso, entry.article.id, sentence), []).append((entry, mention))
    rows = (
        Dated(iso, held[0][1].precision == "day", held[0][0], sentence, tuple(mention for _, mention in held))
        for (iso, _, sentence), held in found.items()
    )
    return tuple(sorted(rows, key=lambda row: (starts(row.iso), row.iso, row.entry.article.id, row.sentence)))


def timeline(lookup: Lookup) -> Iterator[Page]:
    """The list, and how many expressions no article settles."""
    rows = dated(lookup)
    mentions = [mention for entry in lookup.site.entries for mention in entry.extracts.of(DateMention)]
    counted = (
        (entry, sum(mention.iso is None for mention in entry.extracts.of(DateMention))) for entry in lookup.latest_first
    )
    unsettled = [(entry, count) for entry, count in counted if count]
    for part in paged("timeline", rows, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "timeline.md.jinja",
            "Timeline",
            searchable=False,
            total=many(len(mentions), "date expression"),
            settled=f"{sum(mention.iso is not None for mention in mentions):,}",
            moments=tuple(
                _moment(lookup, links, iso, tuple(held)) for iso, held in groupby(part.items, lambda row: row.iso)
            ),
            undated=tuple(
                (chip(lookup, links, entry.article, "dates"), many(count, "expression"))
                for entry, count in (unsettled[:PER_PAGE] if part.number == 1 else ())
            ),
            more_undated=f"The latest {PER_PAGE} of these articles are listed." if len(unsettled) > PER_PAGE else "",
            pager=part.links,
        )


def _moment(lookup: Lookup, links: Links, iso: str, rows: tuple[Dated, ...]) -> Moment:
    said = []
    for row in rows:
        article = row.entry.article
        marks = tuple(Mark(mention.span, "hit") for mention in row.mentions)
        around = lookup.places[article.id].around(row.mentions[0].span)
        at = lookup.anchor(article, "date", row.mentions[0].span)
        said.append((cut(article, around, *marks), chip(lookup, links, article, at), _place(lookup, row)))
    return Moment(reading(iso), rows[0].day, tuple(said))


def _place(lookup: Lookup, row: Dated) -> str:
    place = lookup.places[row.entry.article.id].name(row.mentions[0].span)
    bases = {mention.basis for mention in row.mentions}
    if "owner" in bases:
        return f"{place}; date set by the editor of this site"
    return f"{place}; read from the article’s date" if "article date" in bases else place
