"""The owner's word on events goes before what is found."""

from __future__ import annotations

from generator.link import OwnersEvents, link
from tests.test_citing import STORY, found

FAIR = """Bakers open a fair

A fair of bread opened in Odense on Friday, and forty bakers came, the guild said.

“The ovens are hot,” said Cato Lind.
"""


def stories(events: OwnersEvents) -> list[tuple[str, ...]]:
    entries = (found("a.txt", STORY), found("b.txt", STORY.replace("Nine boats", "Some 9 boats")), found("c.txt", FAIR))
    return [tuple(sorted(story.articles)) for story in link(entries, events=events).stories.stories]


def test_articles_of_one_event_are_one_story_though_nothing_joins_them() -> None:
    assert ("a", "c") not in [story[:1] + story[-1:] for story in stories(OwnersEvents())]
    assert any({"a", "c"} <= set(story) for story in stories(OwnersEvents(same=(("c", "a"),))))


def test_articles_of_other_events_are_never_one_story() -> None:
    assert any({"a", "b"} <= set(story) for story in stories(OwnersEvents()))
    assert not any({"a", "b"} <= set(story) for story in stories(OwnersEvents(other=(("b", "a"),))))
