"""A reading view of a text: what a reader sees of it, with the way back to the offsets of the text itself.

Files carry characters that nobody sees (zero-width spaces, soft hyphens), that look like others (thin spaces, letters
with their accents as characters of their own) or that only lay out the text (line breaks of a fixed width, the marks of
quoted mail). Rules read the view; whatever they find is carried back, so that the text is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from generator.model import Span

T = TypeVar("T")

# Characters without width, by Unicode's general category Cf (format) and the variation selectors: soft hyphen, marks of
# writing direction, joiners, word joiner, byte order mark. Tags and interlinear marks are left, as emoji use them.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
# Spaces of other widths than the common one, and those where no line may end.
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f"
_ODD = re.compile(rf"(?P<invisible>[{_INVISIBLE}]+)|(?P<space>[{_SPACES}])|(?P<composed>[^\W\d_][\u0300-\u036f]+)")
_ANY_ODD = re.compile(rf"[{_INVISIBLE}{_SPACES}\u0300-\u036f]")
# Mail and forums mark each line of what they quote; fewer such lines in a row may be prompts or signs.
_QUOTED_LINE = re.compile(r"^[ \t]{0,3}>(?:[ \t]?>)*[ \t]?", re.MULTILINE)
_FEWEST_QUOTED = 3
_BREAK = re.compile(r"[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])[ \t]*")

Edit = tuple[int, int, str]
"""A stretch of the text (start and end) and what stands for it in the view."""


@dataclass(frozen=True, slots=True)
class View:
    """The text as it is read, and where each of its characters comes from."""

    text: str
    origin: tuple[int, ...]
    """For each character of the view the offset of its first character in the text; the text's length at the end."""
    ends: tuple[int, ...]
    """For each character of the view the offset behind its last character in the text."""

    def back(self, span: Span) -> Span:
        """The stretch of the text that a stretch of the view was made from."""
        return Span(self.origin[span.start], self.ends[span.end - 1])

    def into(self, span: Span) -> Span:
        """The stretch of the view that was made from a stretch of the text."""
        start = bisect_left(self.ends, span.start + 1)
        end = bisect_left(self.origin, span.end)
        return Span(start, max(end, start + 1))


def visible_view(text: str) -> View | None:
    """The text without invisible characters, marks of quoted lines and odd spaces; None: it has none of these."""
    edits = sorted((*_characters(text), *_quoted_marks(text)))
    return _edited(text, edits) if edits else None


def joined_view(text: str, wrapped: Iterable[Span]) -> View | None:
    """As `visible_view`, with each line break inside the stretches `wrapped` as one space; None: nothing differs."""
    breaks = [edit for span in wrapped for edit in _breaks(text, span)]
    # A break reaches over the mark of the next line, and the earlier of two that overlap is taken.
    edits = sorted((*_characters(text), *_quoted_marks(text), *breaks))
    return _edited(text, edits) if edits else None


def plain(words: str) -> str:
    r"""Words as they are read, in one line: for names that are compared, never for words that are shown as found.

    >>> plain("Ann\n Le\u00ade")
    'Ann Lee'
    """
    view = joined_view(words, (Span(0, len(words)),)) if words else None
    return " ".join((view.text if view else words).split())


def _characters(text: str) -> Iterator[Edit]:
    for found in _ODD.finditer(text) if not text.isascii() and _ANY_ODD.search(text) else ():
        if found["space"]:
            # Beside a digit it may group a number, as in "4 200", which a common space does not; elsewhere it is one.
            grouping = (
                text[found.start() - 1 : found.start()].isdigit() or text[found.end() : found.end() + 1].isdigit()
            )
            if found.group() != (put := "\u00a0" if grouping else " "):
                yield found.start(), found.end(), put
        elif found["invisible"]:
            yield found.start(), found.end(), ""
        elif (composed := unicodedata.normalize("NFC", found.group())) != found.group():
            yield found.start(), found.end(), composed


def _quoted_marks(text: str) -> Iterator[Edit]:
    """The marks before quoted lines, where enough of them stand in a row."""
    row: list[re.Match[str]] = []
    for mark in _QUOTED_LINE.finditer(text) if ">" in text else ():
        if row and text.count("\n", row[-1].end(), mark.start()) > 1:
            yield from _row(row)
            row = []
        row.append(mark)
    yield from _row(row)


def _row(marks: list[re.Match[str]]) -> Iterator[Edit]:
    if len(marks) >= _FEWEST_QUOTED:
        yield from ((mark.start(), mark.end(), "") for mark in marks)


def _breaks(text: str, span: Span) -> Iterator[Edit]:
    """The line breaks inside a stretch, each with the blanks and marks of quoted lines around it."""
    if len(text[span.start : span.end].splitlines()) < 2:
        return
    for found in _BREAK.finditer(text, span.start, span.end):
        mark = _QUOTED_LINE.match(text, found.end()) if text[found.end() : found.end() + 1] == ">" else None
        yield found.start(), mark.end() if mark else found.end(), " "


def _edited(text: str, edits: list[Edit]) -> View:
    parts: list[str] = []
    origin: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, put in edits:
        if start < at:
            continue
        parts += (text[at:start], put)
        origin += range(at, start)
        ends += range(at + 1, start + 1)
        # Each character that is put stands for all that it replaces.
        origin += [start] * len(put)
        ends += [end] * len(put)
        at = end
    parts.append(text[at:])
    origin += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return View("".join(parts), (*origin, len(text)), tuple(ends))


def carried(value: T, move: Callable[[Span], Span]) -> T:
    """The value with every `Span` in it moved; values inside tuples and dataclasses included."""
    moved: Any = value
    if isinstance(value, Span):
        moved = move(value)
    elif isinstance(value, tuple):
        moved = tuple(carried(item, move) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: carried(getattr(value, field.name), move) for field in fields(value)}
        moved = replace(value, **changed)
    return moved  # type: ignore[no-any-return]
