"""The hash that files are known by."""

from __future__ import annotations

import hashlib


def hash_of(content: bytes) -> str:
    """SHA-256 in hex, as the manifest lists files."""
    return hashlib.sha256(content).hexdigest()
