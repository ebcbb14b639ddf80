"""`/data/`: every data file with what it holds, and how to use and check it. The files themselves lie beside the page.

The list is made from the files of the build, so none is forgotten. The examples are run by the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from generator.extract import Figure, Quote
from generator.model import File, Href, Page
from generator.pages.page import page
from generator.show.addresses import Links
from generator.show.lookup import Lookup
from generator.show.wording import many

PATH = "data/index.md"
FOLDED = frozenset(("schemas",))
"""Groups of many files that few readers want one by one."""
MANIFEST = File("data/manifest.json", b"", "Every generated file with its hash: what changed between two builds.")
"""It is written last, when this page is made already: its size is not known."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file, or several that hold the same of different things."""

    name: str
    href: Href
    """Of several, the first."""
    holds: str
    size: str
    schema: Href | None


@dataclass(frozen=True, slots=True)
class Group:
    """Files of one form."""

    heading: str
    anchor: str
    note: str
    files: tuple[Download, ...]
    folded: str
    """What the disclosure around the files is called; empty: they stand openly."""


@dataclass(frozen=True, slots=True)
class Example:
    """Lines that do something with the files, as they are typed in the folder of the downloads."""

    title: str
    language: str
    code: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that the page shows."""
        return tuple(self.code.split("\n"))


GROUPS = (
    ("JSON", "json", "data/*.json", "Complete and nested: for programs. The schema says what each value means."),
    ("Database", "database", "data/*.sqlite", "For questions in SQL. Datasette opens it as it is."),
    ("Tables", "tables", "data/csv/*", "The same rows for spreadsheets. See below how to open them."),
    ("Annotations", "annotations", "**/*.jsonld", "For tools that show annotations beside their source."),
    ("Feeds and citations", "more", "*", "For feed readers and reference managers."),
    ("Schemas", "schemas", "data/schema/*", "JSON Schema, draft 2020-12."),
)
"""Heading, anchor, pattern and note. A file stands in the first group but "more" whose pattern it fits, else there."""

EXAMPLES = (
    Example(
        "Who is quoted most, by how many articles",
        "sql",
        # Parts of one utterance count once, as on the pages of people.
        'sqlite3 briefing.sqlite "SELECT speaker, count(DISTINCT article || coalesce(utterance, id)) AS quotes, '
        "count(DISTINCT article) AS articles FROM quotes WHERE speaker IS NOT NULL AND kind <> 'term' "
        'GROUP BY speaker ORDER BY quotes DESC, speaker LIMIT 10"',
    ),
    Example(
        "Figures of people with the article’s title",
        "sql",
        'sqlite3 briefing.sqlite "SELECT f.bound, f.value, f.counted, f.predicate, a.title FROM figures f '
        "JOIN articles a ON a.id = f.article WHERE f.kind = 'count' AND f.rank = 'key' ORDER BY f.value DESC\"",
    ),
    Example(
        "Every extract with a word in any of its forms",
        "sql",
        "sqlite3 briefing.sqlite \"SELECT id, text FROM search WHERE search MATCH 'day' ORDER BY rank\"",
    ),
    Example(
        "Quotes of one article, with jq",
        "jq",
        "jq -r '.articles[0].quotes[] | [.speaker, .text] | @tsv' articles.json",
    ),
    Example(
        "Measures on which articles differ, with jq",
        "jq",
        "jq -r '.comparisons[] | select(.relation == \"differ\") | .measure' comparisons.json",
    ),
    Example(
        "Quotes by speaker and kind, with pandas",
        "pandas",
        "import pandas as pd\n"
        'quotes = pd.read_csv("quotes.csv").replace(r"(\\A|[;|\\t\\r\\n])\'", r"\\1", regex=True)\n'
        'print(quotes.groupby(["speaker", "kind"]).size().unstack(fill_value=0))',
    ),
)

UNDO = Example(
    "The words as they were, in Python",
    "python",
    "import csv, re\n"
    'rows = list(csv.DictReader(open("quotes.csv", encoding="utf-8", newline="")))\n'
    'words = [re.sub(r"(\\A|[;|\\t\\r\\n])\'", r"\\1", row["text"]) for row in rows]',
)

PROOF = Example(
    "The quotes of an article, proved by hand",
    "python",
    "import json\n"
    'article = json.load(open("articles.json", encoding="utf-8"))["articles"][0]\n'
    'text = open("seeds/" + article["file"], encoding="utf-8-sig", newline="").read()\n'
    'print(all(text[quote["start"]:quote["end"]] == quote["text"] for quote in article["quotes"]))',
)


def data_page(lookup: Lookup) -> Iterator[Page]:
    """One page."""
    links = Links(PATH)
    files = (*lookup.site.files, MANIFEST)
    entries = lookup.site.entries
    counted = (
        many(len(entries), "article"),
        many(sum(len(entry.extracts.of(Quote)) for entry in entries), "quoted passage"),
        many(sum(len(entry.extracts.of(Figure)) for entry in entries), "figure"),
    )
    yield page(
        PATH,
        "data.md.jinja",
        "Data",
        description="Everything this site shows as files to take away: JSON, SQLite, CSV and more, with their schemas.",
        counted=counted,
        groups=tuple(groups(files)),
        addressed=bool(lookup.publication.address),
        whole=lookup.publication.options.publish_text,
        example_id=next((lookup.id(e.article, "quote", q.span) for e in entries for q in e.extracts.of(Quote)), ""),
        proof=PROOF,
        undo=UNDO,
        examples=EXAMPLES,
        about=links.to("about/index.md"),
        rights=links.to("about/index.md", "citing"),
    )


def groups(files: Sequence[File]) -> Iterator[Group]:
    """All files, each in one group, in the order of `GROUPS` and of `files`."""
    paths = {file.path for file in files}
    ours: dict[str, list[File]] = {anchor: [] for _, anchor, _, _ in GROUPS}
    for file in files:
        ours[_group(file.path)].append(file)
    for heading, anchor, _, note in GROUPS:
        alike: dict[str, list[File]] = {}
        for file in ours[anchor]:
            alike.setdefault(file.holds or _folder(file.path) or file.path, []).append(file)
        if alike:
            made = tuple(_download(its, paths) for its in alike.values())
            total = sum(len(file.content) for file in ours[anchor])
            folded = f"{many(len(ours[anchor]), 'file')}, {size(total)}" if anchor in FOLDED else ""
            yield Group(heading, anchor, note, made, folded)


def _folder(path: str) -> str:
    """The folder of a file that does not stand among the downloads themselves."""
    folder = path.rpartition("/")[0]
    return "" if folder in ("", "data") else folder


def _group(path: str) -> str:
    # Two levels are told apart by hand: a pattern's star also stands for a slash.
    fitting = (
        anchor
        for _, anchor, pattern, _ in GROUPS
        if anchor != "more"
        and (PurePosixPath(path).match(pattern) if pattern.startswith("**") else _fits(path, pattern))
    )
    return next(fitting, "more")


def _fits(path: str, pattern: str) -> bool:
    folder, _, name = pattern.rpartition("/")
    below = PurePosixPath(path)
    return below.parent.as_posix() == folder and below.match(name)


def _download(files: Sequence[File], paths: set[str]) -> Download:
    first = files[0]
    name = first.path.removeprefix("data/")
    schema = f"data/schema/{name}"
    total = sum(len(file.content) for file in files)
    return Download(
        name if len(files) == 1 else f"{many(len(files), 'file')} such as {name}",
        _href(first.path),
        first.holds,
        size(total) if total else "",
        _href(schema) if schema in paths and first.path != schema else None,
    )


def _href(path: str) -> Href:
    """A file below docs/, seen from this page."""
    return Href(quote(path.removeprefix("data/") if path.startswith("data/") else f"../{path}"))


def size(count: int) -> str:
    """`512 bytes`, `209 KB`, `1.2 MB`: decimal units, rounded."""
    if count < 1000:
        return many(count, "byte")
    if count < 999_500:
        return f"{round(count / 1000)} KB"
    return f"{count / 1e6:,.1f} MB"
