"""Names of people that name somebody or something else: ships, teams, buildings, called after people or like them.

A first name before capitals makes a person without further evidence. These rules look at what stands around such names:
where one of them holds and no other mention does what only a person does, the form names no person here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.base.classes import word_class
from generator.extract.names.evidence import (
    AFFIRMING,
    Place,
    beside_capital,
    craft_before,
    firm_in_apposition,
    group_before,
    several,
    thing_after,
    thing_in_apposition,
    town_in_apposition,
)
from generator.extract.names.lexicon import Lexicon
from generator.extract.names.runs import Candidate
from generator.extract.names.tokens import Tokens

_CAPITALS = 3
"""Capitals in one word of a name at most: "McLean-O'Hara" is two words."""


def article_before(place: Place) -> bool:
    """`the Victoria Line.`, but not `the Ann Lee story`."""
    used = place.gap in (" ", "-") and place.after not in place.x.function and place.cue_after not in ("say", "act")
    return place.before in ("the", "The", "a", "an") and not (used and place.next[:1].islower())


def firm_word(place: Place) -> bool:
    """`Santander Banco`."""
    words = place.t.plain[place.name.first : place.name.last]
    return any(word in place.x.classes["firm word"] for word in words)


def letters_before_everyday(place: Place) -> bool:
    """`the UCLA Anderson Forecast`."""
    last = place.t.plain[place.name.last - 1]
    letters = len(place.before) > 1 and place.before.isupper() and place.before.isalpha()
    return letters and place.x.is_common(last) and last not in place.x.surnames


def run_together(place: Place) -> bool:
    """`Ann LeeShareLikeReply`, where a page lost its blanks."""
    words = place.t.words[place.name.first : place.name.last]
    return any(sum(letter.isupper() for letter in word) > _CAPITALS and not word.isupper() for word in words)


def room_after(place: Place) -> bool:
    """`the Ann Lee briefing room`: the last of two nouns behind the name says what it is."""
    beyond = place.name.last + 1
    if place.before not in ("the", "The") or place.gap != " " or place.t.gap(beyond) != " ":
        return False
    return word_class(place.after) == "N" and place.x.nouns.get(place.t.plain[beyond]) == "thing"


RULES: tuple[tuple[Callable[[Place], bool], str], ...] = (
    (craft_before, "other"),
    (thing_after, "other"),
    (several, "organisation"),
    (article_before, "other"),
    (firm_word, "organisation"),
    (room_after, "other"),
    (group_before, "organisation"),
    (firm_in_apposition, "organisation"),
    (town_in_apposition, "place"),
    (thing_in_apposition, "other"),
    (letters_before_everyday, "other"),
    (run_together, "other"),
)
"""What shows that a form names no person, and what it names."""


def nobody(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon) -> None:
    """Take from `found` the persons that are none: they get the kind that the rules say."""
    persons = [name for name in found if name.kind == "person" and name.last - name.first > 1]
    shown: dict[tuple[str, ...], str] = {}
    somebody: set[tuple[str, ...]] = set()
    for name in persons:
        form = tuple(tokens.plain[name.first : name.last])
        kind = _kind_of_nobody(Place(tokens, name, lexicon)) if name.title is None else None
        if kind is None:
            somebody.add(form)
        else:
            shown.setdefault(form, kind)
    alone = _alone(tokens) if shown else frozenset()
    for name in persons:
        form = tuple(tokens.plain[name.first : name.last])
        if form in shown and form not in somebody and form[-1] not in alone:
            name.kind, name.rule = shown[form], "name.surroundings"


def _kind_of_nobody(place: Place) -> str | None:
    if any(cue(place) for cue in AFFIRMING):
        return None
    return next((kind for rule, kind in RULES if rule(place)), None)


def _alone(tokens: Tokens) -> frozenset[str]:
    """Words that stand with a capital between words without: surnames, mostly, once their bearer was named in full."""
    return frozenset(word for at, word in enumerate(tokens.plain) if tokens.caps[at] and not beside_capital(tokens, at))
