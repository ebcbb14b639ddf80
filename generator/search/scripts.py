"""Scripts that hand over one value each: a page opened from a folder may run a script beside it but not read a file."""

from __future__ import annotations

import json
import re
from typing import Any

from generator.model import File

FOLDER = "data/search/"
_RISKY = re.compile("[<\u2028\u2029\ud800-\udfff]")


def script(name: str, value: Any) -> File:
    """A file that hands a value over."""
    return taking(name, safe(value))


def safe(value: Any) -> str:
    """A value as JSON in which nothing of an article can end the script: quotes and backslashes are JSON's, `<` and the
    two line separators that old scripts end lines at are escaped.
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _RISKY.sub(lambda risky: f"\\u{ord(risky.group()):04x}", written)


def taking(name: str, written: str) -> File:
    """The file that hands over what `safe` wrote: but for one call around it, it is that."""
    return File(f"{FOLDER}{name}.js", f'clipbook.take("{name}",{written})\n'.encode())
