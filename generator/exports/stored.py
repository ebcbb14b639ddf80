"""How a table is kept in the SQLite file: whole numbers for what the file holds already, and a view that puts it back.

Written out, an extract's id repeats its article's, every row of a list its extract's, and an index repeats both: three
quarters of the file. So `quotes` is a view of the table `quotes_rows`: `article` there is the number of a row in
`articles_rows`, `rule` one in `rules`, and of an id only what is the row's own. A reader of the views sees none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.exports.forms import Cell, Form, Table
from generator.extract import EXTRACTORS
from generator.extract.written import Column

RULES = "rules"
"""The table of the rules' names: a few dozen, each in thousands of rows."""
_TYPES: Mapping[str, str] = {"text": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}
_KINDS: Mapping[str, str] = {extractor.name: extractor.kind for extractor in EXTRACTORS}
_NUMBER = "row_nr INTEGER PRIMARY KEY"


@dataclass(frozen=True, slots=True)
class Stored:
    """A table as it is kept."""

    create: str
    """The statement that makes it."""
    view: str
    """The statement that makes its view."""
    insert: str
    """The statement that takes a row."""
    rows: tuple[tuple[Cell, ...], ...]


class Numbers:
    """The number of each row that other tables name, given in the order of rows and over all tables of extracts on and
    on, so that one number tells an extract in the full-text index too.
    """

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self._forms = {table.form.name: table.form for table in tables}
        self._of: dict[str, dict[Cell, int]] = {}
        extracts = 0
        for table in tables:
            if not _numbered(table.form):
                continue
            first = 1 + (extracts if table.form.name in _KINDS else 0)
            self._of[table.form.name] = {row[0]: nr for nr, row in enumerate(table.rows, first)}
            extracts += len(table.rows) if table.form.name in _KINDS else 0
        ruled = {row[at] for table in tables for at in _at_rules(table.form) for row in table.rows}
        self._of[RULES] = {rule: nr for nr, rule in enumerate(sorted(ruled, key=str), 1)}

    def target(self, column: Column) -> str | None:
        """The table whose row a column's value is, if that is kept as its number."""
        if column.name == "rule":
            return RULES
        refers = column.refers
        while refers is not None and not _numbered(self._forms[refers[0]]):
            # `timeline_article_evidence` names a row of `timeline_articles`, which names the article.
            refers = next(each.refers for each in self._forms[refers[0]].columns if each.name == refers[1])
        return refers[0] if refers else None

    def of(self, table: str, value: Cell) -> int | None:
        """The number of the row with this id."""
        return None if value is None else self._of[table][value]

    @property
    def rules(self) -> Mapping[Cell, int]:
        """The number of each rule."""
        return self._of[RULES]


def stored(table: Table, numbers: Numbers) -> Stored:
    """A table with its rows as they are kept."""
    form = table.form
    kept = [column for column in form.columns if not _told_by_parent(form, column)]
    at = {column.name: nr for nr, column in enumerate(form.columns)}
    own = _numbered(form)
    extracts = form.name in _KINDS
    names = ["row_nr", *(_kept_name(form, column) for column in kept)] if own else [column.name for column in kept]
    columns = tuple((at[column.name], numbers.target(column), extracts and column.name == "id") for column in kept)
    rows = []
    for row in table.rows:
        cells: list[Cell] = [numbers.of(form.name, row[0])] if own else []
        for place, table_named, is_id in columns:
            value = row[place]
            if is_id:
                value = str(value).rpartition("/")[2]
            elif table_named:
                value = numbers.of(table_named, value)
            cells.append(value)
        rows.append(tuple(cells))
    key = [] if own else [f"PRIMARY KEY ({', '.join(form.key)})"]
    parts = [*([_NUMBER] if own else []), *(_declared(form, column, numbers) for column in kept), *key]
    tail = "" if own or _is_number(form, numbers) else " WITHOUT ROWID"
    return Stored(
        f"CREATE TABLE {form.name}_rows (\n  " + ",\n  ".join(parts) + f"\n){tail}",
        _view(form, numbers),
        f"INSERT INTO {form.name}_rows ({', '.join(_quoted(names))}) VALUES ({', '.join('?' * len(names))})",  # noqa: S608  (our names)
        tuple(rows),
    )


def id_of(form: Form, row: str = "r") -> str:
    """The expression of an extract's permanent id, where `row` is a row of the table."""
    return f"{looked_up('id', 'articles_rows', f'{row}.article')} || '/{_KINDS[form.name]}/' || {row}.hash"


def looked_up(told: str, table: str, number: str) -> str:
    """The expression of what a table says in the row of that number."""
    return f"(SELECT {told} FROM {table} e WHERE e.row_nr = {number})"  # noqa: S608  (our names)


def _view(form: Form, numbers: Numbers) -> str:
    told = ", ".join(f'{_told(form, column, numbers)} AS "{column.name}"' for column in form.columns)
    return f"CREATE VIEW {form.name} AS SELECT {told} FROM {form.name}_rows r"  # noqa: S608  (our names)


def _told(form: Form, column: Column, numbers: Numbers) -> str:
    """What a view says in a column."""
    if form.name in _KINDS and column.name == "id":
        return id_of(form)
    if parent := _told_by_parent(form, column):
        of = looked_up("e.article", f"{parent.refers[0]}_rows", f"r.{parent.name}") if parent.refers else ""
        return looked_up("id", "articles_rows", of)
    target = numbers.target(column)
    if target is None:
        return f'r."{column.name}"'
    if target == RULES:
        return looked_up("id", RULES, f'r."{column.name}"')
    if target in _KINDS:
        made = f"(SELECT id FROM articles_rows a WHERE a.row_nr = e.article) || '/{_KINDS[target]}/' || e.hash"  # noqa: S608
        return looked_up(made, f"{target}_rows", f'r."{column.name}"')
    return looked_up("id", f"{target}_rows", f'r."{column.name}"')


def _numbered(form: Form) -> bool:
    """Whether rows are named by an id that is a text: those get a number."""
    first = form.columns[0]
    return form.key == ("id",) and first.name == "id" and first.type == "text"


def _is_number(form: Form, numbers: Numbers) -> bool:
    """Whether the only column of the key is kept as a whole number, which then is the number of the row."""
    keys = [column for column in form.columns if column.key]
    return len(keys) == 1 and (keys[0].type == "integer" or numbers.target(keys[0]) is not None)


def _told_by_parent(form: Form, column: Column) -> Column | None:
    """The column that names the extract a row belongs to, where that extract tells the row's article."""
    if column.name != "article":
        return None
    return next((each for each in form.columns if each.refers and each.refers[0] in _KINDS), None)


def _kept_name(form: Form, column: Column) -> str:
    return "hash" if form.name in _KINDS and column.name == "id" else column.name


def _declared(form: Form, column: Column, numbers: Numbers) -> str:
    target = numbers.target(column)
    kind = "INTEGER" if target else _TYPES[column.type]
    once = " UNIQUE" if _numbered(form) and column.name == "id" and form.name not in _KINDS else ""
    check = f' CHECK ("{column.name}" IN (0, 1))' if column.type == "boolean" else ""
    refers = _reference(column, target)
    return f'"{_kept_name(form, column)}" {kind}' + ("" if column.optional else " NOT NULL") + once + check + refers


def _reference(column: Column, target: str | None) -> str:
    if target == RULES:
        return f" REFERENCES {RULES} (row_nr)"
    if target:
        return f" REFERENCES {target}_rows (row_nr)"
    return f" REFERENCES {column.refers[0]}_rows ({column.refers[1]})" if column.refers else ""


def _at_rules(form: Form) -> Iterator[int]:
    return (at for at, column in enumerate(form.columns) if column.name == "rule")


def _quoted(names: list[str]) -> Iterator[str]:
    return (f'"{name}"' for name in names)
