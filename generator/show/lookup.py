"""What every page looks up: made once a build from the `Site`, so that no page searches all articles again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from generator.extract import Figure, Name, Quote
from generator.extract.extractor import spans_of
from generator.extract.ids import KINDS, extract_ids
from generator.link import Changes, Entity, Site
from generator.link.same_quotes import SameQuote
from generator.link.stories import Relation
from generator.link.stories.story import Story
from generator.model import Article, Entry, File, Mark, Span, Words
from generator.owner.references import labels
from generator.show.addresses import anchor
from generator.show.ledger import Measure, measures
from generator.show.outlets import Outlet, grouped
from generator.show.places import Places


def cut(article: Article, span: Span, *marks: Mark, soft: bool = False) -> Words:
    """Words of an article, to be shown."""
    return Words(article.id, span, span.cut(article.text), marks, soft, spoken(article))


def spoken(article: Article) -> str:
    """The code of the article's language, for words taken from it; empty for English, as the pages are."""
    language = article.metadata.language
    tag = language.value if language else ""
    return tag if _TAG.fullmatch(tag) and not tag.casefold().startswith("en") else ""


# A language tag as pages may hold one (RFC 5646, without its rarer parts); an owner may have written anything.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def day(article: Article) -> str:
    """The day of the article's date in ISO form; empty where none is stated, which sorts before every day."""
    date = article.metadata.date
    return date.value[:10] if date else ""


def _reach(spans: Iterable[Span]) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    reach: list[int] = []
    for span in spans:
        starts.append(span.start)
        reach.append(max(span.end, reach[-1] if reach else 0))
    return starts, reach


@dataclass(frozen=True)
class Lookup:
    """The site with its indexes. Not slotted: each index is made when it is first needed."""

    site: Site

    def knowing(self, changes: Changes, files: tuple[File, ...]) -> Lookup:
        """The same site with what is known only once its data files are made. Nothing that was indexed depends on it,
        so every index made so far is kept.
        """
        return self._sharing(Lookup(replace(self.site, changes=changes, files=files)))

    def showing(self, latest_first: tuple[Entry, ...]) -> Lookup:
        """The same site where only some articles are listed, in this order; everything else is of the whole site."""
        made = self._sharing(Lookup(self.site))
        for ordered in ("latest_first", "rank"):
            vars(made).pop(ordered, None)
        vars(made)["latest_first"] = latest_first
        return made

    def _sharing(self, other: Lookup) -> Lookup:
        """`other` with the indexes that this one has made: they stand in the object's own dictionary."""
        vars(other).update((name, index) for name, index in vars(self).items() if name != "site")
        return other

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """By article id."""
        return {entry.article.id: entry for entry in self.site.entries}

    @cached_property
    def latest_first(self) -> tuple[Entry, ...]:
        """Dated articles, the latest first; then undated ones; by id where that leaves a tie."""
        return tuple(sorted(self.site.entries, key=lambda entry: day(entry.article), reverse=True))

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each article in `latest_first`."""
        return {entry.article.id: at for at, entry in enumerate(self.latest_first)}

    @cached_property
    def people(self) -> dict[str, Entity]:
        """People by slug."""
        return {entity.slug: entity for entity in self.site.entities if entity.kind == "person"}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Names by `<kind>/<slug>`."""
        return {f"{entity.kind}/{entity.slug}": entity for entity in self.site.entities}

    @cached_property
    def labels(self) -> dict[str, str]:
        """A short label for each article: what its file name starts with where that tells them apart, else a number."""
        if heads := labels(self.entries):
            return {key: head for head, key in heads.items()}
        width = len(str(len(self.entries)))
        return {key: f"{at:0{width}}" for at, key in enumerate(self.entries, 1)}

    @cached_property
    def _ids(self) -> dict[tuple[str, str, Span], str]:
        ids: dict[tuple[str, str, Span], str] = {}
        for key, entry in self.entries.items():
            for name, kind in KINDS:
                spans = tuple(item.span for item in entry.extracts.of(kind))
                for span, made in zip(spans, extract_ids(entry.article, name, spans), strict=True):
                    ids[key, name, span] = made
        return ids

    @cached_property
    def places(self) -> dict[str, Places]:
        """The layout of each article."""
        return {key: Places(entry.article) for key, entry in self.entries.items()}

    @cached_property
    def _extracted(self) -> dict[str, tuple[list[int], list[int]]]:
        """By article: where each extract or a part of one starts, and the furthest end of all that start no later."""
        spans: dict[str, set[Span]] = {key: set() for key in self.entries}
        for key, entry in self.entries.items():
            for item in entry.extracts.items:
                spans[key] |= set(spans_of(item))
        for entity in self.site.entities:
            for role in entity.roles:
                spans[role.article].add(role.span)
        return {key: _reach(sorted(places)) for key, places in spans.items()}

    def is_extract(self, article_id: str, span: Span) -> bool:
        """Whether all of `span` was taken out of the article as an extract or a part of one."""
        starts, reach = self._extracted[article_id]
        at = bisect_right(starts, span.start) - 1
        return at >= 0 and reach[at] >= span.end

    @cached_property
    def told(self) -> dict[str, frozenset[Span]]:
        """By article, the sentences that its page shows for what weighs most: lead, quotes, key figures and those that
        several articles state. What weighs less is shown in these where it can be, so that little more is shown.
        """
        return {key: self._told(entry) for key, entry in self.entries.items()}

    def _told(self, entry: Entry) -> frozenset[Span]:
        article, places = entry.article, self.places[entry.article.id]
        spans = [quote.marks for quote in entry.extracts.of(Quote) if quote.kind != "term"]
        spans += [figure.phrase for figure in entry.extracts.of(Figure) if self.weighs(article, figure)]
        lead = (places.lead,) if places.lead else ()
        return frozenset((*lead, *(sentence for span in spans for sentence in places.sentences(span))))

    def weighs(self, article: Article, figure: Figure) -> bool:
        """Whether a figure is shown with its whole sentence: a key figure, or one that other articles state too."""
        return figure.rank == "key" or (article.id, figure.span) in self.measure_of

    @cached_property
    def _quotes(self) -> dict[str, tuple[tuple[int, ...], tuple[Quote, ...], dict[int, Quote]]]:
        """By article: where quotes start, these, and by utterance the part of it that names the speaker."""
        by_article: dict[str, tuple[tuple[int, ...], tuple[Quote, ...], dict[int, Quote]]] = {}
        for key, entry in self.entries.items():
            said = (quote for quote in entry.extracts.of(Quote) if quote.kind != "term")
            quotes = sorted(said, key=lambda quote: quote.span)
            spoken: dict[int, Quote] = {}
            for quote in quotes:
                if quote.speaker or quote.editor:
                    spoken.setdefault(quote.span.start if quote.group is None else quote.group, quote)
            by_article[key] = tuple(quote.span.start for quote in quotes), tuple(quotes), spoken
        return by_article

    def quote_around(self, article_id: str, span: Span) -> Quote | None:
        """The quote that holds `span`, as the part of its utterance that names the speaker; None outside quotes."""
        starts, quotes, spoken = self._quotes[article_id]
        at = bisect_right(starts, span.start) - 1
        if at < 0 or span.end > quotes[at].span.end:
            return None
        held = quotes[at]
        return spoken.get(held.span.start if held.group is None else held.group, held)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The figure ledger."""
        return measures(self.site.comparisons)

    @cached_property
    def measure_of(self) -> dict[tuple[str, Span], Measure]:
        """Measures by article id and span of a figure; what is only alike in words has no mark of it."""
        return {
            (entry.article, entry.figure.span): measure
            for measure in reversed(self.measures)
            if measure.comparison.relation != "not comparable"
            for entry in measure.comparison.entries
        }

    @cached_property
    def measures_in(self) -> dict[str, tuple[Measure, ...]]:
        """Measures by the articles that state them, in the order of the ledger."""
        by_article: dict[str, list[Measure]] = {}
        for measure in self.measures:
            for article in sorted({entry.article for entry in measure.comparison.entries}):
                by_article.setdefault(article, []).append(measure)
        return {article: tuple(its) for article, its in by_article.items()}

    @cached_property
    def same_as(self) -> dict[str, tuple[SameQuote, ...]]:
        """Utterances that several articles quote, by article."""
        by_article: dict[str, list[SameQuote]] = {}
        for same in self.site.same_quotes:
            for article in sorted({wording.article for wording in same.wordings}):
                by_article.setdefault(article, []).append(same)
        return {article: tuple(its) for article, its in by_article.items()}

    @cached_property
    def inferred(self) -> dict[tuple[str, Span], str]:
        """ISO forms that only several articles settle, by article id and span of the expression."""
        inferred = (dated for dated in self.site.timeline.dated if dated.inferred is not None)
        return {(dated.article, dated.mention.span): dated.iso for dated in inferred}

    @cached_property
    def relations(self) -> dict[str, tuple[Relation, ...]]:
        """Related articles by article."""
        by_article: dict[str, list[Relation]] = {}
        for relation in self.site.stories.relations:
            by_article.setdefault(relation.first, []).append(relation)
            by_article.setdefault(relation.second, []).append(relation)
        return {article: tuple(its) for article, its in by_article.items()}

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """The story that an article reports, by article id; those of no story are left out."""
        return {article: story for story in self.site.stories.stories for article in story.articles}

    @cached_property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets of all articles, those of most articles first; the articles of each, the latest first."""
        # Of all, even where only some are listed: a lookup made by `showing` shares the index.
        return grouped(sorted(self.site.entries, key=lambda entry: day(entry.article), reverse=True))

    @cached_property
    def outlet_of(self) -> dict[str, Outlet]:
        """The outlet of an article, by article id; those of no known outlet are left out."""
        return {article: outlet for outlet in self.outlets for article in outlet.articles}

    def anchor(self, article: Article, kind: str, span: Span) -> str:
        """The anchor of an extract on its article's page."""
        return anchor(self._ids[article.id, kind, span])

    def id(self, article: Article, kind: str, span: Span) -> str:
        """The permanent id of an extract."""
        return self._ids[article.id, kind, span]

    @cached_property
    def _entities(self) -> dict[tuple[str, Span], Entity]:
        return {
            (mention.article, span): entity
            for entity in self.site.entities
            for mention in entity.mentions
            for span in (mention.name.full, mention.name.span)
        }

    def entity_at(self, article_id: str, span: Span) -> Entity | None:
        """Who is named at `span`."""
        return self._entities.get((article_id, span))

    @cached_property
    def _names(self) -> dict[str, tuple[Name, ...]]:
        return {key: entry.extracts.of(Name) for key, entry in self.entries.items()}

    def speaker(self, article: Article, span: Span) -> Entity | None:
        """Who the words of a speaker stand for: the one named there.

        Words before the name count as its title where the name has one ("Defense Secretary Ann Lee"); in "an aide to
        Ann Lee" nobody is named.
        """
        if exact := self.entity_at(article.id, span):
            return exact
        for name in self._names[article.id]:
            if name.span.end == span.end and name.title is not None and name.title.start <= span.start:
                return self.entity_at(article.id, name.span)
        return None

    @cached_property
    def people_by_name(self) -> dict[str, Entity]:
        """People, bodies and places by the name shown; of several with one name the first, and most mentioned."""
        return {entity.name: entity for entity in reversed(self.site.entities)}

    def name_words(self, entity: Entity) -> Words | str:
        """The name of an entity as words of the first article that has it so."""
        for mention in entity.mentions:
            article = self.entries[mention.article].article
            for span in (mention.name.span, mention.name.full):
                if span.cut(article.text) == entity.name:
                    return cut(article, span)
        return entity.name
