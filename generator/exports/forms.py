"""What a table looks like, and what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract.written import Column

Cell = str | int | float | bool | None
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Form:
    """What a table looks like."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns of the primary key."""
        return tuple(column.name for column in self.columns if column.key)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, each as long as the form has columns."""

    form: Form
    rows: Sequence[Row]
    csv: Sequence[str] | None = None
    """All rows as lines of CSV, several to a text; None where nobody has written them yet."""
