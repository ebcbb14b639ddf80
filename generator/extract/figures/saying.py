"""Whether a number says enough to be a figure: a bare small number in words does not.

`TESTS` are asked in order; the first that answers yes or no decides. A new case is a new test where it must
win over those behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.base.classes import word_class
from generator.extract.figures.counted import stops
from generator.extract.figures.draft import Draft
from generator.extract.figures.not_figures import capital
from generator.extract.figures.tokens import Token, word_at
from generator.extract.figures.words import group

_PARENTS = group("parent of so many")
_OF_THESE = group("of these")
_SELF_EVIDENT = frozenset(("vote", "score", "ordinal", "age", "range"))
_AFTER_PART = group("after a part or a vague number")
_AFTER_SUBJECT = group("after a number as subject")
_AFTER_PERSONS = group("after persons in words")
# A family of more is no family but a count.
_LARGEST_FAMILY = 20
# Smaller words stand for "some": "in two minds", "one by one".
_LEAST_SPELLED = 10


class _Told(NamedTuple):
    """A draft and the words beside it."""

    tokens: list[Token]
    draft: Draft
    before: str
    after: str

    @property
    def by_verb(self) -> bool:
        """Whether a participle stands before it: "killing two and wounding five"."""
        return self.before.endswith(("ing", "ed"))


def says_enough(tokens: list[Token], draft: Draft) -> bool:
    """Whether the draft is a figure by what is known of it and what stands beside it."""
    told = _Told(tokens, draft, word_at(tokens, draft.first - 1), word_at(tokens, draft.end))
    return next((answer for test in TESTS if (answer := test(told)) is not None), False)


def _measured(told: _Told) -> bool | None:
    """With a unit, a noun or a form of its own: "5 km", "12 boats", "3-1"."""
    draft = told.draft
    return True if draft.unit or draft.counted is not None or draft.form in _SELF_EVIDENT else None


def _qualified(told: _Told) -> bool | None:
    """Such as "at least 12", "rose to 12"."""
    return True if told.draft.qualifier is not None or told.draft.trend is not None else None


def _of_them(told: _Told) -> bool | None:
    """Such as "three of them", "one-fourth of us"; "one of whom" is a pronoun."""
    if told.after != "of" or word_at(told.tokens, told.draft.end + 1) not in _OF_THESE:
        return None
    return told.draft.low > 1 or told.draft.form == "part"


def _one_of_a_kind(told: _Told) -> bool | None:
    """Such as "one of the oldest", "one common saying": it counts, though the thing has no noun of its own."""
    if told.draft.low != 1 or told.draft.digits or told.draft.high is not None:
        return None
    named = told.after not in stops() and told.after.isalpha() and word_class(told.after) in "JN"
    return told.after == "of" or named


def _several_words(told: _Told) -> bool | None:
    """Such as "two-thirds", "one in five"."""
    return True if told.draft.form == "part" and told.draft.end > told.draft.first + 2 else None


def _vague_object(told: _Told) -> bool | None:
    """Such as "killing five and wounding dozens"."""
    return True if told.draft.form == "vague" and told.by_verb else None


def _part_or_vague(told: _Told) -> bool | None:
    """Such as "half of", "thousands were"; "by half" says nothing."""
    return told.after in _AFTER_PART if told.draft.form in ("vague", "part") else None


def _children(told: _Told) -> bool | None:
    """Such as "a father of three"."""
    parent = told.before == "of" and word_at(told.tokens, told.draft.first - 2) in _PARENTS
    return True if parent and 1 < told.draft.low < _LARGEST_FAMILY else None


def _spelled(told: _Told) -> bool | None:
    """Such as "killing two and wounding five", "three were hurt", "twelve left"."""
    if told.draft.digits:
        return None
    alone = told.after in _AFTER_PERSONS or told.by_verb
    return told.draft.low >= _LEAST_SPELLED or (told.draft.low > 1 and alone)


def _digits(told: _Told) -> bool | None:
    """Such as "stood at 40,000", "12 were hurt"; digits behind a name are a part of it."""
    if not told.tokens[told.draft.first].text.isdigit() or told.after in _AFTER_SUBJECT:
        return True
    if told.draft.first == 0:
        return told.after == "of"
    token = told.tokens[told.draft.first - 1]
    return token.kind == "w" and not capital(token)


TESTS: tuple[Callable[[_Told], bool | None], ...] = (
    _measured,
    _qualified,
    _of_them,
    _one_of_a_kind,
    _several_words,
    _vague_object,
    _part_or_vague,
    _children,
    _spelled,
    _digits,
)
