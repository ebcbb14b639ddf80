"""The three forms of a citation, made in Chromium by `generator/site/assets/site.js` of a page's parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from pybtex.database import parse_string

from generator.exports.citations import citation_files
from generator.extract import Quote
from generator.link import Site
from generator.model import Entry, Fact, Metadata
from generator.owner.publication import Publication
from generator.pages import pages
from generator.show.lookup import Lookup
from generator.site.render import render
from tests.built_html import ROOT, front_matter, to_html
from tests.small_site import article, at, block, entry, small_site

HOME = "http://127.0.0.1:1/x/"
ODD = "A {curly} 5 % *star* _line_ & <b>tag</b> [x](y) # ~ ^ | \\ $6 `code`"
TEXT = f"Title: {ODD}\n\n“{ODD}, really,” Ann Lee said.\n"


def odd() -> Entry:
    title, words = at(TEXT, f"Title: {ODD}"), at(TEXT, f"{ODD}, really,")
    metadata = Metadata(
        title=Fact(title.cut(TEXT), title, "t"),
        authors=(Fact("Lee, Son and Daughter", None, "sidecar"), Fact("Bo Ray", None, "sidecar")),
        address=Fact("https://news.example/a_b?c=(d)&e=~f", None, "sidecar"),
    )
    lines = (block(TEXT, "title", title.cut(TEXT)), block(TEXT, "paragraph", TEXT.strip().split("\n")[-1]))
    quote = Quote(span=words, rule="quote.ranked", kind="direct", marks=at(TEXT, f"“{ODD}, really,”"))
    return entry(article("odd_one", TEXT, metadata, lines), [quote])


def site(address: str) -> Site:
    small = small_site()
    return replace(small, entries=(*small.entries, odd()), publication=Publication(address=address))


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """`opened(path, address)`: an article's page with the site's script."""
    page = browser.new_page()
    script = (ROOT / "generator" / "site" / "assets" / "site.js").read_text("utf-8")

    def go(path: str, address: str = HOME) -> Any:
        made = {one.path: one for one in pages(Lookup(site(address)))}[f"articles/{path}.md"]
        body = to_html(front_matter(render(made).content.decode("utf-8"))[1])
        html = f"<!doctype html><meta charset=utf-8><title>x</title>{body}<script>{script}</script>"
        page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto(f"{HOME}articles/{path}/")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        return page

    yield go
    page.close()


def forms(page: Any, name: str) -> list[str]:
    """One form of every citation of a quote."""
    made = page.evaluate(f"[...document.querySelectorAll('.q .cite')].map({name})")
    assert made
    return made  # type: ignore[no-any-return]


class Text(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.links, self.tags = "", [], []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for key, value in attrs if key == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_plain_form_is_the_text_of_the_page(opened: Callable[..., Any]) -> None:
    page = opened("07-harbour")
    assert forms(page, "plain")[0] == (
        "“nine long days”, the port’s director, quoted in “Harbour reopens after storm”, by Ida Holm, "
        "The Odense Courier, 5 May 2021, paragraph 1. https://news.example/harbour?a=1&b=2 On this site: "
        f"{HOME}articles/07-harbour/#quote-e8114372"
    )
    shown = [" ".join(text.split()) for text in page.locator(".q .cite").all_inner_texts()]
    assert forms(page, "plain") == shown


def test_without_an_address_of_the_site_the_one_it_is_read_at_is_cited(opened: Callable[..., Any]) -> None:
    [cited] = forms(opened("odd_one", ""), "plain")
    assert cited.rpartition(" ")[2].startswith(f"{HOME}articles/odd_one/#quote-")
    assert "no date stated" in cited
    assert "outlet not stated" in cited


@pytest.mark.parametrize("path", ["07-harbour", "odd_one"])
def test_the_bibtex_form_is_the_entry_of_the_published_file(opened: Callable[..., Any], path: str) -> None:
    published = {file.path: file.content.decode("utf-8") for file in citation_files(Lookup(site(HOME)))}[
        "data/quotes.bib"
    ]
    known = parse_string(published, "bibtex").entries
    for made in forms(opened(path), "bibtex"):
        [(key, read)] = parse_string(made, "bibtex").entries.items()
        proof = {"articleid", "spans", "speakerspan"}
        assert dict(read.fields) == {name: value for name, value in known[key].fields.items() if name not in proof}
        assert read.persons == known[key].persons
        assert read.type == known[key].type


def test_the_markdown_form_says_the_same(opened: Callable[..., Any]) -> None:
    [made] = forms(opened("odd_one"), "markdown")
    read = Text(to_html(made))
    assert set(read.tags) == {"blockquote", "p", "a"}
    assert f"“{ODD}, really,”" in " ".join(read.text.split())
    assert f"“Title: {ODD}”" in " ".join(read.text.split())
    assert [link.partition("#")[0] for link in read.links] == [
        "https://news.example/a_b?c=%28d%29&e=~f",
        f"{HOME}articles/odd_one/",
    ]


def test_without_a_clipboard_the_words_are_shown_selected(opened: Callable[..., Any]) -> None:
    page = opened("07-harbour")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    cite = page.locator(".q .cite-forms").first
    cite.get_by_role("button", name="as BibTeX").click()
    field = cite.get_by_role("textbox", name="Citation")
    assert field.input_value().startswith("@article{07-harbour-quote-")
    assert page.evaluate("document.activeElement.selectionEnd") == len(field.input_value())
