"""Topics that the owner makes by putting articles into folders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.base.addresses import slug
from generator.model import Entry
from generator.owner.choices import folder_of
from generator.show.lookup import Lookup
from generator.show.wording import capital

T = TypeVar("T")
OTHERS = "Other articles"


def topics(lookup: Lookup) -> dict[str, str]:
    """Titles by folder: first those that the owner gave one, in that order, then by name, then articles in no folder.

    Empty where there are not two.
    """
    folders = {folder_of(entry) for entry in lookup.site.entries}
    given = lookup.choices.topics
    named = [folder for folder in given if folder in folders]
    rest = sorted((folder for folder in folders if folder and folder not in given), key=_alphabetical)
    if len(folders) < 2:
        return {}
    return {folder: topic_title(lookup, folder) for folder in (*named, *rest, *(("",) if "" in folders else ()))}


def _alphabetical(folder: str) -> tuple[str, str]:
    """Capitals beside small letters; of two that differ in case only, always the same first."""
    return folder.lower(), folder


def topic_title(lookup: Lookup, folder: str) -> str:
    """What the owner calls a folder's topic, else its name in words."""
    return lookup.choices.topics.get(folder) or capital(re.sub(r"[-_\s]+", " ", folder).strip()) or OTHERS


def topic_anchor(folder: str) -> str:
    """Where a topic stands on a page."""
    return f"topic-{slug(folder)}" if folder else "topic-none"


def by_topic(
    lookup: Lookup, items: Iterable[T], entry_of: Callable[[T], Entry]
) -> tuple[tuple[str, str, list[T]], ...]:
    """Title, anchor and items of each topic that has any; one without title and anchor where there are no topics."""
    titles = topics(lookup)
    by_folder: dict[str, list[T]] = {folder: [] for folder in titles or ("",)}
    for item in items:
        by_folder[folder_of(entry_of(item)) if titles else ""].append(item)
    return tuple(
        (titles.get(folder, ""), topic_anchor(folder) if titles else "", its)
        for folder, its in by_folder.items()
        if its
    )


def in_turn(lookup: Lookup, items: Iterable[T], entry_of: Callable[[T], Entry], limit: int) -> list[T]:
    """The first `limit` items, one of each topic in turn, in the order of `items`; the first ones without topics."""
    ordered = list(items)
    place: dict[int, int] = {}
    for _, _, its in by_topic(lookup, range(len(ordered)), lambda at: entry_of(ordered[at])):
        place |= {at: turn for turn, at in enumerate(its)}
    return [ordered[at] for at in sorted(sorted(place, key=lambda at: (place[at], at))[:limit])]
