"""A hostile article, from reading to finished pages, is shown as it was written."""

from __future__ import annotations

import re

import pytest

from generator.extract import EXTRACTORS
from generator.link import Site, link
from generator.model import Document, Problem, Source, hints_of
from generator.pages import pages
from generator.parse import parse
from generator.program.understand import Work, entry, extracted
from generator.show.lookup import Lookup
from generator.site.render import render
from tests.built_html import Read, folded, shown

NAME = "{{ 7*7 }} <svg onload=alert(1)> [x](javascript:y) {: .z} & “q” #a?b"
EVIL = (
    "<img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} {# gone #} [a](javascript:alert(1)) ![i](//h.example/x.png) "
    "**b** _c_ `d` ~~e~~ &lt; &#60; \\_ | # $& </script> </span></div> <!-- x --> ]]> &copy; http://h.example/"
)
HINTS = {
    "title": f"Title {EVIL}",
    "outlet": f"Outlet {EVIL}",
    "authors": f"Ann {EVIL}",
    "address": "javascript:alert(document.domain)",
    "published": "2024-02-09",
}
TEXT = (
    f"---\ntitle: {EVIL}\n---\n\n```\nfenced {EVIL}\n```\n\n    indented {EVIL}\n\n"
    f"“We {EVIL} will go,” said Mayor Ann Lee \u202eon Friday. “No {EVIL}.” "
    f"More than 1,200 <i>ships</i> waited {EVIL} on 4 May 2021.\n\n"
    "1. one\n2. two\n\n> “Quoted {EVIL}” {: .x onclick=alert(1)} *[HTML]: y\n\nSetext\n===\n\n| a | b |\n|---|---|\n"
)

OURS = frozenset(
    ("a", "article", "b", "blockquote", "caption", "code", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "li",
     "mark", "nav", "ol", "p", "section", "span", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
     "figure", "figcaption", "svg", "defs", "pattern", "circle", "line", "path", "rect", "text", "title", "desc", "pre")
)  # fmt: skip


FORM = frozenset(("form", "label", "input", "button", "select", "option", "noscript", "fieldset", "legend", "h2", "br"))


def site_of(name: str, text: str, hints: dict[str, str]) -> Site:
    article, problems = parse(name, Source(f"{name}.txt", "0" * 64), Document(text, hints_of("caller", hints)))
    options = {x.name: x.options() for x in EXTRACTORS}
    wanted = frozenset(x.name for x in EXTRACTORS)
    odd = Problem(f"{name}.txt:1", "odd", f"{EVIL} happened", f"do {EVIL}", "error")
    return link((entry(article, problems, extracted(Work(article, {}, wanted, options))),), (odd,), ((name, EVIL),))


@pytest.fixture(scope="module", params=[HINTS, {}], ids=["hints", "bare"])
def site(request: pytest.FixtureRequest) -> dict[str, Read]:
    return {page.path: shown(page) for page in pages(Lookup(site_of(NAME, TEXT, request.param)))}


def test_every_page_is_whole_and_holds_only_the_tags_of_its_template(site: dict[str, Read]) -> None:
    for path, page in site.items():
        assert {tag for tag, _ in page.tags} <= OURS | {"script"} | (FORM if path == "search/index.md" else set()), path
        for given in (given for tag, given in page.tags if tag == "script"):
            own = path == "search/index.md" and re.match(
                r"\.\./(?:assets|data)/search/[a-z-]+\.js$", given.get("src") or ""
            )
            assert own or given == {"type": "application/ld+json"}, (path, given)
        for tag, given in page.tags:
            assert not [name for name in given if name.startswith("on")], (path, tag, given)
            assert not re.match(r"\s*(?:javascript|data|vbscript):", given.get("href") or "", re.IGNORECASE), (
                path,
                given,
            )
            assert "style" not in given, (path, given)
            assert tag == "script" or "src" not in given, (path, given)


def test_the_words_are_shown_as_written(site: dict[str, Read]) -> None:
    words = {folded(words) for page in site.values() for source, _, words in page.marked if source == NAME}
    assert any(folded(EVIL) in said for said in words)
    assert any("“We <img src=x onerror=alert(1)> {{ 7*7 }} {% raw %}" in said for said in words)


def test_the_marks_hold(site: dict[str, Read]) -> None:
    for page in site.values():
        for source, span, words in page.marked:
            start, end = map(int, span.split("-"))
            assert source == NAME
            assert folded(words) == folded(TEXT[start:end])


def test_what_the_owner_and_the_program_say_is_text_too(site: dict[str, Read]) -> None:
    report = folded(site["about/build.md"].text)
    assert folded(f"{EVIL} happened") in report
    assert folded(f"Do {EVIL}") in report
    assert NAME in report


def test_nothing_of_an_article_reaches_jinja_or_the_files_names() -> None:
    files = [render(page) for page in pages(Lookup(site_of(NAME, TEXT, HINTS)))]
    for file in files:
        assert re.fullmatch(r"[a-z0-9/-]+\.md", file.path), file.path
        assert b"{{" not in file.content
        assert b"{%" not in file.content


def test_a_title_in_the_head_is_escaped_for_the_theme() -> None:
    page = next(page for page in pages(Lookup(site_of(NAME, TEXT, HINTS))) if page.path.startswith("articles/7"))
    head = render(page).content.decode().split("\n---\n")[0]
    assert "<" not in head
    assert [line.split(":")[0] for line in head.split("\n") if line != "---"] == [
        "generated",
        "title",
        "description",
        "hide",
    ]
