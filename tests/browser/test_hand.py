"""What a reader takes along and an owner sets right: the basket, cards to embed, lines of corrections."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html

from generator.owner.corrections import line_of, read_corrections
from generator.site.offline import copy
from tests.browser.test_offline import page  # noqa: F401  (a fixture: a page of which nothing may go wrong)
from tests.project import ROOT, Project

ARTICLE = "articles/000_36ad97c284e51fe5/"
HAND = ROOT / "generator" / "site" / "assets" / "hand"


def quiet(opened: Any) -> None:
    found = Axe().run(opened).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


def clipboard(opened: Any) -> str:
    return opened.evaluate("navigator.clipboard.readText()")  # type: ignore[no-any-return]


def box(opened: Any, kind: str = ".q") -> Any:
    details = opened.locator(f"{kind} details.ev").first
    details.locator("summary").click()
    return details


# ---- corrections ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "wrong", "right", "means"),
    [
        (".q", "Somebody else says it", 'Ann "A." Lee', ("speakers", 'Ann "A." Lee')),
        (".q", "Nobody is named as its speaker", "", ("speakers", False)),
        (".q", "It is no quote", "", ("hide", None)),
        (".fg", "It means another number", "1100", ("values", 1100)),
        (".fg", "It means another number", ">1,100", ("values", ">1,100")),
        (".fg", "It counts something else", "hostages", ("nouns", "hostages")),
    ],
)
def test_the_line_of_an_extract_is_the_one_that_the_file_takes(
    open_page: Callable[..., Any], kind: str, wrong: str, right: str, means: tuple[str, object]
) -> None:
    name, value = means
    opened = open_page(ARTICLE)
    details = box(opened, kind)
    key = details.locator(".ev-line code").first.inner_text()
    details.get_by_role("button", name="Correct …").click()
    details.get_by_label("What is wrong").select_option(wrong)
    if right:
        assert details.get_by_role("button", name="Copy correction").is_disabled()
        details.get_by_label("What is right").fill(right)
    details.get_by_role("button", name="Copy correction").click()
    opened.wait_for_function("[...document.querySelectorAll('button')].some(one => one.textContent === 'Copied')")
    assert clipboard(opened) == line_of(name, key, value)
    read_corrections(clipboard(opened))


def test_people_and_articles_have_lines_of_their_own(open_page: Callable[..., Any]) -> None:
    opened = open_page("people/antony-blinken/")
    opened.get_by_role("button", name="Correct …").first.click()
    opened.get_by_label("What is wrong").select_option("It is nobody’s name")
    assert opened.locator(".fix-line").inner_text() == 'not_people = ["Antony Blinken"]'
    opened = open_page(ARTICLE)
    opened.get_by_role("group", name="Correct this article").get_by_role("button").click()
    opened.get_by_label("What is right").fill("003")
    assert opened.locator(".fix-line").inner_text() == 'same_event = [["000_36ad97c284e51fe5", "003"]]'


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 400)])
def test_forms_and_basket_are_for_everybody(open_page: Callable[..., Any], theme: str, width: int) -> None:
    opened = open_page(ARTICLE, theme, width)
    details = box(opened)
    details.get_by_role("button", name="Correct …").press("Enter")
    opened.wait_for_selector(".fix")
    assert opened.evaluate("document.activeElement.closest('.fix') !== null")
    details.get_by_role("button", name="Keep").press("Enter")
    opened.get_by_role("button", name="Basket (1)").press("Enter")
    quiet(opened)
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    opened.keyboard.press("Escape")
    assert opened.get_by_role("button", name="Basket (1)").get_attribute("aria-expanded") == "false"


# ---- the basket -----------------------------------------------------------------------------------------------------


def test_what_is_kept_stays_from_page_to_page_and_is_told(open_page: Callable[..., Any], address: str) -> None:
    opened = open_page(ARTICLE)
    assert opened.locator(".kept").count() == 0
    assert opened.evaluate("performance.getEntriesByType('resource').every(one => !one.name.includes('/hand/'))")
    box(opened).get_by_role("button", name="Keep").click()
    status = opened.locator(".kept [role=status]")
    assert status.inner_text() == "Kept: 1 in the basket"
    opened.goto(address + "quotes/", wait_until="networkidle")
    opened.locator(".q .keep").last.click()
    opened.get_by_role("button", name="Basket (2)").click()
    assert opened.locator(".kept-list li").count() == 2
    opened.get_by_role("button", name=re.compile("^Take out")).first.click()
    assert opened.locator(".kept-list li").count() == 1
    opened.locator(".q .keep[aria-pressed=true]").click()
    assert not opened.locator(".kept").is_visible()


@pytest.fixture
def filled(open_page: Callable[..., Any]) -> Any:
    opened = open_page(ARTICLE)
    box(opened).get_by_role("button", name="Keep").click()
    box(opened, ".fg").get_by_role("button", name="Keep").click()
    # What no article here says: words that other programs would run or read as their own.
    opened.evaluate("""() => {
      const items = __md_get("basket");
      Object.assign(items[0], { words: '=HYPERLINK("http://evil.example") <b>&"x"\\u0001', who: "@SUM(1)" });
      __md_set("basket", items);
      dispatchEvent(new Event("storage"));
    }""")
    opened.get_by_role("button", name="Basket (2)").click()
    return opened


def test_the_basket_as_text_and_markdown(filled: Any) -> None:
    assert filled.locator(".kept b").count() == 0
    filled.locator(".kept").get_by_role("button", name="as text").click()
    filled.wait_for_timeout(200)
    said = clipboard(filled)
    assert said.startswith('=HYPERLINK("http://evil.example") <b>')
    assert "Blinken ends ninth Mideast trip without cease-fire agreement" in said
    filled.locator(".kept").get_by_role("button", name="Copy as Markdown").click()
    filled.wait_for_timeout(200)
    assert "&#60;b&#62;" in clipboard(filled)


def downloaded(opened: Any, name: str) -> bytes:
    with opened.expect_download() as waited:
        opened.locator(".kept").get_by_role("button", name=name).click()
    return Path(waited.value.path()).read_bytes()


def test_the_basket_as_a_table_that_runs_nothing(filled: Any) -> None:
    rows = [*csv.DictReader(io.StringIO(downloaded(filled, "CSV").decode("utf-8"), newline=""))]
    assert [rows[0]["words"][:2], rows[0]["speaker"]] == ["'=", "'@SUM(1)"]
    assert len(rows) == 2
    assert "/#figure-" in rows[1]["proof"]


def test_the_basket_as_a_word_document(filled: Any) -> None:
    document = docx.Document(io.BytesIO(downloaded(filled, "Word")))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert len(said) == 4
    assert said[0] == '=HYPERLINK("http://evil.example") <b>&"x"\ufffd'
    links = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert [link.rpartition("#")[2].partition("-")[0] for link in links] == ["quote", "figure"]


def test_all_works_from_a_folder(built: Project, tmp_path: Path, page: Any) -> None:  # noqa: F811
    copy(built.site, tmp_path / "copy")
    page.goto((tmp_path / "copy" / ARTICLE / "index.html").as_uri())
    box(page).get_by_role("button", name="Keep").click()
    page.reload()
    assert page.get_by_role("button", name="Basket (1)").is_visible()
    box(page).get_by_role("button", name="Correct …").click()
    assert page.locator(".fix-line").inner_text().startswith("speakers.")


def test_the_scripts_are_small() -> None:
    assert (HAND / "basket.js").stat().st_size <= 12_000
    assert sum(path.stat().st_size for path in HAND.iterdir()) <= 20_000


# ---- cards ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [".q", ".fg"])
def test_a_card_holds_words_source_and_link_and_nothing_that_runs(open_page: Callable[..., Any], kind: str) -> None:
    opened = open_page(ARTICLE)
    details = box(opened, kind)
    hostile = "document.querySelectorAll('.c-words').forEach(one => { one.textContent = '<img src=x onerror=1>\"'; })"
    opened.evaluate(hostile)
    details.get_by_role("button", name="as a card").click()
    opened.wait_for_function("[...document.querySelectorAll('button')].some(one => one.textContent === 'Copied')")
    card = html.fragment_fromstring(clipboard(opened))
    assert {element.tag for element in card.iter()} <= {"figure", "p", "blockquote", "figcaption", "a"}
    assert {name for element in card.iter() for name in element.attrib} <= {"style", "cite", "href"}
    assert '<img src=x onerror=1>"' in card.text_content()
    assert card.find(".//a").get("href") == card.find("blockquote").get("cite")
