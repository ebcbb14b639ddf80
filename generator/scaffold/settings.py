"""A `generator.toml` for a new folder: every setting with its meaning, commented out, from the page of settings."""

from __future__ import annotations

import re
import textwrap

_HEAD = "Settings. Each has the default that stands here; to change one, remove the # before it."
_ROW = re.compile(r"^\| `(\w+)` \| `([^`]*)` \| (.+?) \|$")
_MORE = re.compile(r" \[More\]\([^)]*\)\.?")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def commented(page: str) -> str:
    """The settings that the tables of `page` (docs/about/settings.md) list, as TOML without effect."""
    lines = [f"# {_HEAD}"]
    for line in page.splitlines():
        if line.startswith("## ["):
            lines += ["", line.removeprefix("## ")]
        elif row := _ROW.match(line):
            name, default, meaning = row.groups()
            plain = _LINK.sub(r"\1", _MORE.sub("", meaning)).replace("`", "")
            lines += [f"# {part}" for part in textwrap.wrap(plain, 100)]
            lines += [f"# {name} = {default}"]
    return "\n".join(lines) + "\n"
