"""Who is who across articles: variants of one name joined, two people with one surname kept apart."""

from __future__ import annotations

from dataclasses import dataclass

from generator.extract.names import Name, NameKind
from generator.model import Entry, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an entity."""

    article: str
    """Article id."""
    name: Name
    canonical: str
    """The fullest form in that article: the words of `name.full`."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role as one article states it."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organisation or a place over all articles."""

    kind: NameKind
    name: str
    """The fullest name found, in an article's own spelling."""
    slug: str
    """For addresses; unique within its kind."""
    mentions: tuple[Mention, ...]
    """In order of article id and text; never empty."""
    aliases: tuple[str, ...]
    """Other spellings found, without `name`, sorted."""
    roles: tuple[Role, ...]
    """Each wording once an article."""
    quoted: int
    """How many quotes name it as their speaker."""
    has_page: bool
    """Quoted once, or named in two articles or three times."""


def link_entities(entries: tuple[Entry, ...]) -> tuple[Entity, ...]:
    """All entities, most mentioned first, then by name. Pure; the order of `entries` does not matter."""
    return ()


def canonical_names(entities: tuple[Entity, ...]) -> dict[tuple[str, str, str], str]:
    """(article id, kind, canonical name in that article) to the name across articles."""
    return {
        (mention.article, entity.kind, mention.canonical): entity.name
        for entity in entities
        for mention in entity.mentions
    }
