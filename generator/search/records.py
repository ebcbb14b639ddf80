"""What can be found: every article, quote, sentence with figures and person, with what is searched and what is shown.

Whatever a record shows of an article is an object `{"start", "end", "text"}` of the article that its file names, or of
the one that it names itself (`"article"`): `verify` cuts it out again. Everything else is the site's own voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generator.extract import Extractor, Figure, Keyword
from generator.link import Entity
from generator.model import Article, Entry, Extract, Span, Words
from generator.search.postings import UNSHOWN, Field, Searched
from generator.show import numbers, plain, quotations
from generator.show.addresses import Links
from generator.show.chips import chip
from generator.show.context import Run, lead_runs
from generator.show.lookup import Lookup, cut
from generator.show.stories import central_of, days_of, story_path
from generator.show.titles import title_of
from generator.show.who import Who
from generator.show.wording import many

PAGE = "search/index.md"
"""Addresses are as seen from here."""
LINKS = Links(PAGE)

# What a word counts for, by where it stands: a name or title more than what is said, and that more than the sentence
# around it. The order is what readers of the five seeds expect ("Blinken": the person, then what he says, then who
# speaks of him); the numbers are the roundest that give it.
NAME, ALIAS, SPEAKER, TITLE, KEYWORD, SAID, AROUND = 8.0, 4.0, 3.0, 3.0, 2.0, 1.5, 1.0
KEY, WHOLE = 1.2, 1.1
"""Sentences with a key figure before others; whole clauses of a speaker before fragments."""


@dataclass(frozen=True, slots=True)
class Record:
    """Something that can be found."""

    searched: Searched
    shown: dict[str, Any]
    said_by: Who | None = None
    """Who says the quote or states the figure, where that is settled."""
    speaker: str = ""
    """Of a quote: which of `quotations.SPEAKERS` says it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one article: first its own, then its quotes, its figures, and what other extractors found."""

    entry: Entry
    shown: dict[str, Any]
    """What all of them show of their article."""
    article: Record
    quotes: tuple[Record, ...]
    figures: tuple[Record, ...]
    others: tuple[tuple[Record, ...], ...] = ()
    """Of each plain extractor, in their order."""

    @property
    def records(self) -> tuple[Record, ...]:
        """All, in the order of their numbers."""
        return (self.article, *self.quotes, *self.figures, *chain.from_iterable(self.others))


def group_of(lookup: Lookup, entry: Entry) -> Group:
    """The records of an article."""
    article = entry.article
    made = chip(lookup, LINKS, article)
    title = title_of(lookup, article)
    shown: dict[str, Any] = {
        "article": article.id,
        "href": made.href.value,
        "label": made.label,
        "title": words(title.words, article.id),
        "outlet": words(made.outlet, article.id),
        "date": made.date,
    }
    if title.missing:
        shown["untitled"] = title.said
        shown["goes_on"] = title.goes_on
    return Group(
        entry,
        shown,
        _article(lookup, entry),
        tuple(_quote(lookup, said) for said in quotations.utterances(entry)),
        tuple(
            _figures(lookup, entry, group) for key in (True, False) for group in numbers.groups(lookup, entry, key=key)
        ),
        tuple(
            tuple(_plain_record(lookup, entry, extractor, extract) for extract in plain.in_order(extractor, entry))
            for extractor in plain.plain_extractors()
        ),
    )


def whole(lookup: Lookup, entry: Entry) -> list[Any]:
    """The paragraphs of an article, for passages in results; none where the site does not publish whole articles."""
    if not lookup.publication.options.publish_text:
        return []
    article = entry.article
    left = (_longest_left(article, block.span) for block in article.paragraphs)
    # One that is withheld whole keeps its number; no word of it can be found.
    return [words(cut(article, span), article.id) if span else None for span in left]


def _longest_left(article: Article, span: Span) -> Span | None:
    """The longest stretch of a paragraph that nothing was withheld from, so that what is shown of it stands so in the
    article; None where all was.
    """
    text = article.text
    stretches, start = [], span.start
    for gone in article.withheld:
        if gone.start < span.end and span.start < gone.end:
            stretches.append((start, gone.start))
            start = gone.end
    trimmed = [
        (first + len(text[first:last]) - len(text[first:last].lstrip()), first + len(text[first:last].rstrip()))
        for first, last in (*stretches, (start, span.end))
        if text[first:last].strip()
    ]
    longest = max(trimmed, key=lambda stretch: stretch[1] - stretch[0], default=None)
    return Span(*longest) if longest else None


def people(lookup: Lookup) -> Iterator[Record]:
    """People with a page of their own, the most mentioned first."""
    for entity in lookup.site.entities:
        href = LINKS.person(entity) if entity.kind == "person" else None
        if href is None:
            continue
        roles = _roles(lookup, entity)
        articles = len({mention.article for mention in entity.mentions})
        shown = {
            "kind": "person",
            "who": words(lookup.whos[entity.kind, entity.slug].words),
            "href": href.value,
            "roles": [words(role) for role in roles],
            "count": f"named in {many(articles, 'article')}"
            + (f", {many(entity.quoted, 'quote')}" if entity.quoted else ""),
        }
        fields = [Field(entity.name, NAME, 2), *(Field(alias, ALIAS, 2) for alias in entity.aliases)]
        fields += [Field(role if isinstance(role, str) else role.text, AROUND, 5) for role in roles]
        yield Record(Searched(fields), shown, lookup.whos[entity.kind, entity.slug])


def stories(lookup: Lookup) -> Iterator[Record]:
    """Stories, in their own order: found by the headlines of their reports."""
    for story in lookup.site.stories.stories:
        central = central_of(lookup, story)
        title = title_of(lookup, central)
        shown: dict[str, Any] = {
            "kind": "story",
            "href": LINKS.to(story_path(story)).value,
            "title": words(title.words),
            "count": f"{many(len(story.articles), 'report')}, {days_of(lookup, story.articles)}",
        }
        if title.missing:
            shown["untitled"] = title.said
        titles = [lookup.entries[article].article.metadata.title for article in story.articles]
        fields = [
            Field(title.value, TITLE if article == story.central else AROUND, 10)
            for article, title in zip(story.articles, titles, strict=True)
            if title
        ]
        yield Record(Searched(fields), shown)


ROLES = 3
"""Roles shown of a person; their page has all."""


def _roles(lookup: Lookup, entity: Entity) -> list[Words | str]:
    """The first roles that articles state, each wording once; the owner's in place of them."""
    if entity.editors_role:
        return [entity.editors_role]
    stated: dict[str, Words | str] = {}
    for role in entity.roles:
        words_of_role = cut(lookup.entries[role.article].article, role.span)
        stated.setdefault(words_of_role.text.casefold(), words_of_role)
    return list(stated.values())[:ROLES]


def words(shown: Words | str, article: str = "") -> Any:
    """Words of an article with their place, or the site's own. `article`: the one that goes without saying."""
    if isinstance(shown, str):
        return shown
    made = {"start": shown.span.start, "end": shown.span.end, "text": shown.text}
    return made if shown.article == article else {"article": shown.article, **made}


def _article(lookup: Lookup, entry: Entry) -> Record:
    article = entry.article
    lead = lead_runs(lookup, article)
    shown: dict[str, Any] = {"kind": "article", "runs": [_run(run, article.id) for run in lead]}
    fields = []
    if article.metadata.title:
        fields.append(Field(article.metadata.title.value, TITLE, 10))
    if article.metadata.standfirst:
        fields.append(Field(article.metadata.standfirst.value, SAID, 20))
    fields += [Field(run.words.text, AROUND, 30) for run in lead]
    fields += [Field(keyword.span.cut(article.text), KEYWORD, 2) for keyword in entry.extracts.of(Keyword)]
    paragraphs = tuple(block.span.cut(article.text) for block in article.paragraphs)
    if lookup.publication.options.publish_text:  # phrases are then looked for in all of it
        fields += [Field(text, UNSHOWN, 50) for text in paragraphs]
    return Record(Searched(fields, paragraphs), shown)


def _quote(lookup: Lookup, utterance: quotations.Utterance) -> Record:
    article = utterance.article
    made = quotations.card(lookup, LINKS, utterance)
    shown: dict[str, Any] = {
        "kind": "quote",
        "at": made.anchors[0],
        "who": words(made.who, article.id),
        "runs": [_run(run, article.id) for run in made.runs],
        "place": made.place,
    }
    if made.who_href:
        shown["person"] = made.who_href.value
    fields = [
        Field(_plain(made.who), SPEAKER, 2),
        *(Field(run.words.text, SAID if utterance.direct else AROUND, 25) for run in made.runs),
    ]
    weight = WHOLE if utterance.direct else 1.0
    by = quotations.speaker_of(lookup, utterance)
    return Record(Searched(fields, weight=weight), shown, by, quotations.speaker_kind(utterance, by))


def _run(run: Run, article: str) -> dict[str, Any]:
    made: dict[str, Any] = words(run.words, article)
    if run.gap:
        made["gap"] = True
    if run.more:
        made["more"] = True
    if run.words.soft:
        made["said"] = [
            [
                _units(run.words.text[: max(0, mark.span.start - run.words.span.start)]),
                _units(run.words.text[: max(0, mark.span.end - run.words.span.start)]),
            ]
            for mark in run.words.marks
            if mark.kind == "said"
        ]
    return made


def _units(text: str) -> int:
    """The length of a text as scripts count it."""
    return len(text) + sum(char > "\uffff" for char in text)


def _figures(lookup: Lookup, entry: Entry, group: tuple[Figure, ...]) -> Record:
    article = entry.article
    made = numbers.card(lookup, LINKS, article, group, related=False)
    shown = {
        "kind": "figure",
        "figures": [{"at": line.anchor, **words(line.value, article.id)} for line in made.lines],
        "runs": [_run(run, article.id) for run in made.runs],
        "place": made.place,
    }
    stated = next((figure.stated_by for figure in group if figure.stated_by), None)
    key = any(figure.rank == "key" for figure in group)
    fields = [Field(line.value.text, SAID, 4) for line in made.lines]
    fields += [Field(run.words.text, AROUND, 25) for run in made.runs]
    return Record(
        Searched(fields, weight=KEY if key else 1.0),
        shown,
        lookup.speaker(article, stated) if stated else None,
    )


def _plain_record(lookup: Lookup, entry: Entry, extractor: Extractor, extract: Extract) -> Record:
    """An extract of a kind that has no record of its own form: its words, what is told of them, and their place."""
    article = entry.article
    line = plain.plain_line(lookup, article, extractor, extract)
    labels = (plain.label(field.name) for field in extractor.written.fields)
    told = [(label, pieces) for label, pieces in zip(labels, line.told, strict=True) if pieces]
    shown: dict[str, Any] = {
        "kind": extractor.kind,
        "label": plain.label(extractor.kind),
        "at": line.anchor,
        "words": words(line.words, article.id),
        "told": [[label, [words(piece, article.id) for piece in pieces]] for label, pieces in told],
        "runs": [],
        "place": line.place,
    }
    fields = [Field(line.words.text, SAID, 4)]
    fields += [Field(_plain(piece), AROUND, 4) for _, pieces in told for piece in pieces if piece != plain.BETWEEN]
    return Record(Searched(fields), shown)


def _plain(shown: Words | str) -> str:
    return "" if shown == quotations.UNKNOWN else shown if isinstance(shown, str) else shown.text
