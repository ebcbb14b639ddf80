"""The data as tables, in both of their forms."""

from __future__ import annotations

from collections.abc import Iterator

from generator import __version__
from generator.exports.article_json import SCHEMA
from generator.exports.article_parts import rows_of
from generator.exports.csv_files import csv_files
from generator.exports.data import people
from generator.exports.forms import Row
from generator.exports.links import comparisons, origins, timeline
from generator.exports.sqlite_file import sqlite_file
from generator.exports.stories import same_quotes, stories
from generator.exports.tables import tables
from generator.model import File
from generator.show.lookup import Lookup


def table_files(lookup: Lookup) -> Iterator[File]:
    """The CSV files, then the SQLite file."""
    site = lookup.site
    rows: dict[str, list[Row]] = {}
    csv: dict[str, list[str]] = {}
    for entry in site.entries:
        told = rows_of(lookup, entry.article.id)
        for table, its in told.rows.items():
            rows.setdefault(table, []).extend(its)
            csv.setdefault(table, []).append(told.csv[table])
    content = {
        "people": people(site),
        "comparisons": comparisons(site),
        "origins": origins(site),
        "timeline": timeline(site),
        "stories": stories(lookup),
        "same_quotes": same_quotes(site),
    }
    made = tables(content, rows, csv)
    yield from csv_files(made)
    publication = site.publication
    about = {
        "schema": str(SCHEMA),
        "program": f"clipbook {__version__}",
        "name": publication.name,
        "address": publication.address,
        "description": publication.description,
        "offsets": "code points of the article's text, from 0; half-open [start, end)",
    }
    yield from sqlite_file(made, about)
