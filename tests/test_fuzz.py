"""The fuzzing targets on what they begin with, on that cut and changed, and on all that was ever found."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from tests.fuzz.targets import FOUND, TARGETS, Target, checked


def damaged(data: bytes) -> Iterator[bytes]:
    """The input whole, broken off, and with bytes changed. The same every time."""
    yield data
    for share in (0.2, 0.5, 0.9):
        yield data[: int(len(data) * share)]
    for seed in range(3):
        random = Random(seed)  # noqa: S311  (not for secrets)
        changed = bytearray(data)
        for _ in range(max(1, len(data) // 200)):
            changed[random.randrange(len(changed))] = random.randrange(256)
        yield bytes(changed)


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
def test_damaged_inputs(target: Target) -> None:
    begin = sorted(target.begin(), key=len)[:2]
    assert begin or target.name == "reader-pdf"
    for data in begin:
        for broken in damaged(data[:20_000]):
            checked(target, broken)


@pytest.mark.parametrize(
    ("target", "name"),
    [(target, path.name) for target in TARGETS for path in sorted((FOUND / target.name).glob("*"))],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_what_was_found_once(target: Target, name: str) -> None:
    checked(target, (FOUND / target.name / name).read_bytes())
