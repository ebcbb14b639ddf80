"""Indexes by article: made when first asked for, and able to say which articles were asked for.

A page is kept from one build to the next while nothing that it read has changed. So that no page has to list what it
reads, the indexes that it reads from note it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


@dataclass(slots=True)
class Seen:
    """What was read."""

    articles: set[str] = field(default_factory=set)
    """Ids of articles, and of what is linked to them."""
    everything: bool = False
    """Whether something was read that may change with any article."""


class Lazily(Mapping[K, V], Generic[K, V]):
    """A value by key, each made once and only if somebody asks."""

    __slots__ = ("_keys", "_made", "_make")

    def __init__(self, keys: Collection[K], make: Callable[[K], V]) -> None:
        self._keys, self._make, self._made = keys, make, dict[K, V]()

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Window(Mapping[K, V], Generic[K, V]):
    """An index that notes what is read of it. Whoever goes through all of it, or counts it, has read everything."""

    __slots__ = ("_article", "_held", "_seen")

    def __init__(self, held: Mapping[K, V], seen: Seen, article: Callable[[K], str]) -> None:
        """`article`: the article that a key stands in."""
        self._held, self._seen, self._article = held, seen, article

    def __getitem__(self, key: K) -> V:
        self._seen.articles.add(self._article(key))
        return self._held[key]

    def __iter__(self) -> Iterator[K]:
        self._seen.everything = True
        return iter(self._held)

    def __len__(self) -> int:
        self._seen.everything = True
        return len(self._held)
