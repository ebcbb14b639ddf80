"""What lasts and since when: "10 months of war", "since the strike began"."""

from __future__ import annotations

from functools import cache

from generator.base import lexicon
from generator.extract.figures import Figure
from generator.link.reading import Sentence, Word, stemmed


def lasting(figure: Figure, sentence: Sentence, counted: tuple[Word, ...]) -> str | None:
    """The class of what has lasted so long: "10 months of war", "10-month-old war", "since it began 10 months ago"."""
    classes = _lasting_classes()
    if counted and counted[-1].stem in classes:
        return classes[counted[-1].stem]
    after = [w for w in sentence.words if w.span.start >= figure.span.end][:4]
    before = [w for w in sentence.words if w.span.end <= figure.span.start]
    forms = [w.stem for w in after]
    if forms[:1] in (["old"], ["of"]):
        return next((classes[w.stem] for w in after[1:] if w.stem in classes), None)
    if forms[:1] == ["ago"] and any(w.stem in _beginnings() for w in before[-3:]):
        lasting = [w for w in before if w.stem in classes]
        return classes[lasting[-1].stem] if lasting else None
    return None


@cache
def _lasting_classes() -> dict[str, str]:
    return {stemmed(word): name for word, name in lexicon.table("link/ledger/lasting")}


def lasting_class(stem: str) -> str:
    """The class of what lasts that a word's form is in; empty for none."""
    return _lasting_classes().get(stem, "")


def lasting_things(sentence: Sentence) -> frozenset[str]:
    """The classes of lasting things that a sentence names: war, siege."""
    classes = _lasting_classes()
    return frozenset(classes[word.stem] for word in sentence.words if word.stem in classes)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(stemmed(word) for word in lexicon.words("link/ledger/beginnings"))


_SINCE = 9
"""Words behind "since" among which the beginning stands: "since the start of the eleven-week strike"."""


def since(words: tuple[Word, ...]) -> str:
    """What is counted from, as its form: "since the war began", "since the start of the strike"; empty for none."""
    for at, word in enumerate(words):
        if word.stem == "sinc":
            near = words[at + 1 : at + 1 + _SINCE]
            if any(w.stem in _beginnings() for w in near):
                return next((w.stem for w in near if not w.stop and w.stem not in _beginnings()), "")
    return ""
