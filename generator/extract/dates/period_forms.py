"""Forms that take a part of a longer period, name a day by its place in a month or a week, or list several days.

Each form is a name, the trigger word of `forms.TRIGGER` that its sentence must hold, and an expression. Names of months
and days keep their capitals ("may" is a verb); the other words may stand at the beginning of a sentence.
"""

from __future__ import annotations

import re

from generator.extract.dates.fragments import DAY, MONTH, WEEKDAY, YEAR

_THE = r"(?i:the\s)?"
_NTH = r"(?P<nth>(?i:first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th))"
# "of May", "in May 1867", "of last May".
_OF_MONTH = (
    rf"\s(?:of|in)\s(?:(?P<rel>this|last|next)\s)?(?P<month>{MONTH})(?:,?\s(?:(?:of|in)\s)?(?P<year>{YEAR}))?(?![\w-])"
)
# "of 2022", "in the year", "of last year".
_OF_YEAR = rf"\s(?:of|in)\s(?:(?P<year>{YEAR})|(?P<relyear>(?:the|this|last|next)\s(?:calendar\s)?year))(?![\w-])"
_IN_WEEK = r"(?P<week>(?i:last|this|next|the\s(?:following|previous|coming|same)))\sweek"
_AND = r"(?:,\s(?:and\s)?|\sand\s)"

# How many days, weeks or months; "a few" would leave open how many.
_COUNT = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

# "first", "twenty-third": days of a month in words.
_ORDINAL = (
    r"(?i:(?:twenty|thirty)[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|"
    r"eighteenth|nineteenth|twentieth|thirtieth)"
)

# Words that take a year in two digits; the sign of a quotation may stand behind others.
_TAKES_YEAR = "|".join(
    rf"(?<=\b{word}\s)"
    for word in ("in", "In", "since", "Since", "of", "the", "The", "by", "By", "until", "before", "after", "from")
)

PERIOD_FORMS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    # "the second Sunday in March 2025", "the last Friday of May"
    ("nth-weekday", "weekday", re.compile(rf"\b{_THE}{_NTH}\s(?P<weekday>{WEEKDAY}){_OF_MONTH}")),
    # "the last week of April", "the first week of May in 1867", "the final day of June"
    (
        "nth-of-month",
        "month",
        re.compile(rf"\b{_THE}{_NTH}\s(?P<unit>day|week|weekend|half|fortnight){_OF_MONTH}"),
    ),
    # "the last month of 2022", "the second half of this year", "the first day of the year"
    ("nth-of-year", "unit", re.compile(rf"\b{_THE}{_NTH}[\s-](?P<unit>month|quarter|half|day|week){_OF_YEAR}")),
    ("nth-of-year", "year", re.compile(rf"\b{_THE}{_NTH}[\s-](?P<unit>half){_OF_YEAR}")),
    # "the last three months of 1987", "the first ten days of June": so many from one end of a period
    (
        "first-of-period",
        "unit",
        re.compile(
            rf"\b{_THE}(?P<nth>(?i:first|opening|last|final|closing))\s(?P<number>{_COUNT})\s(?P<unit>day|week|month)s{_OF_YEAR}"
        ),
    ),
    (
        "first-of-period",
        "unit",
        re.compile(
            rf"\b{_THE}(?P<nth>(?i:first|opening|last|final|closing))\s(?P<number>{_COUNT})\s(?P<unit>day|week)s{_OF_MONTH}"
        ),
    ),
    # "the first of June", "the Fourth of July", "May eighth, 2010"
    (
        "month-ordinal",
        "month",
        re.compile(rf"\b{_THE}(?P<nth>{_ORDINAL})\sof\s(?P<month>{MONTH})(?:,?\s(?P<year>{YEAR}))?(?![\w-])"),
    ),
    (
        "month-ordinal",
        "month",
        re.compile(
            rf"\b(?P<month>{MONTH})\s(?:the\s)?(?P<nth>{_ORDINAL})(?:,?\s(?P<year>{YEAR}))?(?![\w-]|\s[a-z]+s\b)"
        ),
    ),
    # "Tuesday of last week", "Friday next week", "last week on Monday"
    ("week-day", "weekday", re.compile(rf"\b(?P<weekday>{WEEKDAY})\s(?:of\s|in\s)?{_IN_WEEK}(?![\w-])")),
    ("week-day", "weekday", re.compile(rf"\b{_IN_WEEK},?\son\s(?P<weekday>{WEEKDAY})(?![\w-])")),
    # "a week ago on Tuesday", "a week last Sunday", "Tuesday week ago", "the Tuesday before last"
    (
        "weekday-before",
        "weekday",
        re.compile(rf"\b(?i:a\sweek)\s(?:ago\s(?:on\s|last\s)?|last\s|before\slast\s)(?P<weekday>{WEEKDAY})\b"),
    ),
    ("weekday-before", "weekday", re.compile(rf"\b(?P<weekday>{WEEKDAY})\s(?:a\s)?week\sago\b")),
    ("weekday-before", "weekday", re.compile(rf"\b{_THE}(?P<weekday>{WEEKDAY})\sbefore\slast\b")),
    # "a week from Friday", "a week on Monday", "the Friday after next", "on Friday week"
    (
        "weekday-after",
        "weekday",
        re.compile(rf"\b(?i:a\sweek)\s(?:from|on)\s(?:next\s|this\s)?(?P<weekday>{WEEKDAY})\b"),
    ),
    ("weekday-after", "weekday", re.compile(rf"\b{_THE}(?P<weekday>{WEEKDAY})\safter\snext\b")),
    (
        "weekday-after",
        "weekday",
        re.compile(rf"(?<!\bthis\s)(?<!\bthat\s)(?P<weekday>{WEEKDAY})\sweek(?=[,.;:)]|\s*\Z)"),
    ),
    # "Monday fortnight", "today week", "this day week"
    (
        "weekday-after",
        "weekday",
        re.compile(rf"(?<!\bthis\s)(?<!\bthat\s)(?P<weekday>{WEEKDAY})\s(?P<fortnight>fortnight)(?=[,.;:)]|\s*\Z)"),
    ),
    (
        "day-after",
        "unit",
        re.compile(r"\b(?P<word>(?i:today|tomorrow|this\sday))\s(?P<unit>week|fortnight)(?=[,.;:)]|\s*\Z)"),
    ),
    # "the three months" to March, "the year" ended May 31: so long up to what is named behind it
    (
        "stretch-to",
        "month",
        re.compile(
            rf"\b{_THE}(?:(?P<number>{_COUNT})[\s-]months?|(?:fiscal\s|financial\s)?(?P<unit>(?i:half-year|year)))"
            rf"(?=,?\s(?:to|ended|ending|through|up\sto)\s(?:(?:in|on|the\send\sof)\s)?"
            rf"(?P<month>{MONTH})(?:\s(?P<day>{DAY}))?(?:,?\s(?P<year>{YEAR}))?(?![\w-]))"
        ),
    ),
    # "Q3 2023", "Q1", "3Q 2024"
    (
        "quarter",
        "quarter",
        re.compile(rf"(?<![\w.-])(?:Q(?P<code>[1-4])|(?P<code2>[1-4])Q)(?:(?:\sof|,)?\s(?P<year>{YEAR}))?(?![\w-])"),
    ),
    # "the third quarter of 2023", "fourth-quarter", "first quarter last year"
    (
        "quarter",
        "unit",
        re.compile(
            r"\b(?i:the\s)?(?P<nth>(?i:first|second|third|fourth))[\s-](?P<fiscal>(?:fiscal|financial)[\s-])?quarter"
            rf"(?:\s(?:of|in)\s(?P<year>{YEAR})|\s(?P<year2>{YEAR})|\s(?:of\s)?(?P<relyear>(?:last|this|next)\syear))?"
            r"(?!\w|[\s-]final)"
        ),
    ),
    # "the September quarter": the three months that end with it
    (
        "month-quarter",
        "month",
        re.compile(rf"\b{_THE}(?P<month>{MONTH})[\s-]quarter(?:\s(?:of\s)?(?P<year>{YEAR}))?(?![\w-])"),
    ),
    # "in the quarter, sales rose": the one that was spoken of
    (
        "that-quarter",
        "unit",
        re.compile(r"\b(?i:the)\squarter(?![\w-]|\s(?:of|end(?:ed|ing)|century)\b)"),
    ),
    # "the year-ago quarter", "a year earlier": the one that was spoken of, of the year before
    (
        "year-before",
        "unit",
        re.compile(
            r"\b(?i:the\s)?(?i:year)-(?:ago|earlier)\s(?:(?:first|second|third|fourth)[\s-])?(?:quarter|period)\b"
        ),
    ),
    (
        "year-before",
        "unit",
        re.compile(r"\b(?i:an?|one)\syear\s(?:earlier|before)(?=[,.;:)]|\s*\Z|\s(?:and|but|to|of)\b)"),
    ),
    # "the first half", "second-half profit": of business, which its words must tell
    ("half", "half", re.compile(rf"\b{_THE}(?P<nth>(?i:first|second))[\s-]half(?![\w-]|\s(?:of|century|hour|mile)\b)")),
    # "H2 2022", "1H 2023"
    (
        "half",
        "quarter",
        re.compile(rf"(?<![\w.-])(?:H(?P<code>[12])|(?P<code2>[12])H)(?:\sof|,)?\s(?P<year>{YEAR})(?![\w-])"),
    ),
    # "the fiscal year 2022/23", "FY2021", "FY 2021/22"
    ("fiscal-years", "year", re.compile(r"(?<![\d/-])(?P<year>(?:19|20)\d\d)/(?P<year2>\d\d)(?![\d/])")),
    ("fiscal-year", "fiscal", re.compile(r"\bFY\s?(?P<year>(?:19|20)\d\d)(?:[/-](?P<year2>\d\d))?(?!\d)")),
    # "31/08/2022", "31.8.2022", "8/31/2022"
    (
        "numeric",
        "slash",
        re.compile(
            r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)"
        ),
    ),
    # "31 January–1 February 1953", "28 May to 3 June"
    (
        "range",
        "month",
        re.compile(
            rf"(?<![\w$£€.,])(?P<day>{DAY})\s(?P<month>{MONTH})(?:,?\s(?P<year1>{YEAR}))?"
            rf"(?:\s?[-–—]\s?|\s(?:to|until|through)\s)(?P<day2>{DAY})\s(?P<month2>{MONTH})(?:,?\s(?P<year>{YEAR}))?"
        ),
    ),
    # "12, 13 and 19 June 2020"; between two of them a stretch is meant, which is another form
    (
        "days",
        "month",
        re.compile(
            rf"(?<!between\s)(?<!from\s)(?<![\w$£€.,])(?P<days>{DAY}(?:{_AND}{DAY})+)\s(?P<month>{MONTH})"
            rf"(?:,?\s(?P<year>{YEAR}))?"
        ),
    ),
    # "June 3, 4 and 5, 2020"
    (
        "days",
        "month",
        re.compile(
            rf"\b(?<!between\s)(?<!from\s)(?P<month>{MONTH})\s(?P<days>{DAY}(?:,\s{DAY})*\s?,?\sand\s{DAY}(?!\s(?:{MONTH})))"
            rf"(?:,\s(?P<year>{YEAR}))?(?!\s(?:people|others|more)\b)"
        ),
    ),
    # "in '87", "the '88 campaign"
    (
        "short-year",
        "shortyear",
        re.compile(rf"(?:{_TAKES_YEAR})[’'](?P<tens>\d\d)(?![\w’']|\sper\s?cent)"),
    ),
    # "nineteen eighty-four", "two thousand and eight"
    (
        "year-words",
        "wordyear",
        re.compile(
            r"\b(?i:(?:(?P<century>eighteen|nineteen|twenty)[\s-](?P<rest>(?:hundred\sand\s(?:one|two|three|four|five|six|seven|"
            r"eight|nine|ten|eleven|twelve)|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
            r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?))|two\sthousand(?:\sand)?\s(?P<small>one|two|three|"
            r"four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))"
            r"(?![\w-]|\s(?:people|dollars|pounds|euros|per|million|thousand|hundred)\b)"
        ),
    ),
    # "the nineties", "the early '90s": the latest such decade that has begun
    (
        "decade-words",
        "worddecade",
        re.compile(
            r"(?:\b(?i:the\s))?(?:\b(?P<part>(?i:early|mid|late))[\s-])?"
            r"(?P<century>nineteen\s|eighteen\s)?(?:(?<=[\s-])(?P<word>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))|[’'](?P<tens>[2-9]0)[’']?s)\b"
        ),
    ),
)
