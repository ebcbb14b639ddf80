"""Forms of a person's name: which of them can be one person's."""

from __future__ import annotations

from collections.abc import Iterable

from generator.extract.names.lexicon import Lexicon

MOST = 300
"""Most forms with one surname that are compared with each other; among more, nothing is sure, and time counts."""


def fits(form: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two folded full names with one surname can be one person's.

    "bill clinton" and "william jefferson clinton" can, "bill clinton" and "hillary clinton" can't, nor can a junior and
    a form without "jr": it may be his father.
    """
    first, second = form.split(), other.split()
    junior = lexicon.classes["junior"]
    if (first[-1] in junior or second[-1] in junior) and first[-1] != second[-1]:
        return False
    if _ends(first, second, lexicon) or _ends(second, first, lexicon):
        return True
    if not lexicon.same_first(first[0], second[0]):
        return False
    particles = lexicon.classes["particle"]
    middle, other_middle = ([word for word in words[1:-1] if word not in particles] for words in (first, second))
    if not middle or not other_middle:
        return True
    # "Delano" and "D." agree, "W." and "W.H." don't; a full name may be one of several: "Rodham", "Diane Rodham".
    if _initials(middle) == _initials(other_middle):
        return all(a == b or 1 in (len(a), len(b)) for a, b in zip(middle, other_middle, strict=False))
    return any(len(word) > 1 and "." not in word and word in other_middle for word in middle)


def _ends(short: list[str], form: list[str], lexicon: Lexicon) -> bool:
    """Whether a name of several surnames is the end of a fuller one: "Ferreira dos Santos", "Ní Bhriain"."""
    return 1 < len(short) < len(form) and short[0] not in lexicon.first and form[-len(short) :] == short


def _initials(words: list[str]) -> str:
    return "".join(part[0] for word in words for part in word.split(".") if part)


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
