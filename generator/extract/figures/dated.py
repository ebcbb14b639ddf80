"""The date in a sentence that dates a number: "freed 40 on Monday", "an Oct. 7 attack that killed 40".

A sentence often holds a date of something else, so nearness alone is not enough: on the seeds it dated hostages held in
August by the month of a speech. Between date and figure no other clause may begin.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from generator.extract.figures.draft import Draft
from generator.extract.figures.tokens import Token
from generator.extract.figures.words import group
from generator.model import Span

# Farther off, a date in the same clause mostly belongs to another noun.
_REACH = 14
# No sentence of prose is longer or holds more dates; the bounds keep the time linear.
_SENTENCE = 100
_MOST = 40
_CLAUSE = group("opens a clause")
_RELATIVE = frozenset(("which", "who", "whose", "whom", ";", ":"))


def dates_of(row: list[Token], drafted: Sequence[Draft], dates: Sequence[Span]) -> list[Span | None]:
    """The date of each figure of a sentence, None where none dates it; `dates`: those in the sentence, in order."""
    if not dates:
        return [None] * len(drafted)
    starts = [token.start for token in row]
    lasting = {k for draft in drafted if draft.kind == "duration" for k in range(draft.first, draft.end)}
    places: list[tuple[int, int, Span]] = []
    for date in dates[:_MOST]:
        left, right = bisect_left(starts, date.start), bisect_left(starts, date.end)
        if left < right and (row[right - 1].low == "ago" or not any(k in lasting for k in range(left, right))):
            places.append((left, right, date))
    return [_date(row, draft.first, draft.end, places) for draft in drafted]


def _date(row: list[Token], first: int, end: int, places: Sequence[tuple[int, int, Span]]) -> Span | None:
    found: list[tuple[int, Span]] = []
    for left, right, date in places:
        if left < end and first < right:
            continue
        gap = range(right, first) if right <= first else range(end, left)
        opening = left <= 2 and right <= first
        if (opening or len(gap) <= _REACH) and _dates(row, gap, before=right <= first, opening=opening):
            found.append((len(gap), date))
    return min(found)[1] if found else None


def _dates(row: list[Token], gap: range, *, before: bool, opening: bool) -> bool:
    """Whether nothing in the gap between date and figure parts them."""
    if opening:
        return len(gap) < _SENTENCE and not any(
            row[step].low in _RELATIVE or row[step].low in (";", ":") for step in gap
        )
    for step in gap:
        word = row[step].low
        after = row[step + 1].low if step + 1 < len(row) else ""
        if word == "," and before and (after.endswith("ing") or after == "when"):
            continue
        if word == "when" and before and step <= gap.start + 1:
            continue
        if word == "that" and before:
            # "a raid Saturday that freed four"
            continue
        if word in _CLAUSE:
            return False
    return True
