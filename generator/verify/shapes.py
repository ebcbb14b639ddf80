"""The second gate: no element, attribute or address on a generated page that its templates do not put there.

What articles say is escaped where pages are made. Here nobody trusts that: of each built page every element with its
attributes is held against two lists of what the templates write (`data/content.txt`) and what Material's frame is made
of (`data/frame.txt`). Lexbor parses the page as browsers do and writes it out again in one form, so that a search for
tags sees what a browser would.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Fault = tuple[str, str]
"""Code and message."""
_LISTS = Path(__file__).parent / "data"
_ANY = "*"
ELEMENT, ADDED = "verify-element", "verify-added"
_VALUE = re.compile(r'="[^"]*"')
_TAG = re.compile(r"<([a-zA-Z][^<>]*)>")
# Each begins with letters that a search finds fast; Lexbor writes one blank before an attribute. Other attributes that
# hold addresses, such as `formaction`, are on no list.
_ODD_LINK = re.compile(r' href="(?!https?://|mailto:|[./?#]|[\w%-]+(?:[./?#"]))([^"]*)"')
_SOURCE = re.compile(r' src="([^"]*)"')
_INSIDE = re.compile(r"(?!//)[./]*[\w%-][^:]*")
"""Where scripts and pictures come from: the site itself."""
_CONTROL = re.compile(r' href="([^"\x00-\x1f]*[\x00-\x1f][^"]*)"')
_STYLE = re.compile(r' style="(?!text-align: (?:left|right|center);?")([^"]*)"')
_SCRIPT = re.compile(r"<script(?P<given>[^>]*)>(?P<text>.*?)</script", re.DOTALL)
_DATA = re.compile(r' type="application/(?:ld\+)?json"')
_OWN_PLACE = re.compile(r'new URL\("[^"]*",')
"""Material's script says where the first page lies, seen from this one."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What a stretch of a page is made of."""

    elements: frozenset[str]
    """Each element as `a`, each of its attributes as `a href`."""
    oddities: frozenset[str]
    """Values that run, load or restyle something, in words."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A page in two parts."""

    content: Shapes
    frame: Shapes


NOTHING = Shapes(frozenset(), frozenset())
NO_PAGE = Framed(NOTHING, NOTHING)


def shapes_of(html: str) -> Shapes:
    """Of a page or a part of one, as a parser writes it out.

    >>> sorted(shapes_of('<p class="a">5 &lt; 6 <a href="b/">c</a></p>').elements)
    ['a', 'a href', 'p', 'p class']
    """
    elements: set[str] = set()
    for tag in set(_TAG.findall(_VALUE.sub("", html))):
        name, *attributes = tag.split()
        elements.add(name)
        elements.update(f"{name} {attribute}" for attribute in attributes)
    return Shapes(frozenset(elements), frozenset(_oddities(html)))


def _oddities(html: str) -> Iterator[str]:
    for address in _ODD_LINK.findall(html):
        yield f"the address {_short(address)}"
    for address in _SOURCE.findall(html):
        if not _INSIDE.fullmatch(address):
            yield f"something loaded from {_short(address)}"
    for address in _CONTROL.findall(html):
        yield f"the address {_short(address)}"
    for style in _STYLE.findall(html):
        yield f"the style {_short(style)}"
    for script in _SCRIPT.finditer(html):
        if script["text"].strip() and not _DATA.search(script["given"]):
            yield f"the script {_short(_OWN_PLACE.sub('new URL(', script['text']))}"


def _short(words: str) -> str:
    return repr(words[:60])[1:-1] + ("…" if len(words) > 60 else "")


def framed(page: str, content: str) -> Framed:
    """A page and its content, both as a parser writes them out; what is not content is frame."""
    return Framed(shapes_of(content), shapes_of(page.replace(content, "", 1)) if content != page else NOTHING)


def foreign(made: Callable[[], Shapes], page: Framed, first: Framed) -> Iterator[Fault]:
    """What of a built page its templates did not put there.

    `made`: the page as it was generated, asked for only where something is odd. What stands in the built one alone is
    no article's doing but that of a plugin or a template of the owner's, who is told and decides. The frame may hold
    what that of the site's `first` page holds.
    """
    beyond = _beyond(page.content, _listed("content.txt"))
    generated = made() if beyond else NOTHING
    for what in beyond:
        if what in generated.elements | generated.oddities:
            yield ELEMENT, f"{_told(what)} stands in its content, and no template writes that"
        elif what not in _listed("added.txt"):
            yield ADDED, f"{_told(what)} was put into its content by another plugin or a template of yours"
    for what in _beyond(page.frame, _listed("frame.txt")):
        if what not in first.frame.elements | first.frame.oddities:
            yield ELEMENT, f"{_told(what)} stands around its content, and neither Material nor the first page has that"


def _beyond(shapes: Shapes, listed: frozenset[str]) -> list[str]:
    """What the list has not, and every odd value."""
    unknown = sorted(what for what in shapes.elements - listed if not _anywhere(what, listed))
    return [*unknown, *sorted(shapes.oddities)]


def _anywhere(what: str, listed: frozenset[str]) -> bool:
    """Whether any element may have this attribute."""
    _, _, attribute = what.partition(" ")
    family = f"{attribute.partition('-')[0]}-*" if attribute.startswith(("data-", "aria-")) else attribute
    return bool(attribute) and f"{_ANY} {family}" in listed


def _told(what: str) -> str:
    """A shape as markup, an odd value as it is.

    >>> _told("img onerror"), _told("img"), _told("the address data:x")
    ('<img … onerror>', '<img>', 'the address data:x')
    """
    if what.startswith(("the ", "something ")):
        return what
    element, _, attribute = what.partition(" ")
    return f"<{element} … {attribute}>" if attribute else f"<{element}>"


@cache
def _listed(name: str) -> frozenset[str]:
    """A list as the shapes it allows."""
    lines = (line.split() for line in (_LISTS / name).read_text("utf-8").splitlines() if line and line[0] != "#")
    return frozenset(
        f"{element} {attribute}".strip() for element, *attributes in lines for attribute in ("", *attributes)
    )
