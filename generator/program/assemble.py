"""The second half of a build: what was found is read against each other and made into finished files.

A room of its own, since a build with nothing to do never enters it: its imports are a third of the time to start.
"""

from __future__ import annotations

from dataclasses import replace

from generator.exports import exports
from generator.extract import Figure
from generator.link import Changes, OwnersEvents, compare_builds, link
from generator.model import Entry, File, Problem
from generator.owner.choices import Choices, unmatched_stories
from generator.owner.config import ConfigError
from generator.owner.corrections import FILE as CORRECTIONS
from generator.owner.corrections import Corrected, Corrections
from generator.owner.publication import Publication
from generator.pages import pages
from generator.program import history
from generator.program.cache import Totals
from generator.search import search_files
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
    noticed = problems + publication.problems
    site = link(
        corrected.entries,
        noticed,
        corrected.applied,
        corrections.people,
        corrections.roles,
        houses=publication.options.owners,
        events=OwnersEvents(corrected.same_event, corrected.other_event),
    )
    site = replace(site, publication=publication, choices=choices, noindex=frozenset(corrections.noindex))
    lookup = Lookup(site)
    data = (*exports(lookup), *feed_files(lookup))
    now = history.current(data)
    lookup = lookup.knowing(without(forms, _changes(kept.previous(now), now)), data)
    files = (*(render(page) for page in pages(lookup)), *data, *search_files(lookup))
    if leaking := leaks(forms, files):
        raise ConfigError([f"{CORRECTIONS}: withhold: a withheld name would stand in {path}" for path in leaking])
    return files, now, unmatched_stories({story.slug for story in site.stories.stories}, choices)


def _changes(before: history.Texts | None, now: history.Texts) -> Changes:
    earlier = history.parsed(before)
    return compare_builds(earlier, history.parsed(now) or {} if earlier else {})


def totals(entries: tuple[Entry, ...]) -> Totals:
    """What the pages count: a quote of several parts once, words between marks that are nobody's not at all."""
    quotes = sum(len(utterances(entry)) for entry in entries)
    return Totals(len(entries), quotes, sum(len(entry.extracts.of(Figure)) for entry in entries))
