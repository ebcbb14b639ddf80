"""Run targets with Atheris, one after another, each in a process of its own.

    python -m tests.fuzz [--minutes M] [--target NAME]

Atheris is not among the requirements: `pip install atheris` (Linux and macOS). Exit code 1 names what was found.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FOUND = Path(__file__).parent / "found"


def fuzz(name: str, seconds: int) -> None:
    """In a process that does nothing else: Atheris ends it."""
    import atheris  # noqa: PLC0415  (optional)

    with atheris.instrument_imports(include=["generator"]):
        from tests.fuzz.targets import FOUND, MOST_BYTES, TARGETS, checked  # noqa: PLC0415  (instrumented)
    target = next(target for target in TARGETS if target.name == name)
    with tempfile.TemporaryDirectory() as folder:
        for at, data in enumerate((*target.begin(), *(path.read_bytes() for path in (FOUND / name).glob("*")))):
            (Path(folder) / str(at)).write_bytes(data)
        kept = Path(tempfile.gettempdir())
        atheris.Setup(
            [sys.argv[0], folder, f"-max_total_time={seconds}", f"-max_len={MOST_BYTES}", "-timeout=20", "-verbosity=0",
             "-print_final_stats=1", f"-artifact_prefix={kept}/{name}-"],
            lambda data: checked(target, data),
        )  # fmt: skip
        atheris.Fuzz()


def main() -> int:
    """All targets, or one; those that fail are named at the end."""
    parser = argparse.ArgumentParser(description="Fuzz readers, parser, extractors and escaping.")
    parser.add_argument("--minutes", type=float, default=1, help="for each target")
    parser.add_argument("--target", help="one of them only")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    seconds = max(1, int(given.minutes * 60))
    if given.inside:
        fuzz(given.target, seconds)
        return 0
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415  (what is fuzzed is imported under the fuzzer's eyes)

    names = [target.name for target in TARGETS]
    if given.target and given.target not in names:
        parser.error(f"no target {given.target}; there are {', '.join(names)}")
    failed = []
    for name in [given.target] if given.target else names:
        command = [sys.executable, "-m", "tests.fuzz", "--inside", "--target", name, "--minutes", str(given.minutes)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        runs = re.findall(r"number_of_executed_units: *(\d+)", done.stderr)
        print(f"{name:24} {'held, ' + runs[-1] + ' inputs' if runs and not done.returncode else 'FAILED'}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout[-3000:], done.stderr[-3000:], sep="\n")
    if failed:
        print(f"Failed: {', '.join(failed)}. Put the inputs, which are named above, into {FOUND}/TARGET and mend them.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
