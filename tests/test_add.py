"""Bringing articles in: copied files, fetched pages, and blocks to fill in. The only server is one of our own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import main
from generator.owner.sidecar import read_sidecar
from generator.program import add as room
from generator.program.add import NotAddedError, add
from tests.test_formats import PAGE, PLAIN

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


class Server(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        type(self).asked.append(str(self.headers["User-Agent"]))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
            return
        kind, body = {
            "/page": ("text/html; charset=utf-8", PAGE.encode()),
            "/text": ("text/plain", PLAIN.encode()),
            "/picture": ("image/png", b"x"),
            "/long": ("text/plain", b"x" * 2000),
        }.get(self.path, ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *given: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Server.asked = []
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


def test_a_page_is_fetched_with_its_address_and_the_time(server: str, tmp_path: Path) -> None:
    made = add(tmp_path / "seeds", f"{server}/moved", private=True, now=NOW)
    assert made.name == "ferry-sinks-in-harbour-after-hitting-its-own-pier.html"
    assert made.read_bytes() == PAGE.encode()
    hints = read_sidecar((tmp_path / "seeds" / "sources.toml").read_text("utf-8"), (made.name,)).hints[made.name]
    assert hints["address"].values == (f"{server}/page",)
    assert hints["retrieved"].values == ("2026-11-26T10:00:00Z",)
    assert set(Server.asked) == {f"clipbook/{__version__}"}
    assert len(Server.asked) == 2  # the address and where it led


def test_pages_of_one_title_are_two_files_and_of_one_address_one(server: str, tmp_path: Path) -> None:
    add(tmp_path, f"{server}/page", private=True, now=NOW)
    with pytest.raises(NotAddedError, match="already"):
        add(tmp_path, f"{server}/page", private=True, now=NOW)
    moved = add(tmp_path, f"{server}/moved", private=True, now=NOW)
    assert moved.name == "ferry-sinks-in-harbour-after-hitting-its-own-pier-2.html"
    assert add(tmp_path, f"{server}/text", private=True, now=NOW).name == "text.txt"
    assert (tmp_path / "sources.toml").read_text("utf-8").count("retrieved") == 3


@pytest.mark.parametrize(("path", "reason"), [("/gone", "404"), ("/picture", "image/png"), ("/long", "more than")])
def test_what_is_no_article_is_named(
    server: str, tmp_path: Path, path: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_BYTES", 1000)
    with pytest.raises(NotAddedError, match=reason):
        add(tmp_path, server + path, private=True, now=NOW)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://example.org/", "https://"),
        ("file:///etc/passwd", "https://"),
        ("https://ida:holm@example.org/", "password"),
        ("https://127.0.0.1/x", "private network"),
        ("https://[::1]/x", "private network"),
        ("https://10.0.0.1/", "private network"),
        ("https://[bad", "no web address"),
    ],
)
def test_addresses_that_are_never_asked(tmp_path: Path, address: str, reason: str) -> None:
    with pytest.raises(NotAddedError, match=reason):
        add(tmp_path, address)


def test_files_are_copied_and_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.", "utf-8")
    (tmp_path / "a.xyz").write_text("One.", "utf-8")
    seeds = tmp_path / "seeds"
    assert add(seeds, str(tmp_path / "a.txt")).read_text("utf-8") == "One."
    with pytest.raises(NotAddedError, match="already"):
        add(seeds, str(tmp_path / "a.txt"))
    (tmp_path / "a.txt").write_text("Two.", "utf-8")
    with pytest.raises(NotAddedError, match="another file"):
        add(seeds, str(tmp_path / "a.txt"))
    with pytest.raises(NotAddedError, match="no format"):
        add(seeds, str(tmp_path / "a.xyz"))
    with pytest.raises(NotAddedError, match="no such file"):
        add(seeds, str(tmp_path / "gone.txt"))


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour\n", "utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "ferry.txt").write_text(f"Ferry sinks\n\n{PLAIN}\n", "utf-8")
    done = CliRunner().invoke(main, ["add", "ferry.txt", "gone.txt"])
    assert done.exit_code == 1
    assert "seeds/ferry.txt" in done.output.replace("\\", "/")
    shown = CliRunner().invoke(main, ["sources", "--print"]).output
    assert shown == '["ferry.txt"]\n# title: Ferry sinks\n# outlet = "…"\n# published = 2024-01-31\n'
    CliRunner().invoke(main, ["sources"])
    assert (tmp_path / "seeds" / "sources.toml").read_text("utf-8") == shown
    assert "already" in CliRunner().invoke(main, ["sources"]).output
