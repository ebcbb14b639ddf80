"""`/`: the briefing, readable in five minutes: stories first, then what no story holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.extract import DateMention, Figure
from generator.model import Article, Page
from generator.pages import origins
from generator.pages.briefing.blocks import Made, block
from generator.pages.briefing.figures import Chosen, front_figures
from generator.pages.briefing.front import (
    chosen_period,
    front_measures,
    hidden_figures,
    hidden_quotes,
    pinned_figures,
    pinned_quotes,
)
from generator.pages.briefing.note import note
from generator.pages.briefing.points import POINTS_ARE, chosen, order, point
from generator.pages.briefing.speakers import front_speakers
from generator.pages.changes import summary
from generator.pages.chronology import picture
from generator.pages.measures import strip
from generator.pages.page import page
from generator.pages.sources import outlets, source_row
from generator.show import numbers, quotations
from generator.show.addresses import Links
from generator.show.context import context_of
from generator.show.feed_paths import feed_of_site
from generator.show.fronts import Front, front, listed, period_of
from generator.show.ledger import Measure
from generator.show.lookup import Lookup, day
from generator.show.quotations import Utterance
from generator.show.stories import voices
from generator.show.topics import by_topic, in_turn
from generator.show.wording import many, reading

# Five minutes at 200 words a minute, and two sides of paper: read aloud and printed with five articles and with forty.
POINTS, FIGURES, SPEAKERS = 6, 6, 6
STRIPS = 4
"""Measures that articles state differently."""
AGREEING = 2
"""Measures that they agree on, among the figures."""
TAKES = 2
"""Places of the lists below that each block above them takes: it tells numbers and quotes of its own."""


def briefing(lookup: Lookup) -> Iterator[Page]:
    """One page: stories, single articles, key figures, where sources differ, who said what, chronology, sources."""
    links = Links("index.md")
    lookup = period_of(lookup)
    entries, choices = lookup.latest_first, lookup.choices
    said = [utterance for entry in entries for utterance in quotations.utterances(entry)]
    told = front(lookup)
    hidden = hidden_figures(lookup) | hidden_quotes(lookup)
    made = [block(lookup, links, each, hidden) for each in told.blocks]
    points = _points(lookup, told)
    differing, figures = _numbers(listed(lookup), made, {article.id for article in points})
    speakers = _speakers(listed(lookup), told, made)
    leading = [replace(one.shown, first=at == 0) for at, one in enumerate(made)]
    by_block = dict(zip(told.blocks, leading, strict=True))
    # The table of sources at the foot names the articles that this page cites, so that it stands alone on paper.
    cited = {article for one in made for article in one.articles} | {article.id for article in points}
    cited |= {each.events[0].central for each in told.short}
    cited |= {statement.article for measure in differing for statement in measure.comparison.entries}
    cited |= {figure.article.id for figure in figures} | {held[0].article.id for held in speakers}
    key = sum(figure.rank == "key" for entry in entries for figure in entry.extracts.of(Figure))
    yield page(
        "index.md",
        "briefing.md.jinja",
        lookup.publication.name,
        description=f"Briefing on {many(len(entries), 'article')}: {many(key, 'key figure')}, "
        f"{many(len(said), 'quote')}, where sources differ, chronology, sources. Every passage leads to its article.",
        feed=feed_of_site(lookup),
        name=lookup.publication.name,
        note=note(choices.note),
        note_language=lookup.publication.language,
        period=chosen_period(lookup) or _period(lookup),
        articles=many(len(entries), "article"),
        spread=_spread(told, len(entries)),
        publishers=_publishers(lookup),
        outlets=", ".join(f"{count:,} {how}" for how, count in outlets(lookup) if count) or "none",
        found=", ".join(
            (
                many(len(said), "quote"),
                many(key, "key figure"),
                many(sum(len(entry.extracts.of(DateMention)) for entry in entries), "date"),
            )
        ),
        likely=origins.likely(lookup),
        blocks=tuple(
            (title, anchor, tuple(by_block[each] for each in held))
            for title, anchor, held in by_topic(
                lookup, told.blocks, lambda each: lookup.entries[each.events[0].central]
            )
        ),
        one_topic=[each.topic for each in told.blocks] == [True],
        short=tuple(block(lookup, links, each, hidden).shown for each in told.short),
        left=many(told.left, "further story", "further stories") if told.left else "",
        points=tuple(
            (title, anchor, tuple(point(lookup, links, article) for article in held))
            for title, anchor, held in (
                by_topic(lookup, points, lambda article: lookup.entries[article.id])
                if not made
                else (("", "", points),)
                if points
                else ()
            )
        ),
        empty=_empty(lookup),
        points_are=POINTS_ARE[context_of(lookup)].replace("each", "each" if len(entries) > 1 else "the"),
        points_order=order(lookup),
        more_points=len(told.alone) > len(points),
        differing=tuple(strip(lookup, links, measure) for measure in differing),
        figures=tuple(
            (numbers.card(lookup, links, figure.article, (figure.head,)), figure in pinned_figures(lookup))
            for figure in figures
        ),
        show_figures=bool(figures) or not any(one.shown.tells or one.shown.stated for one in made),
        picture=picture(lookup),
        speakers=tuple(
            (quotations.card(lookup, links, held[0]), held[0] in pinned_quotes(lookup)) for held in speakers
        ),
        show_speakers=bool(speakers) or not any(one.speakers for one in made),
        unnamed=_unnamed(said),
        rows=tuple(source_row(lookup, links, entry) for entry in lookup.latest_first if entry.article.id in cited),
        addresses={
            entry.article.id: entry.article.metadata.address.value if entry.article.metadata.address else ""
            for entry in entries
        },
        more_sources=len(lookup.entries) > len(cited),
        # site.css shows no more rows than three on a phone.
        cut_on_phones=len(cited) > 3,
        changed=summary(lookup),
        to_changes=links.to("changes/index.md"),
        to_articles=links.to("articles/index.md"),
        to_stories=links.to("stories/index.md"),
        to_figures=links.to("figures/index.md"),
        to_quotes=links.to("quotes/index.md"),
        to_sources=links.to("sources/index.md"),
        to_timeline=links.to("timeline/index.md"),
    )


def _points(lookup: Lookup, told: Front) -> list[Article]:
    """The articles that no block tells, as many as the page has room for, every folder's topic in turn."""
    articles = chosen(lookup, told.alone)
    pinned = sum(article.id in lookup.choices.points.pin for article in articles)
    return in_turn(lookup, articles, lambda article: lookup.entries[article.id], max(POINTS, pinned))


def _numbers(lookup: Lookup, made: Sequence[Made], points: set[str]) -> tuple[list[Measure], tuple[Chosen, ...]]:
    """The measures and figures that no block shows: the fewer, the more blocks there are."""
    above = {slug for one in made for slug in one.measures}
    news = [measure for measure in front_measures(lookup) if measure.is_news and measure.slug not in above]
    differing = [measure for measure in news if measure.css in ("differ", "changed")]
    differing = differing[: max(STRIPS - len(made), 0)]
    limit = max(FIGURES - TAKES * len(made), 0)
    # Lengths, occasions and parts are told by the ledger; alone they aren't the news.
    known = (measure for measure in lookup.measures if not measure.is_news or measure.slug in above)
    shown = {
        (statement.article, statement.figure.span)
        for measure in (*differing, *known)
        if measure.css != "apart"
        for statement in measure.comparison.entries
    }
    figures = front_figures(
        lookup,
        limit,
        first=pinned_figures(lookup),
        agreeing=[measure for measure in news if _weighs(measure)][: min(AGREEING, limit)],
        shown=shown | hidden_figures(lookup),
        points=points,
        few=min(limit, 4),
    )
    return differing, figures


def _weighs(measure: Measure) -> bool:
    """Whether articles agree on it and some of them tells it as a key figure: that a plan has three phases is none."""
    return measure.css == "agree" and any(entry.figure.rank == "key" for entry in measure.comparison.entries)


def _speakers(lookup: Lookup, told: Front, made: Sequence[Made]) -> tuple[tuple[Utterance, ...], ...]:
    """Those whom no block quotes."""
    quoted = {key for one in made for key in one.speakers}
    limit = max(SPEAKERS - TAKES * sum(not each.topic for each in told.blocks), 0)
    first = pinned_quotes(lookup)
    few = min(limit, 4)
    return front_speakers(
        lookup, max(limit, len(first)), first=first, hidden=hidden_quotes(lookup), told=quoted, few=few
    )


def _spread(told: Front, articles: int) -> str:
    """`10 in 4 stories, 2 on their own`; empty where no two articles tell of one event."""
    blocks = (*told.blocks, *told.short)
    if not blocks:
        return ""
    held = articles - len(told.alone)
    topics = sum(each.topic for each in blocks)
    count = len(blocks) - topics + told.left
    parts = [many(count, "story", "stories")] * bool(count) + [many(topics, "topic")] * bool(topics)
    said = f"{held:,} in {' and '.join(parts)}"
    return f"{said}, {len(told.alone):,} on {'its' if len(told.alone) == 1 else 'their'} own" if told.alone else said


def _publishers(lookup: Lookup) -> str:
    """`4 independent`: outlets of one house and articles of one likely source counted once."""
    voice = voices(lookup)
    return f"{len({voice[entry.article.id] for entry in lookup.latest_first}):,} independent"


def _empty(lookup: Lookup) -> str:
    if not lookup.entries:
        return "No article could be read."
    return "No article has words that can be shown here." if lookup.latest_first else "No article lies in the period."


def _period(lookup: Lookup) -> str:
    days = sorted(filter(None, (day(entry.article) for entry in lookup.site.entries)))
    undated = len(lookup.entries) - len(days)
    if not days:
        return "No article states its date."
    span = reading(days[0]) if days[0] == days[-1] else reading(f"{days[0]}/{days[-1]}")
    if not undated:
        return span
    return f"{span}; {many(undated, 'article')} {'states' if undated == 1 else 'state'} no date"


def _unnamed(said: list[Utterance]) -> str:
    count = sum(not utterance.named for utterance in said)
    return f"In {many(count, 'quote')} no speaker is named" if count else ""
