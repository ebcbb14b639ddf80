"""Where a keyword stands, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extract.keywords.phrases import Candidate
from generator.extract.keywords.words import Words
from generator.model import Span


def mentions(words: Words, keywords: Sequence[Candidate]) -> list[tuple[Span, ...]]:
    """For each keyword all its places, in text order: of its name, or of its words, written as one or side by side."""
    spots = [set(keyword.spots) for keyword in keywords]
    by_first: dict[str, list[int]] = {}
    for at, keyword in enumerate(keywords):
        if keyword.name is None:
            by_first.setdefault(keyword.keys[0], []).append(at)
    written_apart = {keyword.keys[0]: at for at, keyword in enumerate(keywords) if _word(keyword)}
    written_as_one = {"".join(keyword.keys): at for at, keyword in enumerate(keywords) if len(keyword.keys) > 1}
    for first, key in enumerate(words.keys):
        if key in written_as_one:
            spots[written_as_one[key]].add((first, first + 1))
        before = words.keys[first - 1] if first and words.joined[first] and key else ""
        if before and before + key in written_apart:
            spots[written_apart[before + key]].add((first - 1, first + 1))
        for at in by_first.get(key, ()):
            keys = keywords[at].keys
            last = first + len(keys)
            if tuple(words.keys[first:last]) == keys and all(words.joined[first + 1 : last]):
                spots[at].add((first, last))
    return [tuple(Span(words.starts[first], words.ends[last - 1]) for first, last in sorted(found)) for found in spots]


def _word(keyword: Candidate) -> bool:
    """Whether it is one word and no name: it may be written as two elsewhere, "frontrunner" as "front runner"."""
    return keyword.name is None and len(keyword.keys) == 1


def shown(text: str, words: Words, keyword: Candidate, spans: Sequence[Span]) -> tuple[Span, tuple[Span, ...]]:
    """The mention whose spelling is displayed, and one span for each other spelling.

    Displayed is the commonest spelling of the whole keyword in running text; of two equally common ones that without
    a capital, then the earlier.
    """
    spellings: dict[str, Span] = {}
    for span in spans:
        spellings.setdefault(_folded(span.cut(text)), span)
    running: dict[str, tuple[int, Span]] = {}
    for first, last in keyword.standing:
        if last - first == len(keyword.keys):
            span = Span(words.starts[first], words.ends[last - 1])
            number, earlier = running.get(span.cut(text), (0, span))
            running[span.cut(text)] = number + 1, earlier
    if running:
        display = min(running.values(), key=lambda item: (-item[0], text[item[1].start].isupper(), item[1].start))[1]
    else:
        display = keyword.name.span if keyword.name is not None else spans[0]
    mine = _folded(display.cut(text))
    return display, tuple(span for spelling, span in spellings.items() if spelling != mine)


def _folded(spelling: str) -> str:
    return " ".join(spelling.casefold().replace("’", "'").split())
