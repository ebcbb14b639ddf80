"""Mentions of one entity within an article, joined under its fullest form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.extract.names_kinds import key, surname
from generator.extract.names_lexicon import Lexicon, plain
from generator.extract.names_runs import Candidate
from generator.extract.names_tokens import Tokens


def fullest(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon) -> list[int]:
    """For each candidate the index of the fullest mention of the same entity: itself where nothing fuller is sure."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    by_surname: dict[str, set[str]] = defaultdict(set)
    for at, one in enumerate(found):
        if one.kind == "person":
            if one.last - one.first >= 2:
                by_surname[surname(tokens, one)].add(key(tokens, one))
        else:
            groups[str(one.kind), plain(one.known) if one.known else key(tokens, one)].append(at)
    last_in: dict[str, str] = {}
    for at, one in enumerate(found):
        if one.kind != "person":
            continue
        name = key(tokens, one)
        if one.last - one.first == 1:
            name = _of_surname(name, one, by_surname, last_in, lexicon)
        else:
            name = _longest(name, by_surname[surname(tokens, one)])
            last_in[surname(tokens, one)] = name
        groups["person", name].append(at)
    best = list(range(len(found)))
    for members in groups.values():
        top = min(members, key=lambda at: (tokens.weak[found[at].first], -_size(found[at], tokens), at))
        for at in members:
            best[at] = top
    return best


def _size(one: Candidate, tokens: Tokens) -> int:
    return tokens.ends[one.last - 1] - tokens.starts[one.first]


def _longest(name: str, forms: set[str]) -> str:
    """"William J. Burns" for "William Burns": the only other full name with the same first and last word."""
    parts = name.split()
    fits = sorted(form for form in forms if form.split()[0] == parts[0] and set(parts) <= set(form.split()))
    return max(fits, key=len) if fits else name


def _of_surname(
    name: str, one: Candidate, by_surname: dict[str, set[str]], last_in: dict[str, str], lexicon: Lexicon
) -> str:
    forms = {_longest(form, by_surname[name]) for form in by_surname.get(name, ())}
    if one.gender:
        forms = {form for form in forms if lexicon.first.get(form.split()[0], one.gender) in (one.gender, "mf")} or forms
    if len(forms) == 1:
        return forms.pop()
    if last_in.get(name) in forms:
        return last_in[name]
    if not forms:
        firsts = sorted({form for group in by_surname.values() for form in group if form.split()[0] == name})
        if len(firsts) == 1 and name in lexicon.first:
            return firsts[0]
    return name
