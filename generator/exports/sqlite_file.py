"""data/briefing.sqlite: all tables in one file, with keys and a full-text index. Datasette opens it as it is.

What readers ask is a view a table, with the columns of the CSV file of that name; how the rows are kept is told in
`stored.py`. The file is made in memory and handed out as bytes. The same input gives the same bytes: rows come in a
fixed order, nothing in the file tells of time or chance, and the two numbers in its header that tell of SQLite's own
version are set (https://www.sqlite.org/fileformat.html, 1.3).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing

from generator.exports.forms import Table
from generator.exports.stored import RULES, Numbers, id_of, looked_up, stored
from generator.extract import EXTRACTORS
from generator.model import File

PAGE = 4096
"""Bytes a page."""
_VERSION = (3_037_000).to_bytes(4, "big")
_ONE = (1).to_bytes(4, "big")

FIRST = ("quotes", "figures")
"""What comes first in the full-text index, as what readers look for most; what others find follows in their order."""


def sqlite_file(tables: tuple[Table, ...], about: Mapping[str, str]) -> Iterator[File]:
    """The file. `about`: what the table of that name says of the data as a whole."""
    numbers = Numbers(tables)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as file:
        file.execute(f"PRAGMA page_size = {PAGE}")
        file.execute("PRAGMA encoding = 'UTF-8'")
        file.execute(f"PRAGMA user_version = {int(about['schema'])}")
        file.execute("BEGIN")
        file.execute("CREATE TABLE about (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        file.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
        file.execute(f"CREATE TABLE {RULES} (row_nr INTEGER PRIMARY KEY, id TEXT NOT NULL)")
        file.executemany(f"INSERT INTO {RULES} (id, row_nr) VALUES (?, ?)", numbers.rules.items())  # noqa: S608  (our names)
        for table in tables:
            kept = stored(table, numbers)
            file.execute(kept.create)
            file.executemany(kept.insert, kept.rows)
            file.execute(kept.view)
        _index_words(file, tables)
        file.execute("COMMIT")
        content = bytearray(file.serialize())
    content[24:28] = content[92:96] = _ONE  # how often it was changed, and when the next number was valid
    content[96:100] = _VERSION
    holds = "All tables in one SQLite file, with keys and a full-text index."
    yield File("data/briefing.sqlite", bytes(content), holds)


def _index_words(file: sqlite3.Connection, tables: tuple[Table, ...]) -> None:
    """The virtual table `search`; left out where this SQLite was made without FTS5.

    It keeps no words of its own: those of the view `searched`, where an extract has one number in all tables.
    """
    forms = {table.form.name: table.form for table in tables}
    parts = []
    for extractor in sorted(EXTRACTORS, key=lambda each: _place_in_index(each.name)):
        if extractor.written.searched:
            beside = f'r."{extractor.written.beside}"' if extractor.written.beside else "NULL"
            article = looked_up("id", "articles_rows", "r.article")
            parts.append(
                f"SELECT r.row_nr AS nr, {id_of(forms[extractor.name])} AS id, {article} AS article, "  # noqa: S608
                f"'{extractor.name}' AS kind, r.text AS text, {beside} AS beside FROM {extractor.name}_rows r"
            )
    file.execute("CREATE VIEW searched AS " + " UNION ALL ".join(parts))
    try:
        file.execute(
            "CREATE VIRTUAL TABLE search USING fts5 (id UNINDEXED, article UNINDEXED, kind UNINDEXED, text, beside, "
            "content = 'searched', content_rowid = 'nr', tokenize = 'porter unicode61')"
        )
    except sqlite3.OperationalError:
        return
    file.execute("INSERT INTO search (search) VALUES ('rebuild')")
    file.execute("INSERT INTO search (search) VALUES ('optimize')")


def _place_in_index(name: str) -> int:
    return FIRST.index(name) if name in FIRST else len(FIRST)
