"""Sources without a name: what sort of description stands for them, and why they have no name where that is stated.

The reason is words of the article, as they stand: nothing is concluded from a description alone. It is looked for in
the sentence that ascribes the quote, outside all quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from generator.base import lexicon
from generator.link.unnamed.rules import RULES
from generator.model import Span

OTHER = "other description"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def sort_of(words: str) -> str:
    """The sort of source that a description tells by its main noun; `OTHER` where the noun is on no list.

    >>> sort_of("an aide to the minister"), sort_of("one of the nurses"), sort_of("the juggler")
    ('aide or spokesperson', 'worker', 'other description')
    """
    sorts = _sorts()
    read = [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(words.casefold())]
    if read[:2] in (["one", "of"], ["some", "of"], ["two", "of"]):
        read = read[2:]
    begins = lexicon.words("link/unnamed/tails")
    tail = next((at for at, word in enumerate(read) if at and word in begins), len(read))
    # The last noun before the tail is the main one: "police officer", "campaign adviser".
    for word in reversed(read[:tail]):
        for form in _singular(word):
            if form in sorts:
                return sorts[form]
    return OTHER


@cache
def _sorts() -> dict[str, str]:
    return {noun: sort for noun, sort in lexicon.table("link/unnamed/sorts")}  # noqa: C416  (rows of two, said so)


def _singular(word: str) -> tuple[str, ...]:
    """The word and what it may be the plural of: "officers", "witnesses", "families", "firemen"."""
    forms = [word]
    for ending, other in (("s", ""), ("es", ""), ("ies", "y"), ("men", "man"), ("women", "woman"), ("wives", "wife")):
        if word.endswith(ending):
            forms.append(word[: -len(ending)] + other)
    return tuple(forms)


def reasons(text: str, sentence: Span, quoted: Iterable[Span]) -> tuple[Span, ...]:
    """The words of a sentence that say why its source has no name, in order; those that follow each other as one.

    `quoted`: what stands between quotation marks, which is somebody's own and no reason.
    """
    held = _without(text, sentence, quoted)
    found = sorted(
        Span(sentence.start + match.start(), sentence.start + match.end())
        for rule in RULES
        for match in rule.pattern.finditer(held)
    )
    return tuple(_joined(text, found))


def _without(text: str, sentence: Span, quoted: Iterable[Span]) -> str:
    """The sentence with bars in place of what is quoted, of the same length."""
    chars = list(sentence.cut(text))
    for span in quoted:
        for at in range(max(span.start, sentence.start), min(span.end, sentence.end)):
            chars[at - sentence.start] = "|"
    return "".join(chars)


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Reasons of one breath are one: "on condition of anonymity because she was not allowed to speak"."""
    held: Span | None = None
    for span in spans:
        if held and not text[held.end : max(span.start, held.end)].strip(" ,\n"):
            held = Span(held.start, max(held.end, span.end))
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
