"""What is odd about an article, told on its page in plain words, with what helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from generator.base.lexicon import table
from generator.model import Article, Entry, Problem, Span
from generator.show.lookup import Lookup
from generator.show.wording import capital, listed

PLACES = 6
"""Places that a note names."""


@dataclass(frozen=True, slots=True)
class Note:
    """One oddity."""

    said: str
    cure: str
    code: str


@cache
def _plain() -> dict[str, str]:
    return {row[0]: row[1] for row in table("pages/articles/notes")}


def notes(lookup: Lookup, entry: Entry) -> tuple[Note, ...]:
    """In the order in which they were found; those of one kind as one, with their places."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in entry.problems:
        same = "" if problem.code in _plain() else problem.message
        alike.setdefault((problem.code, same), []).append(problem)
    lines = tuple(
        accumulate(map(len, entry.article.text.split("\n")), lambda start, length: start + length + 1, initial=0)
    )
    return tuple(_note(lookup, entry.article, its, lines) for its in alike.values())


def _note(lookup: Lookup, article: Article, problems: Sequence[Problem], lines: Sequence[int]) -> Note:
    first = problems[0]
    plain = _plain().get(first.code)
    said = (
        plain.replace("{place}", _places(lookup, article, problems, lines)) if plain else capital(first.message) + "."
    )
    return Note(said, first.hint.partition("\n")[0], first.code)


def _places(lookup: Lookup, article: Article, problems: Sequence[Problem], lines: Sequence[int]) -> str:
    """` in paragraph 7 and paragraph 9`, from the numbers of lines; empty where none is told."""
    names: dict[str, None] = {}
    for problem in problems:
        line = problem.where.rpartition(":")[2]
        if line.isdecimal() and 0 < int(line) < len(lines):
            start, end = lines[int(line) - 1], lines[int(line)] - 1
            written = article.text[start:end]
            if written.strip():
                start += len(written) - len(written.lstrip())
                names[lookup.places[article.id].name(Span(start, start + 1))] = None
    shown = tuple(name if name[-1].isdigit() else f"the {name}" for name in names)
    if not shown:
        return ""
    return f" in {listed(shown)}" if len(shown) <= PLACES else f" in {', '.join(shown[:PLACES])} and further on"
