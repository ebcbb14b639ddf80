"""How an article's id stands in the address of its page, and what reads an address back."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# MkDocs gives these names a meaning of their own, or leaves them out of the site (names that start with a dot).
_RESERVED = frozenset({"index", "readme"})
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")


def slug(name: str) -> str:
    """A file name that is safe on every system and in every address: the name itself where that is so already.

    Otherwise what can be kept of it and eight digits of its hash, so that two names never share one.
    """
    if _PLAIN.fullmatch(name) and name.lower() not in _RESERVED and not name.endswith(".") and len(name) <= 120:
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    kept = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:60].strip("-")
    digits = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{kept}-{digits}" if kept else digits
