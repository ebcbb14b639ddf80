"""Which line above the body is the title: the best of all candidates by a weighted sum of what each looks like.

Weights are in data/title_weights.txt, made by tools/train_heads.py (conditional logit: the share of a candidate is its
exponentiated sum among all those of the page).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from generator.base import lexicon
from generator.parse.body import Run, find_runs
from generator.parse.closed_title import is_closed_title
from generator.parse.names import NAME, outlet_like
from generator.parse.page import Line, is_field

# The title stands before the body; between them there may be a menu of shares or a list of other headlines.
_FARTHEST = 120
# Words of a headline; shorter lines above it are kickers and sections.
_HEADLINE = 5
# Words of a paper's name above its article.
_MASTHEAD = 4
# A run of prose can begin above the title, with a teaser or a summary.
_INSIDE = 4
# Titles are short: the longest of 1,050 read by hand has 44 words (with a subtitle); most have below 16.
LONGEST_TITLE = 50
# How much a title's weighted sum counts beside the logarithm of the body's words, where several runs may be the body.
_TITLE_COUNTS = 0.35
# So much of the body is compared with a candidate: its first paragraphs say what the title says.
_OPENING = 12


def candidates(lines: Sequence[Line], begin: int) -> list[int]:
    """Indexes of the lines that can be the title of a body that begins at line `begin`, in order."""
    first, last = max(0, begin - _FARTHEST), min(len(lines), begin + _INSIDE)
    places = [at for at in range(first, last) if _may_be_title(lines, at, begin)]
    # A masthead is no title where any other line can be one.
    others = [at for at in places if not (lines[at].count <= _MASTHEAD and outlet_like(lines[at].words))]
    return others if any(lines[at].like_headline for at in others) else places


def _may_be_title(lines: Sequence[Line], at: int, begin: int) -> bool:
    """Whether a line has a title's length and end, and is no other part of the head or the page."""
    line = lines[at]
    if is_field(lines, at) or _NO_TITLE.match(line.words):
        return False
    if line.kind is not None or not 1 <= line.count <= LONGEST_TITLE or line.words.endswith((":", ",")):
        return False
    if at >= begin:
        return not line.stopped and any(below.dated_or_signed for below in lines[at + 1 : at + 4])
    if line.stopped and not (is_closed_title(lines, at) or any(_signs(below) for below in lines[at + 1 : at + 5])):
        return False
    return not repeats(line.words, lines[begin].words)


def _signs(line: Line) -> bool:
    return line.dated_or_signed


# Who said the words above, points of a list, addresses.
_NO_TITLE = re.compile(r"[–—•·*-]|\S*(?:https?:|www\.)\S*\Z|\S{30,}\Z")


def repeats(words: str, lead: str) -> bool:
    """Whether a line is the lead's beginning over again: then it is the summary."""
    line = words.casefold().rstrip(".… ")
    return len(line.split()) >= _REPEATED and 0 <= lead.casefold().find(line) <= _LONGEST_DATELINE


# Shorter titles may well be the first words of the lead.
_REPEATED = 8
# Characters of a dateline before the words.
_LONGEST_DATELINE = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate among the lines of its page, with what several features ask of it."""

    lines: Sequence[Line]
    at: int
    begin: int
    opening: frozenset[str]
    """Stems of the body's first paragraphs."""
    others: frozenset[str]
    """All lines of the page in lower case, for what is repeated inside a longer one."""

    @property
    def line(self) -> Line:
        """The candidate."""
        return self.lines[self.at]

    def near(self, start: int, end: int) -> Sequence[Line]:
        """The lines from `start` to `end` below the candidate (negative: above), as far as there are any."""
        return self.lines[max(0, self.at + start) : max(0, self.at + end)]


def _one_word(place: Place) -> float:
    """Menus and sections."""
    return place.line.count == 1


def _two_words(place: Place) -> float:
    """Menus, sections and names."""
    return place.line.count == 2


def _short(place: Place) -> float:
    """Rarely a title, often a menu."""
    return place.line.count in (3, 4)


def _usual(place: Place) -> float:
    """Most titles have so many words."""
    return 6 <= place.line.count <= 18


def _lengthy(place: Place) -> float:
    """Longer than most titles."""
    return place.line.count > 22


def _shared(place: Place) -> float:
    """Share of its long words that the article's first paragraphs have too."""
    return len(place.line.stems & place.opening) / max(1, len(place.line.stems))


def _shared_many(place: Place) -> float:
    """How many such words, up to five, in fives."""
    return min(5, len(place.line.stems & place.opening)) / 5


def _signed_next(place: Place) -> float:
    """A date or byline right below."""
    return any(line.dated_or_signed for line in place.near(1, 2))


def _signed_soon(place: Place) -> float:
    """A date or byline two to four lines below."""
    return any(line.dated_or_signed for line in place.near(2, 5))


def _signed_later(place: Place) -> float:
    """A date or byline five to nine lines below."""
    return any(line.dated_or_signed for line in place.near(5, 10))


def _signed_above(place: Place) -> float:
    """A date or byline in the two lines above."""
    return any(line.dated_or_signed for line in place.near(-2, 0))


def _below_head(place: Place) -> float:
    """A date or byline in the twelve lines above, with a headline above that: then the title is there."""
    signed = [at for at in range(max(0, place.at - 12), place.at) if place.lines[at].dated_or_signed]
    return bool(signed) and any(line.like_headline for line in place.lines[max(0, signed[0] - 4) : signed[0]])


def _name_next(place: Place) -> float:
    """Nothing but a name right below, as of a reporter."""
    return any(NAME.fullmatch(line.words) is not None for line in place.near(1, 2))


def _distance(place: Place) -> float:
    """How far above the body, as a logarithm."""
    return math.log2(1 + max(0, place.begin - place.at))


def _inside(place: Place) -> float:
    """Behind the beginning of the body."""
    return place.at >= place.begin


def _stopped(place: Place) -> float:
    """Ends with a full stop."""
    return place.line.stopped and place.line.words.rstrip("\"')")[-1:] not in ("?", "!")


def _asking(place: Place) -> float:
    """Ends with a question or exclamation mark."""
    return place.line.words.rstrip("\"')")[-1:] in ("?", "!")


def _twice(place: Place) -> float:
    """Stands on the page twice: above a gallery, among the most read."""
    return place.line.copies == 2


def _often(place: Place) -> float:
    """Stands on the page more than twice, as menus do."""
    return place.line.copies > 2


def _within(place: Place) -> float:
    """A longer line holds it: a breadcrumb, "Share: …", "3 thoughts on …"."""
    words = place.line.words.casefold()
    return place.line.count >= 3 and any(len(words) < len(other) and words in other for other in place.others)


def _holds(place: Place) -> float:
    """It holds a shorter line whole: a breadcrumb, "Share: …"."""
    words = place.line.words.casefold()
    return any(len(other) < len(words) and other.count(" ") >= 2 and other in words for other in place.others)


def _deck(place: Place) -> float:
    """A headline of some words stands right above it: then it is the summary."""
    return any(line.like_headline or (line.kind is None and line.count >= 6) for line in place.near(-1, 0))


def _address(place: Place) -> float:
    """An address of the web, or one long word."""
    return "http" in place.line.words or (" " not in place.line.words and len(place.line.words) > 20)


def _among_headlines(place: Place) -> float:
    """How many of the three lines above and below look like headlines too: a list of other articles."""
    return sum(line.like_headline for line in (*place.near(-3, 0), *place.near(1, 4))) / 6


def _last_headline(place: Place) -> float:
    """No line that looks like a headline stands between it and the body."""
    return not any(line.like_headline for line in place.lines[place.at + 1 : place.begin])


def _first_headline(place: Place) -> float:
    """No line that looks like a headline stands within twenty lines above it."""
    return place.line.like_headline and not any(line.like_headline for line in place.near(-20, 0))


def _first_line(place: Place) -> float:
    """The first line of the text, as in an article that was copied without its page."""
    return place.at == 0


def _below_tiny(place: Place) -> float:
    """The line above has one to three words: a section, the end of a menu."""
    return any(line.count <= 3 for line in place.near(-1, 0))


def _above_long(place: Place) -> float:
    """The line below is long: a standfirst or the body."""
    return any(line.count >= 10 for line in place.near(1, 2))


def _capitals(place: Place) -> float:
    """In capitals throughout."""
    return place.line.words.isupper()


def _counter(place: Place) -> float:
    """Ends with a number in brackets, as lists of the most read do."""
    return place.line.words.endswith(")") and place.line.words[-2:-1].isdigit()


def _lower(place: Place) -> float:
    """Share of words in lower case: headlines of half of all papers have some, menus none."""
    return place.line.lower


def _after_part(place: Place) -> float:
    """Under the heading of another part of the page, such as "Most read"."""
    return any(line.ends_page == "more" for line in place.near(-4, 0))


def _outlet(place: Place) -> float:
    """The name of a paper."""
    return outlet_like(place.line.words)


def _name(place: Place) -> float:
    """Nothing but a person's name."""
    return place.line.count <= 4 and NAME.fullmatch(place.line.words) is not None


def _sections(place: Place) -> float:
    """Nothing but words that name parts of a newspaper."""
    words = place.line.words.casefold().split()
    return all(word.strip(".,|/>&") in lexicon.words("parse/sections") for word in words)


FEATURES: tuple[Callable[[Place], float], ...] = (
    _one_word,
    _two_words,
    _short,
    _usual,
    _lengthy,
    _shared,
    _shared_many,
    _signed_next,
    _signed_soon,
    _signed_later,
    _signed_above,
    _below_head,
    _name_next,
    _distance,
    _inside,
    _stopped,
    _asking,
    _twice,
    _often,
    _within,
    _holds,
    _deck,
    _address,
    _among_headlines,
    _last_headline,
    _first_headline,
    _first_line,
    _below_tiny,
    _above_long,
    _capitals,
    _counter,
    _lower,
    _after_part,
    _outlet,
    _name,
    _sections,
)


def feature_names() -> tuple[str, ...]:
    """The names of a candidate's features, in the order of `features`."""
    return tuple(feature.__name__.strip("_") for feature in FEATURES)


def features(lines: Sequence[Line], places: Sequence[int], begin: int) -> list[list[float]]:
    """One row a candidate."""
    prose = [line for line in lines[begin:] if line.stopped][:_OPENING]
    opening = frozenset().union(*(line.stems for line in prose))
    others = frozenset(line.words.casefold() for line in lines)
    rows = (Place(lines, at, begin, opening, others) for at in places)
    return [[float(feature(row)) for feature in FEATURES] for row in rows]


@cache
def weights() -> tuple[float, ...]:
    """The weight of each feature, in the order of `feature_names`."""
    stated = {name: float(value) for name, value in lexicon.table("parse/title_weights")}
    return tuple(stated[name] for name in feature_names())


@dataclass(frozen=True, slots=True)
class Found:
    """The body of a page and its title."""

    run: Run
    title: int | None
    """Index of its line; None: no line stands where a title can."""
    share: float
    """Of the choice among all candidates, 0 to 1."""


def find_article(lines: Sequence[Line]) -> Found | None:
    """The run of prose that has the best title, or is so long that it needs none; None where nothing is prose."""
    found = [(run, *_best(lines, run)) for run in find_runs(lines)]
    if not found:
        return None
    run, title, _, share = max(found, key=lambda row: math.log(row[0].mass) + _TITLE_COUNTS * row[2])
    return Found(run, title, share)


def _best(lines: Sequence[Line], run: Run) -> tuple[int | None, float, float]:
    """The best candidate, its weighted sum, and its share of the choice."""
    places = candidates(lines, run.begin)
    if not places:
        return None, 0.0, 0.0
    sums = [
        sum(value * weight for value, weight in zip(row, weights(), strict=True))
        for row in features(lines, places, run.begin)
    ]
    top = max(sums)
    title = _above_summary(lines, places, places[sums.index(top)])
    return title, top, 1 / sum(math.exp(total - top) for total in sums)


def _above_summary(lines: Sequence[Line], places: Sequence[int], at: int) -> int:
    """The line above the best candidate, where that is a summary: a headline of its own stands right above it, and no
    list of headlines above that.
    """
    upper = at - 1
    if upper not in places or lines[upper].count < _HEADLINE or not lines[upper].like_headline:
        return at
    above = lines[upper - 1] if upper else None
    listed = above is not None and above.like_headline and above.words != lines[upper].words
    return at if listed or lines[at].count <= lines[upper].count // 2 else upper
