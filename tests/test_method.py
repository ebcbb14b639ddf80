"""The method page: the figures it shows are those of the table, and these are no better than what the gate holds."""

from __future__ import annotations

import re

import pytest

from generator.base.lexicon import table
from generator.extract import EXTRACTORS
from generator.show.measured import sure_of_figures
from tests.gate.floors import read_floors
from tests.project import ROOT

PAGE = (ROOT / "docs" / "about" / "index.md").read_text("utf-8")
HEAD = (ROOT / "generator" / "show" / "data" / "measured.txt").read_text("utf-8")
ROWS = table("show/measured")


def shown() -> dict[str, dict[str, str]]:
    """By key, the cells of the page's tables by their labels."""
    found = {}
    for key, cells in re.findall(r'<tr data-key="([^"]+)">(.*?)</tr>', PAGE):
        found[key] = dict(re.findall(r'<td data-label="([^"]+)"[^>]*>([^<]*)</td>', cells))
        found[key]["What"] = re.findall(r'<th scope="row">([^<]*)</th>', cells)[0]
    return found


def test_the_page_shows_every_figure_of_the_table_and_no_other() -> None:
    page = shown()
    assert set(page) == {row[0] for row in ROWS}
    for key, what, _, count, measure, result in ROWS:
        assert page[key]["What"] == what
        if measure == "right":
            assert page[key]["Right"] == f"{result} of {count}"
        else:
            assert page[key][measure] == result
            assert page[key]["How many"] == count


def test_page_and_table_name_one_day() -> None:
    [stated] = re.findall(r"as measured on (\d+ \w+ \d{4})", HEAD)
    assert f"Measured on {stated}" in PAGE


@pytest.mark.parametrize("key", sorted({row[0] for row in ROWS if not row[0].startswith("five.")}))
def test_f1_is_that_of_precision_and_recall(key: str) -> None:
    got = {measure: float(result) for name, *_, measure, result in ROWS if name == key}
    assert set(got) == {"P", "R", "F1"}
    joined = 2 * got["P"] * got["R"] / (got["P"] + got["R"])
    # Of keywords it is the mean over articles, which lies near.
    assert abs(got["F1"] - joined) < (2 if key.startswith("keywords") else 0.1)


def test_the_five_articles_are_no_better_here_than_the_gate_holds() -> None:
    floors = read_floors()
    told = {key: (float(result), float(count)) for key, _, kind, count, _, result in ROWS if kind == "five"}
    assert len(told) > 5
    for key, (right, count) in told.items():
        held = floors.right[key.removeprefix("five.")]
        assert right <= count
        assert held <= right <= held + 1, f"{key}: the page says {right:g}, the gate holds {held:g}"


def test_every_extractor_is_explained_with_its_limits() -> None:
    for extractor in EXTRACTORS:
        _, found, after = PAGE.partition(f'<h3 id="method-{extractor.name}">')
        assert found, extractor.name
        part = after.partition("<h3")[0]
        assert len(part.split('<p class="limits">')[1].split()) > 15


def test_what_is_said_beside_figures_is_from_the_table() -> None:
    said = re.findall(r"\d+", sure_of_figures())
    assert said == ["97", "100", "95"]
    assert ("figures.value", "97.4") in {(key, result) for key, *_, measure, result in ROWS if measure == "P"}
