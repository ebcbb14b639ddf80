"""`/`: the briefing, readable in five minutes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extract import DateMention, Figure
from generator.model import Article, Page
from generator.pages import numbers, origins, quotations
from generator.pages.addresses import Links
from generator.pages.changes import summary
from generator.pages.chips import Chip, chip
from generator.pages.chronology import picture
from generator.pages.context import Run, context_of, lead_runs
from generator.pages.lookup import Lookup, day
from generator.pages.measures import strip
from generator.pages.page import page
from generator.pages.quotations import Utterance
from generator.pages.sources import outlets, source_row
from generator.pages.titles import Title, title_of
from generator.pages.wording import capital, many, reading
from generator.publication import Context

POINTS = 8
FIGURES = 8
SPEAKERS = 8
STRIPS = 6
"""Measures that articles state differently."""
AGREEING = 3
"""Measures that they agree on, among the figures."""
OTHERS = 3
"""Further articles named beside a key point."""
SOURCES = 12
POINTS_ARE: dict[Context, str] = {
    "sentence": "The first sentence of each article",
    "clause": "How the first sentence of each article begins",
    "extract": "The headline of each article",
}


def briefing(lookup: Lookup) -> Iterator[Page]:
    """One page: key points, figures, where sources differ, who said what, chronology, sources."""
    links = Links("index.md")
    entries = lookup.site.entries
    said = [utterance for entry in lookup.latest_first for utterance in quotations.utterances(entry)]
    speakers = _speakers(lookup, said)
    told = _events(lookup)
    news = [measure for measure in lookup.measures if measure.is_news]
    differing = [measure for measure in news if measure.css in ("differ", "changed")][:STRIPS]
    agreeing = [measure for measure in news if measure.css == "agree"][:AGREEING]
    # Lengths, occasions and parts are told by the ledger; alone they aren't the news.
    shown = {
        (statement.article, statement.figure.span)
        for measure in (*differing, *agreeing, *(one for one in lookup.measures if not one.is_news))
        if measure.css != "apart"
        for statement in measure.comparison.entries
    }
    figures = numbers.chosen(lookup, FIGURES - len(agreeing), shown)
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
        likely=origins.likely(lookup),
        points=tuple(_point(lookup, links, its) for its in told[:POINTS]),
        points_are=POINTS_ARE[context_of(lookup)],
        points_order=_order(lookup),
        more_points=len(told) > POINTS,
        differing=tuple(strip(lookup, links, measure) for measure in differing),
        agreeing=tuple(strip(lookup, links, measure) for measure in agreeing),
        more_measures=len(lookup.measures) > len(differing),
        picture=picture(lookup),
        figures=tuple(numbers.card(lookup, links, article, group) for article, group in figures),
        speakers=tuple(
            (quotations.card(lookup, links, quotations.telling(held)), many(len(held), "quote"))
            for held in speakers[:SPEAKERS]
        ),
        unnamed=_unnamed(said),
        rows=tuple(source_row(lookup, links, entry) for entry in lookup.latest_first[:SOURCES]),
        more_sources=len(entries) > SOURCES,
        changed=summary(lookup),
        to_changes=links.to("changes/index.md"),
        to_articles=links.to("articles/index.md"),
        to_figures=links.to("figures/index.md"),
        to_quotes=links.to("quotes/index.md"),
        to_sources=links.to("sources/index.md"),
        to_timeline=links.to("timeline/index.md"),
    )


def _events(lookup: Lookup) -> list[list[Article]]:
    """The articles with a lead, those that report one event together, in the order of `latest_first`."""
    event = {
        article: members for topic in lookup.site.stories.topics for members in topic.events for article in members
    }
    found: dict[tuple[str, ...], list[Article]] = {}
    for entry in lookup.latest_first:
        article = entry.article
        if lookup.places[article.id].lead:
            found.setdefault(event.get(article.id, (article.id,)), []).append(article)
    return list(found.values())


Point = tuple[tuple[Run, ...], Title, Chip, tuple[Chip, ...], str]


def _point(lookup: Lookup, links: Links, articles: list[Article]) -> Point:
    """The lead of the first article, and its title in case none is shown; the others that report the same event, up to
    `OTHERS`, and how many more.
    """
    others = tuple(chip(lookup, links, article) for article in articles[1 : 1 + OTHERS])
    left = len(articles) - 1 - len(others)
    more = f"and {left} more" if left else ""
    first = articles[0]
    return lead_runs(lookup, first), title_of(lookup, first), chip(lookup, links, first), others, more


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
