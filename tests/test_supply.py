"""What others' code is let in: how much of it, under which licences, and how it is pinned."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
MOST_PACKAGES, MOST_MEGABYTES = 55, 175
"""The budget: 51 packages with 156 MB when it was set, much of it NumPy and Babel's languages. Whoever needs more says
here why."""


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


licences = _tool("licences")


def test_every_licence_goes_with_ours() -> None:
    listed = list(licences.licences())
    assert len(listed) > 30
    assert [licence for licence in listed if not licence.is_compatible] == []


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("MIT", True),
        ("The BSD 2-Clause License", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("Apache-2.0 AND CNRI-Python", True),
        ("BSD-3-Clause AND SSPL-1.0", False),
        ("Proprietary", False),
        ("GPL-2.0-only", False),
        ("CC-BY-NC-4.0", False),
        ("", False),
    ],
)
def test_what_fits(words: str, fits: bool) -> None:  # noqa: FBT001
    assert licences.Licence("a", "1", words, 0).is_compatible is fits


def test_the_budget_of_packages_and_their_weight() -> None:
    listed = list(licences.licences())
    assert len(listed) <= MOST_PACKAGES
    assert sum(licence.size for licence in listed) <= MOST_MEGABYTES * 1_000_000


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt", "requirements-neighbours.txt"])
def test_every_package_is_pinned_with_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    starts = re.findall(r"^(?=\w)", text, re.MULTILINE)
    pins = re.findall(r"^[\w.-]+(?:\[[\w,-]+\])?==[^\n]+\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(starts) > 0
    assert "://" not in text


@pytest.mark.parametrize("workflow", sorted(path.name for path in (ROOT / ".github" / "workflows").glob("*.yml")))
def test_workflows_pin_actions_and_start_with_no_rights(workflow: str) -> None:
    text = (ROOT / ".github" / "workflows" / workflow).read_text("utf-8")
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert uses
    assert [name for name, _ in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name)] == []
    assert all(re.fullmatch(r" # v\d+\.\d+\.\d+", version) for _, version in uses)
    assert "\npermissions: { contents: read }\n" in text  # what a job needs beyond that, it asks for itself
    assert "persist-credentials: false" in text
