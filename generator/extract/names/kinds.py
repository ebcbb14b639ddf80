"""What the candidates are: decided from the whole article where no list, title or head word says it.

Each undecided form collects points for the three kinds: for its own words once, for what stands around each of its
mentions up to a limit (`evidence.py`). Where that shows nothing it stays unnamed: a wrong kind is worse than none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.extract.names.acronyms import introduced
from generator.extract.names.evidence import (
    Facts,
    Form,
    Place,
    before,
    beside_capital,
    best_kind,
    own_points,
    points_around,
    surname,
)
from generator.extract.names.lexicon import Lexicon
from generator.extract.names.nobody import nobody
from generator.extract.names.runs import Candidate
from generator.extract.names.tokens import Tokens

_BEARER = 4.0
"""Points of a bare surname for the bearer whom the article's evidence has just made a person: as of a sure one."""


def decide(
    tokens: Tokens, found: Sequence[Candidate], headlines: Sequence[Candidate], lexicon: Lexicon
) -> list[Candidate]:
    """Those of `found` that are names, each with a kind, in text order. `headlines`: full names seen in headlines."""
    nobody(tokens, found, lexicon)
    facts = _facts(tokens, [*found, *headlines], lexicon)
    found = _hyphens(tokens, found, facts)
    for name in found:
        if name.kind is None:
            _trim(tokens, name, lexicon, facts)
            if name.kind == "person" and name.last - name.first > 1:
                facts.surnames[surname(tokens, name, lexicon)] += 1
    kinds = _kinds_of_forms(tokens, found, lexicon, facts)
    for name in found:
        if name.kind is None and name.last - name.first > 1 and kinds.get(key(tokens, name)) == "person":
            facts.surnames[surname(tokens, name, lexicon)] += 1
    chosen: list[Candidate] = []
    for name in [*found, *_plain_surnames(tokens, found, lexicon, facts)]:
        if name.first >= name.last:
            continue
        _settle(tokens, name, kinds, lexicon, facts)
        if name.kind == "person" and _partners(tokens, name):
            name.kind, name.rule = "organisation", "name.surroundings"
        if name.kind == "person" and _of_a_family(tokens, name, lexicon):
            continue
        if name.kind not in (None, "other"):
            chosen.append(name)
            if name.kind == "person":
                _take_particles(tokens, name, lexicon)
    _cut_described(tokens, chosen, lexicon)
    return sorted(chosen, key=lambda name: name.first)


def _partners(tokens: Tokens, name: Candidate) -> bool:
    """Whether a name is that of partners, and so of their firm: "Orr & Orr"."""
    return any("&" in tokens.gap(at) for at in range(name.first + 1, name.last))


def _of_a_family(tokens: Tokens, name: Candidate, lexicon: Lexicon) -> bool:
    """Whether a name is that of several people of one family: "the Orr brothers", but not "Ann Lee's sisters"."""
    if name.last >= len(tokens.words) or name.title is not None:
        return False
    several = tokens.plain[name.last] in lexicon.classes["kin together"] and not tokens.possessive[name.last - 1]
    return several and tokens.gap(name.last) == " " and before(tokens, name) in ("the", "The", "two", "both", "three")


def _cut_described(tokens: Tokens, chosen: Sequence[Candidate], lexicon: Lexicon) -> None:
    """Cut the word off that describes somebody whom the article names without it: "Billionaire Ann Lee"."""
    named = {key(tokens, name) for name in chosen if name.kind == "person"}
    for name in chosen:
        begins = name.first + 1
        if name.kind != "person" or name.last - begins < 2 or tokens.plain[name.first] in lexicon.first:
            continue
        whole = tokens.caps[begins] and tokens.plain[begins] in lexicon.first and tokens.gaps[begins] == " "
        if whole and len(tokens.plain[name.first].rstrip(".")) > 1 and _tail_key(tokens, name) in named:
            name.first = begins


def _tail_key(tokens: Tokens, name: Candidate) -> str:
    return " ".join(word.rstrip(".") for word in tokens.plain[name.first + 1 : name.last])


def _kinds_of_forms(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon, facts: Facts) -> dict[str, str]:
    """Each form's kind by its key: as a list or a head word states it, else by the evidence of all its mentions."""
    kinds: dict[str, str] = {}
    around: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    own: dict[str, list[float]] = {}
    for name in found:
        if name.kind == "person" and _partners(tokens, name):
            name.kind, name.rule = "organisation", "name.surroundings"
        if name.kind == "person" and _of_a_family(tokens, name, lexicon):
            continue
        if name.kind not in (None, "other"):
            kinds.setdefault(key(tokens, name), str(name.kind))
        elif name.kind is None and name.first < name.last:
            form = key(tokens, name)
            for at, more in enumerate(points_around(Place(tokens, name, lexicon))):
                around[form][at] += more
            if form not in own:
                own[form] = own_points(Form(tokens, name, lexicon, facts))
    bearers: set[str] = set()
    for form, points in sorted(own.items(), key=lambda item: -item[0].count(" ")):
        last = form.rpartition(" ")[2]
        if form == last and last in bearers:
            points[0] += _BEARER
        if form not in kinds and (kind := best_kind(points, around[form])):
            kinds[form] = kind
            if kind == "person" and form != last and last not in facts.surnames:
                bearers.add(last)
    for short, meant in introduced(tokens, found, lexicon).items():
        kinds[short] = "other" if meant is None else meant.kind or kinds.get(key(tokens, meant), "other")
    return kinds


def _settle(tokens: Tokens, name: Candidate, kinds: dict[str, str], lexicon: Lexicon, facts: Facts) -> None:
    """Give a mention its kind: its form's, unless what stands before this one says otherwise."""
    inside = lexicon.cues.get(before(tokens, name)) == "in"
    if name.kind is None:
        name.kind = "person" if name.title is not None else kinds.get(key(tokens, name))
        if inside and name.kind == "person" and name.known is not None and name.known.kind == "place":
            name.kind = "place"  # "Adam Houston lives in Houston"
        return
    lone = name.last - name.first == 1
    if name.kind == "place" and lone and facts.surnames[tokens.plain[name.first]] and not inside:
        name.kind, name.rule = "person", "name.surname"


def _hyphens(tokens: Tokens, found: Sequence[Candidate], facts: Facts) -> list[Candidate]:
    """Two known surnames with a hyphen between are two people: "the Lee-Ortiz ticket"."""
    made: list[Candidate] = []
    for name in found:
        pair = name.last - name.first == 2 and name.kind in (None, "person") and tokens.gaps[name.first + 1] == "-"
        if pair and all(facts.surnames[tokens.plain[at]] for at in (name.first, name.first + 1)) and name.title is None:
            made.extend(Candidate(at, at + 1, "person", "name.surname") for at in (name.first, name.first + 1))
        else:
            made.append(name)
    return made


def _plain_surnames(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon, facts: Facts) -> list[Candidate]:
    """Mentions by a surname that is also a title or an adjective: "Mr. Baron" makes a later "Baron" a name."""
    both = {word for word in facts.surnames if word in lexicon.titles or word in lexicon.demonyms}
    if not both:
        return []
    taken = {at for name in found for at in range(name.first, name.last)}
    taken.update(at for line in tokens.headlines for at in range(*tokens.lines[line]))  # headlines.py reads those
    taken.update(at for name in found if name.title is not None for at in range(*name.title))
    return [
        Candidate(at, at + 1, "person", "name.surname")
        for at, word in enumerate(tokens.plain)
        if word in both and tokens.caps[at] and at not in taken
        and not (tokens.gap(at + 1) in (" ", "-") and (tokens.caps[at + 1] or (word in lexicon.demonyms
                                                       and tokens.plain[at + 1] not in lexicon.cues)))
    ]  # fmt: skip


def _take_particles(tokens: Tokens, name: Candidate, lexicon: Lexicon) -> None:
    """Give a surname the particles before it: "de Blasio"."""
    if name.last - name.first > 1 or name.title is not None:
        return
    while (
        name.first
        and tokens.words[name.first - 1] in lexicon.classes["particle"]
        and _before_surname(tokens, name.first, lexicon)
    ):
        name.first -= 1


def _before_surname(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a particle stands right before: "de Blasio", "al-Hilu", but not "de-Marlowised"."""
    article = tokens.gaps[at] == "-" and tokens.words[at - 1] in lexicon.classes["arabic article"]
    return tokens.gaps[at] == " " or article


def key(tokens: Tokens, name: Candidate) -> str:
    """The words of a candidate, folded and without final dots."""
    return " ".join(word.rstrip(".") for word in tokens.plain[name.first : name.last])


def _facts(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon) -> Facts:
    facts = Facts()
    for word, cap, initial in zip(tokens.plain, tokens.caps, tokens.initial, strict=True):
        if not cap:
            facts.lower[word] += 1
        elif not initial:
            facts.inside[word] += 1
    for at, word in enumerate(tokens.plain):
        if tokens.caps[at] and not beside_capital(tokens, at):
            facts.alone[word] += 1
    for name in found:
        sure = name.kind == "person" or (name.kind is None and name.title is not None)
        pair = name.last - name.first == 2 and tokens.gaps[name.first + 1] == "-"
        if sure and not pair and (name.last - name.first > 1 or name.title is not None):
            facts.surnames[surname(tokens, name, lexicon)] += 1
            if name.last - name.first > 1:
                facts.firsts[tokens.plain[name.first]] += 1
                if (
                    tokens.plain[name.first] in lexicon.classes["family"]
                    and tokens.plain[name.first + 1] not in lexicon.first
                ):
                    facts.surnames[tokens.plain[name.first]] += 1  # "Park Jin-woo" is Park
    return facts


def _trim(tokens: Tokens, name: Candidate, lexicon: Lexicon, facts: Facts) -> None:
    """Leave out a sentence's first word where it is an everyday one."""
    word = tokens.plain[name.first]
    if name.last - name.first > 1 and name.title is None and _split(tokens, name, lexicon, facts):
        return
    if not tokens.initial[name.first] or name.title is not None or name.known is not None or facts.surnames[word]:
        return
    if word in lexicon.classes["particle"] and name.last - name.first > 1:
        return
    if (lexicon.is_common(word) and facts.inside[word] <= facts.lower[word]) or facts.lower[word]:
        name.first += 1
        while name.first < name.last and not tokens.caps[name.first]:
            name.first += 1


def _split(tokens: Tokens, name: Candidate, lexicon: Lexicon, facts: Facts) -> bool:
    """Cut everyday words off before a person: "Public Advocate Ann Lee", "Team Lee"; whether there were any."""
    for at in range(name.first, name.last):
        word = tokens.plain[at]
        after = tokens.plain[at + 1] if at + 1 < name.last else ""
        named = word in lexicon.first and after and (not lexicon.is_common(after) or after in lexicon.surnames)
        if named or (at + 1 == name.last and facts.surnames[word] and at > name.first):
            if at == name.first:
                return False
            role = tokens.plain[at - 1]
            known = role in lexicon.roles or role in lexicon.titles or _role_like(role, lexicon)
            name.title = (name.first, at) if known else None
            name.first, name.kind = at, "person"
            return True
        if not (lexicon.is_common(word) or _role_like(word, lexicon)) or tokens.gap(at + 1) == "-":
            return False
    return False


_SHORTEST_ROLE = 7
"""Letters of a word of no list that its ending alone makes a role; shorter ones are foreign names: "Walter", "Omer"."""


def _role_like(word: str, lexicon: Lexicon) -> bool:
    """Whether a word of no list looks like a role: "stonemason", "beachcomber"."""
    named = word in lexicon.surnames or word in lexicon.first
    return not named and len(word) >= _SHORTEST_ROLE and word.endswith(tuple(lexicon.classes["role ending"]))
