"""What keeps two articles from reporting one event however alike they are, a rule each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.link.order import Mark, Order
from generator.link.stories.likeness import Profile


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules look at, by article id."""

    profiles: Mapping[str, Profile]
    days: Mapping[str, date | None]
    """Stated days."""
    order: Order


def other_number(known: Known, one: str, other: str) -> bool:
    """They state other numbers of one series: "her third visit" and "her sixth visit"."""
    return any(ours.value != theirs.value for ours, theirs in _on_one_scale(known, one, other, "number"))


def other_length(known: Known, one: str, other: str) -> bool:
    """They state how long one thing has lasted so far, and the lengths differ: "four months" and "ten months". Said
    of undated articles only: between days that are known, months in whole numbers tell little.
    """
    if known.days[one] and known.days[other]:
        return False
    return any(ours.value != theirs.value for ours, theirs in _on_one_scale(known, one, other, "length"))


def other_names(known: Known, one: str, other: str) -> bool:
    """Title and first sentence of each name something, and nothing of it stands anywhere in the other: two quakes on
    one day, one on the island of Tolmara and one in the Verrenne valley.
    """
    ours, theirs = known.profiles[one], known.profiles[other]
    if not ours.first_names or not theirs.first_names:
        return False
    return not ours.first_names & theirs.forms and not theirs.first_names & ours.forms


Rule = Callable[[Known, str, str], bool]
RULES: tuple[Rule, ...] = (other_number, other_length)
"""Those that decide alone."""

# `other_names` alone doesn't decide: 13 pairs of one event in ECB+ have nothing of the kind in common ("a Perth
# doctor", "two brothers"), and 2 of two events. Where nothing else joins them, they stay apart.
_OTHER_NAMES = 0.2
# Reports of one event appear within days, but trials and their like go on: a gap of up to so many days says nothing;
# after that one event gets less likely, half as likely so many days later.
_NEAR, _HALF = 3, 10


def doubt(known: Known, one: str, other: str) -> float:
    """By how much days and names make one event less likely: a factor, above 0 and at most 1."""
    ours, theirs = known.days[one], known.days[other]
    gap = abs((ours - theirs).days) if ours and theirs else 0
    far = 1.0 if gap <= _NEAR else 1 / (1 + (gap - _NEAR) / _HALF)
    return far * (_OTHER_NAMES if other_names(known, one, other) else 1.0)


def kept_apart(known: Known, one: str, other: str) -> bool:
    """Whether some rule keeps them apart."""
    return any(rule(known, one, other) for rule in RULES)


def _on_one_scale(known: Known, one: str, other: str, ground: str) -> list[tuple[Mark, Mark]]:
    ours = {mark.scale: mark for mark in known.order.marks.get(one, ()) if mark.ground == ground}
    theirs = (mark for mark in known.order.marks.get(other, ()) if mark.scale in ours)
    return [(ours[mark.scale], mark) for mark in theirs]
