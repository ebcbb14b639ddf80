"""The scripts of the search, called in a page: they read words as the program does and run nothing of an article."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.base import lexicon
from generator.extract import Quote
from generator.link import Site
from generator.model import Fact, Metadata
from generator.owner.publication import Publication, SiteOptions
from generator.search.tokens import tokens
from tests.browser.conftest import served
from tests.browser.test_search_large import lay
from tests.project import Project
from tests.small_site import article, at, block, entry, small_site
from tests.test_search import WORDS

Open = Callable[..., Any]
TOKENS = "texts => texts.map(text => clipbook.tokens(text).map(one => [one.word, one.at]))"
ALPHABET = "aB9 .,-’'éÅßŁ東京ก\u0301\u00ad\u200dи½ﬁ１_/$\u2028"


def test_the_browser_reads_words_as_the_program_does(open_page: Open) -> None:
    draw = random.Random(7)  # noqa: S311  (not for secrets)
    texts = [text for text, _ in WORDS] + ["".join(draw.choices(ALPHABET, k=draw.randint(1, 24))) for _ in range(2000)]
    numbers = [word for word, *_ in lexicon.table("extract/figures/numbers")]
    for _ in range(1000):
        parts = draw.choices([*numbers, "7", "20", "1.5", "ships"], k=4)
        texts.append("".join(part + draw.choice(" -,") for part in parts))
    assert all(any(number in text for text in texts) for number in numbers)
    read = open_page("search/").evaluate(TOKENS, texts)
    expected = [[list(pair) for pair in tokens(text)] for text in texts]
    assert [(text, one, two) for text, one, two in zip(texts, read, expected, strict=True) if one != two] == []


def test_every_word_lies_where_it_says(open_page: Open) -> None:
    text = "The U.S.’s cease-fire, 40,000 東京都 ﬁne"
    found = open_page("search/").evaluate(
        "text => clipbook.tokens(text).map(one => text.slice(one.start, one.end))", text
    )
    assert found == ["The", "U.S", "s", "cease", "cease-fire", "fire", "40,000", "東京", "京都", "都", "ﬁne"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("hostages deal ", "hostages deal"),
        ("hostages deal", "hostages deal*"),
        ("the deal of the ", "deal"),
        ("the of ", "the of"),
        ('"end of the war"', '"end of the war"'),
        ("“end of the war” Biden ", '"end of the war" biden'),
        ("cease-fire ", "cease-fire"),
        ("cease-f", "cease"),
        ("Lee’s plan ", "lee plan"),
        ("40,000 U.S. ", "40000 us"),
        ("un", "un"),
        ('"', ""),
        ("-- % ", ""),
        ("東京都 ", "東京-京都"),
        ("nine dead ", "9 dead"),
        ("two thousand ships ", "2000 ships"),
        ("two hundred thousand ", "200000"),
        ("twenty-five ", "25"),
        ("20-5 ", "20-5"),
        ('"two thousand ships" ', '"2 thousand ships"'),
    ],
)
def test_what_is_typed_is_read_so(open_page: Open, typed: str, written: str) -> None:
    told = "typed => clipbook.written(clipbook.parse(typed, {passedOver: new Set(['the', 'of']), typing: true}))"
    assert open_page("search/").evaluate(told, typed) == written


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("hostages", "hostage"),
        ("countries", "country"),
        ("glass", "glass"),
        ("bus", "bus"),
        ("gas", "gas"),
        ("us", "us"),
    ],
)
def test_plurals(open_page: Open, word: str, stem: str) -> None:
    assert open_page("search/").evaluate("word => clipbook.stem(word)", word) == stem


SAID = '</script><img src=x onerror="document.title=\'owned\'"> `${1}` \u2028 \\" &lt;b&gt; harbour'


def hostile() -> Site:
    text = f"Harbour <script>document.title='owned'</script>\n\n“{SAID}” he said."
    title = text.split("\n", maxsplit=1)[0]
    quote = Quote(span=at(text, SAID), rule="quote.pair", kind="direct", marks=at(text, f"“{SAID}”"))
    metadata = Metadata(
        title=Fact(title, at(text, title), "title.by-hand"),
        outlet=Fact("<svg onload=document.title='owned'>", None, "sidecar"),
    )
    blocks = (block(text, "title", title), block(text, "paragraph", text.split("\n\n")[1]))
    return Site((entry(article("hostile", text, metadata, blocks), [quote]),), ())


def test_nothing_that_an_article_says_is_run(browser: Any, built: Project, tmp_path: Path) -> None:
    lay(built.site, tmp_path, hostile())
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    with served(tmp_path) as root:
        page.goto(f"{root}search/?q=harbour&outlet=%3Cimg+src%3Dx%3E")
        page.wait_for_function("document.querySelector('.search-page').dataset.ready !== undefined")
        page.get_by_role("button", name="Clear all choices").click()
        page.locator(".hit").first.wait_for()
        shown = page.locator(".hit--quote .hit-words").inner_text()
        assert "<img src=x onerror=" in shown
        assert "</script>" in shown
        assert "<svg onload" in page.locator(".sf-all, .hits").all_inner_texts()[-1]
        assert page.locator(".search-page img, .search-page svg, .hits script").count() == 0
        assert "owned" not in page.title()
    assert wrong == []
    context.close()


def test_of_a_published_article_the_paragraph_is_shown(browser: Any, built: Project, tmp_path: Path) -> None:
    lay(built.site, tmp_path, replace(small_site(), publication=Publication(options=SiteOptions(publish_text=True))))
    page = browser.new_page()
    with served(tmp_path) as root:
        page.goto(f"{root}search/?q=banner+fleet&kind=article")
        page.wait_for_function("document.querySelector('.search-page').dataset.ready !== undefined")
        passage = page.locator(".hit--article .hit-words").last
        assert {"banner", "fleet"} <= {mark.casefold() for mark in passage.locator("mark").all_inner_texts()}
        assert re.search(r"\?h=.*#p\d+$", passage.locator("a").last.get_attribute("href"))
    page.close()


def test_scripts_call_nothing_that_runs_text() -> None:
    scripts = Path(__file__).parents[2] / "generator" / "site" / "assets" / "search"
    for path in scripts.glob("*.js"):
        text = path.read_text("utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function", "document.write"):
            assert word not in text, path.name
