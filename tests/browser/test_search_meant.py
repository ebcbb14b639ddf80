"""Searches that find nothing as typed: mistyped words, numbers written otherwise, words that stand nowhere together."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.test_search import count, searched
from tests.browser.test_search_box import typed

Open = Callable[..., Any]

# As people mistype them: letters swapped, left out, doubled, written as they sound.
MISTYPED = (
    ("netanyaho", "netanyahu"),
    ("netenyahu", "netanyahu"),
    ("blinkin", "blinken"),
    ("hanieh", "haniyeh"),
    ("sinawr", "sinwar"),
    ("hezbolla", "hezbollah"),
    ("herzok", "herzog"),
    ("galant", "gallant"),
    ("isreal", "israel"),
    ("quatar", "qatar"),
    ("washingtn", "washington"),
    ("palastinian", "palestinian"),
    ("humanitaryan", "humanitarian"),
    ("negociations", "negotiations"),
    ("agreemnt", "agreement"),
    ("hostges", "hostages"),
    ("secratary", "secretary"),
    ("milatary", "military"),
    ("goverment", "government"),
    ("diplomatc", "diplomatic"),
)
OFFERED = """
async words => {
  const root = await clipbook.fetch("root");
  return Promise.all(words.map(async word => (await clipbook.meant(root, word)).map(one => one.word)));
}
"""
WORDS = """
async () => {
  const root = await clipbook.fetch("root");
  const lists = await Promise.all(root.words.map((_, n) => clipbook.fetch(`t${n}`)));
  return lists.flatMap(list => list.filter((_, n) => n % 2 === 0));
}
"""


def slip(draw: random.Random, word: str) -> str:
    """One mistake: a letter left out, put in, changed, or two swapped."""
    at, letter = draw.randrange(len(word) - 1), draw.choice("abcdefghijklmnopqrstuvwxyz")
    made = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return draw.choice(made)


def test_of_twenty_mistyped_words_eighteen_are_known(open_page: Open) -> None:
    offered = open_page("search/").evaluate(OFFERED, [word for word, _ in MISTYPED])
    right = [meant in words for (_, meant), words in zip(MISTYPED, offered, strict=True)]
    assert len(right) == 20
    assert sum(right) >= 18, [pair for pair, known in zip(MISTYPED, right, strict=True) if not known]


@pytest.mark.parametrize(("slips", "shortest"), [(1, 5), (2, 7)])
def test_any_word_of_the_index_is_offered_for_slips_of_it(open_page: Open, slips: int, shortest: int) -> None:
    page = open_page("search/")
    every = page.evaluate(WORDS)
    draw, pairs = random.Random(5), []  # noqa: S311  (not for secrets)
    words = [word for word in every if len(word) >= shortest and word.isascii() and word.isalpha()]
    while len(pairs) < 200:
        word = made = draw.choice(words)
        for _ in range(slips):
            made = slip(draw, made)
        if made not in every:
            pairs.append((made, word))
    offered = page.evaluate(OFFERED, [made for made, _ in pairs])
    # Of a plural and its singular one is offered: it finds both.
    right = sum(
        word.rstrip("s") in {one.rstrip("s") for one in words} for (_, word), words in zip(pairs, offered, strict=True)
    )
    assert right >= 0.95 * len(pairs)


def test_what_was_likely_meant_is_shown_and_told(open_page: Open) -> None:
    page = open_page("search/?q=blinkin")
    results = searched(page, "blinkin")
    assert results.first.locator(".hit-kind").inner_text() == "Person"
    assert "Blinken" in results.first.inner_text()
    told = re.fullmatch(
        r"No result for blinkin\. (\d+) for Blinken instead\.", page.locator(".hits-count").inner_text()
    )
    assert told
    link = page.locator(".hits-instead a").first
    assert page.locator(".hits-instead").inner_text().startswith("Did you mean Blinken")
    link.click()
    searched(page, "Blinken")
    assert count(page) == int(told[1])
    assert not page.locator(".hits-instead").is_visible()


def test_the_box_offers_the_likelier_word(open_page: Open) -> None:
    page = open_page("people/")
    options = typed(page, "hostges deal")
    assert options.count() == 5
    assert page.locator(".hs-note").inner_text().startswith("No result for hostges deal. Did you mean hostages deal")
    assert "Did you mean hostages deal" in page.locator(".hs [role=status]").inner_text()
    page.locator(".hs-note a").first.click()
    page.wait_for_url(re.compile(r"/search/\?q=hostages%20deal$"))
    searched(page, "hostages deal")
    assert count(page) > 0


def test_any_of_the_words_is_offered_where_no_record_holds_all(open_page: Open) -> None:
    page = open_page("search/")
    each = []
    for words in ("haniyeh ", "washington "):
        page.locator("#sq-q").fill("")
        page.locator("#sq-q").fill(words)
        searched(page, words)
        each.append(count(page))
    page.locator("#sq-q").fill("haniyeh washington qqqzzzxxx ")
    searched(page, "haniyeh washington qqqzzzxxx ")
    offer = page.locator(".hits-instead a", has_text="Any of these words")
    told = re.search(r"(\d+) results", offer.inner_text())
    assert told
    assert max(each) <= int(told[1]) <= sum(each)
    offer.click()
    page.wait_for_url(re.compile(r"any=1"))
    page.wait_for_function("document.querySelectorAll('.hit').length > 0")
    assert page.locator(".hits-count").inner_text() == f"{told[1]} results for any of: haniyeh washington qqqzzzxxx"


def test_number_words_and_digits_are_one(open_page: Open) -> None:
    page = open_page("search/?q=four+hostages+")
    words = count_of(page, "four hostages ")
    page = open_page("search/?q=4+hostages+")
    assert words == count_of(page, "4 hostages ") > 0
    assert "four" in [mark.casefold() for mark in page.locator(".hit mark").all_inner_texts()]


def count_of(page: Any, words: str) -> int:
    """Results once these words are answered."""
    searched(page, words)
    return count(page)
