from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base.text import fold
from generator.extract.dates import DateMention
from generator.extract.figures import Figure, FigureOptions, find_figures
from generator.extract.figures.bounds import Qualifier
from generator.extract.figures.tokens import tokens
from generator.extract.figures.words import group
from generator.extract.quotes import Quote
from generator.model import Article, Block, Extracts, Metadata, Source, Span
from tests import timing
from tests.casefile import Case, read_cases

SENTENCE = re.compile(r"\S.*?(?:(?<=[a-z0-9]{2}\.)(?= [A-Z])|$)", re.DOTALL)


def article(text: str) -> Article:
    """One paragraph."""
    if not text.strip():
        return Article("a", Source("a.txt", ""), text, Metadata(), ())
    spans = tuple(Span(*match.span()) for match in SENTENCE.finditer(text))
    block = Block("paragraph", Span(0, len(text)), spans, "test")
    return Article("a", Source("a.txt", ""), text, Metadata(), (block,))


def figures(text: str, found: Extracts | None = None) -> list[Figure]:
    items = list(find_figures(article(text), found or Extracts(), FigureOptions()))
    assert all(isinstance(item, Figure) for item in items)
    return [item for item in items if isinstance(item, Figure)]


def cut(text: str, span: Span | None) -> str:
    return span.cut(text) if span is not None else ""


def line(text: str, figure: Figure) -> str:
    value = f"{figure.low:.10g}" if figure.high is None else f"{figure.low:.10g} {figure.high:.10g}"
    kind = figure.kind if figure.trend is None else f"{figure.kind} {figure.trend}"
    return " | ".join((cut(text, figure.span), value, figure.bound, figure.unit, cut(text, figure.counted), kind))


@pytest.mark.parametrize("case", read_cases("figures"), ids=str)
def test_figures_of_a_sentence(case: Case) -> None:
    assert "\n".join(line(case.given, figure) for figure in figures(case.given)) == case.expected


@pytest.mark.parametrize("case", read_cases("figures-context"), ids=str)
def test_figures_in_context(case: Case) -> None:
    text = case.given
    lines = [
        " | ".join(
            (
                cut(text, figure.phrase),
                cut(text, figure.predicate),
                cut(text, figure.stated_by),
                cut(text, figure.caveat),
                figure.rank,
            )
        )
        for figure in figures(text)
    ]
    assert "\n".join(lines) == case.expected


def test_there_are_enough_cases() -> None:
    assert len(read_cases("figures")) + len(read_cases("figures-context")) >= 150


def test_a_figure_in_a_quote_is_its_speakers() -> None:
    text = "Ann Field said: “We lost 40 boats.”"
    start = text.index("We")
    quote = Quote(
        span=Span(start, len(text) - 1),
        rule="test",
        kind="direct",
        marks=Span(start - 1, len(text)),
        mention=Span(0, 9),
    )
    (figure,) = figures(text, Extracts((quote,)))
    assert cut(text, figure.stated_by) == "Ann Field"


def test_the_nearest_date_dates_a_figure() -> None:
    text = "On Monday 40 boats sank and on Friday evening 12 more sank."
    dates = tuple(
        DateMention(span=Span(text.index(word), text.index(word) + len(word)), rule="test", iso=None, precision=None,
                    basis=None)
        for word in ("Monday", "Friday")
    )  # fmt: skip
    found = figures(text, Extracts(dates))
    assert [cut(text, figure.as_of) for figure in found][:1] == ["Monday"]
    assert cut(text, found[-1].as_of) == "Friday"


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Sales rose to 40 boats in June from 31 boats in May.", ["June", "May"]),
        ("The fleet grew from 31 boats in May to 40 boats in June.", ["May", "June"]),
        ("It freed 40 sailors on Monday and 12 miners on Friday.", ["Monday", "Friday"]),
        ("It sold 40 boats in June, compared with 31.", ["June", ""]),
        ("It sold 40 boats and 31 carts in June.", ["June", "June"]),
    ],
)
def test_each_figure_has_its_own_date(text: str, dated: list[str]) -> None:
    dates = tuple(
        DateMention(span=Span(match.start(), match.end()), rule="test", iso=None, precision=None, basis=None)
        for match in re.finditer(r"June|May|Monday|Friday", text)
    )
    assert [cut(text, figure.as_of) for figure in figures(text, Extracts(dates))] == dated


@pytest.mark.parametrize(
    ("text", "word", "dated"),
    [
        ("A raid Saturday that freed four sailors drew anger.", "Saturday", True),
        ("It struck on Friday, killing 40 people.", "Friday", True),
        ("The truce was in May, when 40 prisoners left.", "May", True),
        ("The plan of May has three phases, which free 40 prisoners.", "May", False),
        ("The towns, proposed in May by Ann Field, hold 40 farmers.", "May", False),
    ],
)
def test_a_date_dates_a_figure_of_its_clause_only(text: str, word: str, *, dated: bool) -> None:
    at = text.index(word)
    date = DateMention(span=Span(at, at + len(word)), rule="test", iso=None, precision=None, basis=None)
    figure = figures(text, Extracts((date,)))[-1]
    assert cut(text, figure.as_of) == (word if dated else "")


def test_a_date_made_of_the_figure_does_not_date_it() -> None:
    text = "The mill closed 15 years ago."
    at = text.index("15")
    date = DateMention(span=Span(at, at + 12), rule="test", iso=None, precision=None, basis=None)
    (figure,) = figures(text, Extracts((date,)))
    assert figure.as_of is None


def test_qualifier_is_a_span_of_its_words() -> None:
    text = "At least 14 miners were trapped."
    (figure,) = figures(text)
    assert cut(text, figure.qualifier) == "At least"
    assert Qualifier(0, 2, ">").bound == ">"


def test_curly_apostrophes_are_read_like_straight_ones() -> None:
    assert [f.low for f in figures("Two of the mayor’s deputies left.")] == [2.0]


def test_an_unknown_group_of_words_is_an_error() -> None:
    with pytest.raises(KeyError):
        group("no such group")


# What a hostile text may be made of: numbers, what stands around them, and words that open searches of other rules.
ATOMS = (
    "5", "12,000", "2.5", "½", "1/2", "9-2", "1,", "-1", "$", "$5", "Y=", "%", "(", ")", "-", "12 000", "1 x 10",
    "one", "two", "twenty", "hundred", "million", "dozens", "third", "thirds", "half", "a", "of", "of a", "and", "or",
    "to", "from 5 to", "between", "in", "per", "minus", "sub-", "pounds", "percent", "people", "US", "said",
    "according to",
    "he said", "killed", "more than", "about", "up", "years", "old", "ago", "the age of", "last night", "1 2 3", '"',
)  # fmt: skip


def seconds(text: str) -> float:
    return timing.seconds(lambda: figures(text))


def filled(pattern: str, size: int) -> str:
    return (pattern * (size // len(pattern) + 1))[:size]


@pytest.mark.parametrize("atom", ATOMS)
@pytest.mark.parametrize("joint", ["", " ", ". "])
def test_hostile_text_takes_linear_time(atom: str, joint: str) -> None:
    """Four times the text takes about four times as long: a quadratic step would take sixteen times."""
    text = filled(atom + joint, 40_000)
    # Short texts are measured twice, since a machine at work on other things makes some runs slow.
    short = min(seconds(text[:10_000]) for _ in range(2))
    assert seconds(text) < 8 * short + 0.25


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(ATOMS), min_size=2, max_size=5).map(" ".join))
def test_any_pattern_takes_linear_time(pattern: str) -> None:
    text = filled(pattern + " ", 20_000)
    short = min(seconds(text[:5_000]) for _ in range(2))
    assert seconds(text) < 8 * short + 0.25


def test_ten_thousand_digits_are_no_figure() -> None:
    assert figures("9" * 10_000) == []


def test_digits_of_other_scripts_are_digits() -> None:
    assert [f.low for f in figures("The club has １２ members.")] == [12.0]
    assert [f.low for f in figures("The club has ١٢ members.")] == [12.0]


WORDS = st.sampled_from(
    ["5", "12,000", "2.5", "million", "one", "two", "half", "a", "of", "to", "-", "$", "%", "percent", "from", "and",
     "between", "people", "killed", "said", "more", "than", "about", "1/2", "½", "in", "10", "years", "old", "ago", "(",
     ")", ",", ".", "“", "’s", "US", "per", "dozens", "thirds", "third", "9-2", "\u200f", "１２", "€", "m", "bn"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for figure in figures(text):
        for span in (
            figure.phrase,
            figure.counted,
            figure.qualifier,
            figure.predicate,
            figure.stated_by,
            figure.caveat,
        ):
            assert span is None or span in Span(0, len(text))
        assert figure.span in figure.phrase
        assert math.isfinite(figure.low)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_figures_neither_overlap_nor_go_back(text: str) -> None:
    spans = [figure.span for figure in figures(text)]
    assert all(left.end <= right.start for left, right in pairwise(spans))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_tokens_lose_nothing_but_white_space(text: str) -> None:
    folded = fold(text)
    kept = "".join(token.text for token in tokens(folded, 0, len(folded)))
    assert "".join(kept.split()) == "".join(folded.split())
