"""Corrections put into the entries: a small rule for each table of `corrections.toml`.

What matches nothing is a problem that ends in a line to paste where one can be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from generator.extract import DateMention, Figure, Name, Quote
from generator.extract.ids import KINDS
from generator.model import Entry, Extract, Extracts, Problem, Span
from generator.owner.corrections import FILE, Corrected, Corrections, Value, as_written, extracts_named, line_of
from generator.owner.references import Known, article_in


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction makes of an article's extracts."""

    told: str
    """What was done, in words; why not, where nothing was."""
    new: Mapping[int, Extract | None] = field(default_factory=dict)
    """`id()` of an extract to what stands in its place, None for nothing. Empty: the correction does not fit."""


# ---- rules --------------------------------------------------------------------------------------------------------


def hidden(entry: Entry, item: Extract, value: object) -> Change:
    """`hide = ["a/figure/0f1e2d3c"]`."""
    del entry, value
    return Change("hidden", {id(item): None})


def spoken(entry: Entry, item: Extract, value: object) -> Change:
    """`[speakers] "a/quote/1a2b3c4d" = "Ann Lee"`, or false. All parts of an utterance have one speaker."""
    if not isinstance(item, Quote):
        return Change("it is no quote")
    quotes = entry.extracts.of(Quote)
    parts = [item] if item.group is None else [quote for quote in quotes if quote.group == item.group]
    if value is None:
        unknown = {"speaker": None, "mention": None, "basis": "unknown", "rule": "correction"}
        return Change("speaker not known", {id(part): replace(part, **unknown) for part in parts})  # type: ignore[arg-type]
    named = {id(part): replace(part, editor=str(value), rule="correction") for part in parts}
    return Change(f"speaker: {value}", named)


def dated(entry: Entry, item: Extract, value: object) -> Change:
    """`[dates] "a/date/9c8d7e6f" = "2024-08-21"`."""
    del entry
    if not isinstance(item, DateMention):
        return Change("it is no date")
    made = replace(item, iso=str(value), precision=None, basis="owner", rule="correction")
    return Change(f"date: {value}", {id(item): made})


def valued(entry: Entry, item: Extract, value: object) -> Change:
    """`[values] "a/figure/0f1e2d3c" = 240`."""
    del entry
    if not isinstance(item, Figure) or not isinstance(value, Value):
        return Change("it is no figure")
    made = replace(item, low=value.low, high=value.high, bound=value.bound, rule="correction")
    return Change(f"value: {_number(value)}", {id(item): made})


def counting(entry: Entry, item: Extract, value: object) -> Change:
    """`[nouns] "a/figure/0f1e2d3c" = "hostages"`: what a figure counts, where its sentence says so."""
    if not isinstance(item, Figure):
        return Change("it is no figure")
    place = _nearest(entry, item, str(value))
    if place is None:
        return Change(f"{str(value)!r} does not stand in its sentence; what it counts is shown in the article’s words")
    return Change(f"counts: {value}", {id(item): replace(item, counted=place, rule="correction")})


RULES: Mapping[str, Callable[[Entry, Extract, object], Change]] = {
    "hide": hidden,
    "speakers": spoken,
    "dates": dated,
    "values": valued,
    "nouns": counting,
}
"""Table or list of the file to what it does."""


def _nearest(entry: Entry, figure: Figure, words: str) -> Span | None:
    """Where the words stand in the figure's sentence, nearest to it."""
    text = entry.article.text
    sentences = (sentence for block in entry.article.blocks for sentence in block.sentences)
    sentence = next((each for each in sentences if figure.span in each), None)
    form = r"\s+".join(map(re.escape, words.split()))
    if sentence is None or not form:
        return None
    found = re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE).finditer(text, sentence.start, sentence.end)
    places = (Span(*each.span()) for each in found)
    return min(
        (place for place in places if not place.overlaps(figure.span)),
        key=lambda place: abs(place.start - figure.span.end),
        default=None,
    )


def _number(value: Value) -> str:
    sign = "" if value.bound == "=" else f"{value.bound} "
    return f"{sign}{value.low:,.15g}" + (f" to {value.high:,.15g}" if value.high is not None else "")


# ---- all together ---------------------------------------------------------------------------------------------------


def apply(entries: tuple[Entry, ...], corrections: Corrections) -> Corrected:
    """The entries as the owner wants them. Renaming of people is left to linking, as are events; withholding to
    `generator/withhold/`.
    """
    # Most sites have none, and then no id needs to be made.
    if corrections == Corrections():
        return Corrected(entries, (), ())
    known = Known.of(entries)
    applied: list[tuple[str, str]] = []
    problems: list[Problem] = []
    changed: dict[int, Extract | None] = {}
    for name, key, value in extracts_named(corrections):
        change = _change(known, corrections, (name, key, value), changed)
        if isinstance(change, Problem):
            problems.append(change)
        else:
            gone = {at for at, item in changed.items() if item is None}
            changed |= {at: item for at, item in change.new.items() if at not in gone}
            applied.append((key, change.told))
    made = tuple(_with(entry, changed) for entry in entries)
    _people(made, corrections, applied, problems)
    nobody = {" ".join(name.split()) for name in corrections.not_people}
    made = tuple(_without(entry, nobody) for entry in made) if nobody else made
    pairs = {name: tuple(_pairs(known, name, corrections, applied, problems)) for name in ("same_event", "other_event")}
    return Corrected(made, tuple(applied), tuple(problems), **pairs)


def _change(
    known: Known, corrections: Corrections, said: tuple[str, str, object], changed: Mapping[int, Extract | None]
) -> Change | Problem:
    name, key, value = said
    ids = known.extract(key)
    if len(ids) != 1:
        return _unmet(known, said, ids, corrections.remarks.get(key, ""))
    item: Extract | None = known.extracts[ids[0]]
    # A figure may be given a value and a noun: the second goes on from what the first made.
    item = changed.get(id(item), item)
    if item is None:
        return Change("hidden already", {})
    done = RULES[name](known.entry_of[ids[0]], item, value)
    if not done.new:
        return Problem(FILE, "correction-unmatched", f"[{name}] {key!r}: {done.told}", _fitting(ids[0], item, value))
    first = known.extracts[ids[0]]
    return Change(done.told, {**done.new, id(first): done.new.get(id(item), item)})


def _fitting(key: str, item: Extract, value: object) -> str:
    """What may be said of an extract of this kind."""
    kind = next(kind for kind, kept in KINDS if isinstance(item, kept))
    table = {"quote": "speakers", "date": "dates"}.get(kind)
    instead = f"{line_of(table, key, value)} or " if table and isinstance(value, str) else ""
    return f"Write instead: {instead}{line_of('hide', key, None)}"


def _with(entry: Entry, changed: Mapping[int, Extract | None]) -> Entry:
    kept = (changed.get(id(item), item) for item in entry.extracts.items)
    return replace(entry, extracts=Extracts(tuple(item for item in kept if item is not None)))


def _without(entry: Entry, nobody: set[str]) -> Entry:
    """Without the names of people that are nobody's, surnames that lead to them included."""
    text = entry.article.text

    def is_nobody(item: Extract) -> bool:
        if not isinstance(item, Name) or item.kind != "person":
            return False
        return not nobody.isdisjoint(" ".join(span.cut(text).split()) for span in (item.full, item.span))

    return replace(entry, extracts=Extracts(tuple(item for item in entry.extracts.items if not is_nobody(item))))


def _people(
    entries: tuple[Entry, ...], corrections: Corrections, applied: list[tuple[str, str]], problems: list[Problem]
) -> None:
    """Tells of what is said of names, which linking and the pages do."""
    named = {name.full.cut(entry.article.text) for entry in entries for name in entry.extracts.of(Name)}
    forms = named | {name.span.cut(entry.article.text) for entry in entries for name in entry.extracts.of(Name)}
    shown = named | {*corrections.people.values()}
    said = [
        *((old, named, f"shown as {new}") for old, new in corrections.people.items()),
        *((name, shown, f"role: {role}") for name, role in corrections.roles.items()),
        *((name, shown, "the page asks search engines to stay away") for name in corrections.noindex),
        *((name, forms, "not a person") for name in corrections.not_people),
    ]
    seen: set[str] = set()
    for name, among, told in said:
        if name not in among:
            problems.append(_nobody(name))
        elif name not in seen:
            applied.append((name, told))
            seen.add(name)


def _nobody(name: str) -> Problem:
    hint = "Write the name as the articles have it in full; the list of people has them all."
    return Problem(FILE, "correction-unmatched", f"{name!r} matches nothing", hint)


def _pairs(
    known: Known, name: str, corrections: Corrections, applied: list[tuple[str, str]], problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    told = {"same_event": "one event with", "other_event": "another event than"}[name]
    for one, other in getattr(corrections, name):
        ids = [known.article(each) for each in (one, other)]
        if all(len(each) == 1 for each in ids) and ids[0] != ids[1]:
            applied.append((one, f"{told} {other}"))
            yield ids[0][0], ids[1][0]
            continue
        problems.extend(
            Problem(
                FILE,
                "correction-unmatched",
                f"{name}: {each!r} is the id of {'several articles' if its else 'no article'}",
                _one_of(its) or "Look the id up in the address of the article’s page.",
            )
            for each, its in zip((one, other), ids, strict=True)
            if len(its) != 1
        )
        if ids[0] == ids[1] and len(ids[0]) == 1:
            problems.append(
                Problem(FILE, "correction-unmatched", f"{name}: {one!r} stands there twice", "Name two articles.")
            )


# ---- what does not match ----------------------------------------------------------------------------------------


_NEAR = 0.5
"""Share of words in order (Ratcliff and Obershelp 1988) that an edited passage keeps at least. Half: two sentences of
one article that are no versions of each other share little but articles and prepositions.
"""


def _unmet(known: Known, said: tuple[str, str, object], ids: tuple[str, ...], words: str) -> Problem:
    """A correction of nothing, or of one of several. `words`: what its line says the extract was."""
    name, key, value = said
    if ids:
        lines = "  ".join(line_of(name, each, as_written(value)) for each in ids[:3])
        message = f"{key!r} may be any of {len(ids)} extracts"
        return Problem(FILE, "correction-unmatched", message, f"{lines}: write the one that is meant.")
    article = article_in(key)
    held = known.article(article) if article else ()
    message, hint = f"{key!r} matches nothing", "Look the id up on the article's page; it changes when the words do."
    if held:
        message += f": its words are no longer found in {held[0]}"
        kind = next((kind for kind, _ in KINDS if re.search(rf"[/#-]{kind}[/-]", key)), "")
        if words and (near := near_words(known, kind, held[0], words)):
            hint = f"The words now there that are most like them: {line_of(name, near, as_written(value))}"
    elif article:
        message += ": its article is not there"
    return Problem(FILE, "correction-unmatched", message, hint)


def _one_of(ids: tuple[str, ...]) -> str:
    return f"Write one of: {', '.join(ids[:3])}" if ids else ""


def near_words(known: Known, kind: str, article: str, words: str) -> str:
    """The id of the extract of an article whose words are most like `words`; empty where none is near."""
    best, found = _NEAR, ""
    before = words.split()
    for key, item in known.extracts.items():
        if key.startswith(f"{article}/{kind}/"):
            now = item.span.cut(known.articles[article].article.text).split()[: len(before) or None]
            likeness = SequenceMatcher(None, before, now).ratio()
            if likeness > best:
                best, found = likeness, key
    return found
