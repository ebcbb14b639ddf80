"""Expressions that date something, found by their words alone; what they mean is decided in `dates_resolve`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract.dates.forms import FORMS, TRIGGER
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
                if _is_date(text, kind, match):
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


# ---- what only looks like a date ---------------------------------------------------------------------------------

# Month names that are also verbs, adjectives or names: these need a word before them that takes a date.
_UNSURE_MONTHS = frozenset(("March", "May", "April", "June", "August", "Jan", "Mar", "Jun", "Jul", "Apr"))
_TAKES_DATE = re.compile(
    r"\b(?:in|since|until|till|by|from|of|during|through|throughout|before|after|between|to|and|or|last|next|this|that|for|on|"
    r"early|late|mid|each|every|a|an|the|her|his|its|their|our|[A-Z][a-z]+ber|January|February|July|’s|'s)[\s-]\Z",
)
_NAMED_DAYS = re.compile(
    r"\b(?:Super|Black|Good|Bloody|Ash|Palm|Easter|Cyber|Fat|Giving|Holy|Whit|Shrove|Every|every|each|Each"
    r"|Fox News|CBS|NBC|"
    r"ESPN|Ruby|Man|Girl|any|most|some|Casual|casual|Taco|Throwback)\s\Z"
)
_NAMED_AFTER_DAY = re.compile(
    r"[’']?\s(?:(?:Night[’']?\s)?(?:Live|Football|Lights|Fever)|Times|Telegraph|Mirror|Express|Mail|Post|Morning\b|Herald|"
    r"Review|World|Independent|School|(?:night|morning|afternoon|evening)s\b)|s\b"
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|through|before|after|between|to|and|or|around|about|circa|late|early|mid|"
    r"for|as of|year|fiscal|the|a|an|his|her|its|their|our|’s|'s|[a-z]+[’']s|spring|summer|fall|autumn|winter"
    r"|Election|Day|on)"
    r"[\s-]|\()\Z",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"\s(?:people|votes|delegates|jobs|troops|men|women|children|points|dollars|miles|feet|pages|words|seats|members|others|"
    r"times|voters|employees|workers|students|soldiers|respondents|adults|km|kilomet\w+|met\w+s|tons|tonnes|pounds|megawatts)\b"
)
# "in the last week of the campaign", "the last month of 2022": a part of that, not counted from the article's day.
_OF_PERIOD = re.compile(r"s?\sof\s(?!the\sday\b)")
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|our|’s|'s)\s\Z", re.IGNORECASE)


def _is_date(text: str, kind: str, match: re.Match[str]) -> bool:
    """Whether the words around an expression let it be a date."""
    start, end = match.start(), match.end()
    before = text[max(0, start - 20) : start]
    after = text[end : end + 20]
    match kind:
        case "month":
            return _is_month(text, match, before, after)
        case "weekday":
            return not (_NAMED_DAYS.search(before) or _NAMED_AFTER_DAY.match(after)) and not after.startswith(
                ("-", "–")
            )
        case "year":
            if _COUNTED_AFTER.match(after):
                return False
            if _DETERMINED.search(before):
                return after[:1] in " .,;)’'" and not after[:2].strip().isupper()
            return _YEAR_BEFORE.search(before) is not None or (not before.strip() and after.startswith(" "))
        case "season":
            if match.groupdict().get("year"):
                return True
            return not after.startswith(" of ") and not re.match(r"\s?[-’']|\s(?:in|from)\s(?:love|grace)", after)
        case "unit" | "past-unit" | "part-of" | "past-number" if _OF_PERIOD.match(text, end):
            return False
        case "unit" | "past-unit" | "part-of":
            return not after.startswith("-")
        case "past-number":
            return match["rel"].lower() not in ("first", "final")
        case _:
            return True


def _is_month(text: str, match: re.Match[str], before: str, after: str) -> bool:
    if match.groupdict().get("year") or match.groupdict().get("yearrel"):
        return True
    if after.startswith(("-", "–")) or (after[:1] == " " and after[1:2].isdigit()):
        return False
    name = match["month"].rstrip(".")
    if match.groupdict().get("part") or match.groupdict().get("rel"):
        return True
    if name in ("Mar", "Jun", "Jul", "Jan", "Apr"):
        return False
    if name in _UNSURE_MONTHS:
        return _TAKES_DATE.search(before) is not None and not re.match(r"\s[A-Z][a-z]", after)
    return not re.match(r"\s(?!Surprise|Revolution)[A-Z][a-z]+\s(?:said|told|of)\b", after)
