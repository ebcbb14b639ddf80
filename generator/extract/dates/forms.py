"""The forms that expressions of time have in news, as regular expressions around a trigger word."""

from __future__ import annotations

import re
from functools import cache

from generator.base import lexicon
from generator.extract.dates.fragments import DAY, MONTH, NUMBER, PART, TIME, WEEKDAY, YEAR, YEAR_TOLD
from generator.extract.dates.period_forms import PERIOD_FORMS


def number_of(words: str) -> int | None:
    """A small number in words or figures; None for "a few" and its like."""
    words = words.lower().strip()
    return int(words) if words.isdigit() else _numbers().get(words)


@cache
def _numbers() -> dict[str, int]:
    return {word: int(value) for word, value in lexicon.table("extract/dates/numbers")}


@cache
def month_numbers() -> dict[str, int]:
    """Month names and abbreviations in lower case, to 1 to 12."""
    return {name: int(number) for name, number in lexicon.table("base/months")}


def _form(pattern: str, *, any_case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if any_case else 0)


# In order of preference where two forms begin at the same letter and are equally long.
FORMS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    *PERIOD_FORMS,
    (
        "iso",
        "year",
        _form(r"(?<![\d/-])(?P<year>(?:1[5-9]|20)\d\d)-(?P<monthno>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?![\d-])"),
    ),
    (
        "month-day",
        "month",
        _form(
            rf"\b(?:(?P<weekday>{WEEKDAY}),?\s)?(?P<month>{MONTH})\s(?P<day>{DAY})"
            rf"(?:(?:\s?[-–—]\s?|\s(?:to|through|until)\s)(?:(?P<month2>{MONTH})\s)?(?P<day2>{DAY}))?"
            rf"(?:,?\s(?:(?P<year>{YEAR})|{YEAR_TOLD}))?"
        ),
    ),
    (
        "month-day",
        "month",
        _form(
            rf"(?<=\b[Bb]etween\s)(?P<month>{MONTH})\s(?P<day>{DAY})\sand\s(?:(?P<month2>{MONTH})\s)?(?P<day2>{DAY})"
            rf"(?:,?\s(?P<year>{YEAR}))?"
        ),
    ),
    (
        "day-month",
        "month",
        _form(
            rf"(?<![\w$£€.,])(?:(?P<weekday>{WEEKDAY}),?\s)?(?:(?P<first>{DAY})\s?(?:[-–—]|\sto\s|and\s)\s?)?"
            rf"(?P<day>{DAY})(?:\sof)?\s(?P<month>{MONTH})(?:,?\s(?:(?P<year>{YEAR})|{YEAR_TOLD}))?"
        ),
    ),
    (
        "month",
        "month",
        _form(
            rf"\b(?i:{PART})(?i:(?P<rel>last|next|this|this\spast|this\scoming|that)\s)?(?P<month>{MONTH})"
            rf"(?:\s(?i:of\s)?,?(?P<yearrel>(?i:last|this|next|that)\syear))?(?:,?\s(?:of\s)?(?P<year>{YEAR}))?(?![\w-])"
        ),
    ),
    (
        "weekday",
        "weekday",
        _form(
            rf"\b(?i:(?P<part>early|earlier|late|later)(?:\son|\sin\sthe\sday|\sin\sthe\sday\son)?\s)?"
            rf"(?i:(?P<rel>last|next|this|this\spast|this\scoming|the\sfollowing|the\sprevious|past|coming)\s)?"
            rf"(?P<weekday>{WEEKDAY})(?:[’']s)?(?:\s(?i:(?P<time>{TIME})))?(?![\w-])"
        ),
    ),
    (
        "unit",
        "unit",
        _form(
            rf"\b{PART}(?:(?:the|this)\s)?(?P<rel>last|this|next|past|coming|previous|following|current|same)"
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
            rf"(?P<number>{NUMBER})[\s-](?:(?P<and>and\sa\shalf)\s)?(?P<unit>hour|minute|day|week|month|year|decade|generation)s?"
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
            rf"\b(?:the|these|those|this)\s(?P<rel>past|last|previous|next|coming|first|final)\s(?P<number>{NUMBER})\s"
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
            rf"(?:(?:\sof)?\s(?P<year>{YEAR})|\sof\s(?P<relyear>(?:last|this|next)\syear))?(?![\w-])"
        ),
    ),
    # "in late summer", "by early autumn 2025"
    (
        "season",
        "season",
        _form(
            r"\b(?i:(?P<rel>in|by|until|since)\s(?P<part>early|late|mid)[\s-])"
            rf"(?P<season>spring|summer|fall|autumn|winter)(?:(?:\sof)?\s(?P<year>{YEAR}))?(?![\w-])"
        ),
    ),
    (
        "season",
        "season",
        _form(
            rf"\b(?P<season>spring|summer|fall|autumn|winter|Spring|Summer|Fall|Autumn|Winter)\s(?:of\s)?(?P<year>{YEAR})"
        ),
    ),
    (
        "years",
        "year",
        _form(
            rf"(?<![\w$£€.,/#-])(?P<year>{YEAR})\s?(?:[-–—]|\sto\s|\sand\s)\s?(?P<year2>{YEAR}|\d\d(?![\w,.]\d|\w))(?![\w-])"
        ),
    ),
    (
        "decade",
        "year",
        _form(r"\b(?:the\s)?(?:(?P<part>early|mid|late)[\s-])?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", any_case=True),
    ),
    ("year", "year", _form(rf"(?<![\w$£€.,/#’'–-])(?P<year>{YEAR})(?![\w/]|[-–]\d|-(?!old))")),
    (
        "open",
        "unit",
        _form(
            rf"\b(?P<number>{NUMBER})(?:[\s-](?P<unit>day|week|month|year)s?(?=\s(?:of|into)\s(?:\w+\s){{0,2}}"
            r"(?:war|fighting|conflict|bombardment|combat|bloodshed|siege|violence|hostilities)\b)"
            r"|-(?P<unit2>day|week|month|year)-old(?=\s(?:\w+\s){0,2}(?:war|conflict|fighting|siege|crisis|offensive|campaign|"
            r"strike|standoff|shutdown|insurgency|uprising|rebellion|blockade)\b))",
            any_case=True,
        ),
    ),
)

# The words that the forms are built around. A sentence is searched only for the forms whose word it holds.
TRIGGER = re.compile(
    r"\b(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|(?P<year>\d{4})|(?P<ago>[Aa]go\b)|(?P<season>[Ss]pring|[Ss]ummer|[Ff]all\b|[Aa]utumn|[Ww]inter)"
    r"|(?P<day>[Tt]o(?:day|night|morrow)\b|[Yy]esterday|night\b|morning\b|afternoon\b|evening\b)"
    r"|(?P<wordyear>(?i:eighteen|nineteen|twenty|two\sthousand)[\s-])|(?P<worddecade>(?i:[a-z]{3,6}ties\b)|[2-9]0[’']?s\b)"
    r"|(?P<half>[Ff]irst[\s-]half|[Ss]econd[\s-]half)|(?P<shortyear>[A-Za-z]{2,6}\s[’']\d\d(?![\w’']))"
    r"|(?P<quarter>[QH][1-4]\b|[1-4][QH]\b)|(?P<fiscal>FY\s?\d)|(?P<slash>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
    r"|(?P<unit>(?:[Ww]eek|[Ff]ortnight|[Mm]onth|[Yy]ear|[Dd]ecade|[Cc]entur|[Qq]uarter|[Dd]ays?\b|[Hh]ours?\b)))"
)
