"""Short names for measures, and what numbers with bounds allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import floor, inf, log10

from generator.extract.figures import Figure
from generator.link.ledger.statements import Statement, is_listed
from generator.link.reading import Word
from generator.model import Span

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def bounds_meet(figures: Sequence[Figure]) -> bool:
    """Whether one number fits all: "more than 1,100" and "about 1,200" do, "about 250" and "240" don't."""
    ranges = [_range(figure) for figure in figures]
    return max(low for low, _ in ranges) <= min(high for _, high in ranges)


def _range(figure: Figure) -> tuple[float, float]:
    """What the words allow. About: half a unit of the last digit that isn't 0, as in rounding."""
    low, high = figure.low, figure.high if figure.high is not None else figure.low
    match figure.bound:
        case ">":
            return low, inf
        case "<":
            return -inf, high
        case "~":
            return low - _grain(low) / 2, high + _grain(high) / 2
        case _:
            return low, high


def _grain(value: float) -> float:
    if value == 0:
        return 0.0
    unit = 10.0 ** floor(log10(abs(value)))
    while unit > 1e-6 and abs(value / unit - round(value / unit)) > 1e-9:
        unit /= 10
    return unit


def measure_name(entries: Sequence[Statement], texts: Mapping[str, str], names: Mapping[str, Sequence[Span]]) -> str:
    """By rule: what is counted, what happened to it, when, where or whose. Proper names as the articles write them.

    `texts` and `names`: text and spans of names by article id.
    """
    first = entries[0]
    match first.sort:
        case "length":
            return f"length of the {first.thing}"
        case "series":
            since = next((f" since the {one.since} began" for one in entries if one.since), "")
            owner = _written(first.owner, texts[first.article])
            return f"number of {first.thing} by {owner}{since}"
        case "part":
            return f"{first.thing} of the {first.whole}"
        case _:
            counted, what = _counted(entries, texts), _what(first)
            parts = (counted, "" if what in counted else what, _scope(entries, texts, names))
            return " ".join(part for part in parts if part)


def _counted(entries: Sequence[Statement], texts: Mapping[str, str]) -> str:
    """The label of a known class, else the counted words as most articles write them, the shortest first."""
    first = entries[0]
    if is_listed(first.thing):
        return first.thing
    written = Counter(_lower(one.figure.counted.cut(texts[one.article])) for one in entries if one.figure.counted)
    if not written:
        return first.thing
    return min(written.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0]


def _lower(words: str) -> str:
    words = " ".join(words.split())
    return words[:1].lower() + words[1:] if words[1:2].islower() and " " in words else words


def _what(first: Statement) -> str:
    if is_listed(first.event) or first.figure.predicate is None:
        return first.event
    return ""


def _scope(entries: Sequence[Statement], texts: Mapping[str, str], names: Mapping[str, Sequence[Span]]) -> str:
    first = entries[0]
    days = Counter((one.when.month, one.when.day, one.when.part) for one in entries if one.when and one.sort == "event")
    if days:
        (month, day, part), articles = min(days.items(), key=lambda item: (-item[1], repr(item[0])))
        if articles > 1:
            return f"on {_MONTHS[month - 1]} {day}" if day else f"in {part} {_MONTHS[month - 1]}"
    if first.sort == "running" and first.where is not None:
        since = next((f" since the {one.since} began" for one in entries if one.since), " so far")
        return f"in {_written(first.where, texts[first.article])}{since}"
    shared = frozenset.intersection(*(one.sentence.names for one in entries))
    for word in first.sentence.words:
        if word.stem in shared and not word.span.overlaps(first.figure.phrase):
            name = next((span for span in names[first.article] if span.overlaps(word.span)), None)
            if name is not None:
                return f"({' '.join(name.cut(texts[first.article]).split())})"
    return ""


def _written(word: Word | None, text: str) -> str:
    """A name as written, without a possessive ending."""
    if word is None:
        return ""
    cut = word.span.cut(text)
    return cut[:-2] if cut.endswith(("'s", "’s")) else cut.rstrip("'’")
