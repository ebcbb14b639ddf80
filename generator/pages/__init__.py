"""Pages: the `Site` into finished `Page` values. `PAGES` is the whole list; one module a page kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.link import Site
from generator.model import Page

__all__ = ["PAGES", "pages"]

PAGES: tuple[Callable[[Site], Iterator[Page]], ...] = ()


def pages(site: Site) -> Iterator[Page]:
    """Every page of the site, in the order of `PAGES`."""
    for make in PAGES:
        yield from make(site)
