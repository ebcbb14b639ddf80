"""The search as a reader uses it: box, page, facets, phrases, and the marks on arrival."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from tests.project import Project

Open = Callable[..., Any]


def articles(built: Project) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(built.made()["data/articles.json"])["articles"]
    return rows


def searched(page: Any, words: str) -> Any:
    """Results of the search page once it has answered these words."""
    page.wait_for_function("q => document.querySelector('.search-page').dataset.ready === q", arg=words)
    return page.locator(".hit")


def count(page: Any) -> int:
    """What the status line says."""
    said = re.match(r"([\d,]+) results?", page.locator(".hits-count").inner_text())
    return int(said[1].replace(",", "")) if said else 0


def test_the_box_finds_a_speaker_and_leads_to_the_words(built: Project, open_page: Open) -> None:
    quotes = [said for row in articles(built) for said in row["quotes"] if said["speaker_basis"] == "named"]
    name = quotes[0]["speaker"].split()[-1]
    page = open_page("")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "hs-q"
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    results = searched(page, name)
    assert results.first.locator(".hit-kind").inner_text() == "Person"
    assert name in results.first.inner_text()
    said = page.locator(".hit--quote").first
    words = said.locator(".hit-words .v").first.inner_text()
    said.locator("h3 a").click()
    page.wait_for_function("document.documentElement.dataset.arrived !== undefined")
    assert "#quote-" in page.url
    arrived = page.locator(".arrived")
    assert words in arrived.inner_text()
    assert name in arrived.locator("mark.found").first.inner_text()
    box = arrived.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_a_whole_page_is_arrived_at_with_its_first_mark_in_view(open_page: Open) -> None:
    """A result that is an article or a person leads to no extract; nothing may go wrong there (`open_page` looks)."""
    for kind in ("article", "person"):
        page = open_page(f"search/?q=blinken&kind={kind}")
        searched(page, "blinken").first.locator("h3 a").click()
        page.wait_for_function("document.documentElement.dataset.arrived > 0")
        assert page.locator(".arrived").count() == 0
        box = page.locator("mark.found").first.bounding_box()
        assert box is not None
        assert 50 < box["y"] < 900


def test_every_extract_is_arrived_at_clear_of_the_header(open_page: Open) -> None:
    page = open_page("search/?q=blinken&kind=quote")
    addresses = [link.get_attribute("href") for link in searched(page, "blinken").locator("h3 a").all()[:5]]
    for address in addresses:
        page.goto(page.url.partition("search/")[0] + address.removeprefix("../"), wait_until="load")
        page.wait_for_function("document.documentElement.dataset.arrived > 0")
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        above, header = page.locator(".arrived").bounding_box()["y"], page.locator(".md-header").bounding_box()
        assert above >= header["y"] + header["height"], address
        page.goto(page.url.partition("articles/")[0] + "search/?q=blinken&kind=quote")
        searched(page, "blinken")


def test_exact_phrases_are_exact(built: Project, open_page: Open) -> None:
    said = next(one["text"] for row in articles(built) for one in row["quotes"] if len(one["text"].split()) > 8)
    words = re.findall(r"[A-Za-z]+", said)[2:6]
    page = open_page(f"search/?q={quote(chr(34) + ' '.join(words) + chr(34))}")
    results = searched(page, f'"{" ".join(words)}"')
    assert results.count() >= 1
    for text in results.all_inner_texts():
        assert " ".join(words).casefold() in " ".join(re.findall(r"[A-Za-z]+", text)).casefold()
    page = open_page(f"search/?q={quote(chr(34) + ' '.join(reversed(words)) + chr(34))}")
    searched(page, f'"{" ".join(reversed(words))}"')
    assert page.locator(".hits-count").inner_text().startswith("No result for")


def test_facets_narrow_and_the_address_keeps_them(open_page: Open) -> None:
    page = open_page("search/?q=hostages")
    searched(page, "hostages")
    everything = count(page)
    figures = page.get_by_role("checkbox", name="Figures")
    told = int(page.locator(".sf-v", has=figures).locator(".sf-n").inner_text())
    figures.check()
    page.wait_for_url("**kind=figure**")
    page.wait_for_function(f"document.querySelector('.hits-count').textContent.startsWith('{told} ')")
    assert 0 < told < everything
    assert set(page.locator(".hit-kind").all_inner_texts()) == {"Figure"}
    assert page.evaluate("document.activeElement.name") == "kind", "the box that was ticked keeps the focus"
    page.reload()
    searched(page, "hostages")
    assert count(page) == told
    assert page.get_by_role("checkbox", name="Figures").is_checked()
    page.go_back()
    page.wait_for_url(re.compile(r"search/\?q=hostages$"))
    page.wait_for_function(f"document.querySelector('.hits-count').textContent.startsWith('{everything} ')")


def test_typing_finds_words_that_begin_so(open_page: Open) -> None:
    page = open_page("search/")
    assert page.evaluate("document.activeElement.id") == "sq-q"
    page.keyboard.type("negotia", delay=10)
    results = searched(page, "negotia")
    assert results.count() >= 1
    assert page.locator(".hit mark").first.inner_text().casefold().startswith("negotia")
    assert "q=negotia" in page.url


def test_the_key_leads_to_the_search_page_where_there_is_no_box(open_page: Open) -> None:
    page = open_page("people/", width=390)
    page.keyboard.press("/")
    page.wait_for_url("**/search/")
    page.wait_for_function("document.activeElement.id === 'sq-q'")


def test_nothing_found_is_said(open_page: Open) -> None:
    page = open_page("search/?q=zzzqqqxxx")
    searched(page, "zzzqqqxxx")
    assert page.locator(".hits-count").inner_text() == "No result for zzzqqqxxx."
    assert page.locator(".hit").count() == 0


def test_an_article_is_found_by_words_that_the_site_does_not_show(built: Project, open_page: Open) -> None:
    row = articles(built)[0]
    text = (built.seeds / row["file"]).read_text("utf-8")
    shown = " ".join(
        path.read_text("utf-8") for path in (built.site / "articles" / row["id"]).glob("*.html")
    ).casefold()
    hidden = next(word for word in re.findall(r"\b[a-z]{7,}\b", text) if word not in shown)
    page = open_page(f"search/?q={hidden}+&kind=article")
    results = searched(page, f"{hidden} ")
    assert results.count() >= 1
    assert "of which this site shows extracts" in results.first.inner_text()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def test_axe_finds_nothing_and_it_fits(open_page: Open, theme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page("search/?q=the+war", theme, width)
    searched(page, "the war")
    page.locator(".sf-fold").evaluate("each => each.open = true")
    response = axe.run(page).response
    assert response["passes"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in response["violations"]] == []
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0


def test_without_javascript_the_page_says_where_the_lists_are(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/?q=war")
    assert "needs JavaScript" in page.locator(".search-page").inner_text()
    page.get_by_role("link", name="quotes", exact=True).click()
    assert page.url.endswith("/quotes/")
    context.close()
