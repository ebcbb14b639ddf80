"""What a reader's browser makes of the built site."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import kinds
from tests.project import Project

THEMES = ("light", "dark")
Open = Callable[..., Any]
# How far the page can be scrolled sideways, once what moves with a new width has come to rest.
TOO_WIDE = """async () => {
  const over = () => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth;
  for (let turn = 0; turn < 20 && over() > 0; turn++) await new Promise(done => setTimeout(done, 100));
  return over();
}"""


def articles(built: Project) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(built.made()["data/articles.json"])["articles"]
    return rows


def test_every_kind_of_page_is_looked_at(built: Project) -> None:
    found = kinds(built.site)
    for section in ("articles", "people", "quotes", "figures", "keywords", "timeline", "sources", "search", "about"):
        assert f"{section}/" in found
    assert sum(path.count("/") == 2 for path in found) >= 4


# ---- both themes, all widths ------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_pages_load_clean_and_fit_every_width(built: Project, address: str, open_page: Open, theme: str) -> None:
    """No console error and no request elsewhere (the fixture looks), and no sideways scroll, disclosures open."""
    wide = []
    page = open_page("", theme)
    for path in kinds(built.site):
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for width in (1280, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            over = page.evaluate(TOO_WIDE)
            if over > 0:
                wide.append(f"{path} at {width}: {over} px too wide")
    assert wide == []


def brightness(page: Any, what: str) -> float:
    """Of a computed colour, 0 black to 1 white."""
    colour: str = page.evaluate(f"getComputedStyle(document.body).{what}")
    red, green, blue = (int(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3])
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


@pytest.mark.parametrize("width", [1280, 390])
def test_dark_is_dark_and_light_is_light(open_page: Open, width: int) -> None:
    dark, light = open_page("", "dark", width), open_page("", "light", width)
    assert dark.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert brightness(dark, "backgroundColor") < 0.15
    assert brightness(dark, "color") > 0.7
    assert light.locator("body").get_attribute("data-md-color-scheme") == "default"
    assert brightness(light, "backgroundColor") > 0.9
    assert brightness(light, "color") < 0.3


def test_the_menu_of_a_narrow_screen_opens_and_leads_on(open_page: Open) -> None:
    page = open_page("", "light", 390)
    page.locator("button.menu").click()
    link = page.locator(".md-nav--primary a.md-nav__link", has_text="Quotes").first
    link.wait_for(state="visible")
    link.click()
    page.wait_for_url("**/quotes/")


def test_words_of_articles_are_set_in_serif_and_the_sites_own_are_not(built: Project, open_page: Open) -> None:
    page = open_page(f"articles/{articles(built)[0]['id']}/")
    fonts = "element => getComputedStyle(element).fontFamily"
    assert "Source Serif" in page.locator("article .v").first.evaluate(fonts)
    assert "Source Sans" in page.evaluate("getComputedStyle(document.body).fontFamily")
    assert page.evaluate("document.fonts.check('16px \"Source Serif 4\"')")


def test_a_citation_is_copied(built: Project, open_page: Open) -> None:
    page = open_page("articles/000_36ad97c284e51fe5/")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    button = page.get_by_role("button", name="Copy citation").first
    cited = page.locator(".cite").first.inner_text().strip()
    cited = cited.rpartition("#")[0] + page.locator(".cite .c-here").first.evaluate("link => link.href")
    button.click()
    page.wait_for_function("document.querySelector('.cite + .cite-forms button').textContent === 'Copied'")
    assert " ".join(page.evaluate("navigator.clipboard.readText()").split()) == " ".join(cited.split())
