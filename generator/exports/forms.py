"""What a table looks like, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.extract.written import Column

Cell = str | int | float | bool | None


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
    rows: tuple[tuple[Cell, ...], ...]
