"""One form for every page, and for what is to become one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.model import Page
from generator.show.lookup import Lookup

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Plan(Generic[S]):
    """A page that is not made yet. Where neither its subject nor any article that it read has changed since the last
    build, it is not made at all.
    """

    path: str
    subject: S
    """What it tells of. All of it decides whether the page is made again, so it holds nothing that is not shown."""
    make: Callable[[Lookup, S], Page]
    """A function of a module, so that it has nothing at hand but what it is given."""
    share_of: str = ""
    """Id of the article of which the page says how much the site shows. That is known once all pages are planned."""

    def made(self, lookup: Lookup) -> Page:
        """The page."""
        return self.make(lookup, self.subject)


def page(
    path: str,
    template: str,
    title: str,
    *,
    description: str = "",
    contents: bool = False,
    **context: Any,
) -> Page:
    """A page below docs/. `contents`: with a table of contents beside it.

    `description` is one or two sentences of the site's own for lists of search results and previews of links; of the
    articles' words it holds names at most. No other page has the same.
    """
    hide = ("navigation",) if contents else ("navigation", "toc")
    given = {"title": title, "description": description, "hide": hide}
    return Page(path, template, {**given, **context})
