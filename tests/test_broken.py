"""Broken files cost no good one: each fault of each format once. `make broken` tries a thousand."""

from __future__ import annotations

from pathlib import Path

from tests.broken import FAULTS, broken_files, run


def test_each_broken_file_is_named_and_no_good_one_is_lost(tmp_path: Path) -> None:
    assert run(tmp_path, 118, 4) == []
    names = [name for name, _ in broken_files(118)]
    assert len(names) == 118
    assert {fault for fault, _, _ in FAULTS} == {name.split("-", 1)[1].split(".")[0] for name in names}
