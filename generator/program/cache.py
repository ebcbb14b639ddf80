"""What earlier builds found, in one SQLite file. Deleting it is always safe; anything odd about it means: anew.

One row an article's layout, and one an article and extractor. The key is a hash of everything the result depends on, so
that a changed extractor recomputes its own part and those that read from it, and nothing else. What is known of pages
and of parts of files stands by their names, with such a hash in it (`again.py`, `parts.py`). One process writes; a
transaction makes a killed build harmless. The value is JSON.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import inspect
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from generator.base.codec import decode, encode
from generator.extract import EXTRACTORS, Extracted, Extractor
from generator.model import Article, Problem

FORMAT = "3"
"""Raised when rows are written differently."""
Table = Literal["layouts", "extracts", "pages", "parts"]
TABLES: tuple[Table, ...] = ("layouts", "extracts", "pages", "parts")
Stored = str | bytes
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Totals:
    """A build in numbers, as the site counts."""

    articles: int
    quotes: int
    figures: int


def keys(article: Article, options: Mapping[str, Any]) -> dict[str, str]:
    """For each extractor the hash of what its result depends on: what the article says and how it is laid out, the
    extractor's code, options and outside engine, and the same of the extractors it reads from.
    """
    return keys_from(layout_hash(article), recipes(options))


def layout_hash(article: Article) -> str:
    """Hash of what an article says and how it is laid out: all that extractors see of it."""
    laid_out = json.dumps([article.text, article.source.name, encode(article.metadata), encode(article.blocks)])
    return hashlib.sha256(laid_out.encode("utf-8", "surrogatepass")).hexdigest()


def recipes(options: Mapping[str, Any]) -> dict[str, str]:
    """For each extractor the hash of what its results depend on beside the article: code, engine, options."""
    made = {}
    for extractor in EXTRACTORS:
        own = [_code(_package(extractor)), extractor.engine(), encode(options[extractor.name])]
        made[extractor.name] = hashed([extractor.name, *own])
    return made


def keys_from(base: str, made_by: Mapping[str, str]) -> dict[str, str]:
    """The keys of one article. `base`: its `layout_hash`; `made_by`: the `recipes`, made once for all articles."""
    made: dict[str, str] = {}
    for extractor in EXTRACTORS:
        made[extractor.name] = hashed([base, made_by[extractor.name], *(made[name] for name in extractor.needs)])
    return made


def code_of(package: str) -> str:
    """Hash of the program text that the results of a package such as `parse` depend on."""
    return _code(Path(str(files("generator"))) / package)


def hashed(parts: list[Any]) -> str:
    """SHA-256 of values in JSON's types."""
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()


@functools.cache
def _code(own: Path) -> str:
    """Hash of the program text that an extractor's results depend on: its package in the folder `own`, what all
    packages share, and the word lists of other rooms that its modules name. Packages it `needs` are in those' keys.

    A version number that someone has to raise would be forgotten, and stale results look like right ones.
    """
    top = Path(str(files("generator")))
    program = [*sorted(own.rglob("*.py")), *sorted((top / "base").glob("*.py")), top / "model.py"]
    lists = {path for room in (own, top / "base") for path in room.rglob("*.txt")}
    lists |= {path for module in own.rglob("*.py") for path in _lists_named(module.read_text("utf-8"), top)}
    read = {_short(path, own, top): path.read_bytes() for path in (*program, *lists)}
    whole = hashlib.sha256()
    for file in sorted(read):
        whole.update(f"{file} {len(read[file])} ".encode() + read[file])
    return whole.hexdigest()


def _package(extractor: Extractor) -> Path:
    """The folder of the package that an extractor's function stands in."""
    return Path(inspect.getfile(extractor.find)).parent


def _short(path: Path, own: Path, top: Path) -> str:
    """A name for a file of the program that is the same wherever the program is installed."""
    return path.relative_to(own.parent if own in path.parents else top.parent).as_posix()


def _lists_named(source: str, top: Path) -> Iterator[Path]:
    """The word lists that a module names, such as "extract/names/first": all it reads from other rooms."""
    for room, name in re.findall(r'"((?:\w+/)+)(\w+)"', source):
        path = top / room / "data" / f"{name}.txt"
        if path.is_file():
            yield path


def stamp(seeds: Path, names: Iterable[str], options: Mapping[str, Any], others: Iterable[Path] = ()) -> str:
    """Hash of all that a build depends on: articles and owner's files below `seeds`, the `others`, settings, program,
    engines.
    """
    whole = hashlib.sha256()
    for name, path in (*((name, seeds / name) for name in names), *((f"other {path.name}", path) for path in others)):
        content = b""
        with contextlib.suppress(OSError):  # one that can't be read is told by the build
            if path.is_file():  # reading a pipe would never end
                content = path.read_bytes()
        _add(whole, name, content)
    _add(whole, "program", program(options).encode())
    return whole.hexdigest()


def program(options: Mapping[str, Any]) -> str:
    """Hash of what every article and page depends on: settings, program, engines."""
    whole = hashlib.sha256()
    _add(whole, "options", json.dumps([encode(options[name]) for name in sorted(options)]).encode())
    _add(whole, "engines", json.dumps([sys.version, version("jinja2"), *(x.engine() for x in EXTRACTORS)]).encode())
    for name, content in _program_files():
        _add(whole, name, content)
    return whole.hexdigest()


def _program_files() -> Iterator[tuple[str, bytes]]:
    top = Path(str(files("generator")))
    for path in sorted(path for path in top.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        yield path.relative_to(top).as_posix(), path.read_bytes()


def _add(whole: hashlib._Hash, name: str, content: bytes) -> None:
    whole.update(f"{name} {len(content)} ".encode("utf-8", "surrogatepass") + content)


class Cache:
    """Open with `with`; leaving writes what was put in, in one transaction."""

    def __init__(self, path: Path | None) -> None:
        """A cache in the file `path`; None remembers nothing."""
        self.path = path
        self.note = ""
        """Why the file on disk was not used, if it was not; one line for the log."""
        self._rows: sqlite3.Connection | None = None
        self._used: dict[str, set[str]] = {table: set() for table in TABLES}
        self._new: dict[str, dict[str, Stored]] = {table: {} for table in TABLES}
        self._build: tuple[str, str, str] | None = None

    def __enter__(self) -> Self:
        if self.path is not None:
            try:
                self._rows = _open(self.path)
            except (sqlite3.Error, OSError, ValueError) as error:
                self.note = f"the cache {self.path} can't be used ({error}); everything is extracted anew"
                self._rows = _start_again(self.path)
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._rows is None:
            return
        try:
            self._write(self._rows)  # also after a failure in a later room: what was extracted is right
        except (sqlite3.Error, OSError) as failure:
            self.note = f"the cache {self.path} could not be written ({failure})"
        finally:
            self._rows.close()

    def get(self, extractor: Extractor, key: str) -> Extracted | None:
        """What an extractor found; None if it is not remembered, or can't be read."""

        def read(stored: str) -> Extracted:
            items, problems = json.loads(stored)
            return decode(tuple[extractor.yields, ...], items), decode(tuple[Problem, ...], problems)  # type: ignore[name-defined]

        return self.read("extracts", key, read)

    def read(self, table: Table, key: str, read: Callable[[Any], T]) -> T | None:
        """What `read` makes of a stored value; None if there is none, or none that can be read."""
        if self._rows is None:
            return None
        if key in self._new[table]:
            return read(self._new[table][key])
        try:
            row = self._rows.execute(f"SELECT value FROM {table} WHERE key = ?", (key,)).fetchone()  # noqa: S608
            if row is None:
                return None
            result = read(row[0])
        except (sqlite3.Error, ValueError, TypeError, KeyError, IndexError) as error:
            self.note = f"a row of the cache {self.path} can't be read ({error}); it is made anew"
            return None
        self._used[table].add(key)
        return result

    def put(self, key: str, result: Extracted) -> None:
        """Remember what an extractor found."""
        items, problems = result
        self.write("extracts", key, json.dumps([encode(items), encode(problems)]))

    def write(self, table: Table, key: str, value: Stored) -> None:
        """Remember a value: text, or the bytes of one that is long."""
        self._new[table][key] = value

    def last_build(self, whole: str) -> tuple[Totals, tuple[Problem, ...]] | None:
        """The numbers and the problems of the last build, if its stamp was `whole`."""
        if self._rows is None:
            return None
        try:
            row = self._rows.execute("SELECT totals, problems FROM build WHERE stamp = ?", (whole,)).fetchone()
            return row and (decode(Totals, json.loads(row[0])), decode(tuple[Problem, ...], json.loads(row[1])))
        except (sqlite3.Error, ValueError, TypeError):
            return None

    def keep_build(self, whole: str, totals: Totals, problems: tuple[Problem, ...]) -> None:
        """Remember a build that left nothing to do."""
        self._build = whole, json.dumps(encode(totals)), json.dumps(encode(problems))

    def _write(self, rows: sqlite3.Connection) -> None:
        kept = {table: self._used[table] | set(self._new[table]) for table in TABLES}
        if not kept["extracts"]:  # the last build left nothing to do
            return
        with rows:
            rows.execute("DELETE FROM build")
            if self._build:
                rows.execute("INSERT INTO build VALUES (?, ?, ?)", self._build)
            for table in TABLES:
                stale = [(key,) for (key,) in rows.execute(f"SELECT key FROM {table}") if key not in kept[table]]  # noqa: S608
                rows.executemany(f"DELETE FROM {table} WHERE key = ?", stale)  # noqa: S608
                rows.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", sorted(self._new[table].items()))  # noqa: S608


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = sqlite3.connect(path)
    try:
        rows.execute("CREATE TABLE IF NOT EXISTS format (number TEXT)")
        for table in TABLES:
            rows.execute(f"CREATE TABLE IF NOT EXISTS {table} (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        rows.execute("CREATE TABLE IF NOT EXISTS build (stamp TEXT, totals TEXT, problems TEXT)")
        numbers = rows.execute("SELECT number FROM format").fetchall()
        if not numbers:
            with rows:
                rows.execute("INSERT INTO format VALUES (?)", (FORMAT,))
        elif numbers != [(FORMAT,)]:
            raise ValueError(f"format {numbers[0][0]}, this version reads {FORMAT}")  # noqa: TRY301  (closed below)
    except BaseException:
        rows.close()
        raise
    return rows


def _start_again(path: Path) -> sqlite3.Connection | None:
    try:
        path.unlink(missing_ok=True)
        return _open(path)
    except (sqlite3.Error, OSError, ValueError):
        return None


def prefetch(cache: Cache, made: Mapping[str, str], wanted: Iterable[str]) -> dict[str, Extracted]:
    """The results at hand for one article, by extractor name. `made`: its `keys`."""
    return {
        extractor.name: result
        for extractor in EXTRACTORS
        if extractor.name in wanted and (result := cache.get(extractor, made[extractor.name])) is not None
    }


def keep(cache: Cache, made: Mapping[str, str], results: Mapping[str, Extracted]) -> None:
    """Remember the results of one article, by extractor name. `made`: its `keys`."""
    for name, result in results.items():
        cache.put(made[name], result)
