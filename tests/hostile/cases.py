"""Which payload stands in which carrier, and the folder of articles made of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.hostile.carriers import CARRIERS
from tests.hostile.payloads import PAYLOADS

EVERY = 4
"""Of the pairs that all payloads and carriers make, one in so many is a case: each payload in ten carriers."""
HARMLESS = "calm grey"
"""What stands in place of a payload in the site that hostile ones are compared with."""


@dataclass(frozen=True, slots=True)
class Case:
    """One payload in one carrier."""

    payload: str
    words: str
    carrier: str

    @property
    def name(self) -> str:
        """Of the file, without suffix."""
        return f"{self.carrier}-with-{self.payload}"

    def write(self, folder: Path, *, harmless: bool = False) -> Path:
        """Write the file, with the payload or with harmless words."""
        suffix, data = dict(CARRIERS)[self.carrier](HARMLESS if harmless else self.words)
        path = folder / f"{self.name}{suffix}"
        path.write_bytes(data)
        return path


CASES: tuple[Case, ...] = tuple(
    Case(name, words, carrier)
    for at, (name, words) in enumerate(PAYLOADS)
    for nth, (carrier, _) in enumerate(CARRIERS)
    if (at + nth) % EVERY == 0
)


def rounds() -> tuple[tuple[Case, ...], ...]:
    """All cases, in sites that hold each payload once: one article's title that is another's author is no attack, but
    looks to the proof as if it were copied.
    """
    of_payload = [[case for case in CASES if case.payload == name] for name, _ in PAYLOADS]
    most = max(map(len, of_payload))
    return tuple(tuple(cases[at] for cases in of_payload if at < len(cases)) for at in range(most))


def sample() -> tuple[Case, ...]:
    """Few cases in which everything stands: a diagonal through the table of payloads and carriers."""
    wide = max(len(PAYLOADS), len(CARRIERS))
    chosen = []
    for at in range(wide):
        name, words = PAYLOADS[at % len(PAYLOADS)]
        carrier = CARRIERS[at % len(CARRIERS)][0]
        chosen.append(Case(name, words, carrier))
    return tuple(chosen)
