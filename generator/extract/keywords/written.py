"""How keywords are written down."""

from __future__ import annotations

from generator.extract.written import Field, Written, one_of, ref

WRITTEN = Written(
    holds="The same keywords with every place where they stand.",
    row="One row a keyword of an article.",
    listed="Keywords as the article writes them, the best first.",
    fields=(
        Field(
            "kind",
            one_of("name", "phrase", "word"),
            lambda _, keyword: keyword.kind,
            meaning="name, phrase or word.",
        ),
        Field(
            "score",
            {
                "description": "Weight by YAKE; lower is better; comparable within one article only.",
                "type": "number",
                "minimum": 0,
            },
            lambda _, keyword: round(keyword.score, 6),  # more digits would tell machines apart, not keywords
        ),
        Field(
            "aliases",
            {"description": "Other spellings in the article.", "type": "array", "items": ref("words")},
            lambda article, keyword: [alias.cut(article.text) for alias in keyword.aliases],
            meaning="One row another spelling of a keyword.",
        ),
        Field(
            "mentions",
            {"type": "array", "minItems": 1, "items": ref("span")},
            lambda _, keyword: keyword.mentions,
            meaning="One row a place where a keyword stands.",
        ),
    ),
    placed=False,
    ranked=lambda keyword: keyword.position,
    beside="kind",
)
