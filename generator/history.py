"""What the build before this one had found, so that a page can say what changed since.

Kept beside the cache, not in docs/: a published site need not carry it, and a workflow that keeps the cache keeps it.
Two builds are remembered. A build that finds what the last one found is compared with the one before, so that building
again changes nothing.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model import File

NAME = "history.json"
COMPARED = ("articles", "people", "comparisons")
"""The data files that changes are read from."""

Data = Mapping[str, Any]
"""Name of a data file without suffix to its parsed JSON."""


def current(files: Iterable[File]) -> Data:
    """The compared data among a build's finished files."""
    wanted = {f"data/{name}.json": name for name in COMPARED}
    return {wanted[file.path]: json.loads(file.content) for file in files if file.path in wanted}


@dataclass(frozen=True, slots=True)
class Kept:
    """The two builds that are remembered; None: there was none, or it can't be read."""

    last: Data | None = None
    before: Data | None = None

    def previous(self, now: Data) -> Data | None:
        """The data to compare `now` with; None for a first build."""
        return self.before if self.last == now else self.last


def read(path: Path) -> Kept:
    """What `keep` wrote to `path`; nothing where that can't be read."""
    try:
        held = json.loads(path.read_text("utf-8"))
        last, before = held["last"], held["before"]
    except (OSError, ValueError, KeyError, TypeError):
        return Kept()
    return Kept(last if isinstance(last, dict) else None, before if isinstance(before, dict) else None)


def read_folder(folder: Path) -> Data | None:
    """The data files of an earlier build in `folder`; None where it holds no articles that can be read."""
    found: dict[str, Any] = {}
    for name in COMPARED:
        with suppress(OSError, ValueError):
            found[name] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return found if isinstance(found.get("articles"), dict) else None


def keep(path: Path, kept: Kept, now: Data) -> None:
    """Remember a build. Raises OSError when the disk does not let us."""
    if kept.last == now:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump({"last": now, "before": kept.last}, out, ensure_ascii=True, sort_keys=True)
    Path(name).replace(path)
