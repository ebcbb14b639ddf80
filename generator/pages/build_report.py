"""`/about/build/`: everything that went wrong or was missing, and how much of each article is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model import Page, Problem
from generator.pages.page import page
from generator.pages.shares import Share, share_notes
from generator.show.addresses import Links
from generator.show.lookup import Lookup
from generator.show.wording import capital, many

FEW = 8
"""Places that are listed openly."""
ROWS = 240
"""Articles whose share is listed here; the pages of what is copied state it for all. With 840 the page had 300 kB."""
PATH = "about/build.md"
LEVELS = (
    ("error", "Not published", "Files that no article could be made of."),
    ("warning", "Left out", "Single things that were dropped from an article; the rest of it is here."),
    ("info", "Gaps", "What articles do not state, and what was read with less certainty."),
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that happened, and every place where it did."""

    where: tuple[str, ...]
    message: str
    hint: str
    code: str
    folded: str
    """What a disclosure around many places is called; empty for a few."""


def build_report(lookup: Lookup, shares: Mapping[str, Share]) -> Iterator[Page]:
    """One page."""
    links = Links(PATH)
    problems = [*lookup.site.problems, *(problem for entry in lookup.site.entries for problem in entry.problems)]
    yield page(
        PATH,
        "build.md.jinja",
        "Build report",
        description="What could not be read, what was dropped and what is missing, with the reason and what helps; "
        "corrections applied; the share of each article that is shown.",
        up=links.to("about/index.md"),
        read=many(len(lookup.entries), "article"),
        corrections=lookup.site.corrections,
        levels=tuple((level, heading, note, _grouped(problems, level)) for level, heading, note in LEVELS),
        rows=tuple(
            (entry.article.id, links.article(entry.article.id), lookup.labels[entry.article.id])
            for entry in lookup.site.entries[:ROWS]
        ),
        cut=f"The first {ROWS} of {many(len(lookup.entries), 'article')}." if len(lookup.entries) > ROWS else "",
        high=_grouped(share_notes(lookup.site.entries, shares, lookup.publication.options), "info"),
        sources=links.to("sources/index.md"),
        rights=links.to("about/rights/index.md"),
    )


def _grouped(problems: Iterable[Problem], level: str) -> tuple[Trouble, ...]:
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for problem in sorted(problems):
        if problem.severity == level:
            hint = problem.hint.partition("\n")[0]  # what follows is a traceback, for the log
            grouped.setdefault((problem.code, problem.message, hint), []).append(problem.where)
    return tuple(
        Trouble(
            tuple(where), capital(message), capital(hint), code, many(len(where), "place") if len(where) > FEW else ""
        )
        for (code, message, hint), where in grouped.items()
    )
