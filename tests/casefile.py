"""Test cases as plain text, in tests/cases/*.md: title, input and expected output, each closed by a line with a dot.

    A quote before its speaker
    .
    “We will go,” Ann Lee said.
    .
    direct | We will go, | Ann Lee
    .

Lines before the first title that start with `#` explain the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    title: str
    given: str
    expected: str
    line: int

    def __str__(self) -> str:
        return f"{self.line}: {self.title}"


def read_cases(name: str) -> list[Case]:
    """The cases of tests/cases/<name>.md, in order."""
    cases: list[Case] = []
    parts: list[str] = []
    held: list[str] = []
    start = 0
    for at, line in enumerate((HERE / f"{name}.md").read_text("utf-8").split("\n"), 1):
        if line == ".":
            parts.append("\n".join(held))
            held = []
            if len(parts) == 3:
                cases.append(Case(parts[0].strip(), parts[1], parts[2], start))
                parts = []
        elif not parts and (line.startswith("#") or not line.strip()):
            continue
        else:
            if not parts and not held:
                start = at
            held.append(line)
    if parts or held:
        raise ValueError(f"{name}.md: the case at line {start} isn't closed")
    return cases
