"""The program as a wheel, written with the standard library: the same files make the same bytes, anywhere.

It is made from a checkout and from an installed package alike, so whoever has the program can start a briefing with it,
without a network. `backend.py` hands pip the same wheel. The forms are those of the packaging standards: file names and
`WHEEL`, `RECORD` (https://packaging.python.org/en/latest/specifications/binary-distribution-format/), and `METADATA`
(https://packaging.python.org/en/latest/specifications/core-metadata/).
"""

from __future__ import annotations

import base64
import hashlib
import io
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.base.carried import ABOUT, FILES, PACKAGE, ROOT
from generator.model import GENERATED

_LEFT = frozenset(("__pycache__", ".DS_Store"))
_MADE = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive: the first that a zip file can hold. Clocks would make each wheel another."""
_RIGHTS = 0o100644 << 16
"""A plain file that its owner may write and everybody may read."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel as a file."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of its content, in hex, as a requirements file names it."""
        return hashlib.sha256(self.content).hexdigest()


def wheel(package: Path = PACKAGE, root: Path = ROOT) -> Wheel:
    """The program in the folder `package`, with what `root` holds of the files that go along.

    Raises FileNotFoundError where one of those is missing.
    """
    files = {f"generator/{path}": content for path, content in _package(package)}
    files |= {f"generator/carried/{path}": content for path, content in carried(root).items()}
    return packed(files, _version(files), root)


def editable(package: Path = PACKAGE, root: Path = ROOT) -> Wheel:
    """A wheel that holds no program, only the way to the one in `package`."""
    return packed({"clipbook.pth": f"{package.parent}\n".encode()}, __version__, root)


def packed(files: Mapping[str, bytes], version: str, root: Path) -> Wheel:
    """The files with what installers want to know of them, from pyproject.toml and LICENSE in `root`."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    info = f"{project['name']}-{version}.dist-info"
    whole = dict(sorted(files.items())) | {
        f"{info}/METADATA": _metadata(project, version).encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: clipbook\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": _entry_points(project).encode(),
        f"{info}/licenses/LICENSE": (root / "LICENSE").read_bytes(),
    }
    rows = [f"{path},sha256={_digest(content)},{len(content)}" for path, content in whole.items()]
    whole[f"{info}/RECORD"] = "\n".join((*rows, f"{info}/RECORD,,", "")).encode()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        for path, content in whole.items():
            entry = zipfile.ZipInfo(path, _MADE)
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = _RIGHTS
            out.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return Wheel(f"{project['name']}-{version}-py3-none-any.whl", archive.getvalue())


def carried(root: Path) -> dict[str, bytes]:
    """Path below `root` to content, for the files outside the package that go along."""
    pages = sorted((root / ABOUT).glob("*.md"))
    if not pages:
        raise FileNotFoundError(2, "there are no pages about the program", str(root / ABOUT))
    texts = {path.relative_to(root).as_posix(): path.read_bytes() for path in pages}
    by_hand = {path: text for path, text in texts.items() if GENERATED.encode() not in text}
    return by_hand | {path: (root / path).read_bytes() for path in FILES}


def _package(package: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the package without those it carries, which come in from where `root` is."""
    for path in sorted(package.rglob("*")):
        below = path.relative_to(package)
        if path.is_file() and path.suffix != ".pyc" and not _LEFT & {*below.parts} and below.parts[0] != "carried":
            yield below.as_posix(), path.read_bytes()


def _version(files: Mapping[str, bytes]) -> str:
    """The program's version with a label made of its content: pip takes two wheels of one version for the same, and
    would leave the old one installed.
    """
    whole = hashlib.sha256()
    for path, content in sorted(files.items()):
        whole.update(f"{path} {_digest(content)}\n".encode())
    return f"{__version__}+{whole.hexdigest()[:8]}"


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def _metadata(project: Mapping[str, Any], version: str) -> str:
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {version}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        "License-File: LICENSE",
        f"Requires-Python: {project['requires-python']}",
        *(f"Requires-Dist: {needed}" for needed in project["dependencies"]),
    ]
    return "\n".join((*lines, ""))


def _entry_points(project: Mapping[str, Any]) -> str:
    groups = {"console_scripts": project["scripts"], **project["entry-points"]}
    lines: list[str] = []
    for group, named in groups.items():
        lines += [f"[{group}]", *(f"{name} = {to}" for name, to in named.items()), ""]
    return "\n".join(lines)
