"""Every page is valid HTML: by the rules of `tests/markup.py`, and by the Nu checker where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.markup import faults
from tests.project import Project

PAGE = '<!doctype html><html lang="en"><head><title>T</title></head><body>{}</body></html>'


def test_every_page_keeps_the_rules(built: Project) -> None:
    pages = sorted(built.site.rglob("*.html"))
    assert len(pages) > 40
    found = [f"{path.relative_to(built.site)}: {fault}" for path in pages for fault in faults(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p><div>a</div></p>", "<div> in <p>"),
        ("<h2>a<p>b</p></h2>", "<p> in <h2>"),
        ("<p><a href='#'><ul><li>a</li></ul></a></p>", "<ul> in <p>"),
        ("<ul><p>a</p></ul>", "<p> in <ul>"),
        ("<ul>a<li>b</li></ul>", "words straight in <ul>"),
        ("<p>a<br>b</p></div>", "</div> where"),
        ("<div><p>a</div>", "</div> where <p> is open"),
        ("<section>a", "<section> is open"),
        ("<p id='x'>a</p><p id='x'>b</p>", "id x stands twice"),
        ("<p id='a b'>a</p>", "is no name"),
        ("<div markdown='0'>a</div>", "<div> has markdown"),
        ("<p class='a' class='b'>a</p>", "has class twice"),
        ("<input type='checkbox' autocomplete='off'>", "autocomplete on checkbox"),
        ("<label for='x'>a</label>", "label means #x"),
        ("<label for='x'>a</label><p id='x'>b</p>", "label means #x"),
        ("<figure aria-labelledby='t'>a</figure>", "aria-labelledby means #t"),
        ("<a href='#'><button type='button'>a</button></a>", "inside a link"),
        ("<button type='button'><span tabindex='0'>a</span></button>", "inside a link or a button"),
        ("<img src='a.png'>", "<img> lacks alt"),
        ("<button>a</button>", "<button> lacks type"),
        ("<table><tr><td>a</td></tr></table>", "<tr> in <table>"),
        ("<table><thead><tr><th>a</th></tr></thead></table>", "<th> lacks scope"),
        ("<table><tbody></tbody><caption>a</caption></table>", "not the first"),
        ("<h2> </h2>", "<h2> is empty"),
        ("<svg><foo></foo></svg>", "<foo> is not known"),
        ("<svg><rect onclick='x'></rect></svg>", "<rect> has onclick"),
        ("<p style='color:red'>a</p>", "<p> has style"),
        ("<dl><p>a</p></dl>", "<p> in <dl>"),
        ("<div/>", "closes nothing"),
    ],
)
def test_a_broken_rule_is_found(body: str, said: str) -> None:
    assert faults(PAGE.format("<main>fine</main>")) == []
    assert any(said in one for one in faults(PAGE.format(body))), faults(PAGE.format(body))


def test_the_nu_checker_finds_nothing(built: Project) -> None:
    """With `vnu` on PATH, or VNU_JAR naming its file (https://validator.github.io/validator/)."""
    jar, program = os.environ.get("VNU_JAR"), shutil.which("vnu")
    if not jar and not program:
        pytest.skip("no Nu checker: VNU_JAR names none and vnu is not on PATH")
    call = ["java", "-jar", jar] if jar else [str(program)]
    done = subprocess.run(
        [*call, "--skip-non-html", "--format", "gnu", str(built.site)],
        capture_output=True, text=True, encoding="utf-8", timeout=280, check=False,
    )  # fmt: skip
    assert [line for line in done.stderr.splitlines() if " error" in line or "warning" in line] == []
