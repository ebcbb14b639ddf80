"""data/csv/<table>.csv: one file a table, for spreadsheets and programs.

RFC 4180: UTF-8 without byte-order mark, comma, CRLF, a header line. Words stand in quotation marks, numbers and the
words true and false do not; nothing at all means that there is no value.

A spreadsheet runs a cell that begins like a formula, and what articles say is anybody's words. So an apostrophe is put
before such a beginning (OWASP, "CSV Injection": = + - @ tab, carriage return, and their full-width forms), also behind
a line break and behind the other marks that a spreadsheet set to another language splits lines at, and also where
marks of quotation or blanks stand between. An apostrophe that stands in such a place already gets a second one. So one
step backwards gives the words as they were, whatever they are: `UNDO`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.exports.forms import Cell, Table
from generator.model import File

_STARTS = re.compile("\\A(?=[\\t\\r\\n])|(\\A|[;|\\t\\r\\n])(?=[ \\u00a0\"“”]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|')")
UNDO = r"(\A|[;|\t\r\n])'"
"""`re.sub(UNDO, r"\\1", cell)` takes the apostrophes out again."""


def csv_files(tables: tuple[Table, ...]) -> Iterator[File]:
    """One file a table, also for those without a row."""
    for table in tables:
        lines = [",".join(f'"{column.name}"' for column in table.form.columns)]
        lines += [",".join(map(cell, row)) for row in table.rows]
        content = "\r\n".join((*lines, "")).encode("utf-8", "backslashreplace")
        yield File(f"data/csv/{table.form.name}.csv", content, table.form.meaning)


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
