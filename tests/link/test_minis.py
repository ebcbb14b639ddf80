"""Small made-up collections, one general case each: what is one event, one measure, one utterance, one source."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.link import Site, link
from tests.link.made import made

LINES = (Path(__file__).parents[1] / "fixtures" / "minis.jsonl").read_text("utf-8").splitlines()
MINIS = [mini for mini in map(json.loads, LINES) if "dates" not in mini["expect"]]
"""What dates an article is for the tests of parsing."""


def site_of(mini: dict[str, Any]) -> Site:
    return link(tuple(made(one["id"], one["text"], one.get("date")) for one in mini["articles"]))


def states(site: Site, entry: Any, article: str, words: str) -> bool:
    """Whether a statement of the ledger is the one that a mini names by its words."""
    text = site.entry(article).article.text
    places = [found.span() for found in re.finditer(re.escape(words), text)]
    phrase = entry.figure.phrase
    return entry.article == article and any(phrase.start < end and start < phrase.end for start, end in places)


@pytest.mark.parametrize("mini", MINIS, ids=lambda mini: mini["name"])
def test_each_comes_out_as_an_editor_reads_it(mini: dict[str, Any]) -> None:
    site, expect = site_of(mini), mini["expect"]
    if "events" in expect:
        told = [list(story.articles) for story in site.stories.stories]
        assert told == [its for its in expect["events"] if len(its) > 1]
    for wanted in expect.get("ledger", ()):
        found = [
            one.relation
            for one in site.comparisons
            if all(any(states(site, entry, *said) for entry in one.entries) for said in wanted["statements"])
        ]
        assert found
        assert found[0] in wanted["relation"]
    for pair in expect.get("not_ledger", ()):
        assert not any(
            all(any(states(site, entry, *said) for entry in one.entries) for said in pair) for one in site.comparisons
        )
    for articles in expect.get("same_quotes", ()):
        assert articles in [sorted({wording.article for wording in one.wordings}) for one in site.same_quotes]
    groups = [list(group.articles) for group in site.sources]
    assert all(articles in groups for articles in expect.get("sources", ()))
    assert not any(articles in groups for articles in expect.get("not_sources", ()))
