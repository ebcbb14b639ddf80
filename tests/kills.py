"""Commands killed midway, or on a full disk: the site that stood stays whole, and the next run makes the same bytes.

`python -m tests.kills 20` (`make kills`) kills each command twenty times, at every second try just before one of its
changes to files, else at a moment by the clock; and lets it fail ten times for want of room, once for want of a right.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.project import Project, copied, tree

_KEY = "site.key"


@dataclass(frozen=True)
class Phase:
    """A command that is killed, and what it makes."""

    name: str
    command: tuple[str, ...]
    made: str
    """Folder below the project whose bytes count."""
    unfinished: Callable[[Project], None] = lambda _: None
    """Brings a built project to where this command has something to do."""


def _edited(project: Project) -> None:
    """One article more, one changed, one gone."""
    first, second, *_ = sorted(project.seeds.glob("*.txt"))
    first.write_text(first.read_text("utf-8") + "\nThe mayor, Ida Holm, said: “We counted 1,200 ships.”\n", "utf-8")
    second.unlink()
    (project.seeds / "999-more.txt").write_text(
        "Bridge opens\n\nODENSE - It cost $3 million, Ida Holm said.\n", "utf-8"
    )


def _rebuilt(project: Project) -> None:
    _edited(project)
    _succeeds(project, ("generator", "build"))


def _as_others_build(project: Project) -> None:
    """Without styles, and with the addresses that another builder writes."""
    (project.site / "assets" / "styles.css").unlink()
    for path in project.site.rglob("*.html"):
        html = path.read_text("utf-8").replace('href="../', 'href="../../')
        path.write_text(html, "utf-8")


def _with_key(project: Project) -> None:
    _succeeds(project, ("generator", "sign", "--new-key", _KEY))


PHASES = (
    Phase("generate", ("generator", "build"), "docs", _edited),
    Phase("site", ("mkdocs", "build", "--site-dir", "site.new"), "site.new", _rebuilt),
    Phase("finish", ("generator", "finish", "--site", "site"), "site", _as_others_build),
    Phase("sign", ("generator", "sign", "--key", _KEY), "site", _with_key),
    Phase("offline", ("generator", "offline"), "site-offline"),
    Phase("brief", ("generator", "brief", "--docx", "--email", "--output", "out/brief"), "out"),
)


def _succeeds(project: Project, command: tuple[str, ...]) -> str:
    done = project.run(*command)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stderr


@dataclass(frozen=True)
class Trial:
    """A phase over a project that is ready for it."""

    phase: Phase
    ready: Path
    """A folder to copy for each kill."""
    whole: dict[str, bytes]
    """What the command makes if nobody kills it."""
    changes: int
    """How many changes to files it makes."""
    seconds: float
    """How long it takes."""

    @classmethod
    def of(cls, phase: Phase, built: Project, folder: Path) -> Trial:
        """Copies `built` into `folder` and makes it ready."""
        shutil.copytree(built.root, folder / "ready")
        phase.unfinished(Project(folder / "ready"))
        shutil.copytree(folder / "ready", folder / "whole")
        whole, began = Project(folder / "whole"), time.monotonic()
        changes = int(_succeeds(whole, ("tests.faulty", "count", "0", *phase.command)).split()[-1])
        took = time.monotonic() - began
        return cls(phase, folder / "ready", tree(whole.root / phase.made), changes, took)

    def failed(self, fault: str, at: int, folder: Path) -> list[str]:
        """What is wrong after `full` or `read-only` from that change on, and the next run."""
        shutil.copytree(self.ready, folder)
        project = Project(folder)
        stood = tree(project.site)
        done = project.run("tests.faulty", fault, str(at), *self.phase.command)
        faults = []
        if "Traceback" in done.stderr:
            faults.append(f"a traceback is shown: {done.stderr[-600:]}")
        return [*faults, *self._healed(project, stood)]

    def killed(self, way: int | float, folder: Path) -> list[str]:
        """What is wrong after a kill before that change, or after that many seconds, and the next run."""
        shutil.copytree(self.ready, folder)
        project = Project(folder)
        stood = tree(project.site)
        before = ("tests.faulty", "kill", str(way)) if isinstance(way, int) else ()
        process = subprocess.Popen(
            [sys.executable, "-m", *before, *self.phase.command],
            cwd=folder,
            env=project.env(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with suppress(subprocess.TimeoutExpired):
            process.wait(way if isinstance(way, float) else 120)
        process.kill()
        ended = process.wait()
        faults = [] if isinstance(way, float) or ended == -signal.SIGKILL else [f"was not killed: {ended}"]
        return [*faults, *self._healed(project, stood)]

    def _healed(self, project: Project, stood: dict[str, bytes]) -> list[str]:
        """What is wrong with what stands, and after the next run."""
        faults = []
        if self.phase.made != "site" and tree(project.site) != stood:
            faults.append("the site that stood is another")
        if self.phase.name == "sign" and (project.site / "SHA256SUMS.minisig").exists():
            key = (project.root / f"{_KEY}.pub").read_text("utf-8").split("\n")[1]
            if project.run("generator", "verify", "--signature", key).returncode:
                faults.append("a signature stands that does not hold")
        again = project.run(*self.phase.command)
        if again.returncode:
            faults.append(f"the next run fails: {again.stderr[-300:]}")
        healed = tree(project.root / self.phase.made)
        differ = sorted(name for name in healed.keys() | self.whole.keys() if healed.get(name) != self.whole.get(name))
        return [*faults, *(f"{name} differs after the next run" for name in differ[:5])]

    def ways(self, count: int) -> Iterator[int | float]:
        """So many moments, the same for each run of the same program."""
        random = Random(self.phase.name)  # noqa: S311  (no secret)
        for number in range(count):
            yield random.randint(1, self.changes) if number % 2 == 0 else random.uniform(0.05, 1) * self.seconds

    def faults(self, count: int) -> Iterator[tuple[str, int]]:
        """So many moments at which a disk is full, and one write that is not allowed."""
        random = Random(self.phase.name)  # noqa: S311  (no secret)
        yield from (("full", random.randint(1, self.changes)) for _ in range(count))
        yield "read-only", 1


def main(count: int) -> int:
    """Kill each phase so many times, and tell how it went."""
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        built = copied(root / "built")
        _succeeds(built, ("mkdocs", "build"))
        for phase in PHASES:
            trial = Trial.of(phase, built, root / phase.name)
            faults = 0
            folder, tries = root / phase.name / "tried", [*trial.ways(count), *trial.faults(count // 2)]
            for tried in tries:
                found = trial.failed(*tried, folder) if isinstance(tried, tuple) else trial.killed(tried, folder)
                shutil.rmtree(folder)
                faults += bool(found)
                for fault in found:
                    print(f"  {phase.name} {tried}: {fault}", flush=True)
            print(f"{phase.name:10} {trial.changes:5} changes, {len(tries)} faults, {faults} not healed", flush=True)
            bad += faults
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
