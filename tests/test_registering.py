"""A module and a line in a tuple are enough: an extractor, a page and an export that nobody else knows of appear
everywhere, and `verify` proves what they show. Tried on a copy of the program, as a newcomer would do it.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator

from generator.extract.written import Field, ref
from tests.newcomer import environment, newcomers, run
from tests.project import Project


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return newcomers(tmp_path_factory.mktemp("registering"))


@pytest.fixture(scope="module")
def site(newcomer: Project) -> Project:
    run(newcomer, "mkdocs", "build", "--quiet", "--strict")
    return newcomer


def content(project: Project, *path: str) -> str:
    return project.site.joinpath(*path).read_text("utf-8")


def test_extract_and_show_know_it(newcomer: Project) -> None:
    row = json.loads(run(newcomer, "generator", "extract", "seeds/depot.txt", "--only", "postcodes"))
    first, second = row["postcodes"]
    assert set(row) == {"id", "schema", "postcodes"}
    assert (first["text"], first["area"], first["delivered_to"]["text"]) == ("RG1 8AA", "RG", "Reading")
    assert re.fullmatch(r"depot/postcode/[0-9a-f]{8}", first["id"])
    assert (second["town_span"], second["delivered_to"]) == (None, None)
    everything = json.loads(run(newcomer, "generator", "extract", "seeds/depot.txt"))
    assert everything["postcodes"] == row["postcodes"]
    assert "SW1A 1AA  [postcode.british]" in run(newcomer, "generator", "show", "seeds/depot.txt")


def test_its_options_and_corrections_are_the_owners(newcomer: Project, tmp_path: Path) -> None:
    settings = tmp_path / "generator.toml"
    settings.write_text("[postcodes]\nmost = 1\n", "utf-8")
    asked = ("generator", "extract", "seeds/depot.txt", "--only", "postcodes")
    assert len(json.loads(run(newcomer, *asked, "-f", str(settings)))["postcodes"]) == 1
    key = json.loads(run(newcomer, *asked))["postcodes"][0]["id"]
    hidden = shutil.copytree(newcomer.root, tmp_path / "hidden")
    (hidden / "seeds" / "corrections.toml").write_text(f'hide = ["{key}"]\n', "utf-8")
    assert Project(hidden).run("generator", "build", env=environment(newcomer)).returncode == 0
    told = json.loads((hidden / "docs" / "data" / "articles.json").read_text("utf-8"))["articles"][0]["postcodes"]
    assert [row["text"] for row in told] == ["SW1A 1AA"]


def test_its_data_validate_with_the_published_schema(site: Project) -> None:
    schema = json.loads(content(site, "data", "schema", "articles.json"))
    data = json.loads(content(site, "data", "articles.json"))
    assert [len(row["postcodes"]) for row in data["articles"]] == [2, 0]
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    data["articles"][0]["postcodes"][0]["area"] = 7
    assert list(Draft202012Validator(schema).iter_errors(data)) != []


def test_its_tables_hold_the_same_in_csv_and_sqlite(site: Project) -> None:
    with ZipFile(site.site / "data" / "csv" / "tables.zip") as archive:
        rows = list(csv.DictReader(archive.read("postcodes.csv").decode().splitlines()))
    assert [(row["text"], row["area"], row["delivered_to"]) for row in rows] == [
        ("RG1 8AA", "RG", "Reading"),
        ("SW1A 1AA", "SW", ""),
    ]
    with closing(sqlite3.connect(site.site / "data" / "briefing.sqlite")) as file:
        assert file.execute("SELECT text, town_start IS NULL FROM postcodes").fetchall() == [
            ("RG1 8AA", 0),
            ("SW1A 1AA", 1),
        ]
        assert file.execute("SELECT count(*) FROM postcode_letter_spans").fetchone() == (2,)
        assert file.execute("SELECT kind FROM search WHERE search MATCH '8AA'").fetchall() == [("postcodes",)]


def test_it_can_be_searched_and_chosen(site: Project) -> None:
    def handed_over(name: str) -> dict[str, object]:
        return json.loads(re.search(r",(\{.*\})\)", content(site, "data", "search", f"{name}.js"))[1])

    assert handed_over("root")["kinds"] == [["postcode", "Postcodes"]]
    records = [record for n in (0, 1) for record in handed_over(f"r{n}")["records"]]
    (first, second) = (record for record in records if record["kind"] == "postcode")
    assert (first["words"]["text"], first["label"]) == ("RG1 8AA", "Postcode")
    assert first["told"][0] == ["Area", ["RG"]]
    assert [label for label, _ in second["told"]] == ["Area", "Letter"]
    words = "".join(path.read_text("utf-8") for path in (site.site / "data" / "search").glob("t*.js"))
    assert '"8aa"' in words


def test_the_articles_page_has_a_section_with_its_anchors(site: Project) -> None:
    page = content(site, "articles", "depot", "index.html")
    anchor = json.loads(content(site, "data", "articles.json"))["articles"][0]["postcodes"][0]["id"]
    section = page[page.index('<h2 id="postcodes"') : page.index('<h2 id="related"')]
    assert f'id="{anchor.partition("/")[2].replace("/", "-")}"' in section
    assert re.search(r'data-article="depot"[^>]*>RG1 8AA<', section)
    assert re.search(r'data-article="depot"[^>]*>Reading<', section)
    assert "not stated" in section
    assert "None were found in this article." in content(site, "articles", "other", "index.html")


def test_the_page_and_the_export_stand_in_the_site(site: Project) -> None:
    assert "2 postal codes" in content(site, "postcodes", "index.html")
    assert content(site, "data", "postcodes.txt") == "RG1 8AA\nSW1A 1AA"
    assert "Every postal code." in content(site, "data", "index.html")


def slip_in_archive(path: Path) -> None:
    with ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, table in files.items():
            archive.writestr(name, table.replace(b"RG1 8AA", b"RG1 8AB"))


def test_what_it_shows_is_proved_and_a_slip_is_found(site: Project, tmp_path: Path) -> None:
    assert "stand in their articles as shown" in run(site, "generator", "verify")
    wrong = shutil.copytree(site.root, tmp_path / "wrong")
    for folder in ("site", "docs"):
        slip_in_archive(wrong / folder / "data" / "csv" / "tables.zip")
        for path in ("data/articles.json", "articles/depot/index.html", "data/search/r0.js"):
            file = wrong / folder / path
            if file.is_file():
                file.write_text(file.read_text("utf-8").replace("RG1 8AA", "RG1 8AB"), "utf-8", newline="")
    done = Project(wrong).run("generator", "verify", env=environment(site))
    assert done.returncode == 1
    for file in ("articles.json", "postcodes", "depot", "r0.js"):
        assert re.search(rf"{file}.*RG1 8AB", done.stderr), (file, done.stderr)


def test_what_verify_could_not_know_is_refused() -> None:
    """A place, or a list of places or words, under a name that `verify` does not look at."""
    for name, schema in (
        ("town", ref("span")),
        ("town", ref("span_or_null")),
        ("towns", {"type": "array", "items": ref("span")}),
        ("towns", {"type": "array", "items": ref("words")}),
    ):
        with pytest.raises(ValueError, match="called"):
            Field(name, schema, lambda _, code: code.town)
    Field("town_span", ref("span"), lambda _, code: code.town)
    Field("town_words", {"type": "array", "items": ref("words")}, lambda _, code: code.towns)
