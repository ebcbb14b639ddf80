"""The chronology: days, vaguer spans and the articles themselves on one line of time.

Dots are days, bars are spans; what was inferred from other articles is open or hatched. Neighbouring days keep their
own dots, one below the other where they would touch. Many days become columns, one a week, a month or a year, and
spans that lie within one are counted in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.charts.svg import at, drawing, element, percent
from generator.charts.time_axis import Axis, axis_of, bucket_of, buckets
from generator.model import Svg


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day or span that texts date."""

    first: date
    last: date
    label: str
    """In the site's words, as short as it can be."""
    count: int = 1
    """How many times it is dated."""
    inferred: bool = False
    """No article settles it by itself."""


@dataclass(frozen=True, slots=True)
class Chronology:
    """The drawing, and what it leaves out."""

    drawing: Svg
    outside: tuple[Moment, ...]
    """Far from all others: they would press the rest together."""
    crowded: tuple[Moment, ...]
    """Spans for which there was no room."""
    unit: str
    """What a column stands for, "week", "month" or "year"; empty where each day has its dot."""


# More different days than this are counted in columns, more spans or articles than these aren't all drawn: read off
# screenshots at 860 and 350 pixels.
_DOTS, _ROWS, _SPANS, _ARTICLE_ROWS = 24, 6, 14, 4
_NARROW_SPAN = timedelta(31)
# Shares of the width: dots nearer than this would touch; a letter of a label where the drawing is narrow (about 640
# pixels).
_TOUCH, _LETTER, _GAP = 0.02, 0.0105, 0.012
_NARROW = 0.0195
"""A letter as a share of 350 pixels: a telephone."""
_LANE = 18


def chronology(moments: Sequence[Moment], articles: Sequence[Moment], *, told: str) -> Chronology | None:
    """The drawing; None for fewer than two different moments within sight of each other."""
    held, outside = window(sorted(moments), articles)
    if len({(one.first, one.last) for one in held}) < 2:
        return None
    near = sorted(articles)
    axis = axis_of([one.first for one in (*held, *near)], [_end(one) for one in (*held, *near)])
    days = [one for one in held if one.first == one.last]
    spans = [one for one in held if one.first != one.last]
    unit = "" if len(days) <= _DOTS else axis.unit
    if unit:  # what lies within one column is counted in it
        days = [one for one in held if _within(one, unit)]
        spans = [one for one in held if not _within(one, unit)]
    y = 26.0
    parts: list[Svg] = []
    crowded: list[Moment] = []
    if days:
        lane, y = _columns(days, axis, y, "Dates") if unit else _days(days, axis, y)
        parts += lane
    if spans:
        parts += _separator(y) if parts else []
        best = set(sorted(spans, key=lambda one: (-one.count, one))[:_SPANS])
        lane, y, crowded = _spans([one for one in spans if one in best], axis, y, "Spans", _ROWS)
        crowded += [one for one in spans if one not in best]
        parts += lane
    if near:
        parts += _separator(y)
        lane, below, left = _spans(near, axis, y, "Articles", _ARTICLE_ROWS)
        if left:
            lane, below = _columns(near, axis, y, "Articles")
        parts += lane
        y = below
    return Chronology(
        drawing(_hatch(), *_grid(axis, y), *parts, height=y, label="Chronology", told=told),
        tuple(outside),
        tuple(crowded),
        unit,
    )


def window(moments: Sequence[Moment], articles: Sequence[Moment] = ()) -> tuple[list[Moment], list[Moment]]:
    """The moments (in order of time) that the picture shows, and those far from them.

    The stretch is that of the articles themselves; where none is placed in time, the shortest that holds four fifths of
    what is dated (the shorth of robust statistics, Andrews and others 1972, taken at four fifths). What lies near it on
    either side is shown too, no further away than the stretch is long, but for the few outermost: they would press the
    rest together. Only spans of up to a month count for it: years of long ago stand beside the news in most articles.
    """
    narrow = [one for one in moments if one.last - one.first <= _NARROW_SPAN]
    base = narrow if len(narrow) > 1 else list(moments)
    if not base:
        return [], []
    first, last = _shortest(base)
    if articles:
        first, last = min(one.first for one in articles), max(one.last for one in articles)
    reach = max(last - first, _NARROW_SPAN)
    earliest, latest = _shifted(first, -reach), _shifted(last, reach)
    near = _without_outermost([one for one in base if earliest <= one.first <= latest], first, last)
    first, last = min([first, *near]), max([last, *near])
    low, high = _shifted(first, -_NARROW_SPAN), _shifted(last, _NARROW_SPAN)
    held = [one for one in moments if low <= one.first <= last and (one.last <= high or one.last == date.max)]
    kept = set(held)
    return held, [one for one in moments if one not in kept]


# Of a hundred mentions within reach so many may lie outside the picture: five lie half a year off in 300 articles of
# four months, one in ten is the beginning of a war.
_OUTERMOST = 5


def _without_outermost(near: Sequence[Moment], first: date, last: date) -> list[date]:
    """The days of `near` without those furthest from the stretch, as far as these are few."""
    spare = sum(one.count for one in near) * _OUTERMOST / 100
    ordered = sorted(near, key=lambda one: (-max(first - one.first, one.first - last), one))
    for place, one in enumerate(ordered):
        spare -= one.count
        if spare < 0 or first <= one.first <= last:
            return [kept.first for kept in ordered[place:]]
    return []


def _shifted(day: date, by: timedelta) -> date:
    """A day earlier or later, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def _shortest(base: Sequence[Moment]) -> tuple[date, date]:
    """First and last day of the shortest stretch with four fifths of all mentions; the latest of equal ones."""
    needed = sum(one.count for one in base) * 4 / 5
    best = (base[0].first, base[-1].first)
    start = held = 0
    for one in base:
        held += one.count
        while held - base[start].count >= needed:
            held -= base[start].count
            start += 1
        if held >= needed and one.first - base[start].first <= best[1] - best[0]:
            best = (base[start].first, one.first)
    return best


def _within(one: Moment, unit: str) -> bool:
    return one.last != date.max and bucket_of(one.first, unit) == bucket_of(one.last, unit)


def _end(one: Moment) -> date:
    """The last day; of an open span its first, since nobody states an end."""
    return one.first if one.last == date.max else one.last


# ---- lanes --------------------------------------------------------------------------------------------------------


def _grid(axis: Axis, y: float) -> Iterator[Svg]:
    for place, (day, text) in enumerate(axis.ticks):
        x = percent(axis.share(day))
        yield element("line", css="m-grid", x1=x, x2=x, y1=20, y2=y)
        yield element("text", text, css="c-t c-odd" if place % 2 else "c-t", x=x, dx=3, y=14)


def _separator(y: float) -> list[Svg]:
    return [element("line", css="m-grid", x1="0", x2="100%", y1=y, y2=y)]


def _title(text: str, y: float) -> Svg:
    return element("text", text, css="c-lane", x="0", y=y + 14)


def _text(words: str, x: float, y: float, *, before: bool, offset: float, wide: bool = False) -> Svg:
    """A label; a `wide` one is left out where the drawing is narrow."""
    side, css = "end" if before else "start", "c-v c-wide" if wide else "c-v"
    return element("text", words, css=css, x=percent(x), dx=-offset if before else offset, y=y, text_anchor=side)


def _days(days: Sequence[Moment], axis: Axis, y: float) -> tuple[list[Svg], float]:
    """Dots in clusters, each with one label where there is room for it."""
    parts = [_title("Days", y)]
    labels: list[tuple[str, float, float, bool]] = []
    top, free, deepest = y + 28, 0.0, 0
    clusters = _clusters(days, axis)
    for number, cluster in enumerate(clusters):
        x0, x1 = axis.share(cluster[0].first), axis.share(cluster[-1].first)
        after = axis.share(clusters[number + 1][0].first) if number + 1 < len(clusters) else 1.0
        for row, day in enumerate(cluster):
            depth = row % 4 if len(cluster) > 1 else 0
            deepest = max(deepest, depth)
            dot = element("circle", r=4.5, css="m-open" if day.inferred else "m-full")
            parts.append(at(axis.share(day.first), top + 11 * depth, dot))
        words = _days_label(cluster)
        wide = len(words) * _LETTER + _GAP
        # A label stands behind its dots; before them where the next dots or the edge leave no room for it there.
        before = x1 + wide > after
        start = x0 - wide if before else x0
        if start >= (free if before else 0):
            labels.append((words, x0, x1, before))
            free = x1 + _GAP if before else x1 + wide
        else:
            free = max(free, x1 + _GAP)
    reached = 0.0
    for place, (words, x0, x1, before) in enumerate(labels):
        long = len(words) * _NARROW + 0.03
        start, end = (x0 - long, x1) if before else (x0, x1 + long)
        following = labels[place + 1][1] if place + 1 < len(labels) else 1.0
        wide = start < reached or (end > following and not before)
        parts.append(_text(words, x0 if before else x1, top + 4, before=before, offset=10, wide=wide))
        reached = x1 if wide else end
    return parts, top + 11 * deepest + _LANE


def _clusters(days: Sequence[Moment], axis: Axis) -> list[list[Moment]]:
    made: list[list[Moment]] = []
    for day in days:
        if made and axis.share(day.first) - axis.share(made[-1][-1].first) < _TOUCH:
            made[-1].append(day)
        else:
            made.append([day])
    return made


def _days_label(cluster: Sequence[Moment]) -> str:
    if len(cluster) == 1:
        return cluster[0].label
    if len(cluster) > 4:
        return f"{len(cluster)} days, {cluster[0].label} to {cluster[-1].label}"
    months = [one.label.partition(" ")[2] for one in cluster]
    parts = [
        one.label.partition(" ")[0] if months[place : place + 2] == [month, month] else one.label
        for place, (one, month) in enumerate(zip(cluster, months, strict=True))
    ]
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _columns(days: Sequence[Moment], axis: Axis, y: float, title: str) -> tuple[list[Svg], float]:
    """One column a week, month or year, as high as days are dated (or articles written) in it; the busiest with its
    number.
    """
    counts: Counter[date] = Counter()
    for day in days:
        counts[bucket_of(day.first, axis.unit)] += day.count
    most = max(counts.values())
    top, height = y + 34, 44.0
    parts = [_title(f"{title}, by {axis.unit}", y)]
    for start, end in buckets(min(counts), max(counts), axis.unit):
        if counts[start]:
            tall = max(height * counts[start] / most, 2)
            x, wide = axis.share(start), axis.share(end) - axis.share(start)
            rect = {"x": percent(max(x, 0)), "width": percent(max(min(wide, 1 - x), 0.002))}
            parts.append(element("rect", css="c-bar", y=top + height - tall, height=tall, **rect))
    best = min(start for start, count in counts.items() if count == most)
    x = axis.share(best)
    parts.append(_text(f"{most:,}", x, top - 4, before=x > 0.9, offset=0))
    return parts, top + height + 8


def _spans(
    spans: Sequence[Moment], axis: Axis, y: float, title: str, limit: int
) -> tuple[list[Svg], float, list[Moment]]:
    """Bars (dots for single days) in as few rows as their labels allow, and those with no room in `limit` rows."""
    parts = [_title(title, y)]
    rows: list[float] = []
    placed: list[_Placed] = []
    left: list[Moment] = []
    top = y + 28
    for one in spans:
        x0, x1 = axis.share(one.first), axis.share(_end(one) + timedelta(days=one.first != one.last))
        wide = len(one.label) * _LETTER + 0.02
        before = x1 + wide > 1 and x0 - wide >= 0
        start, end = (x0 - wide, x1) if before else (x0, x1 + wide)
        row = next((place for place, reached in enumerate(rows) if reached <= start), len(rows))
        if row == limit:
            left.append(one)
            continue
        rows[row : row + 1] = [end]
        placed.append(_Placed(one, row, x0, x1, before))
    for bar in placed:
        others = [other for other in placed if other is not bar and other.row == bar.row]
        parts += _bar(bar, top + 20 * bar.row, wide=any(bar.covers(other) for other in others) or bar.leaves)
    return parts, top + 20 * len(rows) - 4, left


@dataclass(frozen=True, slots=True)
class _Placed:
    """A bar with its row and its ends as shares of the width."""

    moment: Moment
    row: int
    x0: float
    x1: float
    before: bool
    """Its label stands before it."""

    @property
    def label(self) -> tuple[float, float]:
        """From where to where its label reaches on a narrow screen."""
        long = len(self.moment.label) * _NARROW + 0.03
        return (self.x0 - long, self.x0) if self.before else (self.x1, self.x1 + long)

    @property
    def leaves(self) -> bool:
        """Whether the label would leave a narrow screen."""
        return self.label[0] < 0 or self.label[1] > 1

    def covers(self, other: _Placed) -> bool:
        """Whether the label would run into another bar or its label on a narrow screen."""
        start, end = self.label
        low, high = min(other.x0, other.label[0]), max(other.x1, other.label[1])
        return start < high and low < end


def _bar(placed: _Placed, y: float, *, wide: bool) -> list[Svg]:
    one, x0, x1, before = placed.moment, placed.x0, placed.x1, placed.before
    label = _text(one.label, x0 if before else x1, y + 4, before=before, offset=10, wide=wide)
    if one.first == one.last:
        return [at(x0, y, element("circle", r=4.5, css="m-open" if one.inferred else "m-full")), label]
    if one.last == date.max:
        return [
            at(x0, y, element("path", css="m-line", d="M0-5v10M0 0h24m-5-4 5 4-5 4")),
            _text(one.label, x0, y + 4, before=before, offset=10 if before else 32, wide=wide),
        ]
    css = "c-hatch" if one.inferred else "c-bar"
    return [element("rect", css=css, x=percent(x0), width=percent(x1 - x0), y=y - 5, height=10), label]


def _hatch() -> Svg:
    line = element("path", css="c-hatchline", d="M0 0v8")
    units = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return element("defs", element("pattern", line, id="hatch", width=5, height=8, **units))
