"""What an article says a person is: "former State Department spokesman", "who chairs the union", "its president".

Each way of saying it is a small rule of `STATED` with an example; the first that holds counts. The words taken are the
whole phrase, so that a reader sees "chief nurse of the county hospital" and not "nurse". A plural is nobody's role, and
a phrase that holds another person's name is taken only where that person belongs to it ("aide to Ann Lee").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.base.classes import word_class
from generator.extract.names.lexicon import Lexicon
from generator.extract.names.runs import Candidate
from generator.extract.names.tokens import Tokens

Words = tuple[int, int]
"""First word and the one after the last."""

_LONGEST = 14
"""Words of the longest phrase that is taken for a role; a longer one tells a story."""
_NEAR = (" ", "-", "' ")
"""What stands between the words of one phrase."""
_MARKS = ',.;:\n)—–"?!'


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rules ask about."""

    tokens: Tokens
    lexicon: Lexicon
    first: dict[int, Candidate]
    """Each name by its first word."""
    last: dict[int, Candidate]
    """Each name by its last word."""

    @classmethod
    def of(cls, tokens: Tokens, names: Sequence[Candidate], lexicon: Lexicon) -> Surroundings:
        """Of the names that were decided."""
        return cls(tokens, lexicon, {name.first: name for name in names}, {name.last - 1: name for name in names})

    # ---- phrases ----

    def is_role(self, at: int) -> bool:
        """Whether a word is the noun of a role."""
        word = self.tokens.plain[at]
        return word in self.lexicon.roles or self.lexicon.titles.get(word) in ("o", "mf")

    def modifies(self, at: int) -> bool:
        """Whether a word may stand before the noun of a role and belong to it: `chief`, `Danish`, `harbour`."""
        word, x = self.tokens.plain[at], self.lexicon
        if word in x.roles or word in x.modifiers or word in x.demonyms or word in x.classes["party"]:
            return True
        if word in x.function:
            return False
        return word_class(word) in "NJ" and (not self.tokens.caps[at] or x.is_common(word))

    def noun_of_role(self, at: int, stop: int) -> int | None:
        """The noun of a role that a phrase from `at` is about: the last one before a preposition or the end."""
        noun = None
        first = at
        while at < stop:
            named = self.first.get(at)
            if named is not None and (named.kind != "person" or named.last - named.first > 1):
                at = named.last  # no noun of a role is part of a name: "Joe Orr, Ann Sawyer"
                continue
            if self.is_role(at):
                noun = at
            elif noun is not None or not self._before_noun(at, first):
                break
            at += 1
        return noun

    def _before_noun(self, at: int, first: int) -> bool:
        """Whether a word may stand before the noun of a role: no verb, no preposition, no adverb."""
        word = self.tokens.plain[at]
        if word in self.lexicon.classes["determiner"]:
            return at == first or self.tokens.plain[at - 1] == "and"
        if self.modifies(at):
            return True
        if self.tokens.possessive[at] or word.endswith("'s"):
            return True
        if self.tokens.caps[at] or word[0].isdigit():
            return True
        return word_class(word) == "P" and not self._after_noun(at, first)

    def _after_noun(self, at: int, first: int) -> bool:
        return at > first and word_class(self.tokens.plain[at - 1]) not in "DJ"

    def phrase(self, at: int) -> Words | None:
        """The role that starts at `at`, up to a mark or a word that begins another clause; None if it is none."""
        t, stops = self.tokens, self.lexicon.classes["stop"]
        end = at
        while end < len(t.words) and end - at < _LONGEST:
            if t.plain[end] in stops or (end > at and (t.gap(end) not in _NEAR or self._verb(end))):
                break
            end += 1
        while end > at and t.plain[end - 1] in ("and", "or"):
            end -= 1  # "who was a pilot and who left"
        if end - at >= _LONGEST or end == at:
            return None
        noun = self.noun_of_role(at, end)
        if noun is None or t.possessive[noun] or self._foreign_person(end, noun):
            return None
        # "a nurse training centre": the noun only modifies another
        modifier = noun + 1 < end and not t.caps[noun + 1] and word_class(t.plain[noun + 1]) == "N"
        return None if modifier or t.gap(noun + 1) == "-" else (at, end)

    def _verb(self, at: int) -> bool:
        """Whether a word is the verb of a clause: neither after a determiner or preposition nor before a noun."""
        t = self.tokens
        if t.caps[at] or word_class(t.plain[at]) not in "VM":
            return False
        return word_class(t.plain[at - 1]) not in "DIJO" and not self.is_role(at)

    def _foreign_person(self, end: int, noun: int) -> bool:
        """Whether another person stands behind the noun without a preposition: "rival Ann Lee" is Lee's role.

        Before it a name belongs to it ("the Lee aide"), behind a preposition as well ("aide to Ann Lee").
        """
        linked = False
        for place in range(noun + 1, end):
            linked |= word_class(self.tokens.plain[place]) in "IO"
            named = self.first.get(place)
            if named is not None and named.kind == "person" and not linked:
                return True
        return False

    def closed(self, end: int) -> bool:
        """Whether a mark or a new clause stands before the word `end`."""
        if self.marked(end):
            return True
        return end < len(self.tokens.words) and self.tokens.plain[end] in self.lexicon.classes["stop"]

    def marked(self, end: int) -> bool:
        """Whether a mark stands before the word `end`."""
        gap = self.tokens.gap(end)
        if gap == "." and self.tokens.words[end - 1].isdigit() and self.tokens.words[end][:1].isdigit():
            return False  # "leader of the world's 1.2 billion"
        return gap[:1] in (*_MARKS,) or gap.startswith((" —", " –", " (", " -"))

    def before_title(self, at: int, *, loud: bool) -> int:
        """The first word of all that belongs to a title that starts at `at`: at most one name, and what modifies it.

        `loud`: it is a title in capitals; before one a small word belongs to it only where a list says so ("state").
        """
        t, x = self.tokens, self.lexicon
        named = loud
        while at > 0 and t.gap(at) in _NEAR and not t.possessive[at - 1]:
            word = t.plain[at - 1]
            if word in x.classes["opens title"]:
                return at - 1
            if (listed := x.known.get(word)) is not None and listed.kind == "date":
                break  # "On Monday Senator Ann Lee"
            body = self.last.get(at - 1)
            if body is not None and (loud or not named):
                at, named, loud = body.first, True, False
            elif word in x.modifiers or word in x.demonyms or (not named and self._noun_before_title(at - 1)):
                at -= 1
            elif at > 1 and f"{t.plain[at - 2]} {word}" in x.demonyms:
                at -= 2
            elif (
                (loud or not named)
                and t.caps[at - 1]
                and word not in x.function
                and not t.words[at - 1][1:].swapcase().islower()
            ):
                at, named, loud = at - 1, True, False
            else:
                break
        return at

    def _noun_before_title(self, at: int) -> bool:
        """Whether a small word may stand before a title: a noun or an adjective, no plural, no verb behind "will"."""
        t = self.tokens
        told = at > 0 and t.gap(at) == " " and word_class(t.plain[at - 1]) in "MO"
        hasty = at > 1 and word_class(t.plain[at - 1]) == "A" and word_class(t.plain[at - 2]) in "MO"
        return self.modifies(at) and not self._plural(t.plain[at]) and not told and not hasty

    def _plural(self, word: str) -> bool:
        """Whether a word looks like a verb in the third person or a plural: neither stands before a title."""
        return (
            word[-1:] == "s"
            and word[-2:] not in ("ss", "us")
            and word not in self.lexicon.classes["plural before title"]
        )

    def phrase_before(self, end: int) -> Words | None:
        """The longest role that ends before the word `end`, from its determiner or its owner on."""
        t = self.tokens
        at = end
        starts = []
        while at > 0 and end - at < _LONGEST:
            at -= 1
            owned = at > 0 and t.possessive[at - 1]
            if t.plain[at] in self.lexicon.classes["determiner"] or owned:
                starts.append(self._owner(at) if owned else at)
            if t.gap(at) not in _NEAR and not owned:
                if self._begins(at):
                    starts.append(at)
                break
        for first in reversed(starts):
            if self.phrase(first) == (first, end) and self.noun_of_role(first, end) is not None:
                return first, end
        return None

    def _begins(self, at: int) -> bool:
        """Whether a phrase without a determiner may begin behind a mark: "Chairman of the board, Ann Lee"."""
        t, x = self.tokens, self.lexicon
        if (t.caps[at] and not t.initial[at]) or t.plain[at] in x.function:
            return False
        return x.is_common(t.plain[at]) or t.plain[at] in x.roles

    def _owner(self, at: int) -> int:
        """The first word of the name in the possessive before `at`."""
        owner = self.last.get(at - 1)
        return owner.first if owner is not None else at - 1


# ---- before the name ---------------------------------------------------------------------------------------------


def title_before(around: Surroundings, person: Candidate) -> Words | None:
    """The title of a person with all that belongs to it on the left: "former State Department spokesman"."""
    t, x = around.tokens, around.lexicon
    first, last = person.title or (person.first, person.first)
    joined = first > 0 and t.gap(first) in _NEAR and not t.possessive[first - 1]
    if first == last and not (joined and t.plain[first - 1] in x.roles and not _told_of(around, first - 1)):
        return None
    at = around.before_title(first, loud=first < last and t.caps[first] and not t.initial[first])
    while at > 0 and t.gap(at) == "-":
        at -= 1  # "Editor-in-Chief"
    return (at, last) if at < last else None


def _told_of(around: Surroundings, at: int) -> bool:
    """Whether a participle before a name is the verb of a clause: "Orr accused Ann Lee", not "the accused Ann Lee"."""
    t = around.tokens
    participle = t.plain[at].endswith("ed") and not t.caps[at]
    return participle and not (at > 0 and t.plain[at - 1] in around.lexicon.classes["determiner"])


# ---- anywhere else -----------------------------------------------------------------------------------------------


def apposition(around: Surroundings, person: Candidate) -> Words | None:
    """`Ann Lee, the chief nurse,`."""
    t, at = around.tokens, person.last
    if t.possessive[at - 1] or t.gap(at) not in (", ", " (", " — ", " – ", " - "):
        return None
    found = around.phrase(at)
    if found is None or not around.closed(found[1]):
        return None
    alone = found[1] - at == 1 and t.caps[at]
    return None if alone else found


def apposition_after_age(around: Surroundings, person: Candidate) -> Words | None:
    """`Ann Lee, 43, a nurse,`."""
    t, at = around.tokens, person.last
    if t.gap(at) != ", " or not t.words[at].isdigit() or t.gap(at + 1) != ", ":
        return None
    found = around.phrase(at + 1)
    return found if found is not None and around.closed(found[1]) else None


def apposition_before(around: Surroundings, person: Candidate) -> Words | None:
    """`A spokesman for the board, Ann Lee,` and `its president, Ann Lee.`."""
    first = person.title[0] if person.title else person.first
    if around.tokens.gap(first) not in (", ", ": ") or not around.marked(person.last):
        return None
    return around.phrase_before(first)


def clause_after(around: Surroundings, person: Candidate) -> Words | None:
    """`Ann Lee, who chairs the union,` and `Ann Lee, who is a nurse,`."""
    t, at = around.tokens, person.last
    if t.gap(at) not in (", ", " ") or at >= len(t.words) or t.words[at] != "who":
        return None
    return _leads(around, at + 1) or _is(around, at + 1)


def leads(around: Surroundings, person: Candidate) -> Words | None:
    """`Ann Lee chairs the union.`."""
    return None if around.tokens.possessive[person.last - 1] else _leads(around, person.last)


def is_so(around: Surroundings, person: Candidate) -> Words | None:
    """`Ann Lee is the director of the union.`."""
    if around.tokens.possessive[person.last - 1]:
        return None
    found = _is(around, person.last)
    if found is None:
        return None
    linked = (word_class(around.tokens.plain[at]) == "I" for at in range(*found))
    return found if any(linked) else None


def of_organisation(around: Surroundings, person: Candidate) -> Words | None:
    """`Ann Lee of the Rail Union` and `Ann Lee, of the Rail Union,`."""
    t, at = around.tokens, person.last
    if t.possessive[at - 1] or t.gap(at) not in (" ", ", ") or t.plain[at] not in around.lexicon.classes["member of"]:
        return None
    if t.gap(at) == " " and t.plain[at] != "of":
        return None  # "met Ann Lee at the Rail Union"
    first = at + 1
    if first < len(t.words) and t.gap(first) == " " and t.plain[first] == "the":
        first += 1
    named = around.first.get(first)
    if named is None or named.kind != "organisation" or t.gap(first) != " " or t.possessive[named.last - 1]:
        return None
    return at, named.last


def _leads(around: Surroundings, at: int) -> Words | None:
    """The verb at `at` with the organisation that somebody leads by it."""
    t, x = around.tokens, around.lexicon
    if t.gap(at) != " " or t.words[at] not in x.classes["leads"]:
        return None
    end, organised = at + 1, False
    while end < len(t.words) and end - at < _LONGEST and t.gap(end) in _NEAR and t.plain[end] not in x.classes["stop"]:
        named = around.first.get(end)
        word = t.plain[end].removesuffix("'s")
        organised |= x.cues.get(word) == "group" or word in x.classes["led"]
        organised |= named is not None and named.kind == "organisation"
        end = named.last if named is not None else end + 1
    return (at, end) if organised and around.closed(end) else None


def _is(around: Surroundings, at: int) -> Words | None:
    """The role that follows `is`, `was` or `serves as` at `at`."""
    t = around.tokens
    if t.gap(at) != " ":
        return None
    if t.words[at] in around.lexicon.classes["is"]:
        at += 1
    elif t.words[at] in around.lexicon.classes["serves"] and t.words[at + 1 : at + 2] == ["as"]:
        at += 2
    else:
        return None
    if t.gap(at) != " ":
        return None
    return around.phrase(at)


STATED: tuple[Callable[[Surroundings, Candidate], Words | None], ...] = (
    apposition,
    apposition_after_age,
    apposition_before,
    clause_after,
    leads,
    is_so,
    of_organisation,
)
"""Ways of stating a role beside a name, the surest first."""


def role_stated(around: Surroundings, person: Candidate) -> Words | None:
    """The role that the words around a person's name state, or None."""
    for rule in STATED:
        if found := rule(around, person):
            return found
    return None
