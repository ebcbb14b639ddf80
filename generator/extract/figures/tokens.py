"""Words, numbers and signs of a sentence, with offsets into the article's text."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.base.lexicon import table

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


_TOKEN = re.compile(
    rf"""
    (?P<x>
        (?:https?://|www\.)\S+ | [\w.+-]{{1,64}}@[\w-]{{1,64}}[\w.-]{{0,64}} | [@\#][^\W\d_]\w*
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
  | (?P<n>\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?(?!\d) | \d+(?:\.\d+)? | (?<![\w.])\.\d+)
  | (?P<c>
        (?<!\w)(?:{_prefixes()})(?=\d) | (?<!\w)R(?=\d[\d,.]{{0,12}}\s?(?:bn|m|[mb]illion)\b)
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
_POWER = re.compile(r"\s?[×x]\s?10\s?(?:\^|\*\*)?")


def tokens(folded: str, start: int, end: int) -> list[Token]:
    """Tokens of `folded[start:end]`, where `folded` is `text.fold` of the article's text; in order."""
    found = []
    before = start - 1
    for match in _TOKEN.finditer(folded, start, end):
        kind = match.lastgroup or "p"
        text = match.group()
        at, to = match.span()
        value = 0.0
        if kind in "nefg":
            kind, value = _number(kind, text)
        elif kind in "ac":
            kind = "w"
        elif kind == "y":
            kind = "x"
        found.append(Token(kind, at, to, text, text.lower(), value, at == before))
        before = to
    return found


def _number(kind: str, text: str) -> tuple[str, float]:
    if len(text) > _LONGEST or (len(text) > _PLAIN and text.isdigit()):
        return "x", 0.0
    if len(text) > 1 and text[0] == "0" and text.isdigit():
        # "007", "0800": a number of something, never how many.
        return "x", 0.0
    if kind == "n":
        return "n", float(text.replace(",", ""))
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


_USUAL = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128, 1000))


def word_at(tokens: list[Token], at: int) -> str:
    """The token at `at` in lower case, empty outside the sentence."""
    return tokens[at].low if 0 <= at < len(tokens) else ""
