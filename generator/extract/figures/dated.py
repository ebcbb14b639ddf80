"""The date in a sentence that dates a number: "freed 40 on Monday", "an Oct. 7 attack that killed 40".

A sentence often holds a date of something else, so nearness alone is not enough: on the seeds it dated hostages held in
August by the month of a speech. Between date and figure no other clause may begin.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from generator.extract.figures.draft import Draft
from generator.extract.figures.tokens import Token
from generator.extract.figures.words import group
from generator.model import Span

# Farther off, a date in the same clause mostly belongs to another noun.
_REACH = 14
# No sentence of prose is longer or holds more dates; the bounds keep the time linear.
_SENTENCE = 100
_MOST = 40
# "in", "on the", "during all of": what leads from a figure to its date.
_LEAD = 3
_LEADING = group("leads to a date")
_COMPARING = group("parts figures with dates of their own")
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
    owners = {date: owner for left, _, date in places if (owner := _owner(row, drafted, left)) is not None}
    owned = {owner: date for date, owner in reversed(owners.items())}
    return [owned.get(k) or _date(row, draft, places, owners) for k, draft in enumerate(drafted)]


def _owner(row: list[Token], drafted: Sequence[Draft], left: int) -> int | None:
    """The figure right before a date that starts at `left`: "to 40 million in June from 31 million in May"."""
    for k in range(len(drafted) - 1, -1, -1):
        draft = drafted[k]
        behind = draft.counted is not None and draft.counted.first >= draft.end
        end = draft.counted.end if draft.counted is not None and behind else draft.end
        if end <= left:
            near = left - end <= _LEAD and all(row[step].low in _LEADING for step in range(end, left))
            return k if near and end < left else None
    return None


def _date(
    row: list[Token], draft: Draft, places: Sequence[tuple[int, int, Span]], owners: Mapping[Span, int]
) -> Span | None:
    first, end = draft.first, draft.end
    found: list[tuple[int, Span]] = []
    for left, right, date in places:
        if left < end and first < right:
            continue
        gap = range(right, first) if right <= first else range(end, left)
        if date in owners and any(row[step].low in _COMPARING for step in gap):
            # "from 31 million" is not of the June of "40 million in June".
            continue
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
