"""What is measured: each phase a program of its own, so that the system says what it cost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.program.write import read_manifest
from tests.made_corpus import made_articles

ROOT = Path(__file__).parents[2]
_STOCK_YAKE = """
import sys, yake
from pathlib import Path
engine = yake.KeywordExtractor(lan="en", n=3, top=10)
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    engine.extract_keywords(path.read_text("utf-8"))
"""
_BARE = "site_name: Bare\ntheme: {name: mkdocs}\nplugins: []\n"
_MATERIAL = "site_name: Material\ntheme: {name: material, font: false}\nplugins: [search]\n"
# All pages in the navigation would take time that grows with the square of their number: one line is the fair rival.
_NAV = "nav: [{Home: index.md}]\nnot_in_nav: '*'\nvalidation: {nav: {omitted_files: ignore}, links: {not_found: ignore, unrecognized_links: ignore, anchors: ignore}}\n"  # noqa: E501


@dataclass(frozen=True, slots=True)
class Cost:
    """What one phase took."""

    cpu: float
    """Processor seconds, of the program and of all that it started."""
    memory: int
    """The most bytes of memory that one of its processes held."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything about one size."""

    articles: int
    characters: int
    """Of all articles' texts."""
    pages: int
    costs: dict[str, Cost]
    """By phase, in the order of measuring."""
    bytes: dict[str, int]
    """Of the site's files, by kind."""
    files: int
    largest: int
    """Bytes of the largest page that is a list or one page of a list: none may grow with the number of articles."""


def measure(articles: int, folder: Path) -> Measured:
    """All phases over so many made articles, in `folder`, which is emptied."""
    shutil.rmtree(folder, ignore_errors=True)
    _run("generator", "new", str(folder), at=ROOT)
    characters = _write(articles, folder / "seeds")
    build = ("mkdocs", "build", "--quiet")
    costs = {
        "stock yake": _run("-c", _STOCK_YAKE, "seeds", at=folder),
        "generate": _run("generator", "--quiet", "build", "--jobs", "1", at=folder),
        "site": _run(*build, at=folder),
        "proof": _run("generator", "--quiet", "verify", at=folder),
    }
    sizes = _sizes(folder / "site")
    pages = sum(path.endswith(".md") for path in read_manifest(folder / "docs"))
    files = sum(path.is_file() for path in (folder / "site").rglob("*"))
    largest = max(page.stat().st_size for page in (folder / "site").glob("*/index.html"))
    largest = max([largest, *(page.stat().st_size for page in (folder / "site").glob("*/page-*/index.html"))])
    first = min((folder / "seeds").glob("*.txt"))
    first.write_text(first.read_text("utf-8").replace(". ", ". Also, the tide was low. ", 1), "utf-8")
    costs["generate, one article changed"] = _run("generator", "--quiet", "build", "--jobs", "1", at=folder)
    costs["site, one article changed"] = _run(*build, at=folder)
    costs["proof, one article changed"] = _run("generator", "--quiet", "verify", at=folder)
    for name, settings in (("bare MkDocs", _BARE), ("plain Material", _MATERIAL)):
        (folder / "rival.yml").write_text(settings + _NAV, "utf-8")
        costs[name] = _run(*build, "--config-file", "rival.yml", "--site-dir", "rival", at=folder)
        shutil.rmtree(folder / "rival")
    return Measured(articles, characters, pages, costs, sizes, files, largest)


def _write(articles: int, seeds: Path) -> int:
    stated, characters = [], 0
    for article in made_articles(articles):
        (seeds / f"{article.id}.txt").write_text(article.text, "utf-8", newline="")
        characters += len(article.text)
        data = article.metadata
        if data.outlet and data.published:
            stated.append(f'["{article.id}.txt"]\noutlet = "{data.outlet.value}"\npublished = {data.published.value}\n')
    (seeds / "sources.toml").write_text("\n".join(stated), "utf-8")
    return characters


def _run(*command: str, at: Path) -> Cost:
    """Run a module of Python, or `-c` and a program, and say what it took. Raises CalledProcessError."""
    started = subprocess.Popen(  # noqa: S603  (our own programs)
        [sys.executable, *([] if command[0] == "-c" else ["-m"]), *command],
        cwd=at,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, command)
    # Linux counts in kibibytes, macOS in bytes.
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


_KINDS = (
    ("articles’ pages", "articles/"), ("people’s pages", "people/"), ("keywords’ pages", "keywords/"),
    ("quotes", "quotes/"), ("search index", "data/search/"), ("JSON", "data/*.json"), ("SQLite", "data/*.sqlite"),
    ("CSV", "data/csv/"), ("feeds and citations", "data/"), ("scripts, styles, fonts", "assets/"), ("other pages", ""),
)  # fmt: skip
"""Kinds of files by how their path begins; the first that fits."""


def _sizes(site: Path) -> dict[str, int]:
    sizes = dict.fromkeys((kind for kind, _ in _KINDS), 0)
    for path in site.rglob("*"):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            sizes[next(kind for kind, start in _KINDS if _fits(name, start))] += path.stat().st_size
    return sizes


def _fits(name: str, start: str) -> bool:
    folder, star, suffix = start.partition("*")
    return name.startswith(folder) and (not star or ("/" not in name.removeprefix(folder) and name.endswith(suffix)))
