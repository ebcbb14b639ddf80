"""Names of measures: words as the articles write them, what is counted first, then what happened to it, when, where.

A name tells the thing: no stems, no verbs in brackets, no "others", no singular for several. Where a noun and a unit
don't tell it ("points", "sum in dollars"), the words around the number are the name (`wording`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.base import lexicon
from generator.base.classes import word_class
from generator.extract.dates.verbs import participle_of
from generator.extract.figures.counted import is_person, is_plural, singular
from generator.extract.names import Name
from generator.link.ledger.fates import fate_of
from generator.link.ledger.lasting import lasting_class
from generator.link.ledger.nouns import likes
from generator.link.ledger.statements import Statement
from generator.link.ledger.wording import as_written
from generator.link.reading import Word, stemmed

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """Statements of one measure with the texts that they stand in."""

    entries: Sequence[Statement]
    """In order of time."""
    texts: Mapping[str, str]
    names: Mapping[str, Sequence[Name]]
    """Names by article id, in text order."""

    @property
    def first(self) -> Statement:
        """The statement that a name's words are cut from where no other is better."""
        return self.entries[0]

    def text(self, one: Statement) -> str:
        """The text of its article."""
        return self.texts[one.article]


def measure_name(told: Told) -> str:
    """The name by the first rule that makes one, with its scope; where none does, as it is written. Empty where nobody
    writes any words beside the number: no reader would know what it counts.
    """
    name = next((name for rule in _RULES if (name := rule(told))), "")
    scope = _scope(told, name) if name and told.first.sort not in ("length", "series") else ""
    return f"{name} {scope}".strip() or written_name(told)


def written_name(told: Told) -> str:
    """The words around the number: what tells measures of one noun from each other. Empty where no article has any."""
    unit = _unit(told.first) if told.first.figure.kind not in ("count", "vote") else ""
    return as_written(told.entries, told.texts, unit)


# ---- what is counted ----------------------------------------------------------------------------------------------


@cache
def _pairs(table: str) -> dict[str, str]:
    """A table of two columns, the first of which is looked up."""
    return {row[0]: row[-1] for row in lexicon.table(f"link/ledger/{table}")}


def length(told: Told) -> str:
    """How long something lasts: "length of the war"."""
    if told.first.sort != "length":
        return ""
    for one in told.entries:
        for word in one.sentence.words:
            if lasting_class(word.stem) == one.thing:
                return f"length of the {word.span.cut(told.text(one)).lower()}"
    return "length"


def series(told: Told) -> str:
    """The how-manieth of its like: "number of trips by Blinken"."""
    first, text = told.first, told.text(told.first)
    if first.sort != "series":
        return ""
    words = [word.span.cut(text).lower() for word in first.sentence.words if word.stem == first.thing]
    noun = words[0] if words else first.thing
    since = next((f" since the {word} began" for one in told.entries if (word := _since(told, one))), "")
    return f"number of {noun if noun.endswith('s') else f'{noun}s'} by {_bare(first.owner, text)}{since}"


def age(told: Told) -> str:
    """A person's age: "age of Scott Russell"."""
    counted = _noun(told)
    if told.first.figure.kind != "age" or (counted and not _may_suffer(counted)):
        return ""
    near = Counter(name for one in told.entries for name in _aged(told, one))
    last = Counter(name.rsplit(maxsplit=1)[-1] for name in near.elements())
    whose = min(last, key=lambda word: (-last[word], word), default="")
    its = [name for name in near if name.rsplit(maxsplit=1)[-1] == whose]
    best = min(its, key=lambda name: (" " not in name, -near[name], -len(name), name), default="")
    return f"age of {best}" if best else ""


def amount(told: Told) -> str:
    """A sum or a measure with what it is of: "jewellery in dollars", "water in gallons"."""
    figure, unit, noun = told.first.figure, _unit(told.first), _noun(told)
    if figure.kind in ("count", "vote", "percent") or not unit or not noun or _is_place(told, noun):
        return ""
    if any(_is_weighed(one) for one in told.entries) or stemmed(noun.lower()) == stemmed(unit.split()[0]):
        return ""
    return f"{noun} in {unit}" if figure.kind == "money" or any(_is_of(told, one) for one in told.entries) else ""


def _is_of(told: Told, one: Statement) -> bool:
    """Whether "of" ties the noun to the unit: "90 days of treatment", not "a 13-inch version"."""
    between = told.text(one)[one.figure.span.end : one.counted[0].span.start] if one.counted else ""
    return between.strip() == "of"


def _is_weighed(one: Statement) -> bool:
    """Whether its sentence weighs something: "the case weighs 200 pounds" is no sum of money."""
    return one.figure.unit == "pound" and any(word.stem in _WEIGHED for word in one.sentence.words)


_WEIGHED = frozenset(map(stemmed, ("weigh", "weighs", "weighing", "weighed", "weight")))


def _is_place(told: Told, noun: str) -> bool:
    """Whether some statement's article names a place so: "20 miles of Tel Aviv" measures no Tel Aviv."""
    places = (
        (told.texts[one.article], name.span)
        for one in told.entries
        for name in told.names[one.article]
        if name.kind == "place" and name.span.overlaps(one.sentence.span)
    )
    return any(span.cut(text) == noun for text, span in places)


def share(told: Told) -> str:
    """A part of a whole: "share of computers"."""
    noun = _noun(told) if told.first.figure.kind == "count" and told.first.figure.low < 1 else ""
    return f"share of {noun}" if noun else ""


def people(told: Told) -> str:
    """Who something happened to: "people killed", "hostages taken", "people missing"."""
    happened = _participle(told)
    if not happened or told.first.figure.kind != "count":
        return ""
    noun = _noun(told)
    common = _common_fate(told)
    if noun and not (_may_suffer(noun) or _says_itself(noun) or common in _OF_THINGS):
        return ""
    if not noun or _says_itself(noun) or noun.rsplit(maxsplit=1)[-1].lower() in _unnamed():
        noun = "people" if common in lexicon.words("link/ledger/persons") - _OF_THINGS else ""
    return f"{noun} {happened}" if noun else ""


_OF_THINGS = frozenset(("cancelled",))
"""What happens to flights and operations, so that nobody is meant where no noun is counted."""


def _may_suffer(noun: str) -> bool:
    """Whether it names persons: phases are not killed."""
    head = noun.rsplit(maxsplit=1)[-1].lower()
    return is_person(head) or is_person(singular(head)) or bool(likes(stemmed(head)) & _PERSONS)


_PERSONS = frozenset(
    (
        *("person", "woman", "child", "robber", "worker", "nurse", "soldier", "passenger", "migrant", "hostage"),
        *("patient", "protester", "expert", "player"),
    )
)
"""Names of the sets of `like.txt` that are of persons."""


def things(told: Told) -> str:
    """What is counted so far: "containers so far"; at one time the words around the number tell more."""
    return _noun(told) if _is_running(told) else ""


Rule = Callable[[Told], str]
_RULES: tuple[Rule, ...] = (length, series, age, amount, share, people, things)


def _noun(told: Told) -> str:
    """The counted words as most articles write them; those of several before those of one, whole words before parts of
    compounds ("three-phase"), the shortest before others. Empty where none reads well.
    """
    written: Counter[str] = Counter()
    order: dict[str, tuple[bool, bool]] = {}
    for one in told.entries:
        phrase = _noun_phrase(told, one)
        if phrase:
            written[phrase] += 1
            compound = told.text(one)[one.counted[-1].span.start].isupper() or not _is_plain(phrase)
            compound = compound and "-" in one.figure.phrase.cut(told.text(one))
            several = any(it.figure.low > 1 for it in told.entries)
            single = several and not is_plural(phrase.rsplit(maxsplit=1)[-1].lower()) and _has_plural(phrase)
            order[phrase] = compound, single
    if not written:
        return ""
    if told.first.figure.kind not in ("count", "money"):
        # "A 15-inch MacBook Pro", "13-inch upgrade costs": a compound's noun is the thing only where it is a plain one.
        written = Counter({phrase: said for phrase, said in written.items() if not order[phrase][0]})
        if not written:
            return ""
    best = min(written, key=lambda phrase: (order[phrase], -written[phrase], len(phrase), phrase))
    compound, single = order[best]
    several = told.first.figure.kind == "count" and any(it.figure.low > 1 for it in told.entries)
    return _plural(best) if several and single else best


def _is_plain(phrase: str) -> bool:
    """Whether it is one singular noun: "crane", "sentence"."""
    return " " not in phrase and not phrase.endswith("s") and word_class(phrase.lower()) == "N"


def _noun_phrase(told: Told, one: Statement) -> str:
    """The counted noun phrase of one statement up to its head, without "other" and "more"; empty if it isn't words."""
    if not one.counted:
        return ""
    words = [word.span.cut(told.text(one)) for word in one.counted]
    while words and (words[0].lower() in lexicon.words("link/ledger/additions") or words[0].lower() in _numerals()):
        words = words[1:]
    if not words or not all(_WORD.fullmatch(word) for word in words) or len(words[-1]) < _SHORTEST:
        return ""
    if words[-1].lower() in _unnamed() and len(words) == 1:
        return ""
    if len(words) > _LONGEST:
        words = words[-_LONGEST:]
    return " ".join(_small(word) for word in words)


_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_SHORTEST, _LONGEST = 3, 4
"""Letters of a head, and words of a phrase: longer ones have run over their noun."""


def _small(word: str) -> str:
    """In small letters unless it is a name or an abbreviation: at the beginning of a sentence capitals say nothing."""
    known = word_class(word.lower()) if word.lower() in lexicon.words("extract/names/common") else ""
    return word.lower() if known and word[1:].islower() else word


@cache
def _numerals() -> frozenset[str]:
    """Numbers in words: of "three of the four soldiers" soldiers are counted."""
    return frozenset(row[0] for row in lexicon.table("extract/figures/numbers"))


@cache
def _unnamed() -> frozenset[str]:
    """Words that don't say what is counted: "others", "the number"."""
    return lexicon.words("link/ledger/additions") | lexicon.words("link/ledger/empty")


def _has_plural(phrase: str) -> bool:
    head = phrase.rsplit(maxsplit=1)[-1]
    return head.islower() and not head.endswith("ing") and bool(likes(stemmed(head)))


def _plural(phrase: str) -> str:
    """A plain plural: "docker" to "dockers", "story" to "stories", "man" to "men"."""
    odd = _pairs("plurals")
    if phrase in odd:
        return odd[phrase]
    head = phrase.rsplit(maxsplit=1)[-1]
    low = head.lower()
    if low in odd:
        made = odd[low]
    elif low.endswith("y") and low[-2:-1] not in "aeiou":
        made = f"{head[:-1]}ies"
    elif low.endswith(("s", "x", "ch", "sh", "z")):
        made = f"{head}es"
    else:
        made = f"{head}s"
    return f"{phrase[: -len(head)]}{made}"


def _unit(one: Statement) -> str:
    """What it is measured in, in the plural: "metres", "miles per hour", "percent"."""
    unit = one.figure.unit
    if not unit or one.figure.kind == "percent":
        return unit
    head, per, rest = unit.partition(" per ")
    return f"{_plural(head)}{per}{rest}"


# ---- what happened ------------------------------------------------------------------------------------------------


def _predicate(told: Told, one: Statement) -> str:
    return one.figure.predicate.cut(told.text(one)).lower() if one.figure.predicate else ""


def _common_fate(told: Told) -> str:
    """What happened, where most statements say the same; empty where they don't."""
    said = Counter(fate for one in told.entries for fate in one.fates)
    fate, most = min(said.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return fate if 2 * most >= len(told.entries) else ""


def _participle(told: Told) -> str:
    """What happened to the counted persons, as most articles write it, in the form that stands behind a noun."""
    common = _common_fate(told)
    if common not in lexicon.words("link/ledger/persons"):
        return ""
    if _says_itself(_noun(told)):
        return fate_of(_noun(told).rsplit(maxsplit=1)[-1].lower())
    said = Counter(word for one in told.entries if fate_of(word := _predicate(told, one)) == common)
    written = min(said, key=lambda word: (-said[word], word)) if said else ""
    made = participle_of(written) or written
    return _pairs("behind").get(made, common)


def _says_itself(noun: str) -> bool:
    """Whether the noun says what happened: "dead", "survivors"."""
    return bool(noun) and fate_of(noun.rsplit(maxsplit=1)[-1].lower()) != ""


# ---- when, where, about what --------------------------------------------------------------------------------------


def _scope(told: Told, name: str) -> str:
    """When, where or about what."""
    if name.startswith("age of"):
        return ""
    days = Counter((it.when.month, it.when.day, it.when.part) for it in told.entries if it.when and it.when.is_telling)
    if days and told.first.figure.kind != "age":
        (month, day, part), articles = min(days.items(), key=lambda item: (-item[1], repr(item[0])))
        if articles > 1:
            return f"on {_MONTHS[month - 1]} {day}" if day else f"in {part} {_MONTHS[month - 1]}"
    if _is_running(told):
        since = next((f"since the {word} began" for one in told.entries if (word := _since(told, one))), "so far")
        where = next((f"in {place} " for one in told.entries if (place := _where(told, one))), "")
        return f"{where}{since}"
    about = _about(told, name)
    return f"({about})" if about else ""


def _about(told: Told, name: str) -> str:
    """The name in the sentences of all that tells most, as the first writes it; empty where none does: a place that
    they say it is in, or whose it is. Other names beside a number say only who was there ("passing Buford's mark").
    """
    shared = frozenset.intersection(*(frozenset(one.context) for one in told.entries))
    said = {stemmed(word) for word in re.findall(r"[a-z]+", name.lower())}
    scoped = frozenset.union(*(one.where for one in told.entries))
    scoped |= frozenset.intersection(*(one.subject for one in told.entries))
    fit = [word for word in told.first.sentence.words if word.stem in (shared & scoped) - said]
    named = [(whole, word) for word in fit if _may_be_named(told, word) and (whole := _named(told, word)) is not None]
    if not named:
        return ""
    whole, _ = max(named, key=lambda pair: (told.first.context[pair[1].stem], -pair[1].span.start))
    return " ".join(whole.span.cut(told.text(told.first)).split())


def _may_be_named(told: Told, word: Word) -> bool:
    """Whether a word is neither of the number nor of who states it."""
    return not word.span.overlaps(told.first.figure.span) and not any(word.stem in one.holder for one in told.entries)


def _named(told: Told, word: Word) -> Name | None:
    """The name that a word is part of."""
    return next((name for name in told.names[told.first.article] if name.span.overlaps(word.span)), None)


_AGED = re.compile(r"[’']?s?(?:,| is| was| \(|,? aged?|,? now)*\s*")
"""What stands between a name and its age: "Ann Lee, 46", "Ann Lee (46)", "Ann Lee, aged 46"."""


def _aged(told: Told, one: Statement) -> Iterator[str]:
    """The person named right before the age, or within the phrase behind it: "20-year-old Ann Lee"."""
    text = told.text(one)
    for name in told.names[one.article]:
        before = name.span.end <= one.figure.span.start and _AGED.fullmatch(
            text, name.span.end, one.figure.phrase.start
        )
        behind = name.span.start >= one.figure.span.end and name.span.overlaps(one.figure.phrase)
        if name.kind == "person" and (before or behind):
            yield " ".join(name.span.cut(text).split())


def _is_running(told: Told) -> bool:
    return all(one.sort == "running" for one in told.entries)


def _since(told: Told, one: Statement) -> str:
    """What it counts from, as written."""
    words = (word.span.cut(told.text(one)) for word in one.sentence.words if one.since and word.stem == one.since)
    return next(words, "")


def _where(told: Told, one: Statement) -> str:
    return next((word.span.cut(told.text(one)) for word in one.sentence.words if word.stem in one.where), "")


def _bare(word: Word | None, text: str) -> str:
    """A name as written, without a possessive ending."""
    if word is None:
        return ""
    cut = word.span.cut(text)
    return cut[:-2] if cut.endswith(("'s", "’s")) else cut.rstrip("'’")
