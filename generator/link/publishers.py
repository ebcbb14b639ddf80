"""Who stands behind articles: outlets of one house, and agencies whose copy others print, count once.

That five papers of one house say the same is one voice, not five. Which outlets are of one house is a list that anyone
can read and add to (data/houses.txt, and the owner's own).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from generator.base import lexicon
from generator.link.sources import SourceGroup
from generator.model import Entry


def house_of(outlet: str, owners: Mapping[str, str] | None = None) -> str:
    """The house of an outlet, or the outlet itself where none is known. `owners`: outlet to house as the owner has it,
    which wins.
    """
    key = _key(outlet)
    for own, house in (owners or {}).items():
        if _key(own) == key:
            return house
    return _houses().get(key, outlet)


@cache
def _houses() -> dict[str, str]:
    return {_key(outlet): house for outlet, house in lexicon.table("link/houses")}


def _key(outlet: str) -> str:
    """An outlet's name without article, case and ending of its address: "The Mirror", "mirror", "mirror.co.uk"."""
    name = " ".join(outlet.casefold().removeprefix("www.").split())
    for ending in (".com", ".co.uk", ".org", ".net"):
        name = name.removesuffix(ending)
    return name.removeprefix("the ")


def outlet_of(entry: Entry) -> str:
    """The outlet as the article or its owner states it, or as its own words imply; empty if nothing does."""
    metadata = entry.article.metadata
    stated = metadata.outlet or metadata.outlet_named
    return stated.value if stated else ""


@cache
def _agencies() -> dict[str, str]:
    """Full names of news agencies by the forms they are credited in."""
    return {form: full for form, full, kind in lexicon.table("parse/outlets") if kind == "agency"}


def agencies(entry: Entry) -> tuple[str, ...]:
    """News agencies that the article is credited to, as outlet, author or contributor: their full names, sorted."""
    metadata = entry.article.metadata
    credited = [outlet_of(entry), *(fact.value for fact in (*metadata.authors, *metadata.contributors))]
    return tuple(sorted({full for name in credited if (full := _agency(name))}))


_CALLED = ("press agency", "news agency", "press association")
"""How agencies that no list knows are called."""


def _agency(name: str) -> str:
    if name in _agencies():
        return _agencies()[name]
    return name if name.casefold().endswith(_CALLED) else ""


def publishers(
    entries: Iterable[Entry], sources: Iterable[SourceGroup], owners: Mapping[str, str] | None = None
) -> dict[str, str]:
    """What each article counts as, by id: articles with one value are one voice. Articles of one likely source are one,
    else those of one house; an article of an unknown outlet is a voice of its own.
    """
    source = {article: f"source {group.articles[0]}" for group in sources for article in group.articles}
    return {entry.article.id: source.get(entry.article.id) or _voice(entry, owners) for entry in entries}


def _voice(entry: Entry, owners: Mapping[str, str] | None) -> str:
    outlet = outlet_of(entry)
    return f"house {house_of(outlet, owners)}" if outlet else f"article {entry.article.id}"
