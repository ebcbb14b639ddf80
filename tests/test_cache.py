import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from generator import cache as room
from generator.build import build
from generator.cache import Cache, keys
from generator.config import ConfigError, read_options
from generator.extract import EVERYTHING, EXTRACTORS
from generator.model import Problem, RawText, Source
from generator.parse import parse
from generator.settings import SECTIONS, Settings

TEXT = "Mayor opens bridge\n\nMayor Ann Lee said on Monday: “The bridge cost 3 million dollars.” Over 200 people came."
OPTIONS = read_options("", SECTIONS)


def article(text=TEXT):
    return parse("a", Source("a.txt", "0" * 64), RawText(text))[0]


def test_every_module_of_the_extractors_is_part_of_some_key():
    modules = {path.stem for path in Path(room.__file__).parent.glob("extract/*.py")} - {"__init__"}
    assert {m for m in modules if not any(m.startswith(x.name) for x in EXTRACTORS)} == set()


def test_keys_follow_the_text_the_options_and_the_code(monkeypatch):
    before = keys(article(), OPTIONS)
    assert before == keys(article(), OPTIONS)
    assert not set(before.values()) & set(keys(article(TEXT + " Yes."), OPTIONS).values())
    other = {**OPTIONS, "keywords": replace(OPTIONS["keywords"], top=3)}
    changed = {name for name, key in keys(article(), other).items() if key != before[name]}
    assert changed == {"keywords"}
    code = room._code
    monkeypatch.setattr(room, "_code", lambda name: "other" if name == "names" else code(name))
    changed = {name for name, key in keys(article(), OPTIONS).items() if key != before[name]}
    assert changed == {"names"} | {x.name for x in EXTRACTORS if "names" in x.needs or "quotes" in x.needs}


def settings(tmp_path: Path) -> Settings:
    (tmp_path / "seeds").mkdir(exist_ok=True)
    (tmp_path / "seeds" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "seeds" / "b.txt").write_text(TEXT.replace("Lee", "Moor"), "utf-8")
    return Settings(tmp_path, OPTIONS)


def forget_build(chosen: Settings) -> None:
    with sqlite3.connect(chosen.cache) as rows:
        rows.execute("DELETE FROM build")
    rows.close()


def test_a_hit_equals_a_miss(tmp_path):
    chosen = settings(tmp_path)
    first = build(chosen)
    forget_build(chosen)
    second = build(chosen)
    assert (first.cached, second.cached) == (0, 2)
    assert second.files == first.files
    assert second.problems == first.problems
    assert second.written is not None
    assert second.written.changed == ()


def test_where_nothing_has_changed_nothing_is_done(tmp_path):
    chosen = settings(tmp_path)
    first = build(chosen)
    again = build(chosen)
    assert (again.files, again.cached) == ((), 2)
    assert again.problems == first.problems
    page = next(file.path for file in first.files if file.path.startswith("articles/a"))
    with (chosen.docs / page).open("a", encoding="utf-8") as out:
        out.write("edited")
    assert build(chosen).written.changed == (page,)


@pytest.mark.parametrize("name", ["a.txt", "sources.toml", "corrections.toml", "c.txt"])
def test_any_change_of_the_input_is_seen(tmp_path, name):
    chosen = settings(tmp_path)
    build(chosen)
    (chosen.seeds / name).write_text("# A word\n" if name.endswith("toml") else TEXT + " More.", "utf-8")
    assert build(chosen).files


def test_one_changed_article_is_extracted_anew_and_old_rows_go(tmp_path):
    chosen = settings(tmp_path)
    build(chosen)
    (tmp_path / "seeds" / "a.txt").write_text(TEXT + " Then it rained.", "utf-8")
    assert build(chosen).cached == 1
    with closing(sqlite3.connect(chosen.cache)) as rows:
        assert rows.execute("SELECT count(*) FROM extracts").fetchone() == (2 * len(EVERYTHING),)


@pytest.mark.parametrize("damage", ["garbage", "format", "row"])
def test_a_damaged_file_means_anew_with_a_word_about_it(tmp_path, damage):
    chosen = settings(tmp_path)
    first = build(chosen)
    if damage == "garbage":
        chosen.cache.write_bytes(b"no database" * 1000)
    else:
        with sqlite3.connect(chosen.cache) as rows:
            format_, row = "UPDATE format SET number = 'x'", "UPDATE extracts SET value = '[[[1]],[]]'"
            rows.execute(format_ if damage == "format" else row)
            rows.execute("DELETE FROM build")
        rows.close()
    again = build(chosen)
    assert again.note
    assert again.cached == 0
    assert again.files == first.files
    assert build(chosen).cached == 2


def test_without_a_file_nothing_is_remembered():
    with Cache(None) as store:
        store.put("k", ((), (Problem("a", "b", "c", "d"),)))
        assert store.get(EXTRACTORS[0], "k") is None


def test_changes_are_told_against_the_folder_that_the_owner_names(tmp_path):
    chosen = settings(tmp_path)
    build(chosen)
    shutil.copytree(chosen.docs / "data", tmp_path / "earlier")
    (chosen.seeds / "c.txt").write_text(TEXT.replace("Lee", "Poe"), "utf-8")
    compared = replace(chosen.options["build"], compare_with="earlier")
    report = build(replace(chosen, options={**chosen.options, "build": compared}))
    [page] = [file for file in report.files if "changes" in file.path]
    assert b"articles/c/" in page.content
    lost = replace(compared, compare_with="nowhere")
    with pytest.raises(ConfigError, match="compare_with"):
        build(replace(chosen, options={**chosen.options, "build": lost}))
