"""What the index knows of one article, made once: what its records show, which words they hold, and who says them.

A record's number here is its place in the article, from 0.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.base import lexicon
from generator.search.postings import Counted, Postings
from generator.search.records import group_of, whole
from generator.search.scripts import safe
from generator.show.lookup import Lookup
from generator.show.who import Who


@dataclass(frozen=True, slots=True)
class ArticleIndex:
    """The index of one article."""

    shown: str
    """What its records show, as a script takes it."""
    paragraphs: str
    """Its paragraphs, as a script takes them; empty where the site does not publish them."""
    counts: list[int]
    """Records behind the first, which is the article: quotes, figures, then those of each other extractor."""
    words: Counted
    by: list[tuple[int, Who]]
    """Records that somebody with a name says."""
    speakers: list[tuple[int, str]]
    """Records that are quotes of nobody with a name, each with the kind of its speaker."""

    @property
    def records(self) -> int:
        """How many records it has."""
        return 1 + sum(self.counts)


def article_index(lookup: Lookup, article: str) -> ArticleIndex:
    """The index of an article."""
    shown, paragraphs, told = lookup.part("search", article, _made).split("\n")
    counts, words, by, speakers = json.loads(told)
    whos = [(at, lookup.whos[kind, slug]) for at, kind, slug in by]
    return ArticleIndex(shown, paragraphs, counts, words, whos, speakers)


def _made(lookup: Lookup, article: str) -> str:
    """Three lines: the two scripts, which hold no end of a line, and the rest as JSON."""
    group = group_of(lookup, lookup.entries[article])
    postings = Postings(lexicon.words("search/stopwords"))
    by: list[tuple[int, str, str]] = []
    speakers: list[tuple[int, str]] = []
    for at, record in enumerate(group.records):
        postings.add(at, record.searched)
        if record.said_by is not None:
            by.append((at, record.said_by.kind, record.said_by.slug))
        elif record.speaker:  # a quote that somebody is known to say is said by a name
            speakers.append((at, record.speaker))
    counts = [len(group.quotes), len(group.figures), *map(len, group.others)]
    shown = safe(group.shown | {"records": [record.shown for record in group.records]})
    paragraphs = whole(lookup, group.entry)
    written = safe({"article": article, "paragraphs": paragraphs}) if paragraphs else ""
    return f"{shown}\n{written}\n{json.dumps([counts, postings.counted(), by, speakers])}"
