"""Hostile articles opened in Chromium: nothing runs, nothing asks, no other host is called."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.conftest import served
from tests.hostile.built import build
from tests.project import Project
from tests.test_hostile import ROUNDS

pytestmark = pytest.mark.timeout(1800)  # all of them take minutes

_KEPT = 30
"""Extracts to put into the basket: it is read as a whole by one script, whatever their number."""


@pytest.fixture(scope="module", params=ROUNDS, ids=map(str, range(len(ROUNDS))))
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return build(tmp_path_factory.mktemp("hostile"), request.param)


def keep_all(page: Any) -> None:
    """Put all that an article's page shows into the basket."""
    page.evaluate("document.querySelectorAll('details.ev').forEach(box => box.open = true)")
    page.evaluate("document.querySelectorAll('button.keep').forEach(button => button.click())")


def test_nothing_runs_in_a_browser(project: Project, browser: Any) -> None:
    site = project.site
    letter = project.root / "brief.html"
    assert project.run("generator", "brief", "--email", "--output", "brief").returncode == 0
    paths = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    opened = [path for path in paths if path.startswith("articles/")]
    opened += [".", "search", "quotes", "figures", "about/build", "data", "people", "keywords"]
    dialogs: list[str] = []
    kept: list[Any] = []
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
            if path.startswith("articles/") and len(kept) < _KEPT:
                page.wait_for_load_state("networkidle")
                keep_all(page)
                kept = page.evaluate("__md_get('basket') || []")
        assert len(kept) >= _KEPT
        page.get_by_role("button", name=f"Basket ({len(kept)})").click()
        assert page.locator(".kept-list li").count() == len(kept)
        assert page.locator(".kept-list").locator("b, img, script, iframe, svg, form, style").count() == 0
        page.goto(letter.as_uri())
        assert page.evaluate("window.pwned") is None
        assert page.locator("script, iframe, img, form, link").count() == 0
        page.goto(f"{address}search/?q=pwned", wait_until="networkidle")
        assert page.evaluate("window.pwned") is None
        context.close()
        assert dialogs == []
        assert [url for url in requests if not url.startswith((address, letter.as_uri(), "data:", "blob:"))] == []
