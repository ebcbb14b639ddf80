"""What files tell of one article, as text: who keeps it from build to build stands behind `Lookup.part`.

Most files of data are such parts behind each other: a line of JSON, rows of tables, entries of citations, the words
that the search knows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from generator.show.lookup import Lookup

Make = Callable[["Lookup", str], str]
"""A function of a module that makes the text of a lookup and an article's id, and has nothing else at hand."""


class Parts(Protocol):
    """Parts of files, by what they are for and the article that they tell of."""

    def text(self, lookup: Lookup, name: str, article: str, make: Make) -> str:
        """What `make` makes, or made of the very same. `name`: what for; two functions have two names."""


class Anew:
    """Nothing is kept: every part is made whenever it is asked for."""

    def text(self, lookup: Lookup, name: str, article: str, make: Make) -> str:  # noqa: ARG002  (the protocol has it)
        """Made now."""
        return make(lookup, article)


ANEW = Anew()
