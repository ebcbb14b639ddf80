"""Words as parts of addresses."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60
"""Characters: about nine words of a headline."""


def slug_of(words: str, longest: int = _LONGEST) -> str:
    """Words as part of an address: ASCII letters and digits with hyphens, whole words of at most `longest` characters
    together. Empty where nothing of them is Latin.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return slug if len(slug) <= longest else slug[: longest + 1].rpartition("-")[0] or slug[:longest]


def free(base: str, used: set[str]) -> str:
    """`base`, or the first of `base-2`, `base-3` and so on that is not yet used; adds it to `used`."""
    slug, count = base, 1
    while slug in used:
        count += 1
        slug = f"{base}-{count}"
    used.add(slug)
    return slug
