"""Articles that no other reports: on a front page without stories by their leads, beside stories by their headlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Article
from generator.owner.publication import Context
from generator.show.addresses import Links
from generator.show.alone import stands_alone
from generator.show.chips import Chip, chip
from generator.show.context import Run, lead_runs
from generator.show.lookup import Lookup, day
from generator.show.titles import Title, title_of
from generator.show.wording import many

LEAD = 55
"""Words of a first sentence that a key point still takes; of a longer one the title is the point."""
POINTS_ARE: dict[Context, str] = {
    "sentence": "The first sentence of each article; its headline where that sentence can’t stand alone",
    "clause": "How the first sentence of each article begins; its headline where that can’t stand alone",
    "extract": "The headline of each article",
}


@dataclass(frozen=True, slots=True)
class Point:
    """An article."""

    lead: tuple[Run, ...]
    """Empty where its title tells it."""
    title: Title
    chip: Chip
    pinned: bool
    new: str
    """`New` where the build before this one did not have it; empty after a first build."""


def chosen(lookup: Lookup, articles: Iterable[str]) -> list[Article]:
    """The articles that can be told, those first that the owner pinned, in that order."""
    pin = lookup.choices.points.pin
    held = [article for key in articles if not _untold(lookup, article := lookup.entries[key].article)]
    held = [article for article in held if lookup.places[article.id].lead]
    return sorted(held, key=lambda article: pin.index(article.id) if article.id in pin else len(pin))


def point(lookup: Lookup, links: Links, article: Article) -> Point:
    """An article by its lead, or by its title."""
    lead = lead_runs(lookup, article) if _leads(lookup, article) or not article.metadata.title else ()
    pinned = article.id in lookup.choices.points.pin
    return Point(lead, title_of(lookup, article), chip(lookup, links, article), pinned, new_in(lookup, (article.id,)))


def new_in(lookup: Lookup, articles: Iterable[str]) -> str:
    """`New` where the build before this one had none of the articles, `2 new reports` where it lacked some; empty where
    it had all, and after a first build.
    """
    changes, held = lookup.site.changes, {*articles}
    new = 0 if changes.first_build else len({*changes.new_articles} & held)
    return "" if not new else "New" if new == len(held) else many(new, "new report")


def order(lookup: Lookup) -> str:
    """How articles stand that nothing but their day ranks."""
    if len(lookup.latest_first) < 2:
        return ""
    dated = sum(bool(day(entry.article)) for entry in lookup.latest_first)
    if not dated:
        return "In the order of the files, since none states a date"
    return "The latest first" + ("" if dated == len(lookup.latest_first) else ", undated ones last")


def _untold(lookup: Lookup, article: Article) -> bool:
    """Whether there is nothing to tell it by: its first sentence is withheld, and its headline too, or it has none."""
    title = article.metadata.title
    return lookup.places[article.id].opening_withheld and (title is None or title.rule == "withheld")


def _leads(lookup: Lookup, article: Article) -> bool:
    """Whether the first sentence makes sense by itself and fits a key point."""
    lead = None if lookup.places[article.id].opening_withheld else lookup.places[article.id].lead
    words = lead.cut(article.text) if lead else ""
    return bool(words) and stands_alone(words) and len(words.split()) <= LEAD
