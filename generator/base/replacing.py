"""Files put in the place of others in one step, so that nobody ever reads half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_PREFIX = ".new-"
"""What a file is called until it is whole. It begins with a dot, so that no builder takes it for a page."""
_TRIES = 3
"""How often a file is written that goes before it is in its place: a second build may sweep while this one writes."""


def replace_file(target: Path, content: bytes) -> None:
    """Put a file in the place of one, in one step: whoever reads meanwhile finds the old one or the new one whole.

    Raises OSError if the disk does not let us; the old file then stands as it was. What a killed process left beside
    it goes.
    """
    sweep((target.parent,))
    put_file(target, content)


def put_file(target: Path, content: bytes) -> None:
    """`replace_file` for one of many files, whose folders the caller sweeps once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in reversed(range(_TRIES)):
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=_PREFIX)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except FileNotFoundError:
            if not left:
                raise
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        else:
            return


def sweep(folders: Iterable[Path]) -> None:
    """Remove what a process that was killed left half written in these folders."""
    for folder in folders:
        for path in folder.glob(f"{_PREFIX}*"):
            with suppress(OSError):
                path.unlink()
