"""`/`: the briefing, readable in five minutes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extract import DateMention, Figure
from generator.model import Page, Words
from generator.pages import numbers, quotations
from generator.pages.addresses import Links
from generator.pages.chips import chip
from generator.pages.lookup import Lookup, cut, day
from generator.pages.page import page
from generator.pages.quotations import Utterance
from generator.pages.sources import outlets, source_row
from generator.pages.wording import capital, many, reading

POINTS = 8
FIGURES = 8
SPEAKERS = 8
SOURCES = 12


def briefing(lookup: Lookup) -> Iterator[Page]:
    """One page: key points, key figures, who said what, sources."""
    links = Links("index.md")
    entries = lookup.site.entries
    said = [utterance for entry in lookup.latest_first for utterance in quotations.utterances(entry)]
    speakers = _speakers(lookup, said)
    led = [entry for entry in lookup.latest_first if lookup.places[entry.article.id].lead]
    figures = numbers.chosen(lookup, FIGURES)
    key = sum(figure.rank == "key" for entry in entries for figure in entry.extracts.of(Figure))
    yield page(
        "index.md",
        "briefing.md.jinja",
        "Briefing",
        searchable=False,
        period=_period(lookup),
        articles=many(len(entries), "article"),
        outlets=", ".join(f"{count:,} {how}" for how, count in outlets(lookup) if count) or "none",
        found=", ".join(
            (
                many(len(said), "quote"),
                many(key, "key figure"),
                many(sum(len(entry.extracts.of(DateMention)) for entry in entries), "date"),
            )
        ),
        points=tuple((_lead(lookup, entry.article.id), chip(lookup, links, entry.article)) for entry in led[:POINTS]),
        points_order=_order(lookup),
        more_points=len(led) > POINTS,
        figures=tuple(numbers.card(lookup, links, article, group) for article, group in figures),
        speakers=tuple(
            (quotations.card(lookup, links, quotations.telling(held)), many(len(held), "quote"))
            for held in speakers[:SPEAKERS]
        ),
        unnamed=_unnamed(said),
        rows=tuple(source_row(lookup, links, entry) for entry in lookup.latest_first[:SOURCES]),
        more_sources=len(entries) > SOURCES,
        to_articles=links.to("articles/index.md"),
        to_figures=links.to("figures/index.md"),
        to_quotes=links.to("quotes/index.md"),
        to_sources=links.to("sources/index.md"),
        to_timeline=links.to("timeline/index.md"),
    )


def _lead(lookup: Lookup, article_id: str) -> Words:
    places = lookup.places[article_id]
    if places.lead is None:
        raise ValueError(article_id)
    return cut(places.article, places.lead)


def _order(lookup: Lookup) -> str:
    dated = sum(bool(day(entry.article)) for entry in lookup.site.entries)
    if not dated:
        return "in the order of the files, since none states a date"
    return "the latest first" if dated == len(lookup.entries) else "the latest first, undated ones last"


def _period(lookup: Lookup) -> str:
    days = sorted(filter(None, (day(entry.article) for entry in lookup.site.entries)))
    undated = len(lookup.entries) - len(days)
    if not days:
        return "No article states its date."
    span = reading(days[0]) if days[0] == days[-1] else f"{reading(days[0])} to {reading(days[-1])}"
    if not undated:
        return span
    return f"{span}; {many(undated, 'article')} {'states' if undated == 1 else 'state'} no date"


def _speakers(lookup: Lookup, said: list[Utterance]) -> list[list[Utterance]]:
    """The utterances of each speaker. Named ones come first, then those with most quotes; ties by first appearance."""
    found: dict[tuple[str, str], list[Utterance]] = {}
    for utterance in said:
        key = quotations.speaker_key(lookup, utterance)
        if key:
            found.setdefault(key, []).append(utterance)
    return sorted(found.values(), key=lambda held: (quotations.speaker_of(lookup, held[0]) is None, -len(held)))


def _unnamed(said: list[Utterance]) -> str:
    count = sum(not utterance.named for utterance in said)
    return capital(f"{many(count, 'quote')} of a speaker who is not named") if count else ""
