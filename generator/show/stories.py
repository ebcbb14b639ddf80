"""Stories as pages show them: where each has its page, which report tells it, who counts as a voice of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.link import Story
from generator.link.publishers import publishers
from generator.model import Article, Span
from generator.show.context import LEAD, Run, context_of
from generator.show.lookup import Lookup, cut, day
from generator.show.who import Told
from generator.show.wording import listed, many, reading

LIST = "stories/index.md"


def story_path(story: Story | Told) -> str:
    """Where the page of a story lies."""
    return f"stories/{story.slug}.md"


def central_of(lookup: Lookup, story: Story) -> Article:
    """The report whose headline and lead tell the story."""
    return lookup.entries[story.central].article


def story_lead(lookup: Lookup, story: Story) -> tuple[Run, ...]:
    """The lead, as much of it as the owner shows; nothing where it is withheld or extracts stand alone."""
    places = lookup.places[story.central]
    if story.lead is None or places.opening_withheld:
        return ()
    article, span = central_of(lookup, story), places.without_dateline(story.lead.span)
    match context_of(lookup):
        case "sentence":
            return (Run(cut(article, span)),)
        case "clause":
            opening = places.clauses(span).opening(LEAD)
            return (Run(cut(article, opening), more=opening.end < span.end),)
    return ()


def voices(lookup: Lookup) -> Mapping[str, str]:
    """What each article counts as, by id: those of one house or of likely one source are one voice."""
    return publishers(lookup.site.entries, lookup.site.sources, lookup.publication.options.owners)


def told_by(articles: Iterable[str], voice: Mapping[str, str], agencies: int) -> str:
    """`4 reports, 3 publishers and 1 agency`: who tells something, articles of one house or source counted once."""
    held = tuple(articles)
    count = len({voice[article] for article in held})
    said = many(count, "publisher")
    # The agency is one of those that tell it; what is left are those who print on their own.
    if agencies and count > agencies:
        said = listed((many(count - agencies, "publisher"), many(agencies, "agency", "agencies")))
    return f"{many(len(held), 'report')}, {said}"


def days_of(lookup: Lookup, articles: Iterable[str]) -> str:
    """`23 to 24 November 2026; one is not dated`: the days that the articles state."""
    held = tuple(articles)
    days = sorted(filter(None, (day(lookup.entries[article].article) for article in held)))
    if not days:
        return "no date stated"
    span = reading(days[0]) if days[0] == days[-1] else reading(f"{days[0]}/{days[-1]}")
    undated = len(held) - len(days)
    return f"{span}; {many(undated, 'article')} not dated" if undated else span


def earliest_first(lookup: Lookup, articles: Iterable[str]) -> list[str]:
    """Articles by their stated days, undated ones last, ties by id."""
    return sorted(articles, key=lambda article: (day(lookup.entries[article].article) or "~", article))


def holds(span: Span, spans: Iterable[Span]) -> bool:
    """Whether some of `spans` holds a part of `span`."""
    return any(other.overlaps(span) for other in spans)
