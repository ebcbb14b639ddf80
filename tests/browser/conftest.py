"""The built site in Chromium, served on this machine only.

Without a Chromium or Playwright these tests are skipped, and the last lines of the run say so; with REQUIRE_BROWSER=1
that is a failure.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import pytest

from tests.project import Project

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SKIPPED: list[str] = []


def chromium() -> str | None:
    """An installed Chromium: BROWSER_PATH, the usual place, or one on PATH."""
    for path in (os.environ.get("BROWSER_PATH"), "/usr/bin/chromium", *map(shutil.which, NAMES)):
        if path and Path(path).is_file():
            return path
    return None


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if SKIPPED:
        terminalreporter.section("browser tests skipped")
        terminalreporter.line(f"{SKIPPED[0]} REQUIRE_BROWSER=1 makes this a failure.")


def without(reason: str) -> NoReturn:
    """Skip, and remember to say so; or fail."""
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(f"REQUIRE_BROWSER=1, but: {reason}")
    SKIPPED.append(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = chromium()
    if path is None:
        without("No Chromium was found, in BROWSER_PATH or on PATH.")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  (absent on some machines)
    except ImportError:
        without("Playwright is not installed.")
    with sync_playwright() as play:
        # No sandbox: containers and CI run as root. Nothing is opened but the site itself.
        opened = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened
        opened.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name in the base class)
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on this machine only, for a while; its address ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join(10)


@pytest.fixture(scope="session")
def address(built: Project) -> Iterator[str]:
    """Of the site, under a sub-path as on project pages; ends with a slash."""
    with served(built.root) as root:
        yield f"{root}{built.site.name}/"


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """`open_page(path, theme, width)`: a loaded page. At the end: no error on any console, no request elsewhere."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def goto(path: str, theme: str = "light", width: int = 1280) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()

        def asked(request: Any) -> None:
            url = urlsplit(request.url)
            if url.scheme not in ("data", "blob") and url.hostname != "127.0.0.1":
                wrong.append(f"{path}: asks another host: {request.url}")

        def told(message: Any) -> None:
            if message.type in ("error", "warning"):
                wrong.append(f"{path}: console: {message.text}")

        page.on("request", asked)
        page.on("console", told)
        page.on("pageerror", lambda error: wrong.append(f"{path}: {error}"))
        page.on("response", lambda got: wrong.append(f"{path}: {got.status} {got.url}") if got.status >= 400 else None)
        page.goto(address + path, wait_until="networkidle")
        return page

    yield goto
    for context in contexts:
        context.close()
    assert wrong == []


def kinds(site: Path) -> list[str]:
    """One page of each kind: the front page, every section, and the first page inside each section."""
    found = [""]
    for folder in sorted(path for path in site.iterdir() if (path / "index.html").is_file()):
        found.append(f"{folder.name}/")
        inner = sorted(path.name for path in folder.iterdir() if (path / "index.html").is_file())
        found += [f"{folder.name}/{inner[0]}/"] if inner else []
    return found
