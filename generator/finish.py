"""The second half of a build: what was found is read against each other and made into finished files.

A room of its own, since a build with nothing to do never enters it: its imports are a third of the time to start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator import history
from generator.cache import Totals
from generator.choices import Choices
from generator.corrections import Corrected
from generator.exports import exports
from generator.extract import Figure
from generator.link import compare_builds, link
from generator.model import Entry, File, Problem
from generator.pages import pages
from generator.pages.quotations import utterances
from generator.publication import Publication
from generator.render import render
from generator.search import search_files


def finished(
    corrected: Corrected,
    problems: tuple[Problem, ...],
    *,
    renames: Mapping[str, str],
    choices: Choices,
    kept: history.Kept,
    publication: Publication,
) -> tuple[tuple[File, ...], history.Data]:
    """Every page and data file, and the data that the next build is compared with."""
    site = link(corrected.entries, problems + publication.problems, corrected.applied, renames)
    site = replace(site, publication=publication, choices=choices)
    data = tuple(exports(site))
    now = history.current(data)
    site = replace(site, changes=compare_builds(kept.previous(now), now), files=data)
    return (*(render(page) for page in pages(site)), *data, *search_files(site)), now


def totals(entries: tuple[Entry, ...]) -> Totals:
    """What the pages count: a quote of several parts once, words between marks that are nobody's not at all."""
    quotes = sum(len(utterances(entry)) for entry in entries)
    return Totals(len(entries), quotes, sum(len(entry.extracts.of(Figure)) for entry in entries))
