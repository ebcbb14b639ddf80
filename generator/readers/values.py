"""Values of parsed formats, which may be missing, empty, or of another kind than their format says."""

from __future__ import annotations

from typing import Any


def words_of(*values: Any) -> str:
    """The first value that says something, as words; an empty string where none does.

    >>> words_of(None, "", "Gale"), words_of(7), words_of(None)
    ('Gale', '7', '')
    """
    return next((str(value) for value in values if value), "")
