"""data/csv/: one CSV file a table, for spreadsheets and programs: all in one archive, what people open beside it.

RFC 4180: UTF-8 without byte-order mark, comma, CRLF, a header line. Words stand in quotation marks, numbers and the
words true and false do not; nothing at all means that there is no value.

A spreadsheet runs a cell that begins like a formula, and what articles say is anybody's words. So an apostrophe is put
before such a beginning (OWASP, "CSV Injection": = + - @ tab, carriage return, and their full-width forms), also behind
a line break and behind the other marks that a spreadsheet set to another language splits lines at, and also where
marks of quotation or blanks stand between. An apostrophe that stands in such a place already gets a second one. So one
step backwards gives the words as they were, whatever they are: `UNDO`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.exports.forms import Cell, Row, Table
from generator.model import File

_STARTS = re.compile("\\A(?=[\\t\\r\\n])|(\\A|[;|\\t\\r\\n])(?=[ \\u00a0\"“”]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|')")
UNDO = r"(\A|[;|\t\r\n])'"
"""`re.sub(UNDO, r"\\1", cell)` takes the apostrophes out again."""


OPENED = frozenset(("articles", "quotes", "figures"))
"""Tables that also stand beside the archive. Packed, tables take a seventh of the bytes: columns repeat themselves."""
ARCHIVE = "data/csv/tables.zip"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest day that the form knows, for all files: the day of a build is no part of what was built."""


def csv_files(tables: tuple[Table, ...]) -> Iterator[File]:
    """One file a table, also for those without a row: those that people open, then all in an archive."""
    made = {
        table.form.name: File(f"data/csv/{table.form.name}.csv", csv_of(table), table.form.meaning) for table in tables
    }
    yield from (file for name, file in made.items() if name in OPENED)
    yield File(ARCHIVE, _packed(list(made.values())), "All tables as CSV files, in one archive.")


def csv_of(table: Table) -> bytes:
    """A table as the bytes of a CSV file."""
    head = ",".join(f'"{column.name}"' for column in table.form.columns)
    lines = [csv_lines(table.rows)] if table.rows and table.csv is None else table.csv or ()
    return "\r\n".join((head, *lines, "")).encode("utf-8", "backslashreplace")


def csv_lines(rows: Iterable[Row]) -> str:
    """Rows as lines; none is ended."""
    return "\r\n".join(",".join(map(cell, row)) for row in rows)


def _packed(files: list[File]) -> bytes:
    archive = io.BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for file in files:
            entry = ZipInfo(file.path.rpartition("/")[2], _FIRST_DAY)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            packed.writestr(entry, file.content)
    return archive.getvalue()


def cell(value: Cell) -> str:
    """One value as it stands between commas."""
    if value is None:
        return ""
    if isinstance(value, str):
        # Most cells are plain words or numbers, and the search for what a spreadsheet runs takes ten times as long.
        if value.isalnum():
            return f'"{value}"'
        return '"' + _STARTS.sub(r"\1'", value).replace('"', '""') + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)
