"""Where the parts of a text lie: its title, its running text, and what stands above, between and behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.parse.closed_title import LONGEST_INTRO, is_closed_title, is_text
from generator.parse.page import Line
from generator.parse.title import find_article

# A title with a smaller share of the choice is a guess, and a wrong title is worse than none: of 66 pages five had
# less, and three of these were wrong.
_SURE = 0.35
# A summary of sentences before the byline has no more paragraphs.
_INTRO_LINES = 3
# Words of menus outside the article that make a text a page rather than an article.
_MENU = 8
_TINY = 4
# Lines of another kind inside an article that was copied without its page: a list, a table, headings and links.
_MOST_SKIPPED = 8
_SENTENCE = 6
# Long words that a sentence behind a list has in common with the article above it.
_SHARED = 3
# Lines of other kinds above the first line of text: a label, a correction.
_NEAR_TOP = 3
_FORCED = ("title.before-glued-byline", "title.label")


@dataclass(frozen=True, slots=True)
class Outline:
    """Indexes of lines: half-open where two make a stretch."""

    title: int | None
    rule: str
    """Why this line is the title."""
    begin: int
    """First line of the running text."""
    end: int
    intro: tuple[int, ...]
    """Lines of prose above the byline: a summary."""
    page: bool
    """Whether the text is a whole page with its menus, not an article alone."""


def find_outline(lines: Sequence[Line]) -> Outline | None:
    """The outline of a text; None where nothing is running text."""
    article = find_article(lines)
    if article is None:
        return None
    run = article.run
    title, rule = _title(lines, article.title if article.share >= _SURE else None, run.begin)
    outside = (*lines[: title if title is not None else run.begin], *lines[run.end :])
    page = sum(line.count <= _TINY and not line.stopped for line in outside) >= _MENU
    end = _extended_down(lines, run.begin, run.end, page=page)
    end = _boilerplate(lines, run.begin, end)
    if title is not None and title >= run.begin:
        begin = next((at for at in range(title + 1, end) if lines[at].like_prose), end)
    else:
        begin = _extended_up(lines, run.begin, 0 if title is None else title + 1, skip=not page)
    if title is None and begin <= _NEAR_TOP and end > 1 and is_closed_title(lines, 0):
        title, rule, begin = 0, "title.closed", max(begin, 1)
    intro = _intro(lines, begin, end) if title is not None else ()
    if intro:
        begin = next(at for at in range(intro[-1] + 1, end) if lines[at].kind is None and is_text(lines[at]))
    return Outline(title, rule, begin, end, intro, page)


def _extended_up(lines: Sequence[Line], begin: int, floor: int, *, skip: bool) -> int:
    """The first of the sentences right above the body, which are too short or too few to weigh; with `skip` also those
    above lines of another kind, up to a date or byline.
    """
    at = begin
    while at > floor and (lines[at - 1].like_prose or (skip and not lines[at - 1].dated_or_signed)):
        at -= 1
        begin = at if lines[at].like_prose else begin
    return begin


def _extended_down(lines: Sequence[Line], begin: int, end: int, *, page: bool) -> int:
    """The end of the sentences below the body, also behind a few lines of another kind: an advertisement, a list. On a
    page, where such a list may be followed by other articles, they have to share words with the body.
    """
    about = frozenset().union(*(line.stems for line in lines[begin:end]))
    at = end
    while at < len(lines) and at - end < _MOST_SKIPPED and lines[at].ends_page in ("", "more"):
        line = lines[at]
        near = at == end or (at == end + 1 and lines[end].kind == "notice" and not lines[end].ends_page)
        shares = not page or len(line.stems & about) >= _SHARED
        if line.like_prose and (near or (line.count >= _SENTENCE and shares)):
            end = at + 1
        elif _is_signature(line):
            break
        at += 1
    return end


def _boilerplate(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where a release stops reporting: at its notes to editors, its contact, or "About" somebody named above."""
    for at in range(begin + 1, end):
        line = lines[at]
        about = _ABOUT.fullmatch(line.words) if not line.stopped else None
        named = about is not None and any(about["name"] in above.words for above in lines[:at])
        if named or _NOTES.fullmatch(line.words):
            return at
    return end


_ABOUT = re.compile(r"(?:About|ABOUT) (?:the )?(?P<name>[A-Z][^.?!]{1,60}?)\s*:?")
_NOTES = re.compile(
    r"(?:notes? (?:to|for) (?:the )?editors?|forward[- ]looking statements?"
    r"|(?:media|press|investor)s?(?: relations)? contacts?|contacts?"
    r"|(?:for )?(?:media|press) (?:enquiries|inquiries))\s*:?",
    re.IGNORECASE,
)


def _is_signature(line: Line) -> bool:
    return line.kind == "byline" or line.rule.startswith("contributors.") or line.rule == "notice.copyright"


def _title(lines: Sequence[Line], best: int | None, begin: int) -> tuple[int | None, str]:
    """The line that says of itself that it is the title; else the best."""
    for at, line in enumerate(lines[:begin]):
        if line.rule in _FORCED:
            return at, line.rule
    if best is None:
        return None, ""
    return best, "title.first-line" if all(line.kind for line in lines[:best]) else "title.best-line"


def _intro(lines: Sequence[Line], begin: int, end: int) -> tuple[int, ...]:
    """The first lines of prose, if a byline or date follows them and running text follows that."""
    for at in range(begin + 1, min(end, begin + 1 + _INTRO_LINES)):
        if not lines[at].dated_or_signed:
            continue
        above = range(begin, at)
        short = all(lines[k].count <= LONGEST_INTRO and lines[k].kind is None for k in above)
        later = any(line.kind is None and is_text(line) for line in lines[at + 1 : end])
        return tuple(above) if short and later and lines[at].rule != "updated.labelled-line" else ()
    return ()
