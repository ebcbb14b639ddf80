"""Expressions that date something, found by their words alone; what they mean is decided in `dates_resolve`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator import lexicon
from generator.model import Span


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression with its parts."""

    span: Span
    kind: str
    """Name of the form that matched, also the tail of the rule."""
    parts: dict[str, str]
    """Named groups of the form that are there, as written."""


def number_of(words: str) -> int | None:
    """A small number in words or figures; None for "a few" and its like."""
    words = words.lower().strip()
    return int(words) if words.isdigit() else _numbers().get(words)


@cache
def _numbers() -> dict[str, int]:
    return {word: int(value) for word, value in lexicon.table("date_numbers")}


@cache
def month_numbers() -> dict[str, int]:
    """Month names and abbreviations in lower case, to 1 to 12."""
    return {name: int(number) for name, number in lexicon.table("date_months")}


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
# "Mar", "Jun" and "Jul" hardly occur in text but as names; dated headings use them with a day.
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d|,\d|\.\d|%)"
_DAY = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    r"(?![\d%:/]|[.,]\d|\s(?:percent|per\s|million|billion|thousand|pounds|euros|points))"
)
_UNIT = r"(?:day|week|month|year|decade)"
_NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|a\scouple\sof|a\scouple|a\sdozen|a\sfew|few|several|many|"
    r"a\shandful\sof|the)"
)
_PART = (
    r"(?:(?P<part>early|earlier|late|later|mid|middle\sof|end\sof|start\sof|beginning\sof)(?:\s|-)"
    r"(?:on\s|in\s|of\s|the\s)?)?"
)
_TIME = r"(?:(?:in\sthe\s)?(?:morning|afternoon|evening|night|midday|noon|midnight|lunchtime|overnight))"


def _form(pattern: str, *, any_case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if any_case else 0)


# In order of preference where two forms begin at the same letter and are equally long.
_FORMS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "iso",
        "year",
        _form(r"(?<![\d/-])(?P<year>(?:1[5-9]|20)\d\d)-(?P<monthno>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?![\d-])"),
    ),
    (
        "month-day",
        "month",
        _form(
            rf"\b(?:(?P<weekday>{_WEEKDAY}),?\s)?(?P<month>{_MONTH})\s(?P<day>{_DAY})"
            rf"(?:(?:\s?[-–—]\s?|\s(?:to|through|and|until)\s)(?:(?P<month2>{_MONTH})\s)?(?P<day2>{_DAY}))?"
            rf"(?:,?\s(?P<year>{_YEAR}))?"
        ),
    ),
    (
        "day-month",
        "month",
        _form(
            rf"(?<![\w$£€.,])(?:(?P<weekday>{_WEEKDAY}),?\s)?(?:(?P<first>{_DAY})\s?(?:[-–—]|\sto\s|and\s)\s?)?"
            rf"(?P<day>{_DAY})(?:\sof)?\s(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR}))?"
        ),
    ),
    (
        "month",
        "month",
        _form(
            rf"\b(?i:{_PART})(?i:(?P<rel>last|next|this|this\spast|this\scoming|that)\s)?(?P<month>{_MONTH})"
            rf"(?:\s(?i:of\s)?,?(?P<yearrel>(?i:last|this|next|that)\syear))?(?:,?\s(?:of\s)?(?P<year>{_YEAR}))?(?![\w-])"
        ),
    ),
    (
        "weekday",
        "weekday",
        _form(
            rf"\b(?i:(?P<part>early|earlier|late|later)(?:\son|\sin\sthe\sday|\sin\sthe\sday\son)?\s)?"
            rf"(?i:(?P<rel>last|next|this|this\spast|this\scoming|the\sfollowing|the\sprevious|past|coming)\s)?"
            rf"(?P<weekday>{_WEEKDAY})(?:[’']s)?(?:\s(?i:(?P<time>{_TIME})))?(?![\w-])"
        ),
    ),
    (
        "unit",
        "unit",
        _form(
            rf"\b{_PART}(?:(?:the|this)\s)?(?P<rel>last|this|next|past|coming|previous|following|current|same)"
            r"\s(?P<unit>week|weekend|month|year|decade|quarter|century)(?![\w-])",
            any_case=True,
        ),
    ),
    ("weekend", "unit", _form(r"\b(?:over|during|on|at|by)?\s?the\sweekend\b", any_case=True)),
    (
        "part-of",
        "unit",
        _form(
            r"\b(?:the\s)?(?P<part>end|start|beginning|middle)\sof\s(?P<rel>the|this|next|last)\s(?P<unit>week|month|year)\b",
            any_case=True,
        ),
    ),
    (
        "ago",
        "ago",
        _form(
            rf"\b(?:(?P<about>about|around|nearly|almost|roughly|some|just|only|exactly|more\sthan|over|at\sleast|less\sthan|under)\s)?"
            rf"(?P<number>{_NUMBER})[\s-](?:(?P<and>and\sa\shalf)\s)?(?P<unit>hour|minute|day|week|month|year|decade|generation)s?"
            r"(?:\sand\sa\shalf)?\sago\b",
            any_case=True,
        ),
    ),
    (
        "vague-ago",
        "ago",
        _form(r"\b(?:minutes|hours|days|weeks|months|years|decades|not\slong|long)\sago\b", any_case=True),
    ),
    (
        "past-number",
        "unit",
        _form(
            rf"\b(?:the|these|those|this)\s(?P<rel>past|last|previous|next|coming|first|final)\s(?P<number>{_NUMBER})\s"
            r"(?P<unit>hour|day|week|month|year|decade|weekend)s?\b",
            any_case=True,
        ),
    ),
    (
        "past-unit",
        "unit",
        _form(
            r"\b(?:in|over|during|for|within)\sthe\s(?P<rel>past|last|next|coming)\s(?P<unit>day|week|month|year|decade)\b",
            any_case=True,
        ),
    ),
    (
        "in-number",
        "unit",
        _form(
            r"\bin\s(?:a\sfew|several|the\scoming|coming|recent|the\spast)\s(?:hours|days|weeks|months|years)\b",
            any_case=True,
        ),
    ),
    (
        "day-word",
        "day",
        _form(
            r"\b(?:(?P<part>early|earlier|late|later)\s)?(?P<word>today|yesterday|tomorrow|tonight|last\snight|"
            r"this\s(?:morning|afternoon|evening))(?![\w-])",
            any_case=True,
        ),
    ),
    (
        "season",
        "season",
        _form(
            r"\b(?i:(?P<part>early|late|mid)[\s-])?(?i:(?:over\s|in\s|during\s|by\s|until\s|since\s)?(?P<rel>the|this|last|next|that|"
            rf"this\spast|this\scoming|in|by|until|since|mid|of)[\s-])(?P<season>spring|summer|fall|autumn|winter)"
            rf"(?:(?:\sof)?\s(?P<year>{_YEAR}))?(?![\w-])"
        ),
    ),
    (
        "season",
        "season",
        _form(
            rf"\b(?P<season>spring|summer|fall|autumn|winter|Spring|Summer|Fall|Autumn|Winter)\s(?:of\s)?(?P<year>{_YEAR})"
        ),
    ),
    (
        "years",
        "year",
        _form(
            rf"(?<![\w$£€.,/#-])(?P<year>{_YEAR})\s?(?:[-–—]|\sto\s|\sand\s)\s?(?P<year2>{_YEAR}|\d\d(?![\w,.]\d|\w))(?![\w-])"
        ),
    ),
    (
        "decade",
        "year",
        _form(r"\b(?:the\s)?(?:(?P<part>early|mid|late)[\s-])?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", any_case=True),
    ),
    ("year", "year", _form(rf"(?<![\w$£€.,/#’'–-])(?P<year>{_YEAR})(?![\w/]|[-–]\d|-(?!old))")),
    (
        "open",
        "unit",
        _form(
            rf"\b(?P<number>{_NUMBER})(?:[\s-](?P<unit>day|week|month|year)s?(?=\s(?:of|into)\s(?:\w+\s){{0,2}}"
            r"(?:war|fighting|conflict|bombardment|combat|bloodshed|siege|violence|hostilities)\b)"
            r"|-(?P<unit2>day|week|month|year)-old(?=\s(?:\w+\s){0,2}(?:war|conflict|fighting|siege|crisis|offensive|campaign|"
            r"strike|standoff|shutdown|insurgency|uprising|rebellion|blockade)\b))",
            any_case=True,
        ),
    ),
)

# The words that the forms are built around. A sentence is searched only for the forms whose word it holds.
_TRIGGER = re.compile(
    r"\b(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|(?P<year>\d{4})|(?P<ago>[Aa]go\b)|(?P<season>[Ss]pring|[Ss]ummer|[Ff]all\b|[Aa]utumn|[Ww]inter)"
    r"|(?P<day>[Tt]o(?:day|night|morrow)\b|[Yy]esterday|night\b|morning\b|afternoon\b|evening\b)"
    r"|(?P<unit>(?:[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade|[Cc]entur|[Qq]uarter|[Dd]ays?\b|[Hh]ours?\b)))"
)


def find_expressions(text: str, sentence: Span) -> Iterator[Expression]:
    """The expressions of one sentence in order, none inside another."""
    triggers = {match.lastgroup for match in _TRIGGER.finditer(text, sentence.start, sentence.end)}
    if not triggers:
        return
    found: list[tuple[int, int, int, re.Match[str], str]] = []
    for rank, (kind, trigger, form) in enumerate(_FORMS):
        if trigger in triggers:
            for match in form.finditer(text, sentence.start, sentence.end):
                if _is_date(text, kind, match):
                    found.append((match.start(), -match.end(), rank, match, kind))
    at = sentence.start
    for start, less_end, _, match, kind in sorted(found, key=lambda row: row[:3]):
        if start >= at:
            at = -less_end
            parts = {name: value for name, value in match.groupdict().items() if value}
            yield Expression(Span(start, at), kind, parts)


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
    r"\s(?:Night\s(?:Live|Football|Lights|Fever)|Times|Telegraph|Mirror|Express|Mail|Post|Morning\b|Herald|Review|World|Independent|"
    r"Football|School)"
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
