"""Other builders than MkDocs make a proved site of the same pages: ProperDocs with the plugin, Zensical without any."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from generator.site.finish import within
from tests.project import Project, copied, tree
from tests.test_neighbours import dead_links, needs, proved

_BY = re.compile(rb'<meta name="generator" content="[^"]*">')


def program(name: str) -> str:
    """A command of this environment."""
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    assert found, f"{name} has no command"
    return found


def test_properdocs_builds_the_same_site(built: Project, tmp_path: Path) -> None:
    needs("properdocs")
    project = copied(tmp_path / "project")
    command = [program("properdocs"), "build", "-f", "mkdocs.yml"]
    done = subprocess.run(command, cwd=project.root, env=project.env(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ours, theirs = tree(built.site), tree(project.site)
    assert ours.keys() == theirs.keys()
    differ = {name for name in ours if _BY.sub(b"", ours[name]) != _BY.sub(b"", theirs[name])}
    assert differ <= {"sitemap.xml.gz"}
    assert proved(project) == proved(built)


@pytest.fixture
def zensical(tmp_path: Path) -> Project:
    """A site built by Zensical from pages and the files of `build --theme`, not finished yet."""
    needs("zensical")
    project = copied(tmp_path / "project")
    done = project.build("--theme", "theme")
    assert done.returncode == 0, done.stderr
    (project.root / "zensical.yml").write_text(
        "INHERIT: theme/mkdocs.yml\nsite_name: Briefing\nsite_description: What articles say\n"
        "site_url: https://press.example/a/\n",
        "utf-8",
    )
    command = [program("zensical"), "build", "-f", "zensical.yml"]
    built = subprocess.run(command, cwd=project.root, env=project.env(), capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr + built.stdout
    return project


def test_zensical_builds_a_proved_site(built: Project, zensical: Project) -> None:
    first = zensical.run("generator", "finish")
    assert first.returncode == 0, first.stderr
    assert "WARNING" not in first.stderr
    pages = {name for name in tree(built.site) if name.endswith(".html")}
    finished = tree(zensical.site)
    assert pages <= finished.keys()
    assert proved(zensical) == proved(built)
    assert dead_links(zensical.site) == {}
    home = finished["index.html"].decode()
    assert home.count('id="hs-q"') == home.count('id="content"') == 1
    assert "<title>Briefing</title>" in home
    assert '<button type="button" class="md-header__button md-icon menu"' in home
    again = zensical.run("generator", "finish")
    assert again.stdout.startswith("0 files in site changed")
    assert tree(zensical.site) == finished


def test_finish_says_what_is_missing(tmp_path: Path) -> None:
    project = copied(tmp_path / "project", seeds=False)
    done = project.run("generator", "finish")
    assert done.returncode == 2
    assert "build the site first" in done.stderr
    project.site.mkdir()
    (project.site / "index.html").write_text("<html><body><p>Something else.</p></body></html>", "utf-8")
    done = project.run("generator", "finish")
    assert done.returncode == 0
    assert "the first page has no" in done.stderr


def test_only_addresses_that_leave_the_site_by_one_step_are_mended() -> None:
    held = {"people/", "", "about/"}.__contains__
    page = '<a href="{}people/#x"> <a href="../../../"> <img src="../../../../about/"> <a href="#top"> <a href="../">'
    assert within(page.format("../../../"), 2, held) == page.format("../../").replace('"../../../"', '"../../"')
    home = '<a href="../people/"> <a href="../neighbour/">'
    assert within(home, 0, held) == '<a href="people/"> <a href="../neighbour/">'
    assert within(within(home, 0, held), 0, held) == within(home, 0, held)


@pytest.mark.parametrize("folder", ["../elsewhere", "/elsewhere"])
def test_templates_are_written_below_the_folder_only(tmp_path: Path, folder: str) -> None:
    project = copied(tmp_path / "project", seeds=False)
    (project.seeds / "ferry.txt").write_text("Ferry\n\nODENSE - The ferry came.\n", "utf-8")
    done = project.build("--theme", folder)
    assert done.returncode == 2
    assert "name a folder there" in done.stderr
