"""Reading: files and JSON lines into `RawText`. What can't be used comes back as a problem, never as an exception."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from unicodedata import category

from generator.model import Problem, RawText, Source, Unreadable
from generator.readers import READERS, reader_for

OWNERS_FILES = frozenset({"sources.toml", "corrections.toml", "briefing.toml", "README.md"})
"""Files of the seeds folder that are no articles."""
LONGEST = 300_000
"""Characters of an article: 50,000 words, nine times the longest of 840 news articles. What is longer is a book, a log
or an archive: a million characters of quotes and numbers cost 37 s of processor time and made a page of 13 MB."""
_UNNAMABLE = frozenset(("Cc", "Cs", "Zl", "Zp"))
"""Unicode categories: control characters, halves of characters (bytes that are no UTF-8), line breaks."""


@dataclass(frozen=True, slots=True)
class Item:
    """One readable article, not yet parsed."""

    id: str
    source: Source
    raw: RawText


def seed_files(folder: Path) -> tuple[str, ...]:
    """Paths of the candidate articles below `folder`, with forward slashes, sorted; hidden files left out.

    Links that lead nowhere, links to folders and special files are among them, so that each is told of.
    """
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    names = (path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))
    return tuple(sorted(name for name in names if name not in OWNERS_FILES))


def read_folder(
    folder: Path, names: tuple[str, ...], hints: Mapping[str, Mapping[str, str]]
) -> Iterator[Item | Problem]:
    """Each file of `names` as an item, or the problem with it, in order. `hints`: what the owner states, by name."""
    taken: dict[str, str] = {}
    for name in names:
        if fault := _unusable(folder / name, name):
            yield fault
            continue
        reader = reader_for(name)
        if reader is None:
            hint = f"Give the article one of the suffixes {_known()}."
            yield Problem(name, "format-unknown", "no format that is read", hint, "info")
            continue
        identity = PurePath(name).stem
        # Two names that differ in case only are one file and one address on many systems.
        if (other := taken.setdefault(identity.casefold(), name)) != name:
            yield Problem(
                name, "id-clash", f"it would get the same address as {other}, so it was left out", "Rename one of them."
            )
            continue
        try:
            data = (folder / name).read_bytes()
            raw = reader.read(data)
        except OSError as error:
            cure = (
                "Give yourself the right to read it, or remove it."
                if isinstance(error, PermissionError)
                else "See that it opens in a text editor, or put a copy of it in its place."
            )
            yield Problem(name, "file-unreadable", f"it can't be read: {error.strerror or error}", cure)
            continue
        except Unreadable as error:
            yield Problem(name, error.code, error.message, error.hint)
            continue
        if len(raw.text) > LONGEST:
            yield Problem(
                name,
                "too-long",
                f"{len(raw.text):,} characters are no article; up to {LONGEST:,} are read",
                "Put each article into a file of its own.",
            )
            continue
        source = Source(name, hashlib.sha256(data).hexdigest(), reader.media_type)
        yield Item(identity, source, RawText(raw.text, {**raw.hints, **hints.get(name, {})}))


def _unusable(path: Path, name: str) -> Problem | None:
    """What keeps a file from being looked at, whatever is in it."""
    if any(category(char) in _UNNAMABLE for char in name):
        return Problem(
            name,
            "name-unusable",
            "its name holds a line break, a control character or bytes that are no UTF-8, which no page can show",
            "Rename it.",
        )
    if path.is_symlink() and path.is_dir():
        return Problem(name, "not-a-file", "a link to a folder, which is not followed", "Move the folder here.", "info")
    if path.is_symlink() and not _leads_somewhere(path):
        return Problem(
            name, "file-unreadable", "a link that leads nowhere", "Put the article itself here, or remove the link."
        )
    if path.exists() and not path.is_file():
        return Problem(name, "not-a-file", "a pipe, a socket or a device, no file", "Remove it.", "info")
    return None


def _leads_somewhere(link: Path) -> bool:
    try:
        return link.exists()
    except OSError:  # a link to itself, where Python raises for it
        return False


def read_input(path: str, data: bytes) -> Iterator[tuple[str, Item | str]]:
    """The articles of one INPUT of `extract`: a file, or JSON lines for `-` and `.jsonl`. An id and an item, or the
    reason why there is none.
    """
    name = PurePath(path).name
    if path == "-" or name.lower().endswith(".jsonl"):
        for at, line in enumerate(data.split(b"\n"), 1):
            if line.strip():
                yield _json_line(f"{name}:{at}", line)
        return
    reader = reader_for(name)
    if reader is None:
        yield name, f"no format that is read; there are {_known()} and .jsonl"
        return
    try:
        raw = reader.read(data)
    except Unreadable as error:
        yield name, f"{error.message} {error.hint}"
        return
    yield name, Item(PurePath(name).stem, Source(name, hashlib.sha256(data).hexdigest(), reader.media_type), raw)


def _known() -> str:
    return ", ".join(suffix for reader in READERS for suffix in reader.suffixes)


def _json_line(where: str, line: bytes) -> tuple[str, Item | str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return where, f"not JSON: {error}"
    if not isinstance(row, dict) or not isinstance(row.get("id"), str | int):
        return where, 'not an article: an object with "id" and "text" is expected'
    identity = str(row["id"])
    text, stated = row.get("text"), row.get("date")
    if not isinstance(text, str):
        return identity, 'no "text", or it is no string'
    if not text.strip():
        return identity, '"text" is empty'
    hints = {}
    if stated is not None:
        try:
            hints["published"] = date.fromisoformat(str(stated)[:10]).isoformat()
        except ValueError:
            return identity, f'"date" {stated!r} is no ISO date such as 2024-02-09'
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return identity, Item(identity, Source(identity, sha, "application/json"), RawText(text, hints))
