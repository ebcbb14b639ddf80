"""Names of one article: cases in plain text, and properties that hold for any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base.lexicon import table
from generator.extract.names import Name, NameOptions, find_names
from generator.extract.names.evidence import AROUND_IT, OWN, SETTLING, points_of
from generator.model import Article, Block, Extracts, Metadata, Source, Span
from tests.casefile import Case, read_cases
from tests.timing import seconds


def article(text: str) -> Article:
    """Each line a paragraph, with nothing left out."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            span = Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
            blocks.append(Block("paragraph", span, (span,), "test"))
        at += len(line) + 1
    return Article("a", Source("a.txt", ""), text, Metadata(), tuple(blocks))


def names(text: str) -> list[Name]:
    return [name for name in find_names(article(text), Extracts(), NameOptions()) if isinstance(name, Name)]


@pytest.mark.parametrize("case", read_cases("names"), ids=str)
def test_cases(case: Case) -> None:
    found = [
        " | ".join(part if isinstance(part, str) else "-" if part is None else part.cut(case.given) for part in parts)
        for parts in ((n.kind, n.span, n.full, n.title, n.role) for n in names(case.given))
    ]
    assert "\n".join(found or ["nothing"]) == case.expected


NEWS = st.lists(
    st.sampled_from(
        [
            "Ann",
            "Lee",
            "Mr.",
            "President",
            "of",
            "the",
            "de",
            "Bank",
            "U.S.",
            "said",
            "in",
            "Oslo",
            "(AP)",
            "“",
            "”",
            "'s",
            "-",
            "–",
            ",",
            ".",
            "\n",
            "II",
            "Jr.",
            "Israel",
            "war cabinet",
            "NRU",
            "&",
            "R-Ohio",
            "É",
            "ſ",
            "İ",
            "1",
            "al-A",
        ]
    ),
    max_size=60,
).map(" ".join)


@given(st.one_of(st.text(max_size=300), NEWS, NEWS.map(lambda text: text.replace(" ", ""))))
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    found = names(text)
    for name in found:
        assert name.span.end <= len(text)
        assert name.title is None or name.title.end <= name.span.start
        assert name.role is None or not name.role.overlaps(name.span)
        assert any(name.full == other.span for other in found)
    for one, after in itertools.pairwise(found):
        assert one.span.end <= after.span.start


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "A ",
        "Ab ",
        '"',
        ".",
        "A.",
        "a'",
        "U.S. of the ",
        "Bank of ",
        "John Lee said. ",
        " Abc Def (AD)",
        "A-",
        "Ab-cd-",
        "Mr. Lee, a ",
        "1",
        "Ab\n",
        "President ",
        "al-A",
        "Juan de la ",
        "Xaver Lee Adam Lee. ",
    ],
)
def test_linear(piece: str) -> None:
    """Four times the text takes at most eight times as long: it would be sixteen times if time grew with the square."""
    took = []
    for size in (20_000, 80_000):
        given_article = article(piece * (size // len(piece)))
        took.append(seconds(lambda given=given_article: list(find_names(given, Extracts(), NameOptions()))))
    assert took[1] < 8 * took[0] + 0.2


def test_many_people_with_one_surname() -> None:
    letters = "abcdefghij"
    text = "\n".join(f"They met X{a}{b}{c} Lee." for a in letters for b in letters for c in letters)
    assert len(names(text)) == 1000
    assert seconds(lambda: names(text)) < 5


def test_each_cue_has_its_points() -> None:
    cues = [cue.__name__ for group in (*OWN, SETTLING, *AROUND_IT) for cue in group]
    assert cues == list(points_of())


@pytest.mark.parametrize(
    "name",
    [
        "cities",
        "common",
        "countries",
        "cues",
        "famous",
        "first",
        "function",
        "institutions",
        "nicknames",
        "nouns",
        "organisations",
        "orgheads",
        "other",
        "points",
        "regions",
        "roles",
        "surnames",
        "titles",
        "words",
    ],
)
def test_lists_are_lists(name: str) -> None:
    rows = table(f"extract/names/{name}")
    assert rows
    assert all(cell == cell.strip() for row in rows for cell in row)
