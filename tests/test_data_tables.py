"""The tables: CSV and SQLite hold the rows of the JSON, run nothing, give the same bytes, open in Datasette."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from datasette.app import Datasette
from hypothesis import example, given
from hypothesis import strategies as st

from generator.exports.csv_files import OPENED, UNDO, cell
from generator.exports.forms import Cell
from generator.exports.tables import forms
from generator.extract.written import Column
from generator.link import Site
from generator.owner.publication import SiteOptions
from tests.data_site import files_of, packed, seeds_files, seeds_site, site_of, tried, values_of
from tests.properties.texts import texts

Row = dict[str, Any]
HOSTILE = (
    "=1+1", '=HYPERLINK("http://x.example";"y")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''", '"=1"',
    '" =1', "  =1", "＝1", "a;=1", "a; -1", "a\t+1", "a|=cmd", "a\n@x", "a\r\n=1", "a;'=1", "a;''", "a,=1", 'a;"=1"',
    "“=1”", "a=1", "it's", "90's;'90s", "", "'", ";", "\t", "=", "a\u00a0=1", ";\u00a0=1", "\n\n=\n", "\x00", "😀=1",
)  # fmt: skip


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def plain(text: str) -> str:
    """As the page of data tells readers to do it."""
    return re.sub(UNDO, r"\1", text)


# ---- the same rows -----------------------------------------------------------------------------------------------


def span(value: Any) -> tuple[int | None, int | None]:
    return (None, None) if value is None else (value[0], value[1])


def rows_of(values: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Rows as a reader of the JSON would write them down, for the tables that matter most: by hand, not by the list of
    columns that the program uses.
    """
    for article in values["articles"]["articles"]:
        a, meta = article["id"], article["metadata"]
        stated = [meta[key] and meta[key]["value"] for key in ("title", "section", "standfirst", "outlet")]
        named = meta["outlet_named"] and meta["outlet_named"]["name"]
        when = [meta[key] and meta[key]["value"] for key in ("dateline", "published", "updated", "address")]
        yield "articles", (a, article["file"], article["sha256"], *stated, named, *when, article.get("text"))
        for q in article["quotes"]:
            spans = [end for key in ("cue", "addressee", "when") for end in span(q[f"{key}_span"])]
            said = (q["speaker"], *span(q["speaker_span"]), q["speaker_basis"])
            what = (q["id"], a, q["start"], q["end"], q["text"], q["kind"], q["group"])
            yield "quotes", (*what, *said, *spans, q["margin"], q["rule"])
        for f in article["figures"]:
            pair = f["value"] if isinstance(f["value"], list) else [f["value"], None]
            what = (f["id"], a, f["start"], f["end"], f["text"], *pair, f["unit"], f["bound"], *span(f["bound_span"]))
            counted = (f["trend"], f["kind"], f["counted"], *span(f["counted_span"]), f["predicate"], *f["phrase_span"])
            o, s, c = f["as_of"] or {}, f["stated_by"] or {}, f["caveat"] or {}
            as_of = (o.get("text"), *span(o.get("span")), o.get("basis"), s.get("text"), *span(s.get("span")))
            yield "figures", (*what, *counted, *as_of, c.get("text"), *span(c.get("span")), f["rank"], f["rule"])
        for n in article["names"]:
            what = (n["id"], a, n["start"], n["end"], n["text"], n["kind"], n["canonical"])
            yield "names", (*what, *span(n["title_span"]), n["rule"])
        for d in article["dates"]:
            what = (d["id"], a, d["start"], d["end"], d["text"], d["iso"], d["precision"], d["basis"], d["rule"])
            yield "dates", what
        for nr, k in enumerate(article["keyword_mentions"], 1):
            yield "keywords", (k["id"], a, nr, k["text"], k["kind"], k["score"])
            assert article["keywords"][nr - 1] == k["text"]
            for at, (start, end) in enumerate(k["mentions"], 1):
                yield "keyword_mentions", (k["id"], at, a, start, end)
    for e in values["people"]["entities"]:
        yield "entities", (e["id"], e["kind"], e["name"], e["quoted"])
        for at, m in enumerate(e["mentions"], 1):
            yield "entity_mentions", (e["id"], at, m["article"], m["start"], m["end"])
    for nr, one in enumerate(values["comparisons"]["comparisons"], 1):
        yield (
            "comparisons",
            (nr, one["id"], one["story"], one["measure"], one["relation"], one["reason"], one["both_can_be_true"]),
        )
        for at, m in enumerate(one["entries"], 1):
            pair = m["value"] if isinstance(m["value"], list) else [m["value"], None]
            o = m["as_of"] or {}
            as_of = (o.get("text"), o.get("iso"), *span(o.get("span")), o.get("basis"))
            yield (
                "comparison_entries",
                (nr, at, m["article"], *m["span"], *m["sentence_span"], *pair, m["bound"], *as_of),
            )
    for nr, d in enumerate(values["timeline"]["dates"], 1):
        ground = d["inferred"] and d["inferred"]["ground"]
        yield "timeline_dates", (nr, d["article"], *d["span"], *d["sentence_span"], d["iso"], d["exact"], ground)


COUNTED = {
    "metadata": lambda v: sum(
        len(fact) if isinstance(fact, list) else fact is not None
        for a in v["articles"]["articles"]
        for fact in a["metadata"].values()
    ),
    "blocks": lambda v: sum(len(a["blocks"]) for a in v["articles"]["articles"]),
    "sentences": lambda v: sum(len(b["sentences"]) for a in v["articles"]["articles"] for b in a["blocks"]),
    "keyword_aliases": lambda v: sum(
        len(k["aliases"]) for a in v["articles"]["articles"] for k in a["keyword_mentions"]
    ),
    "entity_aliases": lambda v: sum(len(e["aliases"]) for e in v["people"]["entities"]),
    "entity_roles": lambda v: sum(len(e["roles"]) for e in v["people"]["entities"]),
    "comparison_evidence": lambda v: sum(len(c["evidence"]) for c in v["comparisons"]["comparisons"]),
    "comparison_order": lambda v: sum(len(c["order"]) for c in v["comparisons"]["comparisons"]),
    "origin_articles": lambda v: sum(len(g["articles"]) for g in v["origins"]["groups"]),
    "origin_pairs": lambda v: sum(len(g["pairs"]) for g in v["origins"]["groups"]),
    "origin_passages": lambda v: sum(len(p["passages"]) for g in v["origins"]["groups"] for p in g["pairs"]),
    "stories": lambda v: len(v["stories"]["stories"]),
    "story_articles": lambda v: sum(len(s["articles"]) for s in v["stories"]["stories"]),
    "story_agencies": lambda v: sum(len(s["agencies"]) for s in v["stories"]["stories"]),
    "story_figures": lambda v: sum(len(s["figures"]) for s in v["stories"]["stories"]),
    "story_measures": lambda v: sum(len(s["measures"]) for s in v["stories"]["stories"]),
    "same_quotes": lambda v: sum(len(q["wordings"]) for q in v["same_quotes"]["same_quotes"]),
    "timeline_articles": lambda v: len(v["timeline"]["articles"]),
    "timeline_open": lambda v: len(v["timeline"]["open"]),
    "timeline_article_evidence": lambda v: sum(
        len(a["inferred"]["shown_by"]) for a in v["timeline"]["articles"] if a["inferred"]
    ),
    "timeline_date_evidence": lambda v: sum(
        len(d["inferred"]["shown_by"]) for d in v["timeline"]["dates"] if d["inferred"]
    ),
}
"""How many rows the other tables have."""


def same_rows(files: Mapping[str, bytes]) -> int:
    """The tables of CSV and SQLite held against the JSON; how many rows were compared."""
    values = values_of(files)
    wanted: dict[str, list[tuple[Any, ...]]] = {form.name: [] for form in forms()}
    for table, row in rows_of(values):
        wanted[table].append(row)
    compared = 0
    with closing(sqlite3.connect(":memory:")) as file:
        file.deserialize(files["data/briefing.sqlite"])
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        for form in forms():
            held = file.execute(f"SELECT * FROM {form.name}").fetchall()  # noqa: S608
            typed = [
                tuple(read(column, row[column.name]) for column in form.columns)
                for row in read_csv(packed(files)[form.name])
            ]
            if form.name in COUNTED:
                assert len(held) == COUNTED[form.name](values), form.name
            else:
                assert typed == wanted[form.name]
            # A table without a number of its own gives its rows in the order of its key.
            assert sorted(typed, key=repr) == sorted(held, key=repr)
            if form.name in OPENED:
                assert packed(files)[form.name] == files[f"data/csv/{form.name}.csv"]
            compared += len(held)
    return compared


def read(column: Column, text: str) -> Cell:
    if text == "" and column.optional:
        return None
    if column.type == "text":
        return plain(text)
    if column.type == "boolean":
        return {"true": 1, "false": 0}[text]
    return int(text) if column.type == "integer" else float(text)


def test_tables_of_the_seeds_hold_the_rows_of_their_json() -> None:
    assert same_rows(seeds_files()) > 1500


@tried(30)
@given(st.lists(texts, min_size=1, max_size=3))
def test_tables_of_any_texts_hold_the_rows_of_their_json(found: list[str]) -> None:
    same_rows(files_of(site_of({f"a{at}.txt": text for at, text in enumerate(found)})))


def test_an_article_published_whole_stands_in_the_tables_too() -> None:
    files = files_of(site_of({"a.txt": "Storm\n\nAnn Lee said 40 ships came.\n"}, SiteOptions(publish_text=True)))
    assert same_rows(files)
    assert [row["text"] for row in read_csv(files["data/csv/articles.csv"])] == [
        "Storm\n\nAnn Lee said 40 ships came.\n"
    ]


def test_json_holds_only_what_json_knows() -> None:
    def refused(name: str) -> None:
        raise ValueError(name)

    files = files_of(site_of({"a.txt": f"It cost 1e999 dollars, {'9' * 400} people said.\n"}))
    for path, content in files.items():
        if path.endswith(".json"):
            json.loads(content, parse_constant=refused)


# ---- the list of columns -----------------------------------------------------------------------------------------


def test_tables_have_keys_types_and_meanings() -> None:
    named = {form.name: form for form in forms()}
    assert len(named) == 33
    for form in forms():
        assert form.meaning.startswith("One row ")
        assert form.key
        assert form.key == tuple(column.name for column in form.columns if column.key)
        for column in form.columns:
            assert column.type in ("text", "integer", "number", "boolean")
            assert column.meaning.endswith(".")
            assert not (column.key and column.optional)
            if column.refers:
                other = named[column.refers[0]]
                assert list(named).index(other.name) < list(named).index(form.name)
                assert other.key == (column.refers[1],)


# ---- CSV ---------------------------------------------------------------------------------------------------------


def test_csv_is_as_rfc_4180_has_it() -> None:
    files = packed(seeds_files())
    assert list(files) == [form.name for form in forms()]
    for name, content in files.items():
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        rows = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert rows[0] == [c.name for form in forms() if name == form.name for c in form.columns]
    assert {path for path in seeds_files() if path.endswith(".csv")} == {f"data/csv/{name}.csv" for name in OPENED}


def test_the_archive_says_nothing_of_when_and_where_it_was_made() -> None:
    content = seeds_files()["data/csv/tables.zip"]
    assert content == files_of(seeds_site())["data/csv/tables.zip"]
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {(one.date_time, one.create_system, one.external_attr) for one in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)
        }
    assert len(content) < sum(map(len, packed(seeds_files()).values())) / 4


RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LINES = re.compile(r"[;|\t\r\n]")


def harmless(text: str) -> bool:
    """Whether nothing in a cell of text begins like a formula, also if it is split at another separator."""
    return not text.startswith(RUNS) and not any(
        part.lstrip(' "\u00a0“”').startswith(tuple("=+-@＝＋－＠")) for part in LINES.split(text)
    )


def no_formula(files: Mapping[str, bytes]) -> int:
    looked = 0
    for form in forms():
        for row in read_csv(packed(files)[form.name]):
            for column in form.columns:
                looked += 1
                value = row[column.name]
                if column.type == "text":
                    assert harmless(value), (form.name, column.name, value)
                else:
                    assert re.fullmatch(r"(-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?|true|false)?", value), value
    return looked


def test_no_cell_of_the_seeds_begins_like_a_formula() -> None:
    assert no_formula(seeds_files()) > 10_000


def hostile(words: str) -> str:
    return f"“{words}” said Ann Lee, mayor of Odense. Some 40 {words} ships came on 4 May 2021.\n"


def test_no_cell_of_hostile_articles_begins_like_a_formula() -> None:
    files = files_of(site_of({f"=a{at}.txt": hostile(words) for at, words in enumerate(HOSTILE)}))
    assert no_formula(files) > 1000
    same_rows(files)
    quoted = {plain(row["text"]) for row in read_csv(files["data/csv/quotes.csv"])}
    assert {"=1+1", "-1", "'=1", "a;=1"} <= quoted


@tried(30)
@given(st.lists(texts, min_size=1, max_size=3))
def test_no_cell_of_any_texts_begins_like_a_formula(found: list[str]) -> None:
    no_formula(files_of(site_of({f"-{at}.txt": text for at, text in enumerate(found)})))


risky = st.text(st.sampled_from("=+-@'\"\t\r\n;|, aA1“”＝\u00a0"), max_size=12)


@tried(2000)
@given(st.one_of(risky, st.text(st.characters(exclude_categories=["Cs"]))))
@example("\t\t'=")
def test_a_cell_is_harmless_and_can_be_made_what_it_was(text: str) -> None:
    (held,) = next(csv.reader(io.StringIO(cell(text) + "\r\n", newline=""), strict=True))
    assert harmless(held)
    assert plain(held) == text


def test_cells_of_every_type() -> None:
    assert [cell(value) for value in (None, "", 'a"b', 7, 0.25, -1.5, True, False, 1e22)] == [
        "", '""', '"a""b"', "7", "0.25", "-1.5", "true", "false", "1e+22",
    ]  # fmt: skip


def test_long_rows_of_blanks_and_separators_take_no_long_time() -> None:
    for text in (" " * 1_000_000, ";" * 1_000_000, "; " * 500_000, "\t\n" * 500_000, "'" * 1_000_000, '"' * 1_000_000):
        assert plain(cell(text)[1:-1].replace('""', '"')) == text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_libreoffice_runs_nothing(tmp_path: Path) -> None:
    rows = "".join(f"{at},{cell(words)}\r\n" for at, words in enumerate(HOSTILE) if "\x00" not in words)
    (tmp_path / "t.csv").write_bytes(rows.encode())
    for separators in ("44", "59", "44/59/9"):
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "fods"]
        command += [
            f"--infilter=CSV:{separators},34,76,1,,0,false,true",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "t.csv"),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        made = (tmp_path / "t.fods").read_text("utf-8")
        assert "<table:table-cell" in made
        assert "table:formula" not in made


# ---- SQLite ------------------------------------------------------------------------------------------------------


def database(site: Site) -> bytes:
    return files_of(site)["data/briefing.sqlite"]


def test_the_same_articles_give_the_same_bytes() -> None:
    content = database(seeds_site())
    assert content == database(seeds_site()) == seeds_files()["data/briefing.sqlite"]
    assert content[:16] == b"SQLite format 3\x00"
    assert int.from_bytes(content[16:18], "big") == 4096
    assert len(content) % 4096 == 0
    # Neither how often it was written nor by which version of SQLite.
    assert [int.from_bytes(content[at : at + 4], "big") for at in (24, 92, 96)] == [1, 1, 3_037_000]


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "b.sqlite").write_bytes(seeds_files()["data/briefing.sqlite"])
    with closing(sqlite3.connect(f"file:{tmp_path}/b.sqlite?mode=ro", uri=True)) as file:
        about = dict(file.execute("SELECT key, value FROM about"))
        assert about["schema"] == "1"
        assert about["name"] == "Briefing"
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
        for form in forms():
            columns = file.execute(f"PRAGMA table_info({form.name})").fetchall()
            assert [column[1] for column in columns] == [c.name for c in form.columns]
            kept = file.execute(f"PRAGMA table_info({form.name}_rows)").fetchall()
            optional = {name for _, name, _, null, _, key in kept if not null and not key}
            assert optional == {c.name for c in form.columns if c.optional}
            key = tuple(name for _, name, _, _, _, at in sorted(kept, key=lambda c: c[5]) if at)
            assert key == (("row_nr",) if form.key == ("id",) else form.key)
            keys = {row[3]: row[2] for row in file.execute(f"PRAGMA foreign_key_list({form.name}_rows)")}
            for column in form.columns:
                if column.refers and column.name in keys:
                    assert keys[column.name] in (f"{column.refers[0]}_rows", "articles_rows")
            assert {"rules", "articles_rows"} & set(keys.values()) or not {"rule", "article"} & set(form.columns)


def test_what_rows_repeat_is_kept_as_a_number() -> None:
    with closing(sqlite3.connect(":memory:")) as file:
        file.deserialize(seeds_files()["data/briefing.sqlite"])
        for table in ("quotes", "figures", "names", "dates", "keywords", "keyword_mentions", "entity_mentions"):
            for row in file.execute(f"SELECT * FROM {table}_rows"):  # noqa: S608
                assert not [cell for cell in row if isinstance(cell, str) and cell.startswith("000_")], table
        plans = file.execute("EXPLAIN QUERY PLAN SELECT q.text FROM quotes q JOIN articles a ON a.id = q.article")
        assert any("USING INDEX" in row[3] or "USING COVERING INDEX" in row[3] for row in plans)
        assert not file.execute("SELECT name FROM sqlite_master WHERE name = 'search_content'").fetchall()


def test_writing_to_it_goes_on_as_with_any_other(tmp_path: Path) -> None:
    (tmp_path / "b.sqlite").write_bytes(seeds_files()["data/briefing.sqlite"])
    with closing(sqlite3.connect(tmp_path / "b.sqlite")) as file:
        file.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            file.execute("UPDATE quotes_rows SET article = 1000")
        file.execute("INSERT INTO search (search) VALUES ('delete-all')")
        file.commit()
        file.execute("VACUUM")
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_words_are_found_in_any_of_their_forms() -> None:
    with closing(sqlite3.connect(":memory:")) as file:
        file.deserialize(seeds_files()["data/briefing.sqlite"])
        found = file.execute("SELECT kind, text FROM search WHERE search MATCH 'hostage'").fetchall()
        assert any("hostages" in text for kind, text in found if kind == "quotes")
        kinds = Counter(kind for (kind,) in file.execute("SELECT kind FROM search"))
        counts = {kind: file.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] for kind in kinds}  # noqa: S608
        assert kinds == counts
        assert set(kinds) == {"quotes", "figures", "dates", "keywords"}


def test_datasette_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "briefing.sqlite"
    path.write_bytes(seeds_files()["data/briefing.sqlite"])

    async def asked(*addresses: str) -> list[Any]:
        shown = Datasette([], immutables=[str(path)])
        await shown.invoke_startup()
        return [await shown.client.get(address) for address in addresses]

    # In a thread of its own: the browser's tests leave an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        answers = thread.submit(
            asyncio.run,
            asked(
                "/briefing.json",
                "/briefing/quotes.json?_shape=array&_size=max&_labels=on",
                "/briefing/search.json?_search=hostages&_shape=array",
                "/briefing/quotes",
                "/briefing/figures?_facet=kind&article__exact=x",
            ),
        ).result()
    assert [answer.status_code for answer in answers] == [200] * 5
    tables = {table["name"]: table for table in answers[0].json()["tables"]}
    assert {form.name for form in forms()} <= {view["name"] for view in answers[0].json()["views"]}
    assert {"column": "article", "other_table": "articles_rows", "other_column": "row_nr"} in tables["quotes_rows"][
        "foreign_keys"
    ]["outgoing"]
    quotes = sum(len(a["quotes"]) for a in values_of(seeds_files())["articles"]["articles"])
    assert len(answers[1].json()) == quotes > 30
    assert answers[2].json()
