"""Short names for measures, and what numbers with bounds allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import floor, inf, log10

from generator.extract.dates.verbs import participle_of
from generator.extract.figures import Figure
from generator.link.ledger.statements import Statement, lasting_class
from generator.link.reading import Word, form, stemmed
from generator.model import Span

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def bounds_meet(figures: Sequence[Figure]) -> bool:
    """Whether one number fits all: "more than 1,100" and "about 1,200" do, "about 250" and "240" don't."""
    ranges = [_range(figure) for figure in figures]
    return max(low for low, _ in ranges) <= min(high for _, high in ranges)


def _range(figure: Figure) -> tuple[float, float]:
    """What the words allow. About: half a unit of the last digit that isn't 0, as in rounding."""
    low, high = figure.low, figure.high if figure.high is not None else figure.low
    match figure.bound:
        case ">":
            return low, inf
        case "<":
            return -inf, high
        case "~":
            return low - _grain(low) / 2, high + _grain(high) / 2
        case _:
            return low, high


def _grain(value: float) -> float:
    if value == 0:
        return 0.0
    unit = 10.0 ** floor(log10(abs(value)))
    while unit > 1e-6 and abs(value / unit - round(value / unit)) > 1e-9:
        unit /= 10
    return unit


def measure_name(entries: Sequence[Statement], texts: Mapping[str, str], names: Mapping[str, Sequence[Span]]) -> str:
    """By rule, of words as the articles write them: what is counted, what happened to it, when, where or whose.

    `texts` and `names`: text and spans of names by article id.
    """
    first = entries[0]
    text = texts[first.article]
    if first.sort == "length":
        return f"length of the {_lasting(entries, texts)}"
    if first.sort == "series":
        since = next((f" since the {word} began" for one in entries if (word := _since(one, texts))), "")
        return f"number of {_occasion(first, text)} by {_written(first.owner, text)}{since}"
    counted, what = _counted(entries, texts), _what(entries, texts)
    said = (counted or _unit(first, text), "" if what in counted.split() else what)
    parts = (*said, _scope(entries, texts, names, " ".join(said)))
    return " ".join(part for part in parts if part)


def _counted(entries: Sequence[Statement], texts: Mapping[str, str]) -> str:
    """The counted words as most articles write them, the shortest first; empty where none counts a noun."""
    written = Counter(_lower(one.figure.counted.cut(texts[one.article])) for one in entries if one.figure.counted)
    if not written:
        return ""
    return min(written.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0]


def _unit(first: Statement, text: str) -> str:
    """What the number is of, where it counts nothing: "percent", "metres", "score"; the unit as written where it is a
    word, "km" as its name.
    """
    figure = first.figure
    if not figure.unit or figure.kind in ("age", "vote", "percent"):
        return _KINDS.get(figure.kind, "number")
    written = figure.span.cut(text).lower().split()
    if len(written) > 1 and written[-1].startswith(figure.unit[:2]) and written[-1].isalpha():
        return written[-1]
    return figure.unit if " per " in figure.unit else f"{figure.unit}s"


_KINDS = {"age": "age", "vote": "votes", "percent": "percent", "measure": "score"}
"""What numbers of these kinds are called; a measure without a unit is a score."""


def _lower(words: str) -> str:
    words = " ".join(words.split())
    return words[:1].lower() + words[1:] if words[1:2].islower() and " " in words else words


def _what(entries: Sequence[Statement], texts: Mapping[str, str]) -> str:
    """What happened, as most articles write it, in the form that stands behind a noun: "hostages taken"."""
    said = Counter(one.figure.predicate.cut(texts[one.article]).lower() for one in entries if one.figure.predicate)
    happened = min(said.items(), key=lambda item: (-item[1], item[0]))[0] if said else ""
    return participle_of(happened) or happened


def _lasting(entries: Sequence[Statement], texts: Mapping[str, str]) -> str:
    """What lasts, as the first sentence with a word for it has it."""
    for one in entries:
        for word in one.sentence.words:
            if lasting_class(word.stem) == one.thing:
                return word.span.cut(texts[one.article]).lower()
    return entries[0].thing


def _occasion(first: Statement, text: str) -> str:
    words = [word for word in first.sentence.words if word.stem == first.thing]
    noun = words[0].span.cut(text).lower() if words else first.thing
    return noun if noun.endswith("s") else f"{noun}s"


def _since(one: Statement, texts: Mapping[str, str]) -> str:
    """What it counts from, as written."""
    stem = one.since
    return next((w.span.cut(texts[one.article]) for w in one.sentence.words if stem and w.stem == stem), "")


_TOLD = 2
"""Words that tell a measure without a noun from others: "dollars (Orvel, Castane)"."""


def _scope(
    entries: Sequence[Statement], texts: Mapping[str, str], names: Mapping[str, Sequence[Span]], said: str
) -> str:
    """When, where or about whom. `said`: the name so far, whose words are not said again."""
    first = entries[0]
    text = texts[first.article]
    days = Counter((one.when.month, one.when.day, one.when.part) for one in entries if one.when and one.when.is_telling)
    if days:
        (month, day, part), articles = min(days.items(), key=lambda item: (-item[1], repr(item[0])))
        if articles > 1:
            return f"on {_MONTHS[month - 1]} {day}" if day else f"in {part} {_MONTHS[month - 1]}"
    if all(one.sort == "running" for one in entries):
        since = next((f"since the {word} began" for one in entries if (word := _since(one, texts))), "so far")
        where = next((f"in {place} " for one in entries if (place := _where(one, texts))), "")
        return f"{where}{since}"
    shared = frozenset.intersection(*(frozenset(one.context) for one in entries))
    new = [w for w in first.sentence.words if w.stem in shared and stemmed(form(w.span.cut(text))) not in _stems(said)]
    told = [w for w in new if w.proper] or [w for w in new if not w.span.overlaps(first.figure.phrase)]
    heavy = sorted(dict.fromkeys(w.stem for w in told), key=lambda stem: (-first.context[stem], stem))[:_TOLD]
    words = {w.stem: w for w in reversed(told) if w.stem in heavy}
    shown = dict.fromkeys(
        _name_at(w, texts[first.article], names[first.article]) for w in sorted(words.values(), key=lambda w: w.span)
    )
    return f"({', '.join(shown)})" if shown else ""


def _stems(words: str) -> frozenset[str]:
    return frozenset(stemmed(form(word)) for word in words.split())


def _where(one: Statement, texts: Mapping[str, str]) -> str:
    return next((w.span.cut(texts[one.article]) for w in one.sentence.words if w.stem in one.where), "")


def _name_at(word: Word, text: str, names: Sequence[Span]) -> str:
    """The whole name that a word is part of, else the word."""
    name = next((span for span in names if span.overlaps(word.span)), None)
    return " ".join(name.cut(text).split()) if name is not None else word.span.cut(text)


def _written(word: Word | None, text: str) -> str:
    """A name as written, without a possessive ending."""
    if word is None:
        return ""
    cut = word.span.cut(text)
    return cut[:-2] if cut.endswith(("'s", "’s")) else cut.rstrip("'’")
