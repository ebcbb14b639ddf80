"""Twice the text takes about twice the time, whatever the text: a hostile article must not hold up a build."""

from __future__ import annotations

import pytest

from generator.link import link
from generator.model import Document, Source
from generator.parse import parse
from generator.program.understand import Work, entry, extracted
from tests.growth import PATTERNS, filled, spent
from tests.properties.texts import OPTIONS
from tests.timing import seconds

SHORT, LONG = 2_000, 8_000
"""Characters; an article of news has about 5,000. `make growth` runs the patterns at greater lengths."""


@pytest.mark.parametrize("pattern", PATTERNS)
def test_time_grows_with_length_and_no_faster(pattern: str) -> None:
    short = spent(filled(PATTERNS[pattern], SHORT))
    assert max(short.values()) < 1, short  # so slow already that the long one would hold up the tests, too
    long = spent(filled(PATTERNS[pattern], LONG))
    # Linear is 4, quadratic 16; the constant keeps small times, which are mostly noise, out of it.
    slow = {name: (short[name], took) for name, took in long.items() if took > 8 * short[name] + 0.2}
    assert not slow


CROWDED = ("quotes", "lines", "turns", "short paragraphs", "questions", "bylines", "quarters", "days of lists")
"""Patterns that each took from five to seventy seconds a megabyte."""
AT_MOST = 12
"""Seconds a megabyte, three times what the slowest of them takes on a quiet machine: other work may go on beside it."""


@pytest.mark.parametrize("pattern", CROWDED)
def test_crowded_texts_are_quick_at_two_sizes(pattern: str) -> None:
    spent(filled(PATTERNS[pattern], 1_000))  # word lists are read
    for size in (20_000, 40_000):
        took = spent(filled(PATTERNS[pattern], size))
        slow = {name: seconds for name, seconds in took.items() if name != "keywords"}
        assert sum(slow.values()) < 2 * AT_MOST * size / 1e6, (size, took)


def test_there_are_patterns_for_each_extractor() -> None:
    assert len(PATTERNS) >= 40
    assert len(set(PATTERNS.values())) == len(PATTERNS)


def test_an_article_of_many_figures_dates_and_names_is_linked_in_linear_time() -> None:
    """Held against every date and name of its article, each figure took as long as the article was."""

    def linked(times: int) -> float:
        text = "On Oct. 7, 2023, 1,200 people were killed in Odense.\n\n" * times
        article, problems = parse("a", Source("a.txt", "0"), Document(f"Ships\n\n{text}"))
        one = entry(article, problems, extracted(Work(article, {}, frozenset(("names", "dates", "figures")), OPTIONS)))
        return seconds(lambda: link((one,)))

    linked(10)  # word lists are read
    short, long = linked(750), linked(3_000)
    assert long <= 6 * short + 0.2, (short, long)  # linear is 4; it was 10
