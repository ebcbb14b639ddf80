"""`new`: a folder that holds all it needs, from three articles dropped in to a proved site, and its updates."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

from generator import __version__, scaffold
from generator.owner.config import ConfigError, read_options
from generator.owner.settings import SECTIONS
from generator.scaffold import RECORD, create, update
from tests.project import ROOT, Project, tree
from tests.test_hook import served

ARTICLES = {
    "bridge.txt": "Harbour bridge opens\n\nODENSE - The mayor, Ida Holm, said on Friday that 1,200 ships came. "
    "“We waited for nine years,” she told reporters.\n",
    "ferry.txt": "Ferry fares rise again\n\nBy Jon Lund\n\nODENSE - Fares rise by 12 percent, the port said. "
    "“It is dear,” said Ida Holm, the mayor.\n",
    "tunnel.txt": "Tunnel floods\n\nNYBORG - More than 300 people were led out on 3 May 2021, said Per Krag of the "
    "fire brigade. “Nobody was hurt.”\n",
}
ELSEWHERE = {
    "Makefile": "cut: the developers' targets stay here",
    "mkdocs.yml": "goes along as clipbook.yml",
    "generator.toml": "made from the page of settings",
    "README.md": "of its own",
    "docs/about/guide.md": "about getting this program",
}
"""Files that a new folder has in another form, or not at all, and why."""
DEVELOPERS = (
    *("tests/", "tools/", ".ci/", "seeds/", "docs/about/", ".github/workflows/tests.yml"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml", "requirements-dev.txt"),
)


def started(folder: Path, articles: dict[str, str] = ARTICLES) -> Project:
    create(folder)
    for name, text in articles.items():
        (folder / "seeds" / name).write_text(text, "utf-8", newline="")
    return Project(folder)


def alone(project: Project, *args: str) -> subprocess.CompletedProcess[str]:
    """`python -m ARGS...` with the program that lies in the folder, and no other."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"NO_MKDOCS_2_WARNING": "1"}
    compiled = str(project.root.parent / "compiled")
    return subprocess.run(
        [sys.executable, "-m", *args],
        cwd=project.root,
        env=env | {"PYTHONUTF8": "1", "PYTHONPYCACHEPREFIX": compiled},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


# ---- from nothing to a site -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["harbour", "Häfen & Fähren, 2. Lauf"])
def test_three_articles_dropped_in_become_a_proved_site(tmp_path: Path, name: str) -> None:
    project = started(tmp_path / "a folder" / name)
    done = alone(project, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "3 articles" in done.stderr
    done = alone(project, "generator", "verify")
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > 20
    home = (project.site / "index.html").read_text("utf-8")
    [title] = re.findall("<title>(.*)</title>", home)
    assert f"{name[:1].upper()}{name[1:]}" in html.unescape(title)
    for article in ARTICLES:
        assert (project.site / "articles" / Path(article).stem / "index.html").is_file()
    searched = "".join(path.read_text("utf-8") for path in (project.site / "data" / "search").iterdir())
    assert "Ida Holm" in searched
    assert (project.site / "search" / "index.html").is_file()
    assert not (project.site / "about" / "briefing.png").exists()
    # The program was taken from the folder itself: it runs where no other copy can be imported.
    where = alone(project, "generator.scaffold.settings")
    assert where.returncode == 0, where.stderr


def test_serving_follows_an_article_that_is_dropped_in(tmp_path: Path) -> None:
    project = started(tmp_path / "my harbour", {"ferry.txt": ARTICLES["ferry.txt"]})
    with served(project, tmp_path / "serve.log") as server:
        server.wait("articles/ferry/", 200, "It is dear")
        (project.seeds / "bridge.txt").write_text(ARTICLES["bridge.txt"], "utf-8")
        server.wait("articles/bridge/", 200, "We waited")
        server.wait("", 200, "2 articles")


def test_a_folder_without_articles_says_what_to_do(tmp_path: Path) -> None:
    project = started(tmp_path / "harbour", {})
    for call in (("mkdocs", "build"), ("mkdocs", "serve"), ("generator", "build")):
        done = alone(project, *call)
        assert done.returncode == 1
        [line] = [line for line in done.stderr.splitlines() if "no article yet" in line]
        assert str(project.seeds) in line
        assert "put some there" in line
        assert "README" not in done.stderr
        assert "Traceback" not in done.stderr


def test_a_new_folder_can_start_another(tmp_path: Path) -> None:
    create(tmp_path / "one")
    create(tmp_path / "two", root=tmp_path / "one")
    one, two = tree(tmp_path / "one"), tree(tmp_path / "two")
    assert {path for path in one if one[path] != two.get(path)} == {"mkdocs.yml", "README.md", RECORD}
    assert one.keys() == two.keys()


def test_every_file_of_the_project_goes_along_or_is_the_developers(tmp_path: Path) -> None:
    """Whoever adds a file to the project decides whether new folders need it."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    create(tmp_path / "harbour")
    made = tree(tmp_path / "harbour").keys()
    left = {name for name in done.stdout.decode().split("\0") if name and name not in made and (ROOT / name).exists()}
    assert {name for name in left if not name.startswith(DEVELOPERS)} - ELSEWHERE.keys() == set()
    pages = {name for name in left if name.startswith("docs/about/") and name.endswith(".md")}
    assert pages <= {"docs/about/guide.md"}


def test_nothing_that_was_made_goes_along(built: Project, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generator", built.root / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("LICENSE", "requirements.txt", "Makefile", ".gitignore"):
        shutil.copy(ROOT / name, built.root / name)
    shutil.copytree(ROOT / ".github", built.root / ".github")
    create(tmp_path / "harbour", root=built.root)
    made = tree(tmp_path / "harbour")
    assert not {path for path in made if path.startswith(("docs/articles", "docs/data", ".cache", "site", "seeds/0"))}
    assert "docs/about/build.md" not in made


# ---- its own files ----------------------------------------------------------------------------------------------


def test_the_makefile_holds_what_an_owner_needs(tmp_path: Path) -> None:
    create(tmp_path / "harbour")
    makefile = (tmp_path / "harbour" / "Makefile").read_text("utf-8")
    told = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))
    assert {"help", "site", "serve", "clean"} <= told
    assert not told & {"test", "check", "bench", "golden", "locks"}
    assert "requirements-dev" not in makefile
    assert "tests" not in makefile


def test_the_settings_are_all_there_and_change_nothing(tmp_path: Path) -> None:
    create(tmp_path / "harbour")
    text = (tmp_path / "harbour" / "generator.toml").read_text("utf-8")
    assert read_options(text, SECTIONS) == read_options("", SECTIONS)
    bare = tomllib.loads(re.sub(r"^# (\w+ = .*)$", r"\1", text, flags=re.MULTILINE))
    wanted = {name: {key: list(value) if isinstance(value := getattr(options(), key), tuple) else value
                     for key in options.__dataclass_fields__} for name, options in SECTIONS.items()}  # fmt: skip
    assert {name: table for name, table in bare.items() if table} == {k: v for k, v in wanted.items() if v}
    assert "More" not in text, "a link to a page leads nowhere from here"


@pytest.mark.parametrize("name", ["A: b # c", "'\"\\", "yes", "2024", "{name} {{ x }}", "Häfen"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    assert create(tmp_path / "harbour", f" {name}\n") == name
    with (tmp_path / "harbour" / "mkdocs.yml").open("rb") as file:
        assert yaml_load(file)["site_name"] == name


def test_the_name_is_made_of_the_folders(tmp_path: Path) -> None:
    assert create(tmp_path / "harbour-fires_2024") == "Harbour fires 2024"


def test_its_workflow_pins_what_it_calls_and_asks_for_no_more_than_it_needs(tmp_path: Path) -> None:
    create(tmp_path / "harbour")
    text = (tmp_path / "harbour" / ".github" / "workflows" / "publish.yml").read_text("utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    assert [one for one in uses if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", one)] == []
    assert not (tmp_path / "harbour" / ".github" / "workflows" / "tests.yml").exists()
    for words in ("base_url", "path: .cache", "concurrency:", "make site", "permissions: { contents: read }"):
        assert words in text
    # What it names exists in the folder.
    assert (tmp_path / "harbour" / "requirements.txt").is_file()


def test_the_readme_names_commands_that_are_there(tmp_path: Path) -> None:
    create(tmp_path / "harbour", "My *harbour*")
    text = (tmp_path / "harbour" / "README.md").read_text("utf-8")
    makefile = (tmp_path / "harbour" / "Makefile").read_text("utf-8")
    assert [name for name in re.findall(r"`make (\w+)`", text) if f"\n{name}:" not in makefile] == []
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (tmp_path / "harbour" / link).is_file()


def test_the_guide_names_what_is_there_and_its_pictures_are_light() -> None:
    guide = ROOT / "docs" / "about" / "guide.md"
    text = guide.read_text("utf-8")
    pictures = dict(re.findall(r"!\[([^\]]{40,})\]\(([^)]+\.png)\)", text))
    assert len(pictures) >= 3
    for name in pictures.values():
        assert (guide.parent / name).stat().st_size < 100_000
    assert set(pictures.values()) == {path.name for path in guide.parent.glob("guide-*.png")}
    makefile = (ROOT / "Makefile").read_text("utf-8").partition(scaffold.DEVELOPERS)[0]
    named = {name for name in re.findall(r"make (\w+)", text) if f"\n{name}:" in makefile}
    assert named == {"serve", "site", "offline", "pdf", "clean"}
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (guide.parent / link).is_file()
    # None of it weighs on the site.
    with (ROOT / "mkdocs.yml").open("rb") as file:
        excluded = yaml_load(file)["exclude_docs"]
    assert "/about/guide.md" in excluded
    assert "/about/guide-*.png" in excluded


# ---- where it refuses -------------------------------------------------------------------------------------------


def test_a_folder_that_holds_something_is_left_alone(project_folder: Path) -> None:
    (project_folder / "letter.txt").write_text("dear", "utf-8")
    before = tree(project_folder)
    with pytest.raises(ConfigError, match=r"is not empty: it holds letter\.txt; name another"):
        create(project_folder)
    assert tree(project_folder) == before


def test_a_repository_that_was_just_cloned_counts_as_empty(project_folder: Path) -> None:
    (project_folder / ".git").mkdir()
    (project_folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    create(project_folder)
    assert (project_folder / "mkdocs.yml").is_file()


@pytest.fixture
def project_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    folder.mkdir()
    return folder


def test_wrong_use_is_told_with_file_reason_and_cure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    create(tmp_path / "there")
    for args, words in (
        (("file",), "is a file; name a folder"),
        (("there",), "add --update"),
        ((str(ROOT / "inside"),), "lies in the program's own folder; name one outside, such as ../inside"),
        (("nowhere", "--update"), "start a folder without --update"),
        (("there", "--update", "--name", "x"), "mkdocs.yml"),
        ((str(ROOT), "--update"), "is the folder of this very program"),
    ):
        done = Project(tmp_path).run("generator", "new", *args)
        assert done.returncode == 2, args
        assert words in done.stderr
        assert "Traceback" not in done.stderr
    assert not (ROOT / "inside").exists()


def test_it_needs_python_and_nothing_else(tmp_path: Path) -> None:
    """Without the packages that the program needs, `new` works all the same; other commands say how to get them."""

    def bare(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-S", "-m", "generator", *args], cwd=tmp_path, env=Project(tmp_path).env(),
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    done = bare("new", "harbour", "--name", "Port")
    assert done.returncode == 0, done.stderr
    create(tmp_path / "other", "Port")
    assert tree(tmp_path / "harbour") == tree(tmp_path / "other")
    full = Project(tmp_path).run("generator", "new", "third", "--name", "Port")
    assert full.stdout == done.stdout.replace("harbour", "third")
    done = bare("new", "harbour")
    assert (done.returncode, done.stdout) == (2, "")
    assert "add --update" in done.stderr
    done = bare("new", "harbour", "--update")
    assert done.returncode == 0
    assert "0 files written" in done.stdout
    done = bare("build")
    assert done.returncode == 1
    assert "python -m pip install -r requirements.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_half_a_program_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "program").mkdir()
    with pytest.raises(ConfigError, match="get the whole program again"):
        create(tmp_path / "harbour", root=tmp_path / "program")
    assert not (tmp_path / "harbour").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions mean nothing here")
def test_a_disk_that_does_not_let_us_is_told(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    done = Project(tmp_path).run("generator", "new", "locked/harbour")
    assert done.returncode == 1
    assert "Permission denied" in done.stderr


# ---- updates ----------------------------------------------------------------------------------------------------


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The program with one file more, one less, one changed, and news for two files of the owner."""
    create(tmp_path / "newer")
    root = tmp_path / "newer"
    (root / "generator" / "added.py").write_text("# more\n", "utf-8")
    (root / "generator" / "extract" / "ids.py").unlink()
    (root / "hooks.py").write_text("# changed\n", "utf-8")
    (root / "docs" / "about" / "settings.md").write_text(
        '# Settings\n\n## [build]\n\n| setting | default | meaning |\n|---|---|---|\n| `seeds` | `"x"` | where |\n',
        "utf-8",
    )
    with (root / ".github" / "workflows" / "publish.yml").open("a", encoding="utf-8") as out:
        out.write("# changed\n")
    return root


def test_an_update_replaces_the_program_and_leaves_what_is_the_owners(tmp_path: Path, newer: Path) -> None:
    folder = started(tmp_path / "harbour").root
    own = {
        "mkdocs.yml": "INHERIT: clipbook.yml\nsite_name: Mine\n",
        "generator.toml": "[keywords]\ntop = 5\n",
        "docs/note.md": "A note.\n",
        "docs/own/page.md": "# A page\n",
        "seeds/sources.toml": '["ferry.txt"]\noutlet = "x"\n',
        "overrides/own.html": "x",
    }
    for name, text in own.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "docs" / "assets" / "colours.css").write_text("/* mine */", "utf-8")
    (newer / "docs" / "assets" / "colours.css").write_text("/* new */", "utf-8")
    (folder / "README.md").unlink()
    (folder / "overrides" / "main.html").write_text("mine", "utf-8")
    before = tree(folder)
    done = update(folder, newer)
    after = tree(folder)
    for name, text in own.items():
        assert after[name] == text.encode(), name
    assert {name: after[name] for name in ARTICLES if name in after} == {}
    assert after["seeds/ferry.txt"] == before["seeds/ferry.txt"]
    assert "README.md" not in after
    assert done.put_aside == ("overrides/main.html",)
    assert after["merge/yours/overrides/main.html"] == b"mine"
    assert after["overrides/main.html"] == (newer / "overrides" / "main.html").read_bytes()
    assert done.to_merge == ("docs/assets/colours.css", "generator.toml")
    assert after["docs/assets/colours.css"] == b"/* mine */"
    assert after["merge/new/docs/assets/colours.css"] == b"/* new */"
    assert b'# seeds = "x"' in after["merge/new/generator.toml"]
    written = {"generator/added.py", "hooks.py", "overrides/main.html", "docs/about/settings.md"}
    assert set(done.replaced) == written | {".github/workflows/publish.yml"}
    assert done.removed == ("generator/extract/ids.py",)
    assert done.before == __version__
    # Once more: nothing is left to do, and nothing is told twice.
    again = update(folder, newer)
    assert (again.replaced, again.removed, again.put_aside, again.to_merge) == ((), (), (), ())
    assert tree(folder) == after


def test_an_update_on_the_command_line_names_what_it_did(tmp_path: Path) -> None:
    folder = started(tmp_path / "harbour").root
    (folder / "generator" / "extract" / "ids.py").write_text("# mine\n", "utf-8")
    record = json.loads((folder / RECORD).read_text("utf-8"))
    record["owners"]["generator.toml"] = "0" * 64
    (folder / RECORD).write_text(json.dumps(record), "utf-8")
    (folder / "generator.toml").write_text("", "utf-8")
    done = Project(tmp_path).run("generator", "new", "harbour", "--update")
    assert done.returncode == 0, done.stderr
    kept = ("merge/yours/", "  generator/extract/ids.py", "merge/new/", "  generator.toml", "remove the folder merge/")
    for words in kept:
        assert words in done.stdout
    assert alone(Project(folder), "mkdocs", "build", "--strict").returncode == 0


def test_an_older_program_updates_nothing(tmp_path: Path) -> None:
    folder = started(tmp_path / "harbour").root
    record = json.loads((folder / RECORD).read_text("utf-8")) | {"version": "99.0.0"}
    (folder / RECORD).write_text(json.dumps(record), "utf-8")
    before = tree(folder)
    with pytest.raises(ConfigError, match=r"has version 99\.0\.0, newer than this one"):
        update(folder)
    assert tree(folder) == before


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 1, "name": "x", "program": 3, "owners": {}}'])
def test_a_spoilt_record_is_told(tmp_path: Path, text: str) -> None:
    create(tmp_path / "harbour")
    (tmp_path / "harbour" / RECORD).write_text(text, "utf-8")
    with pytest.raises(ConfigError, match="start a new folder and move what is yours"):
        update(tmp_path / "harbour")


def test_an_update_never_reaches_out_of_its_folder(tmp_path: Path) -> None:
    folder = started(tmp_path / "harbour").root
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    record = json.loads((folder / RECORD).read_text("utf-8"))
    record["program"]["../letter.txt"] = scaffold._sha(b"dear")
    (folder / RECORD).write_text(json.dumps(record), "utf-8")
    assert update(folder).removed == ()
    assert (tmp_path / "letter.txt").read_text("utf-8") == "dear"


# ---- cleaning ---------------------------------------------------------------------------------------------------


def test_clean_leaves_what_was_there_before_the_first_build(tmp_path: Path) -> None:
    project = started(tmp_path / "harbour")
    before = tree(project.root)
    assert alone(project, "generator", "-q", "build").returncode == 0
    assert tree(project.root) != before
    done = alone(project, "generator", "clean")
    assert done.returncode == 0, done.stderr
    assert tree(project.root) == before
    assert not (project.docs / "data").exists()
