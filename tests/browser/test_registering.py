"""A kind of extract that the scripts of the search know nothing of is found, chosen, shown and led to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import served
from tests.newcomer import newcomers, run


def test_a_new_kind_is_found_and_chosen(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    project = newcomers(tmp_path_factory.mktemp("registering"))
    run(project, "mkdocs", "build", "--quiet")
    with served(project.site) as address:
        page = browser.new_page()
        page.goto(f"{address}search/?q=8AA")
        page.wait_for_function("document.querySelector('.search-page').dataset.ready === '8AA'")
        found = page.locator(".hit--postcode")
        assert found.count() == 1
        assert found.locator(".hit-kind").inner_text().casefold() == "postcode"
        assert found.locator("h3 .v").inner_text() == "RG1 8AA"
        assert "Area RG; Town Reading" in found.locator(".hit-words").inner_text()
        assert "paragraph 1" in found.inner_text()
        choice = page.locator(".sf-panel").get_by_label("Postcodes")
        choice.check()
        page.wait_for_function("document.querySelectorAll('.hit').length === 1")
        found.locator("h3 a").click()
        page.wait_for_function("document.documentElement.dataset.arrived !== undefined")
        assert "/articles/depot/" in page.url
        assert "#postcode-" in page.url
        page.goto(f"{address}search/?q=ferry")
        page.wait_for_function("document.querySelector('.search-page').dataset.ready === 'ferry'")
        assert {hit.get_attribute("class") for hit in page.locator(".hit").all()} >= {"hit hit--article"}
        assert page.locator(".hit--postcode").count() == 0
        page.close()
