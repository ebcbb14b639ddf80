"""The built site as files: every link leads somewhere, nothing is loaded from another host."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.verify import read_originals
from generator.verify.copied import Needles
from generator.verify.pages import check_page
from tests.project import Project

BASE = "http://site/sub/"
MARKED = re.compile(r'data-span="[0-9-]+"[^>]*>([^<&\s][^<&]+[^<&\s])<')


class Page(HTMLParser):
    """Addresses and ids of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and "href" in given and given.get("rel") != "canonical":
            self.loads.append(given["href"])
        elif "src" in given:
            self.loads.append(given["src"])


@pytest.fixture(scope="module")
def pages(built: Project) -> dict[str, Page]:
    """By address below the site, without 404.html, whose links start at the root of the host."""
    return {
        path.relative_to(built.site).as_posix().removesuffix("index.html"): Page(path.read_text("utf-8"))
        for path in sorted(built.site.rglob("*.html"))
        if path.name != "404.html"
    }


def inside(page: str, link: str) -> tuple[str, str] | None:
    """Path below the site and anchor; None for another host."""
    url = urlsplit(urljoin(BASE + page, link))
    if not f"{url.scheme}://{url.netloc}{url.path}".startswith(BASE):
        return None
    return unquote(url.path[len("/sub/") :]), unquote(url.fragment.partition(":~:")[0])


def test_every_internal_link_and_anchor_leads_somewhere(built: Project, pages: dict[str, Page]) -> None:
    dead = []
    followed = anchors = 0
    for name, page in pages.items():
        for link in page.links + page.loads:
            target = inside(name, link)
            if target is None:
                dead.append(f"{name}: {link} leaves the site")
                continue
            path, anchor = target
            followed += 1
            file = built.site / path / "index.html" if path == "" or path.endswith("/") else built.site / path
            if not file.is_file():
                dead.append(f"{name}: {link} leads nowhere")
            elif anchor and path in pages and anchor not in (*pages[path].ids, "__top"):
                dead.append(f"{name}: {link} has no such anchor")
            anchors += bool(anchor)
    assert dead == []
    assert followed > 500
    assert anchors > 100


def test_no_id_stands_twice_on_a_page(pages: dict[str, Page]) -> None:
    twice = {name: {x for x in page.ids if page.ids.count(x) > 1} for name, page in pages.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_styles_and_scripts_of_ours_ask_no_other_host(built: Project) -> None:
    ours = [path for path in Path(built.site, "assets").rglob("*") if path.name in ("site.css", "site.js")]
    assert len(ours) == 2
    for path in ours:
        assert re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", path.read_text("utf-8")) == []


def test_any_one_letter_changed_in_any_extract_is_noticed(built: Project) -> None:
    """Every eightieth extract of every page, one letter changed in the middle."""
    originals = read_originals(built.seeds)
    needles = Needles.of({})
    tried = 0
    for path in sorted(built.site.rglob("*.html")):
        html = path.read_text("utf-8")
        assert check_page("p", html, originals, needles)[1] == ()
        for extract in list(MARKED.finditer(html))[::80]:
            at = (extract.start(1) + extract.end(1)) // 2
            changed = html[:at] + ("x" if html[at] != "x" else "y") + html[at + 1 :]
            codes = [finding.code for finding in check_page("p", changed, originals, needles)[1]]
            assert codes, f"{path}: {extract[1]}"
            assert set(codes) == {"verify-words"}
            tried += 1
    assert tried > 20
