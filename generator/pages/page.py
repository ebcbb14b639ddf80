"""One form for every page."""

from __future__ import annotations

from typing import Any

from generator.model import Page


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
