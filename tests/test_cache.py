import importlib
import inspect
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from generator.extract import EVERYTHING, EXTRACTORS
from generator.model import Document, Problem, Source
from generator.owner.config import ConfigError, read_options
from generator.owner.publication import Publication
from generator.owner.settings import SECTIONS, Settings
from generator.parse import parse
from generator.program import cache as room
from generator.program import layouts
from generator.program.build import build
from generator.program.cache import Cache, keys
from generator.program.write import Kept

TEXT = "Mayor opens bridge\n\nMayor Ann Lee said on Monday: “The bridge cost 3 million dollars.” Over 200 people came."
OPTIONS = read_options("", SECTIONS)


def article(text=TEXT):
    return parse("a", Source("a.txt", "0" * 64), Document(text))[0]


def modules_of(extractor):
    return sorted(Path(inspect.getfile(extractor.find)).parent.rglob("*.py"))


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda extractor: extractor.name)
def test_an_extractor_imports_only_what_its_key_follows(extractor):
    """Its own package, those it needs, and what all share; else a change elsewhere would leave stale results."""
    needed, todo = set(), [extractor.name]
    while todo:
        name = todo.pop()
        needed.add(name)
        todo += [more for other in EXTRACTORS if other.name == name for more in other.needs]
    packages = "|".join(re.escape(each.find.__module__) for each in EXTRACTORS if each.name in needed)
    allowed = re.compile(rf"generator\.(model|base(\..+)?|extract\.(extractor|written))|({packages})(\..+)?")
    for path in modules_of(extractor):
        imported = re.findall(r"^\s*from (generator[\w.]*) import", path.read_text("utf-8"), re.MULTILINE)
        assert [name for name in imported if not allowed.fullmatch(name)] == [], path


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda extractor: extractor.name)
def test_word_lists_are_named_where_the_cache_finds_them(extractor):
    """In quotes, as a whole: a list of another package, too, is part of the key."""
    top = Path(room.__file__).parents[1]
    named = {path for module in modules_of(extractor) for path in room._lists_named(module.read_text("utf-8"), top)}
    own = set(Path(inspect.getfile(extractor.find)).parent.glob("data/*.txt"))
    assert own <= named


def test_keys_follow_the_text_the_options_and_the_code(monkeypatch):
    before = keys(article(), OPTIONS)
    assert before == keys(article(), OPTIONS)
    assert not set(before.values()) & set(keys(article(TEXT + " Yes."), OPTIONS).values())
    other = {**OPTIONS, "keywords": replace(OPTIONS["keywords"], top=3)}
    changed = {name for name, key in keys(article(), other).items() if key != before[name]}
    assert changed == {"keywords"}
    code = room._code
    monkeypatch.setattr(room, "_code", lambda own: "other" if own.name == "names" else code(own))
    changed = {name for name, key in keys(article(), OPTIONS).items() if key != before[name]}
    assert changed == {"names"} | {x.name for x in EXTRACTORS if "names" in x.needs or "quotes" in x.needs}


def test_a_package_anywhere_is_followed_with_its_modules_and_lists(tmp_path, monkeypatch):
    """An extractor is known by the package its function stands in, not by a list of names."""
    package = tmp_path / "toyroom"
    (package / "data").mkdir(parents=True)
    (package / "__init__.py").write_text("def find(article, found, options):\n    return ()\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    toy = replace(EXTRACTORS[0], name="toy", find=importlib.import_module("toyroom").find)

    def code():
        room._code.cache_clear()
        return room._code(room._package(toy))

    seen = {code()}
    for name, words in (
        ("rules.py", "A = 1"),
        ("rules.py", "A = 2"),
        ("data/list.txt", "ann"),
        ("data/list.txt", "lee"),
        ("rules.py", 'A = words("extract/names/first")'),
        ("rules.py", 'A = words("extract/names/no_such_list")'),
    ):
        (package / name).write_text(words, "utf-8")
        seen.add(code())
    assert len(seen) == 7
    room._code.cache_clear()


def settings(tmp_path: Path) -> Settings:
    (tmp_path / "seeds").mkdir(exist_ok=True)
    (tmp_path / "seeds" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "seeds" / "b.txt").write_text(TEXT.replace("Lee", "Moor"), "utf-8")
    return Settings(tmp_path, OPTIONS)


def made(chosen: Settings) -> dict[str, bytes]:
    return {path.relative_to(chosen.docs).as_posix(): path.read_bytes() for path in chosen.docs.rglob("*.*")}


def forget_build(chosen: Settings) -> None:
    with sqlite3.connect(chosen.cache) as rows:
        rows.execute("DELETE FROM build")
    rows.close()


def test_a_hit_equals_a_miss(tmp_path):
    chosen = settings(tmp_path)
    first = build(chosen)
    anew = made(chosen)
    forget_build(chosen)
    second = build(chosen)
    assert (first.cached, second.cached) == (0, 2)
    assert made(chosen) == anew
    assert "articles/a.md" in {file.path for file in second.files if isinstance(file, Kept)}
    assert second.problems == first.problems
    assert second.written is not None
    assert second.written.changed == ()


def test_only_a_changed_article_is_laid_out_again(tmp_path, monkeypatch):
    chosen = settings(tmp_path)
    build(chosen)
    (chosen.seeds / "b.txt").write_text(TEXT.replace("Lee", "Poe"), "utf-8")
    laid_out = []
    whole = layouts.parse
    monkeypatch.setattr(layouts, "parse", lambda *given: laid_out.append(given[0]) or whole(*given))
    build(chosen)
    assert laid_out == ["b"]
    second = made(chosen)
    chosen.cache.unlink()  # and with it all that is remembered of articles, but not of the build before
    build(chosen)
    assert made(chosen) == second


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
    build(chosen)
    whole = made(chosen)
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
    assert made(chosen) == whole
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


# ---- nothing to do ----------------------------------------------------------------------------------------------


def anew(chosen: Settings) -> bool:
    """Whether a build makes the pages, and the next one nothing."""
    made = bool(build(chosen).files)
    assert not build(chosen).files
    return made


def test_whatever_a_page_may_depend_on_leads_to_a_new_build(tmp_path):
    chosen = settings(tmp_path)
    assert anew(chosen)
    for publication in (Publication("Harbour news"), Publication(address="https://a.example/"), Publication()):
        chosen = replace(chosen, publication=publication)
        assert anew(chosen), publication
    owners = {
        chosen.seeds / "briefing.toml": '[topics]\nport = "The port"\n',
        chosen.seeds / "sources.toml": '["a.txt"]\noutlet = "The Courier"\n',
        chosen.seeds / "corrections.toml": '[people]\n"Ann Lee" = "Anna Lee"\n',
        chosen.docs / "note.md": "See [why](why.md).\n",
    }
    for path, words in owners.items():
        path.write_text(words, "utf-8")
        assert anew(chosen), path
    for path in owners:
        path.unlink()
        assert anew(chosen), path
    shutil.copytree(chosen.docs / "data", tmp_path / "earlier")
    compared = replace(chosen.options["build"], compare_with="earlier")
    chosen = replace(chosen, options={**chosen.options, "build": compared})
    assert anew(chosen)
    (tmp_path / "earlier" / "people.json").write_text('{"people": []}', "utf-8")
    assert anew(chosen)


def test_nothing_else_leads_to_a_new_build(tmp_path):
    chosen = settings(tmp_path)
    build(chosen)
    for path in (chosen.seeds / "README.md", chosen.seeds / ".a.txt.swp", chosen.docs / "why.md"):
        path.write_text("Words", "utf-8")
        assert not build(chosen).files, path
    for path in chosen.seeds.iterdir():
        path.touch()
    assert not build(chosen).files


def test_a_link_of_the_note_is_looked_at_again_when_its_file_comes_or_goes(tmp_path):
    chosen = settings(tmp_path)
    chosen.docs.mkdir()
    (chosen.docs / "note.md").write_text("See [why](why.md).\n", "utf-8")

    def told() -> list[str]:
        return [problem.code for problem in build(chosen).problems if problem.code == "note-link"]

    assert told() == told() == ["note-link"]
    (chosen.docs / "why.md").write_text("Because.\n", "utf-8")
    assert told() == told() == []
    (chosen.docs / "why.md").unlink()
    assert told() == ["note-link"]


def test_a_page_that_comes_to_hold_a_withheld_name_is_found_though_no_article_changed(tmp_path):
    chosen = settings(tmp_path)
    (chosen.seeds / "corrections.toml").write_text('withhold = ["Ann Lee"]\n', "utf-8")
    build(chosen)
    (chosen.docs / "thanks.md").write_text("Thanks to Ann Lee.\n", "utf-8")
    with pytest.raises(ConfigError, match="thanks"):
        build(chosen)
