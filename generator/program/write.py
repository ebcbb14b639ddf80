"""Writing: finished files to disk, and only those whose bytes differ.

Not only thrift: under `mkdocs serve` a hook that rewrites unchanged pages rebuilds without end (25 builds in 25 s
were measured). `data/manifest.json` lists every generated file with its hash; only files listed there are ever
removed, and replaced only those that stand as they were written, data files, and pages that say in their first lines
that they are generated: who takes that line out keeps the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.base.hashing import hash_of
from generator.base.replacing import put_file, sweep
from generator.model import GENERATED, File, Problem

MANIFEST = "data/manifest.json"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the docs folder: paths below it, sorted."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that stands as the last build wrote it, and as this one would: nothing is to be done."""

    path: str
    """Below the docs folder."""
    sha256: str


def read_manifest(docs: Path) -> dict[str, str]:
    """Path to hash of each generated file of the previous build; empty if there was none or it can't be read."""
    try:
        listed = json.loads((docs / MANIFEST).read_text("utf-8"))["files"]
        return {str(path): str(sha) for path, sha in listed.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def untouched(docs: Path) -> bool:
    """Whether every file of the previous build stands as it was written, and there is one at all."""
    listed = read_manifest(docs)
    return bool(listed) and all(sha_of(docs / path) == sha for path, sha in listed.items())


def publish(docs: Path, files: Iterable[File | Kept]) -> Written:
    """Bring the docs folder to hold `files`, with the fewest writes, and remove what earlier builds left there.

    The manifest goes first, naming all that is about to be written beside all that stands: a build killed at any
    point leaves only files that the next one knows as its own. Raises OSError if the disk does not let us.
    """
    old = read_manifest(docs)
    new: dict[str, str] = {}
    problems = []
    pending = []
    kept: set[str] = set()
    for file in sorted(files, key=lambda file: file.path):
        if isinstance(file, Kept):
            new[file.path] = file.sha256
            continue
        target = docs / file.path
        sha = hash_of(file.content)
        present = sha_of(target)
        if present not in (None, sha, old.get(file.path)) and not _ours(file.path, target):
            problems.append(
                Problem(
                    f"{docs.name}/{file.path}",
                    "page-not-ours",
                    "a file that the generator did not write stands where a page of its own belongs; it was kept",
                    "Rename it, or remove it to get the generated page.",
                )
            )
            kept.add(file.path)
            continue
        new[file.path] = sha
        if present != sha:
            pending.append((target, file))
    stale = {path: sha for path, sha in old.items() if path not in new and path not in kept}
    sweep(sorted({(docs / path).parent for path in (*old, *new)}))
    if pending or stale:
        put_file(docs / MANIFEST, _manifest(new | stale))
    for target, file in pending:
        put_file(target, file.content)
    removed = []
    for path, sha in sorted(stale.items()):
        target = docs / path
        present = sha_of(target)
        if present is not None and present != sha:
            problems.append(
                Problem(
                    f"{docs.name}/{path}",
                    "page-edited",
                    "its article is gone, but the page was edited by hand since; it was kept",
                    "Remove it, or move what you wrote to a page of your own.",
                )
            )
        elif present is not None and _inside(docs, target):
            target.unlink()
            _prune(target.parent, docs)
            removed.append(path)
    final = _manifest(new)
    if sha_of(docs / MANIFEST) != hash_of(final):
        put_file(docs / MANIFEST, final)
    return Written(tuple(file.path for _, file in pending), tuple(removed), tuple(problems))


def remove_all(docs: Path) -> Written:
    """Remove what `publish` wrote, and the list of it. Files edited since are kept and told."""
    done = publish(docs, ())
    (docs / MANIFEST).unlink(missing_ok=True)
    if (docs / MANIFEST).parent.is_dir():
        _prune((docs / MANIFEST).parent, docs)
    return done


def _manifest(files: dict[str, str]) -> bytes:
    return (json.dumps({"files": files, "schema": SCHEMA}, indent=1, sort_keys=True) + "\n").encode()


def sha_of(path: Path) -> str | None:
    """The hash of a file as it stands; None where there is none that can be read."""
    try:
        return hash_of(path.read_bytes())
    except OSError:
        return None


def _ours(path: str, target: Path) -> bool:
    """Whether a file that isn't as the manifest lists it (somebody removed docs/data) is generated all the same."""
    return path.startswith("data/") or target.read_bytes().startswith(f"---\n{GENERATED}\n".encode())


def _inside(docs: Path, target: Path) -> bool:
    """Whether a path that a manifest names stays below the docs folder: the file may have been tampered with."""
    return target.resolve().is_relative_to(docs.resolve())


def _prune(folder: Path, docs: Path) -> None:
    """Remove folders that have become empty, up to the docs folder."""
    while folder != docs and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
