"""`.clipbook.json`: what was written into a briefing folder, by hash, so that an update knows what is changed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator import __version__
from generator.owner.config import ConfigError
from generator.scaffold.parts import NEEDS, Parts, without_program

RECORD = ".clipbook.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What was written to a folder."""

    version: str
    name: str
    program: Mapping[str, str] = field(default_factory=dict)
    """Path to sha256 in hex, as is the next."""
    owners: Mapping[str, str] = field(default_factory=dict)


def read_record(folder: Path) -> Record:
    """What the folder remembers. Raises `ConfigError` where it does not, or can't be read."""
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


def write_record(folder: Path, name: str, made: Parts) -> None:
    """Remember what `made` holds."""
    hashes = ({path: hash_of(path, content) for path, content in kind.items()} for kind in (made.program, made.owners))
    record = dict(zip(("program", "owners"), hashes, strict=True)) | {"name": name, "version": __version__}
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (folder / RECORD).write_bytes(text.encode())


def hash_of(path: str, content: bytes) -> str:
    """The hash that tells whether the owner changed a file; the program's line in requirements.txt doesn't count."""
    return hashlib.sha256(without_program(content) if path == NEEDS else content).hexdigest()


def newer(version: str) -> bool:
    """Whether a folder's version is newer than this program's."""
    return _number(version) > _number(__version__)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"[0-9]+", version)[:3])
