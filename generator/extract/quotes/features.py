"""What the ranker sees of a quotation and a candidate source: strings over word classes and closed word lists.

Words stand between equals signs. No feature holds
a word that is not in the lists of data/, so no name and no text of the training articles can
stand in the weights. The word classes between quotation and candidate play the part that paths in a
syntax tree play in O'Keefe et al. (A sequence labelling approach to quote attribution, EMNLP 2012) and Almeida et al.
(A joint model for quotation attribution and coreference resolution, EACL 2014).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.extract.quotes.lines import NAMES, Line, known_words, word_lists
from generator.extract.quotes.sources import Source

_DROPPED = str.maketrans("", "", "danJ#D")
_RUNS = re.compile(r"([oHKUT])[oHKUT]+")
_SUBJECTS = re.compile("[NOLCRHKU][aX]{0,2}V")
"""A candidate with its speech verb right after it."""
_GROUPS = dict.fromkeys("NOLC", "*") | dict.fromkeys("HKUTn", "h")
"""Names and nouns taken together, for what holds of all of them."""
_TIED = re.compile("[VG][aD]{0,2}t?[dRpoNOLCHKUT]{0,3}[BXan]{0,2}[dP]?$")
"""A speech verb whose clause the quoted words complete: "said that the ...", "said it was ..."."""
_MOST = 40
"""Candidates of the quotation's own paragraph: the nearest ones. 99.9 % of the right ones in the training file."""
_CROWDED = 12
"""Quotations of a paragraph beyond which each is looked at with fewer candidates, so that a paragraph costs about the
same work however many it holds: in a list of sayings the speaker stands beside his own. No paragraph of the training
file has as many."""
_FEWEST = 4
"""Candidates that a quotation keeps in the most crowded paragraph: one or two on each side."""
_MOST_OTHER = 8
"""The same for each paragraph beside it: three quarters of all candidates stood there, and were hardly ever right."""


@dataclass(frozen=True, slots=True)
class Part:
    """One quotation in its paragraph."""

    line: int
    item: int
    number: int
    """Its place among all pairs of the article."""


@dataclass(slots=True)
class Reading:
    """An article as the ranker reads it."""

    lines: Sequence[Line]
    sources: Sequence[Sequence[Source]]
    """By paragraph."""
    words: Sequence[int]
    """Number of words of each quotation."""
    capital: Sequence[bool]
    """Whether each quotation begins with a capital."""
    titled: Sequence[bool]
    """Whether all longer words of each quotation begin with a capital."""
    inside: Sequence[frozenset[str]] = ()
    """What each quotation names: who speaks hardly ever calls himself by name."""
    entities: dict[tuple[int, int], str] = field(default_factory=dict)
    """Paragraph and item of a name: what it is a mention of."""
    counts: dict[str, int] = field(default_factory=dict)
    """Mentions of each entity in the article."""
    tags: dict[int, str] = field(default_factory=dict)
    """By paragraph, the letters that the rules of clauses read; filled when a rule first asks."""
    own: dict[Source, list[str]] = field(default_factory=dict)
    """Features of candidates by themselves: each candidate is weighed for several quotations."""


@lru_cache(maxsize=20000)
def _shape(kinds: str) -> str:
    """Word classes with runs of the same cut, at most eight of them."""
    short = _RUNS.sub(r"\1", kinds.translate(_DROPPED))
    return short if len(short) <= 8 else short[:5] + "~" + short[-2:]


def _bucket(number: int) -> str:
    return str(number) if number < 4 else "4" if number < 6 else "6" if number < 10 else "10" if number < 20 else "20"


def candidates(reading: Reading, unit: Sequence[Part]) -> list[Source]:
    """Candidates of one utterance, the nearest of each paragraph, in text order."""
    first, last = unit[0], unit[-1]
    found: list[Source] = []
    for line in range(max(0, first.line - 2), min(len(reading.lines), last.line + 2)):
        near = reading.sources[line]
        own = first.line <= line <= last.line
        if line == last.line + 1 and any(kind in "VGA" for kind in reading.lines[last.line].classes):
            continue
        most = _most(reading.lines[line].quoted) if own else _MOST_OTHER
        if len(near) > most:
            if line > last.line:
                near = near[:most]
            elif line < first.line:
                near = near[-most:]
            else:
                part = min((part for part in unit if part.line == line), key=lambda part: part.item, default=first)
                near = _nearest(near, part.item, most)
        found += [source for source in near if source.line != last.line or not _excluded(reading, last, source)]
    return found


def _most(quotes: int) -> int:
    """How many candidates are weighed for each quotation of a paragraph that holds so many.

    >>> _most(5), _most(24), _most(500)
    (40, 20, 4)
    """
    return max(_FEWEST, min(_MOST, _MOST * _CROWDED // max(1, quotes)))


def _nearest(sources: Sequence[Source], item: int, most: int) -> list[Source]:
    """The candidates of a paragraph that are nearest to an item, in their order; of two as near the earlier one."""
    middle = bisect_left(sources, item, key=lambda source: source.head)
    window = sources[max(0, middle - most) : middle + most]
    nearest = sorted(window, key=lambda source: abs(source.head - item))[:most]
    return sorted(nearest, key=lambda source: source.head)


def _excluded(reading: Reading, part: Part, source: Source) -> bool:
    """Whether a candidate after the quotation can't be its source: the quoted words complete a clause that another
    speech verb has opened in the same sentence ("Lee has said that the “door is open,” an aide said").
    """
    line = reading.lines[part.line]
    return (
        source.head > part.item > 1
        and not reading.capital[part.number]
        and line.classes[part.item - 1] in "dtP"
        and line.sentences[source.head] == line.sentences[part.item]
        and _TIED.search(line.classes, max(0, part.item - 10), part.item) is not None
    )


def _edge(line: Line, item: int) -> tuple[str, str]:
    """Two classes left and three right of a quotation, short."""
    return _short_edge(line.classes[max(0, item - 3) : item], line.classes[item + 1 : item + 6])


@lru_cache(maxsize=20000)
def _short_edge(before: str, after: str) -> tuple[str, str]:
    return before.translate(_DROPPED)[-2:] or "^", after.translate(_DROPPED)[:3] or "$"


def features(reading: Reading, unit: Sequence[Part], source: Source, rank: int) -> list[str]:
    """Features of one candidate that do not depend on other decisions. `rank`: place among those on its side."""
    part = unit[0] if source.line <= unit[0].line else unit[-1]
    line = reading.lines[source.line]
    own = reading.own.get(source)
    if own is None:
        own = reading.own[source] = _own(line, source)
    made = list(own)
    if source.line == part.line:
        made += _beside(reading, line, part, source, rank)
    else:
        made += _elsewhere(reading, part, source, rank)
    return made


def _word(line: Line, at: int) -> str:
    """A word of the lists, or the class of any other."""
    if not 0 <= at < len(line.classes):
        return "^"
    low = line.lows[at]
    return f"={low}=" if low in known_words() else line.classes[at]


def _verb(line: Line, source: Source) -> tuple[str, str, int]:
    """The first verb after a candidate in its sentence: base form, class, item; empty if there is none near."""
    kinds = line.classes
    for at in range(source.last + 1, min(len(kinds), source.last + 14)):
        kind = kinds[at]
        if kind in "VGvgyA":
            found = word_lists().verbs.get(line.lows[at])
            return f"={found[0] if found else 'according'}=", kind, at
        if kind in ".?;":
            break
    return "", "", -1


def _own(line: Line, source: Source) -> list[str]:
    """Features of the candidate itself."""
    kinds = line.classes
    kind = source.kind
    first, last = source.first, source.last
    base, verb, at = _verb(line, source)
    after = kinds[last + 1 : last + 4] or "$"
    while first > 0 and kinds[first - 1] in "JoH" and source.kind in NAMES and source.first - first < 4:
        first -= 1
    before = kinds[max(0, first - 2) : first] or "^"
    sentence = line.sentences
    start = source.first == 0 or sentence[source.first - 1] != sentence[source.head] or first == 0
    made = [
        "k" + kind,
        f"w{_word(line, source.head) if source.low else ''}{kind}",
        f"nx{kind}{after}",
        f"pv{kind}{before}",
        f"pw{kind}{_word(line, first - 1)}",
        f"nw{kind}{_word(line, last + 1)}",
        f"st{kind}{start}",
    ]
    if at >= 0:
        gap = _shape(kinds[last + 1 : at])
        made += [
            f"vz{_GROUPS.get(kind, kind)}{gap}{verb}{start}",
            f"vb{base}{verb}",
            f"vg{kind}{gap}{verb}",
            f"vk{kind}{base}",
        ]
    return made


def _beside(reading: Reading, line: Line, part: Part, source: Source, rank: int) -> list[str]:
    """Features of a candidate in the quotation's own paragraph."""
    kinds = line.classes
    kind = source.kind
    left, right = _edge(line, part.item)
    number = part.number
    if source.head > part.item:
        side = "a"
        gap = kinds[part.item + 1 : source.first]
        rest = kinds[source.last + 1 : source.last + 4]
        sentences = line.sentences[source.head] - line.sentences[part.item]
    else:
        side = "b"
        gap = kinds[source.last + 1 : part.item]
        rest = kinds[max(0, source.first - 3) : source.first]
        sentences = line.sentences[part.item] - line.sentences[source.head]
    shape = _shape(gap)
    quotes = gap.count("Q")
    verbs = gap.count("V") + gap.count("A")
    far = _bucket(len(gap))
    far_sentences = min(sentences, 3)
    made = [
        f"{side}sh{shape}",
        f"{side}sk{kind}{shape}",
        f"{side}sz{_GROUPS.get(kind, kind)}{shape}",
        f"{side}sr{_shape(gap[:3] + rest)}",
        f"{side}fa{kind}{far}",
        f"{side}qs{quotes}{far_sentences}",
        f"{side}qk{kind}{min(quotes, 3)}{far_sentences}",
        f"{side}rk{kind}{min(rank, 5)}",
        f"{side}lr{left}|{right}",
        f"{side}le{left}|{min(rank, 2)}{far_sentences}",
        f"{side}ri{right}|{min(rank, 2)}{far_sentences}",
        f"{side}rk{left}|{right}|{min(rank, 2)}{kind in NAMES}",
        f"{side}vc{min(verbs, 2)}{min(quotes, 2)}{far_sentences}",
        f"{side}cp{reading.capital[number]}{far_sentences}{min(quotes, 1)}",
        f"{side}wn{_bucket(max(3, reading.words[number]))}{far_sentences}",
    ]
    other = min(len(_SUBJECTS.findall(gap)), 2)
    tied = bool(_TIED.search(kinds, max(0, part.item - 10), part.item))
    near = f"{_word(line, part.item - 1)}{reading.capital[number]}"
    made += [
        f"{side}su{other}{kind}{min(quotes, 2)}{far_sentences}",
        f"{side}sv{other}{right[:2]}{min(rank, 2)}",
        f"{side}lw{near}{min(rank, 2)}",
        f"{side}ti{tied}{reading.capital[number]}{min(rank, 2)}{far_sentences}",
        f"{side}tr{tied}{reading.capital[number]}{right[:2]}",
        f"{side}lx{near}{right[0]}{far_sentences}",
    ]
    if side == "a":
        ends = line.classes.find(".", source.last)
        more = "Q" in kinds[source.last + 1 : ends if ends >= 0 else None]
        made += [f"anq{more}{tied}{reading.capital[number]}{min(quotes, 1)}", f"anr{more}{near}{right[:2]}"]
    base, verb, at = _verb(line, source)
    if at >= 0:
        if side == "b" and at < part.item:
            reach = _shape(kinds[at + 1 : part.item])
            made += [
                f"bvq{verb}{reach}",
                f"bvl{base}{len(reach) < 3}",
                f"bvb{base}{far_sentences}",
                f"bvk{kind}{verb}{len(reach)}",
            ]
        elif side == "a":
            made += [f"avq{verb}{_shape(kinds[source.last + 1 : at])}{shape[:3]}{tied}", f"avb{base}{shape[:2]}"]
        else:
            made.append(f"bvx{verb}")
    first = source.first
    while first > 0 and kinds[first - 1] in "JodH#":
        first -= 1
    if first > 0 and kinds[first - 1] in "VGvgA":
        found = word_lists().verbs.get(line.lows[first - 1])
        base = f"={found[0] if found else 'according'}="
        made += [f"{side}iv{base}{kinds[first - 1]}", f"{side}ik{kind}{kinds[first - 1]}{_shape(gap)}"]
    if side == "b" and sentences == 0:
        made.append(f"bcl{kind}{min(gap.count('b') + gap.count('W') + gap.count('t'), 3)}")
    if side == "b":
        made.append(
            f"bfs{kind}{line.sentences[source.head]}{far_sentences}" if line.sentences[source.head] < 2 else "bfs"
        )
    return made


def _elsewhere(reading: Reading, part: Part, source: Source, rank: int) -> list[str]:
    """Features of a candidate in another paragraph."""
    line = reading.lines[source.line]
    own = reading.lines[part.line].classes
    kinds = line.classes
    kind = source.kind
    step = max(-3, min(3, source.line - part.line))
    bare = f"{any(k in 'VA' for k in own)}{any(k in 'NOLCRHK' for k in own)}"
    last = line.sentences[-1] if line.sentences else 0
    _, verb, at = _verb(line, source)
    left, right = _edge(reading.lines[part.line], part.item)
    quoted = kinds.count("Q")
    ends = kinds[-1:] + str(min(quoted, 2))
    return [
        f"e{step}{kind}",
        f"e{step}b{bare}",
        f"e{step}e{ends}{kind}",
        f"e{step}v{kind}{verb}{last - line.sentences[source.head] < 1}",
        f"e{step}r{kind}{min(rank, 4)}",
        f"e{step}t{_shape(kinds[source.last + 1 :])[-4:] if len(kinds) - source.last < 12 else '~'}{kind}",
        f"e{step}q{left}|{right}",
        f"e{step}o{len(own) < 4}{ends}{verb}",
        f"e{step}n{_shape(kinds[source.last + 1 : at]) if at >= 0 else ''}{verb}{kind}",
        f"e{step}f{line.sentences[source.head] == 0}{source.first < 4}{kind}",
    ]


def none_features(reading: Reading, unit: Sequence[Part]) -> list[str]:
    """Features of the answer that nobody says the quoted words."""
    part = unit[0]
    line = reading.lines[part.line]
    kinds = line.classes
    left, right = _edge(line, part.item)
    number = part.number
    words = _bucket(max(3, reading.words[number]))  # shorter ones are not in the training file
    sure = any(kind in "VGA" for kind in kinds)
    some = any(kind in "NOLCRHKUT" for kind in kinds)
    before, after = _word(line, part.item - 1), _word(line, part.item + 1)
    case = f"{reading.capital[number]}{reading.titled[number]}"
    alone = len(kinds) <= 2
    return [
        "0",
        f"0l{left}",
        f"0r{right}",
        f"0w{words}",
        f"0b{before}",
        f"0a{after}",
        f"0c{case}",
        f"0cw{case}{words}",
        f"0cl{case}{left[-1]}",
        f"0cb{case}{before}",
        f"0ca{case}{right[0]}",
        f"0s{sure}{some}{alone}",
        f"0sw{sure}{words}",
        f"0t{part.line == 0}{sure}",
        f"0lr{left}{right}",
        f"0m{_bucket(kinds.count('Q'))}",
        f"0x{reading.titled[number]}{words}{left[-1]}{sure}",
        f"0bb{_word(line, part.item - 2)}{line.classes[part.item - 1] if part.item else '^'}",
    ]
