"""The head of an article: section, title, standfirst, byline, captions, up to the first line of running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.base import lexicon
from generator.base.text import fold
from generator.model import BlockKind, Span
from generator.parse.byline import Byline, read_bare_byline, read_byline, read_outlet_line, split_glue, split_inline
from generator.parse.dateline import read_dateline
from generator.parse.layout import Unit
from generator.parse.lines import (
    CAPTION_LABEL,
    DATE_LABEL,
    ends_in_agency,
    ends_sentence,
    is_bare_label,
    is_date_line,
    is_prose,
    look_of,
)

# Titles are short: the longest of 1,050 read by hand has 44 words (with a subtitle); most have below 16.
_LONGEST_TITLE = 50
_LONGEST_SECTION = 5
# A standfirst of sentences: a paragraph that stands before the byline is no longer than this.
_LONGEST_INTRO = 60
# The running text begins so many lines below it at most: byline, role, outlet, dates, caption, buttons.
_INTRO_WITHIN = 12
# Lines that no running text follows within this many are no head but a list.
_LONGEST_HEAD = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that was told apart, before it becomes a block."""

    unit: Unit
    kind: BlockKind
    rule: str
    byline: Byline | None = None


def read_head(text: str, units: Sequence[Unit]) -> tuple[Piece, ...]:
    """The pieces of the head, in text order; what is left of `units` behind the last one is the body.

    A head needs a body: where nothing after it is running text, there is none. The first line of running text ends it.
    """
    pieces: list[Piece] = []
    open_lines: list[int] = []
    if len(units) > 1 and is_closed_title(text, units[0], units[1]):
        open_lines.append(0)
        pieces.append(Piece(units[0], "title", "title.closed"))
        units = units[1:]
    at = 0
    for at, unit in enumerate(units[:_LONGEST_HEAD]):
        if cut := split_glue(text, unit.span):
            title = Unit(Span(unit.span.start, _back(text, cut)), wrapped=unit.wrapped)
            rest = Unit(Span(cut, unit.span.end))
            open_lines.append(len(pieces))
            pieces.append(Piece(title, "title", "title.before-glued-byline"))
            pieces.append(Piece(rest, "byline", "byline.glued", read_byline(text, rest.span, glued=True)))
            continue
        if inline := split_inline(text, unit.span):
            pieces.append(Piece(Unit(inline.span), "byline", inline.rule, inline))
            break
        if label := _TITLE_LABEL.match(text, unit.span.start, unit.span.end) if not pieces else None:
            pieces.append(Piece(Unit(Span(unit.span.start, _back(text, label.end()))), "notice", "label.title"))
            open_lines.append(len(pieces))
            pieces.append(Piece(Unit(Span(label.end(), unit.span.end)), "title", "title.label"))
            continue
        piece = _known(text, unit, pieces)
        if piece is None and open_lines and _is_intro(text, units[at : at + _INTRO_WITHIN]):
            piece = Piece(unit, "standfirst", "standfirst.before-byline")
        if piece is None and (is_prose(text, unit.span) or read_dateline(text, unit.span.start, unit.span.end)):
            break
        if piece is None:
            open_lines.append(len(pieces))
            piece = Piece(unit, "paragraph", "head.open")
        pieces.append(piece)
    else:
        return ()
    return _named(text, pieces, open_lines, units[at:])


def _back(text: str, at: int) -> int:
    while text[at - 1].isspace():
        at -= 1
    return at


_TITLE_LABEL = re.compile(r"(?:title|headline)\s*:\s*(?=\S)", re.IGNORECASE)


def _is_intro(text: str, units: Sequence[Unit]) -> bool:
    """Whether the first of some lines, behind a title, stands before the byline or the date and the article begins
    later among them.
    """
    if len(units) < 3:
        return False
    unit, below, *rest = units
    if len(unit.span.cut(text).split()) > _LONGEST_INTRO or read_dateline(text, unit.span.start, unit.span.end):
        return False
    return (
        read_byline(text, below.span) is not None
        or read_bare_byline(text, below.span) is not None
        or is_date_line(text, below.span, labelled=False)
    ) and any(is_prose(text, later.span) and not look_of(text, later) for later in rest)


def _known(text: str, unit: Unit, above: Sequence[Piece]) -> Piece | None:
    """A line of the head that is told by itself, or by what stands right above it."""
    first = not above
    if is_date_line(text, unit.span, labelled=False):
        labelled = is_date_line(text, unit.span, labelled=True)
        return Piece(unit, "updated", "updated.labelled-line" if labelled else "published.date-line")
    if above and above[-1].rule == "caption.label" and is_bare_label(text, above[-1].unit.span, CAPTION_LABEL):
        return Piece(unit, "caption", "caption.under-label")
    if is_bare_label(text, unit.span, DATE_LABEL):
        return Piece(unit, "updated", "updated.label")
    if (
        above
        and above[-1].kind in ("title", "byline", "updated", "paragraph")
        and (outlet := read_outlet_line(text, unit.span))
    ):
        return Piece(unit, "byline", outlet.rule, outlet)
    if byline := read_byline(text, unit.span):
        return Piece(unit, "byline", byline.rule, byline)
    look = look_of(text, unit)
    # A first line such as "Live: ..." or "Opinion: ..." is the title of such an article.
    if look and not (first and look[1] in ("notice.live", "notice.read-more") and len(unit.span.cut(text).split()) > 3):
        return Piece(unit, *look)
    if first:
        return None
    if ends_in_agency(text, unit.span):
        return Piece(unit, "caption", "caption.agency")
    if byline := read_bare_byline(text, unit.span):
        return Piece(unit, "byline", byline.rule, byline)
    return None


def _named(text: str, pieces: list[Piece], open_lines: list[int], rest: Sequence[Unit]) -> tuple[Piece, ...]:
    """The open lines of the head told apart: what stands before the title, the title, what stands after it."""
    lead = Span(max(rest[0].span.start, pieces[-1].unit.span.end), rest[0].span.end) if pieces else rest[0].span
    dateline = read_dateline(text, lead.start, lead.end)
    body = Span(dateline.span.end, lead.end) if dateline else lead
    glued = next((i for i in open_lines if pieces[i].kind == "title"), None)
    title = glued
    for i in open_lines:
        if i == glued:
            continue
        unit = pieces[i].unit
        words = unit.span.cut(text)
        if _repeats(words, text[body.start : body.end]):
            pieces[i] = Piece(unit, "standfirst", "standfirst.repeats-lead")
        elif title is None and i != open_lines[-1] and is_section(words):
            pieces[i] = Piece(unit, "section", "section.label")
        elif title is None and len(words.split()) <= _LONGEST_TITLE and not words.endswith((":", ",")):
            title = i
            pieces[i] = Piece(unit, "title", "title.first-line" if i == open_lines[0] else "title.after-label")
        elif title is not None and is_section(words):
            pieces[i] = Piece(unit, "section", "section.label")
        elif title is not None and _is_subtitle(text, pieces[title], words):
            pieces[i] = Piece(unit, "standfirst", "standfirst.after-semicolon")
        elif (
            title is not None
            and i > title
            and _begins_words(words)
            and len(words.split()) >= 4
            and not words.endswith((":", ","))
            and not any(piece.kind == "standfirst" for piece in pieces)
        ):
            pieces[i] = Piece(unit, "standfirst", "standfirst.under-title")
        else:
            pieces[i] = Piece(unit, "paragraph", "paragraph.head")
    return tuple(pieces)


_QUOTES = "\"'“‘$£€#@"
_LABEL_WORD = re.compile(r"[^\s/>|»,•·:]+")


def _begins_words(words: str) -> bool:
    """Whether a line begins as a text does, not with a bullet."""
    return words[0].isalnum() or words[0] in _QUOTES


def is_section(words: str) -> bool:
    """Whether a line is made of nothing but words that name parts of a newspaper."""
    parts = [part.casefold().strip(".") for part in _LABEL_WORD.findall(words)]
    return 0 < len(parts) <= _LONGEST_SECTION and all(part in lexicon.words("parse/sections") for part in parts)


def _repeats(words: str, lead: str) -> bool:
    """Whether a line is the lead's beginning over again."""
    line, start = (" ".join(fold(part).casefold().split()) for part in (words, lead[: len(words) + 40]))
    return len(line.split()) >= 8 and start.startswith(line.rstrip(".… "))


def _is_subtitle(text: str, title: Piece, words: str) -> bool:
    return text[title.unit.span.end - 1] == ";" and len(words.split()) <= _LONGEST_CLOSED


# What a headline leaves out and a sentence needs. A first line with a full stop and none of these was a title in 285 of
# 840 articles, and 1 % of the sentences of their bodies look the same.
_LONGEST_CLOSED = 24
_WORD = re.compile(r"[\w’'.-]+")
_DAY_OR_PAST = re.compile(
    r"\b(?:[A-Z][a-z]+day|[a-z]{3,}ed|died|fell|won|lost|began|came|went|took|made|left|held|met|hit|broke|rose|sent|"
    r"gave|got|saw|ran|led|won|shot|killed|kept|felt|spoke|wrote)\b"
)


def is_closed_title(text: str, unit: Unit, below: Unit) -> bool:
    """Whether a first line is a title although it ends as a sentence does, as some archives print titles.

    So it is when it is a short question or cry, when it is printed in capitals or with capitals at nearly every word,
    or when it leaves out what a sentence needs; and longer running text must follow.
    """
    words = unit.span.cut(text)
    if not ends_sentence(text, unit.span) or len(words) > 400 or not is_prose(text, below.span):
        return False
    if len(below.span.cut(text).split()) < len(words.split()) and not ends_sentence(text, below.span):
        return False
    if words.isupper():
        return True
    parts = _WORD.findall(words)
    if not 2 <= len(parts) <= _LONGEST_CLOSED or words[0] in '“"':
        return False
    if words.rstrip("”’\"'")[-1] in "?!":
        return len(parts) <= 18
    long = [part for part in parts[1:] if len(part) >= 4]
    if len(long) >= 4 and sum(part[0].isupper() for part in long) >= 0.8 * len(long):
        return True
    low = {part.casefold().strip(".") for part in parts}
    return (
        4 <= len(parts) <= 13 and not low & lexicon.words("parse/sentence_words") and not _DAY_OR_PAST.search(words[1:])
    )
