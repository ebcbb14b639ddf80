"""What an article says a person is: the title before the name, and the apposition after it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.extract.names.lexicon import Lexicon
from generator.extract.names.runs import Candidate
from generator.extract.names.tokens import Tokens

_LONGEST = 14
"""Words of the longest apposition that is taken for a role; a longer one tells a story."""


def widen_title(
    tokens: Tokens, person: Candidate, covered: dict[int, Candidate], lexicon: Lexicon
) -> tuple[int, int] | None:
    """The title of a person with all that belongs to it on the left: "former State Department spokesman".

    `covered` maps the last word of each organisation and place to its candidate.
    """
    first, last = person.title or (person.first, person.first)
    if first == last and not (first and tokens.plain[first - 1] in lexicon.roles):
        return None
    at = first
    while at > 0 and tokens.gaps[at] in (" ", "-") and not tokens.possessive[at - 1]:
        word = tokens.plain[at - 1]
        named = covered.get(at - 1)
        if named is not None:
            at = named.first
        elif (
            word in lexicon.roles
            or word in lexicon.modifiers
            or word in lexicon.demonyms
            or word in lexicon.classes["party"]
        ):
            at -= 1
            if at > 0 and tokens.gaps[at] == " " and f"{tokens.plain[at - 1]} {word}" in lexicon.demonyms:
                at -= 1
        else:
            break
    return (at, last) if at < last else None


def apposition(tokens: Tokens, person: Candidate, lexicon: Lexicon) -> tuple[int, int] | None:
    """The words after a person's name, between commas, that state a role: "the US secretary of state"."""
    at = person.last
    if tokens.gap(at) != ", ":
        return None
    end, head = at, False
    stops = lexicon.classes["stop"]
    while end < len(tokens.words) and end - at < _LONGEST:
        word = tokens.plain[end]
        if end > at and (tokens.gaps[end] not in (" ", "-") or word in stops):
            break
        if not head:
            if word in stops or word in lexicon.classes["role link"]:
                return None
            head = word in lexicon.roles or word in lexicon.titles
        end += 1
    gap = tokens.gap(end)
    closed = gap[:1] in (",", ".", ";", "\n", ")", "—", "–") or gap.startswith((" —", " –"))
    if not head or end - at >= _LONGEST or not (closed or (end < len(tokens.words) and tokens.plain[end] in stops)):
        return None
    starts = tokens.plain[at] in lexicon.classes["determiner"] or not tokens.caps[at]
    return (at, end) if starts or end - at > 1 else None


def last_words(chosen: Sequence[Candidate]) -> dict[int, Candidate]:
    """The organisations and places by their last word, for `widen_title`."""
    return {person.last - 1: person for person in chosen if person.kind in ("organisation", "place")}
