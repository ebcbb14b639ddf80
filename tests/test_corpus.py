"""Which files of a folder are looked at: each is an article or has a problem, and none is passed over in silence."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import pytest

from generator.model import Hint, Problem
from generator.owner.sidecar import read_sidecar
from generator.program.corpus import Item, read_folder, seed_files
from generator.telling import tell

TEXT = "Harbour opens\n\nODENSE - It opened on Monday, said Ida Holm.\n"


def told(folder: Path) -> dict[str, str]:
    """File name to the code of its problem, or the id of its article."""
    read = read_folder(folder, seed_files(folder), {})
    return {
        one.source.path if isinstance(one, Item) else one.where: one.id if isinstance(one, Item) else one.code
        for one in read
    }


def test_what_is_too_long_for_an_article_costs_that_file_only(tmp_path: Path) -> None:
    (tmp_path / "archive.txt").write_text("Ships came. " * 30_000, "utf-8")
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    assert told(tmp_path) == {"archive.txt": "too-long", "good.txt": "good"}


@pytest.mark.skipif(sys.platform == "win32", reason="the file system allows no such names")
@pytest.mark.parametrize("name", ["a\nb.txt", "tab\t.txt", "\x1b[31m.txt", "x\u2028y.txt", "b\udcff.txt", "a\n/c.txt"])
def test_a_name_that_no_page_can_show_costs_that_file_only(tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    except OSError:
        pytest.skip("the file system allows no such name")
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    assert told(tmp_path) == {name: "name-unusable", "good.txt": "good"}


@pytest.mark.parametrize(
    "name", ["two words.txt", "it’s.txt", "{{7*7}}.txt", "a#b.txt", "100%.txt", "日本.txt", "index.txt", "README.txt"]
)
def test_any_other_name_will_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, "utf-8")
    assert told(tmp_path) == {name: name.removesuffix(".txt")}


def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "folder.txt").mkdir(parents=True)
    (tmp_path / "seeds" / "folder.txt" / "inside.txt").write_text(TEXT, "utf-8")
    try:
        (tmp_path / "seeds" / "loop.txt").symlink_to("loop.txt")
        (tmp_path / "seeds" / "gone.txt").symlink_to("nowhere.txt")
        (tmp_path / "seeds" / "up").symlink_to("..", target_is_directory=True)
        os.mkfifo(tmp_path / "seeds" / "pipe.txt")
    except (OSError, AttributeError):
        pytest.skip("no links or pipes here")
    assert told(tmp_path / "seeds") == {
        "folder.txt/inside.txt": "inside",
        "gone.txt": "file-unreadable",
        "loop.txt": "file-unreadable",
        "pipe.txt": "not-a-file",
        "up": "not-a-file",
    }


def test_the_log_holds_nothing_that_a_terminal_obeys(caplog: pytest.LogCaptureFixture) -> None:
    problem = Problem("a\nb\x1b[2J.txt", "empty", "says “\u202exyz\udcff\r” – é", "Rename it.")
    with caplog.at_level(logging.INFO, "generator"):
        tell([problem], logging.getLogger("generator"))
    assert caplog.messages == [
        r"a\nb\x1b[2J.txt: says “\u202exyz\udcff\r” – é [empty] Rename it.",
    ]


def test_a_gap_that_many_articles_have_is_a_number_and_a_warning_never(caplog):
    gaps = [Problem(f"{at}.txt", "date-missing", "no date", "State one.", "info") for at in range(30)]
    losses = [Problem(f"{at}.txt", "empty", "it is empty", "Fill it.") for at in range(30)]
    with caplog.at_level(logging.INFO, "generator"):
        tell([*gaps, *losses], logging.getLogger("generator"))
    lines = [record.getMessage() for record in caplog.records]
    assert sum("date-missing" in line for line in lines) == 6
    assert "[date-missing] 25 more; the site's build report lists them all" in lines
    assert sum("[empty]" in line for line in lines) == 30


def test_an_error_of_many_places_is_told_once(caplog):
    wrong = [
        Problem(f"{page}.html:{line}", "verify-copied", "«x» is copied", "Look.", "error")
        for page in "ab"
        for line in (1, 2)
    ]
    tell([*wrong, Problem("c.html:1", "verify-copied", "«y» is copied", "Look.", "error")], logging.getLogger("t"))
    assert [record.getMessage() for record in caplog.records] == [
        "a.html:1 and 3 more places: «x» is copied [verify-copied] Look.",
        "c.html:1: «y» is copied [verify-copied] Look.",
    ]


def test_a_file_of_several_articles_and_what_the_owner_says_of_them(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(
        '{"id": "A 1", "text": "Ships came."}\n{"id": "B", "text": "Ferries left."}\n', "utf-8"
    )
    said = '["x.jsonl"]\noutlet = "Echo"\n["x.jsonl#b"]\noutlet = "Gale"\n["x.jsonl#c"]\ntitle = "?"\n'
    stated = read_sidecar(said, seed_files(tmp_path))
    assert stated.problems == ()
    *items, odd = read_folder(tmp_path, seed_files(tmp_path), stated.hints)
    assert [(item.id, item.source.name, item.document.hints["outlet"]) for item in items if isinstance(item, Item)] == [
        ("x-a-1", "x.jsonl#a-1", Hint(("Echo",), "owner")),
        ("x-b", "x.jsonl#b", Hint(("Gale",), "owner")),
    ]
    assert isinstance(odd, Problem)
    assert (odd.code, odd.message) == ("source-unmatched", "there is no article 'x.jsonl#c'")


def test_a_file_of_no_format_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text(TEXT, "utf-8")
    [problem] = read_folder(tmp_path, seed_files(tmp_path), {})
    assert isinstance(problem, Problem)
    assert (problem.code, problem.severity) == ("format-unknown", "warning")


def test_one_name_in_two_folders_is_two_articles(tmp_path: Path) -> None:
    for name in ("b/port.txt", "a/port.txt", "port.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    assert told(tmp_path) == {"port.txt": "port", "a/port.txt": "a-port", "b/port.txt": "b-port"}
