"""Which articles report one event by the owner's word, which goes before everything that is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OwnersEvents:
    """Pairs of article ids, in any order."""

    same: tuple[Pair, ...] = ()
    """They report one event."""
    other: tuple[Pair, ...] = ()
    """They do not."""

    def apart(self, one: str, other: str) -> bool:
        """Whether the owner says that the two are of different events."""
        return (one, other) in self.other or (other, one) in self.other

    def joined(self, groups: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """The groups with those as one that hold articles of one event, each sorted, in order of their first.

        >>> OwnersEvents(same=(("b", "d"),)).joined([("a", "b"), ("c", "d"), ("e", "f")])
        [('a', 'b', 'c', 'd'), ('e', 'f')]
        """
        held = [*groups]
        for pair in self.same:
            touched = [its for its in held if not set(pair).isdisjoint(its)]
            whole = tuple(sorted({*pair, *(article for its in touched for article in its)}))
            held = [*(its for its in held if its not in touched), whole]
        return sorted(held)


NOTHING_SAID = OwnersEvents()
