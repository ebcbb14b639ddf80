"""One article through the parser and the extractors. An article or an extractor that fails is named and costs no other.

The two broad `except` of the program stand here: whatever one text may do to one rule, the others are published.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.extract import EXTRACTORS, Extracted, run
from generator.model import Article, Entry, Extracts, Problem
from generator.parse import parse
from generator.program.corpus import Item


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker gets: an article, the results at hand, and which others are wanted."""

    article: Article
    have: Mapping[str, Extracted]
    wanted: frozenset[str]
    options: Mapping[str, Any]


def with_needs(names: Iterable[str]) -> frozenset[str]:
    """The extractors called `names`, with those that they read from."""
    wanted = set(names)
    for extractor in reversed(EXTRACTORS):
        if extractor.name in wanted:
            wanted.update(extractor.needs)
    return frozenset(wanted)


def parsed(item: Item) -> tuple[Article, tuple[Problem, ...]] | Problem:
    """The article laid out, or the problem that kept it from being."""
    try:
        return parse(item.id, item.source, item.raw)
    except Exception as error:  # noqa: BLE001  (see above)
        return _failed(item.source.path, "parse-failed", "it could not be laid out and was left out", error)


def extracted(work: Work) -> dict[str, Extracted]:
    """The wanted results that were not at hand, by extractor name. A result of a failed extractor is not among them;
    its problem stands under the extractor's name with a `!` before it.
    """
    found = Extracts()
    made: dict[str, Extracted] = {}
    for extractor in EXTRACTORS:
        if extractor.name not in work.wanted:
            continue
        result = work.have.get(extractor.name)
        if result is None:
            try:
                result = run(extractor, work.article, found, work.options[extractor.name])
            except Exception as error:  # noqa: BLE001  (see above)
                problem = _failed(
                    work.article.source.path, "extractor-failed", f"its {extractor.name} could not be found", error
                )
                made[f"!{extractor.name}"] = ((), (problem,))
                continue
            made[extractor.name] = result
        found = found.having(result[0])
    return made


def entry(article: Article, problems: tuple[Problem, ...], results: Mapping[str, Extracted]) -> Entry:
    """An article and everything found in it."""
    items = tuple(item for name in sorted(results) for item in results[name][0])
    more = tuple(problem for name in sorted(results) for problem in results[name][1])
    return Entry(article, Extracts().having(items), problems + more)


def _failed(where: str, code: str, what: str, error: Exception) -> Problem:
    trace = "".join(traceback.format_exception(error))
    hint = f"This is a fault of the program; please report it.\n{trace}"
    return Problem(where, code, f"{what}: {type(error).__name__}: {error}", hint)
