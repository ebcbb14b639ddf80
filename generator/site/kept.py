"""Finished pages of earlier builds, in one SQLite file beside the cache of extracts. Deleting it is always safe.

A page of our own is the same bytes as long as its source, the frame around it and the programs that put them together
are the same. `frame_key` hashes all of that but the source; what has both is handed through as it was. Rendering frames
is what is left of a build once Markdown is passed by.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Self

NAME = "pages.sqlite"
FORMAT = 1
"""Raised when rows are written differently."""
_ENGINES = ("mkdocs", "properdocs", "mkdocs-material", "jinja2", "markdown", "pymdown-extensions")


def frame_key(settings: Mapping[str, Any], templates: Iterable[Path], program: Iterable[Path]) -> str:
    """Hash of everything that a finished page depends on besides its source.

    `settings`: what the builder's configuration says, navigation included. `templates` and `program`: files whose bytes
    count. Engines count by version.
    """
    whole = hashlib.sha256(json.dumps([FORMAT, settings], sort_keys=True, default=str).encode())
    for engine in _ENGINES:
        with contextlib.suppress(PackageNotFoundError):
            whole.update(f"{engine} {version(engine)} ".encode())
    for path in sorted({*templates, *program}):
        content = path.read_bytes()
        whole.update(f"{path.name} {len(content)} ".encode() + content)
    return whole.hexdigest()


def page_key(frame: str, address: str, source: bytes) -> str:
    """The key of one page: its frame, its address and the bytes it is made from."""
    return hashlib.sha256(f"{frame} {address} ".encode() + source).hexdigest()


class KeptPages:
    """Open with `with`; leaving writes what is new and forgets what this build had no use for."""

    def __init__(self, path: Path) -> None:
        """Pages in the SQLite file `path`, which need not exist."""
        self._path = path
        self._rows: sqlite3.Connection | None = None
        self._known: set[str] = set()
        self._used: set[str] = set()
        self._new: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        try:
            self._rows = _open(self._path)
        except (sqlite3.Error, OSError):
            with contextlib.suppress(sqlite3.Error, OSError):  # a file that can't be used is made anew, or done without
                self._path.unlink(missing_ok=True)
                self._rows = _open(self._path)
        if self._rows is not None:
            self._known = {key for (key,) in self._rows.execute("SELECT key FROM pages")}
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._rows is None:
            return
        try:
            if kind is None:
                with self._rows:
                    stale = [(key,) for key in sorted(self._known - self._used - set(self._new))]
                    self._rows.executemany("DELETE FROM pages WHERE key = ?", stale)
                    self._rows.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?)", sorted(self._new.items()))
        except (sqlite3.Error, OSError):
            pass  # the next build makes them again
        finally:
            self._rows.close()
            self._rows = None

    def has(self, key: str) -> bool:
        """Whether a page is kept; asking for it keeps it for the next build."""
        if key not in self._known:
            return False
        self._used.add(key)
        return True

    def get(self, key: str) -> str | None:
        """The finished page; None where none is kept, or none that can be read."""
        if self._rows is None:
            return None
        try:
            row = self._rows.execute("SELECT html FROM pages WHERE key = ?", (key,)).fetchone()
            return None if row is None else zlib.decompress(row[0]).decode("utf-8", "surrogatepass")
        except (sqlite3.Error, zlib.error, ValueError, TypeError):
            return None

    def put(self, key: str, html: str) -> None:
        """Keep a finished page for later builds."""
        # The lowest level: pages shrink to a seventh, and nine would cost ten times as long for a tenth less.
        self._new[key] = zlib.compress(html.encode("utf-8", "surrogatepass"), 1)


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = sqlite3.connect(path)
    try:
        rows.execute("CREATE TABLE IF NOT EXISTS pages (key TEXT PRIMARY KEY, html BLOB) WITHOUT ROWID")
        rows.execute("SELECT key FROM pages LIMIT 1").fetchone()
    except BaseException:
        rows.close()
        raise
    return rows
