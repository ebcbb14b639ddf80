"""Extraction: whatever is found lies where it says, comes back from the cache as it was, and can be proved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base.codec import decode, encode
from generator.exports.article_json import article_object
from generator.extract import EXTRACTORS, Figure, Keyword, Name, Quote
from generator.model import Extract, Problem, Span
from generator.verify import Original
from generator.verify.data import check_data
from tests.properties.texts import texts, understood


def spans(value: Any) -> Iterator[Span]:
    """Every span in a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


@settings(max_examples=250)
@given(texts)
def test_every_span_lies_inside_its_article_and_its_parts_inside_it(text: str) -> None:
    found = understood(text).extracts
    assert all(span.end <= len(text) for item in found.items for span in spans(item))
    assert list(found.items) == sorted(found.items, key=lambda item: item.span.start)
    assert all(quote.span in quote.marks for quote in found.of(Quote))
    assert all(figure.span in figure.phrase for figure in found.of(Figure))
    for keyword in found.of(Keyword):
        assert keyword.span in keyword.mentions
        assert list(keyword.mentions) == sorted(keyword.mentions)
    names = found.of(Name)
    assert all(a.span.end <= b.span.start for a, b in pairwise(names))
    positions = [keyword.position for keyword in found.of(Keyword)]
    assert sorted(positions) == list(range(1, len(positions) + 1))


@given(texts)
def test_what_extract_prints_is_proved_by_verify(text: str) -> None:
    row = json.loads(json.dumps({"id": "a.txt"} | article_object(understood(text))))
    compared, faults = check_data("a", row, {"a": Original.of("a.txt", text.encode(), text)})
    assert faults == ()
    assert compared > 0


@given(texts)
def test_a_cache_hit_equals_a_miss(text: str) -> None:
    found = understood(text).extracts
    for extractor in EXTRACTORS:
        made: tuple[Extract, ...] = found.of(extractor.yields)
        again = decode(tuple[extractor.yields, ...], json.loads(json.dumps(encode(made))))
        assert again == made
        assert [type(item) for item in again] == [type(item) for item in made]


_SPANS = st.tuples(st.integers(0, 10**6), st.integers(1, 999)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
_RECORDS = st.one_of(
    st.builds(Problem),
    *(st.builds(extractor.yields, span=_SPANS) for extractor in EXTRACTORS),
)


@given(st.data())
def test_any_record_survives_the_cache(data: st.DataObject) -> None:
    st.register_type_strategy(Span, _SPANS)
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
    record = data.draw(_RECORDS)
    assert decode(type(record), json.loads(json.dumps(encode(record)))) == record
