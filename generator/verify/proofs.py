"""What earlier proofs have found to hold, in an SQLite file. Deleting it is always safe.

A page or a data file is held against the articles that it cites, and its unmarked words against the words of all. So of
what holds is kept: a hash of its bytes and of everything else that it was held against, the articles that were asked
for, and the runs of words that were looked for. Where all of that is as it was, it holds still, and need not be read;
what differs in any of it is proved again. Nothing that fails is kept, nor anything that another program has proved.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Self, TypeVar, overload

from generator.model import Problem
from generator.verify.copied import Asked, Needles
from generator.verify.originals import Original

NAME = "proof.sqlite"
_READER = "selectolax"
"""What parses pages: another version may read them otherwise."""
_SUM = 16
"""Bytes of the check sum before each row: what is damaged is proved again."""

Checked = tuple[int, tuple[Problem, ...]]
"""How many values were compared, and what does not hold."""
Check = Callable[[Mapping[str, Original], Needles], Checked]
_Default = TypeVar("_Default")


class Cited(Mapping[str, Original]):
    """The originals, with a note of each that was asked for, there or not."""

    def __init__(self, originals: Mapping[str, Original]) -> None:
        """Notes begin empty."""
        self._originals = originals
        self.ids: set[str] = set()
        self.all = False
        """Whether somebody went through all of them."""

    def __getitem__(self, key: str) -> Original:
        self.ids.add(key)
        return self._originals[key]

    @overload
    def get(self, key: str, /) -> Original | None: ...
    @overload
    def get(self, key: str, /, default: Original | _Default) -> Original | _Default: ...
    def get(self, key: str, /, default: object = None) -> object:
        """As of any mapping; a look-up of its own, since it is asked for each extract."""
        self.ids.add(key)
        return self._originals.get(key, default)

    def __iter__(self) -> Iterator[str]:
        self.all = True
        return iter(self._originals)

    def __len__(self) -> int:
        self.all = True
        return len(self._originals)


@dataclass(frozen=True, slots=True)
class Verdict:
    """That something holds, and on what that rests."""

    compared: int
    ids: tuple[str, ...]
    """Articles that were asked for."""
    all: bool
    """Whether any other article would count."""
    articles: str
    """Hash of what these articles are (`_digest`)."""
    texts: tuple[str, ...]
    titles: tuple[str, ...]
    grams: array[int] = field(default_factory=lambda: array("q"))
    """As `copied.Asked` has them."""

    def packed(self) -> bytes:
        """As a row keeps it."""
        head = json.dumps([self.compared, self.ids, self.all, self.articles, self.texts, self.titles])
        body = head.encode() + b"\n" + self.grams.tobytes()
        return hashlib.sha256(body).digest()[:_SUM] + body

    @classmethod
    def of(cls, row: object) -> Verdict | None:
        """None for what is no row, or a damaged one."""
        if not isinstance(row, bytes) or hashlib.sha256(row[_SUM:]).digest()[:_SUM] != row[:_SUM]:
            return None
        head, _, numbers = row[_SUM:].partition(b"\n")
        compared, ids, every, articles, texts, titles = json.loads(head)
        grams = array("q")
        grams.frombytes(numbers)
        return cls(compared, tuple(ids), every, articles, tuple(texts), tuple(titles), grams)


class Proofs:
    """Open with `with`; leaving writes what was proved and forgets what is gone."""

    def __init__(self, path: Path | None, originals: Mapping[str, Original]) -> None:
        """Verdicts in the SQLite file `path`, which need not exist; None to prove everything."""
        self._path = path
        self.originals = originals
        self._rows: sqlite3.Connection | None = None
        self._known: frozenset[bytes] = frozenset()
        self._used: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}

    def __enter__(self) -> Self:
        if self._path is not None:
            # A file that can't be used is made anew, or done without: that costs time, and nothing else.
            with contextlib.suppress(sqlite3.Error, OSError):
                self._rows, self._known = _open(self._path) or _open(self._path) or (None, frozenset())
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._rows is None:
            return
        with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(self._rows) as rows, rows:
            gone = sorted(self._known - self._used)
            rows.executemany("DELETE FROM verdicts WHERE key = ?", [(key,) for key in gone])
            rows.executemany("INSERT OR REPLACE INTO verdicts VALUES (?, ?)", sorted(self._new.items()))

    def holds(self, key: bytes, needles: Needles) -> int | None:
        """The number of values compared in what has this key, if it holds still; None where it is to be proved."""
        kept = self._kept(key)
        if kept is None:
            return None
        holds = (
            kept.articles == self._digest(kept.ids, every=kept.all)
            and needles.grams.isdisjoint(kept.grams)
            and all(needles.own(title) for title in kept.titles)
            and not any(needles.search(text) for text in kept.texts)
        )
        if not holds:
            return None
        self._used.add(key)
        return kept.compared

    def prove(self, key: bytes, needles: Needles, check: Check) -> Checked:
        """What `check` finds, which is kept under `key` if all holds."""
        if self._rows is None:
            return check(self.originals, needles)
        cited, asked = Cited(self.originals), Asked()
        compared, faults = check(cited, replace(needles, asked=asked))
        if not faults:
            ids = tuple(sorted(key for key in cited.ids if isinstance(key, str)))
            articles = self._digest(ids, every=cited.all)
            grams = array("q", sorted(asked.grams))
            made = Verdict(compared, ids, cited.all, articles, tuple(asked.texts), tuple(asked.titles), grams)
            self._new[key] = made.packed()
            self._used.add(key)
        return compared, faults

    def check(self, key: bytes, needles: Needles, check: Check) -> Checked:
        """The same, unless an earlier proof has found that it holds."""
        compared = self.holds(key, needles)
        return self.prove(key, needles, check) if compared is None else (compared, ())

    def _kept(self, key: bytes) -> Verdict | None:
        if self._rows is None or key not in self._known:
            return None
        try:
            row = self._rows.execute("SELECT verdict FROM verdicts WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        return Verdict.of(row[0]) if row else None

    def _digest(self, ids: tuple[str, ...], *, every: bool) -> str:
        """Hash of what the articles with these ids are, those that are not there among them; or of `every` article."""
        whole = hashlib.sha256()
        for key in sorted({*ids, *self.originals}) if every else ids:
            original = self.originals.get(key)
            told = [key, original.path, *original.hashes] if original else [key]
            whole.update(json.dumps(told).encode())
        return whole.hexdigest()


def key_of(name: str, *parts: bytes | str) -> bytes:
    """Hash of a file's name, of its bytes and of what else it is held against but articles, and of the program."""
    whole = hashlib.sha256(_program())
    for part in (name, *parts):
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(f"{len(content)} ".encode() + content)
    return whole.digest()


@cache
def _program() -> bytes:
    """Hash of all that proves: this package and its lists, what parses pages, and Python."""
    whole = hashlib.sha256(f"{sys.version} {version(_READER)} ".encode())
    room = Path(__file__).parent
    for path in sorted((*room.glob("*.py"), *room.glob("data/*.txt"))):
        content = path.read_bytes()
        whole.update(f"{path.name} {len(content)} ".encode() + content)
    return whole.digest()


def _open(path: Path) -> tuple[sqlite3.Connection, frozenset[bytes]] | None:
    """The file and the keys in it; None for one that was no such file, or a broken one, and has been removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = sqlite3.connect(path)
    try:
        rows.execute("CREATE TABLE IF NOT EXISTS verdicts (key BLOB PRIMARY KEY, verdict BLOB) WITHOUT ROWID")
        return rows, frozenset(key for (key,) in rows.execute("SELECT key FROM verdicts"))
    except sqlite3.OperationalError:  # another proof is writing: the file is well
        rows.close()
        raise
    except sqlite3.DatabaseError:
        rows.close()
        path.unlink(missing_ok=True)
        return None
