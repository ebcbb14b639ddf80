"""All that the program says stands in one list, tests/golden/sentences.txt, which people read."""

from __future__ import annotations

import re

import pytest

from tests.golden import SENTENCES
from tests.said import said, text

UNCLEAR = (
    r"\bas of (?:in|at|on)\b",
    r"\bdated by its article\b",
    r"\bnobody named\b",
    r"\bsame bound\b|\bother numbers or bounds\b",
    r"\buntil the time of writing\b",
    r"\bcluster|\btoken|\bstem\b|\bregex|\bn-gram",
    r"  |\s[,;.]|\.\.(?!\.)",
    r"\b(?:no|1) \w+ (?:are|were|have)\b",
)
"""Wordings that readers stumbled over, terms of the trade, and slips of grammar."""


def test_the_list_of_sentences_is_complete() -> None:
    """After a change of wording: `make golden`, then read the difference aloud."""
    assert SENTENCES.read_text("utf-8") == text()


@pytest.mark.parametrize("pattern", UNCLEAR)
def test_no_sentence_is_one_that_readers_stumble_over(pattern: str) -> None:
    lines = [f"{name}: {line}" for name, its in said().items() for line in its if re.search(pattern, line)]
    assert lines == []


def test_the_list_finds_what_templates_and_code_say() -> None:
    found = {line for its in said().values() for line in its}
    assert "No two articles report the same event." in found
    assert any(line.startswith("No one number fits all") for line in found)
