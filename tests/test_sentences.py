"""Sentence ends, on the cases of tests/cases/sentences.md, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.text import sentences
from tests.casefile import Case, read_cases


@pytest.mark.parametrize("case", read_cases("sentences"), ids=str)
def test_cases(case: Case) -> None:
    text = case.given
    assert [span.cut(text) for span in sentences(text, 0, len(text))] == case.expected.split("\n")


def test_a_wrapped_text_is_read_over_its_line_breaks() -> None:
    text = "The bridge over\nthe river is closed. It\nwill open in May."
    found = sentences(text, 0, len(text), wrapped=True)
    assert [span.cut(text) for span in found] == ["The bridge over\nthe river is closed.", "It\nwill open in May."]


def test_only_the_asked_part_is_read() -> None:
    text = "One. Two. Three."
    assert [span.cut(text) for span in sentences(text, 5, 9)] == ["Two."]


@given(st.text(alphabet="Aa1 .?!…\"“”’'()\n\r-", max_size=60))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    for wrapped in (False, True):
        found = sentences(text, 0, len(text), wrapped=wrapped)
        kept = {at for span in found for at in range(span.start, span.end) if not text[at].isspace()}
        assert kept == {at for at, character in enumerate(text) if not character.isspace()}


@pytest.mark.parametrize("part", [".", "\n", ". ", "”", '."', "?! ", "… ", "A. "], ids=repr)
@pytest.mark.timeout(20)
def test_hostile_texts_take_linear_time(part: str) -> None:
    text = part * (300_000 // len(part)) + "a"
    assert sentences(text, 0, len(text))
