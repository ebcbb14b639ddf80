"""Rendering: escaping, marks inside words, front matter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup

from generator.model import Href, Mark, Page, Span, Words
from generator.site.render import TEMPLATES, _finalize, escape, render, words_html, yaml_string
from tests.built_html import folded, front_matter, read, shown, to_html

QUICK = settings(max_examples=100, deadline=None, derandomize=True)
# What HTML can't hold, and what Python-Markdown takes for its own, shows as the replacement character.
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\x02\x03"), min_size=1, max_size=60)
NASTY = st.lists(
    st.sampled_from(
        ["<", ">", "&", "&amp;", "{{", "}}", "{%", "*", "_", "`", "[", "](", ")", "!", "#", "\n", "\n\n", "    ", "- ",
         "1. ", "> ", "|", "---", "~~~", "```", "\\", '"', "'", "</span>", "<!--", "-->", "]]>", "{#x}", "{: .y}", "é",
         "\u202e", "\u2028", "http://a.example", "www.", "a@b.example", "&#60;", "\x1c", "x", " ", ".", "..", "…", "¶"]
    ),
    min_size=1,
    max_size=12,
).map("".join)  # fmt: skip


def words(text: str, *marks: Mark, soft: bool = False, start: int = 0) -> Words:
    return Words("a", Span(start, start + len(text)), text, marks, soft)


def term_page(heading: Words, said: str) -> Page:
    context = {
        "title": said, "hide": ("toc",), "up": Href("../"), "heading": heading, "summary": said,
        "articles": (), "more": "", "beside": ((heading, None, said),), "variants": (heading,),
        "see_also": ((heading, None),), "follow": (),
    }  # fmt: skip
    return Page("keywords/x.md", "term.md.jinja", context)


@QUICK
@given(st.lists(TEXT | NASTY, min_size=10, max_size=10))
def test_any_text_comes_back_from_markdown_and_html(texts: list[str]) -> None:
    page = shown(term_page(words(texts[0]), texts[1]))
    assert page.marked[0][2].split() == texts[0].split()
    assert folded(texts[1]) in folded(page.text)
    lines = "\n".join(
        f'<p title="{escape(text)}">{words_html(words(text))} <em>{escape(text)}</em></p>' for text in texts
    )
    html = read(to_html(f"## Heading {{#h}}\n\n<div>\n{lines}\n</div>\n"))
    assert [folded(said) for _, _, said in html.marked] == [folded(text) for text in texts]
    assert [folded(str(given["title"])) for tag, given in html.tags if tag == "p"] == [folded(text) for text in texts]
    assert {tag for tag, _ in html.tags} == {"h2", "a", "div", "p", "span", "em"}


@QUICK
@given(TEXT | NASTY)
def test_a_title_survives_front_matter(text: str) -> None:
    assert yaml.safe_load(yaml_string(text)) == text
    matter, _ = front_matter(render(term_page(words("x"), text)).content.decode())
    assert "<" not in str(matter["title"])
    assert folded(read(f"<title>{matter['title']}</title>").text) == folded(text)


@QUICK
@given(
    st.text("ab <&", min_size=1, max_size=12), st.lists(st.tuples(st.integers(0, 14), st.integers(1, 6)), max_size=5)
)
def test_marks_in_any_position_nest_and_lose_no_letter(text: str, places: list[tuple[int, int]]) -> None:
    kinds = ("hit", "said", "by", "cue", "num")
    marks = tuple(Mark(Span(at + 5, at + 5 + size), kind) for (at, size), kind in zip(places, kinds, strict=False))
    html = read(words_html(words(text, *marks, start=5)))
    assert html.marked[0][2] == text


def test_overlapping_marks_are_cut_where_they_cross() -> None:
    marks = (Mark(Span(0, 4), "hit"), Mark(Span(2, 6), "num"))
    assert words_html(words("abcdef", *marks)) == (
        '<span class="v" data-article="a" data-span="0-6">'
        '<mark>ab<span class="num">cd</span></mark><span class="num">ef</span></span>'
    )


def test_marks_of_one_kind_that_share_words_are_one() -> None:
    twice = (Mark(Span(0, 2), "by"), Mark(Span(0, 2), "by"))
    crossing = (Mark(Span(3, 6), "hit"), Mark(Span(2, 4), "hit"), Mark(Span(3, 4), "num"), Mark(Span(6, 7), "hit"))
    assert words_html(words("abcdefg", *twice, *crossing)) == (
        '<span class="v" data-article="a" data-span="0-7"><span class="by">ab</span>'
        '<mark>c<span class="num">d</span>ef</mark><mark>g</mark></span>'
    )


def test_characters_without_a_safe_form_are_replaced_and_line_breaks_become_spaces() -> None:
    assert escape("a\0b\x02c\x03d\ud800e") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert escape("a\n\n    b\r\tc\vd\fe") == "a      b  c d e"


def test_plain_prose_stays_readable() -> None:
    assert escape("A well-known U.S. figure, 1.5 of 10.") == "A well-known U.S. figure, 1.5 of 10&#46;"
    assert escape("- x -- y ... 1. z") == "&#45; x &#45;&#45; y &#46;&#46;&#46; 1&#46; z"


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//other.example/",
        'https://a.example/"onclick=',
        "a b",
        "<x>",
        "JAVASCRIPT:x",
    ],
)
def test_no_address_but_relative_and_web_ones(value: str) -> None:
    with pytest.raises(ValueError, match="not a safe address"):
        Href(value)


def test_what_has_no_safe_form_is_an_error() -> None:
    for value in (None, object(), 1.5, b"x", ("a",)):
        with pytest.raises(TypeError):
            _finalize(value)
    assert _finalize(3) == Markup("3")


def test_a_missing_value_is_an_error() -> None:
    page = term_page(words("x"), "y")
    with pytest.raises(UndefinedError):
        render(Page(page.path, page.template, {key: value for key, value in page.context.items() if key != "summary"}))


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.jinja")), ids=lambda path: path.name)
def test_templates_lay_out_and_nothing_else(path: Path) -> None:
    """A filter or a joined string would pass by the escaping; a template that counts or sorts decides."""
    for inside in re.findall(r"\{\{(.*?)\}\}|\{%(.*?)%\}", path.read_text("utf-8")):
        code = re.sub(r'"[^"]*"', '""', "".join(inside))
        assert "|" not in code, code
        assert "~" not in code, code
        assert not re.match(r"\s*(?:raw|autoescape|filter|set)\b", code), code
