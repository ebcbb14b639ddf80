"""A copy of the built site that opens from a folder: every address in it names a file.

A server answers `people/ann-lee/` with the `index.html` in it, a folder does not. That is all that differs; the search
runs from a folder as it is, since its index comes as scripts. Nothing is rendered again, so that what is proved of the
site holds for the copy, and `verify` reads the copy the same way.
"""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

MARKER = "README.txt"
NOTE = """This is a copy of a briefing site. Open index.html in a browser; no server and no connection is needed.
"""
_SERVERS = frozenset(("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "SHA256SUMS", "SHA256SUMS.minisig"))
"""What only a server or a visiting search engine asks for, and a signature, which is one of pages before this copy."""
_ADDRESS = re.compile(r'(<(?:a|area|form|link)\b[^<>]*?\s(?:href|action)=")([^"]*)(")')
_PRELOAD = re.compile(r'<link rel="preload"[^<>]*>\s*')
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_FOLDER = re.compile(r"(?:^|/)(?:\.{1,2})?/?$|/$")


class NotOursError(Exception):
    """The folder to write holds something else than an earlier copy."""


def flat(page: str) -> str:
    """The page with addresses that name files. Links out of the site, and to places in the page itself, stay.

    Fonts are no longer asked for ahead: browsers refuse that to a page from a folder, and load them all the same later.
    """
    return _ADDRESS.sub(lambda found: found[1] + _named(found[2]) + found[3], _PRELOAD.sub("", page))


def _named(address: str) -> str:
    plain = html.unescape(address)
    path = re.split("[?#]", plain, maxsplit=1)[0]
    if not path or _OUTSIDE.match(path) or not _FOLDER.search(path):
        return address
    named = f"{path.rstrip('/')}/index.html" + plain[len(path) :]
    return html.escape(named)


def copy(site: Path, out: Path) -> int:
    """Write the copy of `site` into `out`, in place of an earlier one; the number of pages.

    Raises `NotOursError` where `out` holds something else, and OSError where the disk does not let us.
    """
    if out.exists() and any(out.iterdir()) and not _is_copy(out):
        raise NotOursError(f"{out} holds files that are no copy of a site; name another folder, or empty it")
    made = out.with_name(f"{out.name}.new")
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(site, made, ignore=lambda folder, _: _SERVERS if Path(folder) == site else ())
    (made / MARKER).write_text(NOTE, "utf-8")
    pages = 0
    for path in sorted(made.rglob("*.html")):
        path.write_text(flat(path.read_text("utf-8")), "utf-8")
        pages += 1
    if out.exists():
        shutil.rmtree(out)
    made.rename(out)
    return pages


def _is_copy(folder: Path) -> bool:
    try:
        return (folder / MARKER).read_text("utf-8") == NOTE
    except (OSError, UnicodeDecodeError):
        return False
