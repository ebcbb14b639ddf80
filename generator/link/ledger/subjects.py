"""Whose a number is: the person whose votes, goals or years it counts, where one person is meant.

Two people's numbers of one thing are two measures: "Clarke had ten rebounds" and "Orlov had seven".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.base import lexicon
from generator.base.text import fold
from generator.extract.figures import Figure
from generator.link.reading import words_of
from generator.model import Span


@dataclass(frozen=True, slots=True)
class Around:
    """What a number's subject is looked for in."""

    text: str
    figure: Figure
    sentence: Span
    persons: Sequence[Span]
    """Persons named in its sentence, in text order."""
    earlier: Sequence[Span]
    """Persons named in the sentences before, the nearest sentence that names any."""
    begins: bool
    """Whether the first of these begins its sentence: it is what the sentence is about."""

    @property
    def between(self) -> str:
        """The words of the sentence before the number, in lower case."""
        return fold(self.text[self.sentence.start : self.figure.phrase.start]).lower()


def named_behind(around: Around) -> Span | None:
    """The person just behind it: "48.2 percent for Bruno Falk", "13 points from Orlov"."""
    for person in around.persons:
        if person.start >= around.figure.phrase.end:
            between = fold(around.text[around.figure.phrase.end : person.start]).lower()
            return person if _FOR.fullmatch(between) else None
    return None


def named_before(around: Around) -> Span | None:
    """The person named last before it, who isn't the one who says so: "Orlov, a forward, scored seven goals"."""
    figure, before = around.figure, [person for person in around.persons if person.end <= around.figure.span.start]
    if not before or (figure.stated_by is not None and figure.stated_by.overlaps(before[-1])):
        return None
    behind = fold(around.text[before[-1].end : before[-1].end + 40]).lower()
    return None if _SAYS.match(behind) else before[-1]


def meant_by_a_pronoun(around: Around) -> Span | None:
    """The person that the sentence before is about, or its only one: "Castell thanked Falk. She had 51.8 percent"."""
    words = re.findall(r"[a-z]+", around.between)
    if not any(word in lexicon.words("link/ledger/singular") for word in words):
        return None
    named = {fold(person.cut(around.text)).split()[-1].lower() for person in around.earlier}
    return around.earlier[0] if len(named) == 1 or (named and around.begins) else None


_RULES: tuple[Callable[[Around], Span | None], ...] = (named_behind, named_before, meant_by_a_pronoun)
_FOR = re.compile(r"\s+(?:for|from|by)\s+")
_SAYS = re.compile(r",?\s+(?:\w+\s+)?(?:said|says|told|added|reported|wrote|called|tweeted)\b")


def subject(around: Around) -> frozenset[str]:
    """Forms of the name of the person whose number it is; empty where nobody is meant."""
    for rule in _RULES:
        person = rule(around)
        if person is not None:
            return frozenset(word.stem for word in words_of(around.text, person) if not word.stop)
    return frozenset()
