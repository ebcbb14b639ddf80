"""Links into the original, followed in Chromium to a page made of one of the five seeds: what is marked, and where.

`::target-text` can't be asked for by a script, so the page paints it in a colour of its own, and the picture of the
page tells where that stands.
"""

from __future__ import annotations

import base64
import html
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.extract import Figure, Quote
from generator.model import Article, Block, Entry, Metadata, Source, Span
from generator.owner.settings import read_settings
from generator.program import build
from generator.show.addresses import original
from generator.show.fragments import Fragments
from tests.project import ROOT

SEED = ROOT / "seeds" / "004_1494f7528b899f5e.txt"
STYLE = (
    "body { margin: 0 40px; font: 20px/28px serif; color: black; background: white } p, h1, nav { margin: 0 0 600px }"
    "::target-text { background: rgb(255, 0, 255); color: rgb(255, 0, 255) }"
)
# Where the picture has that colour: left, top, right, bottom; null for nowhere.
MARKED = """async picture => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + picture)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height), draw = canvas.getContext("2d");
  draw.drawImage(image, 0, 0);
  const {data} = draw.getImageData(0, 0, image.width, image.height);
  let [left, top, right, bottom] = [1e9, 1e9, -1, -1];
  for (let at = 0; at < data.length; at += 4)
    if (data[at] > 230 && data[at + 1] < 40 && data[at + 2] > 230) {
      const x = (at / 4) % image.width, y = Math.floor(at / 4 / image.width);
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  return right < 0 ? null : [left, top, right, bottom];
}"""
# Where words stand that begin and end at these characters of the n-th and m-th paragraph, on the whole page.
EXPECTED = """([first, start, last, end]) => {
  const range = document.createRange(), all = document.querySelectorAll("h1, p");
  range.setStart(all[first].firstChild, start);
  range.setEnd(all[last].firstChild, end);
  const rects = [...range.getClientRects()];
  const least = side => Math.min(...rects.map(r => r[side])), most = side => Math.max(...rects.map(r => r[side]));
  return [least("left"), least("top"), most("right"), most("bottom")];
}"""


def as_page(article: Article, *, straight: bool) -> str:
    """The article as a newspaper would have it, with a menu before it that has some of its words."""
    menu = "<nav>Gaza War Israel Hamas Blinken</nav>"
    lines = [
        f"<{tag}>{html.escape(block.span.cut(article.text), quote=False)}</{tag}>"
        for block in article.blocks
        for tag in ["h1" if block.kind == "title" else "p"]
    ]
    if straight:
        lines = [line.translate(str.maketrans("“”‘’", "\"\"''")) for line in lines]
    return f"<!doctype html><meta charset=utf-8><title>x</title><style>{STYLE}</style>{menu}{''.join(lines)}"


@pytest.fixture
def follow(browser: Any, tmp_path: Path) -> Iterator[Callable[[Article, Span], tuple[list[float] | None, list[float]]]]:
    """Follow the link to some words: where the page is marked, and where the words stand, in CSS pixels."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name in the base class)
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    reader = browser.new_page(viewport={"width": 900, "height": 700})
    eye = browser.new_page()

    def followed(
        article: Article, span: Span, *, straight: bool = False, directive: str = ""
    ) -> tuple[list[float] | None, list[float]]:
        (tmp_path / "a.html").write_text(as_page(article, straight=straight), "utf-8")
        said = directive or Fragments(article).at(span)
        href = original(f"http://127.0.0.1:{server.server_address[1]}/a.html", said)
        assert href is not None
        reader.goto("about:blank")
        reader.goto(href.value)
        reader.wait_for_timeout(60)
        assert reader.evaluate("scrollY") > 0, f"{href.value}: not scrolled"
        picture = base64.b64encode(reader.screenshot()).decode("ascii")
        ends = []
        for number, block in enumerate(article.blocks):
            if block.span.start <= span.start < block.span.end:
                ends = [number, span.start - block.span.start]
            if block.span.start < span.end <= block.span.end:
                ends += [number, span.end - block.span.start]
        return eye.evaluate(MARKED, picture), reader.evaluate(EXPECTED, ends)

    yield followed
    reader.close()
    eye.close()
    server.shutdown()
    server.server_close()
    thread.join(10)


def near(marked: list[float] | None, words: list[float]) -> bool:
    """Equal to within the width of a letter: words are marked whole, and spaces at the ends of a line are not."""
    if marked is None or words[3] > 700:
        return marked is not None and abs(marked[1] - words[1]) < 12
    return all(abs(one - other) < 12 for one, other in zip(marked, words, strict=True))


def own(*lines: str) -> Article:
    text = "\n\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        at = text.index(line, at)
        span = Span(at, at + len(line))
        blocks.append(Block("paragraph", span, (span,), "r"))
        at = span.end
    return Article("a", Source("a.txt", "0" * 64), text, Metadata(), tuple(blocks))


def test_quotes_and_figures_of_a_seed_are_found_in_its_original(follow: Any) -> None:
    entry: Entry = build.show(read_settings(ROOT / "generator.toml"), SEED)
    quotes = [quote.span for quote in entry.extracts.of(Quote)]
    figures = [figure.phrase for figure in entry.extracts.of(Figure) if figure.rank == "key"]
    assert len(quotes) > 5
    missed = []
    for span in (*quotes, *figures[:4]):
        marked, words = follow(entry.article, span)
        if not near(marked, words):
            missed.append((span.cut(entry.article.text), marked, words))
    assert missed == []


OWN = own(
    "The port reopened and nobody was hurt, it said.",
    "“It is over,” the mayor said. “It’s over - at last,” she added, “and nobody was hurt.”",
    "In the harbour nobody was hurt. The ‘wall of sand’, 3.5 metres high & 1,200 long, is gone.",
    "“We waited nine years for the bridge and we were told to wait again for it",
    "and to wait once more after that, and it has come at last,” he said.",
    "It rained.",
    "Then it stopped.",
    "It rained.",
)


def at(words: str, nth: int) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = OWN.text.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "nth"),
    [
        ("nobody was hurt", 0),  # a phrase three times: each leads to its own
        ("nobody was hurt", 1),
        ("nobody was hurt", 2),
        ("It’s over - at last,", 0),
        ("‘wall of sand’, 3.5 metres high & 1,200 long", 0),
        ("1,200", 0),
        ("We waited nine years for the bridge and we were told to wait again for it", 0),
        ("told to wait again for it\n\nand to wait once more after that, and it has come at last,", 0),
        ("It rained.", 1),  # a whole paragraph that stands twice
    ],
)
def test_the_right_words_are_marked(follow: Any, words: str, nth: int) -> None:
    marked, stands = follow(OWN, at(words, nth))
    assert near(marked, stands), (marked, stands)


def test_an_original_with_straight_marks_is_found_too(follow: Any) -> None:
    marked, stands = follow(OWN, at("It’s over - at last,", 0), straight=True)
    assert near(marked, stands), (marked, stands)


def test_without_its_context_a_repeated_phrase_would_be_marked_elsewhere(follow: Any) -> None:
    assert not near(*follow(OWN, at("nobody was hurt", 1), directive="nobody%20was%20hurt"))
