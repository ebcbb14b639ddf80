"""Hostile articles opened in Chromium: nothing runs, nothing asks, no other host is called."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.conftest import served
from tests.hostile.built import build
from tests.test_hostile import ROUNDS

pytestmark = pytest.mark.timeout(1800)  # all of them take minutes


@pytest.fixture(scope="module", params=ROUNDS, ids=map(str, range(len(ROUNDS))))
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("hostile"), request.param).site


def test_nothing_runs_in_a_browser(site: Path, browser: Any) -> None:
    paths = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    opened = [path for path in paths if path.startswith("articles/")]
    opened += [".", "search", "quotes", "figures", "about/build", "data", "people", "keywords"]
    dialogs: list[str] = []
    with served(site) as address:
        context = browser.new_context()
        requests: list[str] = []
        context.on("request", lambda request: requests.append(request.url))
        page = context.new_page()
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for path in opened:
            page.goto(f"{address}{quote(path)}/", wait_until="domcontentloaded")
            assert page.evaluate("window.pwned") is None, path
            assert page.url.startswith(address), path
        page.goto(f"{address}search/?q=pwned", wait_until="networkidle")
        assert page.evaluate("window.pwned") is None
        context.close()
        assert dialogs == []
        assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []
