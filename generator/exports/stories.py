"""stories.json, same_quotes.json: what several articles tell together, in the forms of the data contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.exports.data import data_file
from generator.exports.links import place
from generator.link import Site, Story
from generator.link.same_quotes import Wording
from generator.model import File
from generator.show.fronts import front, period_of
from generator.show.lookup import Lookup


def stories_json(lookup: Lookup) -> Iterator[File]:
    """The stories."""
    yield data_file("stories", stories(lookup), "Events that several articles report, with what they share.")


def stories(lookup: Lookup) -> dict[str, Any]:
    """Every story, most independent publishers first, then the latest; `front` is its place on the front page."""
    ranks = front(period_of(lookup)).ranks()
    return {"stories": [_story(story, ranks.get(story.slug)) for story in lookup.site.stories.stories]}


def same_quotes_json(lookup: Lookup) -> Iterator[File]:
    """Utterances that several articles quote."""
    yield data_file("same_quotes", same_quotes(lookup.site), "Utterances that several articles quote, with wordings.")


def same_quotes(site: Site) -> dict[str, Any]:
    """Every such utterance, the one of most articles first."""
    rows = [{"wordings": [_wording(site, wording) for wording in quote.wordings]} for quote in site.same_quotes]
    return {"same_quotes": rows}


def _story(story: Story, rank: int | None) -> dict[str, Any]:
    return {
        "id": story.slug,
        "articles": list(story.articles),
        "publishers": story.publishers,
        "agencies": list(story.agencies),
        "headline": place(story.headline),
        "lead": place(story.lead) if story.lead else None,
        "front": rank,
        "figures": [place(figure) for figure in story.figures],
        "measures": list(story.measures),
    }


def _wording(site: Site, wording: Wording) -> dict[str, Any]:
    text, quote = site.entry(wording.article).article.text, wording.quote
    named = quote.editor or (" ".join(quote.speaker.cut(text).split()) if quote.speaker else None)
    return place(wording.place) | {"speaker": named}
