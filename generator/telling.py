"""What a person at a terminal is told: problems, a bar while articles are read, and the summary at the end."""

from __future__ import annotations

import errno
import logging
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

import click

from generator.base.text import count
from generator.model import Problem
from generator.program.build import Report
from generator.program.write import Written

T = TypeVar("T")
Logger = logging.Logger | logging.LoggerAdapter[logging.Logger]

LEVELS = {"info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
GAPS_TOLD = 5
"""So many of one kind of gap are told by name: five undated articles are news, five hundred are a number."""
LONG = 50
"""From so many articles to read on, a bar is shown: at 20 ms an article a second's work, where waiting begins."""


def tell(problems: Iterable[Problem], logger: Logger) -> None:
    """Problems into a log: file, reason, cure; tracebacks only where debug lines are wanted. Every warning is told; of
    gaps that many articles have, the first few and their number; an error that has one cause and many places, once.
    """
    told: Counter[str] = Counter()
    for problem in _each_once(problems):
        told[problem.code] += problem.severity == "info"
        hint, _, trace = problem.hint.partition("\n")
        if problem.severity != "info" or told[problem.code] <= GAPS_TOLD:
            where, message = printable(problem.where), printable(problem.message)
            logger.log(LEVELS[problem.severity], "%s: %s [%s] %s", where, message, problem.code, hint)
        if trace:
            logger.debug("%s", trace)
    for code, number in sorted(told.items()):
        if number > GAPS_TOLD:
            logger.info("[%s] %d more; the site's build report lists them all", code, number - GAPS_TOLD)


def _each_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Errors of one code and message as one, which names the first place, as whatever a proof finds on many pages;
    anything else as it is: each file of the owner's is named.
    """
    found: dict[tuple[str, ...], list[Problem]] = {}
    for at, problem in enumerate(problems):
        alike = problem.severity == "error" or problem.code.startswith("verify-")
        key = (problem.code, problem.message) if alike else (str(at),)
        found.setdefault(key, []).append(problem)
    for first, *others in found.values():
        more = f" and {count(len(others), 'more place')}" if others else ""
        yield replace(first, where=f"{first.where}{more}")


def summary(report: Report) -> str:
    """One line: articles, what was found in them, how much went wrong, and what was done to the folder of pages."""
    totals = report.totals
    problems = sum(problem.severity != "info" for problem in report.problems)
    gaps = len(report.problems) - problems
    return (
        f"{count(totals.articles, 'article')} ({report.cached:,} from the cache): {count(totals.quotes, 'quote')}, "
        f"{count(totals.figures, 'figure')}; {count(problems, 'problem') if problems else 'no problems'}"
        + (f", {count(gaps, 'gap')}" if gaps else "")
        + f"; {_changes(report.written)}"
    )


def _changes(written: Written | None) -> str:
    if written is None:
        return "checked, nothing written"
    removed = f", {len(written.removed):,} removed" if written.removed else ""
    return f"{count(len(written.changed), 'file')} written{removed}"


def undone(error: OSError) -> str:
    """What the operating system would not do: file, reason, cure."""
    cures = {
        errno.ENOSPC: "make room on the disk",
        errno.EACCES: "give yourself the right to read and write it and its folder",
        errno.EPERM: "give yourself the right to read and write it and its folder",
        errno.EROFS: "copy the folder to a disk that can be written to",
    }
    cure = cures.get(error.errno or 0, "see that nothing else uses it and that its folder can be written to")
    return f"{printable(str(error.filename or 'the disk'))}: {error.strerror or error}; {cure}, then try again"


def bar(items: Iterable[T], length: int, logger: Logger) -> Iterator[T]:
    """The items as they come, with a bar for those who wait: on a terminal, in long runs, where not all is quiet."""
    if length < LONG or not logger.isEnabledFor(logging.INFO) or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length, label="Reading articles", file=sys.stderr, update_min_steps=8) as shown:
        yield from shown


def printable(words: str) -> str:
    """The words on one line, without what a terminal would obey: an article or its name may hold escape sequences."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in words)
