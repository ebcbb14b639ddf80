"""What a builder leaves to do in the site it built: styles, scripts and fonts put in, and Material's frame mended.

One step, the same after any builder that has built the generated pages with Material's templates and ours; the plugin
does it while MkDocs builds, `generator finish` does it to a folder. Whatever is done already is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.base.replacing import put_file, sweep
from generator.site.frame import mended

ASSETS = Path(__file__).parent / "assets"
OVERRIDES = Path(__file__).parent / "overrides"
DEFAULTS = Path(__file__).parent / "defaults.yml"
"""MkDocs' settings where the owner's say nothing."""
JOINED = "assets/styles.css"
_PARTS = ("colours.css", "frame.css", "site.css", "stories.css", "search.css", "data.css", "hand.css")
"""What is joined to one file, in this order: each would be one more request that the first words wait for."""


_NEEDED = ("assets/search", "data")
"""Folders that pages name files of by addresses which no builder rewrites."""
_SEARCH = '<div class="search-page"'
"""What the search's own page holds, and no page about the search or a keyword of that name."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What `finish` did: paths below the site, sorted."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    """What of Material's markup was not found on the first page."""


def finish(site: Path, docs: Path) -> Finished:
    """Put assets into the built site and mend its pages.

    `docs`: the folder of pages; a file in its `assets/` is the owner's and goes before ours of the same name.
    Raises OSError where the disk does not let us, FileNotFoundError for a folder without a first page.
    """
    missing = mended((site / "index.html").read_text("utf-8"))[1]
    sweep({path.parent for path in site.rglob("*")})
    changed = [*put_assets(site, docs), *_mended_pages(site)]
    return Finished(tuple(sorted(changed)), missing)


def put_assets(site: Path, docs: Path) -> Iterator[str]:
    """Bring our assets into the site, where the owner has none of that name; the paths that were written."""
    for path in sorted(ASSETS.rglob("*")):
        name = path.relative_to(ASSETS)
        if path.is_file() and not (docs / "assets" / name).is_file():
            yield from _write(site, f"assets/{name.as_posix()}", path.read_bytes())
    parts = (site / "assets" / part for part in _PARTS)
    yield from _write(site, JOINED, "\n".join(part.read_text("utf-8-sig") for part in parts).encode())
    yield from _second_roots(site)
    # Not every builder copies what begins with a dot.
    for path in sorted((docs / ".well-known").glob("*")):
        if path.is_file():
            yield from _write(site, f".well-known/{path.name}", path.read_bytes())


def _second_roots(site: Path) -> Iterator[str]:
    """Bring data and scripts of the search to where all pages stand once more: a builder with a plugin for several
    languages (static-i18n) gives each a folder, and puts there what is Markdown only.
    """
    named = sorted(site.glob("*/search/index.html"))
    roots = [page.parents[1] for page in named if _SEARCH in page.read_text("utf-8", "replace")]
    needed = [path for folder in _NEEDED if roots for path in sorted((site / folder).rglob("*"))]
    for root in roots:
        for path in needed:
            if path.is_file() and path.suffix != ".html":
                name = path.relative_to(site).as_posix()
                yield from _write(site, f"{root.relative_to(site).as_posix()}/{name}", path.read_bytes())


def within(html: str, depth: int, held: Callable[[str], bool]) -> str:
    """A page that stands `depth` folders below the first one, without addresses that lead one step out of the site.

    Zensical takes an address in HTML for one that is seen from the Markdown file. A page's folder lies one deeper, so
    it puts a step up before each. Ours lead over the first page, so with that step they would leave the site. Only
    those are mended that then name something in the site, which `held` tells of a path below it.

    >>> within('<a href="../../../people/"> <a href="../../../elsewhere/">', 2, {"people/"}.__contains__)
    '<a href="../../people/"> <a href="../../../elsewhere/">'
    """

    def mend(link: re.Match[str]) -> str:
        attribute, up, path = link.groups()
        return f"{attribute}{up}{path}" if held(path) else link[0]

    return re.sub(rf'(\s(?:href|src|action)=")\.\./((?:\.\./){{{depth}}})([^"?#]*)', mend, html)


def _mended_pages(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site)
        html = within(path.read_bytes().decode("utf-8"), len(name.parts) - 1, lambda below: (site / below).exists())
        yield from _write(site, name.as_posix(), mended(html)[0].encode())


def _write(site: Path, name: str, content: bytes) -> Iterator[str]:
    target = site / name
    if target.is_file() and target.read_bytes() == content:
        return
    put_file(target, content)
    yield name
