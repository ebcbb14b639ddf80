"""Who states a number, and what that source is said not to tell."""

from __future__ import annotations

from typing import NamedTuple

from generator.extract.figures.counted import is_noun
from generator.extract.figures.tokens import Token
from generator.extract.figures.words import group

_REPORTING = group("reporting verb")
_REPORTS = group("reporting noun")
_CAVEAT = group("caveat verb")
_NEGATED = frozenset(
    ("doesn't", "don't", "didn't", "couldn't", "hasn't", "haven't", "isn't", "cannot", "can't", "wasn't", "weren't")
)
_HELPERS = frozenset(("does", "do", "did", "could", "can", "has", "have", "is", "are", "was", "were", "would"))
# "according to a report released on Monday by the bureau" is about as long as a source gets.
_LONGEST = 14
# More in one sentence is no prose; the bound keeps the time linear.
_MOST = 40


class Source(NamedTuple):
    """Tokens `[first, end)` name the source of figures in `[since, until)`; `caveat`: tokens of a relative clause."""

    first: int
    end: int
    since: int
    until: int
    caveat: tuple[int, int] | None = None


def sources(tokens: list[Token]) -> list[Source]:
    """All statements of a source in a sentence, in order."""
    found: list[Source] = []
    for at, token in enumerate(tokens):
        if token.kind != "w":
            continue
        if len(found) == _MOST:
            break
        source: Source | None = None
        if token.low == "according" and at + 2 < len(tokens) and tokens[at + 1].low == "to":
            source = _according(tokens, at)
        elif token.low in _REPORTING:
            source = _said(tokens, at)
        elif token.low in _REPORTS and at + 2 < len(tokens) and tokens[at + 1].low in ("from", "by"):
            source = _figures_from(tokens, at)
        if source is not None:
            found.append(source)
    return found


def source_of(found: list[Source], first: int) -> Source | None:
    """The source of a figure that starts at token `first`: the nearest that covers it."""
    covering = [
        source for source in found if source.since <= first < source.until and not source.first <= first < source.end
    ]
    return min(covering, key=lambda source: abs(source.first - first)) if covering else None


def _phrase_end(tokens: list[Token], at: int) -> int:
    """End of a source's noun phrase that starts at `at`."""
    step = at
    while step < len(tokens) and step - at < _LONGEST:
        token = tokens[step]
        if token.kind == "p" and token.low not in ("-", "'", "&", "/"):
            break
        if token.low == "-" and step > at and tokens[step - 1].end < token.start:  # a dash, typed as a hyphen
            break
        if step > at and token.low in _ENDS:
            break
        step += 1
    while step > at and tokens[step - 1].low in ("and", "or", "of", "the", "on", "in", "-"):
        step -= 1
    return step


_ENDS = group("end of a source")


def _according(tokens: list[Token], at: int) -> Source | None:
    first = at + 2
    end = _phrase_end(tokens, first)
    if end == first:
        return None
    # At the head of a sentence it speaks for what follows, else for its whole clause chain.
    return Source(first, end, 0 if at else end, len(tokens), _caveat(tokens, end))


def _figures_from(tokens: list[Token], at: int) -> Source | None:
    first = at + 2
    end = _phrase_end(tokens, first)
    return Source(first, end, end, len(tokens), _caveat(tokens, end)) if end > first else None


def _caveat(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Such as ", which does not distinguish between ..." right behind a source."""
    if (
        at + 3 >= len(tokens)
        or tokens[at].low not in (",", "-", "–", "—")
        or tokens[at + 1].low not in ("which", "whose", "who")
    ):
        return None
    if not any(_negation(tokens, step) for step in range(at + 2, min(at + 6, len(tokens)))):
        return None
    end = at + 2
    while end < min(len(tokens), at + 60) and tokens[end].low not in (".", ";", ",", '"', "—", ")", ":"):
        end += 1
    return at + 1, end


def _negation(tokens: list[Token], at: int) -> bool:
    word = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return word in _NEGATED or (word in _HELPERS and after in ("not", "neither", "never")) or word == "excludes"


def doubts(tokens: list[Token]) -> bool:
    """Whether a sentence tells what a source of figures doesn't: "The figure could not be independently verified."."""
    if not tokens or len(tokens) > 40:
        return False
    negated = next((step for step in range(len(tokens)) if _negation(tokens, step)), None)
    if negated is None or negated > 12:
        return False
    subject = {token.low for token in tokens[:negated]}
    verbs = {token.low for token in tokens[negated : negated + 6]}
    return bool(subject & _COUNT) and bool(verbs & _CAVEAT)


_COUNT = group("reporting noun") | frozenset(
    ("ministry", "toll", "tolls", "number", "claim", "claims", "total", "totals")
)


def _said(tokens: list[Token], at: int) -> Source | None:
    """Such as "X said that 30 ...", "30 were killed, X said", "..., said X"."""
    before = tokens[at - 1] if at else None
    if before is None:
        return None
    if before.low in (",", '"', "”") and at + 1 < len(tokens):
        # Inverted: "..., said Ann Lee, the mayor".
        if tokens[at].low not in ("said", "says"):
            return None
        end = _phrase_end(tokens, at + 1)
        return Source(at + 1, end, 0, at) if end > at + 1 and _can_state(tokens, at + 1, end) else None
    first, end = _subject(tokens, at)
    if first is None:
        return None
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    opens = tokens[first - 1].low if first else ""
    if after == "of" or opens in _TEMPORAL or not _can_state(tokens, first, end):
        return None
    verb = tokens[at].low
    if verb in ("put", "puts") and not any(token.low in _COUNT for token in tokens[at + 1 : at + 6]):
        return None
    if opens == "," and (at + 1 >= len(tokens) or after in _BEHIND_SAID):
        # At the end or as an aside: it speaks for what was said before, an aside for what follows too.
        until = len(tokens) if after == "," else at
        return Source(first, end, 0, until)
    until = len(tokens)
    if verb not in ("said", "says", "say"):
        # What was found, shown or announced is told in the same clause.
        ahead = range(at + 1, min(until, at + 80))
        until = next((step for step in ahead if tokens[step].low in (",", ";")), until)
    return Source(first, end, at + 1, until)


_BEHIND_SAID = group("after a closing said")
_TEMPORAL = frozenset(("since", "after", "when", "before", "while", "until", "if", "once"))
_NOUNS = group("source noun") | _REPORTS


def _can_state(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a subject can be the source of a number: a name, a pronoun or a noun for officials and reports."""
    span = tokens[first:end]
    if any(token.kind == "n" or token.low in ("percent", "%") for token in span):
        return False
    if len(span) == 1 and span[0].low in ("he", "she", "they", "it"):
        return True
    last = span[-1]
    return (
        last.low in _NOUNS
        or (last.kind == "w" and last.text[0].isupper())
        or any(token.kind == "w" and token.text[0].isupper() and token.start != tokens[0].start for token in span)
    )


def _subject(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """The noun phrase right before the verb at `at`."""
    end = at
    while end > 0 and tokens[end - 1].low in ("also", "has", "have", "had", "later", "earlier", "now", "previously"):
        end -= 1
    first = end
    while first > 0 and end - first < _LONGEST:
        token = tokens[first - 1]
        if (
            (token.kind == "w" and (is_noun(token) or token.low in _INSIDE))
            or token.kind == "x"
            or (token.low in ("-", "'", "&") and token.kind == "p")
        ):
            first -= 1
        else:
            break
    while first < end and tokens[first].low in ("'", "-", "&", "of", "in", "for", "on", "and", "at", "from", "with"):
        first += 1
    pronoun = end > 0 and end - first == 0 and tokens[end - 1].low in ("he", "she", "they", "it")
    if pronoun:
        first = end - 1
    if first == end or end - first > _LONGEST:
        return None, end
    return first, end


_INSIDE = frozenset(
    ("the", "a", "an", "of", "his", "her", "its", "their", "another", "some", "in", "for", "and", "u.s.")
)
