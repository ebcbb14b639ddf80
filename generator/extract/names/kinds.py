"""What the candidates are: decided from the whole article where no list, title or head word says it.

Each undecided form collects points for the three kinds: for its own words once, for what stands around each of its
mentions up to a limit. It becomes a name where the best kind has at least `ENOUGH` points and leads by `LEAD`;
otherwise it stays unnamed, since a wrong kind is worse than none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.extract.names.acronyms import introduced
from generator.extract.names.lexicon import Lexicon
from generator.extract.names.runs import Candidate
from generator.extract.names.tokens import Tokens

ENOUGH = 2.0
LEAD = 0.5
_AROUND = 4.0
"""Most that all surroundings of one form count for one kind."""


@dataclass(slots=True)
class Facts:
    """What the article itself says about words, all folded."""

    lower: Counter[str] = field(default_factory=Counter)
    """Words seen in lower case."""
    inside: Counter[str] = field(default_factory=Counter)
    """Words seen with a capital where none is needed."""
    surnames: Counter[str] = field(default_factory=Counter)
    """Last words of the surely recognised persons of two words and more, or with a title."""
    firsts: Counter[str] = field(default_factory=Counter)
    """First words of those."""


def decide(
    tokens: Tokens, found: Sequence[Candidate], headlines: Sequence[Candidate], lexicon: Lexicon
) -> list[Candidate]:
    """Those of `found` that are names, each with a kind, in text order. `headlines`: full names seen in headlines."""
    facts = _facts(tokens, [*found, *headlines], lexicon)
    around: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    own: dict[str, dict[str, float]] = {}
    new: set[str] = set()
    kinds: dict[str, str] = {}
    found = _hyphens(tokens, found, facts)
    for one in found:
        if one.kind is None:
            _trim(tokens, one, lexicon, facts)
        elif one.kind != "other":
            kinds.setdefault(key(tokens, one), one.kind)
    for one in found:
        if one.kind is None and one.first < one.last:
            name = key(tokens, one)
            for kind, points in _surroundings(tokens, one, lexicon).items():
                around[name][kind] += points
            if name not in own:
                own[name] = _own_words(tokens, one, lexicon, facts)
    for name, mine in sorted(own.items(), key=lambda item: -item[0].count(" ")):
        last = name.rpartition(" ")[2]
        if " " not in name and last in new:
            mine["person"] += 4
        if name not in kinds and (best := _best(mine, around[name])):
            kinds[name] = best
            if best == "person" and " " in name and last not in facts.surnames:
                new.add(last)
    for name, meant in introduced(tokens, found).items():
        kinds[name] = "other" if meant is None else meant.kind or kinds.get(key(tokens, meant), "other")
    chosen: list[Candidate] = []
    for one in [*found, *_plain_surnames(tokens, found, lexicon, facts)]:
        if one.first >= one.last:
            continue
        if one.kind is None:
            one.kind = "person" if one.title is not None else kinds.get(key(tokens, one))
            placed = (
                one.known is not None and one.known.kind == "place" and lexicon.cues.get(_before(tokens, one)) == "in"
            )
            if placed and one.kind == "person":
                one.kind = "place"  # "Adam Houston lives in Houston"
        elif (
            one.kind == "place"
            and one.last - one.first == 1
            and facts.surnames[tokens.plain[one.first]]
            and lexicon.cues.get(_before(tokens, one)) != "in"
        ):
            one.kind, one.rule = "person", "name.surname"
        if one.kind not in (None, "other"):
            chosen.append(one)
            if one.kind == "person":
                _take_particles(tokens, one, lexicon)
    return sorted(chosen, key=lambda one: one.first)


def _hyphens(tokens: Tokens, found: Sequence[Candidate], facts: Facts) -> list[Candidate]:
    """Two known surnames with a hyphen between are two people: "the Lee-Ortiz ticket"."""
    made: list[Candidate] = []
    for one in found:
        pair = one.last - one.first == 2 and one.kind in (None, "person") and tokens.gaps[one.first + 1] == "-"
        if pair and all(facts.surnames[tokens.plain[at]] for at in (one.first, one.first + 1)) and one.title is None:
            made.extend(Candidate(at, at + 1, "person", "name.surname") for at in (one.first, one.first + 1))
        else:
            made.append(one)
    return made


def _plain_surnames(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon, facts: Facts) -> list[Candidate]:
    """Mentions by a surname that is also a title or an adjective: "Mr. Baron" makes a later "Baron" a name."""
    both = {word for word in facts.surnames if word in lexicon.titles or word in lexicon.demonyms}
    if not both:
        return []
    taken = {at for one in found for at in range(one.first, one.last)}
    taken.update(at for one in found if one.title is not None for at in range(*one.title))
    return [
        Candidate(at, at + 1, "person", "name.surname")
        for at, word in enumerate(tokens.plain)
        if word in both and tokens.caps[at] and at not in taken
        and not (tokens.gap(at + 1) in (" ", "-") and (tokens.caps[at + 1] or (word in lexicon.demonyms
                                                       and tokens.plain[at + 1] not in lexicon.cues)))
    ]  # fmt: skip


def _take_particles(tokens: Tokens, one: Candidate, lexicon: Lexicon) -> None:
    """Give a surname the particles before it: "de Blasio"."""
    if one.last - one.first > 1 or one.title is not None:
        return
    while (
        one.first
        and tokens.words[one.first - 1] in lexicon.classes["particle"]
        and tokens.gaps[one.first] in (" ", "-")
    ):
        one.first -= 1


def key(tokens: Tokens, one: Candidate) -> str:
    """The words of a candidate, folded and without final dots."""
    return " ".join(word.rstrip(".") for word in tokens.plain[one.first : one.last])


def surname(tokens: Tokens, one: Candidate, lexicon: Lexicon) -> str:
    """The last word of a person's name that is no suffix, folded."""
    last = one.last - 1
    while last > one.first and tokens.plain[last].rstrip(".") in lexicon.classes["suffix"]:
        last -= 1
    return tokens.plain[last]


def _facts(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon) -> Facts:
    facts = Facts()
    for word, cap, initial in zip(tokens.plain, tokens.caps, tokens.initial, strict=True):
        if not cap:
            facts.lower[word] += 1
        elif not initial:
            facts.inside[word] += 1
    for one in found:
        sure = one.kind == "person" or (one.kind is None and one.title is not None)
        pair = one.last - one.first == 2 and tokens.gaps[one.first + 1] == "-"
        if sure and not pair and (one.last - one.first > 1 or one.title is not None):
            facts.surnames[surname(tokens, one, lexicon)] += 1
            if one.last - one.first > 1:
                facts.firsts[tokens.plain[one.first]] += 1
                if (
                    tokens.plain[one.first] in lexicon.classes["family"]
                    and tokens.plain[one.first + 1] not in lexicon.first
                ):
                    facts.surnames[tokens.plain[one.first]] += 1  # "Park Jin-woo" is Park
    return facts


def _trim(tokens: Tokens, one: Candidate, lexicon: Lexicon, facts: Facts) -> None:
    """Leave out a sentence's first word where it is an everyday one."""
    word = tokens.plain[one.first]
    if one.last - one.first > 1 and one.title is None and _split(tokens, one, lexicon, facts):
        return
    if not tokens.initial[one.first] or one.title is not None or one.known is not None or facts.surnames[word]:
        return
    if word in lexicon.classes["particle"] and one.last - one.first > 1:
        return
    if (lexicon.is_common(word) and facts.inside[word] <= facts.lower[word]) or facts.lower[word]:
        one.first += 1
        while one.first < one.last and not tokens.caps[one.first]:
            one.first += 1


def _split(tokens: Tokens, one: Candidate, lexicon: Lexicon, facts: Facts) -> bool:
    """Cut everyday words off before a person: "Public Advocate Ann Lee", "Team Lee"; whether there were any."""
    for at in range(one.first, one.last):
        word = tokens.plain[at]
        after = tokens.plain[at + 1] if at + 1 < one.last else ""
        named = word in lexicon.first and after and (not lexicon.is_common(after) or after in lexicon.surnames)
        if named or (at + 1 == one.last and facts.surnames[word] and at > one.first):
            if at == one.first:
                return False
            role = tokens.plain[at - 1]
            one.title = (one.first, at) if role in lexicon.roles or role in lexicon.titles else None
            one.first, one.kind = at, "person"
            return True
        if not lexicon.is_common(word) or tokens.gap(at + 1) == "-":
            return False
    return False


def _before(tokens: Tokens, one: Candidate) -> str:
    return tokens.words[one.first - 1] if one.first and tokens.gaps[one.first] == " " else ""


def _own_words(tokens: Tokens, one: Candidate, lexicon: Lexicon, facts: Facts) -> dict[str, float]:
    """Points for what the form itself looks like."""
    words = [word.rstrip(".") for word in tokens.plain[one.first : one.last]]
    shown = tokens.words[one.first : one.last]
    common = [lexicon.is_common(word) or facts.lower[word] > 0 for word in words]
    points: dict[str, float] = {"person": 0.0, "organisation": 0.0, "place": 0.0}
    if one.known is not None and one.known.kind in points:
        points[one.known.kind] += 1.5 + (facts.inside[words[0]] > 0)
    if facts.surnames[surname(tokens, one, lexicon)]:
        points["person"] += 4
    elif len(words) == 1 and facts.firsts[words[0]] and words[0] in lexicon.first:
        points["person"] += 3 if one.known is None else 1.5
    if len(words) == 1:
        word, look = words[0], shown[0]
        if len(word) == 1:
            return dict.fromkeys(points, -9.0)
        if look.isupper() and len(look) > 1:
            if len(look) <= 6 and not common[0]:
                points["organisation"] += 1
        elif word in lexicon.famous and facts.inside[word] > facts.lower[word]:
            points["person"] += 2.5
        elif word in lexicon.surnames and word not in lexicon.common and facts.inside[word] > facts.lower[word]:
            points["person"] += 1.5  # "Sanders", which only its ending makes an everyday word
        elif common[0]:
            points["person"] -= 1.5
            points["place"] -= 1.5
            points["organisation"] -= 1
        else:
            points["person"] += 1.5 if word in lexicon.surnames else 1 if word in lexicon.first else 0
            if any(letter.isupper() for letter in look[1:]) and not look.startswith(
                ("Mc", "Mac", "De", "La", "O'", "D'")
            ):
                points["organisation"] += 1
            if word.endswith(("stan", "ville", "burg", "burgh", "grad", "shire", "polis", "abad")):
                points["place"] += 1.5
        return points
    if any(tokens.gaps[at] == " & " for at in range(one.first + 1, one.last)):
        points["organisation"] += 2.5 * (not any(common))
        return points
    if all(look.isupper() and len(look) > 2 for look in shown) and any(common):
        return points
    if words[0] in ("la", "le", "los", "las"):
        points["person"] -= 1.5
    if words[0] in ("san", "santa", "saint", "st"):
        points["place"] += 1.5
    names = [(word, flag) for word, flag in zip(words, common, strict=True) if word not in lexicon.classes["particle"]]
    if len(names) > 5:
        return points
    if any(len(word) == 1 and word != "i" for word, _ in names[:-1]):
        points["person"] += 2
    if names[0][0] in lexicon.first and not all(flag for _, flag in names):
        points["person"] += 2
    if names[-1][0] in lexicon.surnames and not names[0][1]:
        points["person"] += 1.5
    if not any(flag for _, flag in names):
        points["person"] += 2
    elif names[-1][1] and names[-1][0] not in lexicon.surnames:
        points["person"] -= 1.5
    return points


def _surroundings(tokens: Tokens, one: Candidate, lexicon: Lexicon) -> dict[str, float]:
    """Points for what stands around one mention."""
    cues = lexicon.cues
    points: dict[str, float] = {}
    before = _before(tokens, one)
    cue = cues.get(before.lower(), "")
    after = tokens.words[one.last] if tokens.gap(one.last) == " " else ""
    if after in ("v.", "v", "vs.", "vs"):
        return dict.fromkeys(("person", "organisation", "place"), -9.0)  # the name of a case
    if tokens.gap(one.last) == "-" and tokens.words[one.last].isdigit():
        return {"organisation": -3.0}  # "DC-8" is a product
    if one.title is not None:
        points["person"] = 5.0
    elif cue == "say" and not tokens.possessive[one.last - 1]:
        points["person"] = 0.7
    elif before in lexicon.roles:
        points["person"] = 2.5
    elif cue in ("in", "at"):
        points["place"] = 1.5 if cue == "in" else 0.6
    elif cue == "group":
        points["organisation"] = 1.5
    elif before == "of" and one.first > 1 and cues.get(tokens.words[one.first - 2].lower()) == "town":
        points["place"] = 3.0
    elif before in lexicon.classes["particle"]:
        points["person"] = 2.0
    used = after.islower() and cues.get(after) != "say" and after not in lexicon.function  # "the Lee camp"
    if before in ("the", "The", "a", "an") and not used:
        points["person"] = points.get("person", 0.0) - 1.5
        points["place"] = points.get("place", 0.0) - 0.5
    if cues.get(after) == "say":
        # News gives people a first name when they first come up, so a lone unknown word that says something is more
        # often a company than a person.
        word = tokens.plain[one.first]
        lone = one.last - one.first == 1 and word not in lexicon.surnames and word not in lexicon.first
        points["person"] = points.get("person", 0.0) + (0.8 if lone else 1.2)
        points["organisation"] = points.get("organisation", 0.0) + (1.4 if lone else 0.5)
    elif cues.get(after) == "group":
        points["organisation"] = points.get("organisation", 0.0) + 1.0
    elif after == "who":
        points["person"] = points.get("person", 0.0) + 1.5
    elif lexicon.institutions.get(after, {}).get(after) == "name":
        points["person"] = points.get("person", 0.0) + 1.0
    if tokens.gap(one.last) == ", ":
        _after_comma(tokens, one, lexicon, points)
    return points


def _after_comma(tokens: Tokens, one: Candidate, lexicon: Lexicon, points: dict[str, float]) -> None:
    after = tokens.words[one.last]
    if after.isdigit() and 1 <= len(after) <= 2 and tokens.gap(one.last + 1)[:1] in (",", "."):
        points["person"] = points.get("person", 0.0) + 3.0
    elif after == "who":
        points["person"] = points.get("person", 0.0) + 1.5
    elif tokens.caps[one.last]:
        known = lexicon.known.get(tokens.plain[one.last])
        if known is not None and known.kind == "place" and tokens.gap(one.last + 1)[:1] in (",", ".", "\n", ")", " "):
            points["place"] = points.get("place", 0.0) + (2.5 if tokens.plain[one.last].endswith(".") else 1.5)


def _best(own: Mapping[str, float], around: Mapping[str, float]) -> str | None:
    scale = min(1.0, _AROUND / max(1.0, *around.values())) if around else 1.0
    points = {
        kind: base + max(-9.0 if around.get(kind, 0.0) <= -9 else -1.0, scale * around.get(kind, 0.0))
        for kind, base in own.items()
    }
    (kind, most), (_, second), _ = sorted(points.items(), key=lambda item: (-item[1], item[0]))
    return kind if most >= ENOUGH and most - second >= LEAD else None
