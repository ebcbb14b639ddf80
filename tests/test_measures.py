# ruff: noqa: E501  (paragraphs of articles are long lines)
"""Pages of what was linked across articles: the ledger, measures, likely sources, related articles, changes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from generator.extract import Figure
from generator.link import Site, link
from generator.link.changes import Changes, MovedMeasure, NewPerson
from generator.link.ledger import told_apart
from generator.link.reading import Place
from generator.model import Span
from generator.pages import pages
from generator.pages.measures import why
from generator.show.ledger import measures, shown, sign_of
from generator.show.lookup import Lookup
from tests.built_html import Read, folded
from tests.built_html import shown as read
from tests.link.made import made

FIRST = "Bridge falls\n\nThe collapse of the Norwold bridge on March 4 killed more than 30 people, Ann Lee said. “We will rebuild it, stone by stone and arch by arch, before the winter comes to the valley,” Ann Lee said.\n"
SECOND = "River\n\nOn March 4 the bridge at Norwold gave way, killing about 34 people on their way to work.\n\n“We will rebuild it, stone by stone and arch by arch, before the summer comes to the valley,” Mayor Ann Lee said.\n"


@cache
def site() -> Site:
    return link((made("a-first", FIRST, "2021-03-06"), made("b-second", SECOND)))


@cache
def built() -> dict[str, Read]:
    return {page.path: read(page) for page in pages(Lookup(site()))}


def test_a_measure_has_a_page_and_a_line_with_all_its_statements() -> None:
    (measure,) = Lookup(site()).measures
    assert measure.comparison.relation == "differ"
    ledger, page = built()["figures/index.md"], built()[measure.path]
    for words in ("more than 30 people", "about 34 people"):
        assert any(marked == words for _, _, marked in ledger.marked)
        assert any(marked == words for _, _, marked in page.marked)
    assert "Differ" in page.text
    assert "No date stated" in page.text
    assert folded(why(measure)) in folded(page.text)


def test_no_sentence_stands_twice_in_the_open_on_a_page_of_links() -> None:
    for path in (Lookup(site()).measures[0].path, "timeline/index.md", "sources/index.md", "changes/index.md"):
        # What stands in a disclosure repeats a few words as a citation; whole sentences don't.
        sentences = [words for _, _, words in built()[path].marked if words.rstrip().endswith((".", ".”"))]
        open_words = [words for words in sentences if len(words.split()) > 8]
        assert len(open_words) <= 2 * len(set(open_words)), path
    timeline = [words for _, _, words in built()["timeline/index.md"].marked if len(words.split()) > 8]
    assert len(timeline) == len(set(timeline))


def test_the_front_page_shows_a_differing_measure_once() -> None:
    page = built()["index.md"]
    assert sum(words == "about 34 people" for _, _, words in page.marked) == 1
    assert "People killed on March 4 Differ" in folded(page.text)


def test_a_figure_of_the_ledger_has_a_mark_that_leads_to_its_measure() -> None:
    marks = [given for tag, given in built()["articles/a-first.md"].tags if tag == "a" and "rel--differ" in str(given.get("class"))]
    assert {given["href"] for given in marks} == {f"../../figures/{Lookup(site()).measures[0].slug}/"}


def test_related_articles_come_with_the_reason() -> None:
    page = folded(built()["articles/a-first.md"].text)
    assert "Related articles" in page
    assert "Both state: " + Lookup(site()).measures[0].name in page


def test_one_utterance_of_two_articles_stands_once_with_what_differs_marked() -> None:
    (same,) = site().same_quotes
    assert same.differs
    page = built()["quotes/index.md"]
    assert "Quoted by several articles" in page.text
    listed = folded(page.text.partition("By article")[2])
    assert "stone by stone" not in listed


# ---- names and signs --------------------------------------------------------------------------------------------


def test_addresses_of_measures_differ_though_their_names_be_alike() -> None:
    (comparison,) = site().comparisons
    odd = replace(comparison, measure="Page 2")
    named = told_apart((comparison, comparison, odd, replace(comparison, measure="…")))
    slugs = [one.slug for one in measures(named)]
    assert len(set(slugs)) == 4
    assert slugs[1] == f"{slugs[0]}-2"
    assert slugs[2:] == ["measure-page-2", "measure"]


def test_of_measures_with_one_name_it_stays_with_the_one_that_most_articles_state() -> None:
    (comparison,) = site().comparisons
    few = replace(comparison, entries=comparison.entries[:1], written="three of the crew")
    assert [one.measure for one in told_apart((few, comparison))] == ["three of the crew", comparison.measure]
    assert [one.measure for one in told_apart((comparison, few))] == [comparison.measure, "three of the crew"]


def test_names_say_that_something_is_counted() -> None:
    (comparison,) = site().comparisons
    (measure,) = measures((replace(comparison, measure="people hurt in Norwold since the war began"),))
    assert measure.name == "People hurt in Norwold, counted since the war began"


@pytest.mark.parametrize(
    ("text", "bound", "sign"),
    [("nearly 30", "~", "nearly"), ("some 30", "~", "about"), ("over 30", ">", "more than"), ("under 30", "<", "less than"), ("30", "=", "as given")],
)
def test_signs(text: str, bound: str, sign: str) -> None:
    at = text.index("30")
    figure = Figure(
        span=Span(at, at + 2), rule="f", phrase=Span(0, len(text)), low=30, bound=bound,  # type: ignore[arg-type]
        qualifier=Span(0, at - 1) if at else None,
    )  # fmt: skip
    assert sign_of(figure, text) == sign


def test_a_long_phrase_is_shown_from_its_qualifier_on() -> None:
    text = "the toll of the fall of the bridge has climbed past 40,000"
    at = text.index("40,000")
    figure = Figure(
        span=Span(at, at + 6), rule="f", phrase=Span(0, len(text)), low=40_000, bound=">", qualifier=Span(at - 5, at - 1)
    )
    assert shown(figure, text).cut(text) == "past 40,000"


# ---- changes ----------------------------------------------------------------------------------------------------


def test_a_first_build_says_so_and_an_unchanged_one_too() -> None:
    assert "first build" in built()["changes/index.md"].text
    again = {page.path: read(page) for page in pages(Lookup(replace(site(), changes=Changes(first_build=False))))}
    assert "Nothing has changed" in again["changes/index.md"].text
    assert "Since the build before" not in again["index.md"].text


def test_what_changed_is_named() -> None:
    (comparison,) = site().comparisons
    moved = MovedMeasure(comparison.measure, "differ", "agree", (comparison.entries[0].place,), ("gone",))
    found = Changes(
        first_build=False, new_articles=("b-second",), removed_articles=("c",), new_people=(NewPerson("person/x", "Xi Yu"),),
        moved=(moved, replace(moved, measure="lost", added=(Place("gone", Span(0, 3)),))), removed_quotes=("c/quote/1",),
    )  # fmt: skip
    page = {one.path: read(one) for one in pages(Lookup(replace(site(), changes=found)))}
    text = folded(page["changes/index.md"].text)
    for words in ("Before: agree.", "No longer stated by 1 article taken out.", "River", "Xi Yu", "1 quote no longer found there"):
        assert words in text
    assert "1 new article, 1 article taken out, 2 figures moved" in folded(page["index.md"].text)
