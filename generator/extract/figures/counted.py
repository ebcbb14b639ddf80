"""The noun phrase a number counts: "16 other countries", "hundreds of Palestinians", "the toll climbed past 40,000"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from generator.base.classes import word_class
from generator.base.lexicon import table, words
from generator.extract.figures.numbers import number_at
from generator.extract.figures.numbers.numerals import HYPHENS, MAGNITUDES, PARTS, SMALL
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.units import per_at, prefix_at, unit_at
from generator.extract.figures.words import group

# No counted phrase of news that a reader would want whole is longer.
_LONGEST = 8
_DETERMINERS = group("determiner")
_COUNTS = group("counting noun")
_LEADING = _DETERMINERS | {"of"}
_MORE = group("more of them")
_COORDINATING = frozenset(("and", "or", "&", ","))
_BY_FATE = group("persons by their fate")
_PERIODS = group("period behind last")
_LIMITS = frozenset(("first", "last", "next"))
# Behind these another clause begins: its number has another subject.
_PARTING = frozenset(("and", "but", "while", "which", "who", "that", "because"))
_RATED = group("counted per time")


class Counted(NamedTuple):
    """Tokens `[first, end)`; `head`: the noun itself, in lower case."""

    first: int
    end: int
    head: str


@cache
def nouns() -> dict[str, str]:
    """Nouns of odd number to plural, person or singular."""
    return {row[0]: row[1] for row in table("extract/figures/nouns")}


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    kind = nouns().get(word)
    if kind is not None:
        return kind != "singular"
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def is_letters(token: Token) -> bool:
    """Whether it is an abbreviation in the plural: "MPs", "HRs"."""
    return token.text[-1] == "s" and len(token.text) > _SHORTEST and token.text[:-1].isupper()


# "As", "Is" are words; "MPs" is the shortest plural of letters.
_SHORTEST = 2


def singular(word: str) -> str:
    """A plain singular: "countries" to "country"; the usual irregular forms too."""
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


_ODD = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "wives": "wife", "lives": "life",
    "feet": "foot", "teeth": "tooth", "schoolchildren": "child", "grandchildren": "grandchild",
}  # fmt: skip


@cache
def stops() -> frozenset[str]:
    """Words that end a counted noun phrase."""
    return words("extract/figures/stops")


@cache
def _adjectives() -> frozenset[str]:
    return words("extract/figures/adjectives")


def is_noun(token: Token) -> bool:
    """Whether a token may stand in a noun phrase. "US" in capitals is a country, "us" is a pronoun."""
    return token.kind == "w" and (token.low not in stops() or (token.text in ("US", "IT", "WHO")))


def counted_at(tokens: list[Token], at: int, *, one: bool = False, partitive: bool = True) -> Counted | None:
    """The noun phrase that starts at token `at`, behind a number; `one`: the number is 1, so the head is singular.

    `partitive`: "of" and a determiner may lead to it ("two of Johnson's deputies").
    """
    start = _phrase_start(tokens, at, partitive=partitive)
    # "One expedition plans to": behind a singular an s makes a verb.
    single = one and partitive and word_at(tokens, at) != "of"
    quoted = word_at(tokens, start) == '"'
    first = start + quoted
    last, head = _noun_phrase(tokens, first, one=one, single=single)
    if last <= first or not head or tokens[last - 1].low in HYPHENS:
        return None
    last, head = _to_its_noun(tokens, first, last, head)
    if _begins_a_clause(tokens, at, first, last):
        return None
    initial = len(head) == 1 and last - first > 1 and tokens[last - 1].text.isupper()
    if not head or initial:
        # An initial: "two years of President Ann B. Reed".
        return None
    if head in _RATED and (tail := per_at(tokens, last)) is not None:
        last = tail[0]
    if quoted and any(tokens[k].low == '"' for k in range(first, last)):
        first -= 1
    return Counted(first, last, head)


def _begins_a_clause(tokens: list[Token], at: int, first: int, last: int) -> bool:
    """Whether no noun phrase but a clause follows: "the 300 Ann's crew returned", "the two sharply diverge"."""
    if last - first == 1 or first != at:
        return False
    name = first
    while name < last - 1 and tokens[name].text[0].isupper() and not tokens[name].low.endswith("'s"):
        name += 1
    owner = tokens[name].text[0].isupper() and tokens[name].low.endswith("'s")
    if owner and word_at(tokens, at - 2) in _POINTING:
        return True
    adverb = tokens[first].low.endswith("ly") and word_class(tokens[first].low) == "A"
    return adverb and last - first == _ADVERB_AND_VERB and not is_plural(tokens[last - 1].low)


# "The 300 Ann's crew returned" points at the 300; "two Ann's restaurants" begins with a name.
_POINTING = frozenset(("the", "these", "those"))
_ADVERB_AND_VERB = 2


def _to_its_noun(tokens: list[Token], first: int, last: int, head: str) -> tuple[int, str]:
    """The phrase without what follows its last noun: "187 accounted for" counts nothing, "12 boats lost" boats.

    "12 dead" counts: persons are named by what happened to them.
    """
    while last > first and not _names_things(tokens, last - 1, head):
        last -= 1
        head = tokens[last - 1].low if last > first and tokens[last - 1].kind == "w" else ""
    return (last, head) if last > first else (first, "")


def _names_things(tokens: list[Token], at: int, head: str) -> bool:
    """Whether the word at `at` may be the noun of a phrase."""
    if word_class(head) not in "JPA" or head in _BY_FATE or is_letters(tokens[at]):
        return True
    named = at > 0 and tokens[at].text[0].isupper() and word_class(head) == "J" and not head.endswith("'s")
    if named and not (at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()):
        # "one Republican", "12 Germans"
        return True
    # "months of fighting", "intense fighting", but "officials meeting", "11 million living abroad"
    before = word_at(tokens, at - 1)
    return head.endswith("ing") and (before == "of" or (tokens[at - 1].kind == "w" and word_class(before) == "J"))


def _phrase_start(tokens: list[Token], at: int, *, partitive: bool) -> int:
    """Past what leads from a number to its noun: "of the", "more", "half the"."""
    if at + 1 >= len(tokens):
        return at
    word = tokens[at].low
    if partitive and word == "of":
        led = tokens[at + 1].low in _DETERMINERS or (tokens[at + 1].low in ("a", "an") and _is_part(tokens, at - 1))
        return at + 2 if led else at + 1
    more = word in _MORE and is_noun(tokens[at + 1])
    half = partitive and word in _DETERMINERS and word_at(tokens, at - 1) == "half"
    return at + 1 if more or half else at


def _is_part(tokens: list[Token], at: int) -> bool:
    """Whether a part ends at `at`: a "quarter" of a village."""
    return word_at(tokens, at) in PARTS or (at >= 0 and tokens[at].kind == "f")


def _noun_phrase(tokens: list[Token], first: int, *, one: bool, single: bool) -> tuple[int, str]:
    """End and head of the noun phrase that starts at `first`; the head is empty where none does.

    `single`: a plural after a noun is the verb of that noun.
    """
    last, head, step = first, "", first
    while step < len(tokens) and step - first < _LONGEST:
        token = tokens[step]
        joined = step > first and tokens[step - 1].low in HYPHENS and token.tight and tokens[step - 1].tight
        if token.kind != "w" or not (joined or _goes_on(tokens, step, head)):
            step = 0 if is_plural(head) and not is_joined(tokens, step) else _over(tokens, step, first, one=one)
            if not step:
                break
            continue
        plural = is_plural(token.low) or is_letters(token)
        if single and head and plural and not joined:
            break
        head = "" if token.low.endswith(("'s", "s'")) else token.low
        last = step = step + 1
        if plural and head and not _compound(tokens, step):
            break
    return last, head


def _goes_on(tokens: list[Token], at: int, head: str) -> bool:
    """Whether the word at `at` belongs to the noun phrase."""
    token = tokens[at]
    if not head and token.low in _LIMITS and word_at(tokens, at + 1) in _PERIODS:
        # "9 last year"
        return False
    if not is_noun(token) and _hyphenated(tokens, at):
        return True
    if token.low in stops() and word_class(token.low) == "J" and (not head or word_class(head) != "N"):
        # "12 frozen overseas funds"
        return at + 1 < len(tokens) and is_noun(tokens[at + 1]) and word_class(tokens[at + 1].low) == "N"
    if not is_noun(token):
        return token.low in _adjectives() and at + 1 < len(tokens) and is_noun(tokens[at + 1])
    if token.low in SMALL or token.low in MAGNITUDES:
        return False
    return not head or not _is_verb(tokens, at)


def _hyphenated(tokens: list[Token], at: int) -> bool:
    """Whether a small word opens a compound: "40 at-bats", "12 off-duty officers"."""
    return (
        at + 2 < len(tokens)
        and tokens[at].kind == "w"
        and tokens[at + 1].low in HYPHENS
        and tokens[at + 1].tight
        and tokens[at + 2].tight
        and tokens[at + 2].kind == "w"
    )


def _over(tokens: list[Token], at: int, first: int, *, one: bool) -> int:
    """Past what may stand in a noun phrase before its head, 0 if nothing of `INSERTED` stands at `at`."""
    if at + 1 >= len(tokens):
        return 0
    place = _Inside(tokens, at, first, one)
    return next((beyond for rule in INSERTED if (beyond := rule(place))), 0)


class _Inside(NamedTuple):
    """A token inside a noun phrase, before its head."""

    tokens: list[Token]
    at: int
    first: int
    """Where the phrase starts."""
    one: bool
    """Whether the number is 1."""

    @property
    def word(self) -> str:
        return self.tokens[self.at].low

    @property
    def after(self) -> Token:
        return self.tokens[self.at + 1]


def _name_with_digits(place: _Inside) -> int:
    """Such as "12 MP3 players"."""
    named = place.tokens[place.at].kind == "x" and place.after.kind in ("w", "x")
    return place.at + 1 if named else 0


def _opening_quote(place: _Inside) -> int:
    """Such as 12 so-called "friends"."""
    return place.at + 1 if place.word == '"' and is_noun(place.after) and not place.one else 0


def _joint(place: _Inside) -> int:
    """Such as "five-a-side players", "12 anti-tank missiles"."""
    tight = place.tokens[place.at].tight or place.after.tight
    return place.at + 1 if place.word in HYPHENS and tight and place.after.kind in ("w", "x", "n") else 0


def _inner_number(place: _Inside) -> int:
    """Such as "12 9-litre cases", "two 10-year-old boys"."""
    tokens = place.tokens
    number = number_at(tokens, place.at) if tokens[place.at].kind in ("n", "f") or place.word in SMALL else None
    if number is None or number.high is not None:
        return 0
    end = number.end
    if word_at(tokens, end) in HYPHENS and tokens[end].tight:
        end += 2 if word_at(tokens, end + 1) in ("plus", "odd") else 1
    unit = unit_at(tokens, end)
    end = unit.end if unit is not None else end
    if word_at(tokens, end) in HYPHENS and word_at(tokens, end + 1) == "old":
        end += 2
    return end if end < len(tokens) and is_noun(tokens[end]) and tokens[end].low not in SMALL else 0


def _price(place: _Inside) -> int:
    """Such as "two $500 cheques", but not "$4 of the $37 raised"."""
    led = word_at(place.tokens, place.first - 1) in _LEADING
    prefix = prefix_at(place.tokens, place.at) if place.at == place.first and not led else None
    number = number_at(place.tokens, prefix[0], money=True) if prefix is not None else None
    if number is None:
        return 0
    return number.end if number.end < len(place.tokens) and is_noun(place.tokens[number.end]) else 0


def _coordination(place: _Inside) -> int:
    """Such as "12 digital and printed copies"."""
    linked = place.word in _COORDINATING and place.at > place.first and not place.one
    if linked and word_class(place.tokens[place.at - 1].low) == word_class(place.after.low) == "J":
        # "seven current and former aides"
        return place.at + 1
    return place.at + 1 if linked and _plural_soon(place.tokens, place.at + 1) else 0


INSERTED: tuple[Callable[[_Inside], int], ...] = (
    _name_with_digits,
    _opening_quote,
    _joint,
    _inner_number,
    _price,
    _coordination,
)
"""What may stand in a noun phrase before its head; each gives the token behind it, 0 if it isn't there."""


def _plural_soon(tokens: list[Token], at: int) -> bool:
    for step in range(at, min(at + 3, len(tokens))):
        if not is_noun(tokens[step]) or _is_verb(tokens, step):
            return False
        if is_plural(tokens[step].low):
            return True
    return False


def is_joined(tokens: list[Token], at: int) -> bool:
    """Whether a hyphen at `at` joins the word before it to the one behind."""
    joins = at + 1 < len(tokens) and tokens[at].low in HYPHENS and tokens[at].tight
    return joins and tokens[at + 1].tight and tokens[at + 1].kind == "w"


def _compound(tokens: list[Token], at: int) -> bool:
    """After a plural: whether the next word belongs to the phrase ("operations experts") or to the sentence."""
    if at >= len(tokens):
        return False
    if is_joined(tokens, at):
        # "four Reeds-linked accounts"
        return True
    token, before = tokens[at], tokens[at - 1].low
    if token.text[0].isupper() and not tokens[at - 1].text[0].isupper():
        # "the nine times Reeds has said so"
        return False
    if token.kind != "w" or not is_noun(token) or not is_plural(token.low) or before.endswith("'s"):
        return False
    return token.low not in nouns() and nouns().get(before) != "person" and singular(before) not in _persons()


@cache
def _persons() -> frozenset[str]:
    return words("extract/figures/people")


def is_person(noun: str) -> bool:
    """Whether a noun in lower case names a person."""
    return (
        nouns().get(noun) == "person" or singular(noun) in _persons() or noun.endswith(("man", "woman", "men", "women"))
    )


def _is_verb(tokens: list[Token], at: int) -> bool:
    """Whether the word at `at`, behind a noun, is its verb, participle or adverb: "hostages released in"."""
    word = tokens[at].low
    if not is_noun(tokens[at]):
        return True
    if word in _LIMITS:
        return True
    if word.endswith("ing") and len(word) > 5 and not is_plural(tokens[at - 1].low):
        # "three sticking points", "10 months of intense fighting"; "officials meeting in Doha" has its plural before.
        return False
    if (word.endswith("ed") and len(word) > 4) or (word.endswith("ing") and len(word) > 5):
        # "displaced Palestinians" goes on, "hostages released in" doesn't.
        ahead = tokens[at + 1] if at + 1 < len(tokens) else None
        return not (
            word in _adjectives() and ahead is not None and is_noun(ahead) and not ahead.low.endswith(("ed", "ly"))
        )
    return word.endswith("ly") and len(word) > 4 and word not in ("family", "assembly", "supply", "early", "daily")


def counted_before(tokens: list[Token], at: int) -> Counted | None:
    """The subject a bare number belongs to: "the Palestinian death toll in Gaza has climbed past 40,000".

    Looks for a noun of counting ("toll", "number of ...") up to twelve words before the number.
    """
    for step in range(at - 1, max(-1, at - 13), -1):
        token = tokens[step]
        if token.kind in ("n", "f") or (token.kind == "p" and token.low in ';:"?!') or token.low in _PARTING:
            return None
        if token.low in _COUNTS:
            first = step
            while first and is_noun(tokens[first - 1]) and step - first < 4:
                first -= 1
            end = step + 1
            if token.low in ("number", "numbers", "total", "count") and end < len(tokens) and tokens[end].low == "of":
                inner = counted_at(tokens, end)
                if inner is not None and inner.end <= at:
                    return inner
            return Counted(first, end, token.low)
    return None
