"""Blocks and metadata: the cases of tests/cases/parse.md, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from math import exp
from textwrap import fill
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base.stated_date import read_date
from generator.model import Article, Document, Fact, Hint, Part, Problem, Source, Span, hints_of
from generator.parse import parse
from generator.parse.body import features, prose_shares, weights
from generator.parse.head import Head, _far_above
from generator.parse.layout import find_units
from generator.parse.page import read_lines
from tests.casefile import Case, read_cases


def laid_out(text: str, **hints: str) -> tuple[Article, tuple[Problem, ...]]:
    return parse("a", Source("a.txt", ""), Document(text, hints_of("caller", hints)))


def told(article: Article) -> list[str]:
    """The blocks and the metadata beside title, section and standfirst, as the case file has them."""
    text, data = article.text, article.metadata
    rows = [f"{block.kind} | {' '.join(block.span.cut(text).split())[:60].rstrip()}" for block in article.blocks]
    several = {"authors": data.authors, "contributors": data.contributors}
    single = {
        name: getattr(data, name) for name in ("outlet", "outlet_named", "dateline", "published", "updated", "address")
    }
    facts = {name: values for name, values in several.items() if values}
    facts |= {name: (fact,) for name, fact in single.items() if fact}
    return rows + [f"= {name} | {fact.value}" for name, values in facts.items() for fact in values]


@pytest.mark.parametrize("case", read_cases("parse"), ids=str)
def test_cases(case: Case) -> None:
    assert told(laid_out(case.given)[0]) == case.expected.split("\n")


@pytest.mark.parametrize("case", read_cases("parse"), ids=str)
@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=repr)
def test_line_ends_of_other_systems_change_nothing(case: Case, end: str) -> None:
    assert told(laid_out(case.given.replace("\n", end))[0]) == told(laid_out(case.given)[0])


def test_a_wrapped_paragraph_is_one_block_and_its_line_breaks_end_no_sentence() -> None:
    words = "The old bridge over the river was closed on Tuesday after engineers found cracks in two of its main beams."
    paragraph = fill(f"{words} It will stay so, officials of the city council said, until May of the next year.", 72)
    article, _ = laid_out(paragraph + "\n\n" + paragraph)
    assert [len(block.sentences) for block in article.blocks] == [2, 2]


def test_short_lines_that_were_not_broken_are_paragraphs() -> None:
    text = "One bridge is closed.\nTwo others stay open, the mayor said.\nIt rains.\nThe river rises.\nNobody cares."
    assert len(laid_out(text)[0].paragraphs) == 5


def test_every_field_carries_its_words() -> None:
    text = "Bridge closed for two years\nBy JANE DOE\nUpdated: Feb. 9, 2024\nLEEDS (AP) - It was closed on Monday."
    data = laid_out(text)[0].metadata
    cut = {name: getattr(data, name).span.cut(text) for name in ("title", "outlet", "dateline", "updated")}
    assert cut == {
        "title": "Bridge closed for two years",
        "outlet": "AP",
        "dateline": "LEEDS",
        "updated": "Feb. 9, 2024",
    }
    assert [(author.value, author.span and author.span.cut(text)) for author in data.authors] == [
        ("Jane Doe", "JANE DOE")
    ]


def test_what_is_stated_outside_goes_before_the_text() -> None:
    text = "Bridge closed for two years\nBy Jane Doe\nIt was closed on Monday, officials said."
    hints = {
        "title": "A bridge",
        "authors": ("Ann Lee", "Jo Roe"),
        "address": "https://example.org/1",
        "published": "2024-02-09",
    }
    data = parse("a", Source("a.txt", ""), Document(text, hints_of("owner", hints)))[0].metadata
    assert data.title is not None
    assert (data.title.value, data.title.span, data.title.rule) == ("A bridge", None, "sidecar")
    assert [author.value for author in data.authors] == ["Ann Lee", "Jo Roe"]
    assert data.date is not None
    assert data.date.value == "2024-02-09"
    assert data.address is not None


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://example.org", "//example.org", "https://", "http://a b"]
)
def test_only_web_addresses_are_taken(address: str) -> None:
    article, problems = laid_out("It was closed on Monday.", address=address)
    assert article.metadata.address is None
    assert "address-invalid" in {problem.code for problem in problems}


def test_gaps_are_told_with_file_and_code() -> None:
    _, problems = laid_out("It was closed on Monday.")
    assert [(problem.where, problem.code, problem.severity) for problem in problems] == [
        ("a.txt:1", "title-missing", "info"),
        ("a.txt", "date-missing", "info"),
    ]
    _, problems = laid_out("Bridge closed\nIt was closed on Monday.\nUpdated: Feb. 9, 2024")
    assert [problem.code for problem in problems] == ["date-update-only"]


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("February 09, 2024, 9:30 AM", "2024-02-09T09:30"),
        ("Fri 9 Feb 2024 09.30 GMT", "2024-02-09T09:30+00:00"),
        ("9:14 PM EST, Feb. 9, 2024", "2024-02-09T21:14"),
        ("2024-02-09T09:30:00Z", "2024-02-09T09:30+00:00"),
        ("12:05 a.m., 9th of February 2024", "2024-02-09T00:05"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("03/04/2024", None),
        ("February 30, 2024", None),
        ("the year 2024", None),
    ],
)
def test_stated_dates(words: str, iso: str | None) -> None:
    stated = read_date(words)
    assert (stated.iso if stated else None) == iso


_LINES = """By Jane Doe|Politics|Bridge closed|It was closed.||LONDON (AP) - It|- - -|Updated: May 3, 2024|Photo: A/B|
resumeBy ANN LEEAP WriterROME|Read more: x|“|By |Title: x|(PTI)|Published|\u2028| """
_LINE = st.sampled_from(_LINES.split("|"))


@settings(deadline=None)  # whatever else the machine does is no fault of a layout
@given(st.lists(_LINE, max_size=9))
def test_any_lines_are_laid_out_whole_and_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    article, _ = laid_out(text)
    kept = {at for block in article.blocks for at in range(block.span.start, block.span.end) if not text[at].isspace()}
    assert kept == {at for at, character in enumerate(text) if not character.isspace()}
    for one, other in pairwise(article.blocks):
        assert one.span.end <= other.span.start
    assert not text.strip() or article.paragraphs


@pytest.mark.parametrize(
    "part", ["By ", "Aa Bb\n", "Updated: \n", "aBy A", "AB, ", "(", "sources told ", "\n", "7"], ids=repr
)
@pytest.mark.timeout(30)
def test_hostile_texts_take_linear_time(part: str) -> None:
    laid_out(part * (100_000 // len(part)))


def test_a_page_that_says_english_by_its_template_is_what_its_words_are() -> None:
    french = "Le maire a dit que la forêt brûlait et que les pompiers étaient là depuis le matin avec leurs camions. "
    for stated, language in (("en-US", "fr"), ("de", "de")):
        hints = {"language": Hint((stated,), field="lang")}
        article, _ = parse("a", Source("a.html", ""), Document(french * 3, hints))
        assert article.metadata.language is not None
        assert article.metadata.language.value == language


def test_what_the_format_states_needs_no_guess() -> None:
    text = "Rain\n\nBy Ann Lee\n\nIT RAINED AGAIN\n\nThe river rose on Monday, officials said. Nobody was hurt."
    parts = (Part("title", Span(0, 4), "format.headline"), Part("byline", Span(6, 16), "format.byline"))
    hints = {"title": Hint(("Rain",), field="Headline"), "authors": Hint(("Ann Lee",), field="Byline")}
    hints |= {"published": Hint(("2024-02-09",), field="Load-Date")}
    article, _ = parse("a", Source("a.html", ""), Document(text, hints, parts, body_only=True))
    assert [block.kind for block in article.blocks] == ["title", "byline", "paragraph", "paragraph"]
    data = article.metadata
    assert data.title == Fact("Rain", Span(0, 4), "format.headline")
    assert data.authors == (Fact("Ann Lee", Span(9, 16), "format.byline"),)
    assert data.published == Fact("2024-02-09", None, "format.load-date")


def test_a_date_under_a_headline_that_stands_twice_is_the_article_s() -> None:
    headline, updated = "Ferry stops for the winter", "Updated 18 November 2026"
    words = ["News", headline, updated, *["A menu"] * 8, headline]
    lines = [SimpleNamespace(words=w, kind="updated" if w == updated else None, rule="", unit=None) for w in words]
    head = Head("", lines, SimpleNamespace(title=len(lines) - 1), 2)
    assert _far_above(head) is None
    lines[1] = SimpleNamespace(words="Another headline", kind=None, rule="", unit=None)
    notice = _far_above(head)
    assert notice is not None
    assert notice.kind == "notice"


@pytest.mark.parametrize("line", ["Image 1 of / 12", "Photo 3 of 10", "image 2 of 4", "3 / 10"])
def test_counters_of_a_gallery_are_furniture(line: str) -> None:
    text = f"Ferry stops\n\n{line}\n\nThe ferry stops for the winter, they said.\n"
    article, _ = parse("a", Source("a.txt", ""), Document(text))
    assert [block.kind for block in article.blocks if line in block.span.cut(text)] == ["notice"]


def test_a_line_that_comes_again_is_read_the_same_and_its_byline_stands_where_it_is_written() -> None:
    body = (
        "The ferry to the islands was cancelled on Friday because of the wind, the harbour master said.\n\n"
    )
    first, _ = laid_out(f"Ferry stays in port\n\nBy Ann Lee\n\n{body}")
    longer = f"Storm keeps the ferry to all seven islands in port\n\nBy Ann Lee\n\n{body}"
    second, _ = laid_out(longer)
    assert [fact.value for fact in first.metadata.authors] == [fact.value for fact in second.metadata.authors]
    assert [fact.span.cut(longer) for fact in second.metadata.authors if fact.span] == ["Ann Lee"]


def test_the_shares_of_prose_are_those_of_the_features_and_weights() -> None:
    text = "Home\nSport\n9 May 2024\n\nThe mill will close in June, its owner said.\n\nHome\nSport\nRead more\n"
    lines = read_lines(text, find_units(text))
    sums = (sum(value * weight for value, weight in zip(row, weights(), strict=True)) for row in features(lines))
    assert prose_shares(lines) == pytest.approx([1 / (1 + exp(-total)) for total in sums])
