import json

import pytest

from generator.base.codec import decode, encode
from generator.extract import EXTRACTORS
from generator.extract.keywords import Keyword
from generator.extract.quotes import Quote
from generator.model import Extract, Problem, Span

QUOTE = Quote(span=Span(3, 9), rule="r", kind="direct", marks=Span(2, 10), speaker=Span(20, 24), margin=0.25)
KEYWORD = Keyword(span=Span(0, 4), rule="r", position=1, score=0.1, kind="word", mentions=(Span(0, 4), Span(7, 11)))


@pytest.mark.parametrize("value", [QUOTE, KEYWORD, Span(1, 2), Problem("a:1", "c", "m", "h")], ids=repr)
def test_what_is_read_equals_what_was_written(value):
    assert decode(type(value), json.loads(json.dumps(encode(value)))) == value


@pytest.mark.parametrize("kind", [x.yields for x in EXTRACTORS], ids=lambda kind: kind.__name__)
def test_every_extract_can_be_read_back(kind: type[Extract]):
    with pytest.raises((ValueError, TypeError)):
        decode(kind, [1])  # a decoder exists, and refuses another shape


@pytest.mark.parametrize("data", [[], [1], [[1, 2]], "x", [{"a": 1}] * 14])
def test_other_shapes_are_refused(data):
    with pytest.raises((ValueError, TypeError, KeyError, IndexError)):
        decode(Quote, data)


def test_what_has_no_form_is_refused():
    with pytest.raises(TypeError):
        encode({1, 2})
