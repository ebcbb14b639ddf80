"""How figures are written down."""

from __future__ import annotations

from typing import Any

from generator.extract.written import Column, Field, Written, one_of, placed_words, plain_number, ref, text, words
from generator.model import Article, Span


def _value(_: Article, figure: Any) -> float | list[float]:
    low = plain_number(figure.low)
    return low if figure.high is None else [low, plain_number(figure.high)]


def _cut(article: Article, span: Span | None) -> str | None:
    return None if span is None else span.cut(article.text)


def _stated(article: Article, span: Span | None) -> dict[str, Any] | None:
    placed = placed_words(article, span)
    return placed and {**placed, "basis": "stated"}


def _as_of(article: Article, figure: Any) -> dict[str, Any] | None:
    """A date that is stated with the figure, else the article's."""
    date = article.metadata.date
    if figure.as_of is not None or date is None:
        return _stated(article, figure.as_of)
    span = None if date.span is None else [date.span.start, date.span.end]
    return {"text": date.value, "span": span, "basis": "article date"}


_AS_OF = "The date that the figure holds for: stated with it, else the article's date."
_STATED_BY = "Whom the text names as the number's source."

WRITTEN = Written(
    holds="Numbers that say how many, how much, how long or how often, in text order.",
    row="One row a number that says how many, how much, how long or how often.",
    fields=(
        Field(
            "value",
            ref("number"),
            _value,
            columns=(
                Column("value", "number", "The number, or the first of a pair.", ("value", 0)),
                Column(
                    "value_second",
                    "number",
                    "Upper end of a range; second number of a vote or score.",
                    ("value", 1),
                    optional=True,
                ),
            ),
        ),
        Field(
            "unit",
            {
                "description": "Singular English name of the unit of value, such as dollar, percent or kilometre; "
                "empty for a count.",
                "type": "string",
            },
            lambda _, figure: figure.unit,
        ),
        Field(
            "bound",
            ref("bound"),
            lambda _, figure: figure.bound,
            meaning="= as stated, ~ about, > at least or more than, < at most or fewer than.",
        ),
        Field(
            "bound_span",
            ref("span_or_null", "The words that make the bound."),
            lambda _, figure: figure.qualifier,
        ),
        Field("trend", one_of("up", "down", None), lambda _, figure: figure.trend, meaning="up or down."),
        Field(
            "kind",
            one_of("count", "money", "percent", "duration", "distance", "vote", "rate", "age", "ordinal", "measure"),
            lambda _, figure: figure.kind,
            meaning="count, money, percent, duration, distance, vote, rate, age, ordinal or measure.",
        ),
        Field(
            "counted",
            text("The noun phrase it counts, as written.", optional=True),
            lambda article, figure: _cut(article, figure.counted),
        ),
        Field("counted_span", ref("span_or_null"), lambda _, figure: figure.counted, meaning="Where that stands."),
        Field(
            "predicate",
            text("The event or state it measures, as written: killed, released, held.", optional=True),
            lambda article, figure: _cut(article, figure.predicate),
        ),
        Field(
            "phrase_span",
            ref("span", "Qualifier, number and counted noun as one run of words."),
            lambda _, figure: figure.phrase,
        ),
        words(
            "as_of",
            _AS_OF,
            lambda figure: figure.as_of,
            schema={
                "description": _AS_OF,
                "anyOf": [{"$ref": "#/$defs/stated"}, {"$ref": "#/$defs/as_of_article"}, {"type": "null"}],
            },
            value=_as_of,
            more=(Column("as_of_basis", "text", "stated or article date.", ("as_of", "basis"), optional=True),),
        ),
        words(
            "stated_by",
            _STATED_BY,
            lambda figure: figure.stated_by,
            schema={"description": _STATED_BY, "anyOf": [{"$ref": "#/$defs/stated"}, {"type": "null"}]},
            value=lambda article, figure: _stated(article, figure.stated_by),
        ),
        words("caveat", "What that source is said not to tell.", lambda figure: figure.caveat),
        Field(
            "rank",
            one_of(
                "key", "secondary", "trivial", description="How much the figure matters within its article, by rule."
            ),
            lambda _, figure: figure.rank,
        ),
    ),
    definitions={
        "stated": {
            "type": "object",
            "additionalProperties": False,
            "required": ["text", "span", "basis"],
            "properties": {"text": ref("words"), "span": ref("span"), "basis": {"const": "stated"}},
        },
        "as_of_article": {
            "type": "object",
            "additionalProperties": False,
            "required": ["text", "span", "basis"],
            "properties": {
                "text": ref("iso_time", "The article's date."),
                "span": ref("span_or_null"),
                "basis": {"const": "article date"},
            },
        },
    },
    beside="counted",
)
