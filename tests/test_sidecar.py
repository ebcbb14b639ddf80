"""The owner's statements about articles: seeds/sources.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Hint, Problem
from generator.owner.config import ConfigError
from generator.owner.settings import read_settings
from generator.owner.sidecar import Stated, block, read_sidecar
from generator.program.build import build
from tests.project import copied

NAMES = ("one.txt", "two.txt")


def mistakes(toml: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        read_sidecar(toml, NAMES)
    return caught.value.mistakes


def test_every_key_becomes_a_hint() -> None:
    toml = """
    ["one.txt"]
    title = "Bridge closed"
    outlet = "The Daily Echo"
    authors = ["Ann Lee", "Jo Roe"]
    address = "https://example.org/1"
    published = 2024-02-09
    """
    assert read_sidecar(toml, NAMES).hints == {
        "one.txt": {
            "title": Hint(("Bridge closed",), "owner"),
            "outlet": Hint(("The Daily Echo",), "owner"),
            "authors": Hint(("Ann Lee", "Jo Roe"), "owner"),
            "address": Hint(("https://example.org/1",), "owner"),
            "published": Hint(("2024-02-09",), "owner"),
        }
    }


def test_an_empty_sidecar_is_valid() -> None:
    assert read_sidecar("# nothing yet\n", NAMES) == Stated({})


def test_a_date_may_have_a_time_and_may_be_a_string() -> None:
    def published(value: str) -> str:
        return read_sidecar(f'["one.txt"]\npublished = {value}\n', NAMES).hints["one.txt"]["published"].values[0]

    assert published("2024-02-09T09:30:00") == "2024-02-09T09:30"
    assert published('"2024-02-09"') == "2024-02-09"


@pytest.mark.parametrize("day", ["24.11.2026", '"24.11.2026"', "November 24, 2026  # x", "24 Nov 2026", "2026-11-24"])
def test_a_date_is_taken_as_people_type_it(day: str) -> None:
    made = read_sidecar(f'["one.txt"]\npublished = {day}\n', NAMES)
    assert made.hints["one.txt"]["published"].values == ("2026-11-24",)


def test_a_block_reads_back_and_what_is_asked_is_no_statement_yet() -> None:
    made = block('a "b".txt', {"address": "https://example.org/ü"}, ("outlet", "published"), {"title": "X\ny"})
    assert '# outlet = "…"' in made
    [hints] = read_sidecar(made, ('a "b".txt',)).hints.values()
    assert hints == {"address": Hint(("https://example.org/ü",), "owner")}


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('["one.txt"]\ntitel = "x"', "did you mean 'title'"),
        ('[one.txt]\ntitle = "x"', '["one.txt"]'),
        ('[gone.txt]\ntitle = "x"', '["gone.txt"]'),
        ('title = "x"', "is a table"),
        ('["one.txt"]\ntitle = 3', "must be a string"),
        ('["one.txt"]\nauthors = []', "list of names"),
        ('["one.txt"]\nauthors = ["Ann; Jo"]', "semicolon"),
        ('["one.txt"]\npublished = "9 February"', "2024-02-09"),
        ('["one.txt"]\ndate = 2024-02-09', "did you mean 'published'"),
        ('["one.txt"]\npublished = Monday', "2024-02-09"),
        ('["one.txt"]\naddress = "javascript:alert(1)"', "https://"),
        ('["one.txt"]\naddress = "https://ida:holm@example.org/"', "password"),
        ('"one.txt" = 3', "is a table"),
        ("[[[", "not valid TOML"),
    ],
)
def test_mistakes_name_the_cure(toml: str, words: str) -> None:
    assert words in mistakes(toml)[0]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes('["three.txt"]\nfoo = 1\n["one.txt"]\nfoo = 1\naddress = "x"\n')) == 3


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("ones.txt", "Write 'one.txt' if that is meant; else take its lines out."),
        ("harbour-fire.txt", "Put it there, or take its lines out."),
    ],
)
def test_lines_about_an_article_that_is_gone_cost_no_other(name: str, cure: str) -> None:
    made = read_sidecar(f'["{name}"]\ntitle = "x"\n["two.txt"]\ntitle = "y"\n', NAMES)
    assert made.hints == {"two.txt": {"title": Hint(("y",), "owner")}}
    assert made.problems == (Problem("sources.toml", "source-unmatched", f"there is no article {name!r}", cure),)
    assert made.problems[0].severity == "warning"


def test_lines_about_the_last_article_that_was_taken_away_say_what_to_do() -> None:
    [problem] = read_sidecar('["a.txt"]\noutlet = "x"\n', ()).problems
    assert problem.hint == "Put it there, or take its lines out."


def test_the_build_goes_on_and_its_report_tells(tmp_path: Path) -> None:
    project = copied(tmp_path / "project", seeds=False)
    (project.seeds / "ferry.txt").write_text("Ferry fares rise\n\nThe ferry costs more since Monday.\n", "utf-8")
    (project.seeds / "sources.toml").write_text('["gone.txt"]\ntitle = "x"\n["ferry.txt"]\noutlet = "Echo"\n', "utf-8")
    report = build(read_settings(project.root / "generator.toml"), jobs=1)
    assert report.totals.articles == 1
    assert "source-unmatched" in [problem.code for problem in report.problems]
    assert "source-unmatched" in (project.docs / "about" / "build.md").read_text("utf-8")
    assert "Echo" in (project.docs / "articles" / "ferry.md").read_text("utf-8")
