"""What a page is made of, as one hash: what it tells of, and every article that it reads with what is linked to it.

Two builds give a page the same hash only if they would give it the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from generator.extract import Quote
from generator.link import Comparison, Entity, Term
from generator.model import Article, Entry, Span
from generator.show.lookup import Lookup
from generator.show.outlets import Outlet
from generator.show.quotations import Utterance
from generator.show.windows import Seen

_WHOLE = (Comparison, Outlet, Term)
"""Values that several pages tell of, and that hold articles by their ids: each is hashed once."""


def plain(value: Any, seen: Seen | None = None) -> Any:
    """The value in JSON's types, so that different values differ. An article in it is its id, noted in `seen`: whoever
    needs the hash of what it says has that by id.
    """
    return _Plain(seen or Seen(), {}).of(value)


def hashed(value: Any) -> str:
    """The hash of a value in JSON's types."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode("ascii"), digest_size=20).hexdigest()


class Digests:
    """The hashes of one build."""

    def __init__(self, lookup: Lookup, contents: Mapping[str, str], common: str) -> None:
        """`contents`: for each article id the hash of the article and of all that was found in it. `common`: the hash
        of what every page depends on: program, settings, the owner's choices.
        """
        self._lookup, self._contents, self._common = lookup, contents, common
        self._articles: dict[str, str] = {}
        self._whole: dict[int, str] = {}
        self._inferred: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for (article, span), iso in lookup.inferred.items():
            self._inferred[article].append((span, iso))

    def subject(self, value: Any, seen: Seen) -> str:
        """The hash of what a page tells of; articles in it are noted in `seen`."""
        return hashed(_Plain(seen, self._whole).of(value))

    def key(self, subject: str, articles: Iterable[str]) -> str | None:
        """The hash of all that a page was made of; None where one of the articles is gone."""
        read = sorted(articles)
        if any(article not in self._contents for article in read):
            return None
        return hashed([self._common, subject, [(article, self.article(article)) for article in read]])

    def article(self, article: str) -> str:
        """The hash of an article with all that was found in it, and of what it is to the others: whatever an index of
        `Lookup` answers about it.
        """
        if article not in self._articles:
            self._articles[article] = self._article(article)
        return self._articles[article]

    def _article(self, article: str) -> str:
        look = self._lookup
        editors = (quote for quote in look.entries[article].extracts.of(Quote) if quote.editor)
        linked = (
            look.labels[article],
            look.named[article],
            tuple(look.editors_speaker(quote) for quote in editors),
            look.measures_in.get(article, ()),
            look.relations.get(article, ()),
            look.one_source.get(article, ()),
            look.story_of.get(article),
            look.outlet_of.get(article),
            tuple(self._inferred[article]),
        )
        return hashed([self._contents[article], _Plain(Seen(), self._whole).of(linked)])


class _Plain:
    """Values into JSON's types."""

    def __init__(self, seen: Seen, whole: dict[int, str]) -> None:
        self._seen, self._whole = seen, whole

    def of(self, value: Any) -> Any:
        kind = type(value)
        if value is None or kind in (str, int, float, bool):
            return value
        if kind is Span:
            return [value.start, value.end]
        if kind in (tuple, list):
            return [self.of(each) for each in value]
        if kind is Entry or kind is Article:
            return self._article(value if kind is Article else value.article)
        if kind is Utterance:  # its parts are extracts of the article, which is in the page's hash
            return [self._article(value.article), *([part.span.start, part.span.end] for part in value.parts)]
        if kind is Entity or kind in _WHOLE:
            return self._once(value)
        return self._record(value)

    def _article(self, article: Article) -> str:
        self._seen.articles.add(article.id)
        return article.id

    def _once(self, value: Any) -> str:
        if id(value) not in self._whole:
            self._whole[id(value)] = hashed(_entity(value) if isinstance(value, Entity) else self._record(value))
        return self._whole[id(value)]

    def _record(self, value: Any) -> Any:
        if isinstance(value, frozenset | set):
            return sorted(json.dumps(self.of(each)) for each in value)
        if isinstance(value, Mapping):
            return [[self.of(key), self.of(held)] for key, held in value.items()]
        if is_dataclass(value):
            kind: Any = type(value)
            return [kind.__name__, *(self.of(getattr(value, name)) for name in _names(kind))]
        raise TypeError(f"nothing says how to hash a {type(value).__name__}")


def _entity(entity: Entity) -> Any:
    """As for any value, but quicker: some have thousands of mentions."""
    return [
        *(entity.kind, entity.name, entity.slug, entity.aliases, entity.quoted, entity.has_page, entity.editors_role),
        [(each.article, each.canonical, *_ends(each.name.span), *_ends(each.name.full)) for each in entity.mentions],
        [(role.article, *_ends(role.span)) for role in entity.roles],
    ]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
