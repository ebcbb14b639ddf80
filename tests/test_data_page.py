"""The page of data: every file is listed, and what it tells readers to type works."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from generator.exports import exports
from generator.exports.csv_files import UNDO as PATTERN
from generator.model import File
from generator.pages.data import EXAMPLES, GROUPS, MANIFEST, PROOF, UNDO, Example, groups, size
from generator.show.lookup import Lookup
from tests.data_site import seeds_site
from tests.project import Project
from tests.small_site import FILES


@pytest.fixture
def folder(built: Project, tmp_path: Path) -> Path:
    """The downloads in a folder of a reader's as a browser saves them, with the articles beside them."""
    shutil.copytree(built.site / "data", tmp_path / "saved")
    for table in (tmp_path / "saved" / "csv").iterdir():
        table.rename(tmp_path / "saved" / table.name)
    shutil.copytree(built.seeds, tmp_path / "saved" / "seeds")
    return tmp_path / "saved"


def shown(built: Project) -> str:
    return (built.site / "data" / "index.html").read_text("utf-8")


# ---- the list ----------------------------------------------------------------------------------------------------


def test_every_data_file_of_a_build_is_listed_and_every_link_leads_to_one(built: Project) -> None:
    linked = {html.unescape(href) for href in re.findall(r'<a href="([^"#:]+\.\w+)"', shown(built))}
    for href in linked:
        assert (built.site / "data" / href).is_file(), href
    made = {path.removeprefix("data/") for path in built.made() if path.startswith("data/") and path != "data/index.md"}
    made = {path for path in made if not path.startswith("search/")}  # the site's own search, nobody's download
    assert "csv/quotes.csv" in made & linked
    several = re.findall(r'<a href="([^"]+)"[^>]*>(\d[\d,]*) files such as', shown(built))
    listed = len(linked - {href for href, _ in several}) + sum(int(number.replace(",", "")) for _, number in several)
    assert listed == len(made | {"manifest.json"})


def test_every_export_says_what_it_holds() -> None:
    made = list(exports(Lookup(seeds_site())))
    assert [file.path for file in made if not file.holds] == []
    assert [file.path for file in made if not file.holds.endswith(".")] == []


def test_no_file_is_left_out_or_listed_twice() -> None:
    made = list(groups((*FILES, MANIFEST)))
    assert [group.anchor for group in made] == ["json", "database", "tables", "annotations", "more", "schemas"]
    assert {one.name for group in made for one in group.files} == {
        "articles.json", "manifest.json", "briefing.sqlite", "csv/quotes.csv", "schema/articles.json",
        "2 files such as annotations/07-harbour.jsonld", "feeds/all.atom", "other.bin",
    }  # fmt: skip
    assert {group.anchor for group in made} == {anchor for _, anchor, _, _ in GROUPS}
    odd = (File("data/notes/a b.txt", b"1"), File("data/notes/c.txt", b"2"))
    (group,) = groups(odd)
    assert [(one.name, one.href.value, one.size) for one in group.files] == [
        ("2 files such as notes/a b.txt", "notes/a%20b.txt", "2 bytes")
    ]


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 KB"), (61_499, "61 KB"), (999_499, "999 KB"),
     (999_500, "1.0 MB"), (1_250_000, "1.2 MB"), (12_345_678_901, "12,345.7 MB")],
)  # fmt: skip
def test_sizes(count: int, words: str) -> None:
    assert size(count) == words


def test_page_and_files_live_together(built: Project) -> None:
    for path, content in built.made().items():
        if path.startswith("data/") and not path.endswith(".md"):
            assert (built.site / path).read_bytes() == content
    assert "<h1" in shown(built)


# ---- the examples ------------------------------------------------------------------------------------------------


def code_on(built: Project) -> list[str]:
    found = re.findall(r'<pre class="code-l"><code>(.*?)\s*</code></pre>', shown(built), re.DOTALL)
    return [html.unescape(code).strip("\n") for code in found]


def test_the_page_shows_the_examples_as_they_are_tried_here(built: Project) -> None:
    assert code_on(built) == [PROOF.code, UNDO.code, *(example.code for example in EXAMPLES)]


def of(language: str) -> list[Any]:
    return [pytest.param(one, id=one.title) for one in EXAMPLES if one.language == language]


def test_every_example_is_tried() -> None:
    assert {one.language for one in EXAMPLES} == {"sql", "jq", "pandas"}


@pytest.mark.parametrize("example", of("sql"))
def test_questions_in_sql(example: Example, folder: Path) -> None:
    program, file, query = shlex.split(example.code)
    assert program == "sqlite3"
    with closing(sqlite3.connect(folder / file)) as database:
        assert len(database.execute(query).fetchall()) > 2


@pytest.mark.parametrize("example", of("jq"))
@pytest.mark.skipif(shutil.which("jq") is None, reason="no jq here")
def test_questions_with_jq(example: Example, folder: Path) -> None:
    done = subprocess.run(shlex.split(example.code), cwd=folder, capture_output=True, check=True, timeout=60)
    assert len(done.stdout.decode().splitlines()) > 1


@pytest.mark.parametrize("example", of("pandas"))
def test_questions_with_pandas(example: Example, folder: Path) -> None:
    pytest.importorskip("pandas")
    assert "direct" in python(example, folder)


def python(example: Example, folder: Path, more: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", example.code + more], cwd=folder, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def test_a_quote_is_proved_in_three_lines(folder: Path) -> None:
    assert len(PROOF.lines) - len([line for line in PROOF.lines if line.startswith("import")]) == 3
    assert python(PROOF, folder) == "True\n"
    article = next((folder / "seeds").glob("000*.txt"))
    article.write_text("x" + article.read_text("utf-8"), "utf-8")
    assert python(PROOF, folder) == "False\n"


def test_words_come_back_out_of_a_spreadsheet(folder: Path) -> None:
    assert PATTERN in UNDO.code
    (folder / "quotes.csv").write_bytes(b'"id","text"\r\n"a","\'=1;\'-2"\r\n"b","\'\'t was"\r\n')
    more = "\nimport json; print(json.dumps(words))"
    assert json.loads(python(UNDO, folder, more)) == ["=1;-2", "'t was"]
    rows = csv.DictReader(io.StringIO((folder / "quotes.csv").read_text("utf-8"), newline=""))
    assert next(row["text"] for row in rows).startswith("'")
