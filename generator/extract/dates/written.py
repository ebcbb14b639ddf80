"""How dates are written down."""

from __future__ import annotations

from generator.extract.written import Field, Written, one_of

WRITTEN = Written(
    holds="Expressions that date something, in text order.",
    row="One row an expression that dates something.",
    fields=(
        Field(
            "iso",
            {
                "description": "What the expression means; null where the article and its date don't settle it.",
                "type": ["string", "null"],
            },
            lambda _, date: date.iso,
            meaning="What they mean, in the forms of ISO 8601 and YYYY-SP, SU, AU, WI for seasons; empty where nothing "
            "settles it.",
        ),
        Field(
            "precision",
            one_of("day", "week", "month", "season", "year", "interval", None),
            lambda _, date: date.precision,
            meaning="day, week, month, season, year or interval.",
        ),
        Field(
            "basis",
            one_of(
                "stated",
                "article date",
                "owner",
                None,
                description="stated: the words suffice; article date: read from the article's date; owner: the site's "
                "owner states it.",
            ),
            lambda _, date: date.basis,
        ),
    ),
    conditions={
        "allOf": [
            {
                "if": {"properties": {"iso": {"type": "null"}}},
                "then": {"properties": {"precision": {"type": "null"}, "basis": {"type": "null"}}},
                "else": {"properties": {"basis": {"type": "string"}}},
            },
            {  # what the owner states is the owner's word, in whatever form
                "if": {"properties": {"iso": {"type": "string"}, "basis": {"not": {"const": "owner"}}}},
                "then": {"properties": {"iso": {"$ref": "#/$defs/iso_date"}, "precision": {"type": "string"}}},
            },
        ]
    },
    beside="iso",
)
