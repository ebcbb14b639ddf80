"""Sites with little in them say what is not there, and count one as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.link import Site, link
from generator.owner.publication import Publication, SiteOptions
from generator.pages import pages
from generator.show.lookup import Lookup
from generator.show.titles import title_of
from tests.built_html import Read, folded, shown
from tests.link.made import made

TITLE = "Harbour reopens after storm\n"
GARDEN = "Garden opens again\n\nThe garden on the hill is open again.\n\nRoses stand along the wall.\n"
OPEN = (
    "Harbour reopens after storm\n\nThe harbour of Port Ellis reopened after the storm, officials said.\n\n"
    '"We lost 12 boats and about 300 metres of quay, said Mayor Ida Holm. The repairs will take three months.\n\n'
    "The insurer put the damage at $4 million. Ferries resume next week.\n"
)
DATED = (
    "Port Ellis\n\nThe port opened on 4 May 2021, and on 6 May 2021 it shut again.\n\n"
    "It opened on 4 May 2021 with a ship that left on 6 May 2021.\n"
)


def site_of(*texts: str, options: SiteOptions | None = None) -> Site:
    site = link(tuple(made(f"a{number}", text) for number, text in enumerate(texts)))
    return replace(site, publication=Publication(options=options or SiteOptions()))


def read(site: Site) -> dict[str, Read]:
    return {page.path: shown(page) for page in pages(Lookup(site))}


def words(site: Site) -> dict[str, str]:
    return {path: folded(page.text) for path, page in read(site).items()}


@pytest.mark.parametrize("texts", [(TITLE,), (GARDEN, GARDEN, GARDEN), (OPEN,)])
def test_no_list_begins_with_a_count_of_nothing(texts: tuple[str, ...]) -> None:
    for path, page in words(site_of(*texts)).items():
        if path.endswith("/index.md") and path.split("/")[0] in ("quotes", "figures", "keywords", "timeline"):
            assert "no quotes from" not in page, path
            assert "no key figures" not in page, path
            assert "no other figures" not in page, path
            assert "no terms" not in page, path
            assert "no date expressions" not in page, path


def test_what_is_not_there_is_said_of_one_article_and_of_three() -> None:
    for texts in ((TITLE,), (GARDEN, GARDEN, GARDEN)):
        told = words(site_of(*texts))
        assert "No key figure was found." in told["index.md"]
        assert "Nobody is quoted by name." in told["index.md"]
        assert "No quotation was found." in told["quotes/index.md"]
        assert "No key figure was found." in told["figures/index.md"]
        assert "Chronology" not in told["index.md"]


def test_one_article_has_no_order() -> None:
    one, three = words(site_of(OPEN)), words(site_of(GARDEN, OPEN, DATED))
    assert "The first sentence of the article;" in one["index.md"]
    assert "stands first" not in one["index.md"]
    assert "latest first" not in one["articles/index.md"]
    assert "The first sentence of each article;" in three["index.md"]
    assert "latest first" in three["articles/index.md"]


def test_one_figure_is_one() -> None:
    assert "1 key figure, with its qualifier" in words(site_of(OPEN))["figures/index.md"]


def test_first_words_go_on_only_where_the_article_does() -> None:
    short, longer = site_of(TITLE), site_of(TITLE.strip() + ".\n\nFerries resume next week.\n")
    first, second = (title_of(Lookup(site), site.entries[0].article) for site in (short, longer))
    assert first.missing
    assert not first.goes_on
    assert second.goes_on == second.missing
    assert "[…]" not in words(short)["articles/a0.md"]


def test_dates_that_stand_alone_show_nothing_around_them_and_lead_nowhere_above() -> None:
    alone = read(site_of(DATED, options=SiteOptions(context="extract")))["timeline/index.md"]
    around = read(site_of(DATED))["timeline/index.md"]
    assert "stands above" in folded(around.text)
    assert "stands above" not in folded(alone.text)
    assert "opened" not in alone.text
