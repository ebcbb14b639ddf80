"""Mentions of one entity within an article, joined under its fullest form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.base.classes import word_class
from generator.extract.names.acronyms import introduced
from generator.extract.names.evidence import AFFIRMING, Place, surname
from generator.extract.names.forms import MOST, join_forms
from generator.extract.names.kinds import key
from generator.extract.names.lexicon import Lexicon, plain
from generator.extract.names.runs import Candidate
from generator.extract.names.tokens import Tokens


def fullest(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon) -> list[int]:
    """For each candidate the index of the fullest mention of the same entity: itself where nothing fuller is sure."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    people = _People(tokens, found, lexicon)
    short = {
        name: _key(tokens, meant) for name, meant in introduced(tokens, found, lexicon).items() if meant is not None
    }
    for at, mention in enumerate(found):
        if mention.kind == "person":
            groups["person", people.name(mention)].append(at)
        else:
            groups[str(mention.kind), short.get(key(tokens, mention), _key(tokens, mention))].append(at)
    shown = _Shown(tokens)
    best = list(range(len(found)))
    for members in groups.values():
        spelt = Counter(tuple(tokens.words[found[at].first : found[at].last]) for at in members)
        top = min(members, key=lambda at: shown.order(found[at], spelt, at))
        for at in members:
            best[at] = top
    return best


def _key(tokens: Tokens, mention: Candidate) -> str:
    return plain(mention.known.name) if mention.known else key(tokens, mention)


def bare(tokens: Tokens, mention: Candidate) -> bool:
    """Whether a candidate is one word, hyphens and particles inside counted in: a surname or a first name alone."""
    return all(tokens.gaps[at] == "-" or not tokens.caps[at - 1] for at in range(mention.first + 1, mention.last))


def first_name_only(tokens: Tokens, found: Sequence[Candidate], best: Sequence[int], lexicon: Lexicon) -> set[int]:
    """Which of `found` are a first name alone, once, of nobody whom the article introduces.

    Such a name tells a reader nothing. One that a title or a relation stands before stays, one that says something too.
    """
    often = Counter(best)
    return {
        at
        for at, name in enumerate(found)
        if name.kind == "person" and best[at] == at and often[at] == 1 and _unintroduced(tokens, name, lexicon)
    }


def _unintroduced(tokens: Tokens, name: Candidate, lexicon: Lexicon) -> bool:
    word = tokens.plain[name.first]
    if name.last - name.first > 1 or word not in lexicon.first or word in lexicon.surnames or word in lexicon.famous:
        return False
    place = Place(tokens, name, lexicon)
    return place.before not in lexicon.roles and not any(cue(place) for cue in AFFIRMING)


class _Shown:
    """Which form to show: not in capitals, of several words, from running text, the longest, the commonest."""

    def __init__(self, tokens: Tokens) -> None:
        self.t = tokens
        self.headline = {at for line in tokens.headlines for at in range(*tokens.lines[line])}

    def order(
        self, mention: Candidate, spelt: Counter[tuple[str, ...]], at: int
    ) -> tuple[bool, bool, bool, int, int, int]:
        """Sorts the best form first. `spelt`: how often each spelling occurs."""
        t = self.t
        words = tuple(t.words[mention.first : mention.last])
        loud = all(word.isupper() and len(word) > 3 for word in words)
        alone = mention.kind == "person" and bare(t, mention)
        size = t.ends[mention.last - 1] - t.starts[mention.first]
        return loud, alone, mention.first in self.headline, -size, -spelt[words], at


class _People:
    """The persons of one article by their full names."""

    def __init__(self, tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon) -> None:
        self.t, self.x = tokens, lexicon
        self.by_surname: dict[str, dict[str, None]] = defaultdict(dict)
        self.by_first: dict[str, set[str]] = defaultdict(set)
        self.stated: dict[str, set[str]] = defaultdict(set)
        """By surname the genders that titles before it state anywhere."""
        for mention in found:
            if mention.kind != "person":
                continue
            last = surname(tokens, mention, lexicon)
            if mention.gender:
                self.stated[last].add(mention.gender)
            if not bare(tokens, mention):
                self.by_surname[last][key(tokens, mention)] = None
        self.joined: dict[str, str] = {}
        for forms in self.by_surname.values():
            self.joined.update(join_forms(forms, lexicon))
        self._join_married()
        for forms in self.by_surname.values():
            for form in forms:
                self.by_first[form.split()[0]].add(self.joined[form])
        self.distinct = {
            last: list(dict.fromkeys(self.joined[form] for form in forms)) for last, forms in self.by_surname.items()
        }
        self.introduced: dict[str, dict[str, None]] = defaultdict(dict)
        """By surname the full names that have been named so far, the first one first."""
        self.offices: dict[str, set[str]] = defaultdict(set)
        """By full name the last words of the titles before it."""
        for mention in found:
            if mention.kind == "person" and mention.title and not mention.gender and not bare(tokens, mention):
                name = key(tokens, mention)
                self.offices[self.joined.get(name, name)].add(tokens.plain[mention.title[1] - 1])
        self.latest: dict[str, tuple[str, int]] = {}
        """By surname the full name that was named last, and where it ends."""

    def _join_married(self) -> None:
        """Join a name to the one that goes on with another surname: "Dena Orr" to "Dena Orr Velden"."""
        longer: dict[str, set[str]] = defaultdict(set)
        for form in self.joined.values():
            begins, _, _ = form.rpartition(" ")
            longer[begins].add(form)
        for form, joined in list(self.joined.items()):
            fuller = longer.get(joined, set())
            if joined.count(" ") == 1 and len(fuller) == 1 and self._surname(next(iter(fuller)).rpartition(" ")[2]):
                self.joined[form] = next(iter(fuller))

    def _surname(self, word: str) -> bool:
        """Whether a folded word may be one: no suffix, no everyday word ("Ann Lee Elementary")."""
        if word.rstrip(".") in self.x.classes["suffix"]:
            return False
        return word in self.x.surnames or not (self.x.is_common(word) or word_class(word) in "VP")

    def name(self, mention: Candidate) -> str:
        """The full name that a mention stands for; its own words where nobody sure remains."""
        name = key(self.t, mention)
        last = surname(self.t, mention, self.x)
        if not bare(self.t, mention):
            name = self.joined.get(name, name)
            self.introduced[last].setdefault(name)
            self.latest[last] = name, mention.last
            return name
        forms = self.distinct.get(last, [])
        if len(forms) > MOST:
            return name
        if mention.last - mention.first > 1 and len(forms) > 1:
            forms = [form for form in forms if form.endswith(name)] or forms
        if mention.gender:
            forms = self._of_gender(forms, mention.gender, self.stated[last])
        if mention.title:
            office = self.t.plain[mention.title[1] - 1]
            forms = [form for form in forms if office in self.offices[form]] or forms
        if (latest := self.latest.get(last)) and latest[0] in forms and self._goes_on(latest[1], mention.first):
            return latest[0]
        if forms:
            # Papers that write of two people of one surname call by it alone the one they named so first, and the
            # others by their full names: of 36 such mentions in the training articles 26 were his, 4 the last named's.
            return next((form for form in self.introduced[last] if form in forms), forms[0])
        if not self.distinct.get(last) and name in self.by_first and len(self.by_first[name]) == 1:
            return next(iter(self.by_first[name]))
        return name

    def _goes_on(self, end: int, at: int) -> bool:
        """Whether a clause that is joined to the one before begins at `at`: "liked Joan Orr, and Orr knew it"."""
        t = self.t
        same = not any(t.initial[end : at + 1])
        return same and at - end == 1 and t.plain[end] in ("and", "but") and t.gap(end) == ", "

    def _of_gender(self, forms: Sequence[str], gender: str, stated: set[str]) -> list[str]:
        """Those of `forms` that a title allows: all where none has the gender, unless titles of both stand in the
        article; then the surname alone is nobody of them ("Mrs. Orr" beside "Tom Orr" and "Mr. Orr").
        """
        known = {form: self.x.first.get(form.split()[0], "mf") for form in forms}
        sure = [form for form in forms if known[form] == gender]
        if sure or len(stated) > 1:
            return sure
        return [form for form in forms if known[form] == "mf"] or list(forms)
