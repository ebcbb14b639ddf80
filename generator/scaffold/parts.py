"""What a briefing folder is made of: the program as one wheel, and the owner's own files as they are at first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.base.carried import ABOUT, PACKAGE, ROOT
from generator.owner.config import ConfigError
from generator.scaffold.settings import commented
from generator.scaffold.wheel import Wheel, carried, wheel

VENDOR = "vendor"
NEEDS = "requirements.txt"
_DEVELOPERS = b"# ---- for developers"
"""The Makefile goes along up to the line that begins so."""
_AS_THEY_ARE = (".github/workflows/publish.yml",)
_FILES = Path(__file__).parent / "files"
"""Files that only a briefing folder has, with `{name}` and `{heading}` for the site's name."""
_LINE = re.compile(rf"^\./{VENDOR}/clipbook-.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parts:
    """The files of a briefing folder: path below it to content."""

    program: Mapping[str, bytes]
    owners: Mapping[str, bytes]


def parts(name: str, package: Path = PACKAGE, root: Path = ROOT) -> Parts:
    """The files of a folder whose site is called `name`, with the program in `package` and what `root` holds beside it.

    Raises `ConfigError` where the program is not whole.
    """
    try:
        made, outside = wheel(package, root), carried(root)
    except FileNotFoundError as error:
        raise ConfigError(
            [f"{error.filename} not found, so no folder can be made from this program; get the whole program again"]
        ) from error
    owners = {path: outside[path] for path in _AS_THEY_ARE}
    owners |= dict(_of_its_own(name))
    owners |= {
        "Makefile": outside["Makefile"].partition(_DEVELOPERS)[0].rstrip() + b"\n",
        ".gitignore": _ignored(outside),
        "generator.toml": commented(outside[f"{ABOUT}/settings.md"].decode()).encode(),
        NEEDS: _needs(made, outside[NEEDS].decode()).encode(),
    }
    return Parts({f"{VENDOR}/{made.name}": made.content}, owners)


def without_program(needs: bytes) -> bytes:
    """A requirements file without what differs from one version of the program to the next."""
    return _LINE.sub("", needs.decode("utf-8", "surrogateescape"), count=1).encode("utf-8", "surrogateescape")


def with_program_of(needs: bytes, other: bytes) -> bytes:
    """A requirements file with the program that `other` names; as it is where it names none itself."""
    there, line = needs.decode("utf-8", "surrogateescape"), _LINE.search(other.decode("utf-8", "surrogateescape"))
    return _LINE.sub(line[0] if line else "", there, count=1).encode("utf-8", "surrogateescape")


def _needs(made: Wheel, pinned: str) -> str:
    return (
        "# The program, from this folder; an update replaces this line and the file that it names.\n"
        f"./{VENDOR}/{made.name} --hash=sha256:{made.sha256}\n"
        f"# What it needs. Add what you need yourself behind it, with its hash.\n{pinned}"
    )


def _ignored(outside: Mapping[str, bytes]) -> bytes:
    """What git leaves out: what the project leaves out, and the pages that the program writes from its wheel."""
    pages = "".join(f"/{path}\n" for path in sorted(outside) if path.startswith(f"{ABOUT}/"))
    return outside[".gitignore"] + pages.encode()


def _of_its_own(name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in _FILES.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        text = path.read_text("utf-8").replace("{name}", json.dumps(name, ensure_ascii=False))
        yield path.relative_to(_FILES).as_posix(), text.replace("{heading}", name).encode()
