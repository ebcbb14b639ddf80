"""What the names extractor knows beforehand: its word lists, looked up without regard to case and accents."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator import lexicon

Known = Literal["organisation", "place", "other"]

PARTICLES = frozenset(
    "de del della der den des di du da dos das van von bin ibn bint al el ul ur abu ben la le ten ter af av zu".split()
)
SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "MD", "M.D.", "Ph.D."))
DIRECTIONS = frozenset(
    ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Northeast", "Northwest",
     "Southeast", "Southwest", "Upper", "Lower", "Greater", "Downtown", "New", "Old")
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, ready for looking up."""

    known: dict[str, tuple[Known, str]]
    """Folded phrase to kind and the name it stands for."""
    longest: int
    """Words of the longest phrase of `known` and `titles`."""
    starts: frozenset[str]
    """First words of the phrases of more than one word, folded."""
    demonyms: frozenset[str]
    titles: dict[str, str]
    """Folded phrase to class: m, f, mf, o."""
    heads: dict[str, str]
    """Head words of organisations and places, to their flags."""
    first: dict[str, str]
    """First names, folded, to m, f or mf."""
    surnames: frozenset[str]
    common: frozenset[str]
    roles: frozenset[str]
    modifiers: frozenset[str]
    abbreviations: frozenset[str]
    """Words that end in a dot that ends no sentence, without the dot."""

    def is_common(self, word: str) -> bool:
        """Whether a word in lower case is everyday English, regular endings included."""
        return word in self.common or any(len(base) > 2 and base in self.common for base in _bases(word))


def plain(word: str) -> str:
    """In lower case and without accents; for looking up only, as the length may change."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


@cache
def load() -> Lexicon:
    """The lists, read once."""
    known: dict[str, tuple[Known, str]] = {}
    for name, _country in lexicon.table("names_cities"):
        known[plain(name)] = ("place", name)
    demonyms: set[str] = set()
    for row in lexicon.table("names_regions"):
        _add(known, "place", row[0], row[1] if len(row) > 1 else "")
    for row in lexicon.table("names_countries"):
        _add(known, "place", row[0], row[1] if len(row) > 1 else "")
        demonyms.update(_split(row[2] if len(row) > 2 else ""))
    for row in lexicon.table("names_organisations"):
        _add(known, "organisation", row[0], row[1] if len(row) > 1 else "")
    for phrase, *_ in lexicon.table("names_other"):
        known.setdefault(plain(phrase), ("other", phrase))
    titles = {plain(phrase): kind for phrase, kind in lexicon.table("names_titles")}
    roles = lexicon.table("names_roles")
    dotted = {word[:-1] for word in titles if word.endswith(".") and " " not in word}
    dotted.update(phrase[:-1] for phrase in known if phrase.endswith(".") and " " not in phrase)
    dotted.update(("jr", "sr", "inc", "corp", "ltd", "co", "bros", "mt", "ft", "no"))
    phrases = [*known, *titles]
    return Lexicon(
        known=known,
        longest=max(len(phrase.split()) for phrase in phrases),
        starts=frozenset(phrase.split()[0] for phrase in phrases if " " in phrase),
        demonyms=frozenset(plain(word) for word in demonyms),
        titles=titles,
        heads=dict(lexicon.table("names_orgheads")),  # type: ignore[arg-type]  # rows of two
        first={plain(name): gender for gender, names in lexicon.table("names_first") for name in names.split()},
        surnames=frozenset(plain(name) for name in lexicon.words("names_surnames")),
        common=lexicon.words("names_common"),
        roles=frozenset(row[0] for row in roles if row[1] == "r"),
        modifiers=frozenset(row[0] for row in roles if row[1] == "m"),
        abbreviations=frozenset(dotted),
    )


def _split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def _add(known: dict[str, tuple[Known, str]], kind: Known, name: str, others: str) -> None:
    for form in (*_split(others), name):
        known[plain(form.replace("’", "'"))] = (kind, name)


def _bases(word: str) -> list[str]:
    # Mirrors how names_common.txt was made: see its head.
    found = []
    for ending, put in _ENDINGS:
        if word.endswith(ending):
            found.append(word[: -len(ending)] + put)
    return found


_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ly", ""),
    ("ness", ""), ("er", ""), ("er", "e"),
)
