"""What the names extractor knows beforehand: its word lists, looked up without regard to case and accents."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.base import lexicon
from generator.base.text import fold

KnownKind = Literal["organisation", "place", "other", "date"]


@dataclass(frozen=True, slots=True)
class Known:
    """What a listed phrase stands for."""

    kind: KnownKind
    name: str
    sure: bool
    """Whether nothing else is usually written like it; False for "Jackson", "Apple" or "Target"."""
    capitals: bool = False
    """Whether it counts only where it is written in capitals, as "US" and "WHO"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, ready for looking up."""

    known: dict[str, Known]
    """By folded phrase."""
    starts: dict[str, int]
    """First words of all phrases of `known`, folded, with the number of words of the longest."""
    titles: dict[str, str]
    """Folded phrase to class: m, f, mf, o."""
    title_starts: dict[str, int]
    countries: frozenset[str]
    """Names of countries of one word, folded."""
    demonyms: frozenset[str]
    heads: dict[str, str]
    """Head words of organisations and places, as spelt, to their flags: see extract/names/data/orgheads.txt."""
    first: dict[str, str]
    """First names, folded, to m, f or mf."""
    nicknames: dict[str, frozenset[str]]
    """Short first names, folded, to the full ones they may stand for."""
    surnames: frozenset[str]
    famous: frozenset[str]
    """Those of `surnames` that news uses alone."""
    common: frozenset[str]
    function: frozenset[str]
    roles: frozenset[str]
    """Nouns that say what somebody is or does."""
    sure_roles: frozenset[str]
    """Those of them that news uses every day, listed by hand."""
    nouns: dict[str, str]
    """Other everyday nouns and their classes: see extract/names/data/nouns.txt."""
    modifiers: frozenset[str]
    institutions: dict[str, dict[str, str]]
    """Last word to phrase to how: see extract/names/data/institutions.txt."""
    cues: dict[str, str]
    """Words beside a name that tell its kind: see extract/names/data/cues.txt."""
    classes: dict[str, frozenset[str]]
    """Small classes of words: see extract/names/data/words.txt."""
    links: frozenset[str]
    """Words in lower case inside a run of capitals."""
    abbreviations: frozenset[str]
    """Words in lower case whose final dot ends no sentence, without the dot."""

    def is_common(self, word: str) -> bool:
        """Whether a folded word is everyday English, regular endings included."""
        if word in self.common:
            return True
        if word in self.first:
            return False
        # Mirrors how extract/names/data/common.txt was made: see its head.
        return any(
            word.endswith(ending) and len(word) - len(ending) > 1 and word[: -len(ending)] + put in self.common
            for ending, put in _ENDINGS.get(word[-1:], ())
        )

    def same_first(self, first: str, second: str) -> bool:
        """Whether two folded first names may be one person's: equal, an initial, or a short form of the second."""
        first, second = first.rstrip("."), second.rstrip(".")
        if first == second:
            return True
        if len(first) == 1 or len(second) == 1:
            return first[:1] == second[:1]
        return (
            first in self.nicknames.get(second, ())
            or second in self.nicknames.get(first, ())
            or bool(self.nicknames.get(first, frozenset()) & self.nicknames.get(second, frozenset()))
        )


_ENDINGS = {
    "s": (("s", ""), ("es", ""), ("ies", "y"), ("ness", "")),
    "d": (("ed", ""), ("ed", "e"), ("ied", "y")),
    "g": (("ing", ""), ("ing", "e")),
    "y": (("ly", ""),),
    "r": (("er", ""), ("er", "e")),
}


def plain(word: str) -> str:
    """In lower case and without accents; for looking up only, as the length may change."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def listed(phrase: str) -> str:
    """A phrase as the tokens of `names_tokens` spell it: folded, hyphens as blanks."""
    return plain(fold(phrase)).replace("-", " ")


@cache
def load() -> Lexicon:
    """The lists, read once."""
    first = {plain(name): gender for gender, names in lexicon.table("extract/names/first") for name in names.split()}
    surnames = frozenset(
        plain(name) for table in ("extract/names/surnames", "extract/names/famous") for name in lexicon.words(table)
    )
    common = lexicon.words("extract/names/common")
    known: dict[str, Known] = {}
    for name, *_ in lexicon.table("extract/names/cities"):
        word = listed(name)
        known[word] = Known("place", name, word not in first and word not in surnames and word not in common)
    for phrase, *kind in lexicon.table("extract/names/other"):
        known[listed(phrase)] = Known("date" if kind else "other", phrase, sure=True)
    for table in ("extract/names/regions", "extract/names/countries"):
        for row in lexicon.table(table):
            _add(known, "place", row, common if table == "extract/names/regions" else frozenset())
    for row in lexicon.table("extract/names/organisations"):
        _add(known, "organisation", row, common)
    titles = {listed(phrase): kind for phrase, kind in lexicon.table("extract/names/titles")}
    roles, nouns = lexicon.table("extract/names/roles"), lexicon.table("extract/names/nouns")
    classes: dict[str, set[str]] = {}
    for word, name in lexicon.table("extract/names/words"):
        classes.setdefault(name, set()).add(word)
    institutions: dict[str, dict[str, str]] = {}
    for phrase, how in lexicon.table("extract/names/institutions"):
        institutions.setdefault(phrase.split()[-1], {})[phrase] = how
    nicknames: dict[str, set[str]] = {}
    for full, short in lexicon.table("extract/names/nicknames"):
        for word in short.split():
            nicknames.setdefault(word, set()).add(full)
    dotted = {phrase[:-1] for phrase in (*known, *titles) if phrase.endswith(".") and " " not in phrase}
    return Lexicon(
        known=known,
        starts=_starts(known),
        titles=titles,
        title_starts=_starts(titles),
        countries=frozenset(listed(form) for row in lexicon.table("extract/names/countries") for form in row[:1]),
        demonyms=frozenset(plain(word) for row in lexicon.table("extract/names/countries") for word in _cell(row, 2)),
        heads=pairs("extract/names/orgheads"),
        first=first,
        nicknames={word: frozenset(full) for word, full in nicknames.items()},
        surnames=surnames,
        famous=frozenset(plain(name) for name in lexicon.words("extract/names/famous")),
        common=common,
        function=lexicon.words("extract/names/function"),
        roles=frozenset(row[0] for row in (*roles, *nouns) if row[1] in ("r", "role")),
        sure_roles=frozenset(row[0] for row in roles if row[1] == "r"),
        nouns={word: kind for word, kind in nouns if kind != "role"},
        institutions=institutions,
        cues=pairs("extract/names/cues"),
        modifiers=frozenset(row[0] for row in roles if row[1] == "m"),
        classes={name: frozenset(members) for name, members in classes.items()},
        links=frozenset(classes["link"] | classes["particle"]),
        abbreviations=frozenset(dotted | classes["abbreviation"]),
    )


def pairs(name: str) -> dict[str, str]:
    """A list of two columns as a mapping."""
    return {row[0]: row[1] for row in lexicon.table(name)}


def stands_for(kind: str, words: str) -> str:
    """The name that a listed spelling stands for ("U.S." is "United States"), else the words themselves."""
    known = load().known.get(listed(words))
    return known.name if known is not None and known.kind == kind else words


def _cell(row: tuple[str, ...], at: int) -> list[str]:
    return [part for part in row[at].split(";") if part] if len(row) > at else []


def _add(known: dict[str, Known], kind: KnownKind, row: tuple[str, ...], common: frozenset[str]) -> None:
    for form in (*_cell(row, 1), row[0]):
        word = listed(form)
        other = known.get(word)
        capitals = form.isupper() and form.isalpha() and (other is None or other.capitals or other.name != row[0])
        known[word] = Known(kind, row[0], word not in common, capitals)


def _starts(phrases: dict[str, Known] | dict[str, str]) -> dict[str, int]:
    starts: dict[str, int] = {}
    for phrase in phrases:
        parts = phrase.split()
        starts[parts[0]] = max(starts.get(parts[0], 0), len(parts))
    return starts
