"""How names are written down."""

from __future__ import annotations

from generator.base.view import plain
from generator.extract.written import Field, Written, ref, text

WRITTEN = Written(
    holds="Every naming of a person, an organisation or a place, in text order.",
    row="One row a naming of a person, an organisation or a place.",
    fields=(
        Field("kind", ref("name_kind"), lambda _, name: name.kind, meaning="person, organisation or place."),
        Field(
            "canonical",
            text("The fullest form of the name within the article, as the article has it."),
            lambda article, name: plain(name.full.cut(article.text)),
        ),
        Field(
            "title_span",
            ref("span_or_null", "Title or role words before the name."),
            lambda _, name: name.title,
        ),
    ),
    searched=False,  # people have pages and records of their own
)
