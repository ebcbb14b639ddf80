"""A built page against the page that was made for it: nothing is missing, doubled or in another place.

What a builder makes of a page of ours differs from builder to builder, and other plugins may rewrite it; what must
stay is every marked element in its order, every anchor, and every word. Where the page stands in the built one as it
is, letter by letter, that is known without reading it again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.verify.dom import Mark, Seen, read_page
from generator.verify.originals import short

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^## (?P<title>.*?) \{#(?P<id>[\w-]+)\}$", re.MULTILINE)
_BLANK = re.compile(r"\n{3,}")
_MARK = re.compile(r"\sdata-article=")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_NOT_SHOWN = re.compile(r"\]\([^()\n]*\)|\{[#:.][^{}\n]*\}|^\[[^\]\n]*\]: .*$", re.MULTILINE)
"""What Markdown does not show: addresses, attributes, references."""
_WORD = re.compile(r"[^\W\d_]+")
_ID = re.compile(r"\{#([\w-]+)\}")

Fault = tuple[str, str]
"""Code and message."""


def lost(source: str, html: str, built: Seen) -> list[Fault]:
    """What of the page `source` (Markdown, with its front matter) is not in the built page as it was made."""
    body = _FRONT_MATTER.sub("", source).strip("\n")
    if _stands_whole(body, html, built):
        return []
    plain = _CODE.sub(" ", body)
    made = read_page(_NOT_SHOWN.sub(" ", plain))
    return [*_marks(made.marks, built.marks), *_anchors(made, plain, built), *_words(made.content, built.content)]


def _stands_whole(body: str, html: str, built: Seen) -> bool:
    """Whether the page stands in the built one letter by letter, and all its marks are on the screen.

    Pages without marks are read: nothing would tell whether such a page is in a comment.
    """
    marks = len(_MARK.findall(body))
    if not marks or marks != sum(mark.seen for mark in built.marks):
        return False
    at = 0
    for piece in _pieces(_BLANK.sub("\n\n", body)):
        at = html.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def _pieces(body: str) -> Iterator[str]:
    """What stands between headings, and each heading as HTML."""
    at = 0
    for heading in _HEADING.finditer(body):
        yield body[at : heading.start()].strip("\n")
        yield f'<h2 id="{heading["id"]}">{heading["title"]}<'
        at = heading.end()
    yield body[at:].strip("\n")


def _marks(made: tuple[Mark, ...], built: tuple[Mark, ...]) -> Iterator[Fault]:
    """Marked elements that are missing, stand too often, or stand in another order; each named by its place."""
    wanted, shown = ([(mark.article, mark.span) for mark in marks if mark.seen] for marks in (made, built))
    if wanted == shown:
        return
    words = {(mark.article, mark.span): mark.words for mark in (*built, *made)}
    counts = Counter(wanted), Counter(shown)
    for key in counts[0] - counts[1]:
        told = f"{short(words[key])}, {key[0]} at {key[1]},"
        if counts[1][key]:
            yield "verify-missing", f"{told} stands {counts[1][key]} times where it was made {counts[0][key]} times"
        else:
            yield "verify-missing", f"{told} was made for this page and is not on it"
    for key in counts[1] - counts[0]:
        told = f"{short(words[key])}, {key[0]} at {key[1]},"
        yield "verify-doubled", f"{told} stands {counts[1][key]} times where it was made {counts[0][key]} times"
    if counts[0] == counts[1]:
        key = next(two for one, two in zip(wanted, shown, strict=True) if one != two)
        yield "verify-moved", f"{short(words[key])}, {key[0]} at {key[1]}, stands in another place than it was made for"


def _anchors(made: Seen, plain: str, built: Seen) -> Iterator[Fault]:
    """Anchors that links and citations lead to."""
    there = set(built.ids)
    for anchor in dict.fromkeys((*made.ids, *_ID.findall(plain))):
        if anchor not in there:
            yield "verify-missing", f"the place #{anchor} that links lead to was made for this page and is not on it"


def _words(made: str, built: str) -> Iterator[Fault]:
    """The first word, of the articles or of the site, that stands less often than it was made: one fault is enough."""
    wanted, shown = (Counter(_WORD.findall(text.casefold())) for text in (made, built))
    gone = wanted - shown
    if gone:
        word = next(word for word in _WORD.findall(made.casefold()) if word in gone)
        at = re.search(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])", made, re.IGNORECASE)
        near = " ".join(made[max(0, at.start() - 30) : at.end() + 30].split()) if at else word
        count = sum(gone.values())
        yield "verify-missing", f"{count} of its words stand there less often than made, first {short(word)}: {near}"
