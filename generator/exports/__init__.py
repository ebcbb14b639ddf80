"""Exports: the site as data files below docs/data/. `EXPORTS` is the whole list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.exports.annotations import annotation_files
from generator.exports.citations import citation_files
from generator.exports.data import articles_json, people_json
from generator.exports.links import comparisons_json, origins_json, timeline_json
from generator.exports.schemas import schema_files
from generator.exports.stories import same_quotes_json, stories_json
from generator.exports.tabular import table_files
from generator.model import File
from generator.show.lookup import Lookup

__all__ = ["EXPORTS", "exports"]

EXPORTS: tuple[Callable[[Lookup], Iterator[File]], ...] = (
    articles_json,
    people_json,
    comparisons_json,
    origins_json,
    timeline_json,
    stories_json,
    same_quotes_json,
    schema_files,
    table_files,
    annotation_files,
    citation_files,
)


def exports(lookup: Lookup) -> Iterator[File]:
    """Every data file, in the order of `EXPORTS`."""
    for make in EXPORTS:
        yield from make(lookup)
