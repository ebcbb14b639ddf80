"""Speed and growth, measured: `make bench`. Never part of the tests; the machine's mood would decide them.

Speed is a ratio: the processor time of each extractor over the seeds against stock yake's (n = 3, top = 10) in the same
run. Growth is the exponent k in time ~ n^k over corpora made of the seeds with other names and numbers.
"""

from __future__ import annotations

import hashlib
import math
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from generator.extract import EVERYTHING, EXTRACTORS, run
from generator.link import link
from generator.model import Article, Document, Entry, Extracts, Source
from generator.owner.config import read_options
from generator.owner.settings import SECTIONS
from generator.pages import pages
from generator.parse import parse
from generator.program.corpus import Item, read_folder, seed_files
from generator.program.understand import Work, entry, extracted
from generator.show.lookup import Lookup
from generator.site.render import render

ROOT = Path(__file__).parent.parent
OPTIONS = read_options("", SECTIONS)
CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of the best of three runs."""
    best = math.inf
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def speed(articles: list[Article]) -> None:
    """Each extractor's processor time as a share of stock yake's."""
    import yake  # noqa: PLC0415  (takes a third of a second)

    engine = yake.KeywordExtractor(lan="en", n=3, top=10)
    stock = timed(lambda: [engine.extract_keywords(article.text) for article in articles])
    print(f"stock yake: {len(articles) / stock:.0f} articles a second")
    found = [Extracts() for _ in articles]
    for extractor in EXTRACTORS:
        options = OPTIONS[extractor.name]

        def once(extractor=extractor, options=options, found=tuple(found)):
            return [run(extractor, article, have, options)[0] for article, have in zip(articles, found, strict=True)]

        took = timed(once)
        found = [have.having(items) for have, items in zip(found, once(), strict=True)]
        print(f"  {extractor.name:<10} {took / stock:6.3f} of yake   {len(articles) / took:7.0f} articles a second")


def varied(text: str, number: int) -> str:
    """The text with other names and numbers, the same for the same `number`."""

    def other(word: re.Match[str]) -> str:
        sound = hashlib.sha256(f"{word[0]}{number // 7}".encode()).hexdigest()[:4]
        return word[0][0] + "".join("aeioubdfglmnprst"[int(digit, 16)] for digit in sound) + word[0][-2:]

    return re.sub(r"\b\d{2,3}\b", lambda digits: str(int(digits[0]) + number % 60), CAPITAL.sub(other, text))


def corpus(items: list[Item], size: int) -> list[Entry]:
    """`size` articles, understood."""
    made = []
    for at in range(size):
        item = items[at % len(items)]
        text = varied(item.document.text, at) if at >= len(items) else item.document.text
        article, problems = parse(f"{at:05}", Source(f"{at:05}.txt", ""), Document(text))
        made.append(entry(article, problems, extracted(Work(article, {}, EVERYTHING, OPTIONS))))
    return made


def growth(items: list[Item], sizes: tuple[int, ...]) -> None:
    """Time of linking and of making pages over growing corpora."""
    entries = corpus(items, sizes[-1])
    before: tuple[int, float, float] | None = None
    for size in sizes:
        start = time.process_time()
        site = link(tuple(entries[:size]))
        linked = time.process_time()
        count = sum(len(render(page).content) > 0 for page in pages(Lookup(site)))
        done = time.process_time()
        link_time, page_time = linked - start, done - linked
        exponents = ""
        if before:
            ratio = math.log(size / before[0])
            powers = [math.log(now / then) / ratio for now, then in ((link_time, before[1]), (page_time, before[2]))]
            exponents = "   n^{:.2f}, n^{:.2f}".format(*powers)
        print(f"  {size:>5} articles: linked in {link_time:6.2f} s, {count:>5} pages in {page_time:6.2f} s{exponents}")
        before = size, link_time, page_time


def main() -> None:
    """Both measurements on the project's seeds."""
    items = [item for item in read_folder(ROOT / "seeds", seed_files(ROOT / "seeds"), {}) if isinstance(item, Item)]
    speed([parse(item.id, item.source, item.document)[0] for item in items * 4])
    growth(items, tuple(int(size) for size in sys.argv[1:]) or (125, 250, 500, 1000))


if __name__ == "__main__":
    main()
