"""The index as files, each a script (`scripts.py`).

Below docs/data/search/: `root.js` (how the records are numbered, which words lie where), `facets.js`, `t<n>.js` (words
with their records), `p<n>.js` (their places, in the same order), `r<n>.js` (what the records of one article show),
`a<n>.js` (its paragraphs, where the site publishes them), `n<n>.js` (people), `s<n>.js` (stories) and `words.js` (to
choose from where a typed word stands nowhere). A record's number: for each article, the latest first, the article, its
quotes, its figures, what other extractors found; then people, then stories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from generator.base import lexicon
from generator.model import Entry, File, Words
from generator.owner.choices import folder_of
from generator.search.articles import ArticleIndex, article_index
from generator.search.coding import number, numbers
from generator.search.postings import Postings
from generator.search.records import Record, people, stories, words
from generator.search.scripts import script, taking
from generator.search.spelling import spellings
from generator.show.chips import outlet_of
from generator.show.lookup import Lookup, day
from generator.show.plain import heading, plain_extractors
from generator.show.quotations import SPEAKERS
from generator.show.stories import central_of
from generator.show.titles import title_of
from generator.show.topics import topics
from generator.show.who import Who

SCHEMA = 1
SHARD = 8_000
"""Characters of lists a file of words holds, about. With 16,000 a search of three words over 2,000 articles read 40 kB
more, with 4,000 there are twice the files and `root.js` grows by 4 kB."""
PER_FILE = 40
"""People, or stories, in one file."""


def kinds() -> list[list[str]]:
    """The kinds that have no record of their own form: key, and the label of their choice."""
    return [[extractor.kind, heading(extractor)] for extractor in plain_extractors()]


def search_files(lookup: Lookup) -> Iterator[File]:
    """Every file of the index. Linear in the length of the articles; the same site gives the same bytes."""
    passed_over = lexicon.words("search/stopwords")
    postings = Postings(passed_over)
    facets = Facets()
    counts: list[int] = []
    at = 0
    # The latest first, undated ones last: the numbers of records are the order by date.
    for nth, entry in enumerate(lookup.latest_first):
        index = article_index(lookup, entry.article.id)
        postings.take(at, index.words)
        facets.article(entry, at, index)
        at += index.records
        counts += index.counts
        yield taking(f"r{nth}", index.shown)
        if index.paragraphs:
            yield taking(f"a{nth}", index.paragraphs)
    persons, told = tuple(people(lookup)), tuple(stories(lookup))
    for record in (*persons, *told):
        postings.add(at, record.searched)
        facets.said(at, record)
        at += 1
    for name, records in (("n", persons), ("s", told)):
        for nth, start in enumerate(range(0, len(records), PER_FILE)):
            yield script(f"{name}{nth}", {"records": [record.shown for record in records[start : start + PER_FILE]]})
    firsts: list[str] = []
    for nth, listed in enumerate(_shards(postings)):
        firsts.append(listed[0][0])
        yield script(f"t{nth}", [part for word, records_of, _ in listed for part in (word, records_of)])
        yield script(f"p{nth}", [places for *_, places in listed])
    names = (name for entity in lookup.site.entities for name in (entity.name, *entity.aliases))
    yield script("words", spellings(names, postings.often()))
    yield script("facets", facets.value(lookup))
    root = {
        "schema": SCHEMA,
        "articles": numbers(counts),
        "people": len(persons),
        "stories": len(told),
        "perFile": PER_FILE,
        "words": firsts,
        "passedOver": " ".join(sorted(passed_over)),
        "published": lookup.publication.options.publish_text,
        **({"kinds": kinds()} if kinds() else {}),
    }
    yield script("root", root)


def _shards(postings: Postings) -> Iterator[list[tuple[str, str, str]]]:
    shard: list[tuple[str, str, str]] = []
    size = 0
    for listed in postings.lists():
        # Six characters of JSON stand around each word: quotation marks and commas.
        cost = len(listed[0]) + len(listed[1]) + 6
        if shard and size + cost > SHARD:
            yield shard
            shard, size = [], 0
        shard.append(listed)
        size += cost
    if shard:
        yield shard


class Facets:
    """By what results are narrowed: for each article its outlet, day, story and topic, for each record who says it."""

    def __init__(self) -> None:
        self._outlets: dict[str, tuple[int, Words | str]] = {}
        self._outlet_of: list[int] = []
        self._days: Counter[str] = Counter()
        self._articles: list[Entry] = []
        self._by: list[tuple[int, Who]] = []
        self._speakers: list[tuple[int, str]] = []

    def article(self, entry: Entry, at: int, index: ArticleIndex) -> None:
        """The next article, the latest first. `at`: the number of its first record."""
        article = entry.article
        outlet, _ = outlet_of(article)
        name = " ".join((outlet if isinstance(outlet, str) else outlet.text).split())
        self._outlet_of.append(self._outlets.setdefault(name, (len(self._outlets), outlet))[0])
        self._days[day(article)] += 1
        self._articles.append(entry)
        self._by += [(at + record, who) for record, who in index.by]
        self._speakers += [(at + record, speaker) for record, speaker in index.speakers]

    def said(self, at: int, record: Record) -> None:
        """Whom the record with this number is about, or nobody."""
        if record.said_by is not None:
            self._by.append((at, record.said_by))

    def value(self, lookup: Lookup) -> dict[str, Any]:
        """Values, the most frequent speakers first, and columns: numbers of values, one an article; for speakers pairs
        of the step to the next record that has one, and the value. Articles stand in the order of their days, so that
        of these the number of articles suffices.
        """
        often = Counter((entity.kind, entity.slug) for _, entity in self._by)
        entities = {(who.kind, who.slug): who for _, who in self._by}
        ordered = sorted(entities, key=lambda key: (-often[key], key))
        at = {key: n for n, key in enumerate(ordered)}
        return {
            "by": [
                {"id": "/".join(key) if key[0] != "person" else key[1], "name": words(entities[key].words)}
                for key in ordered
            ],
            "byColumn": _sparse((record, at[entity.kind, entity.slug]) for record, entity in self._by),
            "speakerColumn": _sparse((record, SPEAKERS.index(kind)) for record, kind in self._speakers),
            "outlets": [words(outlet) for _, outlet in self._outlets.values()],
            "outletColumn": numbers(self._outlet_of),
            "days": list(self._days),
            "dayCounts": numbers(self._days.values()),
            **self._stories(lookup),
            **self._topics(lookup),
        }

    def _stories(self, lookup: Lookup) -> dict[str, Any]:
        """The stories, in their own order, and for each article its story from 1, 0 for none."""
        stories = lookup.site.stories.stories
        if not stories:
            return {}
        at = {story.slug: n for n, story in enumerate(stories, 1)}
        of = (lookup.story_of.get(entry.article.id) for entry in self._articles)
        return {
            "stories": [
                {"id": story.slug, "name": words(title_of(lookup, central_of(lookup, story)).words)}
                for story in stories
            ],
            "storyColumn": numbers(at[story.slug] if story else 0 for story in of),
        }

    def _topics(self, lookup: Lookup) -> dict[str, Any]:
        """The topics that the owner's folders make; nothing where there are none."""
        titles = topics(lookup)
        if not titles:
            return {}
        values = list(dict.fromkeys(titles.values()))
        return {
            "topics": values,
            "topicColumn": numbers(values.index(titles[folder_of(entry)]) for entry in self._articles),
        }


def _sparse(pairs: Iterable[tuple[int, int]]) -> str:
    """Records, rising, with a value each: the step to the next record, then its value."""
    column = bytearray()
    before = 0
    for record, value in pairs:
        column += number(record - before) + number(value)
        before = record
    return column.decode("ascii")
