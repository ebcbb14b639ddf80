"""Without a browser: skipped aloud, or a failure where one is required."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser import conftest


class Lines:
    """Stands for pytest's own reporter."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def section(self, title: str) -> None:
        self.said.append(title)

    def line(self, text: str) -> None:
        self.said.append(text)


def test_it_is_skipped_aloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conftest, "SKIPPED", [])
    monkeypatch.delenv("REQUIRE_BROWSER", raising=False)
    with pytest.raises(pytest.skip.Exception, match="none here"):
        conftest.without("none here")
    lines: Any = Lines()
    conftest.pytest_terminal_summary(lines)
    assert "none here" in lines.said[1]
    assert "REQUIRE_BROWSER=1" in lines.said[1]


def test_it_fails_where_a_browser_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conftest, "SKIPPED", [])
    monkeypatch.setenv("REQUIRE_BROWSER", "1")
    with pytest.raises(pytest.fail.Exception, match="none here"):
        conftest.without("none here")
    lines: Any = Lines()
    conftest.pytest_terminal_summary(lines)
    assert lines.said == []


def test_a_chromium_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = tmp_path / "my-browser"
    named.touch()
    monkeypatch.setenv("BROWSER_PATH", str(named))
    assert conftest.chromium() == str(named)
