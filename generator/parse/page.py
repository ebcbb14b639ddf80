"""The lines of a text with what each looks like: what the search for the body and for the title reads.

A text is a clean article or a whole page copied from a browser; both are lines of some kinds in some order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.base import lexicon
from generator.base.stated_date import Order, date_order
from generator.base.text import fold
from generator.model import BlockKind, Span
from generator.parse.byline import (
    Byline,
    moved,
    read_bare_byline,
    read_byline,
    read_outlet_line,
    signed_date,
    split_glue,
    split_inline,
)
from generator.parse.date_line import is_age, read_date_line
from generator.parse.layout import Unit
from generator.parse.lines import LONE_LABEL, REMEMBERED, SHORT, ends_sentence, is_bare_label, is_prose, look_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Words of this length and more carry what a text is about; shorter ones are mostly articles, prepositions, auxiliaries.
_LONG_WORD = 4
# Inflected forms of a word mostly share their beginning: vote, voters, voting.
_STEM = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of the text with its looks, each measured once."""

    unit: Unit
    words: str
    """Its text, with curly quotes made straight."""
    count: int
    """Words of letters."""
    lower: float
    """Share of its words that begin in lower case, 0 to 1; about .8 in prose, 0 in menus of most papers."""
    stopped: bool
    """Whether it ends as a sentence does."""
    kind: BlockKind | None
    """What it is by its own look: notice, caption, updated (a date), byline; None: it may be anything else."""
    rule: str
    byline: Byline | None
    """Authors and outlet that it names, where it is a byline or a date line."""
    stems: frozenset[str]
    """Beginnings of its long words."""
    copies: int
    """How often a line of these words stands in the text, itself included."""
    ends_page: str
    """Which part of a page it is the heading of that stands behind an article: more, comments, foot; else empty."""

    @property
    def like_headline(self) -> bool:
        """Whether it has a headline's length and no look of another kind."""
        return self.kind is None and not self.stopped and 4 <= self.count <= 24

    @property
    def like_prose(self) -> bool:
        """Whether it reads as a sentence of running text, short ones too."""
        return self.kind is None and self.stopped and self.count >= 3 and (self.lower >= _PROSE_LOWER or self.quoting)

    @property
    def quoting(self) -> bool:
        """Whether it opens with a quotation mark."""
        return self.words[0] in "\"'"

    @property
    def dated_or_signed(self) -> bool:
        """Whether it says when or by whom the article was written."""
        return self.kind in ("updated", "byline") or self.rule == "notice.age"


# Prose has some .8 of its words in lower case; sentences full of names still have half.
_PROSE_LOWER = 0.4
Told = tuple[BlockKind | None, str, Byline | None]
"""Kind, rule and byline of a line."""


def read_lines(text: str, units: Sequence[Unit]) -> tuple[Line, ...]:
    """The units with their looks. A byline that is glued to a title or to a first paragraph is a line of its own."""
    order = date_order(text)
    cut = [part for unit in units for part in _cut(text, unit)]
    plain = [" ".join(fold(unit.span.cut(text)).split()) for unit, _ in cut]
    copies = Counter(plain)
    made: list[Line] = []
    for (unit, known), words in zip(cut, plain, strict=True):
        told = known or _told(text, unit, made, order)
        made.append(_line(unit, ends_sentence(text, unit.span), words, copies[words], told))
    return tuple(made)


def _line(unit: Unit, stopped: bool, plain: str, copies: int, told: Told) -> Line:  # noqa: FBT001
    kind, rule, byline = told
    counted = _short_counted(plain) if len(plain) <= SHORT else _counted(plain)
    return Line(
        unit=unit,
        words=plain,
        count=counted.words,
        lower=counted.lower,
        stopped=stopped,
        kind=kind,
        rule=rule,
        byline=byline,
        stems=counted.stems,
        copies=copies,
        ends_page=counted.ends_page,
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a line's words alone tell, as `Line` has it."""

    words: int
    lower: float
    stems: frozenset[str]
    ends_page: str


def _counted(plain: str) -> _Counted:
    words = _WORD.findall(plain)
    lower = sum(word[0].islower() for word in words) / max(1, len(words))
    return _Counted(len(words), lower, stems(words), _ends_page(plain))


@lru_cache(maxsize=REMEMBERED)
def _short_counted(plain: str) -> _Counted:
    return _counted(plain)


# A mail's subject may begin with the name of its list or with what answers and forwards put there.
_TITLE_LABEL = re.compile(
    r"(?:(?:title|headline)\s*:\s*|subject\s*:\s*(?!.*\(\d+%\))(?:\[[^\]]{1,60}\]\s*|(?:re|fwd?|aw|wg)\s*:\s*)*)(?=\S)",
    re.IGNORECASE,
)


def _cut(text: str, unit: Unit) -> list[tuple[Unit, Told | None]]:
    """The unit, or its parts where a page's tags were dropped between them; with what is known of each."""
    span = unit.span
    if at := split_glue(text, span):
        title, rest = Unit(Span(span.start, _back(text, at)), wrapped=unit.wrapped), Unit(Span(at, span.end))
        byline = read_byline(text, rest.span, glued=True)
        return [(title, (None, "title.before-glued-byline", None)), (rest, ("byline", "byline.glued", byline))]
    if inline := split_inline(text, span):
        rest = Unit(Span(_forth(text, inline.span.end), span.end), wrapped=unit.wrapped)
        return [(Unit(inline.span), ("byline", inline.rule, inline)), (rest, None)]
    if label := _TITLE_LABEL.match(text, span.start, span.end):
        words = Unit(Span(span.start, _back(text, label.end())))
        return [
            (words, ("notice", "label.title", None)),
            (Unit(Span(label.end(), span.end)), (None, "title.label", None)),
        ]
    return [(unit, None)]


def _back(text: str, at: int) -> int:
    while text[at - 1].isspace():
        at -= 1
    return at


def _forth(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


def _told(text: str, unit: Unit, above: Sequence[Line], order: Order | None) -> Told:
    """The kind of a line by itself, or by the label that stands alone above it; dates and bylines before notices."""
    span = unit.span
    under = above[-1].rule if above else ""
    told = _by_itself(text, span, order, first=not above)
    if told[1] == "byline.outlet-place":
        return told
    if under == "caption.label-alone":
        return "caption", "caption.under-label", None
    if under == "byline.label-alone" and (byline := read_byline(text, span, bare=True)):
        return "byline", "byline.under-label", byline
    return told


def _by_itself(text: str, span: Span, order: Order | None, *, first: bool) -> Told:
    """What a line is whatever stands above it, but for the `first` of the text."""
    if span.end - span.start > SHORT:
        return _read(text, span, order, first=first)
    kind, rule, byline = _read_short(span.cut(text), order, first=first)
    return kind, rule, byline and moved(byline, span.start)


@lru_cache(maxsize=REMEMBERED)
def _read_short(words: str, order: Order | None, *, first: bool) -> Told:
    """The same of a short line, remembered; the byline's spans count from the line's beginning."""
    return _read(words, Span(0, len(words)), order, first=first)


def _read(text: str, span: Span, order: Order | None, *, first: bool) -> Told:
    if not is_prose(text, span) and (outlet := read_outlet_line(text, span)) and outlet.rule == "byline.outlet-place":
        return "byline", outlet.rule, outlet
    for label, told in LONE_LABEL:
        if is_bare_label(text, span, label):
            return (*told, None)
    if byline := read_byline(text, span) or signed_date(text, span):
        return "byline", byline.rule, byline
    if stated := read_date_line(text, span, order):
        rule = "updated.labelled-line" if stated.labelled else "published.date-line"
        outlet = Byline(span, (), stated.outlet, "outlet.date-line") if stated.outlet else None
        return "updated", rule, outlet
    if is_age(span.cut(text)):
        return "notice", "notice.age", None
    look = look_of(text, span)
    # A first line such as "Live: ..." or "Opinion: ..." is the title of such an article.
    if look and not (first and look[1] in ("notice.live", "notice.read-more") and len(span.cut(text).split()) > 3):
        return (*look, None)
    if not is_prose(text, span) and (byline := read_bare_byline(text, span)):
        return "byline", byline.rule, byline
    return None, "", None


def stems(words: Sequence[str]) -> frozenset[str]:
    """The beginnings of the long words.

    >>> sorted(stems(["The", "voters", "voted"]))
    ['voted', 'voter']
    """
    return frozenset(word.casefold()[:_STEM] for word in words if len(word) >= _LONG_WORD)


_FIELD = re.compile(r"[^\W\d_][\w -]{1,28}:\s\S.*")


def is_field(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is one of two or more neighbours of the form "Label: value": a form's fields, a mail's header."""
    if lines[at].stopped or lines[at].rule == "title.label" or not _FIELD.fullmatch(lines[at].words):
        return False
    near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return any(line.rule == "label.title" or (not line.stopped and _FIELD.fullmatch(line.words)) for line in near)


# Headings are short; the longest listed has some ten words.
_LONGEST_HEADING = 100


def _ends_page(plain: str) -> str:
    words = plain.casefold().strip(" :.>»›|-–—…") if len(plain) <= _LONGEST_HEADING else ""
    return next((part for part, pattern in _page_ends() if pattern.fullmatch(words)), "") if words else ""


@cache
def _page_ends() -> tuple[tuple[str, re.Pattern[str]], ...]:
    merged: dict[str, list[str]] = {}
    for part, pattern in lexicon.table("parse/page_ends"):
        merged.setdefault(part, []).append(pattern)
    return tuple((part, re.compile("|".join(patterns))) for part, patterns in merged.items())
