"""Groups of articles by average linkage (Sokal and Michener 1958), with a check on how close each group is in itself.

A chain of look-alikes joins nothing: two groups join only if all their articles are alike on average. And two groups
that are each more alike in themselves than across stay apart however alike they are: texts on software or on a sport
share so many words that no fixed measure tells their events apart (after relative closeness in CHAMELEON, Karypis, Han
and Kumar 1999).
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

Pair = tuple[str, str]


class _Groups:
    """The groups as they grow; each has a number, and links to others with the sum over their pairs."""

    def __init__(self, pairs: Mapping[Pair, float]) -> None:
        names = sorted(set(chain.from_iterable(pairs)))
        self.members: dict[int, tuple[str, ...]] = {at: (name,) for at, name in enumerate(names)}
        self.within = dict.fromkeys(self.members, 0.0)
        """Sum over the pairs inside a group."""
        self.links: defaultdict[int, dict[int, float]] = defaultdict(dict)
        number = {name: at for at, name in enumerate(names)}
        for (one, other), value in pairs.items():
            self.links[number[one]][number[other]] = value
            self.links[number[other]][number[one]] = value

    def across(self, one: int, other: int) -> float:
        """Mean over all pairs of the two; pairs that were never compared count nothing."""
        return self.links[one].get(other, 0.0) / (len(self.members[one]) * len(self.members[other]))

    def inside(self, one: int) -> float:
        """Mean over the pairs of one group; 0 for a single article."""
        size = len(self.members[one])
        return self.within[one] / (size * (size - 1) / 2) if size > 1 else 0.0

    def join(self, one: int, other: int, name: int) -> None:
        """Make the two into one of that name."""
        self.within[name] = self.within[one] + self.within[other] + self.links[one].get(other, 0.0)
        self.members[name] = self.members.pop(one) + self.members.pop(other)
        ours, theirs = self.links.pop(one), self.links.pop(other)
        for third in sorted({*ours, *theirs} - {one, other}):
            total = ours.get(third, 0.0) + theirs.get(third, 0.0)
            for old in (one, other):
                self.links[third].pop(old, None)
            self.links[name][third] = self.links[third][name] = total


def clusters(
    pairs: Mapping[Pair, float],
    least: float,
    *,
    first: tuple[float, float],
    closer: Mapping[int, float],
    apart: Callable[[Iterable[str], Iterable[str]], bool],
) -> list[tuple[str, ...]]:
    """Groups of at least two, each sorted, in order of their first article.

    `pairs`: likeness of those compared, 0 to 1; `least`: the mean that two groups need; `first`: what groups that make
    only two articles need, and three, as nothing else bears them out; `closer`: size that two groups both have at least
    to the share of the looser one's own mean that they need then; `apart`: whether something keeps the members of two
    groups apart.
    """
    groups = _Groups(pairs)
    ahead = [
        (-value, one, other)
        for one, links in groups.links.items()
        for other, value in links.items()
        if one < other and value >= least
    ]
    heapq.heapify(ahead)
    name = len(groups.members)
    while ahead:
        value, one, other = heapq.heappop(ahead)
        if one not in groups.members or other not in groups.members:
            continue
        ours, theirs = groups.members[one], groups.members[other]
        if -value < dict(zip((2, 3), first, strict=True)).get(len(ours) + len(theirs), least):
            continue
        own = min(groups.inside(one), groups.inside(other))
        if any(min(len(ours), len(theirs)) >= size and -value < share * own for size, share in closer.items()):
            continue
        if apart(ours, theirs):
            continue
        groups.join(one, other, name)
        for third in groups.links[name]:
            mean = groups.across(name, third)
            if mean >= least:
                heapq.heappush(ahead, (-mean, third, name))
        name += 1
    return sorted(tuple(sorted(its)) for its in groups.members.values() if len(its) > 1)
