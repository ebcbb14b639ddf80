"""One form for every page."""

from __future__ import annotations

from typing import Any

from generator.model import Page


def page(
    path: str, template: str, title: str, *, contents: bool = False, searchable: bool = True, **context: Any
) -> Page:
    """A page below docs/. `contents`: with a table of contents beside it; `searchable`: in the search index."""
    hide = ("navigation",) if contents else ("navigation", "toc")
    return Page(path, template, {"title": title, "hide": hide, "searchable": searchable, **context})
