"""MkDocs alone does everything, through the plugin: `mkdocs build`, and `mkdocs serve` while articles change."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from generator.site.past import html_of
from tests.project import ROOT, Project, copied, tree

ARTICLE = (
    "{title}\n\nODENSE - The mayor, Ida Holm, said on Friday that 1,200 ships came. “{said},” she told reporters.\n"
)
PATIENCE = 60
"""Seconds to wait for one build on a machine that has other things to do."""
QUIET = 3.0
"""Seconds without a new build after which none is expected: MkDocs looks for changes several times a second."""


def write(project: Project, name: str, *, title: str = "Harbour bridge opens", said: str = "We waited") -> None:
    (project.seeds / f"{name}.txt").write_text(ARTICLE.format(title=title, said=said), "utf-8", newline="")


@pytest.fixture
def small(tmp_path: Path) -> Project:
    project = copied(tmp_path / "project", seeds=False)
    write(project, "bridge")
    write(project, "ferry", title="Ferry fares rise again", said="It is dear")
    return project


# ---- mkdocs build -----------------------------------------------------------------------------------------------


def test_mkdocs_build_makes_the_pages_first(built: Project) -> None:
    seeds = sorted(path.stem for path in built.seeds.iterdir())
    assert len(seeds) == 5
    for name in seeds:
        assert (built.site / "articles" / name / "index.html").is_file()
    assert (built.site / "data" / "articles.json").read_bytes() == built.made()["data/articles.json"]


def test_pages_of_our_own_are_the_same_bytes_past_markdown_and_through_it(built: Project, tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    config = project.root / "mkdocs.yml"
    # An extension that no page makes use of: with it every page goes through Markdown.
    config.write_text(config.read_text("utf-8") + "\nmarkdown_extensions: [admonition]\n", "utf-8")
    done = project.run("mkdocs", "build")
    assert done.returncode == 0, done.stderr
    through, past = tree(project.site), tree(built.site)
    assert len(past) > 50
    assert [name for name in sorted(past) if name.endswith(".html") and past[name] != through.get(name)] == []


def test_a_generated_page_that_its_owner_edits_is_read_as_markdown(small: Project) -> None:
    assert small.run("mkdocs", "build").returncode == 0
    page = small.docs / "quotes" / "index.md"
    own = page.read_text("utf-8").replace("generated: true", "title: Mine", 1)
    page.write_text(own.split("---\n", 2)[0] + "---\ntitle: Mine\n---\n\n*Slanted* words.\n", "utf-8")
    assert small.run("mkdocs", "build").returncode == 0
    assert "<em>Slanted</em> words" in (small.site / "quotes" / "index.html").read_text("utf-8")


def test_a_second_build_hands_finished_pages_through_and_a_changed_frame_makes_them_anew(small: Project) -> None:
    assert small.run("mkdocs", "build").returncode == 0
    first = tree(small.site)
    kept = small.root / ".cache" / "pages.sqlite"
    with closing(sqlite3.connect(kept)) as rows, rows:
        [(key,)] = rows.execute("SELECT key FROM pages LIMIT 1").fetchall()
        rows.execute("UPDATE pages SET html = ? WHERE key = ?", (zlib.compress(b"<p>handed through</p>"), key))
    assert small.run("mkdocs", "build").returncode == 0
    second = tree(small.site)
    changed = [name for name in first if first[name] != second.get(name)]
    assert len(changed) == 1
    assert second[changed[0]] == b"<p>handed through</p>"
    with closing(sqlite3.connect(kept)) as rows, rows:
        rows.execute("UPDATE pages SET html = ? WHERE key = ?", (b"no page", key))  # can't be read: made anew
    assert small.run("mkdocs", "build").returncode == 0
    assert tree(small.site) == first
    config = small.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("site_name: Briefing", "site_name: Other"), "utf-8")
    assert small.run("mkdocs", "build").returncode == 0
    pages = [content for name, content in tree(small.site).items() if name.endswith("articles/bridge/index.html")]
    assert b"Other" in pages[0]


def set_address(project: Project) -> None:
    config = project.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace('!ENV [SITE_URL, ""]', "https://port.example/"), "utf-8")


def name_a_page_of_ones_own(project: Project) -> None:
    config = project.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nnav: [index.md, articles/index.md, tides.md]\n", "utf-8")
    (project.docs / "tides.md").write_text("# Tides\n\nSee [the bridge](articles/bridge.md).\n", "utf-8")


def rename_that_page(project: Project) -> None:
    (project.docs / "tides.md").write_text("# High water\n\nSee [the bridge](articles/bridge.md).\n", "utf-8")


def override_a_template(project: Project) -> None:
    config = project.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("language: en", "language: en\n  custom_dir: own"), "utf-8")
    (project.root / "own").mkdir()
    (project.root / "own" / "main.html").write_text("{% extends 'base.html' %}", "utf-8")


def list_all_pages_in_a_template(project: Project) -> None:
    words = "{% extends 'base.html' %}{% block footer %}{{ pages | length }}{% endblock %}"
    (project.root / "own" / "main.html").write_text(words, "utf-8")


def test_what_changes_a_page_is_not_missed_by_a_build_that_hands_pages_on(small: Project) -> None:
    """After each change a build with pages of earlier ones makes the same bytes as one that has none."""
    changes = (
        set_address,
        lambda project: write(project, "bridge", said="We waited for nine years"),
        lambda project: write(project, "tunnel", title="Tunnel under the fjord floods", said="It is wet"),
        name_a_page_of_ones_own,
        rename_that_page,
        override_a_template,
        list_all_pages_in_a_template,
        lambda project: (project.seeds / "ferry.txt").unlink(),
    )
    kept = small.root / ".cache" / "pages.sqlite"
    assert small.run("mkdocs", "build").returncode == 0
    for change in changes:
        change(small)
        assert small.run("mkdocs", "build").returncode == 0
        again = tree(small.site)
        kept.unlink(missing_ok=True)
        done = small.run("mkdocs", "build")
        assert done.returncode == 0, done.stderr
        afresh = tree(small.site)
        # The packed map of the site carries the time of the build.
        differing = [name for name in {*again, *afresh} - {"sitemap.xml.gz"} if again.get(name) != afresh.get(name)]
        assert differing == [], change
    assert "articles/bridge/" in afresh["sitemap.xml"].decode()


def test_finished_pages_that_can_not_be_kept_cost_nothing(small: Project) -> None:
    (small.root / ".cache").mkdir(exist_ok=True)
    (small.root / ".cache" / "pages.sqlite").write_bytes(b"no database")
    assert small.run("mkdocs", "build").returncode == 0
    assert (small.site / "articles" / "bridge" / "index.html").is_file()


@pytest.mark.parametrize("body", ["Words.\n", "<p>One.</p>\n\n* two\n", "## No id\n", "<p>One.</p>\n\n    code\n"])
def test_what_is_markdown_is_left_to_markdown(body: str) -> None:
    assert html_of(body) is None


def test_problems_stand_in_the_log_of_mkdocs_and_fail_it_only_when_strict(small: Project) -> None:
    (small.seeds / "empty.txt").write_bytes(b"")
    done = small.run("mkdocs", "build")
    assert done.returncode == 0, done.stderr
    line = next(line for line in done.stderr.splitlines() if "empty.txt" in line)
    assert line.startswith("WARNING")
    assert "clipbook" in line
    assert "[empty]" in line
    assert small.run("mkdocs", "build", "--strict").returncode == 1
    (small.seeds / "empty.txt").unlink()
    done = small.run("mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('[build]\ndocs = "pages"\n', "docs_dir"),
        ('[build]\nsedes = "x"\n', "'seeds'"),
        ('[build]\nseeds = "x"\n', "seeds"),
    ],
)
def test_wrong_settings_are_told_without_a_traceback(small: Project, toml: str, words: str) -> None:
    (small.root / "generator.toml").write_text(toml, "utf-8")
    done = small.run("mkdocs", "build", "--quiet")
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not small.site.exists()


def test_make_does_not_silence_mkdocs() -> None:
    """With --quiet MkDocs neither prints warnings nor counts them for --strict."""
    calls = [line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "mkdocs build" in line]
    assert calls
    assert [line for line in calls if "-q" in line.split()[2:] or "--quiet" in line] == []


# ---- mkdocs serve -----------------------------------------------------------------------------------------------


@dataclass
class Server:
    """`mkdocs serve` in a process of its own."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    @property
    def builds(self) -> int:
        return self.log.read_text("utf-8", "replace").count("Building documentation")

    def get(self, path: str) -> tuple[int, str]:
        try:
            with build_opener(ProxyHandler({})).open(f"{self.address}/{path}", timeout=10) as answer:
                return answer.status, answer.read().decode("utf-8")
        except HTTPError as error:
            with error:
                return error.code, ""
        except (URLError, OSError):
            return 0, ""

    def wait(self, path: str, status: int, words: str = "") -> None:
        """Until the page answers so. Fails with the log when it doesn't in time, or the server has gone."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            got, html = self.get(path)
            if got == status and words in html:
                return
            time.sleep(0.2)
        pytest.fail(f"{path} is not {status} with {words!r}\n{self.log.read_text('utf-8', 'replace')[-3000:]}")

    def settled(self) -> int:
        """The number of builds, once no new one has begun for a while."""
        end = time.monotonic() + PATIENCE
        seen, since = self.builds, time.monotonic()
        while time.monotonic() < end:
            time.sleep(0.1)
            if self.builds != seen:
                seen, since = self.builds, time.monotonic()
            elif time.monotonic() - since > QUIET:
                return seen
        pytest.fail(f"it builds without end: {seen} builds")


@contextmanager
def served(project: Project, log: Path) -> Iterator[Server]:
    """`mkdocs serve` of a project, at a port that is free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=project.root, env=project.env({"PYTHONUNBUFFERED": "1"}), stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            yield Server(process, f"http://127.0.0.1:{port}", log)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


@pytest.fixture
def server(small: Project, tmp_path: Path) -> Iterator[Server]:
    with served(small, tmp_path / "serve.log") as running:
        yield running


def test_serve_follows_the_articles_and_never_loops(small: Project, server: Server) -> None:
    server.wait("articles/bridge/", 200, "We waited")
    before = server.settled()
    assert before <= 2

    write(small, "bridge", said="We waited for nine years")
    server.wait("articles/bridge/", 200, "We waited for nine years")
    after = server.settled()
    assert after - before in (1, 2)
    server.wait("quotes/", 200, "We waited for nine years")

    os.utime(small.seeds / "bridge.txt")  # touched, not changed
    assert server.settled() - after <= 2

    write(small, "tunnel", title="Tunnel under the fjord floods", said="It is wet")
    server.wait("articles/tunnel/", 200, "It is wet")
    server.wait("articles/", 200, "Tunnel under the fjord floods")
    added = server.settled()

    (small.docs / "note.md").write_text("We trust the **port**.\n", "utf-8")
    server.wait("", 200, "<strong>port</strong>")
    server.wait("note/", 404)
    noted = server.settled()
    assert noted - added <= 2
    added = noted

    (small.seeds / "tunnel.txt").unlink()
    server.wait("articles/tunnel/", 404)
    assert server.settled() - added <= 2
    server.wait("articles/bridge/", 200, "We waited for nine years")
    left = [path for path, data in tree(small.docs).items() if "tunnel" in path or b"Tunnel under" in data]
    assert left == []
