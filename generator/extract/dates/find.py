"""Expressions that date something, found by their words alone; what they mean is decided in `dates_resolve`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract.dates.forms import FORMS, TRIGGER
from generator.extract.dates.not_dates import only_looks_like_a_date
from generator.model import Span


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression with its parts."""

    span: Span
    kind: str
    """Name of the form that matched, also the tail of the rule."""
    parts: dict[str, str]
    """Named groups of the form that are there, as written."""


def find_expressions(text: str, sentence: Span) -> Iterator[Expression]:
    """The expressions of one sentence in order, none inside another."""
    triggers = {match.lastgroup for match in TRIGGER.finditer(text, sentence.start, sentence.end)}
    if not triggers:
        return
    found: list[tuple[int, int, int, re.Match[str], str]] = []
    for rank, (kind, trigger, form) in enumerate(FORMS):
        if trigger in triggers:
            for match in form.finditer(text, sentence.start, sentence.end):
                if not only_looks_like_a_date(text, kind, match):
                    found.append((match.start(), -match.end(), rank, match, kind))
    at = sentence.start
    for start, less_end, _, match, kind in sorted(found, key=lambda row: row[:3]):
        if start >= at:
            at = -less_end
            parts = {name: value for name, value in match.groupdict().items() if value}
            if kind == "days":
                yield from _each_day(match, parts)
            else:
                yield Expression(Span(start, at), kind, parts)


_DAY_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")


def _each_day(match: re.Match[str], parts: dict[str, str]) -> Iterator[Expression]:
    """The days of a list that names their month once: "12, 13 and 19 June" is three, the last with the month's name."""
    begin, end = match.span("days")
    numbers = list(_DAY_NUMBER.finditer(match.string, begin, end))
    month_first = match.start("month") < begin
    for number in numbers:
        start, stop = number.span()
        if month_first and number is numbers[0]:
            start = match.start()
        if not month_first and number is numbers[-1]:
            stop = match.end()
        if month_first and number is numbers[-1]:
            stop = match.end()
        own = {name: value for name, value in parts.items() if name != "days"}
        yield Expression(Span(start, stop), "days", own | {"day": number.group()})
