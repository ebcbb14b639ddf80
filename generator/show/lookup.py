"""What every page looks up: made once a build from the `Site`, so that no page searches all articles again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property

from generator.extract import Figure, Name, Quote
from generator.extract.extractor import spans_of
from generator.extract.ids import KINDS, extract_ids
from generator.link import Changes, Entity, Site
from generator.link.same_quotes import SameQuote
from generator.link.stories import Relation
from generator.model import Article, Entry, File, Mark, Span, Words
from generator.owner.choices import Choices
from generator.owner.publication import Publication
from generator.owner.references import labels
from generator.show.addresses import anchor
from generator.show.ledger import Measure, measures
from generator.show.outlets import Outlet, grouped
from generator.show.parts import ANEW, Make, Parts
from generator.show.places import Places
from generator.show.who import Beside, Named, Told, Who
from generator.show.windows import Lazily


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
    parts: Parts = ANEW

    def part(self, name: str, article: str, make: Make) -> str:
        """What a file tells of an article: as `make` makes it, from an earlier build where nothing it reads changed."""
        return self.parts.text(self, name, article, make)

    def remembering(self, parts: Parts) -> Lookup:
        """The same site, with parts of files from where they are kept."""
        return self._sharing(Lookup(self.site, parts))

    def knowing(self, changes: Changes, files: tuple[File, ...]) -> Lookup:
        """The same site with what is known only once its data files are made. Nothing that was indexed depends on it,
        so every index made so far is kept.
        """
        return self._sharing(Lookup(replace(self.site, changes=changes, files=files), self.parts))

    def showing(self, latest_first: tuple[Entry, ...]) -> Lookup:
        """The same site where only some articles are listed, in this order; everything else is of the whole site."""
        made = self._sharing(Lookup(self.site, self.parts))
        for ordered in ("latest_first", "rank"):
            vars(made).pop(ordered, None)
        vars(made)["latest_first"] = latest_first
        return made

    def _sharing(self, other: Lookup) -> Lookup:
        """`other` with the indexes that this one has made: they stand in the object's own dictionary."""
        given = {field.name for field in fields(Lookup)}
        vars(other).update((name, index) for name, index in vars(self).items() if name not in given)
        return other

    @property
    def publication(self) -> Publication:
        """Name and address of the site, and how much of the articles it shows."""
        return self.site.publication

    @property
    def choices(self) -> Choices:
        """What the owner wants first, and what not at all."""
        return self.site.choices

    @property
    def noindex(self) -> frozenset[str]:
        """Names of people whose pages ask search engines to stay away."""
        return self.site.noindex

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
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
    def entities(self) -> dict[str, Entity]:
        """Names by `<kind>/<slug>`."""
        return {f"{entity.kind}/{entity.slug}": entity for entity in self.site.entities}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """A short label for each article: what its file name starts with where that tells them apart, else a number."""
        if heads := labels(self.entries):
            return {key: head for head, key in heads.items()}
        width = len(str(len(self.entries)))
        return {key: f"{at:0{width}}" for at, key in enumerate(self.entries, 1)}

    @cached_property
    def _ids(self) -> Mapping[str, dict[tuple[str, Span], str]]:
        """Ids of extracts by article, then by kind and place."""
        return Lazily(self.entries, lambda key: _ids_of(self.entries[key]))

    @cached_property
    def places(self) -> Mapping[str, Places]:
        """The layout of each article."""
        return Lazily(self.entries, lambda key: Places(self.entries[key].article))

    @cached_property
    def _extracted(self) -> Mapping[str, tuple[list[int], list[int]]]:
        """By article: where each extract or a part of one starts, and the furthest end of all that start no later."""
        return Lazily(self.entries, self._spans_of)

    def _spans_of(self, key: str) -> tuple[list[int], list[int]]:
        spans = {span for item in self.entries[key].extracts.items for span in spans_of(item)}
        spans |= {span for named in self.named[key] for span in named.roles}
        return _reach(sorted(spans))

    def is_extract(self, article_id: str, span: Span) -> bool:
        """Whether all of `span` was taken out of the article as an extract or a part of one."""
        starts, reach = self._extracted[article_id]
        at = bisect_right(starts, span.start) - 1
        return at >= 0 and reach[at] >= span.end

    @cached_property
    def told(self) -> Mapping[str, frozenset[Span]]:
        """By article, the sentences that its page shows for what weighs most: lead, quotes, key figures and those that
        several articles state. What weighs less is shown in these where it can be, so that little more is shown.
        """
        return Lazily(self.entries, lambda key: self._told(self.entries[key]))

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
    def _quotes(self) -> Mapping[str, tuple[tuple[int, ...], tuple[Quote, ...], dict[int, Quote]]]:
        """By article: where quotes start, these, and by utterance the part of it that names the speaker."""
        return Lazily(self.entries, lambda key: _quotes_of(self.entries[key]))

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
    def measure_of(self) -> Mapping[tuple[str, Span], Measure]:
        """Measures by article id and span of a figure; what is only alike in words has no mark of it."""
        return {
            (entry.article, entry.figure.span): measure
            for measure in reversed(self.measures)
            if measure.comparison.relation != "not comparable"
            for entry in measure.comparison.entries
        }

    @cached_property
    def measures_in(self) -> Mapping[str, tuple[Measure, ...]]:
        """Measures by the articles that state them, in the order of the ledger."""
        by_article: dict[str, list[Measure]] = {}
        for measure in self.measures:
            for article in sorted({entry.article for entry in measure.comparison.entries}):
                by_article.setdefault(article, []).append(measure)
        return {article: tuple(its) for article, its in by_article.items()}

    @cached_property
    def same_as(self) -> Mapping[str, tuple[SameQuote, ...]]:
        """Utterances that several articles quote, by article."""
        by_article: dict[str, list[SameQuote]] = {}
        for same in self.site.same_quotes:
            for article in sorted({wording.article for wording in same.wordings}):
                by_article.setdefault(article, []).append(same)
        return {article: tuple(its) for article, its in by_article.items()}

    @cached_property
    def inferred(self) -> Mapping[tuple[str, Span], str]:
        """ISO forms that only several articles settle, by article id and span of the expression."""
        inferred = (dated for dated in self.site.timeline.dated if dated.inferred is not None)
        return {(dated.article, dated.mention.span): dated.iso for dated in inferred}

    @cached_property
    def relations(self) -> Mapping[str, tuple[Beside, ...]]:
        """By article those related to it: of one event first, then the most alike."""
        by_article: dict[str, list[Beside]] = {}
        for relation in sorted(self.site.stories.relations, key=_closest):
            for here, there in ((relation.first, relation.second), (relation.second, relation.first)):
                by_article.setdefault(here, []).append(Beside(there, relation.kind, relation.reasons))
        return {article: tuple(its) for article, its in by_article.items()}

    @cached_property
    def one_source(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """By article the groups of articles with likely one source that it is in; those of none are left out."""
        by_article: dict[str, list[tuple[str, ...]]] = {}
        for group in self.site.sources:
            for article in group.articles:
                by_article.setdefault(article, []).append(group.articles)
        return {article: tuple(groups) for article, groups in by_article.items()}

    @cached_property
    def story_of(self) -> Mapping[str, Told]:
        """The story that an article reports, by article id; those of no story are left out."""
        return {
            article: Told(story.slug, story.central, len(story.articles))
            for story in self.site.stories.stories
            for article in story.articles
        }

    @cached_property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets of all articles, those of most articles first; the articles of each, the latest first."""
        # Of all, even where only some are listed: a lookup made by `showing` shares the index.
        return grouped(sorted(self.site.entries, key=lambda entry: day(entry.article), reverse=True))

    @cached_property
    def outlet_of(self) -> Mapping[str, Outlet]:
        """The outlet of an article, by article id; those of no known outlet are left out."""
        return {article: outlet for outlet in self.outlets for article in outlet.articles}

    def anchor(self, article: Article, kind: str, span: Span) -> str:
        """The anchor of an extract on its article's page."""
        return anchor(self.id(article, kind, span))

    def id(self, article: Article, kind: str, span: Span) -> str:
        """The permanent id of an extract."""
        return self._ids[article.id][kind, span]

    @cached_property
    def whos(self) -> Mapping[tuple[str, str], Who]:
        """People, bodies and places by kind and slug, in the order of the site's entities."""
        return {(entity.kind, entity.slug): self._who(entity) for entity in self.site.entities}

    def _who(self, entity: Entity) -> Who:
        words, first = self._name_words(entity), entity.mentions[0].article
        return Who(entity.kind, entity.slug, entity.name, words, first, entity.has_page, entity.editors_role)

    def _name_words(self, entity: Entity) -> Words | str:
        """The name of an entity as words of the first article that has it so."""
        for mention in entity.mentions:
            article = self.entries[mention.article].article
            for span in (mention.name.span, mention.name.full):
                if span.cut(article.text) == entity.name:
                    return cut(article, span)
        return entity.name

    @cached_property
    def named(self) -> Mapping[str, tuple[Named, ...]]:
        """Who is named in each article, the most mentioned over all articles first."""
        by_article: dict[str, list[Named]] = {key: [] for key in self.entries}
        for entity in self.site.entities:
            first: dict[str, Span] = {}
            counts: dict[str, int] = {}
            roles: dict[str, list[Span]] = {}
            for mention in entity.mentions:
                first.setdefault(mention.article, mention.name.full)
                counts[mention.article] = counts.get(mention.article, 0) + 1
            for role in entity.roles:
                roles.setdefault(role.article, []).append(role.span)
            who = self.whos[entity.kind, entity.slug]
            for key, count in counts.items():
                by_article[key].append(Named(who, first[key], count, tuple(roles.get(key, ()))))
        return {key: tuple(names) for key, names in by_article.items()}

    def roles_in(self, article_id: str, who: Who) -> tuple[Span, ...]:
        """What an article says somebody is."""
        return self._roles[article_id].get((who.kind, who.slug), ())

    @cached_property
    def _roles(self) -> Mapping[str, dict[tuple[str, str], tuple[Span, ...]]]:
        return Lazily(
            self.entries,
            lambda key: {(each.who.kind, each.who.slug): each.roles for each in self.named[key] if each.roles},
        )

    @cached_property
    def _whos_at(self) -> Mapping[tuple[str, Span], Who]:
        return {
            (mention.article, span): self.whos[entity.kind, entity.slug]
            for entity in self.site.entities
            for mention in entity.mentions
            for span in (mention.name.full, mention.name.span)
        }

    def who_at(self, article_id: str, span: Span) -> Who | None:
        """Who is named at `span`."""
        return self._whos_at.get((article_id, span))

    @cached_property
    def _names(self) -> Mapping[str, tuple[Name, ...]]:
        return Lazily(self.entries, lambda key: self.entries[key].extracts.of(Name))

    def speaker(self, article: Article, span: Span) -> Who | None:
        """Who the words of a speaker stand for: the one named there.

        Words before the name count as its title where the name has one ("Defense Secretary Ann Lee"), and so does "the"
        ("The Nurses' Union"); in "an aide to Ann Lee" nobody is named.
        """
        if exact := self.who_at(article.id, span):
            return exact
        for name in self._names[article.id]:
            if name.span.end == span.end and _leads_to(article.text, span, name):
                return self.who_at(article.id, name.span)
        return None

    @cached_property
    def _whos_by_name(self) -> Mapping[str, Who]:
        """By the name shown; of several with one name the first, and most mentioned."""
        return {who.name: who for who in reversed(tuple(self.whos.values()))}

    def editors_speaker(self, quote: Quote) -> Who | None:
        """Whom the owner means by the speaker of a quote."""
        return self._whos_by_name.get(quote.editor) if quote.editor else None


def _leads_to(text: str, span: Span, name: Name) -> bool:
    """Whether the words before a name, from the start of `span`, belong to it."""
    if name.title is not None and name.title.start <= span.start:
        return True
    return text[span.start : name.span.start].strip().casefold() == "the"


_CLOSEST = ("same event", "same topic", "related")


def _closest(relation: Relation) -> tuple[int, float, str, str]:
    return _CLOSEST.index(relation.kind), -relation.likeness, relation.first, relation.second


def _ids_of(entry: Entry) -> dict[tuple[str, Span], str]:
    ids: dict[tuple[str, Span], str] = {}
    for name, kind in KINDS:
        spans = tuple(item.span for item in entry.extracts.of(kind))
        for span, made in zip(spans, extract_ids(entry.article, name, spans), strict=True):
            ids[name, span] = made
    return ids


def _quotes_of(entry: Entry) -> tuple[tuple[int, ...], tuple[Quote, ...], dict[int, Quote]]:
    said = (quote for quote in entry.extracts.of(Quote) if quote.kind != "term")
    quotes = sorted(said, key=lambda quote: quote.span)
    spoken: dict[int, Quote] = {}
    for quote in quotes:
        if quote.speaker or quote.editor:
            spoken.setdefault(quote.span.start if quote.group is None else quote.group, quote)
    return tuple(quote.span.start for quote in quotes), tuple(quotes), spoken
