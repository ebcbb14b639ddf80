"""What the candidates are: decided from the whole article where no list and no title says it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.extract.names_lexicon import PARTICLES, SUFFIXES, Lexicon, plain
from generator.extract.names_runs import Candidate
from generator.extract.names_tokens import Tokens

_SAYING = frozenset(
    "said says say told tells added adds argued wrote writes tweeted asked replied insisted warned noted called testified "
    "explained acknowledged announced declared recalled responded".split()
)
_PLACING = frozenset("in at near from to into outside throughout across around toward towards inside through".split())


def decide(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Those that are names, each with a kind, in text order."""
    lower = Counter(word for word, cap in zip(tokens.words, tokens.caps, strict=True) if not cap)
    surnames: set[str] = set()
    kinds: dict[str, str] = {}
    for one in found:
        if one.kind == "person" or one.title is not None:
            surnames.add(surname(tokens, one))
        if one.kind in ("organisation", "place") and one.rule != "name.known":
            kinds.setdefault(key(tokens, one), one.kind)
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        if one.kind is None:
            _trim(tokens, one, lexicon, lower, surnames)
            for kind, points in _evidence(tokens, one, lexicon, surnames, lower).items():
                votes[key(tokens, one)][kind] += points
    chosen: list[Candidate] = []
    for one in found:
        if one.first >= one.last:
            continue
        if one.kind is None:
            name = key(tokens, one)
            ranked = votes[name].most_common(2)
            if name in kinds:
                one.kind = kinds[name]
            elif ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
                one.kind = ranked[0][0]
        elif one.kind == "place" and one.last - one.first == 1 and key(tokens, one) in surnames:
            before = tokens.words[one.first - 1] if one.first else ""
            if before not in _PLACING:
                one.kind, one.rule = "person", "name.surname"
        if one.kind not in (None, "other"):
            chosen.append(one)
    return chosen


def key(tokens: Tokens, one: Candidate) -> str:
    """The words of a candidate, folded."""
    return " ".join(plain(word).rstrip(".") for word in tokens.words[one.first : one.last])


def surname(tokens: Tokens, one: Candidate) -> str:
    """The last word of a person's name that is no suffix, folded."""
    last = one.last - 1
    while last > one.first and tokens.words[last] in SUFFIXES:
        last -= 1
    return plain(tokens.words[last])


def _trim(tokens: Tokens, one: Candidate, lexicon: Lexicon, lower: Counter[str], surnames: set[str]) -> None:
    """Leave out a sentence's first word where it is an everyday one."""
    word = plain(tokens.words[one.first])
    everyday = lexicon.is_common(word) or lower[word]
    if tokens.initial[one.first] and everyday and one.title is None and word not in surnames:
        one.first += 1
        while one.first < one.last and not tokens.caps[one.first]:
            one.first += 1


def _evidence(
    tokens: Tokens, one: Candidate, lexicon: Lexicon, surnames: set[str], lower: Counter[str]
) -> dict[str, int]:
    if one.first >= one.last:
        return {}
    words = [plain(word) for word in tokens.words[one.first : one.last]]
    points: Counter[str] = Counter()
    before = tokens.words[one.first - 1] if one.first and tokens.gaps[one.first].isspace() else ""
    after = tokens.words[one.last] if one.last < len(tokens.words) and tokens.gaps[one.last] == " " else ""
    if one.title is not None:
        points["person"] += 5
    if surname(tokens, one) in surnames:
        points["person"] += 5
    if after in _SAYING:
        points["person"] += 2
    if before in _PLACING:
        points["place"] += 2
    common = [lexicon.is_common(word) or lower[word] > 0 for word in words]
    if len(words) == 1:
        shown = tokens.words[one.first]
        if shown.isupper() and 2 <= len(shown) <= 6 and not tokens.weak[one.first] and shown.isalpha():
            points["organisation"] += 2
        elif words[0] in lexicon.surnames and not common[0]:
            points["person"] += 2
    elif any(word in lexicon.first for word in words[:-1]) and not all(common):
        points["person"] += 3
    elif not any(flag for word, flag in zip(words, common, strict=True) if word not in PARTICLES):
        points["person"] += 2
    return dict(points)
