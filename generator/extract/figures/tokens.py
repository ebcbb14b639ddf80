"""Words, numbers and signs of a sentence, with offsets into the article's text."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from generator.base.lexicon import table
from generator.extract.figures.style import Style
from generator.extract.figures.words import group

# A run of more digits than this is a serial number, a card number or noise: the largest figures of news ("$1.5
# quadrillion" written out) have 16.
_LONGEST = 22
# Without commas nobody writes more than a trillion; what is longer numbers something (a message, an account).
_PLAIN = 13


class Token(NamedTuple):
    """One token. Tokens never overlap; what lies between two is white space."""

    kind: str
    """n: digits; f: a fraction in digits; w: a word; p: any other character; x: opaque, holds digits but no figure."""
    start: int
    end: int
    text: str
    low: str
    """`text` in lower case, with straight apostrophes."""
    value: float
    """Of n and f, else 0."""
    tight: bool
    """No white space before it."""


_GLYPHS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
           "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip


def _prefixes() -> str:
    """Letters of a currency that may be joined to the digits, as an alternation."""
    forms = {form for form, _, where in table("extract/figures/currencies") if where in ("sign", "code", "before")}
    # One letter before digits is a model ("R8"), "PS" a console unless an amount follows: it is what is left of a
    # pound sign in texts that went through ASCII.
    letters = sorted((re.escape(f) for f in forms if f.isalpha() and 2 <= len(f) <= 3 and f != "PS"), reverse=True)
    return "|".join((*letters, r"PS(?=\d{2}|\d[.,]\d|\d ?[mb]n?\b)"))


# Thousands grouped by a thin blank, or by a plain one where the article doesn't use commas: "12 500".
_PLAIN_STYLE = Style()
_THIN = r"\u2009\u202f"
_GROUPED = r"(?<![\w.,])[1-9]\d{0,2}(?:[%s]\d{3})+(?:\.\d{1,2})?(?![\d,]|\.\d|\w)"
# Only where the article writes decimals behind a comma: "7,4", "1.250,50".
_COMMA_DECIMALS = r"(?<![\d.,])\d{1,3}(?:\.\d{3})*,\d{1,2}(?![\d,])"


def _numbers(style: Style) -> str:
    """The forms of plain numbers in a style, the longest first, as an alternation."""
    forms = [_GROUPED % (_THIN + " " if style.blank_groups else _THIN)]
    if style.comma_decimals:
        forms.append(_COMMA_DECIMALS)
    return "|".join((*forms, r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?!\d)", r"\d+(?:\.\d+)?", r"(?<![\w.])\.\d+"))


@cache
def _pattern(style: Style) -> re.Pattern[str]:
    """One token of a text written in a style."""
    return re.compile(
        rf"""
    (?P<v>[A-Za-z]+(?=[\s,;)"]))
  | (?P<x>
        (?:https?://|www\.)\S+ | [\w.+-]{{1,64}}@[\w-]{{1,64}}[\w.-]{{0,64}} | [@\#][^\W\d_]\w*
      | (?<!\d)\d{{1,3}}:\d{{1,3}}(?![\d:]|\.\d)
      | \d{{1,2}}:\d\d(?::\d\d)?(?:\.\d+)? | \d{{1,4}}/\d{{1,2}}/\d{{2,4}} | \d+(?:\.\d+){{2,}}
      | \+?\d+(?:[-‐‑–]\d+){{2,}}(?![\d,.%]*\d)
      | \(\d{{3}}\)\s?\d{{3}}[-‐‑–.\s]\d{{4}} | \+\d{{1,3}}(?:\s\d{{2,5}}){{2,5}}
      | \b\d{{3}}[-‐‑–]\d\d(?!00)\d\d\b | [\#§]\s?\d+ | \[\d{{1,3}}\]
      | \d{{1,2}}'\d{{1,2}}(?:"|\b) | (?<!\w)'\d0s\b | (?<!\w)'\d\d\b(?!')
    )
  | (?P<e>
        (?<![\d.,])10\^[-−]?\d{{1,2}}(?!\d)
      | \d+(?:\.\d+)?\s?[×x]\s?10\s?(?:(?:\^|\*\*)[-−–+]?|[-−–+])\d{{1,3}}(?![\d,.]*\d)
      | \d+(?:\.\d+)?[eE][-−+]\d{{1,3}}\b
    )
  | (?P<g>(?:\d{{1,6}}\s?)?[{"".join(_GLYPHS)}])
  | (?P<f>\d{{1,4}}/\d{{1,4}}(?![\d/]))
  | (?P<n>{_numbers(style)})
  | (?P<c>
        (?<!\w)(?:{_prefixes()})(?=\d)
      | (?<!\w)[LRY](?=\d{{1,3}}(?:,\d{{3}})+\b | \d+\.\d\d\b | \d[\d,.]{{0,12}}\s?(?:bn|m|(?:[bm]|tr)illion)\b)
      | \$(?:US|A|AU|C|NZ|HK)(?=\s?\d)
    )
  | (?P<a>(?<!\w)(?:
        [A-Z]{{1,3}}&[A-Z]{{1,3}}(?!\w) | [kcm]?m[23](?!\w) | A/cm2 | kV/cm | km/h | m/s[2²] | lbs?\.?-ft | ft\.?-lbs?
      | (?:[^\W\d_]\.){{2,}} | (?i:approx|ca|nos?|vol|pp?|sq|cu|fl|rs|apt|fig)\.(?=\s)
      | (?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Prof|Rev|Sgt|Capt|Inc|Co|Corp|Ltd|Jr|Sr)\.
    ))
  | (?P<y>[^\W\d_]+\d\w*)
  | (?P<w>[^\W\d_]+(?:'[^\W\d_]+)*)
  | (?P<p>\S)
        """,
        re.VERBOSE,
    )  # fmt: skip


_BLANK = re.compile(r"\s")
# Digits between two marks of grouping; fewer behind the last comma are decimals.
_GROUP = 3
_MONTHS = group("month")
# Plain words are asked for first: they are most of a text, and no other form ends before a blank or a comma.
# What is joined of letters and digits holds no figure; abbreviations and currencies are words.
_KINDS = {"v": "w", "a": "w", "c": "w", "y": "x"}
_POWER = re.compile(r"\s?[×x]\s?10\s?(?:\^|\*\*)?")


def tokens(folded: str, start: int, end: int, style: Style = _PLAIN_STYLE) -> list[Token]:
    """Tokens of `folded[start:end]`, where `folded` is `text.fold` of the article's text; in order."""
    pattern = _pattern(style)
    row: list[Token] = []
    at, before = start, start - 1
    while at < end:
        for match in pattern.finditer(folded, at, end):
            kind = match.lastgroup or "p"
            first, at = match.span()
            text = match.group()
            value = 0.0
            parted = kind == "n" and row and row[-1].low in _MONTHS and _BLANK.search(text)
            if parted:
                # "On May 5 200 people came": a day, then a number.
                text, at = text[: parted.start()], first + parted.start()
            if kind in "nefg":
                kind, value = _number(kind, text)
            row.append(Token(_KINDS.get(kind, kind), first, at, text, text.lower(), value, first == before))
            before = at
            if parted:
                break
        else:
            break
    return row


def _number(kind: str, text: str) -> tuple[str, float]:
    if len(text) > _LONGEST or (len(text) > _PLAIN and text.isdigit()):
        return "x", 0.0
    if len(text) > 1 and text[0] == "0" and text.isdigit():
        # "007", "0800": a number of something, never how many.
        return "x", 0.0
    if kind == "n":
        return "n", _plain_value(text)
    if kind == "g":
        return "f", float(text[:-1].strip() or 0) + _GLYPHS[text[-1]]
    if kind == "f":
        above, _, below = text.partition("/")
        # 9/11, 24/7 and 50/50 are names and dates; a fraction of a measure is proper and has a usual denominator.
        over, under = int(above), int(below)
        if 0 < over < under and under in _USUAL:
            return "f", over / under
        return "x", 0.0
    if text.startswith("10^"):
        return "n", 10.0 ** int(text[3:].replace("−", "-"))
    power = _POWER.sub("e", text).replace("−", "-").replace("–", "-").replace("+", "")
    value = float(power)
    return ("n", value) if value < float("1e300") else ("x", 0.0)


def _plain_value(text: str) -> float:
    """The value of digits with their grouping: "12,450", "12 450", "1.250,50"."""
    text = _BLANK.sub("", text)
    whole, comma, rest = text.rpartition(",")
    if comma and len(rest) < _GROUP:
        return float(f"{whole.replace('.', '')}.{rest}")
    return float(text.replace(",", ""))


_USUAL = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128, 1000))


def word_at(tokens: list[Token], at: int) -> str:
    """The token at `at` in lower case, empty outside the sentence."""
    return tokens[at].low if 0 <= at < len(tokens) else ""
