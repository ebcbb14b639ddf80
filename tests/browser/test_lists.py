"""Lists with filters: words as one types, choices with counts that are right, orders, addresses, without a script."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.search.tokens import tokens
from tests.browser.conftest import served
from tests.project import Project

Open = Callable[..., Any]

LISTS = ("articles", "people", "quotes", "figures", "keywords", "timeline", "sources")
LISTS += ("organisations", "places", "outlets", "voices", "voices/unnamed")
ROWS = "clipbook.rows(document.querySelector('.ls'), clipbook.LISTS[document.querySelector('.ls').dataset.list])"
VISIBLE = f"{ROWS}.filter(row => row.element.checkVisibility()).map(row => row.element.textContent)"
CHOICES = """
() => [...document.querySelectorAll(".ls-v")].map(one =>
  [one.dataset.value, Number(one.querySelector(".ls-n").textContent.replace(",", ""))])
"""


def opened(open_page: Open, address: str, *more: Any) -> Any:
    page = open_page(address, *more)
    page.wait_for_function("document.querySelector('.ls').dataset.ready !== undefined")
    return page


def chosen(page: Any, value: str) -> Any:
    return page.locator(f".ls-v[data-value={json.dumps(value)}]")


@pytest.mark.parametrize("name", LISTS)
def test_words_filter_as_one_types_and_stand_in_the_address(open_page: Open, name: str) -> None:
    page = opened(open_page, f"{name}/")
    words = page.evaluate(f"{ROWS}.map(row => clipbook.wordsOf(row))")
    often = Counter(word for row in words for word in set(row.split()) if len(word) > 4)
    word = min(often, key=lambda word: (abs(often[word] - len(words) / 3), word))
    beginning = word[:4]
    expected = sum(f" {beginning}" in row for row in words)
    page.locator("#ls-q").focus()
    page.keyboard.type(beginning)
    page.wait_for_url(re.compile(rf"\?q={beginning}$"))
    assert len(page.evaluate(VISIBLE)) == expected > 0
    assert page.locator(".ls-count").inner_text().startswith(f"{expected} of {len(words)} ")
    page.reload()
    page.wait_for_function("document.querySelector('.ls').dataset.ready !== undefined")
    assert len(page.evaluate(VISIBLE)) == expected
    page.get_by_role("button", name="Clear all").click()
    assert len(page.evaluate(VISIBLE)) == len(words)


@pytest.mark.parametrize("name", LISTS)
def test_every_count_agrees_with_what_is_shown(open_page: Open, name: str) -> None:
    page = opened(open_page, f"{name}/")
    everything = len(page.evaluate(VISIBLE))
    values = dict(page.evaluate(CHOICES))
    for value, told in values.items():
        chosen(page, value).click()
        assert len(page.evaluate(VISIBLE)) == told > 0, value
        beside = dict(page.evaluate(CHOICES))
        for other in itertools.islice(values, 12):
            if other.partition("=")[0] == value.partition("=")[0]:
                continue
            if other not in beside:
                continue
            chosen(page, other).click()
            assert len(page.evaluate(VISIBLE)) == beside[other], (value, other)
            chosen(page, other).click()
        chosen(page, value).click()
    assert len(page.evaluate(VISIBLE)) == everything


def test_quotes_are_counted_as_in_the_data(built: Project, open_page: Open) -> None:
    """By outlet and by article, from the data, which nothing here reads."""
    rows = json.loads(built.made()["data/articles.json"])["articles"]
    page = opened(open_page, "quotes/")
    for row in rows:
        utterances = {said.get("group") or said["id"] for said in row["quotes"] if said["kind"] != "term"}
        outlet = (row["metadata"]["outlet"] or {}).get("value") or (row["metadata"]["outlet_named"] or {}).get("name")
        same = [other for other in rows if other["metadata"]["outlet_named"] == row["metadata"]["outlet_named"]]
        if outlet and len(same) == 1 and utterances:
            assert dict(page.evaluate(CHOICES))[f"outlet={outlet}"] == len(utterances)


@pytest.mark.parametrize("name", LISTS)
def test_without_a_script_the_list_is_whole(browser: Any, address: str, open_page: Open, name: str) -> None:
    with_script = len(opened(open_page, f"{name}/").evaluate(VISIBLE))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{name}/")
    rows = {"quotes": ".q-same, .q-group .q", "figures": ".cmp, .q-group .fg", "timeline": ".tl > li"}
    plain = {"sources": ".t--sources tbody > tr", "keywords": ".pl > li"}
    plain |= dict.fromkeys(("people", "organisations", "places"), ".pl > li")
    plain |= {"outlets": ".t--outlets tbody > tr", "voices": ".t--voices tbody > tr", "voices/unnamed": ".un"}
    found = page.locator({**rows, **plain}.get(name, ".al > li"))
    assert sum(one.is_visible() for one in found.all()) >= with_script > 0
    assert not page.locator(".ls").is_visible()
    context.close()


def test_orders(open_page: Open) -> None:
    page = opened(open_page, "people/")
    before = page.evaluate(f"{ROWS}.map(row => row.name)")
    page.locator("#ls-sort").select_option("name")
    page.wait_for_url(re.compile("sort=name"))
    people = page.locator("#person-antony-blinken").locator("xpath=..").locator("li")
    names = people.evaluate_all("all => all.map(one => one.querySelector('a, .v').textContent)")
    assert [[word for word, _ in tokens(name)] for name in names] == sorted(
        [word for word, _ in tokens(name)] for name in names
    )
    page.locator("#ls-sort").select_option("")
    assert page.evaluate(f"{ROWS}.map(row => row.name)") == before
    page = opened(open_page, "sources/?sort=oldest")
    days = page.locator(".t--sources tbody tr").evaluate_all("all => all.map(one => one.dataset.day || '~')")
    assert days == sorted(days)


def test_stories_are_filtered_and_put_in_order(browser: Any, built: Project, tmp_path: Path) -> None:
    """The seeds have one story, which needs no filter; a list of three is laid beside it."""
    shutil.copytree(built.site / "assets", tmp_path / "assets")
    html = (built.site / "stories" / "index.html").read_text("utf-8")
    row = """<li data-day="{}" data-reports="{}"><h2 class="al-t"><a href="./">{}</a></h2><p class="al-m"></p></li>"""
    rows = (("2026-10-02", 5, "Bridge shut"), ("2026-11-24", 2, "Ferry aground"), ("", 9, "A vote is held"))
    listed = (
        '<div class="ls" data-list="stories" data-called="stories" data-total="3" data-kind="story" data-found="3">'
    )
    made = f'{listed}</div><ol class="al">{"".join(row.format(*one) for one in rows)}</ol>'
    (tmp_path / "stories").mkdir()
    changed = re.sub(r'<ol class="al al--stories">.*?</ol>', made, html, flags=re.DOTALL)
    (tmp_path / "stories" / "index.html").write_text(changed, "utf-8")
    page = browser.new_page()
    with served(tmp_path) as root:
        page.goto(f"{root}stories/?sort=days")
        page.wait_for_function("document.querySelector('.ls').dataset.ready !== undefined")
        names = "[...document.querySelectorAll('.al-t')].map(one => one.textContent)"
        assert page.evaluate(names) == ["Ferry aground", "Bridge shut", "A vote is held"]
        page.locator("#ls-sort").select_option("reports")
        assert page.evaluate(names) == ["A vote is held", "Bridge shut", "Ferry aground"]
        page.locator("#ls-sort").select_option("name")
        assert page.evaluate(names) == ["A vote is held", "Bridge shut", "Ferry aground"]
        assert page.evaluate(CHOICES) == [["month=2026-11", 1], ["month=2026-10", 1], ["month=none", 1]]
        chosen(page, "month=2026-10").click()
        assert len(page.evaluate(VISIBLE)) == 1
    page.close()


def test_one_story_has_no_filter(open_page: Open) -> None:
    page = open_page("stories/")
    assert page.locator(".al--stories > li").count() == 1
    assert page.locator(".ls").count() == 0


def test_a_list_leads_into_the_search(open_page: Open) -> None:
    page = opened(open_page, "quotes/")
    link = page.locator(".ls-search")
    total = re.fullmatch(r"All (\d+) in the search", link.inner_text())
    assert total
    link.click()
    page.wait_for_function("document.querySelector('.search-page')?.dataset.ready !== undefined")
    assert page.locator(".hits-count").inner_text() == f"{total[1]} results"
    for name in ("figures", "articles", "sources"):
        page = opened(open_page, f"{name}/")
        total = re.fullmatch(r"All (\d+) in the search", page.locator(".ls-search").inner_text())
        page.locator(".ls-search").click()
        page.wait_for_function("document.querySelector('.search-page')?.dataset.ready !== undefined")
        assert total
        assert page.locator(".hits-count").inner_text() == f"{total[1]} results"
    page = opened(open_page, "quotes/?speaker=described&outlet=The+Washington+Post")
    shown = len(page.evaluate(VISIBLE))
    page.locator(".ls-search").click()
    page.wait_for_function("document.querySelector('.search-page')?.dataset.ready !== undefined")
    assert page.locator(".hits-count").inner_text() == f"{shown} results"


LOOKS = [("light", 1280), ("dark", 390)]
LOOKS += [("dark", 1280), ("light", 390)] if os.environ.get("LOOKS") == "all" else []
"""Both themes and both widths; `make looks` crosses them, which takes twice as long."""


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_axe_finds_nothing_in_filtered_lists(open_page: Open, theme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for name in LISTS:
        page = opened(open_page, f"{name}/?q=a", theme, width)
        page.locator(".ls-fold").evaluate("each => each.open = true")
        if page.locator(".ls-v").count():
            page.locator(".ls-v").first.click()
        response = axe.run(page).response
        assert [(one["id"], one["nodes"][0]["html"]) for one in response["violations"]] == [], name
        assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0
        page.close()
