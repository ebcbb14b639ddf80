"""A feed against the originals: Atom and JSON Feed, read by parsers of the standard library.

What an entry shows is HTML with the marks of pages, and is checked as a page is. Its title is plain text: it says
beside it which words of which article it is (`c:src` and `c:span`, or `_clipbook`), else it must be the site's own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from generator.model import Problem
from generator.verify.copied import Needles
from generator.verify.originals import Original, cut, difference, fault, fold, short
from generator.verify.pages import check_page

_ATOM = "{http://www.w3.org/2005/Atom}"
_PROOF = "{urn:x-clipbook:proof}"
_GOES_ON = " […]"
_HINT = "Build again; if it stays, what makes feeds is at fault."


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    article: str
    span: str
    """`12-34`, or empty."""
    content: str


def check_feed(
    name: str, content: bytes, originals: Mapping[str, Original], needles: Needles
) -> tuple[int, tuple[Problem, ...]]:
    """The number of values compared, and what does not hold."""
    try:
        titles, entries = _atom(content) if name.endswith(".xml") else _json(content)
    except (ValueError, TypeError, AttributeError, RecursionError, ET.ParseError) as error:
        return 0, (fault("verify-data", name, f"no feed: {error}", _HINT),)
    compared, faults = 0, []
    for title in titles:
        if hit := needles.search(title):
            faults.append(fault("verify-copied", name, f"{short(hit[0])} is copied from {hit[1]}", _HINT))
    for number, entry in enumerate(entries, 1):
        where = f"{name}:entry {number}"
        count, more = check_page(where, entry.content, originals, needles)
        compared += count + 1
        faults += more
        if fail := _title(entry, originals, needles):
            faults.append(fault(fail[0], where, fail[1], _HINT))
    return compared, tuple(faults)


def _title(entry: _Entry, originals: Mapping[str, Original], needles: Needles) -> tuple[str, str] | None:
    if entry.article not in originals:
        return "verify-span", f"there is no article {entry.article!r}"
    title = fold(entry.title)
    if not entry.span:
        hit = needles.search(title)
        return ("verify-copied", f"{short(hit[0])} is copied from {hit[1]}") if hit else None
    start, _, end = entry.span.partition("-")
    try:
        stands = cut(originals, entry.article, *(int(end) if end.isdigit() else end for end in (start, end)))
    except LookupError as error:
        return "verify-span", str(error.args[0])
    if title not in (stands, stands + _GOES_ON):
        return "verify-words", f"{entry.article} {difference(title, stands)}"
    return None


def _atom(content: bytes) -> tuple[list[str], list[_Entry]]:
    root = ET.fromstring(content)  # noqa: S314  (the program's own file; expat expands no outside entity)
    if root.tag != f"{_ATOM}feed":
        raise ValueError(f"it begins with {root.tag}")
    own = [root.findtext(f"{_ATOM}{tag}", "") for tag in ("title", "subtitle")]
    return own, [_atom_entry(entry) for entry in root.iter(f"{_ATOM}entry")]


def _atom_entry(entry: ET.Element) -> _Entry:
    title = entry.find(f"{_ATOM}title")
    if title is None:
        raise ValueError("an entry has no title")
    src, span = title.get(f"{_PROOF}src", ""), title.get(f"{_PROOF}span", "")
    return _Entry(title.text or "", src, span, entry.findtext(f"{_ATOM}content", ""))


def _json(content: bytes) -> tuple[list[str], list[_Entry]]:
    value = json.loads(content)
    if not isinstance(value.get("items"), list):
        raise ValueError("it has no items")  # noqa: TRY004  (a file that is not what it should be)
    own = [str(value.get(key, "")) for key in ("title", "description")]
    return own, [_json_entry(item) for item in value["items"]]


def _json_entry(item: Mapping[str, Any]) -> _Entry:
    proof = item.get("_clipbook", {})
    span = proof.get("title_span")
    pair = "-".join(map(str, span)) if isinstance(span, list) else ""
    return _Entry(str(item.get("title", "")), str(proof.get("article", "")), pair, str(item.get("content_html", "")))
