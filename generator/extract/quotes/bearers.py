"""Who was introduced as what, so that "the harbour master said" finds Mara Holt again.

An article makes its own roles: "Harbour master Mara Holt", "Mara Holt, the deputy prime minister," "Mara Holt, 61,".
A later description with "the" means its bearer if its words are among those that introduced exactly one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.base.lexicon import words
from generator.extract.names import Name
from generator.extract.names.lexicon import load
from generator.extract.quotes.features import Reading
from generator.extract.quotes.lines import Line, word_lists
from generator.extract.quotes.sources import Source

_BEFORE_NAME = frozenset("oHJCUa#OL")
_AFTER_NAME = frozenset("oHJCUa#OLsdp&")
_LONGEST = 8
"""Words of a role that are compared; longer ones are descriptions of a life."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TAIL = frozenset("PWb")
"""Classes of words that end the noun of a phrase: "minister | for trade", "the pilot | who fell"."""
_ARTICLES = frozenset("dp")


@dataclass(frozen=True, slots=True)
class Role:
    """Words that introduce somebody, in lower case, the noun last."""

    line: int
    item: int
    """Where the name stands."""
    entity: str
    words: tuple[str, ...]


def roles_of(text: str, reading: Reading, names: Sequence[Name], persons: frozenset[str]) -> list[Role]:
    """All introductions of persons, in text order. `names` are those that `reading` holds by number."""
    made: list[Role] = []
    for (number, item), entity in reading.entities.items():
        if entity not in persons:
            continue
        line = reading.lines[number]
        holds = line.holds[item]
        name = names[holds] if holds >= 0 else None
        stated = [span for span in (name.title, name.role) if span] if name else []
        phrases = [span.cut(text) for span in stated]
        phrases += [phrase for phrase in (_before(text, line, item), _after(text, line, item)) if phrase]
        for phrase in phrases:
            made += [Role(number, item, entity, told) for told in _told(phrase)]
    return made


def _before(text: str, line: Line, item: int) -> str:
    """The words before a name up to the start of its phrase: "Harbour master" of "Harbour master Mara Holt"."""
    first = item
    while first > 0 and item - first < _LONGEST and line.classes[first - 1] in _BEFORE_NAME:
        first -= 1
    if first > 1 and first < item and line.classes[first - 1] == "P" and text[line.starts[first - 2]].isupper():
        # "Minister for Fisheries Ann Lee", with a capital, for "the son of the chef Ann Lee" is somebody else
        first -= 2
    return text[line.starts[first] : line.ends[item - 1]] if first < item else ""


def _after(text: str, line: Line, item: int) -> str:
    """What stands between a name's comma and the next mark: "the deputy prime minister"."""
    if line.classes[item + 1 : item + 2] != ",":
        return ""
    last = first = item + 2
    while last < len(line.classes) and last - first < _LONGEST and line.classes[last] in _AFTER_NAME:
        last += 1
    return text[line.starts[first] : line.ends[last - 1]] if last > first else ""


def _told(phrase: str) -> Iterator[tuple[str, ...]]:
    """The words of a role without what belongs to its noun: "minister of trade" ends with "minister"."""
    found = [word.lower() for word in _WORD.findall(phrase)]
    while len(found) > 1 and found[-1] in load().classes["after title"]:
        found.pop()  # "Archbishop Emeritus"
    if len(found) == 1 and found[0].isdigit():
        yield (f"{found[0]}-year-old",)
        return
    classes = word_lists().classes
    role = tuple(word for word in found[: _noun_end(found)] if classes.get(word, "") not in _ARTICLES)[-_LONGEST:]
    if role:
        yield role


def _noun_end(found: Sequence[str]) -> int:
    """Where the noun of a phrase stands, plus one: before its first preposition or "who"."""
    classes = word_lists().classes
    return next((at for at, word in enumerate(found) if at and classes.get(word, "") in _TAIL), len(found))


def bearer(text: str, roles: Sequence[Role], source: Source) -> str:
    """The one person whom a description with "the" means, among those introduced before it; empty for none or several.

    Of several the last introduced counts if only one was introduced since the paragraph before.
    """
    told = [word.lower() for word in _WORD.findall(source.span.cut(text))]
    if len(told) < 2 or told[0] != "the":
        return ""
    asked = told[1 : _noun_end(told)]
    fitting = [role for role in roles if (role.line, role.item) < (source.line, source.head) and _fits(asked, role)]
    for nearest in (fitting, [role for role in fitting if role.line >= source.line - 1]):
        entities = {role.entity for role in nearest}
        if len(entities) == 1:
            return entities.pop()
    return ""


def is_lesser(roles: Sequence[Role], entity: str, noun: str) -> bool:
    """Whether somebody was introduced with an office below: a deputy mayor is not "the mayor"."""
    lesser = words("extract/quotes/lesser")
    return any(role.entity == entity and role.words[-1] == noun and lesser.intersection(role.words) for role in roles)


def is_anothers(roles: Sequence[Role], entity: str, noun: str) -> bool:
    """Whether the article gives an office to others and not to somebody: where Orr is a senator and Lee is none, "the
    senator" is not Lee, whoever the sentence before is about.
    """
    holders = {role.entity for role in roles if noun in role.words}
    return bool(holders) and entity not in holders


def _fits(asked: Sequence[str], role: Role) -> bool:
    """Whether a description is a shorter form of a role, or the role itself."""
    if not asked or asked[-1] != role.words[-1] or not set(asked) <= set(role.words):
        return False
    return not any(word in words("extract/quotes/lesser") and word not in asked for word in role.words)
