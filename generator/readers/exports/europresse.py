"""Exports of Europresse (Eureka): a page with an element `article` for each, whose parts have classes."""

from __future__ import annotations

import re

from generator.model import Document
from generator.readers.exports.clipping import Clipping
from generator.readers.exports.labels import hint
from generator.readers.page import Tree, page_rows

_OUTLET = ".//*[contains(@class, 'DocPublicationName')]"
_HEADER = ".//*[contains(@class, 'DocHeader')]"
_TITLE = ".//*[contains(@class, 'titreArticleVisu') or contains(@class, 'rdp__articletitle')]"
_AUTHORS = ".//*[contains(@class, 'docAuthors') or contains(@class, 'Authors')]"
_TEXT = ".//*[contains(@class, 'docOcurrContainer') or contains(@class, 'DocText')]"
# Behind the paper's name stand its edition and number: "Le Monde, no. 24012".
_BEHIND_NAME = re.compile(r"\s*(?:,|\s{2,}|\(|\bno\b).*\Z", re.DOTALL)


def read_europresse(tree: Tree) -> tuple[Document | None, ...] | None:
    """The articles of such a page, None for one that has neither title nor text; None as a whole: it is none."""
    articles = [element for element in tree.iter("article") if element.xpath(_OUTLET) and element.xpath(_HEADER)]
    return tuple(map(_article, articles)) or None


def _article(element: Tree) -> Document | None:
    clipping = Clipping(title_field="titreArticle")
    clipping.hints |= hint("outlet", _BEHIND_NAME.sub("", _words(element.xpath(_OUTLET)[0])), "DocPublicationName")
    head = _words(element.xpath(_HEADER)[0])
    clipping.hints |= hint("published", head, "DocHeader")
    if "," in head:
        clipping.hints |= hint("section", head.partition(",")[0], "DocHeader")
    titles = element.xpath(_TITLE)
    if titles:
        clipping.title = tuple(row for row in page_rows(titles[0]) if row.text)
        clipping.hints |= hint("authors", _author(element, titles[0]), "Authors")
    texts = element.xpath(_TEXT) or element.xpath(".//section")
    if texts:
        clipping.text = list(page_rows(texts[0]))
    return clipping.document()


def _author(element: Tree, title: Tree) -> str:
    """The field of authors, or in older pages the line without a class right below the title's."""
    if named := element.xpath(_AUTHORS):
        return _words(named[0])
    below = title.getparent().getnext() if title.getparent() is not None else None
    return _words(below) if below is not None and below.tag == "div" and not below.get("class") else ""


def _words(element: Tree) -> str:
    return " ".join(row.text for row in page_rows(element) if row.text)
