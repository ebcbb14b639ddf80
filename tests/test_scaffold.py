"""`new`: a folder that holds all it needs, from three articles dropped in to a proved site, and its updates."""

from __future__ import annotations

import hashlib
import html
import io
import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

from generator import __version__
from generator.base import carried
from generator.owner.config import ConfigError, read_options
from generator.owner.settings import SECTIONS
from generator.scaffold import RECORD, create, update
from generator.scaffold.parts import Parts, parts
from generator.scaffold.wheel import wheel
from tests.project import ROOT, Project, tree
from tests.test_plugin import served

ARTICLES = {
    "bridge.txt": "Harbour bridge opens\n\nODENSE - The mayor, Ida Holm, said on Friday that 1,200 ships came. "
    "“We waited for nine years,” she told reporters.\n",
    "ferry.txt": "Ferry fares rise again\n\nBy Jon Lund\n\nODENSE - Fares rise by 12 percent, the port said. "
    "“It is dear,” said Ida Holm, the mayor.\n",
    "tunnel.txt": "Tunnel floods\n\nNYBORG - More than 300 people were led out on 3 May 2021, said Per Krag of the "
    "fire brigade. “Nobody was hurt.”\n",
}
MOST_FILES = 40


def started(folder: Path, articles: dict[str, str] = ARTICLES) -> Project:
    create(folder)
    for name, text in articles.items():
        (folder / "seeds" / name).write_text(text, "utf-8", newline="")
    return Project(folder)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python of its own in which the wheel is installed, and what it needs is borrowed from this one."""
    folder = tmp_path_factory.mktemp("alone")
    made = wheel()
    (folder / made.name).write_bytes(made.content)
    env = folder / "venv"
    windows = sys.platform == "win32"
    exe = env / ("Scripts/python.exe" if windows else "bin/python")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(env)], check=True)
    install = ["-m", "pip", "-q", "--python", str(exe), "install", "--no-deps", "--no-index", str(folder / made.name)]
    subprocess.run([sys.executable, *install], check=True, env=os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"})
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    place = subprocess.run([exe, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    (Path(place) / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return exe


def alone(python: Path, project: Project, *args: str) -> subprocess.CompletedProcess[str]:
    """`python -m ARGS...` with the program that was installed from the wheel, and no other."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [python, "-m", *args],
        cwd=project.root,
        env=env | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


# ---- from nothing to a site -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["harbour", "Häfen & Fähren, 2. Lauf"])
def test_three_articles_dropped_in_become_a_proved_site(tmp_path: Path, python: Path, name: str) -> None:
    project = Project(tmp_path / "a folder" / name)
    project.root.parent.mkdir()
    done = alone(python, Project(tmp_path), "generator", "new", str(project.root))
    assert done.returncode == 0, done.stderr
    assert len(tree(project.root)) <= MOST_FILES
    for article, text in ARTICLES.items():
        (project.seeds / article).write_text(text, "utf-8", newline="")
    done = alone(python, project, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "3 articles" in done.stderr
    done = alone(python, project, "generator", "verify")
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > 20
    home = (project.site / "index.html").read_text("utf-8")
    [title] = re.findall("<title>(.*)</title>", home)
    assert f"{name[:1].upper()}{name[1:]}" in html.unescape(title)
    for article in ARTICLES:
        assert (project.site / "articles" / Path(article).stem / "index.html").is_file()
    searched = "".join(path.read_text("utf-8") for path in (project.site / "data" / "search").iterdir())
    assert "Ida Holm" in searched
    for page in ("search", "about", "about/settings", "about/build"):
        assert (project.site / page / "index.html").is_file(), page
    assert not (project.site / "note").exists()
    where = subprocess.run(
        [python, "-c", "import generator; print(generator.__file__)"], cwd=project.root, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(python.parents[1])


def test_an_owners_page_goes_before_one_of_the_program(tmp_path: Path, python: Path) -> None:
    project = started(tmp_path / "harbour")
    (project.docs / "about").mkdir()
    (project.docs / "about" / "access.md").write_text("# Ours\n\nOur words on access.\n", "utf-8")
    done = alone(python, project, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "Our words" in (project.site / "about" / "access" / "index.html").read_text("utf-8")
    (project.docs / "about" / "access.md").unlink()
    assert alone(python, project, "generator", "build").returncode == 0
    assert "Our words" not in (project.docs / "about" / "access.md").read_text("utf-8")


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
        done = project.run(*call)
        assert done.returncode == 1
        [line] = [line for line in done.stderr.splitlines() if "no article yet" in line]
        assert str(project.seeds) in line
        assert "put some there" in line
        assert "README" not in done.stderr
        assert "Traceback" not in done.stderr


def test_an_installed_program_starts_the_same_folder_as_a_checkout(tmp_path: Path, python: Path) -> None:
    create(tmp_path / "one", "Port")
    done = alone(python, Project(tmp_path), "generator", "new", "two", "--name", "Port")
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


# ---- the wheel --------------------------------------------------------------------------------------------------


def test_the_wheel_is_the_same_each_time_and_named_by_its_content(tmp_path: Path) -> None:
    assert wheel() == wheel()
    package = tmp_path / "generator"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    one = wheel(package)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert wheel(package) == one
    (package / "more.py").write_text("", "utf-8")
    assert wheel(package).name != one.name  # pip would leave the old one where both are of one version


def test_every_file_of_the_package_is_in_the_wheel_and_listed_in_it() -> None:
    made = wheel()
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        names = archive.namelist()
        record = archive.read(next(name for name in names if name.endswith("/RECORD"))).decode()
    assert [line.split(",")[0] for line in record.splitlines()] == names
    done = subprocess.run(["git", "ls-files", "-z", "generator"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    kept = {name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()}
    assert kept - set(names) == set()
    for name in (*carried.FILES, "docs/about/settings.md", "docs/about/index.md"):
        assert f"generator/carried/{name}" in names
    assert "generator/carried/docs/about/build.md" not in names
    assert not [name for name in names if name.startswith(("tests", "tools", "seeds", "guide"))]


def test_what_pip_shows_is_what_the_project_states() -> None:
    with zipfile.ZipFile(io.BytesIO(wheel().content)) as archive:
        info = next(name for name in archive.namelist() if name.endswith("/METADATA")).rpartition("/")[0]
        metadata, entries = (archive.read(f"{info}/{name}").decode() for name in ("METADATA", "entry_points.txt"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert re.findall("^Requires-Dist: (.*)$", metadata, re.MULTILINE) == project["dependencies"]
    assert f"Version: {__version__}+" in metadata
    for group in ("console_scripts", "mkdocs.plugins", "properdocs.plugins"):
        assert re.search(rf"^\[{re.escape(group)}\]\nclipbook = generator\.", entries, re.MULTILINE), group


def test_the_requirements_name_the_wheel_and_its_hash(tmp_path: Path) -> None:
    create(tmp_path / "harbour")
    text = (tmp_path / "harbour" / "requirements.txt").read_text("utf-8")
    [(path, sha)] = re.findall(r"^\./(vendor/\S+\.whl) --hash=sha256:([0-9a-f]{64})$", text, re.MULTILINE)
    made = wheel()
    assert (tmp_path / "harbour" / path).read_bytes() == made.content
    assert (path, sha) == (f"vendor/{made.name}", made.sha256)
    assert text.endswith((ROOT / "requirements.txt").read_text("utf-8"))


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
    guide = ROOT / "guide" / "README.md"
    text = guide.read_text("utf-8")
    pictures = dict(re.findall(r"!\[([^\]]{40,})\]\(([^)]+\.png)\)", text))
    assert len(pictures) >= 3
    for name in pictures.values():
        assert (guide.parent / name).stat().st_size < 100_000
    assert set(pictures.values()) == {path.name for path in guide.parent.glob("*.png")} - {"front.png"}
    makefile = (ROOT / "Makefile").read_text("utf-8").partition("# ---- for developers")[0]
    named = {name for name in re.findall(r"make (\w+)", text) if f"\n{name}:" in makefile}
    assert named == {"serve", "site", "offline", "pdf", "clean"}
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (guide.parent / link).is_file()


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
        parts("Harbour", root=tmp_path / "program")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions mean nothing here")
def test_a_disk_that_does_not_let_us_is_told(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    done = Project(tmp_path).run("generator", "new", "locked/harbour")
    assert done.returncode == 1
    assert "Permission denied" in done.stderr


# ---- updates ----------------------------------------------------------------------------------------------------


@pytest.fixture
def newer() -> Parts:
    """The files of a program of which the wheel is another, and with news for two files of the owner."""
    made = parts("Harbour")
    [before] = made.program
    after = before.replace("-py3", "1-py3")
    needs = made.owners["requirements.txt"].replace(before.encode(), after.encode())
    owners = {**made.owners, "requirements.txt": needs}
    owners |= {"generator.toml": owners["generator.toml"] + b"# more\n", "Makefile": owners["Makefile"] + b"# more\n"}
    return Parts({after: b"another wheel"}, owners)


def test_an_update_is_one_file_and_one_line(tmp_path: Path) -> None:
    folder = started(tmp_path / "harbour").root
    before = tree(folder)
    made = parts("Harbour")
    [old] = made.program
    new = old.replace("-py3", "1-py3")
    needs = made.owners["requirements.txt"].replace(old.encode(), new.encode())
    update(folder, Parts({new: b"another wheel"}, {**made.owners, "requirements.txt": needs}))
    after = tree(folder)
    assert before.keys() ^ after.keys() == {old, new}
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert changed == {"requirements.txt", RECORD}
    lines = zip(before["requirements.txt"].splitlines(), after["requirements.txt"].splitlines(), strict=True)
    assert sum(one != other for one, other in lines) == 1


def test_an_update_replaces_the_program_and_leaves_what_is_the_owners(tmp_path: Path, newer: Parts) -> None:
    folder = started(tmp_path / "harbour").root
    own = {
        "mkdocs.yml": "site_name: Mine\nplugins: [clipbook]\n",
        "generator.toml": "[keywords]\ntop = 5\n",
        "docs/note.md": "A note.\n",
        "docs/own/page.md": "# A page\n",
        "seeds/sources.toml": '["ferry.txt"]\noutlet = "x"\n',
        "overrides/own.html": "x",
    }
    for name, text in own.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    with (folder / "requirements.txt").open("a", encoding="utf-8") as out:
        out.write("my-own-plugin==1.0\n")
    (folder / "README.md").unlink()
    [old], [new] = parts("Harbour").program, newer.program
    (folder / old).write_bytes(b"mine")
    before = tree(folder)
    done = update(folder, newer)
    after = tree(folder)
    for name, text in own.items():
        assert after[name] == text.encode(), name
    assert after["seeds/ferry.txt"] == before["seeds/ferry.txt"]
    assert "README.md" not in after
    assert done.put_aside == (old,)
    assert after[f"merge/yours/{old}"] == b"mine"
    assert after[new] == b"another wheel"
    assert done.to_merge == ("generator.toml",)
    assert after["merge/new/generator.toml"].endswith(b"# more\n")
    assert done.replaced == (new, "Makefile", "requirements.txt")
    assert after["requirements.txt"].endswith(b"my-own-plugin==1.0\n")
    assert new.encode() in after["requirements.txt"]
    assert old.encode() not in after["requirements.txt"]
    assert done.removed == (old,)
    assert done.before == __version__
    # Once more: nothing is left to do, and nothing is told twice.
    again = update(folder, newer)
    assert (again.replaced, again.removed, again.put_aside, again.to_merge) == ((), (), (), ())
    assert tree(folder) == after


def test_new_pins_are_laid_down_where_the_owner_added_some(tmp_path: Path, newer: Parts) -> None:
    pinned = {**newer.owners, "requirements.txt": newer.owners["requirements.txt"] + b"another==2\n"}
    one, two = started(tmp_path / "one").root, started(tmp_path / "two").root
    with (two / "requirements.txt").open("a", encoding="utf-8") as out:
        out.write("my-own-plugin==1.0\n")
    assert "requirements.txt" in update(one, replace(newer, owners=pinned)).replaced
    assert (one / "requirements.txt").read_bytes() == pinned["requirements.txt"]
    done = update(two, replace(newer, owners=pinned))
    assert done.to_merge == ("requirements.txt",)
    assert (two / "merge" / "new" / "requirements.txt").read_bytes() == pinned["requirements.txt"]
    assert b"my-own-plugin" in (two / "requirements.txt").read_bytes()


def test_an_update_on_the_command_line_names_what_it_did(tmp_path: Path, python: Path) -> None:
    folder = started(tmp_path / "harbour").root
    [path] = (folder / "vendor").iterdir()
    path.write_bytes(b"mine")
    record = json.loads((folder / RECORD).read_text("utf-8"))
    record["owners"]["generator.toml"] = "0" * 64
    (folder / RECORD).write_text(json.dumps(record), "utf-8")
    (folder / "generator.toml").write_text("", "utf-8")
    done = Project(tmp_path).run("generator", "new", "harbour", "--update")
    assert done.returncode == 0, done.stderr
    kept = ("merge/yours/", f"  vendor/{path.name}", "merge/new/", "  generator.toml", "remove the folder merge/")
    for words in kept:
        assert words in done.stdout
    assert alone(python, Project(folder), "mkdocs", "build", "--strict").returncode == 0


def test_a_folder_of_the_older_kind_is_told_how_to_change_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "harbour"
    written = {
        "generator/__init__.py": b"", "generator/x.py": b"x = 1\n", "hooks.py": b"h", "overrides/main.html": b"m",
        "docs/assets/site.css": b"c", "clipbook.yml": b"site_name: Briefing\n",
    }  # fmt: skip
    owners = {"mkdocs.yml": b"INHERIT: clipbook.yml\n", "docs/about/access.md": b"a", "docs/assets/colours.css": b"{}",
              "generator.toml": b"", "seeds/README.md": b"r"}  # fmt: skip
    made = Parts(written, owners)
    create(folder, "Port", made)
    own = {"seeds/ferry.txt": "x", "docs/note.md": "n", "docs/assets/colours.css": "mine", "docs/own/page.md": "p",
           "overrides/main.html": "mine", "photos/quay.png": "q"}  # fmt: skip
    left = {"docs/articles/ferry.md": "made", "docs/data/manifest.json": '{"files": {"articles/ferry.md": "0"}}',
            "site/index.html": "made", ".venv/pyvenv.cfg": ""}  # fmt: skip
    for name, text in (own | left).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    before = tree(folder)
    done = Project(tmp_path).run("generator", "new", "harbour", "--update")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert 'clipbook new "harbour-new" --name "Port"' in done.stderr
    listed = "docs/assets/colours.css, docs/note.md, docs/own/page.md, overrides/main.html, photos/, seeds/"
    assert f"under the same names: {listed}\n" in done.stderr
    assert tree(folder) == before


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
    record["program"]["../letter.txt"] = hashlib.sha256(b"dear").hexdigest()
    (folder / RECORD).write_text(json.dumps(record), "utf-8")
    assert update(folder).removed == ()
    assert (tmp_path / "letter.txt").read_text("utf-8") == "dear"


# ---- cleaning ---------------------------------------------------------------------------------------------------


def test_clean_leaves_what_was_there_before_the_first_build(tmp_path: Path, python: Path) -> None:
    project = started(tmp_path / "harbour")
    before = tree(project.root)
    assert alone(python, project, "generator", "-q", "build").returncode == 0
    assert tree(project.root) != before
    done = alone(python, project, "generator", "clean")
    assert done.returncode == 0, done.stderr
    assert tree(project.root) == before
    assert not (project.docs / "data").exists()
