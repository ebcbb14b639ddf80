"""The way past Markdown for pages of our own: their HTML is in them already.

A generated page is HTML blocks with headings of the form `## Title {#id}` between them. Python-Markdown would parse
every block with the standard library's HTML parser to hand it on unchanged, and the builder would parse it again for
anchors: three quarters of the time of a build, measured on 3,744 pages. `html_of` does what those two do to such a
page, byte for byte (a test builds both ways). It is for pages whose hash says that they are as they were generated;
others, and those that hold anything else, go through Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PERMALINK = {"permalink": "#", "permalink_title": "Link to this part", "toc_depth": 2}
"""Options of Markdown's `toc` that headings are turned by; the same as in `defaults.yml`."""

EXTENSIONS = frozenset(("attr_list", "fenced_code", "tables", "toc"))
"""Extensions of Markdown that leave such a page as it is: ours, and those that the builder always has."""

_HEADING = re.compile(r"^## (?P<title>.*?) \{#(?P<id>[\w-]+)\}\n*", re.MULTILINE)
# A line that begins with anything but an element or a heading is Markdown; so is a line behind an empty one that is
# indented. The generator writes none.
_MARKDOWN = re.compile(r"(?:\A|\n\n)(?!<|## .* \{#[\w-]+\}(?:\n|\Z))")
_BLANK = re.compile(r"\n{3,}")
_TAG = re.compile(r"<[^>]*>")
_ANCHOR = re.compile(r'\s(?:id|name)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level."""

    id: str
    title: str
    """Its text as HTML, without elements."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What Markdown would have made of a page."""

    html: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    """Ids that the page holds."""


def html_of(body: str) -> Converted | None:
    """A page without its front matter as HTML; None where it holds Markdown other than headings with an id."""
    body = body.strip("\n")
    if "\n\n\n" in body:
        body = _BLANK.sub("\n\n", body)
    if _MARKDOWN.search(body):
        return None
    headings = tuple(Heading(match["id"], _TAG.sub("", match["title"])) for match in _HEADING.finditer(body))
    html = _HEADING.sub(_turned, body)
    return Converted(html, headings, frozenset(_ANCHOR.findall(html)))


def _turned(match: re.Match[str]) -> str:
    sign, title = PERMALINK["permalink"], PERMALINK["permalink_title"]
    link = f'<a class="headerlink" href="#{match["id"]}" title="{title}">{sign}</a>'
    return f'<h2 id="{match["id"]}">{match["title"]}{link}</h2>\n'
