"""Who is who across articles: variants of one name joined, two people with one surname kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.base.classes import word_class
from generator.extract.names import Name, NameKind
from generator.extract.names.lexicon import listed, load
from generator.extract.quotes import Quote
from generator.link.people.groups import Group, groups_of
from generator.link.people.join import identities
from generator.link.people.names import slugs, spelling
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
    """The name that most articles use in full, in an article's own spelling."""
    slug: str
    """For addresses; unique within its kind."""
    mentions: tuple[Mention, ...]
    """In order of article id and text; never empty."""
    aliases: tuple[str, ...]
    """Other spellings found, without `name`, sorted."""
    roles: tuple[Role, ...]
    """Each wording once an article: the most frequent and fullest first, those of one article together."""
    quoted: int
    """How many utterances name it as their speaker; parts of one utterance count once."""
    has_page: bool
    """Where it tells more than one article's page does: named in two articles, or quoted twice, so that what somebody
    says stands together. Never for a bare surname that several people share.
    """
    editors_role: str = ""
    """What the owner says somebody is, to be shown in place of `roles`; empty where the owner says nothing."""


def link_entities(
    entries: tuple[Entry, ...], renames: Mapping[str, str] | None = None, roles: Mapping[str, str] | None = None
) -> tuple[Entity, ...]:
    """All entities, most mentioned first, then by name. Pure; the order of `entries` does not matter.

    `renames`: a name as an article has it to the name that the owner wants; those who are given one name are one.
    `roles`: a name, in full or as the owner wants it, to what the owner says this person is.
    """
    renames, roles = renames or {}, roles or {}
    ordered = sorted(entries, key=lambda entry: (entry.article.id, entry.article.source.path))
    groups = [group for entry in ordered for group in groups_of(entry)]
    quoted = _quoted(ordered)
    joined: dict[tuple[str, str], list[Group]] = defaultdict(list)
    wanted: dict[tuple[str, str], str] = {}
    for group, found in zip(groups, identities(groups), strict=True):
        stated = next((renames[form] for form in (group.canonical, *sorted(group.forms)) if form in renames), None)
        identity = (group.kind, f"={stated}") if stated else found
        if stated:
            wanted[identity] = stated
        joined[identity].append(group)
    made = [
        _entity(members, wanted.get(identity), roles, ambiguous=identity[1].startswith("?"), quoted=quoted)
        for identity, members in joined.items()
    ]
    made.sort(key=lambda entity: (-len(entity.mentions), entity.name, entity.kind, entity.mentions[0].article))
    return slugs(made)


def canonical_names(entities: tuple[Entity, ...]) -> dict[tuple[str, str, str], str]:
    """(article id, kind, canonical name in that article) to the name across articles."""
    return {
        (mention.article, entity.kind, mention.canonical): entity.name
        for entity in entities
        for mention in entity.mentions
    }


def _quoted(entries: Iterable[Entry]) -> Counter[tuple[str, str]]:
    """Utterances by article id and words of the speaker."""
    counts: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        seen: set[int] = set()
        for quote in entry.extracts.of(Quote):
            words = quote.editor or (quote.speaker and quote.speaker.cut(entry.article.text))
            if quote.kind == "term" or not words or quote.group in seen:
                continue
            if quote.group is not None:
                seen.add(quote.group)
            counts[entry.article.id, words] += 1
    return counts


def _entity(
    groups: list[Group],
    stated: str | None,
    editors: Mapping[str, str],
    *,
    ambiguous: bool,
    quoted: Counter[tuple[str, str]],
) -> Entity:
    name = stated or spelling(groups)
    mentions = tuple(
        Mention(group.article.id, mention, group.canonical) for group in groups for mention in group.mentions
    )
    forms = {form for group in groups for form in group.forms}
    said = sum(
        quoted[article, form]
        for article, form in {(group.article.id, form) for group in groups for form in group.forms}
    )
    articles = len({group.article.id for group in groups})
    return Entity(
        kind=groups[0].kind,
        name=name,
        slug="",
        mentions=mentions,
        aliases=tuple(sorted(forms - {name})),
        roles=_ranked(groups),
        quoted=said,
        has_page=not ambiguous and (said > 1 or articles > 1),
        editors_role=next((editors[form] for form in (name, *sorted(forms)) if form in editors), ""),
    )


def _ranked(groups: list[Group]) -> tuple[Role, ...]:
    """The roles that articles state, the one that most statements say first, of equals the fullest; "of X" last.

    "Chief nurse of the county hospital" is also said by "chief nurse"; the shorter is not said by the longer.
    """
    stated: Counter[frozenset[str]] = Counter()
    for group in groups:
        for wording, count in group.stated.items():
            stated[_bag(wording)] += count
    said = {bag: sum(count for other, count in stated.items() if other <= bag) for bag in stated}
    roles = [
        (_whose_only(wording), -said[bag], -len(bag), at, Role(group.article.id, span))
        for at, group in enumerate(groups)
        for span in group.roles
        for wording in (listed(span.cut(group.article.text)),)
        for bag in (_bag(wording),)
    ]
    return tuple(role for *_, role in sorted(roles, key=lambda row: row[:4]))


def _whose_only(wording: str) -> bool:
    """Whether a role only says where somebody belongs, "of the Rail Union", which says less than what somebody is."""
    return word_class(wording.partition(" ")[0]) == "I"


def _bag(wording: str) -> frozenset[str]:
    """The words of a wording without its determiners."""
    determiners = load().classes["determiner"]
    return frozenset(word.rstrip(".") for word in wording.split() if word not in determiners)
