"""Pages of our own as the builder handles them: past its converter, and past everything where nothing has changed.

The builder makes a page in two walks, one that reads and converts and one that renders frames. A page that an earlier
build has finished needs neither, so it is handed on as a file that is published as it is: the builder copies such files
and asks no more of them. Whoever lists pages still finds them in their places.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data

_ROBOTS = "\nrobots: "
"""The one line of a front matter that lists of pages ask for: whether search engines are asked to leave a page out."""
_FRONT_MATTER_END = "\n---\n"


class PastPage(Page):
    """A page that Markdown is not asked for when a plugin has left none: setting up its reader takes a millisecond."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert what there is to convert."""
        if self.markdown:
            super().render(config, files)
            return
        self.content = ""
        self.toc = get_toc([])
        self.present_anchor_ids = set()


class FinishedFile(File):
    """A page that an earlier build has finished, as a file that is published as it is."""

    def __init__(self, file: File, html: str) -> None:
        """In place of `file`: its address, and its page for those who list pages."""
        super().__init__(
            file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls, dest_uri=file.dest_uri,
            inclusion=file.inclusion,
        )  # fmt: skip
        self.page = file.page
        self._html = html

    def is_documentation_page(self) -> bool:
        """No: there is nothing left to convert or to render."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  (the builder's form)
        """Write the finished page into the site."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self._html.encode("utf-8", "xmlcharrefreplace"))


def listed_meta(source: str) -> dict[str, object]:
    r"""The front matter of a page that is handed on, as far as lists of pages need it.

    >>> listed_meta("---\ntitle: Ann Lee\nrobots: noindex\n---\n\n<p>")["robots"]
    'noindex'
    >>> listed_meta("---\ntitle: Ann Lee\n---\n\nrobots: noindex")
    {}
    """
    front = source.partition(_FRONT_MATTER_END)[0]
    return get_data(source)[1] if _ROBOTS in front else {}


def in_place_of(files: Files, changed: dict[str, File]) -> None:
    """Put files in the places of others, by path: what walks all pages meets them in the order it always did."""
    for file in list(files):
        files.remove(file)
        files.append(changed.get(file.src_uri, file))
