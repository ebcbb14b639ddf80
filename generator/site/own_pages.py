"""Which pages of a build are our own as generated, and what of them need not be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.base.hashing import hash_of
from generator.site.kept import KeptPages, page_key
from generator.site.past import Converted, html_of


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page as it was generated."""

    converted: Converted
    key: str
    """What its finished form is kept by."""


class OwnPages:
    """The generated pages of one build."""

    def __init__(self, listed: Mapping[str, str], kept: KeptPages | None, frame: str) -> None:
        """`listed`: hashes of generated files by path below docs/; `kept` and `frame` as in `kept.py`."""
        self._listed = listed
        self._kept = kept
        self._frame = frame
        self._seen: dict[str, OwnPage] = {}

    def look(self, path: str, address: str, source: bytes, markdown: str) -> OwnPage | None:
        """The page at `path` below docs/, published at `address`; None where its owner or another plugin has changed
        it, or where it holds Markdown. `markdown` is what other plugins have made of it since it was read.
        """
        if self._listed.get(path) != hash_of(source) or not source.decode("utf-8").endswith(markdown):
            return None
        converted = html_of(markdown)
        if converted is None:
            return None
        page = OwnPage(converted, page_key(self._frame, address, source))
        self._seen[path] = page
        return page

    def at(self, path: str) -> OwnPage | None:
        """The page that `look` found there."""
        return self._seen.get(path)

    def is_listed(self, path: str) -> bool:
        """Whether a page was generated at this path."""
        return path in self._listed

    def finished(self, path: str, address: str, source: bytes) -> str | None:
        """What an earlier build left of a page with these bytes; None for one that is not kept, or is not ours."""
        if self._kept is None or self._listed.get(path) != hash_of(source):
            return None
        key = page_key(self._frame, address, source)
        return self._kept.get(key) if self._kept.has(key) else None

    def keep(self, page: OwnPage, html: str) -> None:
        """Keep a finished page for later builds."""
        if self._kept:
            self._kept.put(page.key, html)
