"""The second half of a build: what was found is read against each other and made into finished files.

A room of its own, since a build with nothing to do never enters it: its imports are a third of the time to start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
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
from generator.pages import plans, reports
from generator.pages.briefing import briefing
from generator.program import history
from generator.program.again import Again
from generator.program.cache import Cache, Totals
from generator.program.parts import Remembered
from generator.program.write import Kept
from generator.search import search_files
from generator.show.addresses import article_path
from generator.show.digests import Digests, hashed, plain
from generator.show.lookup import Lookup
from generator.show.quotations import utterances
from generator.site.syndicate import feed_files
from generator.withhold import NONE, Forms, leaks, without


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier builds left for this one."""

    history: history.Kept
    store: Cache | None
    """None: nothing is remembered, and every page is made."""
    docs: Path
    program: str
    """Hash of settings, program and engines."""
    made_of: Mapping[str, str]
    """By article id, the hash of all that an uncorrected entry was made of."""
    uncorrected: Mapping[str, Entry]


def finished(
    corrected: Corrected,
    problems: tuple[Problem, ...],
    *,
    corrections: Corrections,
    choices: Choices,
    before: Before,
    publication: Publication,
    forms: Forms = NONE,
) -> tuple[tuple[File | Kept, ...], history.Texts, tuple[Problem, ...]]:
    """Every page and data file, the data that the next build is compared with, and what the owner chose in vain.

    `forms`: how withheld names are written. Raises `ConfigError` where a file would hold one all the same.
    """
    mining = mining_file(publication, _mining_stated(corrected.entries))
    noticed = problems + publication.problems + misplaced(publication, mining)
    lookup = _linked(corrected, noticed, corrections, choices, publication)
    digests = _digests(lookup, before, forms)
    if before.store:
        lookup = lookup.remembering(Remembered(digests, before.store))
    data = (*exports(lookup), *feed_files(lookup))
    now = history.current(data)
    lookup = lookup.knowing(without(forms, _changes(before.history.previous(now), now)), data)
    files = (*_pages(lookup, before, digests), *data, *search_files(lookup), *mining)
    # A page that is kept was looked at when it was made: how names are written is part of its hash.
    if leaking := leaks(forms, (file for file in files if isinstance(file, File))):
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


def _digests(lookup: Lookup, before: Before, forms: Forms) -> Digests:
    """The hashes of what pages and files are made of."""
    site = lookup.site
    common = hashed(plain([before.program, site.publication, site.choices, site.noindex, forms]))
    return Digests(lookup, {entry.article.id: _content(entry, before) for entry in site.entries}, common)


def _pages(lookup: Lookup, before: Before, digests: Digests) -> tuple[File | Kept, ...]:
    again = Again(lookup, digests, before.store, before.docs)
    drafts = list(again.drafts(plans(lookup)))
    shares, more = reports(lookup, (draft.record.shown for draft in drafts))
    return tuple(again.files((*drafts, *again.drafts(more)), shares))


def _content(entry: Entry, before: Before) -> str:
    """Hash of an article and all that was found in it; of what it was made of, where the owner corrects nothing."""
    key = entry.article.id
    known = before.made_of.get(key)
    if known is not None and before.uncorrected.get(key) is entry:
        return known
    article = entry.article
    parts = [article.id, article.source, article.text, article.metadata, article.blocks, article.withheld]
    return hashed(plain([*parts, entry.extracts, entry.problems]))


def _changes(before: history.Texts | None, now: history.Texts) -> Changes:
    earlier = history.parsed(before)
    return compare_builds(earlier, history.parsed(now) or {} if earlier else {})


def totals(entries: tuple[Entry, ...]) -> Totals:
    """What the pages count: a quote of several parts once, words between marks that are nobody's not at all."""
    quotes = sum(len(utterances(entry)) for entry in entries)
    return Totals(len(entries), quotes, sum(len(entry.extracts.of(Figure)) for entry in entries))
