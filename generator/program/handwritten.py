"""Pages about the program, written by hand, for a folder of articles that does not hold them itself."""

from __future__ import annotations

from pathlib import Path

from generator.base.carried import ABOUT, ROOT
from generator.model import GENERATED, File

_HEAD = b"---\n"
_MARK = f"---\n{GENERATED}\n".encode()
_PLACE = "about"
"""Where they stand below the folder of pages."""


def handwritten(docs: Path, source: Path = ROOT / ABOUT) -> tuple[File, ...]:
    """The pages to write into `docs`: those of `source`, but for those that the owner has written himself there.

    None where `source` lies in `docs`, as in this project's own repository.
    """
    if (docs / _PLACE).resolve() == source.resolve():
        return ()
    return tuple(
        File(f"{_PLACE}/{path.name}", _MARK + text.removeprefix(_HEAD))
        for path in sorted(source.glob("*.md"))
        if not (text := path.read_bytes()).startswith(_MARK) and not _taken(docs / _PLACE / path.name)
    )


def taken(docs: Path, source: Path = ROOT / ABOUT) -> tuple[str, ...]:
    """Names of the pages that the owner has written himself."""
    return tuple(path.name for path in sorted(source.glob("*.md")) if _taken(docs / _PLACE / path.name))


def _taken(page: Path) -> bool:
    return page.is_file() and not page.read_bytes().startswith(_MARK)
