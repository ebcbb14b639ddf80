"""The second half of a build: what was found is read against each other and made into finished files.

A room of its own, since a build with nothing to do never enters it: its imports are a third of the time to start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.exports import exports
from generator.extract import Figure
from generator.link import Changes, OwnersEvents, compare_builds, link
from generator.model import Entry, File, Problem
from generator.owner.choices import Choices, unmatched_stories
from generator.owner.config import ConfigError
from generator.owner.corrections import FILE as CORRECTIONS
from generator.owner.corrections import Corrected, Corrections
from generator.owner.publication import Publication
from generator.owner.rights import mining_file, misplaced
from generator.pages import pages
from generator.pages.briefing import briefing
from generator.program import history
from generator.program.cache import Totals
from generator.search import search_files
from generator.show.addresses import article_path
from generator.show.lookup import Lookup
from generator.show.quotations import utterances
from generator.site.render import render
from generator.site.syndicate import feed_files
from generator.withhold import NONE, Forms, leaks, without


def finished(
    corrected: Corrected,
    problems: tuple[Problem, ...],
    *,
    corrections: Corrections,
    choices: Choices,
    kept: history.Kept,
    publication: Publication,
    forms: Forms = NONE,
) -> tuple[tuple[File, ...], history.Texts, tuple[Problem, ...]]:
    """Every page and data file, the data that the next build is compared with, and what the owner chose in vain.

    `forms`: how withheld names are written. Raises `ConfigError` where a file would hold one all the same.
    """
    mining = mining_file(publication, _mining_stated(corrected.entries))
    noticed = problems + publication.problems + misplaced(publication, mining)
    lookup = _linked(corrected, noticed, corrections, choices, publication)
    data = (*exports(lookup), *feed_files(lookup))
    now = history.current(data)
    lookup = lookup.knowing(without(forms, _changes(kept.previous(now), now)), data)
    files = (*(render(page) for page in pages(lookup)), *data, *search_files(lookup), *mining)
    if leaking := leaks(forms, files):
        raise ConfigError([f"{CORRECTIONS}: withhold: a withheld name would stand in {path}" for path in leaking])
    return files, now, unmatched_stories({story.slug for story in lookup.site.stories.stories}, choices)


def front_page(
    corrected: Corrected, corrections: Corrections, choices: Choices, publication: Publication
) -> Mapping[str, Any]:
    """What the first page shows, as its template takes it (`generator.pages.briefing`)."""
    (front,) = briefing(_linked(corrected, (), corrections, choices, publication))
    return front.context


def _linked(
    corrected: Corrected,
    problems: tuple[Problem, ...],
    corrections: Corrections,
    choices: Choices,
    publication: Publication,
) -> Lookup:
    """The articles read against each other."""
    site = link(
        corrected.entries,
        problems,
        corrected.applied,
        corrections.people,
        corrections.roles,
        houses=publication.options.owners,
        events=OwnersEvents(corrected.same_event, corrected.other_event),
    )
    site = replace(site, publication=publication, choices=choices, noindex=frozenset(corrections.noindex))
    return Lookup(site)


def _mining_stated(entries: tuple[Entry, ...]) -> dict[str, str]:
    """What is said of mining single articles, by the address of their page."""
    stated = ((entry.article.id, entry.article.metadata.mining) for entry in entries)
    return {article_path(key).removesuffix(".md") + "/": mining.value for key, mining in stated if mining}


def _changes(before: history.Texts | None, now: history.Texts) -> Changes:
    earlier = history.parsed(before)
    return compare_builds(earlier, history.parsed(now) or {} if earlier else {})


def totals(entries: tuple[Entry, ...]) -> Totals:
    """What the pages count: a quote of several parts once, words between marks that are nobody's not at all."""
    quotes = sum(len(utterances(entry)) for entry in entries)
    return Totals(len(entries), quotes, sum(len(entry.extracts.of(Figure)) for entry in entries))
