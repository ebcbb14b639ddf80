"""`/`: the briefing, readable in five minutes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extract import DateMention, Figure
from generator.model import Article, Page
from generator.owner.publication import Context
from generator.pages import origins
from generator.pages.briefing.figures import front_figures
from generator.pages.briefing.front import (
    chosen_period,
    front_measures,
    front_of,
    hidden_figures,
    hidden_quotes,
    pinned_figures,
    pinned_first,
    pinned_quotes,
)
from generator.pages.briefing.note import note
from generator.pages.briefing.speakers import front_speakers
from generator.pages.changes import summary
from generator.pages.chronology import picture
from generator.pages.measures import strip
from generator.pages.page import page
from generator.pages.sources import outlets, source_row
from generator.show import numbers, quotations
from generator.show.addresses import Links
from generator.show.alone import stands_alone
from generator.show.chips import Chip, chip
from generator.show.context import Run, context_of, lead_runs
from generator.show.feed_paths import feed_of_site
from generator.show.lookup import Lookup, day
from generator.show.quotations import Utterance
from generator.show.titles import Title, title_of
from generator.show.topics import by_topic, in_turn
from generator.show.wording import capital, many, reading

# Five minutes at 200 words a minute, and two sides of paper: read aloud and printed with five articles and with forty.
POINTS, FIGURES, SPEAKERS = 6, 6, 6
STRIPS = 4
"""Measures that articles state differently."""
AGREEING = 2
"""Measures that they agree on, among the figures."""
LEAD = 55
"""Words of a first sentence that a key point still takes; of a longer one the title is the point."""
OTHERS = 3
"""Further articles named beside a key point."""
POINTS_ARE: dict[Context, str] = {
    "sentence": "The first sentence of each article; its headline where that sentence can’t stand alone",
    "clause": "How the first sentence of each article begins; its headline where that can’t stand alone",
    "extract": "The headline of each article",
}


def briefing(lookup: Lookup) -> Iterator[Page]:
    """One page: key points, figures, where sources differ, who said what, chronology, sources."""
    links = Links("index.md")
    lookup = front_of(lookup)
    entries, choices = lookup.latest_first, lookup.site.choices
    said = [utterance for entry in entries for utterance in quotations.utterances(entry)]
    first = pinned_quotes(lookup)
    speakers = front_speakers(lookup, SPEAKERS, first=first, hidden=hidden_quotes(lookup))
    told = pinned_first(lookup, _events(lookup))
    points = in_turn(lookup, told, lambda its: lookup.entries[its[0].id], max(POINTS, len(choices.points.pin)))
    # Figures are chosen after the measures: what a strip shows already takes no second place.
    news = [measure for measure in front_measures(lookup) if measure.is_news]
    pinned = pinned_figures(lookup)
    differing = [measure for measure in news if measure.css in ("differ", "changed")][:STRIPS]
    agreeing = [measure for measure in news if measure.css == "agree"][:AGREEING]
    # Lengths, occasions and parts are told by the ledger; alone they aren't the news.
    shown = {
        (statement.article, statement.figure.span)
        for measure in (*differing, *(known for known in lookup.measures if not known.is_news))
        if measure.css != "apart"
        for statement in measure.comparison.entries
    }
    figures = front_figures(
        lookup,
        FIGURES,
        first=pinned,
        agreeing=agreeing,
        shown=shown | hidden_figures(lookup),
        points={article.id for its in points for article in its},
    )
    # The table of sources at the foot names the articles that this page cites, so that it stands alone on paper.
    cited = {article.id for its in points for article in its[: 1 + OTHERS]}
    cited |= {statement.article for measure in differing for statement in measure.comparison.entries}
    cited |= {chosen.article.id for chosen in figures}
    cited |= {held[0].article.id for held in speakers}
    key = sum(figure.rank == "key" for entry in entries for figure in entry.extracts.of(Figure))
    yield page(
        "index.md",
        "briefing.md.jinja",
        lookup.site.publication.name,
        description=f"Briefing on {many(len(entries), 'article')}: {many(key, 'key figure')}, "
        f"{many(len(said), 'quote')}, where sources differ, chronology, sources. Every passage leads to its article.",
        feed=feed_of_site(lookup),
        name=lookup.site.publication.name,
        note=note(choices.note),
        note_language=lookup.site.publication.language,
        period=chosen_period(lookup) or _period(lookup),
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
        points=tuple(
            (title, anchor, tuple((_point(lookup, links, its), its[0].id in choices.points.pin) for its in held))
            for title, anchor, held in by_topic(lookup, points, lambda its: lookup.entries[its[0].id])
        ),
        empty="No article could be read."
        if not lookup.entries
        else "No article has words that can be shown here."
        if entries
        else "No article lies in the period.",
        points_are=POINTS_ARE[context_of(lookup)].replace("each", "each" if len(lookup.latest_first) > 1 else "the"),
        points_order=_order(lookup),
        more_points=len(told) > len(points),
        differing=tuple(strip(lookup, links, measure) for measure in differing),
        more_measures=len(lookup.measures) > len(differing),
        picture=picture(lookup),
        figures=tuple(
            (numbers.card(lookup, links, chosen.article, (chosen.head,)), chosen in pinned) for chosen in figures
        ),
        speakers=tuple((quotations.card(lookup, links, held[0]), held[0] in first) for held in speakers),
        unnamed=_unnamed(said),
        rows=tuple(source_row(lookup, links, entry) for entry in lookup.latest_first if entry.article.id in cited),
        addresses={
            entry.article.id: entry.article.metadata.address.value if entry.article.metadata.address else ""
            for entry in entries
        },
        more_sources=len(lookup.entries) > len(cited),
        changed=summary(lookup),
        to_changes=links.to("changes/index.md"),
        to_articles=links.to("articles/index.md"),
        to_figures=links.to("figures/index.md"),
        to_quotes=links.to("quotes/index.md"),
        to_sources=links.to("sources/index.md"),
        to_timeline=links.to("timeline/index.md"),
    )


def _events(lookup: Lookup) -> list[list[Article]]:
    """The articles with a lead, those that report one event together: what most articles report first, then the latest.

    Of one event the latest article whose lead makes sense by itself stands for the others.
    """
    event = {
        article: members for topic in lookup.site.stories.topics for members in topic.events for article in members
    }
    by_event: dict[tuple[str, ...], list[Article]] = {}
    for entry in lookup.latest_first:
        article = entry.article
        if lookup.places[article.id].lead and not _untold(lookup, article):
            by_event.setdefault(event.get(article.id, (article.id,)), []).append(article)
    ordered = sorted(by_event.values(), key=lambda its: -len(its))
    return [sorted(its, key=lambda article: not _leads(lookup, article)) for its in ordered]


def _untold(lookup: Lookup, article: Article) -> bool:
    """Whether there is nothing to tell it by: its first sentence is withheld, and its headline too, or it has none."""
    title = article.metadata.title
    return lookup.places[article.id].opening_withheld and (title is None or title.rule == "withheld")


def _leads(lookup: Lookup, article: Article) -> bool:
    """Whether the first sentence makes sense by itself and fits a key point."""
    lead = None if lookup.places[article.id].opening_withheld else lookup.places[article.id].lead
    words = lead.cut(article.text) if lead else ""
    return bool(words) and stands_alone(words) and len(words.split()) <= LEAD


Point = tuple[tuple[Run, ...], Title, Chip, tuple[Chip, ...], str]


def _point(lookup: Lookup, links: Links, articles: list[Article]) -> Point:
    """The lead of the first article, and its title in case that stands in for it; the others that report the event, up
    to `OTHERS`, and how many more.
    """
    others = tuple(chip(lookup, links, article) for article in articles[1 : 1 + OTHERS])
    left = len(articles) - 1 - len(others)
    more = f"and {left} more" if left else ""
    first = articles[0]
    lead = lead_runs(lookup, first) if _leads(lookup, first) or not first.metadata.title else ()
    return lead, title_of(lookup, first), chip(lookup, links, first), others, more


def _order(lookup: Lookup) -> str:
    if len(lookup.latest_first) < 2:
        return ""
    first = "What most articles report stands first, then "
    dated = sum(bool(day(entry.article)) for entry in lookup.latest_first)
    if not dated:
        return first + "the order of the files, since none states a date"
    return first + ("what is latest" if dated == len(lookup.latest_first) else "what is latest, undated articles last")


def _period(lookup: Lookup) -> str:
    days = sorted(filter(None, (day(entry.article) for entry in lookup.site.entries)))
    undated = len(lookup.entries) - len(days)
    if not days:
        return "No article states its date."
    span = reading(days[0]) if days[0] == days[-1] else f"{reading(days[0])} to {reading(days[-1])}"
    if not undated:
        return span
    return f"{span}; {many(undated, 'article')} {'states' if undated == 1 else 'state'} no date"


def _unnamed(said: list[Utterance]) -> str:
    count = sum(not utterance.named for utterance in said)
    return capital(f"{many(count, 'quote')} of a speaker who is not named") if count else ""
