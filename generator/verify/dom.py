"""A built page as a browser reads it: parsed by Lexbor, which follows the HTML standard as browsers do.

https://html.spec.whatwg.org/multipage/parsing.html. Nothing here knows an article: what a page shows is taken apart
into marked elements (`data-article`, `data-span`), the words between them, and blocks of JSON-LD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.verify.originals import fold
from generator.verify.shapes import Framed, framed, shapes_of

LINKED = "application/ld+json"
CONTENT = "article.md-content__inner"
"""Material's element around the content of a page."""
_NOTE = "section.owner"
"""The owner's note, in which the owner writes what they like; no article stands in it."""

_SILENT = ("script", "style", "template")
"""Elements whose text no browser shows."""
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr")
)  # fmt: skip
_FRAME = frozenset(("head", "header", "nav", "footer"))
"""Elements outside the content whose titles repeat those of pages, as the theme's frame does."""
_MARKS = ("[data-article]", "[data-span]")
_UNSEEN = ("[hidden]", "noscript", '[style*="display:none"]', '[style*="display: none"]')
"""What is in the page and not on the screen of somebody who reads it."""
_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_MARKED = re.compile(r"<[^<>]*?\bdata-(?:article|span)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """An element with a data-article or a data-span."""

    article: str | None
    span: str | None
    words: str
    """Folded (`originals.fold`)."""
    plain: bool
    """Some of its words are not set in serif."""
    seen: bool
    """It is on the screen: neither hidden nor for browsers without scripts."""

    @property
    def place(self) -> tuple[int, int] | None:
        """Start and end; None for a span that is not of the agreed form."""
        form = _SPAN.fullmatch(self.span or "")
        return (int(form[1]), int(form[2])) if form else None


@dataclass(slots=True)
class Stretch:
    """Words outside every marked element; a stretch ends where a marked element stands."""

    parts: list[str] = field(default_factory=list)
    serif: list[str] = field(default_factory=list)
    """Those of its parts that are set as an article's words are."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one page shows."""

    marks: tuple[Mark, ...]
    """In the order of the page. Those in templates are none: browsers show nothing of these."""
    stretches: tuple[Stretch, ...]
    """Of the content, and of what else stands outside the theme's frame."""
    linked: tuple[str, ...]
    """The text of each block of JSON-LD."""
    ids: tuple[str, ...]
    """In the order of the page, with those that stand twice."""
    content: str
    """All words of the content that are on the screen; of the whole body where a page has no such element."""
    framed: Framed
    """What it is made of; a page without an element for the content is all content."""


def read_page(html: str) -> Seen:
    """What a page shows. Any text is a page to a browser, so nothing is raised."""
    document = LexborHTMLParser(html)
    parts = _framed(document)
    linked = tuple(
        script.text()
        for script in document.css("script")
        if (script.attributes.get("type") or "").strip().lower() == LINKED
    )
    document.strip_tags(list(_SILENT))
    nodes = {node: None for query in _MARKS for node in document.css(query)}
    # Two queries yield two lists, each in the order of the page; most elements are in both.
    ordered = list(nodes) if len(nodes) == len(document.css(_MARKS[0])) else _in_order(document, nodes)
    unseen = {node for query in _UNSEEN for node in document.css(query)}
    serif = set(document.css(".v"))
    roots = document.css(CONTENT)
    marks = tuple(_mark(node, serif, unseen) for node in ordered)
    stretches = tuple(_stretches(document.body, set(nodes), serif, set(roots))) if document.body else ()
    ids = tuple(node.attributes["id"] or "" for node in document.css("[id]"))
    for node in unseen:
        node.decompose()
    whole = roots or ([document.body] if document.body else [])
    return Seen(marks, stretches, linked, ids, " ".join(root.text(separator=" ") for root in whole), parts)


def _framed(document: LexborHTMLParser) -> Framed:
    whole = document.html or ""
    content = "".join(root.html or "" for root in document.css(CONTENT)) or whole
    note = next((note.html or "" for note in document.css(_NOTE)), "")
    made = framed(whole, content)
    return replace(made, content=shapes_of(content.replace(note, "", 1))) if note else made


def line_of_mark(html: str, position: int, count: int) -> int | None:
    """The line, from 1, of the marked element at `position` of `count`; None where the source is too odd to tell.

    Lexbor keeps no lines, and only a page with a fault needs one.
    """
    starts = [match.start() for match in _MARKED.finditer(html)]
    return html.count("\n", 0, starts[position]) + 1 if len(starts) == count else None


def line_of_words(html: str, words: str) -> int | None:
    """The line, from 1, where the first of these words stands; None where it is written otherwise (`&amp;`)."""
    pattern = r"(?:[^\w<>]|<[^<>]*>)+".join(map(re.escape, re.findall(r"\w+", words)[:3]))
    found = re.search(pattern, html, re.IGNORECASE) if pattern else None
    return html.count("\n", 0, found.start()) + 1 if found else None


def _in_order(document: LexborHTMLParser, nodes: dict[LexborNode, None]) -> list[LexborNode]:
    root = document.root
    return [node for node in root.traverse() if node in nodes] if root else []


def _mark(node: LexborNode, serif: set[LexborNode], unseen: set[LexborNode]) -> Mark:
    attributes = node.attributes
    article, span = (attributes[key] or "" if key in attributes else None for key in ("data-article", "data-span"))
    above = [node, *_ancestors(node)] if unseen or node not in serif else ()
    plain = node not in serif and serif.isdisjoint(above) and _has_plain_words(node, serif)
    return Mark(article, span, fold(node.text()), plain, unseen.isdisjoint(above))


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _has_plain_words(mark: LexborNode, serif: set[LexborNode]) -> bool:
    """Whether words stand in a marked element, itself not in serif, that nothing in it sets in serif."""
    pending = [mark]
    while pending:
        for child in pending.pop().iter(include_text=True):
            if child.is_text_node:
                if not child.text().isspace():
                    return True
            elif child not in serif:
                pending.append(child)
    return False


def _stretches(
    body: LexborNode, marks: set[LexborNode], serif: set[LexborNode], roots: set[LexborNode]
) -> Iterator[Stretch]:
    """Unmarked words in the order of the page. Own stack: a page may be nested deeper than Python calls."""
    now = Stretch()
    pending = [(body.iter(include_text=True), body in serif, body in roots, False)]
    while pending:
        children, in_serif, in_content, spaced = pending[-1]
        child = next(children, None)
        if child is None:
            pending.pop()
            if spaced:
                now.parts.append(" ")
        elif child.is_text_node:
            text = child.text()
            now.parts.append(text)
            if in_serif:
                now.serif.append(text)
        elif child in marks:
            yield now
            now = Stretch()
        elif (tag := child.tag or "") and not _skipped(child, tag, in_content=in_content):
            block = tag not in _INLINE  # words of neighbouring blocks are two words, with or without a space between
            if block:
                now.parts.append(" ")
            inside = in_content or child in roots
            pending.append((child.iter(include_text=True), in_serif or child in serif, inside, block))
    yield now


def _skipped(node: LexborNode, tag: str, *, in_content: bool) -> bool:
    """Comments, the theme's frame, and the mark that a heading's own link shows ("#")."""
    if tag == "a":
        is_own_link = "headerlink" in (node.attributes.get("class") or "").split()
        return is_own_link and not any(char.isalnum() for char in node.text())
    return tag == "-comment" or (tag in _FRAME and not in_content)
