"""The briefing on paper: a PDF of its page, printed by an installed Chromium without a window.

The page is served on this machine only, since a browser loads no fonts from files. In the document no link may lead to
that address: links go to the published site where its address is known, and are plain text where it is not.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

Paper = Literal["A4", "Letter"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
"""Where browsers stand that are not on PATH."""
_SECONDS = 90
_CANONICAL = re.compile(r'<link rel="canonical" href="(https?://[^"]+)"')
_LINK = re.compile(r'(<a\b[^<>]*?)\shref="([^"#][^"]*)"')


class NoBrowserError(Exception):
    """No Chromium was found; the message, if any, is the program that BROWSER_PATH names and that is none."""


class PrintError(Exception):
    """The browser printed nothing; the message is its last words."""


def browser() -> str | None:
    """An installed Chromium or one of its kin: what BROWSER_PATH names, else on PATH, or where they usually stand.

    Raises `NoBrowserError` where BROWSER_PATH names no program: another one is not what was asked for.
    """
    if named := os.environ.get("BROWSER_PATH"):
        path = shutil.which(named)
        if path is None:
            raise NoBrowserError(named)
        return path
    for path in (*map(shutil.which, NAMES), *_PLACES):
        if path and Path(path).is_file():
            return path
    return None


def for_paper(html: str, paper: Paper) -> str:
    """A built page with its paper size, and with links that hold outside this machine."""
    found = _CANONICAL.search(html)
    home = found[1] if found else ""

    def link(match: re.Match[str]) -> str:
        start, target = match.groups()
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target):
            return match[0]
        return f'{start} href="{urljoin(home, target)}"' if home else start

    sized = html.replace("</head>", f"<style>@page {{ size: {paper} }}</style></head>", 1)
    return _LINK.sub(link, sized)


def to_pdf(site: Path, output: Path, paper: Paper) -> None:
    """Print the first page of a built site to `output`, which is replaced only by a whole document.

    Raises `NoBrowserError`, `PrintError`, `FileNotFoundError` for a folder without `index.html`, and OSError.
    """
    page = for_paper((site / "index.html").read_text("utf-8"), paper).encode()
    path = browser()
    if path is None:
        raise NoBrowserError
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder, _served(site, page) as address:
        made = Path(folder) / "page.pdf"
        command = [
            path, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", f"--user-data-dir={folder}/profile",
            *(["--no-sandbox", "--disable-dev-shm-usage"] if _is_root() else []),
            "--virtual-time-budget=10000", "--no-pdf-header-footer", f"--print-to-pdf={made}", address,
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603  (no shell)
        except subprocess.TimeoutExpired as error:
            raise PrintError(f"it did not finish within {_SECONDS} seconds") from error
        if not made.is_file() or not made.read_bytes().startswith(b"%PDF"):
            words = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise PrintError(words[-1] if words else f"it ended with code {done.returncode}")
        beside = output.with_name(f".{output.name}.new")
        shutil.copyfile(made, beside)
        beside.replace(output)


def _is_root() -> bool:
    """Chromium has no sandbox for root, as whom containers run; it opens nothing here but the page."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def _served(site: Path, page: bytes) -> Iterator[str]:
    """The site at an address of this machine, its first page as given."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, page, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, page: bytes, *args: Any, **options: Any) -> None:
        self._page = page
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        if self.path != "/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self._page)))
        self.end_headers()
        self.wfile.write(self._page)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name in the base class)
        """Nothing."""
