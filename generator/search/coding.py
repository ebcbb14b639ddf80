"""Numbers as text: five bits a character, the sixth says that more follow (the Base64 VLQ of source maps, unsigned)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def number(value: int) -> bytes:
    """One number from 0."""
    if value < 32:
        return DIGITS[value : value + 1]
    made = bytearray()
    while value > 31:
        made.append(DIGITS[32 | (value & 31)])
        value >>= 5
    made.append(DIGITS[value])
    return bytes(made)


def numbers(values: Iterable[int]) -> str:
    """Several numbers."""
    return b"".join(map(number, values)).decode("ascii")


def rising(values: Sequence[int]) -> bytes:
    """How many there are, then the steps between them; `values` must rise, from 0."""
    if not values:
        return b"A"
    made = bytearray(number(len(values)))
    before = 0
    for value in values:
        made += number(value - before)
        before = value
    return bytes(made)
