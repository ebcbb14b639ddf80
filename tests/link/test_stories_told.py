# ruff: noqa: E501  (paragraphs of articles are long lines)
"""Stories as they are told: central article, headline, lead, publishers, address."""

from generator.link import Site, link
from generator.link.publishers import house_of, publishers
from generator.link.reading import read
from generator.link.sources import shared_sources
from generator.link.stories.clusters import clusters
from tests.link.made import made

REPORT = """Dam at Oberfeld cracks, three villages cleared

Engineers found a crack in the dam at Oberfeld on Monday, and 2,400 people in three villages below it had to leave their homes, the canton of Rautal said.

The crack in the Oberfeld dam is eleven metres long. Rautal's water office began to lower the lake at noon.
"""
SECOND = """Oberfeld dam: villagers sleep in a school

Some 2,400 villagers from below the Oberfeld dam spent the night in a school in Rautal after engineers had found a crack.

The water office of Rautal is lowering the lake. The crack in the dam is eleven metres long, it said on Monday.
"""
COLUMN = """Opinion

What the dam told us

I grew up below the Oberfeld dam. I knew the engineers of the Rautal water office by name, and I never thought of a crack.

I was wrong. I think now that I should have asked why the lake at Oberfeld stood so high, and I did not ask.
"""
LIVE = """Oberfeld dam: live updates

18:40
The crack in the Oberfeld dam has not grown since noon, the Rautal water office says.

17:20
Buses take villagers from Oberfeld to the school in Rautal.

15:05
Engineers are on the crest of the dam.

14:10
A crack was found in the dam at Oberfeld on Monday.
"""


def told(*texts: str, dates: tuple[str | None, ...] = ()) -> Site:
    days = dates or (None,) * len(texts)
    return link(tuple(made(f"a{n}", text, day) for n, (text, day) in enumerate(zip(texts, days, strict=True))))


def test_headline_and_lead_come_from_a_report():
    site = told(COLUMN, LIVE, REPORT, SECOND)
    (story,) = site.stories.stories
    assert story.central in {"a2", "a3"}
    text = site.entry(story.central).article.text
    assert story.headline.span.cut(text) == text.split("\n")[0]
    assert story.lead is not None
    assert story.lead.span.cut(text).startswith(("Engineers found", "Some 2,400"))


def test_recency_breaks_ties_only_and_the_address_is_of_the_earliest():
    days = ("2031-05-06", "2031-05-07")
    (story,) = told(REPORT, SECOND, dates=days).stories.stories
    assert (story.central, story.slug) == ("a1", "dam-at-oberfeld-cracks-three-villages-cleared")
    (grown,) = told(REPORT, SECOND, SECOND, dates=(*days, "2031-05-08")).stories.stories
    assert grown.slug == story.slug


def test_one_house_counts_once():
    by_outlet = [made(key, f"{text}\n") for key, text in (("a", REPORT), ("b", SECOND), ("c", LIVE))]
    voices = publishers(by_outlet, ())
    assert len(set(voices.values())) == 3
    assert house_of("The Mirror") == house_of("Daily Express") == "Reach"
    assert house_of("Rautal Bote") == "Rautal Bote"
    assert house_of("Rautal Bote", {"rautal bote": "Bote Media"}) == "Bote Media"


def test_copies_of_one_text_count_once():
    entries = (made("a", REPORT), made("b", REPORT), made("c", SECOND))
    voices = publishers(entries, shared_sources(read(entries)))
    assert voices["a"] == voices["b"] != voices["c"]


def test_a_chain_of_look_alikes_is_no_group():
    pairs = {("a", "b"): 0.9, ("b", "c"): 0.5, ("c", "d"): 0.9, ("a", "c"): 0.1, ("a", "d"): 0.1, ("b", "d"): 0.1}
    free = clusters(pairs, 0.3, first=(0.3, 0.3), closer={4: 0.6}, apart=lambda _a, _b: False)
    assert free == [("a", "b"), ("c", "d")]


def test_groups_closer_in_themselves_stay_two():
    left, right = [f"l{n}" for n in range(4)], [f"r{n}" for n in range(4)]
    pairs = {(a, b): 0.9 for its in (left, right) for a in its for b in its if a < b}
    pairs |= {(a, b): 0.45 for a in left for b in right}
    apart = clusters(pairs, 0.3, first=(0.3, 0.3), closer={4: 0.6}, apart=lambda _a, _b: False)
    assert apart == [tuple(left), tuple(right)]
    assert len(clusters(pairs, 0.3, first=(0.3, 0.3), closer={4: 0.4}, apart=lambda _a, _b: False)) == 1
