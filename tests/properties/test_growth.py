"""Twice the text takes about twice the time, whatever the text: a hostile article must not hold up a build."""

from __future__ import annotations

from typing import Any

import pytest

from generator.extract import EXTRACTORS, run
from generator.link import link
from generator.model import Document, Extracts, Source
from generator.parse import parse
from generator.program.understand import Work, entry, extracted
from tests.properties.texts import OPTIONS
from tests.timing import seconds

PIECES = {
    "opening marks": "“",
    "straight marks": '"',
    "apostrophes": "’ ",
    "digits": "0",
    "digits and commas": "1,",
    "initials": "A. ",
    "names": "Ann ",
    "quotes": "“Go,” said Ann Lee. ",
    "counts": "more than 40 people ",
    "dates": "Oct. 7, ",
    "lines": "a\n",
    "one word": "a",
    "spaces": " ",
    "brackets": "(",
    "mixed": "“1,A. ",
}
SHORT, LONG = 4_000, 16_000
"""Characters; an article of news has about 5,000."""


def times(text: str) -> dict[str, float]:
    """Processor time of the parser and of each extractor."""
    spent = {"parse": seconds(lambda: parse("a", Source("a.txt", "0"), Document(text)))}
    article, _ = parse("a", Source("a.txt", "0"), Document(text))
    found = Extracts()
    for extractor in EXTRACTORS:
        made: list[Any] = []
        options = OPTIONS[extractor.name]
        spent[extractor.name] = seconds(
            lambda extractor=extractor, found=found, options=options, made=made: made.append(
                run(extractor, article, found, options)[0]
            )
        )
        found = found.having(made[0])
    return spent


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    short = times("x" + (piece * SHORT)[:SHORT])
    assert max(short.values()) < 1, short  # so slow already that the long one would hold up the tests, too
    long = times("x" + (piece * LONG)[:LONG])
    # Linear is 4, quadratic 16; the constant keeps small times, which are mostly noise, out of it.
    slow = {name: (short[name], spent) for name, spent in long.items() if spent > 8 * short[name] + 0.4}
    assert not slow


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
