"""Templates and settings as files, for builders that know no plugins: Zensical (0.0.73 was tried) reads them.

What the plugin adds while MkDocs runs lies here for another builder to find: the templates, and a settings file that an
owner's file inherits. Styles, scripts and fonts come with `finish`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.site.finish import DEFAULTS, OVERRIDES

SETTINGS = "mkdocs.yml"
_MKDOCS_ONLY = frozenset(("robots.txt", "sitemap.xml"))
"""Templates of files that are no pages: other builders make their own, or copy these as they are."""
_HEAD = """# Written by `build --theme`, for builders that know no plugins. Inherit it: INHERIT: {folder}/mkdocs.yml
plugins:
  - search: {{enabled: false}}        # the search is the site's own
"""
_THEME = "theme:\n"
_NAMED = """theme:
  name: material
  variant: classic                  # Zensical's name of Material's looks, which the styles are made for
  custom_dir: {folder}
"""


def lay_theme(folder: PurePosixPath, root: Path) -> Iterator[str]:
    """Write templates and settings into `folder` below `root`, the place of mkdocs.yml; the paths that were written.

    Raises OSError where the disk does not let us.
    """
    settings = DEFAULTS.read_text("utf-8").replace(_THEME, _NAMED.format(folder=folder), 1)
    files = {SETTINGS: (_HEAD.format(folder=folder) + settings).encode()}
    files |= {
        path.relative_to(OVERRIDES).as_posix(): path.read_bytes()
        for path in sorted(OVERRIDES.rglob("*"))
        if path.is_file() and path.name not in _MKDOCS_ONLY
    }
    for name, content in files.items():
        target = root / folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        yield f"{folder}/{name}"
