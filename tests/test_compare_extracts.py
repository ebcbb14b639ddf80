"""The command that shows what a change of the extractors gains and loses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.compare_extracts import differences, main, read_output, sample

TEXT = "“We will go,” Ann Lee said. Tom Ruiz stayed."


def output(*quotes: tuple[int, int, str | None], margin: float = 0.5) -> str:
    entries = [{"start": start, "end": end, "speaker": who, "margin": margin} for start, end, who in quotes]
    return json.dumps({"id": "a", "quotes": entries}) + "\n"


def signs(old: str, new: str) -> list[str]:
    found = differences(read_output([old]), read_output([new]), ["quotes"], None)
    return [one.sign for one in found]


def test_gains_losses_and_changes_are_told_apart() -> None:
    before = output((1, 12, "Ann Lee"), (20, 30, None))
    after = output((1, 12, "Tom Ruiz"), (31, 40, None))
    assert signs(before, after) == ["~", "-", "+"]


def test_equal_outputs_have_no_differences_and_margins_are_quiet() -> None:
    assert signs(output((1, 12, "Ann Lee")), output((1, 12, "Ann Lee"), margin=0.9)) == []


def test_an_article_that_is_gone_is_a_loss() -> None:
    assert signs(output((1, 12, "Ann Lee")), "") == ["-"]


def test_two_entries_at_one_place_are_both_compared() -> None:
    assert signs(output((1, 12, "Ann Lee"), (1, 12, "Tom Ruiz")), output((1, 12, "Ann Lee"))) == ["-"]


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    old = output(*((at, at + 1, None) for at in range(50)))
    found = differences(read_output([old]), {}, ["quotes"], None)
    assert sample(found, 5, 3) == sample(found, 5, 3)
    assert sample(found, 5, 3) != sample(found, 5, 4)
    assert len(sample(found, 5, 3)) == 5


def test_the_command_prints_the_sentence_and_the_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, articles = tmp_path / "old.out", tmp_path / "new.out", tmp_path / "articles.jsonl"
    old.write_text(output((1, 12, "Tom Ruiz")), encoding="utf-8")
    new.write_text(output((1, 12, "Ann Lee")), encoding="utf-8")
    articles.write_text(json.dumps({"id": "a", "text": TEXT}), encoding="utf-8")
    main([str(old), str(new), "--articles", str(articles), "--kinds", "quotes"])
    shown = capsys.readouterr().out
    assert "“[[We will go,]]” Ann Lee said." in shown
    assert "speaker: 'Tom Ruiz' -> 'Ann Lee'" in shown
    assert "quotes: 1 now, +0 -0 ~1" in shown


def test_the_command_asks_for_two_outputs() -> None:
    with pytest.raises(SystemExit):
        main([])
