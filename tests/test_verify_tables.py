"""verify on CSV and SQLite: tables made by hand, each with one thing wrong."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from generator.verify import verify
from generator.verify.originals import Original
from generator.verify.tables import check_index, check_tables, csv_tables, packed_files, sqlite_tables
from tests.data_site import seeds_files
from tests.project import ROOT

TEXT = "Storm over Odense\n\n“=1 we waited,” Ann Lee said. Some 40 ships came, the port says, not counting boats.\n"
ORIGINALS = {"a": Original.of("a.txt", TEXT.encode(), TEXT)}
SHA = hashlib.sha256(TEXT.encode()).hexdigest()


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def quote(**more: Any) -> dict[str, Any]:
    start, end = at("=1 we waited,")
    s, e = at("Ann Lee")
    row = {"id": "a/quote/1", "article": "a", "start": start, "end": end, "text": "=1 we waited,"}
    return row | {"speaker": "Ann Lee", "speaker_start": s, "speaker_end": e, "rule": "quote.ranked"} | more


def figure(**more: Any) -> dict[str, Any]:
    start, end = at("40")
    b, c = at("the port"), at("ships")
    row = {"id": "a/figure/1", "article": "a", "start": start, "end": end, "text": "40", "counted": "ships"}
    row |= {"counted_start": c[0], "counted_end": c[1], "predicate": "came", "stated_by": "the port"}
    row |= {"stated_by_start": b[0], "stated_by_end": b[1], "as_of": "2024-02-09", "as_of_basis": "article date"}
    return (
        row | {"as_of_start": b[0], "as_of_end": b[1], "caveat": None, "caveat_start": None, "caveat_end": None} | more
    )


def ends(column: str, words: str) -> dict[str, int]:
    start, end = at(words)
    return {f"{column}_start": start, f"{column}_end": end}


def article(**more: Any) -> dict[str, Any]:
    return {"id": "a", "file": "a.txt", "sha256": SHA, "title": "Storm over Odense", "outlet": "Any", **more}


TITLE = {"article": "a", "field": "title", "nr": 1, "value": "Storm over Odense", "start": 0, "end": 17, "rule": "x"}
OWNERS = {**TITLE, "value": "Gale", "start": None, "end": None, "rule": "sidecar"}
MENTION = {"entity": "e", "article": "a", "start": at("Ann Lee")[0], "end": at("Ann Lee")[1]}
FOUND = {"id": "a/quote/1", "article": "a", "kind": "quotes", "text": "=1 we waited,", "beside": "Ann Lee"}


@pytest.mark.parametrize(
    ("tables", "codes"),
    [
        ({"quotes": [quote()], "figures": [figure()], "articles": [article()], "metadata": [TITLE]}, []),
        ({"quotes": [quote(text="=2 we waited,")]}, ["verify-words"]),
        ({"quotes": [quote(end=at("=1 we waited,")[1] - 3)]}, ["verify-words"]),
        ({"quotes": [quote(start=-1)]}, ["verify-span"]),
        ({"quotes": [quote(end=9999)]}, ["verify-span"]),
        ({"quotes": [quote(end=None)]}, ["verify-span"]),
        ({"quotes": [quote(start="x")]}, ["verify-span"]),
        ({"quotes": [quote(article="b")]}, ["verify-span"] * 3),
        ({"quotes": [quote(speaker="Ann Leigh")]}, ["verify-words"]),
        ({"quotes": [quote(speaker="Ann Leigh", rule="correction")]}, []),
        ({"quotes": [quote(speaker_end=9999)]}, ["verify-span"]),
        ({"quotes": [quote(speaker=None, speaker_start=None, speaker_end=None)]}, []),
        ({"figures": [figure(counted="ferries")]}, ["verify-words"] * 2),
        ({"figures": [figure(predicate="sank")]}, ["verify-words"]),
        ({"figures": [figure(stated_by="the mayor")]}, ["verify-words"]),
        ({"figures": [figure(as_of_basis="stated")]}, ["verify-words"]),
        ({"figures": [figure(caveat="but", caveat_start=0, caveat_end=3)]}, ["verify-words"]),
        # Columns that nobody here knows: words beside their place are those words, a table of its own is searched too.
        ({"berths": [{"id": "a/berth/1", "article": "a", "pier": "ships", **ends("pier", "ships")}]}, []),
        ({"berths": [{"id": "a/berth/1", "article": "a", "pier": "ferry", **ends("pier", "ships")}]}, ["verify-words"]),
        ({"berths": [{"id": "b1", "article": "a", "text": "40"}], "search": [{"id": "b1", "text": "40"}]}, []),
        ({"berths": [{"id": "b1", "article": "a"}], "search": [{"id": "b1", "text": "41"}]}, ["verify-words"]),
        ({"stories": [{"id": "s", "pier_article": "a", **ends("pier", "ships")}]}, []),
        ({"stories": [{"id": "s", "pier_article": "b", **ends("pier", "ships")}]}, ["verify-span"]),
        ({"articles": [article(sha256="0" * 64)]}, ["verify-changed"]),
        ({"articles": [article(title="Gale")]}, ["verify-words"]),
        ({"articles": [article(title="Gale")], "metadata": [OWNERS]}, []),
        ({"articles": [article(text=TEXT)]}, []),
        ({"articles": [article(text="Storm")]}, ["verify-words"]),
        ({"articles": [article(id="b")]}, ["verify-span"]),
        ({"metadata": [{**TITLE, "value": "Gale"}]}, ["verify-words"]),
        ({"metadata": [{**TITLE, "field": "published", "value": "2024-02-09"}]}, []),
        ({"keyword_aliases": [{"keyword": "k", "nr": 1, "article": "a", "text": "Odense"}]}, []),
        ({"keyword_aliases": [{"keyword": "k", "nr": 1, "article": "a", "text": "Aarhus"}]}, ["verify-words"]),
        ({"entity_aliases": [{"entity": "e", "nr": 1, "text": "Lee"}], "entity_mentions": [MENTION]}, []),
        ({"entity_aliases": [{"entity": "e", "nr": 1, "text": "Leigh"}], "entity_mentions": [MENTION]},
         ["verify-words"]),
        ({"entity_aliases": [{"entity": "f", "nr": 1, "text": "Lee"}], "entity_mentions": [MENTION]},
         ["verify-words"]),
        ({"origin_passages": [{"first": "a", "first_start": 0, "first_end": 5, "second": "b", "second_start": 0,
                               "second_end": 5}]}, ["verify-span"]),
        ({"quotes": [quote()], "search": [FOUND]}, []),
        ({"quotes": [quote()], "search": [{**FOUND, "text": "we waited"}]}, ["verify-words"]),
        ({"quotes": [quote()], "search": [{**FOUND, "id": "a/quote/2"}]}, ["verify-words"]),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_found(tables: dict[str, list[dict[str, Any]]], codes: list[str]) -> None:
    counted, faults = check_tables("t", tables, ORIGINALS)
    assert [fault.code for fault in faults] == codes
    assert counted
    assert all(fault.severity == "error" for fault in faults)


def test_a_csv_file_is_read_with_its_apostrophes_taken_out() -> None:
    start, end = at("=1 we waited,")
    content = f'"id","article","start","end","text"\r\n"q","a",{start},{end},"\'=1 we waited,"\r\n'.encode()
    tables = csv_tables({"quotes": content})
    assert tables["quotes"][0]["text"] == "=1 we waited,"
    assert check_tables("t", tables, ORIGINALS) == (1, ())
    assert csv_tables({"empty": b""}) == {"empty": []}


@pytest.mark.parametrize("content", [b"\xff", b'"a","b"\r\n"c"\r\n', b'"a"\r\n"b'])
def test_what_is_no_csv_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        csv_tables({"t": content})


@pytest.mark.parametrize("content", [b"", b"no", b"SQLite format 3\x00" + b"\x00" * 5000])
def test_what_is_no_sqlite_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="SQLite"):
        sqlite_tables(content)


def test_one_letter_changed_in_any_table_of_the_seeds_is_noticed(tmp_path: Path) -> None:
    originals = {
        path.stem: Original.of(path.name, path.read_bytes(), path.read_text("utf-8"))
        for path in sorted((ROOT / "seeds").glob("*.txt"))
    }
    content = seeds_files()["data/briefing.sqlite"]
    assert check_tables("b", sqlite_tables(content), originals)[1] == ()
    changed = 0
    columns = ("quotes.text", "figures.text", "figures.counted", "names.text", "dates.text", "keywords.text",
               "keyword_aliases.text", "entity_aliases.text", "articles.title", "articles.sha256",
               "figures.predicate", "quotes.speaker")  # fmt: skip
    for named in columns:
        table, _, column = named.replace(".", "_rows.").partition(".")
        (tmp_path / "b.sqlite").write_bytes(content)
        with closing(sqlite3.connect(tmp_path / "b.sqlite")) as file:
            chosen = f"(SELECT max({column}) FROM {table})"  # noqa: S608
            done = file.execute(
                f"UPDATE {table} SET {column} = 'ʬ' || substr({column}, 2) WHERE {column} = {chosen}"  # noqa: S608
            )
            file.commit()
            assert done.rowcount
        faults = check_tables("b", sqlite_tables((tmp_path / "b.sqlite").read_bytes()), originals)[1]
        assert faults, named
        changed += 1
    assert changed == len(columns)


def test_a_full_text_index_that_finds_other_words_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "b.sqlite").write_bytes(seeds_files()["data/briefing.sqlite"])
    assert check_index("b", (tmp_path / "b.sqlite").read_bytes()) == ()
    with closing(sqlite3.connect(tmp_path / "b.sqlite")) as file:
        file.execute("INSERT INTO search (rowid, text) VALUES (1, 'zebra')")
        file.commit()
    (found,) = check_index("b", (tmp_path / "b.sqlite").read_bytes())
    assert (found.code, found.where) == ("verify-data", "b:search")


def test_an_archive_of_tables_is_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    with ZipFile(good, "w") as archive:
        archive.writestr("quotes.csv", '"id"\r\n"1"\r\n')
    assert csv_tables(packed_files(good.read_bytes())) == {"quotes": [{"id": "1"}]}
    bad.write_bytes(b"PK no")
    with pytest.raises(ValueError, match="utf-8"):
        csv_tables(packed_files(bad.read_bytes()))


def test_files_in_the_folder_of_data_are_read(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>x</p>", "utf-8")
    data = tmp_path / "docs" / "data"
    (data / "csv").mkdir(parents=True)
    (data / "schema").mkdir()
    (data / "schema" / "a.json").write_text('{"start": 1, "end": 2}', "utf-8")
    start, end = at("40")
    (data / "csv" / "figures.csv").write_text(f'"article","start","end","text"\r\n"a",{start},{end},"41"\r\n', "utf-8")
    (data / "briefing.sqlite").write_bytes(b"no")
    (data / "annotations.jsonld").write_text("{", "utf-8")
    findings = verify(tmp_path / "site", data, ORIGINALS).findings
    assert sorted((one.code, one.where.rpartition("/")[2]) for one in findings) == [
        ("verify-data", "annotations.jsonld"),
        ("verify-data", "briefing.sqlite"),
        ("verify-nothing", "site"),
        ("verify-words", "csv:figures[1].start"),
    ]
    (data / "csv" / "figures.csv").write_bytes(b'"a"\r\n"b","c"\r\n')
    assert ("verify-data", "csv") in {
        (one.code, one.where.rpartition("/")[2]) for one in verify(tmp_path / "site", data, ORIGINALS).findings
    }


def test_a_table_beside_its_archive_is_read_with_the_others(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>x</p>", "utf-8")
    folder = tmp_path / "docs" / "data" / "csv"
    folder.mkdir(parents=True)
    articles = f'"id","sha256","title"\r\n"a","{SHA}","Gale"\r\n'  # the owner's word, as the table of metadata says
    owners = '"article","field","nr","value","start","end","rule"\r\n"a","title",1,"Gale",,,"sidecar"\r\n'
    with ZipFile(folder / "tables.zip", "w") as archive:
        archive.writestr("articles.csv", articles)
        archive.writestr("metadata.csv", owners)

    def codes() -> list[str]:
        return [one.code for one in verify(tmp_path / "site", folder.parent, ORIGINALS).findings]

    (folder / "articles.csv").write_text(articles, "utf-8", newline="")
    assert codes() == ["verify-nothing"]
    (folder / "articles.csv").write_text(articles.replace("Gale", "Gales"), "utf-8", newline="")
    assert codes() == ["verify-words", "verify-nothing"]
