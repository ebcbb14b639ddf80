"""Every message names file, reason and cure, and the lines of a build are few and end with a summary."""

from __future__ import annotations

import ast
import errno
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import telling
from generator.model import Problem
from generator.program.build import Report
from generator.program.cache import Totals
from generator.program.write import Written
from tests.project import ROOT, Project, copied, tree

TEXT = "Harbour bridge opens\n\nODENSE - The mayor, Ida Holm, said that 1,200 ships came. “We waited,” she said.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = copied(tmp_path / "project", seeds=False)
    (project.seeds / "bridge.txt").write_text(TEXT, "utf-8")
    return project


# ---- file, reason, cure -----------------------------------------------------------------------------------------


def literals(node: ast.expr) -> Iterator[str]:
    """The strings that an argument can be, where they stand in the call; `{}` for what is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def test_every_hint_of_a_problem_is_a_sentence() -> None:
    places = {"Problem": (3, "hint"), "fault": (3, "hint"), "Unreadable": (2, "hint")}
    seen, odd = 0, []
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in places):
                continue
            at, name = places[node.func.id]
            given = next((k.value for k in node.keywords if k.arg == name), None)
            value = given if given is not None else node.args[at] if len(node.args) > at else None
            for hint in literals(value) if value is not None else ():
                seen += 1
                if not re.match(r"[A-Z{].{7,}\.(\n\{\})?$", hint, re.DOTALL):
                    odd.append(f"{path.name}: {hint}")
    assert seen > 20
    assert odd == []


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('[build]\ncache = "docs"\n', "among articles or pages; name a file elsewhere"),
        ('[build]\ncache = "docs/x.sqlite"\n', "among articles or pages; name a file elsewhere"),
        ('[build]\ncache = "seeds/bridge.txt"\n', "among articles or pages; name a file elsewhere"),
        ('[build]\ncache = ".."\n', "is a folder; name a file in it"),
        ('[build]\ncache = "mkdocs.yml"\n', "name one that ends in .sqlite"),
        ('[build]\nseeds = "docs/about"\n', "lies in the folder of pages, which is published as it is; name another"),
        ('[build]\ncompare_with = "nowhere"\n', "nowhere holds no articles.json that can be read; name a copy"),
        ("[build\n", "not valid TOML"),
        ('[build]\nseeds = "\xff"\n', "is not UTF-8; save the file as UTF-8 text"),
    ],
)
def test_wrong_settings_are_told_with_file_reason_and_cure_and_nothing_is_touched(
    project: Project, toml: str, words: str
) -> None:
    (project.root / "generator.toml").write_bytes(toml.encode("latin-1"))
    before = tree(project.root)
    done = project.build()
    assert done.returncode == 2, done.stderr
    [line] = done.stderr.splitlines()
    assert "generator.toml: " in line
    assert words in line
    assert ";" in line
    assert {path: data for path, data in tree(project.root).items() if not path.startswith(".cache/")} == before


@pytest.mark.parametrize("name", ["sources.toml", "corrections.toml", "briefing.toml"])
def test_an_owners_file_that_is_no_toml_is_told_with_its_line(project: Project, name: str) -> None:
    (project.seeds / name).write_text("a = b\n", "utf-8")
    done = project.build()
    assert done.returncode == 2
    assert name in done.stderr
    assert "line 1" in done.stderr
    assert "mend that line" in done.stderr


@pytest.mark.parametrize(
    ("number", "cure"),
    [
        (errno.ENOSPC, "make room on the disk"),
        (errno.EACCES, "give yourself the right"),
        (errno.EROFS, "copy the folder"),
        (errno.EBUSY, "see that nothing else uses it"),
    ],
)
def test_what_the_disk_refuses_has_a_cure(number: int, cure: str) -> None:
    told = telling.undone(OSError(number, os.strerror(number), "docs/index.md"))
    assert told.startswith(f"docs/index.md: {os.strerror(number)}; {cure}")


def test_the_plugin_tells_what_the_disk_refuses(project: Project) -> None:
    (project.docs / "articles").write_text("no folder", "utf-8")
    done = project.run("mkdocs", "build")
    assert done.returncode == 1
    assert "articles" in done.stderr
    assert "then try again" in done.stderr
    assert "Traceback" not in done.stderr
    assert not project.site.exists()


# ---- the lines of a build ---------------------------------------------------------------------------------------


def test_a_build_ends_with_what_was_found_and_where_it_is(project: Project) -> None:
    done = project.build()
    *_, counts, where = done.stderr.splitlines()
    assert re.search(
        r"1 article \(0 from the cache\): 1 quote, 1 figure; no problems, \d gaps?; \d+ files written", counts
    )
    assert "The pages are in docs/; mkdocs build makes the site of them, mkdocs serve shows it" in where
    again = project.build().stderr
    assert "1 article (1 from the cache): 1 quote, 1 figure; no problems" in again
    assert "0 files written" in again
    quiet = project.run("generator", "-q", "build")
    assert (quiet.stdout, quiet.stderr) == ("", "")
    done = project.run("mkdocs", "build")
    assert "1 article (1 from the cache): 1 quote, 1 figure" in done.stderr


def test_problems_and_gaps_are_counted_apart() -> None:
    problems = (Problem("a", "b", "c", "d", "warning"), Problem("a", "b", "c", "d", "info"))
    report = Report(Totals(1200, 1, 0), problems, (), Written(("a",), ("b", "c"), ()), 1100)
    assert telling.summary(report) == (
        "1,200 articles (1,100 from the cache): 1 quote, 0 figures; 1 problem, 1 gap; 1 file written, 2 removed"
    )
    checked = telling.summary(Report(Totals(1, 2, 3), (), (), None, 0))
    assert checked == "1 article (0 from the cache): 2 quotes, 3 figures; no problems; checked, nothing written"


# ---- the bar ----------------------------------------------------------------------------------------------------


class Terminal:
    """Standard error, as a terminal or not."""

    encoding = "utf-8"

    def __init__(self, *, isatty: bool) -> None:
        self.tty, self.written = isatty, ""

    def isatty(self) -> bool:
        return self.tty

    def write(self, words: str) -> None:
        self.written += words

    def flush(self) -> None:
        """Nothing is held back."""


@pytest.mark.parametrize(
    ("tty", "length", "level", "shown"),
    [
        (True, telling.LONG, logging.INFO, True),
        (True, telling.LONG - 1, logging.INFO, False),
        (True, 1000, logging.WARNING, False),
        (False, 1000, logging.INFO, False),
    ],
)
def test_a_bar_is_for_who_waits_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, *, tty: bool, length: int, level: int, shown: bool
) -> None:
    screen = Terminal(isatty=tty)
    monkeypatch.setattr(sys, "stderr", screen)
    logger = logging.getLogger("test of the bar")
    logger.setLevel(level)
    assert list(telling.bar(iter(range(length)), length, logger)) == list(range(length))
    assert ("Reading articles" in screen.written) == shown
    assert ("100%" in screen.written) == shown


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals")
def test_the_bar_runs_in_a_real_terminal_and_under_mkdocs(project: Project) -> None:
    for at in range(telling.LONG):
        (project.seeds / f"{at}.txt").write_text(f"Ferry {at} opens\n\nIt ran on Monday.\n", "utf-8")
    code = "import pty, sys; sys.exit(pty.spawn([sys.executable, '-m', *sys.argv[1:]]) >> 8)"
    for call in (("generator", "build", "--no-cache"), ("mkdocs", "build")):
        done = subprocess.run(
            [sys.executable, "-c", code, *call],
            cwd=project.root,
            env=project.env(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        assert "Reading articles" in done.stdout, call
        (project.root / ".cache" / "extracts.sqlite").unlink(missing_ok=True)
    assert "Reading articles" not in project.build("--no-cache").stderr
