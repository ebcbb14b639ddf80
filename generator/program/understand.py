"""Articles through the parser and the extractors: the one way from what was read to what was understood.

An article or an extractor that fails is named and costs no other. The two broad `except` of the program stand here:
whatever one text may do to one rule, the others are published.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.extract import EVERYTHING, EXTRACTORS, Extracted, run
from generator.model import Article, Entry, Extracts, Problem, TooSlowError
from generator.program.cache import Cache, hashed, keep, keys_from, prefetch, recipes
from generator.program.corpus import Item
from generator.program.layouts import Layout, layout
from generator.program.patience import patience
from generator.program.run import mapped

FAILED = "!"
"""Begins the key of a failed extractor's problem among an article's results."""
Watcher = Callable[[Iterator[dict[str, Extracted]], int], Iterator[dict[str, Extracted]]]
"""Hands the results of articles on as they come, and knows how many there will be: shows a bar to those who wait."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What came of some articles."""

    outcomes: tuple[Entry | Problem, ...]
    """In the order of the articles: each with all that was found in it, or the problem that cost it."""
    cached: int = 0
    """Articles that nothing had to be extracted from anew."""
    made_of: Mapping[str, str] = field(default_factory=dict)
    """By article id, the hash of all that an entry was made of; none for those that an extractor failed on."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Those that could be understood."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, Entry))

    @property
    def lost(self) -> tuple[Problem, ...]:
        """What cost the others."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, Problem))


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


def unwatched(results: Iterator[dict[str, Extracted]], _: int) -> Iterator[dict[str, Extracted]]:
    """Nobody waits."""
    return results


def understand(
    items: Sequence[Item],
    options: Mapping[str, Any],
    *,
    names: Iterable[str] = EVERYTHING,
    store: Cache | None = None,
    jobs: int = 1,
    watch: Watcher = unwatched,
) -> Understood:
    """Every article laid out, and in it what the extractors called `names` find. `options`: of each extractor, by its
    name. What `store` holds is not extracted again; what it does not hold is put into it.
    """
    # An extractor that reads another's results needs them though nobody asked for those.
    wanted = with_needs(names)
    made_by = recipes(options) if store else {}
    laid_out = [_laid_out(item, store) for item in items]
    layouts = [outcome for outcome in laid_out if isinstance(outcome, Layout)]
    keys = [keys_from(laid.seen, made_by) if store else {} for laid in layouts]
    at_hand = [prefetch(store, made, wanted) if store else {} for made in keys]
    missing = [at for at, have in enumerate(at_hand) if len(have) < len(wanted)]
    work = [Work(layouts[at].article, at_hand[at], wanted, options) for at in missing]
    for at, made in zip(missing, watch(mapped(extracted, work, jobs), len(work)), strict=True):
        at_hand[at] = {**at_hand[at], **made}
        if store:
            keep(store, keys[at], {name: made[name] for name in made if not name.startswith(FAILED)})
    results = iter(at_hand)
    outcomes = (
        entry(laid.article, laid.problems, next(results)) if isinstance(laid, Layout) else laid for laid in laid_out
    )
    made_of = {
        laid.article.id: hashed([laid.key, *made.values()])
        for laid, made, results in zip(layouts, keys, at_hand, strict=True)
        if made and not any(name.startswith(FAILED) for name in results)
    }
    return Understood(tuple(outcomes), len(layouts) - len(missing), made_of)


def parsed(item: Item) -> tuple[Article, tuple[Problem, ...]] | Problem:
    """The article laid out, or the problem that kept it from being."""
    laid = _laid_out(item)
    return laid if isinstance(laid, Problem) else (laid.article, laid.problems)


def _laid_out(item: Item, store: Cache | None = None) -> Layout | Problem:
    try:
        with patience():
            return layout(item, store)
    except TooSlowError as error:
        return too_slow(item.source.name, "it was left out", error)
    except Exception as error:  # noqa: BLE001  (see above)
        return _failed(item.source.name, "parse-failed", "it could not be laid out and was left out", error)


def extracted(work: Work) -> dict[str, Extracted]:
    """The wanted results that were not at hand, by extractor name. A result of a failed extractor is not among them;
    its problem stands under the extractor's name with `FAILED` before it.
    """
    found = Extracts()
    made: dict[str, Extracted] = {}
    for extractor in EXTRACTORS:
        if extractor.name not in work.wanted:
            continue
        result = work.have.get(extractor.name)
        if result is None:
            try:
                with patience():
                    result = run(extractor, work.article, found, work.options[extractor.name])
            except TooSlowError as error:
                problem = too_slow(work.article.source.name, f"its {extractor.name} are missing", error)
                made[FAILED + extractor.name] = ((), (problem,))
                continue
            except Exception as error:  # noqa: BLE001  (see above)
                problem = _failed(
                    work.article.source.name, "extractor-failed", f"its {extractor.name} could not be found", error
                )
                made[FAILED + extractor.name] = ((), (problem,))
                continue
            made[extractor.name] = result
        found = found.having(result[0])
    return made


def too_slow(where: str, lost: str, error: TooSlowError) -> Problem:
    """What is told of an article or file that was stopped."""
    cure = "See what is unusual in it; put each article into a file of its own, or take it out."
    return Problem(where, "too-slow", f"{error}, so {lost}", cure)


def entry(article: Article, problems: tuple[Problem, ...], results: Mapping[str, Extracted]) -> Entry:
    """An article and everything found in it."""
    items = tuple(item for name in sorted(results) for item in results[name][0])
    more = tuple(problem for name in sorted(results) for problem in results[name][1])
    return Entry(article, Extracts().having(items), problems + more)


def _failed(where: str, code: str, what: str, error: Exception) -> Problem:
    trace = "".join(traceback.format_exception(error))
    hint = f"This is a fault of the program; please report it.\n{trace}"
    return Problem(where, code, f"{what}: {type(error).__name__}: {error}", hint)
