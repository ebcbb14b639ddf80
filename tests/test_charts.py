"""Drawings: axes, signs and places worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts import Moment, Stated, chronology, plot
from generator.charts.chronology import window
from generator.charts.statements import amount, scale
from generator.charts.time_axis import axis_of, bucket_of, buckets
from generator.model import Svg
from generator.site.render import svg_html


def parts(svg: Svg, tag: str, css: str = "") -> Iterator[dict[str, str]]:
    """Attributes of every element of this tag and class, in order of drawing."""
    given_here = dict(svg.attributes)
    if svg.tag == tag and css in ("", given_here.get("class", "")):
        yield given_here
    for child in svg.children:
        if isinstance(child, Svg):
            yield from parts(child, tag, css)


def texts(svg: Svg, css: str = "") -> list[str]:
    found = [child for child in svg.children if isinstance(child, str) and css in dict(svg.attributes).get("class", "")]
    return found + [text for child in svg.children if isinstance(child, Svg) for text in texts(child, css)]


# ---- statements -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("highest", "end", "step"),
    [
        (40_000, 50_000, 10_000), (1_200, 1_250, 250), (250, 300, 50), (10, 12, 2), (3, 4, 1), (0.4, 0.5, 0.1),
        (1, 2, 1), (999, 1_000, 200), (2.3e6, 2.5e6, 5e5),
    ],
)  # fmt: skip
def test_axes_end_above_the_highest_number_in_round_steps(highest: float, end: float, step: float) -> None:
    assert scale(highest) == pytest.approx((end, step)) or highest == 1


@given(st.floats(1e-6, 1e15))
def test_axes_never_end_below_and_never_have_many_steps(highest: float) -> None:
    end, step = scale(highest)
    assert end >= highest * (1 - 1e-9)
    assert 1 <= round(end / step) <= 6


def test_a_number_stands_at_its_share_of_the_axis() -> None:
    drawn = plot([Stated(28_000, sign="nearly"), Stated(40_000, sign="more than")])
    assert drawn is not None
    assert [next(parts(Svg("g", (), track.children[-1:]), "svg"))["x"] for track in drawn.tracks] == ["56%", "80%"]
    assert texts(drawn.axis) == ["0", "10,000", "20,000", "30,000", "40,000", "50,000"]
    assert texts(drawn.mini) == ["0", "50,000"]


def test_each_bound_has_its_own_sign() -> None:
    drawn = plot([Stated(5), Stated(5, sign="about"), Stated(5, sign="more than"), Stated(5, sign="less than")])
    assert drawn is not None
    given_as, about, more, less = drawn.tracks
    assert [bool(list(parts(given_as, "circle", "m-full"))), bool(list(parts(given_as, "path")))] == [True, False]
    assert list(parts(about, "path", "m-dash"))
    for track in (more, less):
        assert list(parts(track, "circle", "m-open"))
        assert not list(parts(track, "circle", "m-full"))
    assert next(parts(more, "path"))["d"].startswith("M5 0h")
    assert next(parts(less, "path"))["d"].startswith("M-5 0h-")


def test_a_range_is_a_bar_between_two_dots() -> None:
    drawn = plot([Stated(20, 30), Stated(40)])
    assert drawn is not None
    (bar,) = parts(drawn.tracks[0], "line", "m-bar")
    assert (bar["x1"], bar["x2"]) == ("40%", "60%")


@pytest.mark.parametrize(
    "rows",
    [[], [Stated(3)], [Stated(3), Stated(3)], [Stated(-2), Stated(4)], [Stated(0), Stated(0, sign="about")],
     [Stated(float("inf")), Stated(1)]],
)  # fmt: skip
def test_nothing_is_drawn_where_nothing_can_be_compared(rows: list[Stated]) -> None:
    assert plot(rows) is None


def test_amounts_in_words() -> None:
    assert [amount(v) for v in (0, 40_000, 2.5, 3e6, 1.25e9)] == ["0", "40,000", "2.5", "3 million", "1.25 billion"]


def test_text_in_a_drawing_is_escaped_and_every_element_closed() -> None:
    html = svg_html(Svg("svg", (("aria-label", 'a"><b'),), (Svg("text", (), ("<i>&",)),)))
    assert "<i>" not in html
    assert "<b" not in html
    assert html.endswith("</text></svg>")


# ---- time -------------------------------------------------------------------------------------------------------


def day(text: str, count: int = 1, *, inferred: bool = False) -> Moment:
    when = date.fromisoformat(text)
    return Moment(when, when, text, count, inferred)


def test_a_day_stands_at_its_share_of_the_axis() -> None:
    axis = axis_of([date(2024, 1, 1)], [date(2024, 12, 31)])
    assert axis.share(date(2024, 1, 1)) == 0
    assert axis.share(date(2024, 7, 1)) == pytest.approx(182 / 366)
    assert axis.ticks[0] == (date(2024, 1, 1), "Jan 2024")
    assert [text for _, text in axis.ticks[1:3]] == ["Feb", "Mar"]


def test_weeks_begin_on_monday() -> None:
    axis = axis_of([date(2024, 2, 7)], [date(2024, 3, 3)])
    assert [text for _, text in axis.ticks] == ["5 Feb 2024", "12 Feb", "19 Feb", "26 Feb"]
    assert bucket_of(date(2024, 2, 11), "week") == date(2024, 2, 5)
    assert list(buckets(date(2024, 1, 1), date(2024, 2, 1), "month"))[-1] == (date(2024, 2, 1), date(2024, 3, 1))


def test_neighbouring_days_keep_their_own_dots() -> None:
    drawn = chronology(
        [day("2023-10-07", 4), *(day(f"2024-02-0{n}") for n in (6, 7, 8)), day("2024-05-31", inferred=True)],
        [], told="x",
    )  # fmt: skip
    assert drawn is not None
    assert len(list(parts(drawn.drawing, "circle", "m-full"))) == 4
    assert len(list(parts(drawn.drawing, "circle", "m-open"))) == 1
    near = [one for one in parts(drawn.drawing, "svg") if one.get("overflow")][1:4]
    assert len({one["x"] for one in near}) == 3
    assert len({one["y"] for one in near}) == 3


def test_many_days_become_columns_that_hold_all_of_them() -> None:
    days = [day((date(2024, 1, 1) + timedelta(n * 2)).isoformat()) for n in range(60)]
    drawn = chronology(days, [], told="x")
    assert drawn is not None
    assert drawn.unit == "week"
    assert not list(parts(drawn.drawing, "circle"))
    # Every second day: three or four a week.
    assert max(float(bar["height"]) for bar in parts(drawn.drawing, "rect", "c-bar")) == 44
    assert texts(drawn.drawing, "c-v") == ["4"]


def test_what_lies_far_away_is_left_out_and_said() -> None:
    near = [day("2024-02-06", 5), day("2024-02-08", 5), day("2024-03-01", 2)]
    held, outside = window([day("1979-03-26"), *near])
    assert held == near
    assert [one.first.year for one in outside] == [1979]


def test_the_picture_is_of_the_articles_own_period_however_often_far_days_are_dated() -> None:
    moments = [day("2023-10-07", 9), day("2023-10-09", 9), day("2024-02-08")]
    assert window(moments)[1] == [moments[2]]
    assert window(moments, [day("2024-02-09")]) == ([moments[2]], moments[:2])


def test_the_few_outermost_days_do_not_press_the_picture_together() -> None:
    own = [day(f"2026-{month:02}-{at:02}", 3) for month in (3, 4, 5) for at in (2, 12, 22)]
    articles = [day("2026-03-01"), day("2026-05-30")]
    held, outside = window([day("2025-12-20"), *own, day("2026-08-11")], articles)
    # 2 of 29 mentions are more than a twentieth: only the further one is left out.
    assert [one.label for one in outside] == ["2026-08-11"]
    assert held[-1] == own[-1]
    assert window([day("2025-12-20", 6), *own], articles)[1] == []


def test_no_label_runs_over_the_next_dot() -> None:
    days = [day(f"2026-11-{at:02}") for at in (16, 17, 18, 19, 20, 21)] + [day("2026-11-27"), day("2026-12-20")]
    made = chronology(days, [day("2026-11-18"), day("2026-12-20")], told="")
    assert made is not None
    assert "6 days" not in str(made.drawing)


def test_one_moment_is_no_picture() -> None:
    assert chronology([day("2024-02-06")], [], told="x") is None
    assert chronology([], [day("2024-02-06")], told="x") is None


moments = st.builds(
    lambda first, days, count, inferred: Moment(
        first, first + min(timedelta(days), date.max - first) if days < 4000 else date.max, "a", count, inferred
    ),
    st.dates(), st.integers(0, 4001), st.integers(1, 9), st.booleans(),
)  # fmt: skip


@given(st.lists(moments, max_size=40), st.lists(moments, max_size=15))
def test_any_moments_are_drawn_within_the_frame(found: list[Moment], articles: list[Moment]) -> None:
    drawn = chronology(found, [one for one in articles if one.last != date.max], told="x")
    if drawn is not None:
        for rect in parts(drawn.drawing, "rect"):
            assert float(rect["x"].rstrip("%")) >= -0.01
            assert float(rect["x"].rstrip("%")) + float(rect["width"].rstrip("%")) <= 100.3
        assert drawn == chronology(list(reversed(found)), [one for one in articles if one.last != date.max], told="x")


def test_spans_within_one_column_are_counted_in_it() -> None:
    days = [day((date(2020, 1, 1) + timedelta(n * 30)).isoformat()) for n in range(60)]
    month = Moment(date(2021, 3, 1), date(2021, 3, 31), "Mar 2021", 9)
    years = Moment(date(2021, 1, 1), date(2022, 12, 31), "2021 to 2022")
    drawn = chronology([*days, month, years], [], told="x")
    assert drawn is not None
    assert drawn.unit == "month"
    assert "10" in texts(drawn.drawing, "c-v")
    assert "2021 to 2022" in texts(drawn.drawing, "c-v")
    assert "Mar 2021" not in texts(drawn.drawing, "c-v")
