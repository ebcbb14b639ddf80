"""Copies inside one export: databases give an article again for another edition, or with a correction at its end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.model import Document


def copies(documents: Sequence[Document]) -> dict[int, int]:
    """For each document whose words all stand in another one of the same outlet, that one: position to position.

    Paragraphs are compared without white space and capitals, so that nothing is lost with a copy. Of equal ones the
    first is kept. An article in which a word differs, or that another outlet printed, is no copy. Linear in the text,
    but for paragraphs that very many articles share.
    """
    paragraphs = [_paragraphs(document) for document in documents]
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    # The fullest first: all that is in a copy is in one that was seen before it.
    order = sorted(range(len(documents)), key=lambda at: (-len(documents[at].text), at))
    kept_for: dict[int, int] = {}
    for at in order:
        outlet = _outlet(documents[at])
        shared = Counter(holder for words in paragraphs[at] for holder in holders[outlet, words])
        whole = [holder for holder, count in shared.items() if count == len(paragraphs[at])]
        if whole and paragraphs[at]:
            kept_for[at] = min(whole)
            continue
        for words in paragraphs[at]:
            holders[outlet, words].append(at)
    return kept_for


def _paragraphs(document: Document) -> frozenset[str]:
    """The paragraphs of the text without its title, which editions word anew."""
    titled = next((part.span.end for part in document.parts if part.kind == "title"), 0)
    joined = ("".join(paragraph.casefold().split()) for paragraph in document.text[titled:].split("\n\n"))
    return frozenset(words for words in joined if words)


def _outlet(document: Document) -> str:
    hint = document.hints.get("outlet")
    return hint.values[0].casefold() if hint else ""
