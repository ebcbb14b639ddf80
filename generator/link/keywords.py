"""Keywords across articles: spelling variants and short names are one term, related terms point at each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.base.lexicon import table
from generator.base.text import unpossessed
from generator.extract import Keyword
from generator.extract.keywords.words import singular
from generator.extract.names.lexicon import load, plain
from generator.model import Entry

SEE_ALSO = 8
"""At most so many, those of most articles first."""
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Held:
    """A keyword of one article."""

    article: str
    """Article id."""
    keyword: Keyword


@dataclass(frozen=True, slots=True)
class Term:
    """A keyword over all articles."""

    slug: str
    """For addresses; unique."""
    name: str
    """The commonest display form, of equally common ones the longest; an article's own spelling."""
    variants: tuple[str, ...]
    """Other spellings, without `name`, sorted."""
    held: tuple[Held, ...]
    """In order of article id, then of rank; never empty."""
    see_also: tuple[str, ...] = ()
    """Slugs of terms for the same subject, and of those that hold this one's words or are held by it."""

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that hold it, in order, each once."""
        return tuple(dict.fromkeys(held.article for held in self.held))

    @property
    def mentions(self) -> int:
        """How often it stands in all these articles."""
        return sum(len(held.keyword.mentions) for held in self.held)


@dataclass(slots=True)
class _Group:
    held: list[Held] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)


def link_keywords(entries: Iterable[Entry]) -> tuple[Term, ...]:
    """All terms: those of most articles first, then the most mentioned, then by key."""
    groups: dict[str, _Group] = {}
    for entry in sorted(entries, key=lambda entry: entry.article.id):
        text = entry.article.text
        for keyword in sorted(entry.extracts.of(Keyword), key=lambda keyword: keyword.position):
            name = " ".join(keyword.span.cut(text).split())
            group = groups.setdefault(canonical(name), _Group())
            group.held.append(Held(entry.article.id, keyword))
            group.names[name] += 1
            if keyword.kind == "name":
                group.aliases.update(" ".join(alias.cut(text).split()) for alias in keyword.aliases)
    _join_aliases(groups)
    return _linked(groups)


def canonical(name: str) -> str:
    """What makes two keywords one: the known form of a name, else the words without what spellings differ in.

    That is case, plural, hyphens, and the endings of British and American spelling.
    """
    known = load().known.get(plain(name.replace("’", "'")))
    sure = known is not None and (not known.capitals or name.isupper())
    return "".join(_bag_of(known.name if known is not None and sure else name))


@cache
def _bag_of(name: str) -> tuple[str, ...]:
    return tuple(_form(word) for word in _WORD.findall(name))


def _form(word: str) -> str:
    form = plain(word).replace("-", "").replace(".", "")
    form = singular(unpossessed(form.replace("’", "'")))
    # British and American spellings come out alike; the forms made here are compared, never shown.
    for british, american in table("link/spellings"):
        if form.endswith(british) and len(form) > len(british) + 2:
            return form.removesuffix(british) + american
    return form


def _join_aliases(groups: dict[str, _Group]) -> None:
    """A name that is another's short form in an article ("Blinken") goes to it, where only one other has that form."""
    owners: dict[str, list[str]] = {}
    for key, group in groups.items():
        for alias in sorted(group.aliases):
            if (short := canonical(alias)) != key and key not in owners.setdefault(short, []):
                owners[short].append(key)
    for short, owner in owners.items():
        group = groups.get(short, _Group())
        if not group.held or len(owner) != 1 or owner[0] not in groups:
            continue
        if all(held.keyword.kind == "name" for held in group.held):
            into = groups[owner[0]]
            into.held += group.held
            into.names += group.names
            into.aliases |= group.aliases
            del groups[short]


def _linked(groups: dict[str, _Group]) -> tuple[Term, ...]:
    ordered = sorted(
        groups.items(),
        key=lambda item: (
            -len({held.article for held in item[1].held}),
            -sum(len(held.keyword.mentions) for held in item[1].held),
            item[0],
        ),
    )
    slugs = _slugs([_name(group) for _, group in ordered])
    bags = [frozenset(word for name in group.names for word in _bag_of(name)) for _, group in ordered]
    same = _same_subject([key for key, _ in ordered])
    holding: dict[str, list[int]] = {}
    for at, bag in enumerate(bags):
        for word in sorted(bag):
            holding.setdefault(word, []).append(at)
    made = []
    for at, (_, group) in enumerate(ordered):
        near = {
            other
            for word in bags[at]
            for other in holding[word]
            if other != at and (bags[other] <= bags[at] or bags[at] <= bags[other])
        }
        first = [other for other in same[at] if other != at]
        others = [*first, *sorted(near - set(first))][:SEE_ALSO]
        name = _name(group)
        made.append(
            Term(
                slugs[at],
                name,
                tuple(sorted({*group.names, *group.aliases} - {name})),
                tuple(sorted(group.held, key=lambda held: (held.article, held.keyword.position))),
                tuple(slugs[other] for other in others),
            )
        )
    return tuple(made)


def _name(group: _Group) -> str:
    return min(group.names, key=lambda name: (-group.names[name], -len(name), name))


def _same_subject(keys: Sequence[str]) -> list[list[int]]:
    """For each key the places of those that the list of subjects puts beside it."""
    places = {key: at for at, key in enumerate(keys)}
    beside: list[list[int]] = [[] for _ in keys]
    for row in table("link/see_also"):
        found = sorted({places[key] for word in row if (key := canonical(word)) in places})
        for at in found:
            beside[at] += [other for other in found if other != at and other not in beside[at]]
    return beside


def _slugs(names: Sequence[str]) -> list[str]:
    """Letters and digits of each name, "-2" and so on for repeats."""
    made: list[str] = []
    taken: set[str] = set()
    for name in names:
        base = re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")[:80] or "term"
        slug, count = base, 1
        while slug in taken:
            count += 1
            slug = f"{base}-{count}"
        taken.add(slug)
        made.append(slug)
    return made
