"""Numbers that name something and measure nothing, a rule each: versions, codes, titles, decades, telephones."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.base import lexicon
from generator.extract.figures import Figure

Rule = Callable[[str, Figure], bool]


def version(text: str, figure: Figure) -> bool:
    """Behind a name, with a point and without a unit: "USB 2.0 ports", "iOS 7.1"."""
    if figure.kind != "count" or not re.fullmatch(r"\d+(?:\.\d+)+", figure.span.cut(text)):
        return False
    return _NAME_BEFORE.search(text, max(0, figure.span.start - _NEAR), figure.span.start) is not None


def code(text: str, figure: Figure) -> bool:
    """Joined to capitals: "CVE-2013-3893", "9600M"; million is a small m, or has a currency before it."""
    return figure.kind != "vote" and _CODE.match(figure.span.cut(text)) is not None


def title(text: str, figure: Figure) -> bool:
    """Words for a number inside a title in quotation marks: "Million Dollar Mermaid"."""
    written = figure.span.cut(text)
    opened = text[figure.span.start - 1 : figure.span.start] in _OPENING
    following = text[figure.span.end : figure.span.end + 2].lstrip()
    return opened and written.istitle() and written.replace(" ", "").isalpha() and following[:1].isupper()


def decade(text: str, figure: Figure) -> bool:
    """Of a century or a life: "the nineteen fifties"."""
    return figure.counted is not None and figure.counted.cut(text).lower() in lexicon.words("link/ledger/decades")


def telephone(text: str, figure: Figure) -> bool:
    """Groups of digits of which the first begins with nought: "0800 555 111"."""
    return _CALLED.search(text, max(0, figure.span.start - _NEAR), figure.span.end) is not None


# Characters before a number in which the name that it belongs to ends.
_NEAR = 30
_NAME_BEFORE = re.compile(r"\b(?:[A-Z][\w-]*|[a-z]+[A-Z]\w*) $")
_CODE = re.compile(r"[A-Z]{2,}-\d|\d{3,}[A-Z]\b")
_CALLED = re.compile(r"(?<![\d.,])0\d{2,}(?: \d{2,4})+")
_OPENING = ("“", '"', "‘", "'", "«")

RULES: tuple[Rule, ...] = (version, code, title, decade, telephone)


def measures_nothing(text: str, figure: Figure) -> bool:
    """Whether some rule says that the number is no amount."""
    return any(rule(text, figure) for rule in RULES)
