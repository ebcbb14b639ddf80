"""Narrowing a search: counts that agree with the data, months, days, stories, speakers, choices, what is folded."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.browser.test_search import count, searched
from tests.project import Project

Open = Callable[..., Any]

EVERY = """
async () => {
  const root = await clipbook.fetch("root");
  const layout = new clipbook.Layout(root), facets = new clipbook.Facets(await clipbook.fetch("facets"), layout);
  return Array.from({length: layout.size}, (_, record) => {
    const article = layout.article(record);
    const key = (facet) => facet.values[facet.of(record, article)]?.key ?? "";
    return Object.fromEntries(facets.all.map((facet) => [facet.name, key(facet)]));
  });
}
"""
SHOWN = """
() => Object.fromEntries([...document.querySelectorAll(".sf-v")].map((row) => {
  const {name, value} = row.querySelector("input");
  return [`${name}=${value}`, Number(row.querySelector(".sf-n").textContent)];
}))
"""


def asked(page: Any) -> Any:
    page.wait_for_function("document.querySelector('.search-page').dataset.ready !== undefined")
    return page


def test_every_count_agrees_with_counting_one_by_one(open_page: Open) -> None:
    """For each pair of choices: results, and the count beside every other choice."""
    page = asked(open_page("search/"))
    records = page.evaluate(EVERY)
    names = list(records[0])
    for one, other in itertools.combinations(names, 2):
        both = [row for row in records if row[one] and row[other]]
        if not both:
            continue
        chosen = {one: both[0][one], other: both[0][other]}
        page.goto(page.url.partition("?")[0] + "?" + urlencode(chosen))
        asked(page)

        def passing(left_out: str, chosen: dict[str, str] = chosen) -> list[dict[str, str]]:
            kept = [(name, key) for name, key in chosen.items() if name != left_out]
            return [row for row in records if all(row[name] == key for name, key in kept)]

        assert count(page) == len(passing("")), chosen
        for shown, told in page.evaluate(SHOWN).items():
            name, _, key = shown.partition("=")
            assert told == sum(row[name] == key for row in passing(name)), (chosen, shown)


def test_articles_and_quotes_are_counted_as_in_the_data(built: Project, open_page: Open) -> None:
    rows = json.loads(built.made()["data/articles.json"])["articles"]
    stories = json.loads(built.made()["data/stories.json"])["stories"]
    page = asked(open_page("search/?kind=article"))
    assert count(page) == len(rows)
    for story in stories:
        page = asked(open_page(f"search/?kind=article&story={story['id']}"))
        assert count(page) == len(story["articles"])
    page = asked(open_page("search/?kind=story"))
    assert count(page) == len(stories)
    unnamed = {
        said["id"] for row in rows for said in row["quotes"] if said["speaker"] is None and said["kind"] != "term"
    }
    page = asked(open_page("search/?kind=quote&speaker=unnamed"))
    assert (count(page) > 0) == bool(unnamed)


def test_a_span_of_days_narrows_and_stands_in_the_address(built: Project, open_page: Open) -> None:
    rows = json.loads(built.made()["data/articles.json"])["articles"]
    stated = [row["metadata"].get("updated") or row["metadata"].get("published") for row in rows]
    dated = sorted(fact["value"][:10] for fact in stated if fact)
    page = asked(open_page(f"search/?kind=article&from={dated[0]}"))
    assert count(page) == len(dated)
    page = asked(open_page(f"search/?kind=article&to={dated[0]}"))
    assert count(page) == dated.count(dated[0])
    page.locator("#sf-to").fill("1999-12-31")
    page.wait_for_url(re.compile("to=1999-12-31"))
    page.wait_for_function("document.querySelectorAll('.hit').length === 0")
    page.get_by_role("button", name="Take back: To: 1999-12-31").click()
    page.wait_for_function("document.querySelectorAll('.hit').length > 0")
    assert count(page) == len(rows)


def test_months_are_offered_inside_a_year(open_page: Open) -> None:
    page = open_page("search/?q=gaza")
    searched(page, "gaza")
    month = page.get_by_role("checkbox", name="February 2024")
    month.check()
    page.wait_for_url("**month=2024-02**")
    assert page.get_by_role("button", name="Take back: Month of the article: February 2024").is_visible()


def test_what_is_chosen_is_taken_back_by_a_press(open_page: Open) -> None:
    page = open_page("search/?q=hostages&kind=figure&year=2024")
    searched(page, "hostages")
    chips = page.locator(".hits-chosen .chip")
    assert [re.sub(r"\s+", " ", chip) for chip in chips.all_inner_texts()] == [
        "Kind: Sentences with figures ×",
        "Year of the article: 2024 ×",
    ]
    before = count(page)
    chips.nth(1).click()
    page.wait_for_url(re.compile(r"q=hostages&kind=figure$"))
    page.wait_for_function("document.querySelectorAll('.hits-chosen .chip').length === 1")
    assert count(page) > before


def test_many_results_of_an_article_are_folded_and_unfold(open_page: Open) -> None:
    page = open_page("search/?q=gaza")
    searched(page, "gaza")
    while page.locator(".hits-more").is_visible():
        page.locator(".hits-more").click()
        page.wait_for_timeout(50)
    of = "[...document.querySelectorAll('.hit .hit-source .src-id')].map(one => one.textContent)"
    labels = page.evaluate(of)
    assert max(labels.count(label) for label in labels) == 3
    while page.locator(".hits-fold").count():
        left = page.locator(".hits-fold").count()
        page.locator(".hits-fold").first.click()
        page.wait_for_function(f"document.querySelectorAll('.hits-fold').length === {left - 1}")
    assert page.locator(".hit").count() == count(page)


def test_an_article_shows_the_passage_that_holds_the_words(open_page: Open) -> None:
    page = open_page("search/?q=rubble&kind=article")
    result = searched(page, "rubble").first
    passage = result.locator(".hit-words").last
    assert "rubble" in passage.locator("mark").all_inner_texts()
    passage.locator("a").click()
    page.wait_for_function("document.documentElement.dataset.arrived > 0")
    assert "rubble" in page.locator(".arrived").inner_text()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_with_choices_and_folds(open_page: Open, theme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page("search/?q=blinkin&year=2024&from=2024-01-01", theme, width)
    searched(page, "blinkin")
    page.locator(".sf-fold").evaluate("each => each.open = true")
    assert page.locator(".chip").count() == 2
    response = axe.run(page).response
    assert [(one["id"], one["nodes"][0]["html"]) for one in response["violations"]] == []
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0


def test_a_persons_page_leads_to_all_that_is_quoted(built: Project, open_page: Open) -> None:
    page = open_page("people/antony-blinken/")
    link = page.get_by_role("link", name=re.compile(r"^All \d+ quotes in the search$"))
    total = re.search(r"\d+", link.inner_text())
    assert total
    link.click()
    asked(page)
    assert page.locator(".hits-count").inner_text() == f"{total[0]} results"
    assert page.get_by_role("button", name="Take back: Said or stated by: Antony Blinken").is_visible()
