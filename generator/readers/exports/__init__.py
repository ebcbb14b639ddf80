"""Exports of press databases: one file, many articles. `EXPORTS` is the whole list of layouts that are read.

They are told by what stands in them, whatever the file's suffix: the same layout comes as text, RTF, Word, page, mail.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from generator.model import Document, Problem, Unreadable
from generator.readers.exports.europresse import read_europresse
from generator.readers.exports.factiva import read_factiva
from generator.readers.exports.nexis import read_nexis
from generator.readers.exports.nexis_uni import read_nexis_uni
from generator.readers.exports.proquest import read_proquest
from generator.readers.page import Tree
from generator.readers.rows import Row

ReadExport = Callable[[Sequence[Row]], tuple[Document | None, ...] | None]

ReadExportedPage = Callable[[Tree], tuple[Document | None, ...] | None]

EXPORTED_PAGES: tuple[ReadExportedPage, ...] = (read_europresse,)
"""Layouts that only the elements of a page tell apart, not its words."""
EXPORTS: tuple[tuple[str, ReadExport], ...] = (
    ("ProQuest", read_proquest),
    ("Nexis Uni", read_nexis_uni),
    ("Nexis", read_nexis),
    ("Factiva", read_factiva),
)
"""The database's name for messages, and its reader. ProQuest comes first: it counts its documents as Nexis does."""

# A label at the head or foot of an article. One that stands twice may be a slip; a set of them that does is a layout.
_LABEL = re.compile(
    r"(title|headline|byline|author|date|published|publication date|source|publication|load-date|end of document|"
    r"full text)\s*:.*",
    re.IGNORECASE,
)
_FEWEST_LABELS = 3
_FEWEST_WORDS = 80
"""Words of an article with its labels, at least."""


def read_export(rows: Sequence[Row], name: str) -> tuple[Document | Problem, ...] | None:
    """The articles of a press database's export, whatever file it came in; None: it is none.

    An article without title and text is a problem (code `article-empty`). Raises `Unreadable` (code `several-articles`)
    for a file that holds several articles in a layout that nobody here knows, as they would be read as one.
    """
    for database, reader in EXPORTS:
        if articles := reader(rows):
            return tuple(_told(articles, database, name))
    labels = Counter(found[1].casefold() for row in rows if (found := _LABEL.fullmatch(row.text)))
    repeated = [label for label, times in labels.items() if times > 1]
    words = sum(len(row.text.split()) for row in rows)
    # Lists of books or events have such labels, too, with few words for each.
    if len(repeated) >= _FEWEST_LABELS and words >= _FEWEST_WORDS * min(labels[label] for label in repeated):
        raise Unreadable(
            "several-articles",
            f"it seems to hold several articles (“{repeated[0]}:” stands {labels[repeated[0]]} times), "
            "in a layout that can't be told apart safely.",
            "Put each article into a file of its own.",
        )
    return None


def _told(articles: Sequence[Document | None], database: str, name: str) -> Iterator[Document | Problem]:
    for number, article in enumerate(articles, 1):
        if article is None:
            message = f"number {number} of this {database} export has neither title nor text, and was left out"
            yield Problem(name, "article-empty", message, "Look whether the database shows it; export it anew.", "info")
        else:
            yield article
