"""How extracts of one kind are written down: one `Field` a value, from which JSON, its schema and tables are made.

Every extract has an id, its place, its words and its rule; fields are what its kind says besides. A value is a text, a
number, a truth value, nothing, a `Span`, several spans, or words with their place (`words`). `generator/exports/` makes
objects, schemas and tables of them, so that no form says more than another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.model import Article, Span

Schema = Mapping[str, Any]
"""A JSON Schema (draft 2020-12); `#/$defs/` are those of generator/exports/data/schema.json."""
Value = Callable[[Article, Any], Any]
"""What a field holds of one extract of an article."""
Type = Literal["text", "integer", "number", "boolean"]

NO_SCHEMA: Schema = {}


def ref(name: str, description: str = "") -> Schema:
    """What `$defs` has under `name`; `span` and `span_or_null` are places, `words` and `rule` what they say."""
    return {**_described(description), "$ref": f"#/$defs/{name}"}


def one_of(*values: str | None, description: str = "") -> Schema:
    """One of a few words; None among them: there may be nothing."""
    return {**_described(description), "enum": list(values)}


def text(description: str = "", *, optional: bool = False) -> Schema:
    """A text with at least one character."""
    return {**_described(description), "type": ["string", "null"] if optional else "string", "minLength": 1}


def _described(description: str) -> dict[str, Any]:
    return {"description": description} if description else {}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: Type
    meaning: str
    path: tuple[str | int, ...]
    """Keys and places that lead to the value in a row's object."""
    optional: bool = False
    """A cell may be empty (None). A text that may be is never ""."""
    key: bool = False
    """Part of the primary key."""
    refers: tuple[str, str] | None = None
    """Table and column of which it holds a value."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value that is written down of each extract."""

    name: str
    """Its key in JSON and its column; a place in the article ends in `_span`, of which `_start` and `_end` are made."""
    schema: Schema
    """What JSON Schema says of it, its description too."""
    value: Value
    meaning: str = ""
    """What its column means; empty: as the schema describes it. Of a list: what a row of its table is."""
    columns: tuple[Column, ...] = ()
    """Only where the columns can't be told from the schema, as for an object."""

    def __post_init__(self) -> None:
        """`verify` knows by their names which values are places and words of the article: one called otherwise would be
        published without ever being compared. Raises ValueError.
        """
        if is_place(self.schema) and not self.name.endswith("_span"):
            raise ValueError(f"{self.name}: a place in the article is called ..._span")
        if is_list(self.schema):
            items = self.schema.get("items", NO_SCHEMA)
            names, ending = ("mentions", "_spans") if is_place(items) else ("aliases", "_words")
            if self.name != names and not self.name.endswith(ending):
                raise ValueError(f"{self.name}: a list of such values is called {names} or ...{ending}")


def is_place(schema: Schema) -> bool:
    """Whether a value is a stretch of the article, or may be."""
    return schema.get("$ref") in ("#/$defs/span", "#/$defs/span_or_null")


def is_list(schema: Schema) -> bool:
    """Whether a value is several: their rows stand in a table of their own."""
    return schema.get("type") == "array"


def words(
    name: str,
    description: str,
    span: Callable[[Any], Span | None],
    *,
    schema: Schema = NO_SCHEMA,
    value: Value | None = None,
    more: tuple[Column, ...] = (),
) -> Field:
    """Words of the article that may be missing, as `{"text", "span"}`, which `verify` cuts out again. `schema` and
    `value`: where the object says more than that, in `more` columns.
    """
    return Field(
        name,
        schema or {"description": description, "anyOf": [_PLACED_WORDS, {"type": "null"}]},
        value or (lambda article, extract: placed_words(article, span(extract))),
        columns=(
            Column(name, "text", description, (name, "text"), optional=True),
            Column(f"{name}_start", "integer", "Where these words begin.", (name, "span", 0), optional=True),
            Column(f"{name}_end", "integer", "Where they end.", (name, "span", 1), optional=True),
            *more,
        ),
    )


_PLACED_WORDS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["text", "span"],
    "properties": {"text": {"$ref": "#/$defs/words"}, "span": {"$ref": "#/$defs/span"}},
}


def placed_words(article: Article, span: Span | None) -> dict[str, Any] | None:
    """Words of an article with their place, as data files have them."""
    return None if span is None else {"text": span.cut(article.text), "span": [span.start, span.end]}


def plain_number(value: float) -> float | int:
    """Without a decimal point where none is needed: 3, not 3.0, up to where a float holds every whole number."""
    return int(value) if value == int(value) and abs(value) < 2**53 else value


@dataclass(frozen=True, slots=True)
class Written:
    """How all extracts of one kind are written down."""

    holds: str
    """What their list is: "Postal codes, in text order."."""
    row: str
    """What a row of their table is: "One row a postal code."."""
    fields: tuple[Field, ...] = ()
    """In the order of schema and columns, behind id, place and words, before the rule."""
    conditions: Schema = field(default_factory=dict)
    """What JSON Schema says of an object as a whole, such as `allOf`."""
    definitions: Mapping[str, Schema] = field(default_factory=dict)
    """What its fields' schemas refer to and nobody else has, by name."""
    listed: str = ""
    """What a list of just the words is, best first; it stands in JSON under the extractor's name, and the objects under
    `<kind>_mentions`. Empty: there is no such list, and the objects stand under the name."""
    placed: bool = True
    """Whether an object has start, end and rule of its own; else a field has its places."""
    ranked: Callable[[Any], float] | None = None
    """What data files order them by, the least first; None: text order."""
    searched: bool = True
    """Whether their words stand in the full-text index of the SQLite file."""
    beside: str = ""
    """The column that stands beside the words there."""
