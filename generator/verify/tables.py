"""Published tables against the originals: the CSV files of a folder, or the tables of an SQLite file.

Read by what their columns are called, as a stranger would read them: `start` and `end` are a span of the row's article,
`x_start` and `x_end` one that belongs to `x`; in a row of no one article, of the article that `x_article` or `x` names.
Nothing is taken from what writes them.
"""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import PurePosixPath

from generator.model import Problem
from generator.verify.originals import Original, cut, difference, fault, fold, short

Value = str | int | float | None
Row = Mapping[str, Value]
Tables = Mapping[str, Sequence[Row]]

READ = frozenset(("speaker", "bound"))
"""Columns that hold a reading of the words at their own span; every other shows the words themselves."""
STANDS = frozenset(("speaker", "predicate", "counted"))
"""Columns whose words must stand in the article somewhere."""
VERBATIM = frozenset(("title", "section", "standfirst"))
"""What an article states about itself in words that are shown unchanged."""
_HINT = "Build again; if it stays, the export that writes this file is at fault."
_CONTENT = re.compile(r"USING fts5.*\bcontent = '(\w+)'", re.IGNORECASE)
"""The view whose words a full-text index finds: what `search` gives are its rows."""
_SPREADSHEET = re.compile(r"(\A|[;|\t\r\n])'")


def csv_tables(files: Mapping[str, bytes]) -> Tables:
    """The rows of CSV files by the name of their table. Raises ValueError for what is no CSV."""
    tables: dict[str, Sequence[Row]] = {}
    for name, content in files.items():
        try:
            tables[name] = csv_rows(content)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
    return tables


def packed_files(archive: bytes) -> Mapping[str, bytes]:
    """The files of a ZIP archive by name without suffix; what can't be read holds a file that is no CSV."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as packed:
            return {PurePosixPath(name).stem: packed.read(name) for name in packed.namelist()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        return {"archive": b"\xff"}  # which no reader takes for text


def csv_rows(content: bytes) -> list[dict[str, Value]]:
    """The rows of one CSV file, by the names in its first line. Raises ValueError for what is no CSV."""
    text = content.decode()
    # A field may be as long as the longest quote.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(lines, [])
        return [dict(zip(header, map(_plain, line), strict=True)) for line in lines]
    except csv.Error as error:
        raise ValueError(str(error)) from error


def _plain(cell: str) -> str:
    """A cell without the apostrophes that keep a spreadsheet from running it."""
    return _SPREADSHEET.sub(r"\1", cell) if "'" in cell else cell


def sqlite_tables(content: bytes) -> Tables:
    """The rows of each table and view but those that SQLite keeps for itself, and those of a table `x_rows` only as the
    view `x` gives them. Raises ValueError for what is no such file.
    """
    if not content.startswith(b"SQLite format 3\0"):
        raise ValueError("not an SQLite file")
    with closing(sqlite3.connect(":memory:")) as file:
        try:
            file.deserialize(content)
            listed = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual', 'view')"
            held = [name for (name,) in file.execute(f"{listed} AND name NOT LIKE 'sqlite%' ORDER BY name")]
            indexed = [_CONTENT.search(sql) for (sql,) in file.execute("SELECT sql FROM sqlite_master WHERE sql > ''")]
            twice = {f"{name}_rows" for name in held} | {match[1] for match in indexed if match}
            names = [name for name in held if name not in twice]
            tables: dict[str, Sequence[Row]] = {}
            for name in names:
                rows = file.execute(f'SELECT * FROM "{name}"')  # noqa: S608  (a name that the file itself states)
                header = [column[0] for column in rows.description]
                tables[name] = [dict(zip(header, row, strict=True)) for row in rows]
        except sqlite3.Error as error:
            raise ValueError(f"not an SQLite file: {error}") from error
    return tables


def check_index(name: str, content: bytes) -> tuple[Problem, ...]:
    """What does not hold of the full-text index `search` in an SQLite file that could be read: it must find the very
    words that its view holds.
    """
    with closing(sqlite3.connect(":memory:")) as file:
        file.deserialize(content)
        if not file.execute("SELECT name FROM sqlite_master WHERE name = 'search'").fetchone():
            return ()
        try:
            file.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        except sqlite3.Error as error:
            return (fault("verify-data", f"{name}:search", f"the index finds other words: {error}", _HINT),)
    return ()


def check_tables(name: str, tables: Tables, originals: Mapping[str, Original]) -> tuple[int, tuple[Problem, ...]]:
    """The number of values compared, and what does not hold. `name`: of the folder or file, for messages."""
    owners = {
        (row.get("article"), row.get("field"), row.get("value"))
        for row in tables.get("metadata", ())
        if _number(row.get("start")) is None
    }
    indexed = {row["id"]: row for kind, rows in tables.items() if kind != "search" for row in rows if "id" in row}
    mentions: dict[Value, dict[Value, None]] = {}
    for row in tables.get("entity_mentions", ()):
        mentions.setdefault(row.get("entity"), {})[row.get("article")] = None
    compared = 0
    faults: list[Problem] = []
    for table, rows in sorted(tables.items()):
        for nr, row in enumerate(rows, 1):
            if table == "search":
                checks = _indexed(row, indexed)
            elif table == "entity_aliases":
                checks = _spelling(
                    row, [originals.get(str(article)) for article in mentions.get(row.get("entity"), ())]
                )
            else:
                checks = _row(table, row, originals, owners)
            for column, code, message in checks:
                compared += 1
                if message:
                    faults.append(fault(code, f"{name}:{table}[{nr}].{column}", message, _HINT))
    return compared, tuple(faults)


Check = tuple[str, str, str]
"""Column, code of the problem, and what is wrong; nothing where it holds."""


def _row(
    table: str, row: Row, originals: Mapping[str, Original], owners: set[tuple[Value, Value, Value]]
) -> Iterator[Check]:
    """Everything that one row says of an article's words."""
    own = row.get("id") if table == "articles" else row.get("article")
    for start in [column for column in row if column == "start" or column.endswith("_start")]:
        of = start.removesuffix("start").removesuffix("_")
        begins, ends = _number(row[start]), _number(row.get(start.removesuffix("start") + "end"))
        if begins is None and ends is None:
            continue
        article = own if own is not None else row.get(f"{of}_article", row.get(of))
        try:
            stands = cut(originals, str(article), begins, ends)
        except LookupError as error:
            yield start, "verify-span", str(error.args[0])
            continue
        shown = _shown(row, of)
        differs = shown is not None and fold(shown) != stands
        yield start, "verify-words", f"{article} {difference(fold(shown or ''), stands)}" if differs else ""
    original = originals.get(str(own))
    if own is None:
        return
    if original is None:
        yield "article", "verify-span", f"there is no article {own!r}"
        return
    for column in sorted(row.keys() & (STANDS | {"text"} if "start" not in row else STANDS)):
        word = row[column]
        if isinstance(word, str) and word and not (column == "speaker" and row.get("rule") == "correction"):
            yield column, "verify-words", "" if original.holds(word) else f"{short(word)} is not in {own}"
    if table == "articles":
        for column in sorted(row.keys() & VERBATIM):
            word = row[column]
            if isinstance(word, str) and word and (own, column, word) not in owners:
                yield column, "verify-words", "" if original.holds(word) else f"{short(word)} is not in {own}"
        if isinstance(whole := row.get("text"), str) and whole and fold(whole) != original.folded:
            yield "text", "verify-words", f"{own} {difference(fold(whole), original.folded)}"
        stale = row.get("sha256") not in original.hashes
        yield "sha256", "verify-changed", f"{original.path} has changed since the site was built" if stale else ""


def _spelling(row: Row, mentioning: Sequence[Original | None]) -> Iterator[Check]:
    """Another spelling of a name must stand in one of the articles that mention its bearer."""
    word = fold(str(row.get("text")))
    stands = any(article is not None and word in article.folded for article in mentioning)
    yield "text", "verify-words", "" if stands else f"{short(word)} stands in none of the articles that mention it"


def _shown(row: Row, of: str) -> str | None:
    """The words that a row shows for one of its spans, if those must be the same."""
    if of == "":
        word = row.get("text") or (row.get("value") if row.get("field") in VERBATIM else None)
    elif of in READ or "article" not in row or row.get(f"{of}_basis") == "article date":
        word = None  # a row of no one article tells which one by the column of that name
    else:
        word = row.get(of)
    return word if isinstance(word, str) else None


def _indexed(row: Row, indexed: Mapping[Value, Row]) -> Iterator[Check]:
    """A row of the full-text index holds what the row of that id holds, which is compared itself."""
    twin = indexed.get(row.get("id"))
    same = twin is not None and {row.get("text"), row.get("beside")} <= {*twin.values(), None}
    yield "text", "verify-words", "" if same else f"not the words of {row.get('id')}"


def _number(value: Value) -> int | None:
    """An offset; None for an empty cell. What is no whole number is no offset of any text."""
    if value is None or value == "":
        return None
    try:
        return int(value)
    except (ValueError, OverflowError):
        return -1
