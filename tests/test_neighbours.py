"""Other plugins in the same mkdocs.yml: the site is built, proved, whole, and no link in it is dead.

What is not installed is skipped and said so. `make neighbours` installs all of it into an environment of its own and
sets REQUIRE_NEIGHBOURS=1, with which a skip is a failure.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.project import Project, copied

ARTICLE = (
    "{title}\n\nBy Jon Lund\n\nODENSE - The mayor, Ida Holm, said on 4 May 2021 that more than 1,200 ships came. "
    "“{said} {{{{ nine }}}} years,” she told reporters. “{{% raw %}} nobody {{# was #}} hurt.”\n"
)
"""With signs in it that a template engine reads."""
_COLOUR = re.compile("\x1b\\[[0-9;]*m")


@dataclass(frozen=True)
class Neighbour:
    name: str
    lines: str
    """Its entry in mkdocs.yml."""
    needs: tuple[str, ...] = ()
    """Distributions without which it can't be tried."""
    times: int = 1
    """How often it has every page built."""
    prepare: Callable[[Project], None] | None = None
    said: str = ""
    """A pattern of warnings that it gives of itself."""


def in_git(project: Project) -> None:
    named = ["-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false"]
    for args in (["init", "-q"], ["add", "docs/about"], [*named, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *args], cwd=project.root, check=True)


def with_font(project: Project) -> None:
    """The plugin would fetch a font from another host, and draws with what lies in its cache if there is one."""
    found = sorted(Path("/usr/share/fonts").rglob("DejaVuSans.ttf"))
    if not found:
        missing("a font, such as DejaVuSans.ttf")
    folder = project.root / ".cache" / "plugin" / "social" / "fonts" / "Roboto"
    folder.mkdir(parents=True)
    shutil.copy(found[0], folder / "Regular.ttf")


LANGUAGES = """\
- i18n:
    docs_structure: suffix
    languages:
      - {locale: en, default: true, name: English, build: true}
      - {locale: fr, name: Français, build: true}
"""
NEIGHBOURS = (
    Neighbour("search", "- search"),
    Neighbour("tags", "- tags"),
    Neighbour("blog", "- blog"),
    Neighbour("privacy", "- privacy: {assets_fetch: false}", said="External file: .* in 'assets/javascripts/bundle"),
    Neighbour("social", "- social: {cards_layout: default}", ("cairosvg", "pillow"), prepare=with_font),
    Neighbour("rss", "- rss: {use_git: false}", ("mkdocs-rss-plugin",)),
    Neighbour("macros", "- macros", ("mkdocs-macros-plugin",)),
    Neighbour("static-i18n", LANGUAGES, ("mkdocs-static-i18n",), times=2),
    Neighbour(
        "git-revision-date-localized", "- git-revision-date-localized: {fallback_to_build_date: true}",
        ("mkdocs-git-revision-date-localized-plugin",), prepare=in_git,
    ),
    Neighbour("minify", "- minify: {minify_html: true}", ("mkdocs-minify-plugin",)),
    Neighbour("glightbox", "- glightbox", ("mkdocs-glightbox",)),
)  # fmt: skip


def missing(what: str) -> None:
    reason = f"{what} is not installed (make neighbours)"
    if os.environ.get("REQUIRE_NEIGHBOURS"):
        pytest.fail(reason)
    pytest.skip(reason)


def needs(*names: str) -> None:
    for name in names:
        try:
            distribution(name)
        except PackageNotFoundError:
            missing(name)


def small(root: Path, plugins: str) -> Project:
    project = copied(root, seeds=False)
    for name, title, said in (("bridge", "Harbour bridge opens", "We waited"), ("ferry", "Fares rise again", "It is")):
        (project.seeds / f"{name}.txt").write_text(ARTICLE.format(title=title, said=said), "utf-8", newline="")
    settings = project.root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "plugins: [clipbook]" in text
    entries = textwrap.indent(plugins.rstrip(), "  ")
    listed = f"plugins:\n{entries}\n  - clipbook\n" if plugins else "plugins: [clipbook]\n"
    settings.write_text(re.sub(r"^plugins: .*$", lambda _: listed, text, flags=re.MULTILINE), "utf-8")
    return project


def build(project: Project) -> subprocess.CompletedProcess[str]:
    return project.run("mkdocs", "build", env={"SITE_URL": "https://press.example/a/"})


def proved(project: Project) -> int:
    """The number of extracts that stand in their articles as shown."""
    done = project.run("generator", "verify")
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[0].replace(",", ""))


def dead_links(site: Path) -> dict[str, str]:
    """Address of a link to nowhere, and the page that has it."""
    dead = {}
    for page in sorted(site.rglob("*.html")):
        for found in re.findall(r'(?:href|src|action|data-index)="([^"]*)"', page.read_text("utf-8")):
            address = re.split("[?#]", unquote(html.unescape(found)), maxsplit=1)[0]
            if not address or re.match(r"[A-Za-z]+:|/", address):
                continue
            target = page.parent / address
            if not target.exists() or (target.is_dir() and not any(target.iterdir())):
                dead[address] = page.relative_to(site).as_posix()
    return dead


@pytest.fixture(scope="module")
def lonely(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, int]:
    """Extracts and pages of the site that no other plugin has touched."""
    project = small(tmp_path_factory.mktemp("lonely") / "project", "")
    done = build(project)
    assert done.returncode == 0, done.stderr
    return proved(project), len(list(project.site.rglob("index.html")))


@pytest.mark.parametrize("neighbour", NEIGHBOURS, ids=lambda neighbour: neighbour.name)
def test_a_site_is_the_same_beside_another_plugin(
    tmp_path: Path, lonely: tuple[int, int], neighbour: Neighbour
) -> None:
    needs(*neighbour.needs)
    project = small(tmp_path / "project", neighbour.lines)
    if neighbour.prepare:
        neighbour.prepare(project)
    done = build(project)
    assert done.returncode == 0, done.stderr
    told = [_COLOUR.sub("", line) for line in done.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))]
    assert [line for line in told if not neighbour.said or not re.search(neighbour.said, line)] == []
    extracts, pages = lonely
    assert proved(project) == extracts * neighbour.times
    assert len(list(project.site.rglob("index.html"))) >= pages * neighbour.times
    assert dead_links(project.site) == {}
    for page in project.site.rglob("index.html"):
        text = page.read_text("utf-8")
        assert re.search(r'id="?content"?[ >]', text), page
        assert text.count("menu") > 0, page


def test_macros_still_reads_the_owners_pages(tmp_path: Path) -> None:
    needs("mkdocs-macros-plugin")
    project = small(tmp_path / "project", "- macros")
    (project.docs / "own.md").write_text("# Own\n\nSeven times six is {{ 7 * 6 }}.\n", "utf-8")
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert "times six is 42" in (project.site / "own" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("lines", "words"),
    [("- offline", "the plugin offline turns use_directory_urls off"), ("", "use_directory_urls is off")],
)
def test_what_would_break_every_link_is_refused(tmp_path: Path, lines: str, words: str) -> None:
    project = small(tmp_path / "project", lines)
    if not lines:
        with (project.root / "mkdocs.yml").open("a", encoding="utf-8") as out:
            out.write("use_directory_urls: false\n")
    done = build(project)
    assert done.returncode == 1
    assert words in done.stderr
    assert "call: clipbook offline" in done.stderr
    assert "Traceback" not in done.stderr
    assert not project.site.exists()
