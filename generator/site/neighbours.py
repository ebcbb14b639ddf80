"""Other plugins in the same mkdocs.yml: generated pages are handed past those that would read something into them.

Tried, and borne as they are: search, tags, rss, minify, glightbox, privacy, social, blog, meta. Those named here need a
word, or are refused. `tests/test_neighbours.py` builds with each.
"""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import PluginCollection
from mkdocs.structure.pages import Page

from generator.base.carried import ABOUT, ROOT

_DATES = "git-revision-date-localized"


def spare_macros(page: Page) -> None:
    """Tell mkdocs-macros to leave a generated page alone: `{#` in it begins an anchor, for macros a comment without
    end, and it would publish the page empty.
    """
    if is_generated(page):
        page.meta.setdefault("render_macros", False)


def spare_dates(plugins: PluginCollection, generated: Iterable[str]) -> None:
    """Tell git-revision-date-localized to leave generated pages alone. Git does not know them: it would warn of each
    and show the time of the build as their date.
    """
    dated = plugins.get(_DATES)
    if dated is not None:
        dated.config["exclude"] = [*dated.config["exclude"], *generated]


def refuse(config: MkDocsConfig) -> None:
    """Raise PluginError for what can't be borne, with the plugin's name and a cure."""
    if config.use_directory_urls:
        return
    named = {name.rpartition("/")[2] for name in config.plugins}
    cause = "the plugin offline turns use_directory_urls off" if "offline" in named else "use_directory_urls is off"
    raise PluginError(
        f"{cause}, and generated pages link to each other by directory addresses; take it out of mkdocs.yml, and for a "
        "copy that opens from a folder call: clipbook offline"
    )


def is_generated(page: Page) -> bool:
    """Whether a page is one of the program's: its first lines say so, or it is one about the program, as it lies in the
    program's own folder.
    """
    if page.meta.get("generated") is True:
        return True
    own = ROOT / "docs" / page.file.src_uri
    return own.parent == ROOT / ABOUT and own.is_file() and own.read_bytes() == page.file.content_bytes
