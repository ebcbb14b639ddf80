"""What happened to those that a number counts: killed, missing, cancelled, or what became of a number: fell, rose.

Words and phrases of one class say the same (`data/fates.txt`); numbers of two classes are of two measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.base import lexicon
from generator.base.text import fold
from generator.extract.figures import Figure
from generator.link.ledger.nouns import are_captives
from generator.link.reading import Sentence
from generator.model import Span

# Characters from a number within which words say what happened to the counted, and by how much others may be further
# off. From the sketch that these rules grew out of, where thresholds around them scored alike.
_REACH, _CLOSE_BY = 45, 12
# Words before what happened among which a denial stands ("no one was badly hurt"), and characters that hold them.
_DENIED, _BEFORE = 4, 40


def happened(text: str, figure: Figure, sentence: Sentence, head: str, figures: Sequence[Figure]) -> frozenset[str]:
    """Classes of what happened to the counted. `head`: form of its noun; `figures`: all of the sentence.

    The number's own verb, else the words within `_REACH` characters that are hardly further off than the nearest:
    "killed 7 and injured 23": of 7 the killing, of 23 the injuring; "38 thefts and nine arrests": of thefts none.
    """
    said = fold(figure.predicate.cut(text)).lower() if figure.predicate is not None else ""
    own = fate_of(said)
    if own in lexicon.words("link/ledger/persons") and (own != "taken" or are_captives(head)):
        return frozenset((own,))
    others = [one.counted for one in figures if one.counted is not None and one.span != figure.span]
    far: dict[str, int] = {}
    for fate, span in _said(text, sentence):
        taken = span.overlaps(figure.span) or any(span.overlaps(other) for other in others)
        if _concerns(fate, figure) and not taken and not _is_denied(text, span):
            off = away(span, figure.phrase)
            far[fate] = min(far.get(fate, off), off)
    nearest = min(far.values(), default=0)
    return frozenset(fate for fate, off in far.items() if off < _REACH and off <= nearest + _CLOSE_BY)


def _said(text: str, sentence: Sentence) -> Iterator[tuple[str, Span]]:
    """Classes that words and phrases of a sentence say, with where they stand; a phrase before its words."""
    low = fold(sentence.span.cut(text)).lower()
    phrased: list[Span] = []
    for found in _phrases().finditer(low):
        span = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
        phrased.append(span)
        # Of a phrase that says nothing of the kind ("death penalty") the words say nothing either.
        if fate := fate_of(found.group()):
            yield fate, span
    for word in sentence.words:
        written = fold(word.span.cut(text)).lower()
        fate = "" if written in lexicon.words("link/ledger/ambiguous") else fate_of(written)
        if fate and not any(word.span.overlaps(span) for span in phrased):
            yield fate, word.span


def _concerns(fate: str, figure: Figure) -> bool:
    """That numbers rise and fall is said of shares, money and rates only; what happens to persons, of all."""
    return fate in lexicon.words("link/ledger/persons") or figure.kind in ("percent", "money", "rate")


def _is_denied(text: str, span: Span) -> bool:
    """Whether nobody suffered it: "no one was injured, but two children were inside"."""
    before = re.findall(r"[a-z']+", fold(text[max(0, span.start - _BEFORE) : span.start]).lower())
    return bool(frozenset(before[-_DENIED:]) & lexicon.words("link/ledger/denials"))


def away(word: Span, figure: Span) -> int:
    """Characters between the two; 0 where they touch."""
    return max(0, word.start - figure.end, figure.start - word.end)


def fate_of(said: str) -> str:
    """The class of `fates.txt` that a word or phrase in lower case says; empty for none."""
    return _classes().get(said, "")


@cache
def _classes() -> dict[str, str]:
    return {said: row[0] for row in reversed(lexicon.table("link/ledger/fates")) for said in row}


@cache
def _phrases() -> re.Pattern[str]:
    """All phrases of several words, those that say something and those that don't, longest first."""
    known = {*_classes(), *lexicon.words("link/ledger/ambiguous")}
    several = sorted((said for said in known if " " in said), key=lambda said: (-len(said), said))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, several))})\b")
