"""The noun phrase that a number counts: "16 other countries", "hundreds of Palestinians", "the toll climbed past 40,000"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from generator.extract.figures_numbers import HYPHENS, MAGNITUDES, SMALL
from generator.extract.figures_tokens import Token
from generator.extract.figures_words import group
from generator.lexicon import table, words

# No counted phrase of news that a reader would want whole is longer.
_LONGEST = 8
_DETERMINERS = group("determiner")


class Counted(NamedTuple):
    """Tokens `[first, end)`; `head`: the noun itself, in lower case."""

    first: int
    end: int
    head: str


@cache
def nouns() -> dict[str, str]:
    """Nouns of odd number to plural, person or singular."""
    return {row[0]: row[1] for row in table("figures_nouns")}


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    kind = nouns().get(word)
    if kind is not None:
        return kind != "singular"
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "ous"))


def singular(word: str) -> str:
    """A plain singular: "countries" to "country"; irregular forms by the list of persons."""
    if word in _ODD:
        return _ODD[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


_ODD = {"people": "person", "men": "man", "women": "woman", "children": "child", "police": "police", "wives": "wife",
        "lives": "life", "feet": "foot", "teeth": "tooth", "schoolchildren": "child", "grandchildren": "grandchild"}  # fmt: skip


@cache
def stops() -> frozenset[str]:
    """Words that end a counted noun phrase."""
    return words("figures_stops")


@cache
def _adjectives() -> frozenset[str]:
    return words("figures_adjectives")


def _is_noun(token: Token) -> bool:
    return token.kind == "w" and token.low not in stops()


def counted_at(tokens: list[Token], at: int, *, one: bool = False, partitive: bool = True) -> Counted | None:
    """The noun phrase that starts at token `at`, behind a number; `one`: the number is 1, so the head is singular.

    `partitive`: "of" and a determiner may lead to it ("two of Johnson's deputies").
    """
    of = False
    if partitive and at + 1 < len(tokens) and tokens[at].low == "of":
        of, at = True, at + 1
        if tokens[at].low in _DETERMINERS:
            at += 1
    elif at < len(tokens) and tokens[at].low == "more" and at + 1 < len(tokens) and _is_noun(tokens[at + 1]):
        at += 1
    first = at
    head, last = "", at
    step = at
    while step < len(tokens) and step - first < _LONGEST:
        token = tokens[step]
        if token.kind in ("n", "f"):
            # "9 liter cases", "737 Max jets", "two 250ml bottles": digits may be part of the name of the counted.
            if (
                step + 1 < len(tokens)
                and _is_noun(tokens[step + 1])
                and not head
                and token.kind == "n"
                and step > first
            ):
                step += 1
                continue
            break
        if token.kind == "x":
            if head:
                break
            step += 1
            continue
        if token.kind == "p":
            nxt = tokens[step + 1] if step + 1 < len(tokens) else None
            if token.low in HYPHENS and nxt is not None and token.tight and nxt.tight and nxt.kind in ("w", "x"):
                step += 2
                last, head = step, ""
                if nxt.low not in stops() and step < len(tokens) and is_plural(nxt.low):
                    head = nxt.low
                    if not _joins(tokens, step):
                        break
                elif nxt.low not in stops():
                    head = nxt.low if one or not _joins(tokens, step) else ""
                continue
            if token.low == "," and not head and step > first and nxt is not None and _joins(tokens, step + 1):
                step += 1
                continue
            if token.low in ('"', "'") and step == first:
                step += 1
                first = step
                continue
            if token.low == "&":
                step += 1
                continue
            break
        word = token.low
        if word in stops() or word in SMALL or word in MAGNITUDES:
            # "Kia and Hyundai vehicles", "digital and physical sales": only before the head.
            if (
                word in ("and", "or")
                and not is_plural(head)
                and step > first
                and _plural_soon(tokens, step + 1)
                and not one
            ):
                step += 1
                continue
            if not (word in _adjectives() and _joins(tokens, step + 1)):
                break
        if head and _is_verb(tokens, step):
            break
        head, last = word, step + 1
        step += 1
        if is_plural(word) and not (step < len(tokens) and _compound(tokens, step)):
            break
        if word.endswith(("'s", "s'")):
            head = ""
    if last <= first or not head:
        return None
    del of
    return Counted(first, last, head)


def _joins(tokens: list[Token], at: int) -> bool:
    """Whether the word at `at` goes on with the phrase: a noun or adjective, no verb."""
    return at < len(tokens) and _is_noun(tokens[at]) and not _is_verb(tokens, at)


def _plural_soon(tokens: list[Token], at: int) -> bool:
    for step in range(at, min(at + 3, len(tokens))):
        if not _is_noun(tokens[step]):
            return False
        if is_plural(tokens[step].low):
            return True
    return False


def _compound(tokens: list[Token], at: int) -> bool:
    """After a plural: whether the next word belongs to the phrase ("operations experts") or goes on with the sentence."""
    token = tokens[at]
    if token.kind != "w" or token.low in stops() or not is_plural(token.low) or token.low in nouns():
        return False
    return tokens[at - 1].low not in _PERSONS and not token.low.endswith("ings")


_PERSONS = frozenset(("people", "men", "women", "children", "workers", "officials"))


def _is_verb(tokens: list[Token], at: int) -> bool:
    """Whether the word at `at`, behind a noun, is its verb or a participle: "hostages released in", "officials meeting"."""
    word = tokens[at].low
    if word in stops():
        return True
    if word.endswith("ed") and len(word) > 4:
        # "displaced Palestinians" goes on, "hostages released in" doesn't.
        return not (word in _adjectives() and _joins_noun(tokens, at + 1))
    if word.endswith("ing") and len(word) > 5:
        return not _joins_noun(tokens, at + 1)
    return word.endswith("ly") and len(word) > 4


def _joins_noun(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "w" and tokens[at].low not in stops() and not (
        tokens[at].low.endswith("ed") and len(tokens[at].low) > 4
    )  # fmt: skip


_BE = frozenset(["is", "was", "are", "were", "be", "been", "at", "of", "to", "past", "stood", "stands", "stand", "reached", "reaches", "hit", "hits", "passed", "tops", "topped", "remains", "remained", "now", "as", "by", "exceeded", "surpassed", "totaled", "totalled", "has", "have", "had"])  # fmt: skip


def counted_before(tokens: list[Token], at: int) -> Counted | None:
    """The subject a bare number belongs to: "the Palestinian death toll in Gaza has climbed past 40,000".

    Looks for a noun of counting ("toll", "number of ...") up to twelve words before the number.
    """
    for step in range(at - 1, max(-1, at - 13), -1):
        token = tokens[step]
        if token.kind == "p" and token.low in (".", ";", ":", '"', "?", "!"):
            return None
        if token.low in _COUNTS:
            first = step
            while first and _is_noun(tokens[first - 1]) and tokens[first - 1].kind == "w" and step - first < 4:
                first -= 1
            end = step + 1
            if token.low in ("number", "numbers", "total", "count") and end < len(tokens) and tokens[end].low == "of":
                inner = counted_at(tokens, end)
                if inner is not None and inner.end <= at:
                    return inner
            return Counted(first, end, token.low)
    return None


_COUNTS = group("counting noun")
