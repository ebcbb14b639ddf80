"""How an article writes its numbers: what groups thousands, and whether a comma stands before decimals.

"12 500" is one number in most of Europe's texts and two in an English list; "7,4" likewise. One sentence does not tell,
the article does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.base.lexicon import table

# A measure behind the digits or a currency before them says that they are an amount.
_AMOUNT = r"(?:\s?(?:%|per\s?cent\b|[mbt]illion\b|[mb]n\b|[ck]?m\b)|\s(?:kilo|centi|milli)?met(?:re|er)s?\b)"
_COMMA_GROUPS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
_POINT_DECIMALS = re.compile(rf"(?<![\d.,])\d+\.\d{{1,2}}(?={_AMOUNT})|[$€£¥]\d+\.\d{{1,2}}(?![\d.])")
_COMMA_DECIMALS = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:\.\d{{3}})*,\d{{1,2}}(?![\d,])(?={_AMOUNT})|[$€£¥]\d{{1,3}},\d{{1,2}}(?![\d,])"
    r"|(?<![\d.,])0,\d{1,2}(?![\d,])"
)
_BEFORE_A_WORD = re.compile(r"(?<![\d.,])\d{1,3},\d{1,2}\s([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Style:
    """What a comma and a blank mean inside a number."""

    blank_groups: bool = True
    """A plain blank may group thousands: "12 500 people". No-break and thin blanks always may."""
    comma_decimals: bool = False
    """A comma stands before decimals: "7,4 percent"."""


@cache
def _measures() -> frozenset[str]:
    """Words of units and currencies: "2,40 euros", "1,75 hectares"."""
    units = [forms for forms, _, _, where in table("extract/figures/units") if where == "word"]
    currencies = [form for form, _, where in table("extract/figures/currencies") if where == "word"]
    return frozenset("|".join((*units, *currencies)).split("|"))


def style_of(folded: str) -> Style:
    """The style of an article, from its whole text."""
    commas = _COMMA_DECIMALS.search(folded) is not None or any(
        match[1].lower() in _measures() for match in _BEFORE_A_WORD.finditer(folded)
    )
    comma_decimals = commas and _POINT_DECIMALS.search(folded) is None
    return Style(blank_groups=_COMMA_GROUPS.search(folded) is None, comma_decimals=comma_decimals)
