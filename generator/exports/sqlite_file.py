"""data/briefing.sqlite: all tables in one file, with keys, indexes and a full-text index. Datasette opens it as it is.

The file is made in memory and handed out as bytes. The same input gives the same bytes: rows come in a fixed order,
nothing in the file tells of time or chance, and the two numbers in its header that tell of SQLite's own version are
set (https://www.sqlite.org/fileformat.html, 1.3).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing

from generator.exports.forms import Cell, Form, Table
from generator.extract import EXTRACTORS
from generator.extract.written import Column
from generator.model import File

PAGE = 4096
"""Bytes a page."""
_TYPES: Mapping[str, str] = {"text": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}
_VERSION = (3_037_000).to_bytes(4, "big")
_ONE = (1).to_bytes(4, "big")

FIRST = ("quotes", "figures")
"""What comes first in the full-text index, as what readers look for most; what others find follows in their order."""


def sqlite_file(tables: tuple[Table, ...], about: Mapping[str, str]) -> Iterator[File]:
    """The file. `about`: what the table of that name says of the data as a whole."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as file:
        file.execute(f"PRAGMA page_size = {PAGE}")
        file.execute("PRAGMA encoding = 'UTF-8'")
        file.execute(f"PRAGMA user_version = {int(about['schema'])}")
        file.execute("BEGIN")
        file.execute("CREATE TABLE about (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)")
        file.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
        for table in tables:
            _fill(file, table)
        _index_words(file)
        file.execute("COMMIT")
        content = bytearray(file.serialize())
    content[24:28] = content[92:96] = _ONE  # how often it was changed, and when the next number was valid
    content[96:100] = _VERSION
    holds = "All tables in one SQLite file, with keys and a full-text index."
    yield File("data/briefing.sqlite", bytes(content), holds)


def _fill(file: sqlite3.Connection, table: Table) -> None:
    form = table.form
    file.execute(ddl(form))
    marks = ", ".join("?" * len(form.columns))
    file.executemany(f"INSERT INTO {form.name} VALUES ({marks})", map(_carried, table.rows))  # noqa: S608  (our names)
    key = form.key
    for column in form.columns:
        if column.refers and (not key or column.name != key[0]):
            file.execute(f"CREATE INDEX {form.name}_{column.name} ON {form.name} ({column.name})")


def ddl(form: Form) -> str:
    """The statement that makes a table."""
    parts = [_declared(column) for column in form.columns]
    parts.append(f"PRIMARY KEY ({', '.join(form.key)})")
    parts += [
        f"FOREIGN KEY ({column.name}) REFERENCES {column.refers[0]} ({column.refers[1]})"
        for column in form.columns
        if column.refers
    ]
    return f"CREATE TABLE {form.name} (\n  " + ",\n  ".join(parts) + "\n)"


def _declared(column: Column) -> str:
    check = f" CHECK ({column.name} IN (0, 1))" if column.type == "boolean" else ""
    return f'"{column.name}" {_TYPES[column.type]}' + ("" if column.optional else " NOT NULL") + check


def _carried(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The row without what UTF-8 can't carry: halves of surrogate pairs, as the other files have it."""
    try:
        for cell in row:
            if isinstance(cell, str):
                cell.encode()
    except UnicodeEncodeError:
        return tuple(c.encode("utf-8", "backslashreplace").decode() if isinstance(c, str) else c for c in row)
    return row


def _index_words(file: sqlite3.Connection) -> None:
    """The virtual table `search`; left out where this SQLite was made without FTS5."""
    try:
        file.execute(
            "CREATE VIRTUAL TABLE search USING fts5 (id UNINDEXED, article UNINDEXED, kind UNINDEXED, text, beside, "
            "tokenize = 'porter unicode61')"
        )
    except sqlite3.OperationalError:
        return
    for extractor in sorted(EXTRACTORS, key=lambda each: _place_in_index(each.name)):
        if extractor.written.searched:
            beside = extractor.written.beside or "NULL"
            file.execute(
                f"INSERT INTO search SELECT id, article, ?, text, {beside} FROM {extractor.name} ORDER BY rowid",  # noqa: S608
                (extractor.name,),
            )
    file.execute("INSERT INTO search (search) VALUES ('optimize')")


def _place_in_index(name: str) -> int:
    return FIRST.index(name) if name in FIRST else len(FIRST)
