"""Long lists over several pages: an index of thousands stays one click away and none of its pages grows without end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model import Href
from generator.show.addresses import Links

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """One page of a list."""

    path: str
    number: int
    items: tuple[T, ...]
    links: tuple[tuple[int, Href, bool], ...]
    """Number, address and whether it is this one, of the pages that `near` names; empty where one holds everything."""
    total: int

    def called(self, title: str) -> str:
        """The title of the list for this page of it: the first has no number."""
        return title if self.number == 1 else f"{title}, page {self.number}"


def near(at: int, count: int) -> tuple[int, ...]:
    """Numbers of the pages that page `at` of `count` links to: the ends, two on each side, and ten, a hundred and so on
    further. All of them would make the links of a list grow with the square of its length; so every page is few steps
    away.

    >>> near(50, 167)
    (1, 40, 48, 49, 50, 51, 52, 60, 150, 167)
    """
    steps = [0, 1, 2]
    step = 10
    while step < count:
        steps.append(step)
        step *= 10
    numbers = {1, count, *(at - step for step in steps), *(at + step for step in steps)}
    return tuple(sorted(number for number in numbers if 1 <= number <= count))


def paged(folder: str, items: Sequence[T], size: int) -> Iterator[Paged[T]]:
    """`items` over `<folder>/index.md`, `<folder>/page-2.md` and so on, `size` a page; one empty page for no items."""
    count = max(1, -(-len(items) // size))
    paths = tuple(f"{folder}/index.md" if at == 1 else f"{folder}/page-{at}.md" for at in range(1, count + 1))
    for at, path in enumerate(paths, 1):
        links = Links(path)
        yield Paged(
            path,
            at,
            tuple(items[(at - 1) * size : at * size]),
            tuple((other, links.to(paths[other - 1]), other == at) for other in near(at, count)) if count > 1 else (),
            len(items),
        )
