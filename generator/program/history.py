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
Texts = Mapping[str, str]
"""The same, unread: of the three builds at hand only the two that are compared become objects, and only then."""


def current(files: Iterable[File]) -> Texts:
    """The compared data among a build's finished files."""
    wanted = {f"data/{name}.json": name for name in COMPARED}
    return {wanted[file.path]: file.content.decode("utf-8") for file in files if file.path in wanted}


def parsed(texts: Texts | None) -> Data | None:
    """The data themselves; None where there are none, or one can't be read."""
    try:
        return None if texts is None else {name: json.loads(text) for name, text in texts.items()}
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Kept:
    """The two builds that are remembered; None: there was none, or it can't be read."""

    last: Texts | None = None
    before: Texts | None = None

    def previous(self, now: Texts) -> Texts | None:
        """The data to compare `now` with; None for a first build."""
        return self.before if self.last == now else self.last


def read(path: Path) -> Kept:
    """What `keep` wrote to `path`; nothing where that can't be read."""
    try:
        held = json.loads(path.read_text("utf-8"))
        last, before = held["last"], held["before"]
    except (OSError, ValueError, KeyError, TypeError):
        return Kept()
    return Kept(_texts(last), _texts(before))


def _texts(value: Any) -> Texts | None:
    return value if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()) else None


def read_folder(folder: Path) -> Texts | None:
    """The data files of an earlier build in `folder`; None where it holds no articles that can be read."""
    texts: dict[str, str] = {}
    for name in COMPARED:
        with suppress(OSError, ValueError):
            text = (folder / f"{name}.json").read_text("utf-8")
            if isinstance(json.loads(text), dict):
                texts[name] = text
    return texts if "articles" in texts else None


def keep(path: Path, kept: Kept, now: Texts) -> None:
    """Remember a build. Raises OSError when the disk does not let us."""
    if kept.last == now:
        return
    # As one string: `json.dump` never takes the encoder in C. For 300 articles 0.2 s of processor time, not 1.4.
    written = json.dumps({"last": now, "before": kept.last}, ensure_ascii=True, sort_keys=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(written)
    Path(name).replace(path)
