"""Which groups of different articles are one entity. Decided only where one candidate remains.

Persons with a full name are one where the full names can be one person's and nothing else fits
(`extract/names/forms.py`). A bare surname is the one person with it whom the other articles know, where its title, or
the rarity of the surname, or three articles speak for that; bare surnames that several people share stay together under
an identity of their own, which is nobody's. Organisations and places are one where they stand for the same listed name,
or have the same words but for "the" and "Inc."; an abbreviation is the one organisation that an article introduces with
it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.extract.names.forms import join_forms
from generator.extract.names.lexicon import Lexicon, listed, load, stands_for
from generator.link.people.groups import Group


def identities(groups: Sequence[Group]) -> list[tuple[str, str]]:
    """Kind and a key for each group; equal for groups that are one entity. A key with "?" first is nobody's own."""
    lexicon = load()
    persons = _Persons([group for group in groups if group.kind == "person"], lexicon)
    short = _abbreviations(groups)
    return [
        (group.kind, persons.key(group) if group.kind == "person" else _other_key(group, short)) for group in groups
    ]


def _other_key(group: Group, short: dict[str, set[str]]) -> str:
    key = _plain_key(group)
    if key in load().institutions.get(key.rpartition(" ")[2], ()):
        return f"{key}@{group.article.id}"  # "the foreign ministry" is another country's in another article
    if group.kind == "organisation" and len(candidates := short.get(key, set())) == 1:
        return next(iter(candidates))
    return key


def _plain_key(group: Group) -> str:
    words = listed(stands_for(group.kind, group.canonical)).replace(".", "").split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    legal = load().classes["legal form"]
    while len(words) > 1 and words[-1] in legal:
        del words[-1]
    return " ".join(words)


def _abbreviations(groups: Sequence[Group]) -> dict[str, set[str]]:
    """Abbreviations, folded, to the keys of the organisations that articles use them for."""
    short: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        if group.kind == "organisation" and " " in group.canonical:
            key = _plain_key(group)
            for form in group.forms:
                if form.isupper() and " " not in form and 2 <= len(form) <= 8:
                    short[listed(form).replace(".", "")].add(key)
    return short


class _Persons:
    """All persons of all articles."""

    def __init__(self, groups: Sequence[Group], lexicon: Lexicon) -> None:
        self.x = lexicon
        self.offices = frozenset(
            word.rstrip(".") for title, kind in lexicon.titles.items() if kind == "o" for word in title.split()
        )
        forms: dict[str, set[str]] = defaultdict(set)
        for group in groups:
            if len(group.words) > 1:
                forms[self.surname(group)].add(" ".join(group.words))
        self.joined: dict[str, str] = {}
        for same in forms.values():
            self.joined.update(join_forms(same, lexicon))
        self.articles: dict[str, set[str]] = defaultdict(set)
        self.titles: dict[str, set[str]] = defaultdict(set)
        self.by_surname: dict[str, set[str]] = defaultdict(set)
        self.families: dict[str, set[str]] = defaultdict(set)
        """By article: the surnames of the persons whom it names in full."""
        here: dict[tuple[str, str], set[str]] = defaultdict(set)
        for group in groups:
            if len(group.words) > 1:
                key = self.joined[" ".join(group.words)]
                self.articles[key].add(group.article.id)
                self.titles[key] |= group.titles
                self.by_surname[self.surname(group)].add(key)
                here[group.article.id, self.surname(group)].add(key)
                self.families[group.article.id].add(self.surname(group))
        self.here = here

    def surname(self, group: Group) -> str:
        """The last word that is no suffix."""
        words = [word for word in group.words if word not in self.x.classes["suffix"]]
        return words[-1] if words else group.words[-1]

    def relative(self, group: Group) -> str | None:
        """Whom a relative's first name alone means: "his son Eric" is Eric Marlow in an article on Marlow.

        The one person of that first name whom the collection names in full with a surname that the article has.
        """
        word = group.words[0]
        if word not in self.x.first or not group.titles & self.x.classes["relative"]:
            return None
        family = self.families.get(group.article.id, set())
        named = {key for last in family for key in self.by_surname[last] if self.x.same_first(key.split()[0], word)}
        return next(iter(named)) if len(named) == 1 else None

    def key(self, group: Group) -> str:
        """The identity of one group."""
        if len(group.words) > 1:
            return self.joined[" ".join(group.words)]
        word = group.words[0]
        known = self.by_surname.get(word, set())
        if not known:
            return self.relative(group) or word
        if self.here.get((group.article.id, word)):
            return f"?{word}"  # the article itself names several
        left = sorted(known)
        if group.gender:
            left = [key for key in left if self.x.first.get(key.split()[0], "mf") in (group.gender, "mf")]
        offices = group.titles & self.offices
        if offices:
            held = [key for key in left if self.titles[key] & offices]
            if len(held) == 1:
                return held[0]
        if len(left) == 1 and (word not in self.x.surnames or len(self.articles[left[0]]) > 2):
            return left[0]
        return f"?{word}" if len(known) > 1 else word
