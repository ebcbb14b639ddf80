"""Killed midway, commands leave what stood, and the next run heals. `make kills` tries twenty moments of each."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.kills import PHASES, Phase, Trial
from tests.project import ROOT, Project, copied


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two small articles and their site."""
    project = copied(tmp_path_factory.mktemp("kills") / "built", seeds=False)
    shutil.rmtree(project.docs / "about", ignore_errors=True)
    for name in ("mill", "port"):
        text = (
            f"{name.capitalize()} burns\n\nRIBE - “It is gone,” Ann Lee said. It killed 3 people in Ribe on Monday.\n"
        )
        (project.seeds / f"{name}.txt").write_text(text, "utf-8")
    assert project.run("mkdocs", "build").returncode == 0
    return project


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.name)
def test_a_command_killed_at_half_of_its_changes(phase: Phase, built: Project, tmp_path: Path) -> None:
    trial = Trial.of(phase, built, tmp_path)
    assert trial.changes > 1
    assert trial.killed(trial.changes // 2 + 1, tmp_path / "killed") == []


@pytest.mark.parametrize(
    "phase", [phase for phase in PHASES if phase.name in ("generate", "site")], ids=lambda phase: phase.name
)
def test_a_full_disk_is_told_without_a_traceback(phase: Phase, built: Project, tmp_path: Path) -> None:
    trial = Trial.of(phase, built, tmp_path)
    assert trial.failed("full", trial.changes // 2, tmp_path / "tried") == []


_STUB = """#!/bin/sh
case "$*" in *"--site-dir site.new"*) mkdir -p site.new && echo new > site.new/index.html;; esac
"""
_MOVE = """#!/bin/sh
# Kills make and its shell before or after the n-th move.
n=$(($(cat moves) + 1)); echo $n > moves
[ "$n.before" = "$KILL" ] && kill -9 -$(cat group)
/bin/mv "$@"
[ "$n.after" = "$KILL" ] && kill -9 -$(cat group)
exit 0
"""


@pytest.mark.skipif(not shutil.which("make"), reason="there is no make")
@pytest.mark.parametrize("kill", ["1.before", "1.after", "2.before", "2.after"])
def test_a_swap_killed_at_any_point_keeps_a_site_that_the_next_run_finds(kill: str, tmp_path: Path) -> None:
    for name, text in (("bin/python", _STUB), ("bin/mv", _MOVE)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / name).chmod(0o755)
    shutil.copy(ROOT / "Makefile", tmp_path / "Makefile")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old\n", "utf-8")
    (tmp_path / "moves").write_text("0", "utf-8")
    make = ["make", "site", "-o", ".venv/.program", "BIN=bin"]
    path = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    process = subprocess.Popen(
        ["sh", "-c", f"echo $$ > group; exec {' '.join(make)}"], cwd=tmp_path, env={**path, "KILL": kill},
        start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.wait(60) == -9
    stands = tmp_path / ("site" if (tmp_path / "site").exists() else "site.old")
    assert (stands / "index.html").read_text("utf-8") in ("old\n", "new\n")
    # A run that fails puts back what stood; one that succeeds ends with the new site alone.
    (tmp_path / "bin" / "python").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    assert subprocess.run(make, cwd=tmp_path, env=path, check=False, capture_output=True).returncode != 0
    assert (tmp_path / "site" / "index.html").is_file()
    (tmp_path / "bin" / "python").write_text(_STUB, "utf-8")
    assert subprocess.run(make, cwd=tmp_path, env=path, check=False, capture_output=True).returncode == 0
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "new\n"
    assert not (tmp_path / "site.old").exists()
