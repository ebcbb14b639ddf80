"""What the files of data tell of one article, made once: its line of articles.json, and its rows of the tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.exports.article_json import article_object, compact
from generator.exports.csv_files import csv_lines
from generator.exports.forms import Row
from generator.exports.tables import article_rows
from generator.show.lookup import Lookup


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """What the tables tell of an article; tables that tell nothing of it are left out."""

    rows: Mapping[str, Sequence[Row]]
    """By table."""
    csv: Mapping[str, str]
    """The same as lines of CSV."""


def article_line(lookup: Lookup, article: str) -> str:
    """The object of an article in articles.json, on one line."""
    return _part(lookup, article)[0]


def rows_of(lookup: Lookup, article: str) -> ArticleRows:
    """The rows of an article."""
    rows, csv = json.loads(_part(lookup, article)[1])
    return ArticleRows(rows, csv)


def _part(lookup: Lookup, article: str) -> tuple[str, str]:
    line, _, tables = lookup.part("data", article, _made).partition("\n")
    return line, tables


def _made(lookup: Lookup, article: str) -> str:
    """Two lines: JSON that is written without blanks has no end of a line in it."""
    entry = lookup.entries[article]
    source, text = entry.article.source, entry.article.text
    published = lookup.publication.options.publish_text and not entry.article.withheld
    told = {"id": article, "file": source.path, "sha256": source.sha256} | ({"text": text} if published else {})
    told |= article_object(entry)
    rows = article_rows(told)
    csv = {table: csv_lines(listed) for table, listed in rows.items()}
    return f"{compact(told)}\n{json.dumps([rows, csv])}"
