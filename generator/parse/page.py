"""The lines of a text with what each looks like: what the search for the body and for the title reads.

A text is a clean article or a whole page copied from a browser; both are lines of some kinds in some order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.base import lexicon
from generator.base.text import fold
from generator.model import BlockKind
from generator.parse.byline import read_bare_byline, read_byline
from generator.parse.layout import Unit
from generator.parse.lines import ends_sentence, is_date_line, look_of

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
    def dated_or_signed(self) -> bool:
        """Whether it says when or by whom the article was written."""
        return self.kind in ("updated", "byline")


def read_lines(text: str, units: Sequence[Unit]) -> tuple[Line, ...]:
    """The units with their looks."""
    plain = [" ".join(fold(unit.span.cut(text)).split()) for unit in units]
    copies = Counter(plain)
    return tuple(_line(text, unit, words, copies[words]) for unit, words in zip(units, plain, strict=True))


def _line(text: str, unit: Unit, plain: str, copies: int) -> Line:
    words = _WORD.findall(plain)
    kind, rule = _look(text, unit)
    return Line(
        unit=unit,
        words=plain,
        count=len(words),
        lower=sum(word[0].islower() for word in words) / max(1, len(words)),
        stopped=ends_sentence(text, unit.span),
        kind=kind,
        rule=rule,
        stems=stems(words),
        copies=copies,
        ends_page=_ends_page(plain),
    )


def stems(words: Sequence[str]) -> frozenset[str]:
    """The beginnings of the long words.

    >>> sorted(stems(["The", "voters", "voted"]))
    ['voted', 'voter']
    """
    return frozenset(word.casefold()[:_STEM] for word in words if len(word) >= _LONG_WORD)


def _look(text: str, unit: Unit) -> tuple[BlockKind | None, str]:
    """The kind of a line by itself; a date line or a byline goes before a notice."""
    if is_date_line(text, unit.span, labelled=False):
        return "updated", "published.date-line"
    if byline := read_byline(text, unit.span):
        return "byline", byline.rule
    if look := look_of(text, unit):
        return look
    if byline := read_bare_byline(text, unit.span):
        return "byline", byline.rule
    return None, ""


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
