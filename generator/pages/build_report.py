"""`/about/build/`: everything that went wrong or was missing, and how much of each article is shown."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Page, Problem
from generator.pages.addresses import Links
from generator.pages.lookup import Lookup
from generator.pages.page import page
from generator.pages.sources import source_row
from generator.pages.wording import many

PATH = "about/build.md"
LEVELS = (
    ("error", "Not published", "Files that no article could be made of."),
    ("warning", "Left out", "Single things that were dropped from an article; the rest of it is here."),
    ("info", "Gaps", "What articles do not state, and what was read with less certainty."),
)


def build_report(lookup: Lookup) -> Iterator[Page]:
    """One page."""
    links = Links(PATH)
    problems = [*lookup.site.problems, *(problem for entry in lookup.site.entries for problem in entry.problems)]
    yield page(
        PATH,
        "build.md.jinja",
        "Build report",
        searchable=False,
        up=links.to("about/index.md"),
        read=many(len(lookup.entries), "article"),
        counts=tuple((heading, many(len(_of(problems, level)), "note")) for level, heading, _ in LEVELS),
        corrections=lookup.site.corrections,
        levels=tuple((level, heading, note, tuple(_of(problems, level))) for level, heading, note in LEVELS),
        rows=tuple(source_row(lookup, links, entry) for entry in lookup.site.entries),
    )


def _of(problems: list[Problem], level: str) -> list[Problem]:
    return sorted(problem for problem in problems if problem.severity == level)
