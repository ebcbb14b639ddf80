"""The search over 2,000 articles, in a real browser with nothing cached: size, speed, and whether it is right.

`python -m tests.browser.test_search_large` prints the figures of docs/about/search.md for several sizes.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from generator.extract import Quote
from generator.link import Site
from generator.search import search_files
from generator.show.lookup import Lookup
from tests.browser.conftest import served
from tests.made_corpus import SAID, corpus
from tests.project import Project

ARTICLES = 2000
MOST_BYTES = 300_000
MOST_MILLISECONDS = 500
FIRST_RESULT = """
new MutationObserver((_, watch) => {
  if (document.querySelector(".hit")) { window.firstResult = performance.now(); watch.disconnect(); }
}).observe(document, {childList: true, subtree: true});
"""
READ_UNTIL = """
time => performance.getEntriesByType("resource")
  .filter((one) => /\\/(data|assets)\\/search\\//.test(one.name) && one.responseEnd <= time)
  .reduce((sum, one) => sum + one.encodedBodySize, 0)
"""


@dataclass(frozen=True)
class Large:
    """A search page over a made corpus, served."""

    site: Site
    folder: Path
    address: str


@pytest.fixture(scope="module")
def large(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Large]:
    folder = tmp_path_factory.mktemp("large")
    site = corpus(ARTICLES)
    lay(built.site, folder, site)
    with served(folder) as address:
        yield Large(site, folder, address)


def lay(built: Path, folder: Path, site: Site) -> None:
    """The search page, a page with the box and assets of a built site, with the index of another."""
    for name in ("assets", "search", "sources"):
        shutil.copytree(built / name, folder / name)
    for file in search_files(Lookup(site)):
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)


@dataclass
class Cold:
    """What one search took, nothing being cached."""

    page: Any
    index: int
    """Bytes of the search's own scripts and index that came over the line, uncompressed, until the first result."""
    later: int
    """The same with the first ten results and all that they can be narrowed by."""
    whole: int
    """The same of everything that the page loads."""
    milliseconds: float


def cold(browser: Any, address: str, query: str) -> Cold:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(FIRST_RESULT)
    watch = context.new_cdp_session(page)
    watch.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}
    watch.on("Network.requestWillBeSent", lambda told: names.update({told["requestId"]: told["request"]["url"]}))
    watch.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}))
    page.goto(f"{address}search/?{query}", wait_until="commit")
    page.wait_for_function("document.querySelector('.search-page')?.dataset.ready !== undefined", timeout=20_000)
    took = page.evaluate("window.firstResult ?? performance.now()")
    ours = sum(size for key, size in sizes.items() if re.search("/(data|assets)/search/", names[key]))
    first = page.evaluate(READ_UNTIL, took)
    return Cold(page, int(first), int(ours), int(sum(sizes.values())), took)


def total(page: Any) -> int:
    said = re.match(r"([\d,]+) results?", page.locator(".hits-count").inner_text())
    return int(said[1].replace(",", "")) if said else 0


def common(site: Site) -> list[str]:
    """A frequent word, one of the middle and a rare one."""
    counts = Counter(word for entry in site.entries[:200] for word in re.findall(r"\b[a-z]{5,}\b", entry.article.text))
    ranked = [word for word, _ in counts.most_common()]
    return [ranked[0], ranked[300], ranked[min(3000, len(ranked) - 1)]]


def test_the_first_result_is_small_and_quick(browser: Any, large: Large) -> None:
    often, middle, rare = common(large.site)
    # Half a second on a machine of its own is measured by this module's command; a machine that other programs share
    # took 2.7 times as long as a page without search. A search that read everything would take far longer than this.
    plain = min(loaded(browser, large.address) for _ in range(5))
    for query in (
        often,
        f"{often}+{middle}",
        rare,
        f"%22{SAID[0].replace(' ', '+')}%22",
        f"{middle}&kind=quote&sort=new",
        middle[:2] + middle[3] + middle[2] + middle[4:],
    ):
        best = min((cold(browser, large.address, f"q={query}") for _ in range(3)), key=lambda one: one.milliseconds)
        assert best.index <= MOST_BYTES, query
        assert best.milliseconds <= max(4 * MOST_MILLISECONDS, 5 * plain), query


FROM_KEY_TO_RESULTS = """
words => new Promise((done) => {
  const box = document.getElementById("hs-q"), panel = document.querySelector(".hs-panel");
  const start = performance.now();
  new MutationObserver((_, watch) => {
    if (panel.dataset.ready !== words) return;
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  }).observe(panel, {attributes: true});
  box.value = words;
  box.dispatchEvent(new Event("input", {bubbles: true}));
})
"""
TYPED_WITHIN = 150


def suggested(browser: Any, address: str, words: str) -> float:
    """Milliseconds from a key in the header's box until the results stand there, nothing of the index being cached."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}sources/", wait_until="load")
    page.locator("#hs-q").focus()
    page.locator(".hs-panel").wait_for(state="attached")
    took: float = page.evaluate(FROM_KEY_TO_RESULTS, words)
    assert page.locator(".hs-option").count() == 5
    context.close()
    return took


def test_the_box_answers_while_one_types(browser: Any, large: Large, address: str) -> None:
    # As above: on a machine that other programs share, in proportion to a page without search.
    bare = min(loaded(browser, large.address) for _ in range(3))
    for site, queries in ((address, ("war", "blinken", "hostages deal")), (large.address, common(large.site)[:2])):
        for words in queries:
            took = min(suggested(browser, site, words) for _ in range(3))
            assert took <= max(TYPED_WITHIN, bare), words


def loaded(browser: Any, address: str) -> float:
    """Milliseconds until the search page without a search has been read: what the theme and the machine take."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}search/", wait_until="load")
    took: float = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventStart")
    context.close()
    return took


def test_phrases_are_counted_right(browser: Any, large: Large) -> None:
    expected = sum(
        SAID[0] in quote_.span.cut(entry.article.text).casefold()
        for entry in large.site.entries
        for quote_ in entry.extracts.of(Quote)
    )
    page = cold(browser, large.address, f"q={quote(chr(34) + SAID[0] + chr(34))}&kind=quote").page
    assert total(page) == expected > 100


def test_facets_are_counted_right(browser: Any, large: Large) -> None:
    person = large.site.entities[0].name
    said = [
        entry
        for entry in large.site.entries
        for quote_ in entry.extracts.of(Quote)
        if quote_.speaker and quote_.speaker.cut(entry.article.text) == person
    ]
    page = cold(browser, large.address, f"by={large.site.entities[0].slug}&kind=quote").page
    assert total(page) == len(said)
    years = Counter(entry.article.metadata.published.value[:4] for entry in said if entry.article.metadata.published)
    shown = page.locator(".sf", has=page.locator("legend", has_text="Year")).locator(".sf-v")
    assert {one.locator("label").inner_text(): int(one.locator(".sf-n").inner_text()) for one in shown.all()} == {
        year: count for year, count in years.items() if year in shown.locator("label").all_inner_texts()
    }
    assert shown.count() == min(len(years), 8)


@pytest.mark.parametrize("asked", ["month=2019-05", "from=2017-02-03&to=2018-11-20", "from=2020-01-01&month=2020-10"])
def test_days_are_counted_right(browser: Any, large: Large, asked: str) -> None:
    outlet = "The Ribe Herald"
    choices = dict(part.split("=") for part in asked.split("&"))
    expected = 0
    for entry in large.site.entries:
        published, known = entry.article.metadata.published, entry.article.metadata.outlet
        if published and known and known.value == outlet:
            day = published.value
            inside = choices.get("from", "") <= day <= choices.get("to", "9") and choices.get("month", "") in day
            expected += inside
    page = cold(browser, large.address, f"kind=article&outlet={quote(outlet)}&{asked}").page
    assert total(page) == expected > 0


def test_every_record_with_a_word_is_found(browser: Any, large: Large) -> None:
    _, middle, _ = common(large.site)
    page = cold(browser, large.address, f"q={quote(chr(34) + middle + chr(34))}&kind=quote").page
    expected = sum(
        middle in re.findall(r"\w+", quote_.span.cut(entry.article.text).casefold())
        for entry in large.site.entries
        for quote_ in entry.extracts.of(Quote)
    )
    assert total(page) == expected > 10


def main() -> None:
    """Figures for documentation: of a built site's search page, over corpora of the sizes named behind it."""
    built, *sizes = sys.argv[1:]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for articles in map(int, sizes):
            site = corpus(articles)
            before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
            files = list(search_files(Lookup(site)))
            took = time.process_time() - start
            memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
            size = sum(len(file.content) for file in files) / 1e6
            packed = sum(len(gzip.compress(file.content)) for file in files) / 1e6
            print(f"{articles} articles: {len(files)} files, {size:.1f} MB, {packed:.1f} in gzip", end=", ")
            print(f"made in {took:.1f} s with {memory:.0f} MB")
            with tempfile.TemporaryDirectory() as name:
                lay(Path(built), Path(name), site)
                with served(Path(name)) as address:
                    measure(browser, address, site)
        browser.close()


def measure(browser: Any, address: str, site: Site) -> None:
    """The median of five cold searches for each kind of query."""
    often, middle, rare = common(site)
    mistyped = middle[:2] + middle[3] + middle[2] + middle[4:]
    for query in (often, f"{often} {middle}", rare, mistyped, f'"{SAID[0]}"', f'"the {middle}"'):
        runs = sorted((cold(browser, address, f"q={quote(query)}") for _ in range(3)), key=lambda one: one.milliseconds)
        one = runs[2]
        print(f"  {query}: {total(one.page)} results, {one.index / 1000:.0f} kB to the first", end=", ")
        print(f"{one.later / 1000:.0f} to all, {one.whole / 1000:.0f} kB with the page, {one.milliseconds:.0f} ms")


if __name__ == "__main__":
    import gzip
    import resource
    import sys
    import tempfile
    import time

    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import chromium

    main()
