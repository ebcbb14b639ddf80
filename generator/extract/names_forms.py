"""Forms of a person's name: which of them can be one person's."""

from __future__ import annotations

from collections.abc import Iterable

from generator.extract.names_lexicon import Lexicon

MOST = 300
"""Most forms with one surname that are compared with each other; among more, nothing is sure, and time counts."""


def fits(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two folded full names with one surname can be one person's.

    "bill clinton" and "william jefferson clinton" can, "bill clinton" and "hillary clinton" can't, nor can a junior and
    a form without "jr": it may be his father.
    """
    first, second = one.split(), other.split()
    junior = {"jr", "sr", "ii", "iii"}
    if (first[-1] in junior or second[-1] in junior) and first[-1] != second[-1]:
        return False
    if not lexicon.same_first(first[0], second[0]):
        return False
    particles = lexicon.classes["particle"]
    middles = [[word for word in words[1:-1] if word not in particles] for words in (first, second)]
    if not middles[0] or not middles[1]:
        return True
    return all(any(a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a == b) for b in middles[1]) for a in middles[0])


def join_forms(forms: Iterable[str], lexicon: Lexicon) -> dict[str, str]:
    """For each folded full name with one surname the longest that can be the same person's.

    Itself where nothing fits, or where what fits can't all be one person: "j. smith" beside "john smith" and "james
    smith" stays alone.
    """
    listed = sorted(set(forms), key=lambda form: (-len(form), form))
    if len(listed) > MOST:
        return {form: form for form in listed}
    near = {form: [other for other in listed if other != form and fits(form, other, lexicon)] for form in listed}
    made: dict[str, str] = {}
    for form in listed:
        others = near[form]
        longer = [other for other in others if (-len(other), other) < (-len(form), form)]
        alike = all(b in near[a] for at, a in enumerate(others) for b in others[at + 1 :])
        made[form] = made[longer[0]] if longer and alike else form
    return made
