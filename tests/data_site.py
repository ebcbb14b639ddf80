"""Sites for the tests of data files: the five seeds, and articles of any text."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any
from zipfile import ZipFile

from hypothesis import HealthCheck, settings

from generator.exports import exports
from generator.link import Site, link
from generator.model import Article, Entry
from generator.owner.publication import Publication, SiteOptions
from generator.parse import parse
from generator.program.corpus import Item, read_folder, seed_files
from generator.program.understand import Work, entry, extracted
from generator.show.lookup import Lookup
from tests.project import ROOT
from tests.properties.texts import OPTIONS, WANTED, understood

HOME = "https://briefing.example/x/"


def tried(examples: int) -> settings:
    """So many examples, the same on every run."""
    slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    return settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=slow)


def _read(item: Item) -> Entry:
    article, problems = parse(item.id, item.source, item.document)
    return entry(article, problems, extracted(Work(article, {}, WANTED, OPTIONS)))


@cache
def seeds_site() -> Site:
    """The seeds as a site with an address."""
    folder = ROOT / "seeds"
    entries = [_read(item) for item in read_folder(folder, seed_files(folder), {}) if isinstance(item, Item)]
    assert len(entries) == 5
    return replace(link(tuple(entries)), publication=Publication("Briefing", HOME))


@cache
def seeds_files() -> Mapping[str, bytes]:
    """The data files of the seeds by path."""
    return files_of(seeds_site())


def site_of(texts: Mapping[str, str], options: SiteOptions | None = None) -> Site:
    """A site of any texts by file name."""
    made = link(tuple(understood(text, name) for name, text in sorted(texts.items())))
    return replace(made, publication=Publication("Briefing", HOME, options=options or SiteOptions()))


def files_of(site: Site) -> dict[str, bytes]:
    """The data files of a site by path."""
    made = {file.path: file.content for file in exports(Lookup(site))}
    assert len(made) == len(tuple(exports(Lookup(site))))
    return made


def values_of(files: Mapping[str, bytes]) -> dict[str, Any]:
    """What the JSON files among the downloads hold, by name without suffix."""
    names = ("articles", "people", "comparisons", "origins", "timeline", "stories", "same_quotes")
    return {name: json.loads(files[f"data/{name}.json"]) for name in names}


def articles(site: Site) -> dict[str, Article]:
    """By id."""
    return {one.article.id: one.article for one in site.entries}


def packed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The CSV files of the archive by the name of their table, as they stand in it."""
    with ZipFile(io.BytesIO(files["data/csv/tables.zip"])) as archive:
        return {name.removesuffix(".csv"): archive.read(name) for name in archive.namelist()}
