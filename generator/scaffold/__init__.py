"""`new`: a briefing folder of one's own, which holds everything that its briefing needs, this program included.

So it stays reproducible for years without any registry of ours, and an update is a decision of its owner. Two kinds of
files are told apart. The program's are replaced by an update; one that the owner had edited is put aside first. The
owner's are written once; an update touches only those that stand as they were written, and where it has something new
for another, it lays that down in `merge/` and says so. `.clipbook.json` remembers what was written, by hash.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator import __version__
from generator.model import GENERATED
from generator.owner.config import ConfigError
from generator.scaffold.settings import commented

RECORD = ".clipbook.json"
MERGE = "merge"
BASE = "clipbook.yml"
"""The program's part of MkDocs' settings, which the owner's mkdocs.yml inherits: mkdocs.yml of this repository."""

PROGRAM = ("generator", "requirements.txt", "LICENSE")
"""Files and folders that are carried over as they are, replaced by updates."""
OWNERS = ("docs/about", ".github/workflows/publish.yml", ".gitignore")
"""Carried over as they are, the owner's from then on."""
LEFT: tuple[str, ...] = ()
"""Of these folders: what is about getting this program, not about a briefing."""
CARRIED_TYPES = {"docs/about": (".md",)}
"""Where only files of certain types go along: the pictures beside those pages are of this project's own articles."""
DEVELOPERS = "# ---- for developers"
"""The Makefile goes along up to the line that begins so."""
_HIDDEN = frozenset((".git", ".DS_Store"))
"""What an empty folder may hold: a repository that was just made and cloned."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The files of a briefing folder: path below it to content."""

    program: Mapping[str, bytes]
    owners: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Record:
    """What was written to a folder: `.clipbook.json`."""

    version: str
    name: str
    program: Mapping[str, str] = field(default_factory=dict)
    """Path to sha256 in hex, as is the next."""
    owners: Mapping[str, str] = field(default_factory=dict)


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


def own_root() -> Path:
    """The folder that this program lies in."""
    return Path(__file__).resolve().parents[2]


def parts(root: Path, name: str) -> Parts:
    """The files of a folder whose site is called `name`, made from the program in `root`.

    Raises `ConfigError` where `root` does not hold the whole program.
    """
    wanted = (*PROGRAM, *OWNERS, "Makefile", "docs/about/settings.md")
    if missing := [path for path in wanted if not (root / path).exists()]:
        raise ConfigError(
            [f"{root}: {', '.join(missing)} not found, so no folder can be made from it; get the whole program again"]
        )
    base = root / BASE if (root / BASE).exists() else root / "mkdocs.yml"
    program = {path: (root / path).read_bytes() for path in _below(root, PROGRAM)}
    program |= {BASE: base.read_bytes(), "Makefile": _cut((root / "Makefile").read_bytes())}
    owners = {path: (root / path).read_bytes() for path in _below(root, OWNERS)}
    files = Path(__file__).parent / "files"
    for path in sorted(path for path in files.rglob("*") if path.is_file()):
        text = path.read_text("utf-8").replace("{name}", json.dumps(name, ensure_ascii=False))
        owners[path.relative_to(files).as_posix()] = text.replace("{heading}", name).encode()
    owners["generator.toml"] = commented((root / "docs/about/settings.md").read_text("utf-8")).encode()
    return Parts(program, owners)


def create(folder: Path, name: str = "", root: Path | None = None) -> str:
    """Start a briefing in `folder`, which must be empty or not there yet; the name of its site comes back.

    `name`: of the site; without one it is made of the folder's. Raises `ConfigError`, and OSError where the disk does
    not let us.
    """
    root = own_root() if root is None else root
    name = " ".join(name.split()) or _named(folder.resolve().name)
    if folder.resolve().is_relative_to(root.resolve()):
        raise ConfigError([f"{folder} lies in the program's own folder; name one outside, such as ../{folder.name}"])
    if folder.exists() and not folder.is_dir():
        raise ConfigError([f"{folder} is a file; name a folder that is empty or does not exist yet"])
    if folder.exists() and (held := sorted(path.name for path in folder.iterdir() if path.name not in _HIDDEN)):
        cure = "name another" if RECORD not in held else "name another, or add --update to bring its program up to date"
        raise ConfigError([f"{folder} is not empty: it holds {held[0]}; {cure}"])
    made = parts(root, name)
    for path, content in {**made.program, **made.owners}.items():
        _write(folder / path, content)
    _keep(folder, name, made)
    return name


def update(folder: Path, root: Path | None = None) -> Updated:
    """Bring the program in a folder that `create` made to this version, and leave what is the owner's.

    Raises `ConfigError`, and OSError where the disk does not let us; an update that was cut short can be repeated.
    """
    root = own_root() if root is None else root
    if folder.resolve() == root.resolve():
        raise ConfigError([f"{folder} is the folder of this very program; call the newer version, from its own folder"])
    known = _read_record(folder)
    if _number(known.version) > _number(__version__):
        raise ConfigError(
            [f"{folder} has version {known.version}, newer than this one ({__version__}); call the newer version"]
        )
    made = parts(root, known.name)
    replaced, aside, merge, removed = [], [], [], []
    for path, content in sorted(made.program.items()):
        there = _read(folder / path)
        if there == content:
            continue
        if there is not None and _sha(there) != known.program.get(path):
            _write(folder / MERGE / "yours" / path, there)
            aside.append(path)
        _write(folder / path, content)
        replaced.append(path)
    for path, content in sorted(made.owners.items()):
        there = _read(folder / path)
        if there == content or _sha(content) == known.owners.get(path) or (there is None and path in known.owners):
            continue  # as it should be; no news; or the owner did without it
        if there is None or _sha(there) == known.owners.get(path):
            _write(folder / path, content)
            replaced.append(path)
        else:
            _write(folder / MERGE / "new" / path, content)
            merge.append(path)
    for path, sha in sorted(known.program.items()):
        there = _read(folder / path)
        if path in made.program or there is None or not (folder / path).resolve().is_relative_to(folder.resolve()):
            continue
        if _sha(there) != sha:
            _write(folder / MERGE / "yours" / path, there)
            aside.append(path)
        (folder / path).unlink()
        removed.append(path)
    _keep(folder, known.name, made)
    return Updated(known.version, tuple(replaced), tuple(removed), tuple(aside), tuple(merge))


def _below(root: Path, places: tuple[str, ...]) -> Iterator[str]:
    """The files of the listed files and folders that go along."""
    for place in places:
        found = sorted((root / place).rglob("*")) if (root / place).is_dir() else [root / place]
        for path in found:
            name = path.relative_to(root).as_posix()
            types = CARRIED_TYPES.get(place)
            if (
                path.is_file()
                and "__pycache__" not in path.parts
                and path.name != ".DS_Store"
                and name not in LEFT
                and (name == place or name not in OWNERS)
                and (types is None or path.suffix in types)
                and not path.read_bytes().startswith(f"---\n{GENERATED}\n".encode())
            ):
                yield name


def _cut(makefile: bytes) -> bytes:
    return makefile.partition(DEVELOPERS.encode())[0].rstrip() + b"\n"


def _named(folder: str) -> str:
    """`harbour-fires` as `Harbour fires`."""
    words = re.sub(r"[\s_-]+", " ", folder).strip()
    return words[:1].upper() + words[1:] or "Briefing"


def _keep(folder: Path, name: str, made: Parts) -> None:
    hashes = ({path: _sha(content) for path, content in kind.items()} for kind in (made.program, made.owners))
    record = dict(zip(("program", "owners"), hashes, strict=True)) | {"name": name, "version": __version__}
    _write(folder / RECORD, (json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())


def _read_record(folder: Path) -> Record:
    try:
        held = json.loads((folder / RECORD).read_text("utf-8"))
        return Record(str(held["version"]), str(held["name"]), dict(held["program"]), dict(held["owners"]))
    except FileNotFoundError as error:
        raise ConfigError(
            [f"{folder} holds no {RECORD}, so it was not started by this program; start a folder without --update"]
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(
            [f"{folder / RECORD}: can't be read ({error}); start a new folder and move what is yours into it"]
        ) from error


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"[0-9]+", version)[:3])


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
