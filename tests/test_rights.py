"""What the owner says of rights and of mining: on pages, in their heads, in the file for the host, and in the data."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest

from generator.owner.config import ConfigError
from generator.owner.publication import Publication, SiteOptions
from generator.owner.rights import WELL_KNOWN, mining_file, misplaced
from generator.owner.sidecar import read_sidecar
from tests.project import Project, copied

FREE, HELD = "ferry.txt", "mill.txt"


def _rules(publication: Publication, articles: dict[str, str]) -> list[dict[str, str | int]]:
    (file,) = mining_file(publication, articles)
    assert file.path == WELL_KNOWN
    rules: list[dict[str, str | int]] = json.loads(file.content)
    return rules


def test_an_owner_who_says_nothing_publishes_no_file() -> None:
    assert mining_file(Publication(), {}) == ()


def test_rules_of_articles_go_before_that_of_the_site_and_start_at_the_root_of_the_host() -> None:
    options = SiteOptions(mining="reserved", mining_policy="https://example.org/terms")
    publication = Publication(address="https://example.org/press/", options=options)
    assert _rules(publication, {"articles/ferry/": "open"}) == [
        {"location": "/press/articles/ferry/", "tdm-reservation": 0},
        {"location": "/press/*", "tdm-reservation": 1, "tdm-policy": "https://example.org/terms"},
    ]


def test_what_is_said_of_one_article_alone_says_nothing_of_the_site() -> None:
    rules = _rules(Publication(), {"articles/ferry/": "reserved"})
    assert rules == [{"location": "/articles/ferry/", "tdm-reservation": 1}]


@pytest.mark.parametrize(("address", "codes"), [("https://a.example/b/", ["mining-place"]), ("https://a.example/", [])])
def test_a_site_in_a_folder_of_its_host_is_told_that_the_file_must_move(address: str, codes: list[str]) -> None:
    publication = Publication(address=address, options=SiteOptions(mining="reserved"))
    assert [problem.code for problem in misplaced(publication, mining_file(publication, {}))] == codes


@pytest.mark.parametrize(
    "options", [{"mining": "reserved", "mining_policy": "terms.html"}, {"mining": "open", "mining_policy": "https://a.b"}]
)
def test_a_policy_is_an_address_and_belongs_to_a_reservation(options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="mining_policy"):
        SiteOptions(**options)  # type: ignore[arg-type]  # wrong on purpose


def test_another_word_for_mining_is_named_with_those_that_are_valid() -> None:
    with pytest.raises(ConfigError, match="'reserved' or 'open'"):
        read_sidecar(f'["{FREE}"]\nmining = "no"', [FREE])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site that reserves mining, but for one of its two articles; whose the other is stands in the sidecar."""
    project = copied(tmp_path_factory.mktemp("rights"), seeds=False)
    project.seeds.mkdir(exist_ok=True)
    for name, place in ((FREE, "Aldby"), (HELD, "Norton")):
        told = f"{place} keeps its service\n\nThe council of {place} voted on Monday to keep it for 12 years.\n"
        (project.seeds / name).write_text(told, "utf-8")
    (project.seeds / "sources.toml").write_text(
        f'["{FREE}"]\nmining = "open"\n["{HELD}"]\nrights = "© Norton <Echo>; licensed & paid"\n', "utf-8"
    )
    (project.root / "generator.toml").write_text(
        '[site]\nmining = "reserved"\nmining_policy = "https://example.org/?a=1&b=2"\n', "utf-8"
    )
    for command in (("mkdocs", "build", "--quiet"), ("generator", "verify")):
        done = project.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr
    return project


def _page(project: Project, path: str) -> str:
    return (project.site / path).read_text("utf-8")


def test_heads_of_pages_say_what_holds_for_them(built: Project) -> None:
    reserved, free = '<meta name="tdm-reservation" content="1">', '<meta name="tdm-reservation" content="0">'
    policy = '<meta name="tdm-policy" content="https://example.org/?a=1&amp;b=2">'
    for path in ("index.html", "articles/mill/index.html", "quotes/index.html"):
        assert reserved in _page(built, path), path
        assert policy in _page(built, path), path
    page = _page(built, "articles/ferry/index.html")
    assert free in page
    assert "tdm-policy" not in page


def test_the_file_for_the_host_is_in_the_site(built: Project) -> None:
    rules = json.loads((built.site / WELL_KNOWN).read_text("utf-8"))
    assert [rule["tdm-reservation"] for rule in rules] == [0, 1]
    assert Path(rules[0]["location"]).name == "ferry"


def test_rights_stand_on_pages_as_the_owners_word_and_in_the_data(built: Project) -> None:
    stated = "© Norton <Echo>; licensed & paid"
    page, table = (_page(built, path) for path in ("articles/mill/index.html", "about/rights/index.html"))
    assert f"{stated}, says the owner of this site" in unescape(page)
    assert f'<td data-label="Rights">{stated}</td>' in unescape(table)
    assert '<td data-label="Rights">Mining: open</td>' in unescape(table)
    assert "<Echo>" not in page + table
    articles = json.loads((built.docs / "data" / "articles.json").read_text("utf-8"))["articles"]
    facts = {article["id"]: article["metadata"] for article in articles}
    assert facts["mill"]["rights"] == {"value": stated, "span": None, "rule": "sidecar"}
    assert facts["ferry"]["mining"]["value"] == "open"
    assert facts["ferry"]["rights"] is None
