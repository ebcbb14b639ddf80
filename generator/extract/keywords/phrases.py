"""Candidates for keywords: names, noun phrases and single nouns, each with every place where it was met."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.base.lexicon import words as word_list
from generator.extract.keywords.words import Words, singular
from generator.extract.names import Name
from generator.extract.names.lexicon import load
from generator.model import Span

LONGEST = 3
"""Words of a phrase: yake's own n, and so the longest that it weighs."""
_CLIPPED = 7
"""Characters of the longest abbreviation of a state, its dot included: "Calif.", "Minn."."""
LONGEST_NAME = 8
"""Words of a run of capitals; a longer one is no name but a line set in capitals."""


@dataclass(slots=True)
class Candidate:
    """A possible keyword. `keys` are those of `Words`."""

    keys: tuple[str, ...]
    spots: list[tuple[int, int]] = field(default_factory=list)
    """Where it was met: first word and the one after the last."""
    standing: list[tuple[int, int]] = field(default_factory=list)
    """Those of `spots` that are neither in a headline's capitals nor a part of a longer run of capitals."""
    heads: bool = False
    """Whether it was met as the last word of its phrase: not only before another noun."""
    name: Name | None = None
    """The fullest mention, where it is a name that was found."""
    hyphened: bool = False
    """Whether a lone word was met with a hyphen inside."""
    proper: bool = False
    """Whether it was met as a run of capital words only."""
    whole: bool = False
    """Whether the fullest form of the name stands somewhere without a title before it."""


def find_candidates(text: str, words: Words, names: Sequence[Name]) -> list[Candidate]:
    """All candidates in order of their first place."""
    found: dict[tuple[str, ...], Candidate] = {}
    classes, named = _mark_names(text, words, names, found)
    vague = word_list("extract/keywords/vague")
    newstime = word_list("extract/keywords/newstime") | word_list("extract/keywords/furniture")
    leading = vague | word_list("extract/keywords/generic") | newstime
    idioms = word_list("extract/keywords/idioms")
    demonyms = load().demonyms
    lower, joined, keys = words.lower, words.joined, words.keys
    at, size = 0, len(classes)
    while at < size:
        if classes[at] not in "NJC":
            at += 1
            continue
        first = at
        at += 1
        while at < size and classes[at] in "NJC" and joined[at]:
            at += 1
        last = at
        while last > first and classes[last - 1] == "J":
            last -= 1
        for item in range(first, last):
            alone = classes[item] == "N" or (
                # a lone capital word, not a part of a longer name, nor an adjective such as "Israeli"
                classes[item] == "C"
                and item not in named
                and (lower[item] not in demonyms or lower[item] != singular(lower[item]))
                and (item == first or classes[item - 1] != "C")
                and (item + 1 == last or classes[item + 1] != "C")
            )
            if alone and lower[item] not in newstime and len(keys[item]) > (1 if classes[item] == "C" else 2):
                single = _add(found, (keys[item],), item, item + 1)
                single.heads |= item + 1 == last
                single.proper |= classes[item] == "C"
                single.hyphened |= "-" in lower[item]
        while first < last and lower[first] in leading:
            first += 1
        if last - first < 2 or named.get(first) == last or any(word in newstime for word in lower[first:last]):
            continue
        if " ".join([singular(word) for word in lower[first:last]]) in idioms:
            continue
        proper = all(kind == "C" for kind in classes[first:last])
        if last - first == 2 and lower[last - 1] in vague and (classes[first] == "C" or lower[first] in demonyms):
            continue  # "U.S. officials"
        if last - first > (LONGEST_NAME if proper else LONGEST):
            first = last - LONGEST
        _add(found, tuple(keys[first:last]), first, last).proper |= proper
    _join_twins(found)
    kept = []
    for candidate in sorted(found.values(), key=lambda each: (each.spots[0][0], -each.spots[0][1])):
        candidate.standing = [spot for spot in candidate.spots if stands(text, words, *spot)]
        candidate.whole = any(end - begin == len(candidate.keys) for begin, end in candidate.standing)
        if candidate.standing and not _clipped(text, words, candidate) and not _only_before(candidate):
            kept.append(candidate)
    return kept


def _clipped(text: str, words: Words, candidate: Candidate) -> bool:
    """Whether a place stands only as an abbreviation, as states do behind a town: "Calif.", "Minn.", "Ont."."""
    if candidate.name is None or candidate.name.kind != "place":
        return False
    shown = [text[words.starts[first] : words.ends[last - 1] + 1] for first, last in candidate.spots]
    return all(form.endswith(".") and "." not in form[:-1] and len(form) <= _CLIPPED for form in shown)


def _only_before(candidate: Candidate) -> bool:
    """Whether a word with a hyphen was met before other nouns only: "first-degree murder"."""
    return candidate.hyphened and not candidate.heads and len(candidate.keys) == 1 and not candidate.proper


def _join_twins(found: dict[tuple[str, ...], Candidate]) -> None:
    """Make spellings in one word and in several one candidate: "front-runner" and "front runner".

    The spelling that was met more often stays, the one word where both were as often.
    """
    for keys in [keys for keys in found if len(keys) > 1]:
        twin = ("".join(keys),)
        if twin not in found or found[keys].name is not None or found[twin].name is not None:
            continue
        kept, other = (keys, twin) if len(found[keys].spots) > len(found[twin].spots) else (twin, keys)
        into, gone = found[kept], found.pop(other)
        into.spots = sorted({*into.spots, *gone.spots})
        into.heads |= gone.heads


def stands(text: str, words: Words, first: int, last: int) -> bool:
    """Whether the words stand there in running text, and are no part of a longer name."""
    if words.headed[first]:
        return False
    before = first and words.joined[first] and _capital(text, words, first - 1) and _capital(text, words, first)
    after = words.joined[last] and _capital(text, words, last) and _capital(text, words, last - 1)
    return not before and not after


def _capital(text: str, words: Words, at: int) -> bool:
    return text[words.starts[at]].isupper()


def _add(found: dict[tuple[str, ...], Candidate], keys: tuple[str, ...], first: int, last: int) -> Candidate:
    item = found.get(keys)
    if item is None:
        item = found[keys] = Candidate(keys)
    item.spots.append((first, last))
    return item


def _mark_names(
    text: str, words: Words, names: Sequence[Name], found: dict[tuple[str, ...], Candidate]
) -> tuple[list[str], dict[int, int]]:
    """Add the names that were found.

    Returns the classes with persons and their titles taken out, and each word of a name with the end of that name.
    """
    classes = list(words.classes)
    named: dict[int, int] = {}
    groups: dict[tuple[str, str], Candidate] = {}
    for name in names:
        first, last = _between(words, name.span)
        if first == last or words.starts[first] != name.span.start or words.ends[last - 1] != name.span.end:
            continue  # outside the body, or inside a longer word such as "Gaza-Egypt"
        group = groups.get((name.kind, name.full.cut(text)))
        if group is None:
            group = Candidate((), name=name)
            groups[name.kind, name.full.cut(text)] = group
        group.spots.append((first, last))
        if last - first > len(group.keys):
            group.keys, group.name = tuple(words.keys[first:last]), name
        for at in range(first, last):
            classes[at] = "@" if name.kind == "person" else "C"
            named[at] = last
        if name.title is not None:
            for at in range(*_between(words, name.title)):
                classes[at] = "x"
    for group in groups.values():
        found.setdefault(group.keys, group)
    return classes, named


def _between(words: Words, span: Span) -> tuple[int, int]:
    """The words inside a span."""
    return bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
