"""Reading the quotation marks of a paragraph all at once, where single marks are quotation marks.

A single mark may open, close, or be an apostrophe, and which it is depends on all the others: the mark after "generals"
in "'geriatric generals' those retired chiefs" closes, for nothing else does. So each mark gets a price for each part it
could play, by the characters beside it, and the cheapest reading of the whole paragraph wins (Viterbi's algorithm over
what is open: linear in the number of marks).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.base.lexicon import words
from generator.model import Span

MARK = re.compile("[\"“”„‟«»'‘’`]")
_MARKS = re.compile("[\"“”„‟«»'‘’`]+")
_LONGEST_RUN = 5
"""Marks in a row that can belong to nested quotations; longer rows are ornaments."""
MOST_MARKS = 500
"""Marks beyond which a paragraph is no prose and none of them is read. The training articles have at most 24."""
_WORD = re.compile(r"[^\W_]+")
_DOUBLE = frozenset('“”„‟«»"')
_OPENING = frozenset("‘“„‟«")
_CLOSING = frozenset("’”»")
_BEFORE_OPENING = frozenset("([{-–—/:")
_OPENS_ON = frozenset("$£€…([.@#")
"""What quoted words may begin with, besides a letter, a digit or another mark."""
_AFTER_CLOSING = frozenset(".,;:!?)]}-–—/…")
_ENDS_SPEECH = frozenset(".,!?…")

# Prices. Their order matters, their size little: on 757 articles whose double marks were made single, any price for a
# quotation that runs on from .5 to 1.2 gave the same pairs, and .2 or 2 lost three and one in a thousand.
FREE = 0.0
FAIR = 0.5
"""A closing mark after a letter: it may be a dropped letter ("goin'")."""
DOUBTFUL = 1.0
"""A closing mark after s: possessives of plurals look the same."""
RUNS_ON = 0.8
"""A quotation that the paragraph leaves open where the next one opens with a mark, as printers do in long speeches."""
ODD = 2.5
"""A mark inside one of its own kind; an apostrophe at the end of a word that doesn't end in s; a mark of the wrong
shape, as word processors set after a dash."""
WRONG = 4.0
"""A mark that plays no part though it looks as if it did; a quotation that the paragraph leaves open."""
NEVER = 1e6

_DEEPEST = 3
"""Quotations inside quotations that are read; news has two levels, a few speeches three."""

State = str
"""What is open, outermost first: `S` a single mark, `D` a double one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark with its prices: as one that opens, as one that closes, as neither."""

    start: int
    end: int
    kind: str
    """`S` single, `D` double."""
    opens: float
    closes: float
    idle: float


@dataclass(frozen=True, slots=True)
class _Chain:
    """A pair and those before it: paths share what they have in common, so keeping one costs nothing."""

    first: Mark
    last: Mark
    rest: _Chain | None


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest reading that ends in a state: its price, and the marks that open and close so far, linked."""

    price: float
    pairs: _Chain | None
    """The outermost pairs that are closed so far."""
    open_marks: tuple[Mark, ...]


def marks_of(text: str, line: Span) -> list[Mark]:
    """The marks of a paragraph that can be more than an apostrophe inside a word."""
    found: list[Mark] = []
    for row in _MARKS.finditer(text, line.start, line.end):
        if row.end() - row.start() > _LONGEST_RUN:
            continue
        for start in range(*row.span()):
            before = text[start - 1] if start > line.start else " "
            after = text[start + 1] if start + 1 < line.end else " "
            if not (before.isalnum() and after.isalnum()):
                found.append(_priced(text, start, before, after))
        if len(found) > MOST_MARKS:
            return []
    return found


def _priced(text: str, start: int, before: str, after: str) -> Mark:
    end = start + 1
    shape = text[start]
    opens = _opening_price(text, end, shape, before, after)
    closes = _closing_price(shape, before, after)
    if shape in _DOUBLE:
        return Mark(start, end, "D", opens, closes, WRONG)
    return Mark(start, end, "S", opens, closes, _apostrophe_price(text, end, before, after))


def _opening_price(text: str, end: int, shape: str, before: str, after: str) -> float:
    starts = before.isspace() or before in _BEFORE_OPENING or MARK.fullmatch(before) is not None
    leads = after.isalnum() or after in _OPENS_ON or MARK.fullmatch(after) is not None
    if not starts or before.isalnum():
        return NEVER
    price = FREE if leads else ODD  # "‘ The room was cold"
    if shape in _CLOSING:
        price += ODD
    if shape not in _DOUBLE and _is_elision(text, end):
        price += ODD
    return price


def _closing_price(shape: str, before: str, after: str) -> float:
    ends = after.isspace() or after in _AFTER_CLOSING or MARK.fullmatch(after) is not None
    price = ODD if shape in _OPENING else FREE
    if not ends:
        # "so do voters!'After the rally": only the full stop shows that something ends here
        return price + DOUBTFUL if before in _ENDS_SPEECH and after.isalpha() else NEVER
    if before.isspace():
        return price + ODD
    if shape in _DOUBLE or not before.isalnum():
        return price
    return price + (DOUBTFUL if before == "s" else FAIR)


def _apostrophe_price(text: str, end: int, before: str, after: str) -> float:
    """The price of a single mark that is no quotation mark."""
    if before.isalnum():
        return FAIR if before in "sxz" else ODD
    if after.isalnum():
        return FREE if _is_elision(text, end) else WRONG
    return WRONG


def _is_elision(text: str, end: int) -> bool:
    """Whether the word behind a mark is one that begins with an apostrophe: "'em", "'90s"."""
    word = _WORD.match(text, end)
    if word is None:
        return False
    low = word.group().lower()
    return low in words("extract/quotes/elisions") or (low.endswith("s") and low[:-1].isdigit())


def read_marks(text: str, line: Span, *, runs_on: bool) -> tuple[list[tuple[Mark, Mark | None]], Mark | None]:
    """The outermost pairs of a paragraph in text order, and an opening mark that nothing closes.

    The second mark of a pair is None if the quotation runs on into the next paragraph, which `runs_on` allows.
    """
    paths: dict[State, _Path] = {"": _Path(0.0, None, ())}
    for mark in marks_of(text, line):
        following: dict[State, _Path] = {}
        for state, path in paths.items():
            _step(following, state, path, mark)
        paths = following
    price_open = RUNS_ON if runs_on else WRONG
    state = min(paths, key=lambda state: (paths[state].price + price_open * bool(state), state))
    best = paths[state]
    pairs: list[tuple[Mark, Mark | None]] = []
    chain = best.pairs
    while chain is not None:
        pairs.append((chain.first, chain.last))
        chain = chain.rest
    pairs.reverse()
    if not best.open_marks:
        return pairs, None
    if runs_on:
        return [*pairs, (best.open_marks[0], None)], None
    return pairs, best.open_marks[0]


def _step(following: dict[State, _Path], state: State, path: _Path, mark: Mark) -> None:
    """Add what the mark can do from a state to the states that follow, where it is cheaper than what is there."""
    _keep(following, state, path.price + mark.idle, path.pairs, path.open_marks)
    if len(state) < _DEEPEST and mark.opens < NEVER:
        nested = ODD if state.endswith(mark.kind) else FREE
        _keep(following, state + mark.kind, path.price + mark.opens + nested, path.pairs, (*path.open_marks, mark))
    if mark.closes < NEVER and len(state) > 1 and not state.endswith(mark.kind):
        # “Let me be clear,' he said: the inner quotation ends with a mark of the other kind
        _keep(following, state[:-1], path.price + mark.closes + ODD, path.pairs, path.open_marks[:-1])
    if mark.closes < NEVER and (at := state.rfind(mark.kind)) >= 0:
        # What was opened since and never closed goes with it, at a price.
        left_open = WRONG * (len(state) - at - 1)
        pairs = _Chain(path.open_marks[0], mark, path.pairs) if at == 0 else path.pairs
        _keep(following, state[:at], path.price + mark.closes + left_open, pairs, path.open_marks[:at])


def _keep(
    following: dict[State, _Path], state: State, price: float, pairs: _Chain | None, opened: tuple[Mark, ...]
) -> None:
    known = following.get(state)
    if known is None or price < known.price:
        following[state] = _Path(price, pairs, opened)
