"""What changed since the previous build: its data files against those of this one.

Both sides are the parsed JSON of docs/data/ (articles.json, people.json, comparisons.json), so that the previous build
may be of any age: what it lacks or has in another form is passed over, never guessed. Nothing here reads or writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.link.reading import Place
from generator.model import Span

Data = Mapping[str, Any]
"""File name without suffix to parsed JSON: "articles", "people", "comparisons"; any may be missing."""


@dataclass(frozen=True, slots=True)
class NewQuote:
    """A quote that the previous build didn't have."""

    id: str
    place: Place
    """The quote, as this build has it."""
    in_new_article: bool


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person, an organisation or a place that the previous build didn't have."""

    id: str
    """`<kind>/<slug>`."""
    name: str


@dataclass(frozen=True, slots=True)
class MovedMeasure:
    """A measure whose statements or relation changed."""

    measure: str
    relation: str
    before: str | None
    """The relation in the previous build; None for a measure that it didn't have."""
    added: tuple[Place, ...]
    """Statements that are new."""
    removed: tuple[str, ...]
    """Articles whose statement is gone."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two builds."""

    first_build: bool
    """There is nothing to compare with; everything else is empty then."""
    new_articles: tuple[str, ...] = ()
    removed_articles: tuple[str, ...] = ()
    corrected_articles: tuple[str, ...] = ()
    """Those whose file has other bytes than before."""
    new_quotes: tuple[NewQuote, ...] = ()
    """In order of article and place."""
    removed_quotes: tuple[str, ...] = ()
    """Ids of quotes that are gone from articles that are still there."""
    new_people: tuple[NewPerson, ...] = ()
    removed_people: tuple[str, ...] = ()
    """Their names."""
    moved: tuple[MovedMeasure, ...] = ()
    """In the order of the ledger."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed, or nothing could be compared."""
        return not (
            self.new_articles
            or self.removed_articles
            or self.corrected_articles
            or self.new_quotes
            or self.removed_quotes
            or self.new_people
            or self.removed_people
            or self.moved
        )


def compare_builds(previous: Data | None, current: Data) -> Changes:
    """What changed. `previous` is None, or holds no readable articles, for a first build."""
    before = {row["id"]: row for row in _rows(previous or {}, "articles", "articles")}
    now = {row["id"]: row for row in _rows(current, "articles", "articles")}
    if not before:
        return Changes(first_build=True)
    new = tuple(sorted(now.keys() - before.keys()))
    kept = sorted(now.keys() & before.keys())
    corrected = tuple(one for one in kept if before[one].get("sha256") != now[one].get("sha256"))
    quotes_before = {quote["id"] for row in before.values() for quote in _rows(row, "quotes")}
    quotes_now = {quote["id"]: (article, quote) for article, row in now.items() for quote in _rows(row, "quotes")}
    gone = (quote["id"] for one in kept for quote in _rows(before[one], "quotes") if quote["id"] not in quotes_now)
    people_before = {row["id"]: row for row in _rows(previous or {}, "people", "entities")}
    people_now = {row["id"]: row for row in _rows(current, "people", "entities")}
    return Changes(
        first_build=False,
        new_articles=new,
        removed_articles=tuple(sorted(before.keys() - now.keys())),
        corrected_articles=corrected,
        new_quotes=tuple(
            NewQuote(key, Place(article, Span(quote["start"], quote["end"])), article in new)
            for key, (article, quote) in quotes_now.items()
            if key not in quotes_before and _is_span(quote.get("start"), quote.get("end"))
        ),
        removed_quotes=tuple(gone),
        new_people=tuple(
            NewPerson(key, str(row.get("name", key))) for key, row in people_now.items() if key not in people_before
        )
        if people_before
        else (),
        removed_people=tuple(
            sorted(str(row.get("name", key)) for key, row in people_before.items() if key not in people_now)
        ),
        moved=tuple(_moved(previous or {}, current)) if "comparisons" in (previous or {}) else (),
    )


def _rows(data: Mapping[str, Any], *path: str) -> list[dict[str, Any]]:
    """The objects of the list at `path` that state an id or a measure; empty for data of another form."""
    value: Any = data
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    if not isinstance(value, list):
        return []
    return [row for row in value if isinstance(row, dict) and isinstance(row.get("id", row.get("measure")), str)]


def _is_span(start: Any, end: Any) -> bool:
    return type(start) is int and type(end) is int and 0 <= start < end


# ---- measures -----------------------------------------------------------------------------------------------------

_Said = tuple[str, str]
"""Article and number with bound: what a statement says, wherever in the article it stands."""


def _moved(previous: Data, current: Data) -> Iterator[MovedMeasure]:
    """Measures that are new or have other statements. A measure is found again by the statements that it shares with
    one of the previous build, since its name may change with them; else by its name.
    """
    old = _rows(previous, "comparisons", "comparisons")
    by_statement: dict[tuple[str, str, str], int] = {}
    by_name: dict[str, int] = {}
    for at, row in enumerate(old):
        by_name.setdefault(str(row.get("measure")), at)
        for said in _said(row):
            by_statement.setdefault((_kind(row), *said), at)
    for row in _rows(current, "comparisons", "comparisons"):
        stated = _said(row)
        shared = [by_statement.get((_kind(row), *said)) for said in stated]
        at_old = next((at for at in shared if at is not None), by_name.get(str(row.get("measure"))))
        measure, relation = str(row.get("measure")), str(row.get("relation"))
        if at_old is None:
            yield MovedMeasure(measure, relation, None, tuple(stated.values()), ())
            continue
        before = _said(old[at_old])
        added = tuple(place for said, place in stated.items() if said not in before)
        removed = tuple(sorted({article for article, _ in before} - {article for article, _ in stated}))
        if added or removed or relation != old[at_old].get("relation"):
            yield MovedMeasure(measure, relation, str(old[at_old].get("relation")), added, removed)


def _kind(row: Mapping[str, Any]) -> str:
    """What is measured in the first words of the name: two measures may share a number of one article."""
    return " ".join(str(row.get("measure")).split()[:2])


def _said(row: Mapping[str, Any]) -> dict[_Said, Place]:
    found: dict[_Said, Place] = {}
    entries = row.get("entries")
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("article"), str):
            span = entry.get("span")
            if isinstance(span, list) and len(span) == 2 and _is_span(*span):
                said = (entry["article"], f"{entry.get('bound')}{entry.get('value')}")
                found[said] = Place(entry["article"], Span(*span))
    return found
