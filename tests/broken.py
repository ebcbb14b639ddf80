"""Broken files of every format among good ones: `python -m tests.broken 1000 100` (`make broken`) tries as many.

Each broken file is named with a code, a reason and a cure; the good ones are published as they are without the others.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from generator.readers import READERS
from tests import test_formats

_PACKED = (".docx", ".zip", ".epub", ".wacz", ".warc.gz", ".pdf")
_STRUCTURED = (".xml", ".rss", ".json", ".atom")
TOWNS = ("Garve", "Stranmouth", "Dunmarl", "Orrin", "Tarrow", "Ribe", "Odense")


def _whole(suffix: str) -> bytes:
    if suffix == ".pdf":
        return test_formats.pdf((test_formats.TITLE, test_formats.FIRST))
    data = next(data for name, data, _ in test_formats.FORMATS if suffix in name)
    return data if isinstance(data, bytes) else data()


def _noise(suffix: str, number: int) -> bytes:
    """Bytes of no format, different for each number."""
    return b"\0\x01" + b"".join(hashlib.sha256(f"{suffix}{number}{at}".encode()).digest() for at in range(8))


FAULTS: tuple[tuple[str, Callable[[str, int], bytes], tuple[str, ...]], ...] = (
    ("empty", lambda _, __: b"", ()),
    ("blank", lambda _, number: b" \n" * (number + 1), ()),
    ("noise", _noise, ()),
    ("broken-off", lambda suffix, number: _whole(suffix)[: 40 + number % 60], _PACKED),
    ("no-syntax", lambda _, number: b'{"items": [' + b"<a><b>" * (number % 9), _STRUCTURED),
)
"""A name, what is in the file, and the suffixes that it breaks; none: all of them."""


def broken_files(count: int) -> Iterator[tuple[str, bytes]]:
    """So many broken files, of every suffix in turn. JSON lines are left out, where an empty file is no fault."""
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes if suffix not in (".jsonl", ".ndjson")]
    kinds = [(fault, suffix) for fault in FAULTS for suffix in suffixes if not fault[2] or suffix in fault[2]]
    for number in range(count):
        (name, made, _), suffix = kinds[number % len(kinds)]
        yield f"b{number:05}-{name}{suffix}", made(suffix, number)


def good_files(count: int) -> Iterator[tuple[str, bytes]]:
    """So many short articles."""
    for number in range(count):
        town = TOWNS[number % len(TOWNS)]
        title = f"Ferry number {number} sinks in {town} harbour"
        paragraphs = [words.replace("harbour", town) for words in test_formats.BODY]
        head = f"The {town} Times, {number % 28 + 1} May 2023"
        yield f"g{number:05}.txt", "\n\n".join((title, head, *paragraphs)).encode()


@dataclass(frozen=True, slots=True)
class Built:
    """What a build of a folder came to."""

    code: int
    told: str
    pages: dict[str, bytes]
    """Of articles, by path."""
    articles: list[object]
    """Of articles.json."""


def built(folder: Path, files: Iterator[tuple[str, bytes]], *options: str) -> Built:
    """Build a folder that holds these articles, from nothing."""
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text("site_name: Broken\n", "utf-8")
    (folder / "generator.toml").write_text("", "utf-8")
    for name, data in files:
        (folder / "seeds" / name).write_bytes(data)
    done = CliRunner().invoke(main, ["build", "-f", str(folder / "generator.toml"), "--jobs", "1", *options])
    docs = folder / "docs"
    pages = {path.relative_to(docs).as_posix(): path.read_bytes() for path in sorted((docs / "articles").glob("*.md"))}
    pages.pop("articles/index.md", None)
    data = docs / "data" / "articles.json"
    articles = json.loads(data.read_text("utf-8"))["articles"] if data.exists() else []
    return Built(done.exit_code, done.output, pages, articles)


def run(folder: Path, broken: int, good: int) -> list[str]:
    """What went wrong: an empty list, if all is well."""
    names = [name for name, _ in broken_files(broken)]
    alone = built(folder / "alone", good_files(good))
    both = built(folder / "both", (file for files in (good_files(good), broken_files(broken)) for file in files))
    report = (folder / "both" / "docs" / "about" / "build.md").read_text("utf-8")
    faults = [f"not named: {name}" for name in names if name not in report and name not in both.told]
    if (alone.code, both.code) != (0, 0):
        faults.append(f"exit codes {alone.code}, {both.code}: {both.told[-500:]}")
    if len(alone.articles) != good or alone.articles != both.articles:
        faults.append(f"articles.json differs: {len(alone.articles)} and {len(both.articles)} articles")
    faults += [f"differs: {path}" for path in alone.pages if alone.pages[path] != both.pages.get(path)]
    faults += [f"too many: {path}" for path in both.pages if path not in alone.pages]
    if built(folder / "both", iter(()), "--strict").code != 1:
        faults.append("--strict does not fail")
    return faults


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        wrong = run(Path(made), int(sys.argv[1]), int(sys.argv[2]))
    print("\n".join(wrong) or f"{sys.argv[1]} broken files among {sys.argv[2]} good ones: each named, none lost")
    sys.exit(1 if wrong else 0)
