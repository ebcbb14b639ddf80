"""The measured part of docs/about/speed.md, between two lines that say so."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tools.bench.phases import Measured

PAGE = Path(__file__).parents[2] / "docs" / "about" / "speed.md"
_BEGIN, _END = "<!-- measured -->\n", "<!-- /measured -->\n"
_BAR = 40
"""Signs of the longest bar."""


def written(page: str, made: Sequence[Measured], day: date, machine: str) -> str:
    """The page with these measurements in place of earlier ones."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    measured = "\n".join(_lines(made, day, machine))
    return f"{before}{_BEGIN}\n{measured}\n{_END}{after}"


def _lines(made: Sequence[Measured], day: date, machine: str) -> Iterator[str]:
    last = made[-1]
    yield f"Measured on {day.day} {day:%B %Y}: {machine}. Seconds are processor time.\n"
    yield from _costs(made)
    yield ""
    yield from _growth(made)
    characters = f"{last.characters / last.articles:,.0f} characters"
    yield f"\nOf {last.articles:,} articles of {characters}, KB an article by kind:\n"
    yield from _chart(last)


def _costs(made: Sequence[Measured]) -> Iterator[str]:
    sizes = [f"{one.articles:,} articles" for one in made]
    yield "## Time and memory\n"
    yield "| phase | " + " | ".join(f"{size}, s | MB of memory" for size in sizes) + " | growth |"
    yield "|---|" + "---:|" * (2 * len(made) + 1)
    for phase in made[0].costs:
        cells = [f"{one.costs[phase].cpu:,.1f} | {one.costs[phase].memory / 1e6:,.0f}" for one in made]
        yield f"| {phase} | " + " | ".join(cells) + f" | {_exponent(made, [one.costs[phase].cpu for one in made])} |"


def _growth(made: Sequence[Measured]) -> Iterator[str]:
    sizes = [f"{one.articles:,} articles" for one in made]
    rows = {
        "pages": [one.pages for one in made],
        "files of the site": [one.files for one in made],
        "KB of the site": [round(sum(one.bytes.values()) / 1000) for one in made],
        "KB of the largest page of a list": [round(one.largest / 1000) for one in made],
        "KB an article": [round(sum(one.bytes.values()) / 1000 / one.articles) for one in made],
    }
    yield "## Pages and bytes\n"
    yield "| of the site | " + " | ".join(sizes) + " | growth |"
    yield "|---|" + "---:|" * (len(made) + 1)
    for name, values in rows.items():
        yield f"| {name} | " + " | ".join(f"{value:,}" for value in values) + f" | {_exponent(made, values)} |"


def _exponent(made: Sequence[Measured], values: Sequence[float]) -> str:
    """The k of value ~ articles^k, between the last two sizes."""
    if len(made) < 2 or not values[-1] or not values[-2]:
        return "—"
    return f"{math.log(values[-1] / values[-2]) / math.log(made[-1].articles / made[-2].articles):.2f}"


def _chart(one: Measured) -> Iterator[str]:
    """Bars of signs, which need no picture and are read out as numbers."""
    sizes = sorted(one.bytes.items(), key=lambda item: -item[1])
    longest = sizes[0][1]
    width = max(len(kind) for kind, _ in sizes)
    yield "```text"
    for kind, size in sizes:
        yield f"{kind:<{width}} {size / 1000 / one.articles:6.1f} {'█' * max(1, round(_BAR * size / longest))}"
    yield "```"
