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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.site.sheet import Paper, for_paper

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


def to_pdf(site: Path, output: Path, paper: Paper, printed: date | None = None) -> None:
    """Print the first page of a built site to `output`, which is replaced only by a whole document.

    `printed`: the day to state in the head of each sheet. Raises `NoBrowserError`, `PrintError`, `FileNotFoundError`
    for a folder without `index.html`, and OSError.
    """
    page = for_paper((site / "index.html").read_text("utf-8"), paper, printed=printed)
    path = browser()
    if path is None:
        raise NoBrowserError
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        made = _filled(lambda style, foot: _printed(path, site, _with(page, style, foot), Path(folder)), paper)
    beside = output.with_name(f".{output.name}.new")
    beside.write_bytes(made)
    beside.replace(output)


# ---- sheets that are filled ---------------------------------------------------------------------------------------

_MOST = 3
"""Sheets of a briefing."""
# Sizes of type, as shares of the usual one, in the order they are tried: larger type carries a little text well onto
# the last sheet, smaller type brings it back onto the sheet before. Source lines stay at 9.5 points in all of them.
_USUAL, _LARGER, _SMALLER = 1.0, (1.05, 1.1, 1.15), (0.95, 0.9)
_HALF = {"A4": 132, "Letter": 123}
"""Millimetres: half of what a sheet holds."""
_SHEET = re.compile(rb"/Type\s*/Page\b")
# What is given up in turn where a briefing takes more sheets than it may: nothing; the chronology, and that a story
# stands on one sheet; the addresses of the articles' own pages, which their numbers and titles lead to as well.
_NO_PICTURE = (
    "#chronology, .chron, .chron + .sec-note { display: none !important } .st { break-inside: auto !important }"
)
_GIVEN_UP = ("", _NO_PICTURE, f"{_NO_PICTURE} .on-site {{ display: none !important }}")


def _filled(print_with: Callable[[str, str], bytes], paper: Paper) -> bytes:
    """The document in the first way that takes few sheets and leaves none half empty; if there is none, of those that
    take fewest sheets the first.

    `print_with`: prints with a style and with something at the end. Something half a sheet high fits on the last sheet
    only if that is half empty.
    """
    foot = f'<div style="height: {_HALF[paper]}mm; break-inside: avoid"></div>'
    best, fewest = b"", 0
    for less in _GIVEN_UP:
        usual = 0
        for scale in (_USUAL, *_LARGER, *_SMALLER):
            if scale > _USUAL and usual > _MOST:
                continue
            style = f":root {{ --paper-scale: {scale} }} {less}"
            made = print_with(style, "")
            sheets = len(_SHEET.findall(made))
            usual = usual or sheets
            if not best or sheets < fewest:
                best, fewest = made, sheets
            if sheets <= 1 or (sheets <= _MOST and len(_SHEET.findall(print_with(style, foot))) > sheets):
                return made
    return best


def _with(page: str, style: str, foot: str) -> bytes:
    styled = page.replace("</head>", f"<style>{style}</style></head>", 1)
    body, end, rest = styled.rpartition("</article>")
    return f"{body}{foot}{end}{rest}".encode()


def _printed(browser: str, site: Path, page: bytes, folder: Path) -> bytes:
    made = folder / "page.pdf"
    made.unlink(missing_ok=True)
    with _served(site, page) as address:
        command = [
            browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--hide-scrollbars",
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
    return made.read_bytes()


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
