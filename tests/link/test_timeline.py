# ruff: noqa: E501  (paragraphs of articles are long lines)
from generator.link import Site, link
from generator.model import Span
from tests.link.made import made

DATED = """Shelling in Khartoum

The war in Sudan began two months ago. It was triggered on April 15 by a battle in Khartoum, and nobody can end the war.
"""
UNDATED = """Harvest lost

Farmers in Sudan have lost a second harvest, and aid groups in Khartoum count the war's victims after eight months of war.

The battle in Khartoum of April 15 ended a long peace. In October the rains failed. On Monday a convoy arrived.
"""


def site() -> Site:
    return link((made("a", DATED, "2023-06-20"), made("b", UNDATED)))


def words(made_site: Site, article: str, span: Span) -> str:
    return span.cut(made_site.entry(article).article.text)


def test_the_month_of_an_undated_article_is_inferred_from_a_length_with_both_sentences():
    linked = site()
    times = {one.article: one for one in linked.timeline.articles}
    assert (times["a"].iso, times["a"].inferred) == ("2023-06-20", None)
    inferred = times["b"].inferred
    assert times["b"].iso == "2023-12"
    assert inferred is not None
    assert [place.article for place in inferred.shown] == ["b", "a"]
    assert "eight months of war" in words(linked, "b", inferred.shown[0].span)
    assert "April 15" in words(linked, "a", inferred.shown[1].span)


def test_days_and_months_follow():
    linked = site()
    found = {
        words(linked, "b", one.mention.span): (one.iso, one.inferred.ground if one.inferred else None)
        for one in linked.timeline.dated
        if one.article == "b"
    }
    assert found["April 15"] == ("2023-04-15", "same day")
    assert found["October"] == ("2023-10", "before")


def test_a_weekday_of_an_undated_article_stays_open():
    linked = site()
    assert "Monday" in {words(linked, one.article, one.mention.span) for one in linked.timeline.open}


def test_without_a_dated_article_nothing_is_inferred():
    alone = link((made("b", UNDATED), made("c", UNDATED.replace("eight", "nine"))))
    assert all(one.iso is None for one in alone.timeline.articles)
    assert all(one.inferred is None for one in alone.timeline.dated)
