"""Dates: the cases of tests/cases/dates.md, the calendar, and what holds for any text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.dates import DateMention, DateOptions, find_dates
from generator.extract.dates.calendar import interval_of, months_later, week_form
from generator.extract.dates.verbs import RULES, may_begin_a_group, words_of
from generator.model import Article, Document, Extracts, Source, hints_of
from generator.parse import parse
from tests.casefile import Case, read_cases


def article(text: str, published: str = "") -> Article:
    return parse("a", Source("a.txt", ""), Document(text, hints_of("caller", {"published": published or ""})))[0]


def mentions(laid_out: Article) -> list[DateMention]:
    return [found for found in find_dates(laid_out, Extracts(), DateOptions()) if isinstance(found, DateMention)]


@pytest.mark.parametrize("case", read_cases("dates"), ids=str)
def test_cases(case: Case) -> None:
    published, text = case.given.split(" | ", 1)
    found = mentions(article(text, published.strip("-") and published))
    said = [f"{mention.span.cut(text)} | {mention.iso or '-'}" for mention in found]
    assert said == [line for line in case.expected.split("\n") if line]


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024-02-09", "2024-02-09", "2024-02-09"),
        ("2024-02-09T09:30", "2024-02-09", "2024-02-09"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-W34", "2024-08-19", "2024-08-25"),
        ("2024-SP", "2024-03-01", "2024-05-31"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("1979", "1979-01-01", "1979-12-31"),
        ("2023-10-07/2024-02", "2023-10-07", "2024-02-29"),
        ("2023-10-07/..", "2023-10-07", "9999-12-31"),
    ],
)
def test_iso_forms_cover_days(iso: str, first: str, last: str) -> None:
    found = interval_of(iso)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "iso", ["", "2024-13", "2024-02-30", "soon", "2024-XX", "a/b", "2024/2023", "2024-W60", "1/2/3"]
)
def test_what_is_no_iso_form_covers_nothing(iso: str) -> None:
    assert interval_of(iso) is None


def test_months_are_counted_to_the_last_day_of_shorter_ones() -> None:
    assert months_later(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert months_later(date(2023, 12, 7), 2) == date(2024, 2, 7)


def test_a_week_named_on_its_sunday_is_the_one_that_begins() -> None:
    assert week_form(date(2024, 8, 18)) == week_form(date(2024, 8, 19)) == "2024-W34"


def test_a_basis_tells_what_settled_it() -> None:
    found = mentions(article("It opened on May 3, 2019. It closed on Friday.", "2024-02-09"))
    assert [mention.basis for mention in found] == ["stated", "article date"]
    assert [mention.basis for mention in mentions(article("It closed on Friday. It was cold."))] == [None]


_TOKENS = """Monday Oct. 7 May 1979 31 February the last next week month ago two “ ” " . , - will said late in of year
winter 30th 2024 to hours after Lee arrived 10-month-old war 99 years decades past few and"""
_WORDS = st.sampled_from(_TOKENS.split())


@given(st.lists(_WORDS, max_size=25), st.sampled_from(["", "2024-02-29", "0001-01-01", "9999-12-31"]))
def test_any_words_give_spans_in_order_and_forms_that_can_be_read(words: list[str], published: str) -> None:
    laid_out = article(" ".join(words) or "a", published)
    found = mentions(laid_out)
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    for mention in found:
        assert (mention.iso is None) == (mention.precision is None) == (mention.basis is None)
        assert mention.iso is None or interval_of(mention.iso) is not None, mention


@pytest.mark.parametrize("part", ["Monday ", "Oct. 7 ", "1999 ", "May ", "the past ", "7", "a few "], ids=repr)
@pytest.mark.timeout(30)
def test_hostile_texts_take_linear_time(part: str) -> None:
    mentions(article(part * (100_000 // len(part)), "2024-02-09"))


_VERBAL = """will would he'd is was were being be to have had been did does vowed to scheduled due needed for set about
stays shut falls on next the after leaving saying says payable votes vote open opens train Monday Ann's plan plans
planned necessary ready may May can met people closing he'll they're not also soon , “ a her"""


@given(st.lists(st.sampled_from(_VERBAL.split()), max_size=25))
def test_words_that_are_passed_over_begin_no_verb_group(words: list[str]) -> None:
    text = " ".join(words)
    row = words_of(text, 0, len(text))
    for at, word in enumerate(row):
        if not may_begin_a_group(word.low):
            assert all(rule(row, at, None) is None for rule in RULES), word
