"""The copy for a folder, opened from one: no server, no connection."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.site.offline import copy
from tests.project import Project


@pytest.fixture(scope="module")
def offline(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline") / "a folder with spaces & signs"
    copy(built.site, folder)
    return folder


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of which nothing may go wrong, and which may ask no host for anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    made = context.new_page()
    made.on("request", lambda asked: None if asked.url.startswith(("file:", "data:")) else wrong.append(asked.url))
    # What the header box was still reading when Enter led on to the search is given up, not missing.
    given_up = "net::ERR_ABORTED"
    made.on("requestfailed", lambda asked: None if asked.failure == given_up else wrong.append(f"failed: {asked.url}"))
    made.on("console", lambda told: wrong.append(told.text) if told.type in ("error", "warning") else None)
    made.on("pageerror", lambda error: wrong.append(str(error)))
    yield made
    context.close()
    assert wrong == []


def searched(page: Any, words: str) -> Any:
    page.wait_for_function("q => document.querySelector('.search-page')?.dataset.ready === q", arg=words)
    return page.locator(".hit")


def test_search_facets_phrase_and_arrival_work_from_a_folder(built: Project, offline: Path, page: Any) -> None:
    rows = json.loads(built.made()["data/articles.json"])["articles"]
    said = next(one["text"] for row in rows for one in row["quotes"] if len(one["text"].split()) > 8)
    phrase = " ".join(re.findall(r"[A-Za-z]+", said)[2:6])
    page.goto((offline / "index.html").as_uri())
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Source Serif 4\"'))")
    term = rows[0]["keywords"][0]
    page.keyboard.press("/")
    page.keyboard.type(term)
    page.keyboard.press("Enter")
    assert searched(page, term).count() > 1
    assert page.url.startswith("file:")
    page.get_by_role("checkbox", name="Articles").check()
    page.wait_for_url("**kind=article**")
    page.wait_for_function("document.querySelectorAll('.hit:not(.hit--article)').length === 0")
    assert page.locator(".hit--article").count() >= 1
    page.get_by_role("button", name="Clear all choices").click()
    page.locator("#sq-q").fill(f'"{phrase}"')
    page.keyboard.press("Enter")
    searched(page, f'"{phrase}"').first.locator("h3 a").click()
    page.wait_for_function("document.documentElement.dataset.arrived > 0")
    assert phrase.split()[0].casefold() in page.locator(".arrived mark.found").first.inner_text().casefold()
    page.go_back()
    assert searched(page, f'"{phrase}"').count() >= 1


def test_every_link_leads_to_a_file(offline: Path) -> None:
    dead = []
    for path in offline.rglob("*.html"):
        for link in re.findall(
            r'<(?:a|form|link|script|img)\b[^<>]*?(?:href|action|src)="([^"#?:]+)', path.read_text("utf-8")
        ):
            if not (path.parent / link).is_file():
                dead.append(f"{path.relative_to(offline)}: {link}")
    assert dead == []


def test_pages_are_read_by_following_links(offline: Path, page: Any) -> None:
    page.goto((offline / "index.html").as_uri())
    for name in ("Articles", "People", "Quotes", "Figures", "Timeline", "Sources", "Search", "About"):
        page.locator(".md-tabs__link", has_text=name).first.click()
        page.wait_for_load_state("load")
        assert page.locator("h1").first.inner_text()
