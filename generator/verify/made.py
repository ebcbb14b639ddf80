"""What a build says that it made: the manifest in docs/data/, and where a builder puts each file that it lists."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "data/manifest.json"
_NAMES_OF_FOLDERS = frozenset(("index", "readme"))
"""Pages of these names are a builder's first page of their folder."""


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one build."""

    docs: Path
    files: Mapping[str, str]
    """sha256 in hex by path below docs/, without those that the owner's settings leave out of the site."""

    @property
    def pages(self) -> tuple[str, ...]:
        """Paths of the Markdown pages."""
        return tuple(path for path in self.files if path.endswith(".md"))

    @property
    def others(self) -> tuple[str, ...]:
        """Paths of what is published as it is: data, feeds, the search index."""
        return tuple(path for path in self.files if not path.endswith(".md"))

    def page(self, folder: str, name: str) -> str:
        """The path of the page of an article, a story or a measure by its id. Where an id is no safe name of a file the
        page's name ends with the first eight digits of its sha256.
        """
        plain = f"{folder}/{name}.md"
        if name.lower() not in _NAMES_OF_FOLDERS and (plain in self.files or (self.docs / plain).is_file()):
            return plain
        digits = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        named = re.compile(rf"{re.escape(folder)}/(?:[a-z0-9-]+-)?{digits}\.md")
        there = (f"{folder}/{path.name}" for path in sorted((self.docs / folder).glob(f"*{digits}.md")))
        return next((path for path in (*self.files, *there) if named.fullmatch(path)), plain)

    def stands(self, path: str) -> bytes | None:
        """The bytes of a file that stands as the build wrote it; None for one that is gone or has been changed."""
        try:
            content = (self.docs / path).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == self.files[path] else None

    def is_owners(self, page: str) -> bool:
        """Whether the page at this path is no longer the program's: its owner has taken it over or left it out."""
        return page not in self.files and (self.docs / page).is_file()


def read_made(docs: Path, left_out: Callable[[str], bool] = lambda _: False) -> Made:
    """The manifest of the latest build. `left_out`: paths that the owner's settings keep from being built.

    Raises ValueError if there is none, or none that can be read.
    """
    try:
        files = json.loads((docs / MANIFEST).read_text("utf-8"))["files"]
        listed = {str(path): str(sha) for path, sha in sorted(files.items())}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no list of what was built can be read: {error}") from error
    return Made(docs, {path: sha for path, sha in listed.items() if not left_out(path)})


def built_at(page: str) -> tuple[str, ...]:
    """Where a builder may put the page at this path: as a folder's first file, else as a file of its own."""
    stem = page.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return (f"{stem}.html",)
    return f"{stem}/index.html", f"{stem}.html"
