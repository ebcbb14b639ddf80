"""The gate holds, and would not if something slipped."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.gate.dates import days, same_time
from tests.gate.floors import Floors, compared, pinned, read_floors
from tests.gate.score import Gold, Row, Scores, fingerprint, head, predictions, read_gold, score


@pytest.fixture(scope="module")
def gold() -> Gold:
    return read_gold()


@pytest.fixture(scope="module")
def found(gold: Gold) -> tuple[dict[str, Row], dict[str, Row]]:
    return predictions(gold)


def slipped(scores: Scores) -> dict[str, str]:
    rows = compared(scores, read_floors())
    return {
        name: f"{value:g}, pinned {floor:g}" for name, value, floor, better in rows if not better and value != floor
    }


def test_nothing_has_slipped(gold: Gold, found: tuple[dict[str, Row], dict[str, Row]]) -> None:
    scores = score(gold, *found)
    fallen = slipped(scores)
    assert not fallen, "\n".join(
        m for m in scores.misses if any(name.startswith(m.partition(":")[0]) for name in fallen)
    )


def test_the_corpus_is_the_one_that_was_pinned() -> None:
    assert read_floors().corpus == fingerprint()


def test_every_measure_is_pinned(gold: Gold, found: tuple[dict[str, Row], dict[str, Row]]) -> None:
    scores, floors = score(gold, *found), read_floors()
    assert (scores.right.keys(), scores.faults.keys()) == (floors.right.keys(), floors.faults.keys())


def test_a_program_that_finds_nothing_falls_below_the_floors(gold: Gold) -> None:
    none = dict.fromkeys(("title", "section", "standfirst", "dateline", "published", "updated", "outlet"))
    lists: dict[str, Any] = {part: [] for part in ("blocks", "names", "dates", "quotes", "figures")}
    nothing = {name: {**copy.deepcopy(lists), "metadata": {**none, "authors": []}} for name in gold.texts}
    fallen = slipped(score(gold, nothing, nothing))
    assert {"quotes.found", "sentences.f1", "blocks.body", "metadata.title", "names.person.f1"} <= fallen.keys()


def test_one_lost_quote_and_one_wrong_speaker_are_noticed(
    gold: Gold, found: tuple[dict[str, Row], dict[str, Row]]
) -> None:
    plain, dated = copy.deepcopy(found[0]), found[1]
    before = score(gold, plain, dated)
    quotes = next(row["quotes"] for row in plain.values() if row["quotes"])
    quotes.pop()
    quotes[0]["speaker"] = "Nobody Else"
    after = score(gold, plain, dated)
    assert after.right["quotes.found"] == before.right["quotes.found"] - 1
    assert after.right["quotes.speaker"] < before.right["quotes.speaker"]


def test_an_invented_quote_is_a_fault(gold: Gold, found: tuple[dict[str, Row], dict[str, Row]]) -> None:
    plain, dated = copy.deepcopy(found[0]), found[1]
    before = score(gold, plain, dated).faults["quotes.extra"]
    row = next(iter(plain.values()))
    row["quotes"].append(row["quotes"][0] | {"start": 0, "end": 9, "text": "x"})
    assert score(gold, plain, dated).faults["quotes.extra"] == before + 1


REACHED = Floors("c", {"a": 5, "b": 0.5}, {"wrong": 2})


@pytest.mark.parametrize(
    ("right", "faults"),
    [
        ({"a": 4, "b": 0.5}, {"wrong": 2}),
        ({"a": 9, "b": 0.5}, {"wrong": 3}),
        ({"a": 5}, {"wrong": 2}),
        ({"a": 5, "b": 1}, {}),
    ],
    ids=["lower", "more-faults", "no-longer-scored", "faults-no-longer-scored"],
)
def test_a_floor_is_lowered_only_on_purpose(right: dict[str, float], faults: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="got worse"):
        pinned(Scores(right, faults), REACHED, "c", lower=False)
    assert pinned(Scores(right, faults), REACHED, "c", lower=True) == Floors("c", right, faults)


def test_a_floor_rises() -> None:
    better = Scores({"a": 6, "b": 0.5, "new": 1}, {"wrong": 1})
    assert pinned(better, REACHED, "c", lower=False) == Floors("c", {"a": 6, "b": 0.5, "new": 1}, {"wrong": 1})


def test_another_corpus_is_pinned_only_on_purpose() -> None:
    with pytest.raises(ValueError, match="changed"):
        pinned(Scores({"a": 6, "b": 0.5}, {"wrong": 1}), REACHED, "d", lower=False)


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Antony Blinken", "blinken"),
        ("Ida Holm, the mayor", "holm"),
        ("a diplomat familiar with the talks", "diplomat"),
        ("the ministry of health", "ministry"),
        (None, ""),
    ],
)
def test_speakers_are_compared_by_their_head(name: str | None, last: str) -> None:
    assert head(name) == last


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-09T09:30", "2024-02-09", "2024-02-09"),
        ("2024-W34", "2024-08-19", "2024-08-25"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("2023-10-07/..", "2023-10-07", "9999-12-31"),
        ("2024-02/2024-03", "2024-02-01", "2024-03-31"),
    ],
)
def test_iso_forms_are_days(iso: str, first: str, last: str) -> None:
    both = days(iso)
    assert both is not None
    assert tuple(map(str, both)) == (first, last)


@pytest.mark.parametrize("iso", ["", "soon", "2024-13", "2024-02-30", "2024-W60", "x/2024"])
def test_other_strings_are_no_days(iso: str) -> None:
    assert days(iso) is None


def test_a_week_may_start_on_sunday() -> None:
    week = {"type": "week"}
    assert same_time(week, "2024-W34", "2024-08-18/2024-08-24")
    assert not same_time(week, "2024-W34", "2024-08-19")
    assert not same_time({"type": "day"}, "2024-08-20", None)
