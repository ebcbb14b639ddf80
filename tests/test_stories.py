# ruff: noqa: E501  (paragraphs of articles are long lines)
"""Stories on pages: which the front page tells and in which order, and what the page of one holds."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.exports.stories import stories
from generator.link import Site, link
from generator.link.changes import Changes
from generator.owner.choices import Choice, Choices, read_choices, unmatched_stories
from generator.owner.publication import Publication, SiteOptions
from generator.pages import pages
from generator.pages.briefing.tell import folded as folded_says
from generator.pages.measures import strip
from generator.show.addresses import Links
from generator.show.fronts import BLOCKS, SHORT, front, period_of
from generator.show.lookup import Lookup
from tests.built_html import Read, folded
from tests.built_html import shown as read
from tests.link.made import made

# One event as three papers tell it, made up: a bridge, its dead, a mayor who speaks.
FIRST = (
    "Bridge at Ostrava falls, five dead\n\nA footbridge at Ostrava station fell on Tuesday and killed five people, the fire service said.\n\n"
    "“Nobody should have been let onto that bridge,” said Mayor Jana Horakova.\n\nThe bridge at Ostrava station carried 4,000 walkers a day, the railway said.\n"
)
SECOND = (
    "Ostrava footbridge: toll rises to six\n\nSix people are now known to have been killed when a footbridge at Ostrava station fell on Tuesday, the fire service said.\n\n"
    "“Nobody should have been let onto that bridge,” Mayor Jana Horakova said.\n\nThe bridge was built in 1971 and cost 9 million crowns to mend in 2015.\n"
)
THIRD = (
    "Why the footbridge at Ostrava fell\n\nThe footbridge at Ostrava station that fell on Tuesday had been closed twice for rust, papers of the railway show.\n\n"
    "The fire service said on Wednesday that six people were killed.\n"
)
LIBRARY = "Library of Tarvin lends tools\n\nThe public library of Tarvin has begun to lend drills and saws to its 2,300 readers.\n"
POOL = "Tarvin pool to open late\n\nThe swimming pool of Marlow will open at noon from June, since two lifeguards left, the council said.\n"


def site(*texts: str, choices: Choices | None = None, days: tuple[str, ...] = ()) -> Site:
    named = "abcdefghijklmnopqrstuvwxyz"
    dated = [*days, *[None] * (len(texts) - len(days))]
    entries = tuple(made(named[at], text, dated[at]) for at, text in enumerate(texts))
    return replace(link(entries), choices=choices or Choices())


def page_of(told: Site, path: str) -> Read:
    return next(read(page) for page in pages(Lookup(told)) if page.path == path)


@pytest.fixture(scope="module")
def bridge() -> Site:
    return site(FIRST, SECOND, THIRD, LIBRARY, days=("2026-03-03", "2026-03-04", "2026-03-05", "2026-03-04"))


def test_one_event_is_one_block_and_the_rest_stands_on_its_own(bridge: Site) -> None:
    told = front(Lookup(bridge))
    assert [sorted(block.articles) for block in told.blocks] == [["a", "b", "c"]]
    assert told.alone == ("d",)


def test_the_data_say_which_place_the_page_gives_a_story(bridge: Site) -> None:
    slug = bridge.stories.stories[0].slug
    assert [row["front"] for row in stories(Lookup(bridge))["stories"]] == [1]
    kept_off = replace(bridge, choices=Choices(stories=Choice(hide=(slug,))))
    assert [row["front"] for row in stories(Lookup(kept_off))["stories"]] == [None]
    front_page = folded(page_of(kept_off, "index.md").text)
    assert "footbridge" not in front_page.split("Chronology")[0].split("Who said what")[0]


def test_what_the_owner_pins_stands_first(bridge: Site) -> None:
    two = site(FIRST, SECOND, THIRD, LIBRARY, LIBRARY.replace("lend tools", "lends tools too"))
    assert len(two.stories.stories) == 2
    last = front(Lookup(two)).blocks[-1]
    pinned = replace(two, choices=Choices(stories=Choice(pin=(last.stories[0].slug,))))
    assert front(Lookup(pinned)).blocks[0].articles == last.articles
    assert front(Lookup(pinned)).ranks() == {last.stories[0].slug: 1, front(Lookup(two)).blocks[0].stories[0].slug: 2}
    assert "The editor’s choice" in folded(page_of(pinned, "index.md").text)


def test_a_story_outside_the_period_is_not_on_the_front_page(bridge: Site) -> None:
    later = replace(bridge, publication=Publication(options=SiteOptions(period="2026-04-01/")))
    assert front(period_of(Lookup(later))).blocks == ()


def test_a_story_that_names_nothing_is_a_warning() -> None:
    choices = read_choices('[stories]\npin = ["no-such-story"]\n')
    (problem,) = unmatched_stories({"bridge"}, choices)
    assert problem.code == "choice-unmatched"
    assert "no-such-story" in problem.message
    assert unmatched_stories({"no-such-story"}, choices) == ()


def test_the_page_of_a_story_says_who_reports_it_and_who_is_quoted(bridge: Site) -> None:
    story = bridge.stories.stories[0]
    page = page_of(bridge, f"stories/{story.slug}.md")
    text = folded(page.text)
    for part in ("Who reports it", "What each says", "Who says what", "Days"):
        assert part in text
    marked = {words for _, _, words in page.marked}
    assert {"Bridge at Ostrava falls, five dead", "Why the footbridge at Ostrava fell"} <= marked
    assert text.count("Nobody should have been let onto that bridge") == 1
    assert "the same words" in text
    assert "9 million crowns" in text.split("Only one reports")[1].split("Days")[0]


def test_the_list_names_every_story_once(bridge: Site) -> None:
    text = folded(page_of(bridge, "stories/index.md").text)
    assert text.count("3 reports, 3 publishers · 3 to 5 March 2026") == 1
    assert "3 articles in stories; 1 article in none." in text


def test_without_stories_the_list_says_so() -> None:
    assert "No two articles report the same event." in folded(page_of(site(LIBRARY, POOL), "stories/index.md").text)


def test_what_is_new_is_marked_after_a_first_build_only(bridge: Site) -> None:
    assert "2 new reports" not in folded(page_of(bridge, "index.md").text)
    again = replace(bridge, changes=Changes(first_build=False, new_articles=("a", "b")))
    assert "2 new reports" in folded(page_of(again, "index.md").text)


def test_what_is_new_on_its_own_is_marked_too(bridge: Site) -> None:
    again = replace(bridge, changes=Changes(first_build=False, new_articles=("d",)))
    assert folded(page_of(again, "index.md").text).count("New ") == 1


def test_one_number_in_two_wordings_is_told_once_with_all_who_state_it() -> None:
    told = site(
        "Ferry sinks off Lorne, nine dead\n\nNine people were killed when the ferry Ansa sank off Lorne on Monday, the coast guard said.\n",
        "Ferry disaster: nine dead at Lorne\n\nThe ferry Ansa sank off Lorne on Monday. Nine passengers were killed, the coast guard said.\n",
        "Toll of the Ansa\n\nEleven people were killed when the ferry Ansa sank off Lorne on Monday, the owner said.\n",
    )
    lookup = Lookup(told)
    (measure,) = (one for one in lookup.measures if one.articles == 3)
    says = folded_says(strip(lookup, Links("index.md"), measure).says)
    assert [say.number[0] for say in says] == [9.0, 11.0]
    assert [chip.label for chip in says[0].chips] == ["a", "b"]


def test_a_table_of_many_reports_has_a_column_for_each_and_can_be_moved_by_keys() -> None:
    fell = "{} killed at Ostrava bridge\n\nA footbridge at Ostrava station fell on Tuesday and killed {} people, the fire service said.\n\nThe bridge carried 4,000 walkers a day.\n"
    told = site(*(fell.format(word, word.lower()) for word in ("Five", "Five", "Five", "Six", "Six", "Six", "Seven")))
    page = page_of(told, f"stories/{told.stories.stories[0].slug}.md")
    columns = [given for tag, given in page.tags if tag == "th" and given.get("scope") == "col"]
    assert len(columns) >= 1 + 7
    regions = [given for tag, given in page.tags if given.get("aria-label") == "Numbers by report"]
    assert [(given.get("tabindex"), given.get("role")) for given in regions] == [("0", "region")]
    # Whom it killed stands above how many walked there.
    rows = page.text.split("What each says")[1]
    assert rows.index("killed") < rows.index("4,000")


def test_many_stories_stay_five_minutes() -> None:
    towns = [
        f"{head}{tail}" for head in ("Kel", "Mor", "Bran", "Tar", "Ost", "Fin") for tail in ("wick", "ford", "stead")
    ]
    things = [
        "ferry",
        "library",
        "tower",
        "market",
        "bakery",
        "school",
        "tunnel",
        "stadium",
        "museum",
        "theatre",
        "garden",
        "mill",
        "lighthouse",
        "chapel",
        "harbour",
        "airport",
        "station",
        "prison",
    ]
    texts = []
    for town, thing in zip(towns, things, strict=True):
        told = f"{thing.capitalize()} of {town} burns down\n\nThe {thing} of {town} burned down on Monday night, the fire service of {town} said.\n\nNobody was in the {thing} when {town} slept.\n"
        texts += [told, told.replace("burns down", "lost to fire")]
    entries = tuple(made(f"n{at:02}", text) for at, text in enumerate(texts))
    told_front = front(Lookup(link(entries)))
    assert len(told_front.blocks) == BLOCKS
    assert len(told_front.short) == SHORT
    assert told_front.left == len(towns) - BLOCKS - SHORT
    assert len(told_front.ranks()) == BLOCKS + SHORT
    words = folded(page_of(link(entries), "index.md").text).split("Sources")[0].split()
    assert len(words) < 1000


def test_ranks_are_those_of_the_schema(bridge: Site) -> None:
    rows = json.loads(json.dumps(stories(Lookup(bridge))))["stories"]
    assert all(row["front"] is None or row["front"] >= 1 for row in rows)
