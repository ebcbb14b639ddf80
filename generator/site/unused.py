"""Files that Material brings along and that no page of ours asks for: two megabytes, whatever the site holds."""

from __future__ import annotations

from collections.abc import Container

_SEARCH_OF_MATERIAL = ("search", "material/search")
"""The plugins that its search belongs to. The site has its own; an owner may want that one too."""


def is_unused(path: str, plugins: Container[str]) -> bool:
    """Whether the theme's file at `path` is asked for by nothing.

    >>> is_unused("assets/javascripts/bundle.12.min.js.map", ())  # for those who develop the theme
    True
    >>> is_unused("assets/javascripts/lunr/min/lunr.da.min.js", ())
    True
    >>> is_unused("assets/javascripts/lunr/min/lunr.da.min.js", ("search",))
    False
    """
    if path.startswith("assets/") and path.endswith((".js.map", ".css.map")):
        return True
    searched = path.startswith(("assets/javascripts/lunr/", "assets/javascripts/workers/search."))
    return searched and not any(name in plugins for name in _SEARCH_OF_MATERIAL)
