"""Pieces that the forms of dates are put together from."""

from __future__ import annotations

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
# "Mar", "Jun" and "Jul" hardly occur in text but as names; dated headings use them with a day.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d|,\d|\.\d|%)"
# "May 3 last year"; behind a comma "last year" may belong to what follows.
YEAR_TOLD = r"(?:of\s)?(?P<yearrel>(?i:last|this|next)\syear)(?![\w’'-])"
DAY = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    r"(?![\d%:/]|[.,]\d|\s(?:percent|per\s|million|billion|thousand|pounds|euros|points))"
)
UNIT = r"(?:day|week|month|year|decade)"
NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|a\scouple\sof|a\scouple|a\sdozen|a\sfew|few|several|many|"
    r"a\shandful\sof|the)"
)
PART = (
    r"(?:(?P<part>early|earlier|late|later|mid|middle\sof|end\sof|start\sof|beginning\sof)(?:\s|-)"
    r"(?:on\s|in\s|of\s|the\s)?)?"
)
TIME = r"(?:(?:in\sthe\s)?(?:morning|afternoon|evening|night|midday|noon|midnight|lunchtime|overnight))"
