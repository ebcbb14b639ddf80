"""Folders of the older kind, which held the whole program as some three hundred files: what their owner is told.

Nothing in them is changed. What is the owner's among all those files is found by the hashes in the record, so that it
can be named and nothing is lost on the way.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from generator.scaffold.record import RECORD, Record

_SIGN = "generator/__init__.py"
"""What only these folders were given."""
_MADE = frozenset((".git", ".venv", ".cache", "site", "site.new", "site.old", "site-offline", "merge", "__pycache__"))
_REPLACED = frozenset((RECORD, "mkdocs.yml", "briefing.pdf"))
_MANIFEST = Path("docs/data/manifest.json")


def is_older(known: Record) -> bool:
    """Whether a record is that of such a folder."""
    return _SIGN in known.program


def how_to_change(folder: Path, known: Record) -> Iterator[str]:
    """What to do, step by step."""
    yield (
        f"{folder} was started by a version that laid its program into the folder; this one brings it as one file. "
        "Nothing was changed. To change over:"
    )
    yield f'1. start a new folder beside it: clipbook new "{folder}-new" --name "{known.name}"'
    yield f"2. copy into it what is yours, under the same names: {', '.join(_own(folder, known)) or 'nothing so far'}"
    yield "3. write into the new mkdocs.yml what you added to the old one, without the line INHERIT"
    yield "4. call make site there; when the site is as you want it, the old folder is not needed any more"


def _own(folder: Path, known: Record) -> tuple[str, ...]:
    """Paths below the folder of what its owner wrote or changed, sorted; of `seeds/` and of folders that hold nothing
    but the owner's only the name.
    """
    written = {**known.program, **known.owners}
    mixed = {path.partition("/")[0] for path in written if "/" in path} - {"seeds"}
    own = (path for path in _files(folder) if _sha(folder / path) != written.get(path))
    tops = ((path, *path.partition("/")) for path in own)
    return tuple(sorted({f"{top}/" if slash and top not in mixed else path for path, top, slash, _ in tops}))


def _files(folder: Path) -> Iterator[str]:
    made = _listed(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        inside = not _MADE.isdisjoint(path.relative_to(folder).parts)
        if path.is_file() and not inside and name not in _REPLACED and name not in made:
            yield name


def _listed(folder: Path) -> frozenset[str]:
    """What the last build made."""
    try:
        files = json.loads((folder / _MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        files = ()
    return frozenset(f"docs/{path}" for path in files) | {_MANIFEST.as_posix()}


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
