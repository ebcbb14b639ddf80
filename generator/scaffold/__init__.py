"""`new`: a briefing folder of one's own, with its articles, its settings, and this program as one file.

So it stays reproducible for years without any registry of ours, and an update is a decision of its owner: one file and
one line. Two kinds of files are told apart. The program's, the wheel in `vendor/`, is replaced by an update. The
owner's are written once; an update touches only those that stand as they were written, and where it has something new
for another, it lays that down in `merge/` and says so. `.clipbook.json` remembers what was written, by hash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.base.carried import PACKAGE
from generator.owner.config import ConfigError
from generator.scaffold.older import how_to_change, is_older
from generator.scaffold.parts import NEEDS, Parts, parts, with_program_of
from generator.scaffold.record import RECORD, Record, hash_of, newer, read_record, write_record

MERGE = "merge"
_HIDDEN = frozenset((".git", ".DS_Store"))
"""What an empty folder may hold: a repository that was just made and cloned."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What `update` did, as paths below the folder, sorted."""

    before: str
    """The version of the program that was there."""
    replaced: tuple[str, ...]
    """Written anew or for the first time."""
    removed: tuple[str, ...]
    put_aside: tuple[str, ...]
    """Files of the program that the owner had edited; they lie in `merge/yours/` as they were."""
    to_merge: tuple[str, ...]
    """Files of the owner that this version has news for; the news lie in `merge/new/`."""


def create(folder: Path, name: str = "", made: Parts | None = None) -> str:
    """Start a briefing in `folder`, which must be empty or not there yet; the name of its site comes back.

    `name`: of the site; without one it is made of the folder's. `made`: files instead of those of this program.
    Raises `ConfigError`, and OSError where the disk does not let us.
    """
    name = " ".join(name.split()) or _named(folder.resolve().name)
    if folder.resolve().is_relative_to(PACKAGE.parent):
        raise ConfigError([f"{folder} lies in the program's own folder; name one outside, such as ../{folder.name}"])
    if folder.exists() and not folder.is_dir():
        raise ConfigError([f"{folder} is a file; name a folder that is empty or does not exist yet"])
    if folder.exists() and (held := sorted(path.name for path in folder.iterdir() if path.name not in _HIDDEN)):
        cure = "name another" if RECORD not in held else "name another, or add --update to bring its program up to date"
        raise ConfigError([f"{folder} is not empty: it holds {held[0]}; {cure}"])
    made = made or parts(name)
    for path, content in {**made.program, **made.owners}.items():
        _write(folder / path, content)
    write_record(folder, name, made)
    return name


def update(folder: Path, made: Parts | None = None) -> Updated:
    """Bring the program in a folder that `create` made to this version, and leave what is the owner's.

    Raises `ConfigError`, and OSError where the disk does not let us; an update that was cut short can be repeated.
    """
    if folder.resolve() == PACKAGE.parent:
        raise ConfigError([f"{folder} is the folder of this very program; call the newer version, from its own folder"])
    known = read_record(folder)
    if is_older(known):
        raise ConfigError(how_to_change(folder, known))
    if newer(known.version):
        raise ConfigError(
            [f"{folder} has version {known.version}, newer than this one; call the newer version"]
        )
    made = made or parts(known.name)
    replaced, aside = _program(folder, made, known)
    written, merge = _owners(folder, made, known)
    removed, put_aside = _stale(folder, made, known)
    write_record(folder, known.name, made)
    return Updated(known.version, (*replaced, *written), removed, (*aside, *put_aside), merge)


def _program(folder: Path, made: Parts, known: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The program's files, written; which were, and which the owner had edited."""
    replaced, aside = [], []
    for path, content in sorted(made.program.items()):
        there = _read(folder / path)
        if there == content:
            continue
        if there is not None and hash_of(path, there) != known.program.get(path):
            _write(folder / MERGE / "yours" / path, there)
            aside.append(path)
        _write(folder / path, content)
        replaced.append(path)
    return tuple(replaced), tuple(aside)


def _owners(folder: Path, made: Parts, known: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The owner's files, written where they stand as they were written; which were, and news for which were laid down.

    In requirements.txt the program's line is brought up to date whatever else stands there.
    """
    replaced, merge = [], []
    for path, content in sorted(made.owners.items()):
        there = _read(folder / path)
        if there is None and path in known.owners:
            continue  # the owner did without it
        if path == NEEDS and there is not None and (line := with_program_of(there, content)) != there:
            _write(folder / path, line)
            replaced.append(path)
            there = line
        if there == content or hash_of(path, content) == known.owners.get(path):
            continue  # as it should be; no news
        if there is None or hash_of(path, there) == known.owners.get(path):
            _write(folder / path, content)
            replaced += [path] if path not in replaced else []
        else:
            _write(folder / MERGE / "new" / path, content)
            merge.append(path)
    return tuple(replaced), tuple(merge)


def _stale(folder: Path, made: Parts, known: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the program had and has no more, removed; which was, and which the owner had edited."""
    removed, aside = [], []
    for path, sha in sorted(known.program.items()):
        there = _read(folder / path)
        if path in made.program or there is None or not (folder / path).resolve().is_relative_to(folder.resolve()):
            continue
        if hash_of(path, there) != sha:
            _write(folder / MERGE / "yours" / path, there)
            aside.append(path)
        (folder / path).unlink()
        removed.append(path)
    return tuple(removed), tuple(aside)


def _named(folder: str) -> str:
    """`harbour-fires` as `Harbour fires`."""
    words = re.sub(r"[\s_-]+", " ", folder).strip()
    return words[:1].upper() + words[1:] or "Briefing"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
