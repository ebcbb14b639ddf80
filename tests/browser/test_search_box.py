"""The box in the header: results as one types, by keys alone, read aloud, on every page and without a server."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.site.offline import copy
from tests.browser.conftest import kinds
from tests.project import Project

Open = Callable[..., Any]


def typed(page: Any, words: str) -> Any:
    """The options that the box shows once it has answered these words."""
    page.locator("#hs-q").focus()
    page.keyboard.type(words)
    page.wait_for_function("words => document.querySelector('.hs-panel')?.dataset.ready === words", arg=words)
    return page.locator(".hs-option")


def test_the_best_five_are_of_several_kinds_and_said_aloud(open_page: Open) -> None:
    page = open_page("")
    options = typed(page, "blinken")
    assert options.count() == 5
    shown = options.locator(".hs-kind").all_inner_texts()
    assert shown[0] == "Person"
    assert {"Quote", "Article"} < set(shown)
    said = page.locator(".hs [role=status]").inner_text()
    assert re.fullmatch(
        r"[\d,]+ results for blinken, the best 5 are listed\. Arrow keys choose, Enter shows all\.", said
    )
    assert page.locator("#hs-q").get_attribute("aria-expanded") == "true"


def test_keys_choose_follow_and_close(open_page: Open) -> None:
    page = open_page("people/")
    options = typed(page, "blinken")
    box = page.locator("#hs-q")
    for key, chosen in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", None), ("ArrowUp", 4)):
        page.keyboard.press(key)
        assert box.get_attribute("aria-activedescendant") == (None if chosen is None else f"hs-{chosen}")
        selected = [at for at, one in enumerate(options.all()) if one.get_attribute("aria-selected") == "true"]
        assert selected == ([] if chosen is None else [chosen])
    page.keyboard.press("Escape")
    assert not page.locator(".hs-panel").is_visible()
    assert box.input_value() == "blinken"
    page.keyboard.press("ArrowDown")
    page.locator(".hs-panel").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/people/[^/]+/\?h=blinken"))
    page.wait_for_function("document.documentElement.dataset.arrived > 0")


def test_enter_asks_for_all(open_page: Open) -> None:
    page = open_page("quotes/")
    typed(page, "hostages")
    total = re.search(r"[\d,]+", page.locator(".hs-all").inner_text())
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search/\?q=hostages$"))
    page.wait_for_function("document.querySelector('.search-page').dataset.ready === 'hostages'")
    assert total
    assert page.locator(".hits-count").inner_text().startswith(f"{total[0]} results")


def test_a_result_is_a_link_and_leaving_closes(open_page: Open) -> None:
    page = open_page("")
    options = typed(page, "hostages")
    page.locator("h1").first.click()
    assert not page.locator(".hs-panel").is_visible()
    page.locator("#hs-q").fill("")
    options = typed(page, "hostages")
    address = options.first.get_attribute("href")
    options.first.click()
    page.wait_for_url(address)


def test_the_box_answers_on_every_kind_of_page(built: Project, open_page: Open) -> None:
    for path in kinds(built.site):
        if path.startswith("search"):
            continue
        page = open_page(path)
        options = typed(page, "war")
        assert options.count() == 5, path
        page.close()


def test_the_box_answers_in_a_copy_opened_from_a_folder(browser: Any, built: Project, tmp_path: Path) -> None:
    copy(built.site, tmp_path / "offline")
    page = browser.new_page()
    page.goto((tmp_path / "offline" / "people" / "index.html").as_uri())
    options = typed(page, "blinken")
    assert options.count() == 5
    options.first.click()
    page.wait_for_url(re.compile(r"/people/[^/]+/index\.html\?h=blinken"))
    page.close()


def test_what_is_not_there_is_said(open_page: Open) -> None:
    page = open_page("")
    assert typed(page, "zzzqqqxxx").count() == 0
    assert page.locator(".hs-note").inner_text() == "No result for zzzqqqxxx."
    assert page.locator(".hs [role=status]").inner_text() == "No result for zzzqqqxxx."
    assert page.locator("#hs-q").get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_box(open_page: Open, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page("people/", theme)
    typed(page, "blinken")
    page.keyboard.press("ArrowDown")
    response = axe.run(page).response
    assert response["passes"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in response["violations"]] == []
