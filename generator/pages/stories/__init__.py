"""`/stories/`: one page an event that several articles report, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.link import Story
from generator.model import Href, Page
from generator.pages.briefing.tell import of_story
from generator.pages.lists import Listing
from generator.pages.page import page
from generator.pages.paging import paged
from generator.pages.stories.matrix import differences, matrix
from generator.pages.stories.reports import reports
from generator.pages.stories.rest import days, only_one, passages
from generator.pages.stories.spoken import spoken
from generator.show.addresses import Links
from generator.show.chips import Chip, chip
from generator.show.context import Run
from generator.show.lookup import Lookup, day
from generator.show.stories import LIST, central_of, days_of, story_lead, story_path, told_by, voices
from generator.show.titles import Title, title_of
from generator.show.wording import many

PER_PAGE = 60
CHIPS = 6
"""Reports named beside a story in the list."""


@dataclass(frozen=True, slots=True)
class Line:
    """A story in the list."""

    href: Href
    title: Title
    lead: tuple[Run, ...]
    told_by: str
    days: str
    chips: tuple[Chip, ...]
    more: int
    last: str
    """The latest day that a report states, in ISO form."""
    reports: int


def story_list(lookup: Lookup) -> Iterator[Page]:
    """All stories, most independent publishers first, then the latest."""
    voice = voices(lookup)
    held = lookup.site.stories.stories
    in_stories = len({article for story in held for article in story.articles})
    for part in paged("stories", held, PER_PAGE):
        links = Links(part.path)
        yield page(
            part.path,
            "stories.md.jinja",
            part.called("Stories"),
            description=part.called(
                f"{many(part.total, 'story', 'stories')}: who reports each, in which words and numbers, "
                "and where reports differ"
            ),
            listing=Listing("stories", "stories", part.total, "story", part.total),
            total=many(part.total, "story", "stories"),
            held=many(in_stories, "article"),
            alone=many(len(lookup.entries) - in_stories, "article"),
            lines=tuple(
                _line(lookup, links, story, told_by(story.articles, voice, len(story.agencies))) for story in part.items
            ),
            to_articles=links.to("articles/index.md"),
            pager=part.links,
        )


def _line(lookup: Lookup, links: Links, story: Story, told: str) -> Line:
    articles = (story.central, *(article for article in story.articles if article != story.central))
    return Line(
        links.to(story_path(story)),
        title_of(lookup, central_of(lookup, story)),
        story_lead(lookup, story),
        told,
        days_of(lookup, story.articles),
        tuple(chip(lookup, links, lookup.entries[article].article) for article in articles[:CHIPS]),
        max(len(articles) - CHIPS, 0),
        max(day(lookup.entries[article].article) for article in articles),
        len(articles),
    )


def story_pages(lookup: Lookup) -> Iterator[Page]:
    """`/stories/<slug>/` for each."""
    voice = voices(lookup)
    for story in lookup.site.stories.stories:
        yield _page(lookup, story, told_by(story.articles, voice, len(story.agencies)))


def _page(lookup: Lookup, story: Story, told: str) -> Page:
    links = Links(story_path(story))
    article = central_of(lookup, story)
    title = title_of(lookup, article)
    measures = [measure for measure in of_story(lookup, story) if measure.comparison.relation != "not comparable"]
    return page(
        links.path,
        "story.md.jinja",
        title.plain,
        description=f"{title.plain}: {told}, {days_of(lookup, story.articles)}. What each says, where they differ, "
        "who is quoted.",
        contents=True,
        up=links.to(LIST),
        name=title,
        lead=story_lead(lookup, story),
        source=chip(lookup, links, article),
        told_by=told,
        days_are=days_of(lookup, story.articles),
        reports=reports(lookup, links, story),
        matrix=matrix(lookup, links, story, measures),
        differences=differences(lookup, links, story, measures),
        spoken=spoken(lookup, links, story),
        only=only_one(lookup, links, story, measures),
        days=days(lookup, links, story),
        passages=passages(lookup, links, story),
        to_quotes=links.to("quotes/index.md"),
        to_figures=links.to("figures/index.md"),
        to_timeline=links.to("timeline/index.md"),
    )
