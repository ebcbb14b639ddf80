"""Authors' names out of the fields that formats have for them. A field holds nobody but authors; what it adds to them
(roles, agencies, places, addresses) is taken off.
"""

from __future__ import annotations

import re
from functools import cache

from generator.readers import tables

_BEFORE = re.compile(
    r"(?:(?:written|story|reported|words|text|compiled)\s+)?(?:by|von|par|por|de|di|door|av)[:\s]+", re.IGNORECASE
)
_MAIL = re.compile(r"[<(]?\b[\w.+-]+@[\w.-]+\w[>)]?|https?://\S+|(?<!\w)@\w+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BETWEEN = re.compile(r"\s*(?:;|\||/|•|\n|,?\s(?:and|und|et|y|e|en|och|og|&|with)\s|\s&\s)\s*", re.IGNORECASE)
# "In Paris", "at The Hague", "for Reuters": where somebody was, or for whom.
_BEHIND = re.compile(r"\s(?:in|at|for|from|aus|à)\s.*\Z", re.IGNORECASE | re.DOTALL)
# Letters with single marks between them. There is one way only to match a word: with more, a long word that ends in a
# digit took time without end.
_PART = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*[.'’-]?\.?")
_LONGEST_NAME = 6
"""Words. The longest personal names of bylines have five with their particles; longer ones are sentences or bodies."""


@cache
def _roles() -> frozenset[str]:
    return tables.words("roles")


@cache
def _particles() -> frozenset[str]:
    return tables.words("particles")


def authors_in(field: str, *, surname_first: bool = False) -> tuple[str, ...]:
    """The personal names in a field of authors, in order; those in capitals as names are written.

    `surname_first`: a comma parts a surname from its first name, as in catalogues; else it parts a name from a role.

    >>> authors_in("By MARTHA KELL, Staff Writer and Peter Inch in Garve")
    ('Martha Kell', 'Peter Inch')
    >>> authors_in("Marlowe, Edda; Hallam, Piers", surname_first=True)
    ('Edda Marlowe', 'Piers Hallam')
    >>> authors_in("Staff and agencies"), authors_in("Albrecht, Bernhard"), authors_in("Albrecht, Bernhard; Lee, Ann")
    ((), ('Bernhard Albrecht',), ('Bernhard Albrecht', 'Ann Lee'))
    """
    words = _BEFORE.sub("", _MAIL.sub(" ", _BRACKETS.sub(" ", field)).strip(), count=1) if field else ""
    names = []
    for part in _BETWEEN.split(words):
        name = part.strip(" ,.:-–—")
        if surname_first:
            name = turned(name)
            candidates = [name]
        else:
            candidates = [_BEHIND.sub("", piece).strip(" .:-–—") for piece in name.split(",")]
            # Some databases turn names: "Albrecht, Bernhard".
            if not any(map(is_name, candidates)) and len(candidates) == 2:
                candidates = [turned(name)]
        names += [written(name) for name in candidates if is_name(name)]
    return tuple(dict.fromkeys(names))


def turned(name: str) -> str:
    """`Marlowe, Edda` as `Edda Marlowe`; a suffix such as `Jr` stays behind."""
    surname, comma, first = name.partition(",")
    first, _, suffix = first.strip().partition(",")
    return f"{first.strip()} {surname.strip()}{' ' + suffix.strip() if suffix else ''}".strip() if comma else name


def is_name(words: str) -> bool:
    """Whether words that stand where authors do can be one's name: two to six words with capitals, none of a role."""
    parts = words.split()
    if not 2 <= len(parts) <= _LONGEST_NAME or not all(_PART.fullmatch(part) for part in parts):
        return False
    words_in_small = {part.casefold().strip(".") for part in parts}
    if words_in_small & _roles() or words_in_small & tables.words("function_words"):
        return False
    return parts[-1][0].isupper() and (parts[0][0].isupper() or parts[0].casefold() in _particles())


def written(name: str) -> str:
    """A name all in capitals as it is written elsewhere; others as they are.

    >>> written("JEAN-LUC O'BRIEN"), written("Ann MacLeod")
    ("Jean-Luc O'Brien", 'Ann MacLeod')
    """
    letters = [char for char in name if char.isalpha()]
    if not all(char.isupper() for char in letters) or len(letters) < 4:
        return " ".join(name.split())
    words = [word.lower() if word.casefold() in _particles() else word.title() for word in name.split()]
    return " ".join(words)
