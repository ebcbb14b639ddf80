"""Parts of files from the last build: what a file tells of an article, while nothing that it was made of has changed.

As for pages (`again.py`): what a part reads is noted while it is made, and the hash of all that decides.
"""

from __future__ import annotations

import json
import zlib

from generator.program.cache import Cache
from generator.show.digests import Digests
from generator.show.lookup import Lookup
from generator.show.parts import Make
from generator.show.watched import Watched

_QUICK = 1
"""Level of compression. Parts shrink to a fifth in a millisecond each; level 6 saves a fifth of that for thrice the
time."""


class Remembered:
    """Parts that are made once and kept in the cache."""

    def __init__(self, digests: Digests, store: Cache) -> None:
        self._digests, self._store = digests, store

    def text(self, lookup: Lookup, name: str, article: str, make: Make) -> str:
        """From the cache where nothing that it was made of has changed; else made, and put there."""
        place = f"{name} {article}"
        kept = self._store.read("parts", place, lambda stored: self._unchanged(place, stored))
        if kept is not None:
            return kept
        watched = Watched(lookup)
        made = make(watched, article)
        articles = sorted({article, *watched.seen.articles})
        if not watched.seen.everything and (key := self._digests.key(place, articles)):
            self._store.write("parts", place, _packed(key, articles, made))
        return made

    def _unchanged(self, place: str, stored: bytes) -> str | None:
        head, _, packed = stored.partition(b"\n")
        key, articles = json.loads(head)
        if self._digests.key(place, articles) != key:
            return None
        try:
            return zlib.decompress(packed).decode("utf-8", "surrogatepass")
        except zlib.error as error:
            raise ValueError(error) from error


def _packed(key: str, articles: list[str], made: str) -> bytes:
    """Hash and articles as a line of JSON, so that most is unpacked only where they fit; then the text."""
    head = json.dumps([key, articles]).encode("ascii")
    return head + b"\n" + zlib.compress(made.encode("utf-8", "surrogatepass"), _QUICK)
