"""Body and title: the learnt weights name features that exist, and nothing of the pages they were learnt from."""

from __future__ import annotations

import re

import pytest

from generator.base import lexicon
from generator.base.stated_date import date_order, read_date
from generator.model import Document, Source, Span
from generator.parse import body, parse, title
from generator.parse.date_line import is_age, read_date_line
from generator.parse.layout import find_units
from generator.parse.outline import find_outline
from generator.parse.page import read_lines

MENU = "Home\nNews\nSport\nWeather\nCulture\nMore\nSign in\nSubscribe\n"
ARTICLE = """Old pier reopens after nine years
By Nora Feld
14 June 2025
The old pier of Elmstead was opened again on Saturday after nine years of repairs that cost twice what had been planned.
“We had stopped believing in it,” said Max Orr, who sells tickets at the gate and remembers the storm that broke it.
More than 3,000 people came on the first day, according to the town, and some of them waited for two hours in the rain.
"""


@pytest.mark.parametrize(("name", "features"), [("prose", body.feature_names()), ("title", title.feature_names())])
def test_weights_are_numbers_of_features_that_exist(name: str, features: tuple[str, ...]) -> None:
    rows = lexicon.table(f"parse/{name}_weights")
    assert tuple(feature for feature, _ in rows) == features
    assert all(re.fullmatch(r"-?\d+\.\d{4}", weight) for _, weight in rows)


@pytest.mark.parametrize("above", ["", MENU, MENU + "Elmstead Courier\n"], ids=["alone", "menu", "masthead"])
@pytest.mark.parametrize("below", ["", MENU, "Most read\n1\nFerry to run all night\n2\nSchool gets roof\n" + MENU])
def test_the_article_is_found_in_any_page(above: str, below: str) -> None:
    article, _ = parse("a", Source("a.txt", ""), Document(above + ARTICLE + below))
    assert article.metadata.title is not None
    assert article.metadata.title.value == "Old pier reopens after nine years"
    assert [fact.value for fact in article.metadata.authors] == ["Nora Feld"]
    assert [block.span.cut(article.text)[:12] for block in article.paragraphs] == [
        "The old pier",
        "“We had stop",
        "More than 3,",
    ]


def test_longer_comments_do_not_become_the_article() -> None:
    comments = "".join(
        f"reader{n}\n{n} hours ago\nI waited too, and it was worth every minute of the long rain.\n" for n in range(20)
    )
    text = MENU + ARTICLE + "20 comments\n" + comments
    lines = read_lines(text, find_units(text))
    outline = find_outline(lines)
    assert outline is not None
    assert lines[outline.begin].words.startswith("The old pier")
    assert lines[outline.end].words == "20 comments"


def test_no_line_is_a_title_where_none_leads() -> None:
    article, _ = parse("a", Source("a.txt", ""), Document(ARTICLE.split("\n", 3)[3]))
    assert article.metadata.title is None
    assert len(article.paragraphs) == 3


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Tue, Nov 19 20197:05 AM EST", "2019-11-19T07:05"),
        ("5:45 AM PST 11/19/2019", "2019-11-19T05:45"),
        ("MAY 14 2026 · 6:15 PM", "2026-05-14T18:15"),
        ("Dated: 16 August 2026, 1800 hrs", "2026-08-16T18:00"),
        ("Publié le 4 mai 2025 à 18 h 30", "2025-05-04T18:30"),
        ("3. März 2025 um 9.15 Uhr", "2025-03-03T09:15"),
        ("15 Aug 2026", "2026-08-15"),
        ("18-Nov-2019", "2019-11-18"),
        ("9 February 2024, 5pm", "2024-02-09T17:00"),
        ("2018.04.05", "2018-04-05"),
        ("version 10.11.12", None),
        ("1.2.3 release", None),
    ],
)
def test_dates_in_usual_forms(words: str, iso: str | None) -> None:
    stated = read_date(words)
    assert (stated.iso if stated else None) == iso


@pytest.mark.parametrize(
    ("text", "order", "iso"),
    [
        ("Posted 04/03/2024. Updated 25/03/2024.", "day", "2024-03-04"),
        ("Posted 04/03/2024. Updated 03/25/2024.", "month", "2024-04-03"),
        ("Posted 04/03/2024 at 4:10 pm EST", "month", "2024-04-03"),
        ("Posted 04/03/2024. Seen on 9 May 2024.", "day", "2024-03-04"),
        ("Posted 04/03/2024. Seen on 25/03/2024 and 03/26/2024.", None, None),
        ("Posted 04/03/2024.", None, None),
    ],
)
def test_the_text_settles_which_number_is_the_day(text: str, order: str | None, iso: str | None) -> None:
    assert date_order(text) == order
    stated = read_date(text[:18], date_order(text))
    assert (stated.iso[:10] if stated else None) == iso


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Valley Tribune, 4 May 2025", "Valley Tribune"),
        ("The Lantern, 4 May 2025", "The Lantern"),
        ("4 May 2025 | The Daily Echo", "The Daily Echo"),
        ("Geneva, 4 May 2025", None),
        ("Updated: 14 May 2026 06:15 PM IST", None),
    ],
)
def test_date_lines_and_their_outlets(line: str, outlet: str | None) -> None:
    stated = read_date_line(line, Span(0, len(line)))
    assert stated is not None
    assert (stated.outlet.cut(line) if stated.outlet else None) == outlet


@pytest.mark.parametrize(
    "line", ["Opening bell 11.18.19", "On 9 May 2024 the bridge was closed", "Correction: 5 June 2018", "May 2024"]
)
def test_other_lines_with_dates_are_none(line: str) -> None:
    assert read_date_line(line, Span(0, len(line))) is None


def test_an_age_is_no_date() -> None:
    assert is_age("2 hours ago")
    assert not is_age("Two years ago the bridge was closed.")


@pytest.mark.parametrize(
    "part", ["News\n", "By Ann Lee\n", "1 May 2024\n", "Most read\n", "A sentence of six words.\n", "x/"]
)
@pytest.mark.timeout(60)
def test_hostile_pages_take_linear_time(part: str) -> None:
    parse("a", Source("a.txt", ""), Document(part * (60_000 // len(part))))
