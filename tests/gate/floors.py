"""floors.json: what has been reached. Pins move one way unless told otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.gate.score import Scores

FILE = Path(__file__).parent / "floors.json"


@dataclass(frozen=True)
class Floors:
    corpus: str
    right: dict[str, float]
    """At least these."""
    faults: dict[str, float]
    """At most these."""


def read_floors(path: Path = FILE) -> Floors:
    return Floors(**json.loads(path.read_text("utf-8")))


def write_floors(floors: Floors, path: Path = FILE) -> None:
    path.write_text(json.dumps(vars(floors), indent=1, sort_keys=True) + "\n", "utf-8")


def compared(scores: Scores, floors: Floors) -> Iterator[tuple[str, float, float | None, bool]]:
    """Name, score, pin (None: not pinned yet) and whether the score is better than the pin, in order of name.

    A pinned measure that is scored no longer has the worst score there is.
    """
    for name in sorted(scores.right.keys() | floors.right.keys()):
        value, floor = scores.right.get(name, -1), floors.right.get(name)
        yield name, value, floor, floor is None or value > floor
    for name in sorted(scores.faults.keys() | floors.faults.keys()):
        value, floor = scores.faults.get(name, float("inf")), floors.faults.get(name)
        yield name, value, floor, floor is None or value < floor


def pinned(scores: Scores, floors: Floors, corpus: str, *, lower: bool) -> Floors:
    """New floors. Raises ValueError if one would slip, or the corpus is another, and `lower` is not set."""
    if not lower:
        if corpus != floors.corpus:
            raise ValueError("gold or seeds have changed; --lower pins the new corpus, say why in the commit")
        worse = [name for name, value, floor, better in compared(scores, floors) if not better and value != floor]
        if worse:
            raise ValueError(f"{', '.join(worse)} got worse; --lower pins them all the same")
    return Floors(corpus, scores.right, scores.faults)
