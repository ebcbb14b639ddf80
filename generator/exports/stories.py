"""stories.json, same_quotes.json: what several articles tell together, in the forms of the data contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.exports.data import data_file
from generator.exports.links import place
from generator.link import Site, Story
from generator.link.same_quotes import Wording
from generator.model import File
from generator.show.lookup import Lookup


def stories_json(lookup: Lookup) -> Iterator[File]:
    """The stories."""
    yield data_file("stories", stories(lookup.site), "Events that several articles report, with what they share.")


def stories(site: Site) -> dict[str, Any]:
    """Every story, in the order of a front page."""
    return {"stories": [_story(one) for one in site.stories.stories]}


def same_quotes_json(lookup: Lookup) -> Iterator[File]:
    """Utterances that several articles quote."""
    yield data_file("same_quotes", same_quotes(lookup.site), "Utterances that several articles quote, with wordings.")


def same_quotes(site: Site) -> dict[str, Any]:
    """Every such utterance, the one of most articles first."""
    rows = [{"wordings": [_wording(site, one) for one in quote.wordings]} for quote in site.same_quotes]
    return {"same_quotes": rows}


def _story(one: Story) -> dict[str, Any]:
    return {
        "id": one.slug,
        "articles": list(one.articles),
        "publishers": one.publishers,
        "agencies": list(one.agencies),
        "headline": place(one.headline),
        "lead": place(one.lead) if one.lead else None,
        "front": one.front,
        "figures": [place(it) for it in one.figures],
        "measures": list(one.measures),
    }


def _wording(site: Site, one: Wording) -> dict[str, Any]:
    text, quote = site.entry(one.article).article.text, one.quote
    named = quote.editor or (" ".join(quote.speaker.cut(text).split()) if quote.speaker else None)
    return place(one.place) | {"speaker": named}
