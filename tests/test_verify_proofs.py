"""What is kept of earlier proofs must not hide what was taken away or changed since: all findings are those of a proof
from nothing.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest

from generator.verify import Report, proofs, read_made, read_originals, read_voice, verify
from generator.verify.dom import read_page
from generator.verify.tables import csv_rows
from tests.deletions import Proof, without
from tests.project import Project
from tests.test_verify_whole import ARTICLE, PAGE, own_words


def proof(project: Project, kept: Path | None) -> Report:
    originals = read_originals(project.seeds)
    return verify(project.site, project.docs / "data", originals, own_words(), read_made(project.docs), proofs=kept)


def agreed(project: Project, kept: Path) -> Report:
    """A proof with what earlier ones found, which must say what one from nothing says."""
    report = proof(project, kept)
    assert replace(report, again=0) == proof(project, None)
    return report


@pytest.fixture(scope="module")
def proved(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The five seeds and, in the file `proof.sqlite`, a first proof of all; tests put back what they change."""
    root = tmp_path_factory.mktemp("proofs") / "project"
    shutil.copytree(built.root, root)
    project = Project(root)
    first = proof(project, root / "proof.sqlite")
    assert (first.proved, first.again) == (True, 0)
    yield project
    assert proof(project, None) == first, "a test left something changed"


@pytest.fixture
def project(proved: Project) -> Project:
    return proved


@pytest.fixture
def kept(proved: Project, tmp_path: Path) -> Path:
    """A copy of the first proof's file."""
    return Path(shutil.copy(proved.root / "proof.sqlite", tmp_path / "proof.sqlite"))


def test_an_unchanged_site_holds_as_it_was_found_to(project: Project, kept: Path) -> None:
    second = agreed(project, kept)
    timeline = len(list((project.site / "timeline").rglob("*.html")))
    assert second.again == second.pages - timeline
    assert proof(project, kept) == second, "the second proof keeps what it took over"


def test_what_is_taken_from_a_page_is_noticed_after_a_proof(project: Project, kept: Path) -> None:
    random = Random(7)  # noqa: S311  (not for secrets)
    names = random.sample(Proof.of(project).pages(), 20)
    pages = {name: (project.site / name).read_bytes() for name in names}
    for name, whole in pages.items():
        (project.site / name).write_text(without(whole.decode(), random)[0], "utf-8", newline="")
    told = proof(project, kept).findings
    for name, whole in pages.items():
        (project.site / name).write_bytes(whole)
        assert any(name in finding.where for finding in told), name
    page = project.site / PAGE
    whole = page.read_bytes()
    page.unlink()
    assert "verify-missing" in {finding.code for finding in agreed(project, kept).findings}
    page.write_bytes(whole)


def test_a_changed_article_is_noticed_on_pages_that_are_not(project: Project, kept: Path) -> None:
    seed = next(project.seeds.glob(f"{ARTICLE}*"))
    whole = seed.read_bytes()
    seed.write_bytes(b"New\n" + whole)
    changed = agreed(project, kept)
    assert {finding.where.partition(":")[0] for finding in changed.findings} > {PAGE, "docs/data/articles.json"}
    assert 0 < changed.again < changed.pages
    seed.write_bytes(whole)


def test_a_new_article_is_looked_for_on_pages_that_are_not_new(project: Project, kept: Path) -> None:
    page = read_page((project.site / "stories" / "index.html").read_text("utf-8"))
    own = max((" ".join("".join(stretch.parts).split()) for stretch in page.stretches), key=len)
    originals = read_originals(project.seeds)
    seed = project.seeds / "new.txt"
    seed.write_text(f"Ferries stop\n\n{own}\n", "utf-8")
    # Without a voice everything that the page says in the site's own name is a copy of the new article.
    given = (project.site, project.docs / "data", read_originals(project.seeds), None, read_made(project.docs))
    told = verify(*given, proofs=kept)
    seed.unlink()
    assert any(f.code == "verify-copied" and f.where.startswith("stories/index.html") for f in told.findings)
    assert replace(told, again=0) == verify(*given)
    assert read_originals(project.seeds) == originals


def test_what_the_data_tell_more_of_is_missed_on_a_page_that_is_as_it_was(project: Project, kept: Path) -> None:
    path = project.docs / "data" / "articles.json"
    whole = path.read_bytes()
    value = json.loads(whole)
    article = next(article for article in value["articles"] if article["id"] == ARTICLE)
    quote = article["quotes"][0]
    article["quotes"].append(quote | {"id": f"{ARTICLE}/quote/00000000"})
    path.write_text(json.dumps(value), "utf-8")
    told = agreed(project, kept)
    path.write_bytes(whole)
    assert any(f.where == PAGE and "quote-00000000" in f.message for f in told.findings)


def test_of_a_file_of_all_articles_only_what_is_other_is_checked(
    project: Project, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[object] = []

    def check_data(_name: str, part: object, *_: object) -> tuple[int, tuple[()]]:
        checked.append(part)
        return 0, ()

    monkeypatch.setattr("generator.verify.check_data", check_data)
    proof(project, kept)
    assert checked == []
    path = project.docs / "data" / "articles.json"
    whole = path.read_bytes()
    value = json.loads(whole)
    del value["articles"][1]["quotes"][0]
    path.write_text(json.dumps(value), "utf-8")
    proof(project, kept)
    path.write_bytes(whole)
    assert checked == [value["articles"][1]]


def test_a_table_that_says_something_else_is_noticed_after_a_proof(project: Project, kept: Path) -> None:
    path = project.docs / "data" / "csv" / "quotes.csv"
    whole = path.read_bytes()
    quote = next(row["text"] for row in csv_rows(whole) if str(row["text"]).isascii())
    path.write_bytes(whole.replace(str(quote).encode(), b"Nobody said this", 1))
    told = agreed(project, kept)
    path.write_bytes(whole)
    assert any("Nobody said this" in f.message for f in told.findings if f.where.startswith("docs/data/csv:quotes["))


def test_what_the_program_says_is_kept_and_read_again_where_it_is_damaged(tmp_path: Path) -> None:
    said = tmp_path / "voice.txt"
    read = partial(read_voice, tmp_path, tmp_path / "docs", tmp_path / "seeds", {})
    whole = read()
    assert read(kept=said) == whole
    first = said.read_bytes()
    assert read(kept=said) == whole
    said.write_bytes(first.replace(b"\n", b"\nthe mayor opened the new bridge\n", 1))
    assert read(kept=said) == whole
    assert said.read_bytes() == first


def test_another_program_proves_everything_again(project: Project, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "_program", lambda: b"another version")
    assert proof(project, kept).again == 0
    monkeypatch.undo()
    assert proof(project, kept).again == 0, "what the other one proved is not ours"


def test_what_is_damaged_is_proved_again(project: Project, kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as rows, rows:
        rows.execute("UPDATE verdicts SET verdict = substr(verdict, 1, 20) || x'00' || substr(verdict, 22)")
    assert agreed(project, kept).again == 0
    kept.write_bytes(b"no database, and longer than a header of a hundred bytes would be" * 4)
    assert proof(project, kept).again == 0
    assert proof(project, kept).again > 0, "the file was made anew"
