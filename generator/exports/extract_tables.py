"""The tables of extracts, made of the fields that their extractor lists: one a kind, and one for each list in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.exports.forms import Form
from generator.extract import Extractor
from generator.extract.written import Column, Field, Schema, Type, is_list, is_place

_ARTICLE = Column("article", "text", "Article.", ("article",), refers=("articles", "id"))
_RULE = Column("rule", "text", "What found it.", ("rule",))
_TYPES: Mapping[str, Type] = {"string": "text", "integer": "integer", "number": "number", "boolean": "boolean"}


def extract_forms(extractor: Extractor) -> Iterator[Form]:
    """The table of an extractor's finds, then those of the lists that each of them holds."""
    written = extractor.written
    columns = [Column("id", "text", "Permanent id.", ("id",), key=True), _ARTICLE]
    if written.placed:
        columns += _place("First code point.", "Code point behind the last.", ("start",), ("end",))
    elif written.ranked:
        columns.append(Column("nr", "integer", "Place in the article's ranking, from 1.", ("nr",)))
    columns.append(Column("text", "text", "The words.", ("text",)))
    for field in written.fields:
        columns += columns_of(field)
    yield Form(extractor.name, written.row, (*columns, *((_RULE,) if written.placed else ())))
    for field in lists_of(extractor):
        yield _list_form(extractor, field)


def lists_of(extractor: Extractor) -> tuple[Field, ...]:
    """The fields that hold several words or places of an extract: each row of them stands in a table of its own."""
    return tuple(field for field in extractor.written.fields if is_list(field.schema))


def list_table(extractor: Extractor, field: Field) -> str:
    """The name of such a table: keyword_aliases."""
    return f"{extractor.kind}_{field.name}"


def columns_of(field: Field) -> tuple[Column, ...]:
    """The columns of a field, told from its schema where the field does not list them; none for a list.

    `iso` -> iso; `cue_span` -> cue_start, cue_end.
    """
    if field.columns or is_list(field.schema):
        return field.columns
    meaning = field.meaning or str(field.schema.get("description", ""))
    optional = _may_be_null(field.schema)
    if is_place(field.schema):
        stem = field.name.removesuffix("_span")
        return (
            Column(f"{stem}_start", "integer", f"First code point. {meaning}".strip(), (field.name, 0), optional),
            Column(f"{stem}_end", "integer", "Code point behind the last.", (field.name, 1), optional),
        )
    return (Column(field.name, _type(field.schema), meaning, (field.name,), optional),)


def _list_form(extractor: Extractor, field: Field) -> Form:
    kind = extractor.kind
    columns = [
        Column(kind, "text", f"Which {kind}.", (kind,), key=True, refers=(extractor.name, "id")),
        Column("nr", "integer", "Place in the list, from 1.", ("nr",), key=True),
        _ARTICLE,
    ]
    if is_place(field.schema["items"]):
        columns += _place("First code point.", "Code point behind the last.", ("span", 0), ("span", 1))
    else:
        columns.append(Column("text", "text", "The words.", ("text",)))
    return Form(list_table(extractor, field), field.meaning, tuple(columns))


def _place(first: str, behind: str, start: tuple[str | int, ...], end: tuple[str | int, ...]) -> tuple[Column, Column]:
    return Column("start", "integer", first, start), Column("end", "integer", behind, end)


def _may_be_null(schema: Schema) -> bool:
    """Whether a schema lets a value be missing, in any of the three ways that ours say so."""
    return (
        None in schema.get("enum", ())
        or "null" in schema.get("type", ())
        or str(schema.get("$ref", "")).endswith("_or_null")
    )


def _type(schema: Schema) -> Type:
    """A column's type; text where the schema refers to a list of words."""
    stated: Any = schema.get("type", "string")
    name = next(kind for kind in stated if kind != "null") if isinstance(stated, list) else str(stated)
    return _TYPES[name]
