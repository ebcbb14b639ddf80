"""Run a module with a fault at its n-th change to a file: `python -m tests.faulty FAULT N MODULE ARGS...`.

`kill` ends the process just before the change, `full` fails it and all that follow as a full disk does, `read-only` as
a folder that nobody may write to. `count` prints how many changes there were on the last line of the error stream. What
counts is opened for writing, renamed, removed or made below the working folder; each is a moment at which a fault would
show.
"""

from __future__ import annotations

import atexit
import errno
import os
import runpy
import signal
import sys
from pathlib import Path
from typing import Any

_CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree")
"""Events of `sys.addaudithook` whose first argument is the path that changes."""

_ERRORS = {"full": errno.ENOSPC, "read-only": errno.EACCES}


def _changed(event: str, arguments: tuple[Any, ...]) -> str | None:
    """The path that an event is about to change; None for one that changes nothing."""
    if event in _CHANGES:
        return os.fsdecode(arguments[0])
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        path, mode, flags = arguments
        writes = flags & (os.O_WRONLY | os.O_RDWR) if mode is None else set("wax+") & set(mode)
        return os.fsdecode(path) if writes else None
    return None


def main() -> None:
    """See above."""
    fault, number, module, *given = sys.argv[1:]
    here, seen = f"{Path.cwd()}{os.sep}", 0

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        path = _changed(event, arguments)
        if path is not None and str(Path.cwd() / path).startswith(here):
            seen += 1
            if fault != "count" and seen >= int(number):
                if fault == "kill":
                    os.kill(os.getpid(), signal.SIGKILL)
                if fault == "read-only" or event in ("open", "os.mkdir"):  # a full disk lets files go
                    raise OSError(_ERRORS[fault], os.strerror(_ERRORS[fault]), path)

    sys.addaudithook(watch)
    if fault == "count":
        atexit.register(lambda: print(seen, file=sys.stderr))
    sys.argv = [module, *given]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
