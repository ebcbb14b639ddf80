"""The body of a page: the densest run of prose among its lines.

Each line gets the odds that it belongs to the article, from what it looks like and what stands beside it (a logistic
regression; weights in data/prose_weights.txt, made by tools/train_heads.py). The body is the run of lines with the
greatest sum, where a line of prose counts its words and any other line costs a few.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from generator.base import lexicon
from generator.model import BlockKind
from generator.parse.page import Line

# Long paragraphs count no more than this many words, so that a legal notice does not outweigh an article.
_MOST_WORDS = 60
# What a line that is no prose costs, in words of prose: a heading, a caption or an advertisement between paragraphs is
# bridged, a menu is not. On two thirds of 66 pages 4 to 9 did alike.
_GAP = 6.0
# What the heading of another part of the page costs, in words: comments and other articles follow the article.
_PART = {"": 0.0, "foot": 20.0, "more": 20.0, "comments": 100.0}
# A heading that counts comments ends the article, if there is one above; buttons of that name stand above it too.
_ENOUGH = 20.0
# What stands above a headline with a date or byline is no part of the article below it, unless it has so many words.
_HEADED = 100.0
# A text with less prose than this is too short to weigh: a note, a test, a page without an article.
_LEAST = 15.0
# A box inside an article (newsletter, cookies, advertisement) has at most so many lines on the pages looked at.
_LONGEST_BOX = 5
# A paragraph of a story; what stands below an article is shorter, or nobody speaks in it.
_LEAST_SPEECH = 20
_SPEECH = re.compile(r'"(?:[^"\s]+ ){3,}[^"\s]+[.,?!]"')
# A page with more heads inside its prose is a list of articles.
_MOST_HEADS = 5


def _words(line: Line) -> float:
    """How long it is, up to sixty words, in twenties."""
    return min(line.count, _MOST_WORDS) / 20


def _tiny(line: Line) -> float:
    """A word of a menu: four words or fewer."""
    return line.count <= 4


def _medium(line: Line) -> float:
    """Long for a headline."""
    return line.count >= 10


def _long(line: Line) -> float:
    """Long for a caption."""
    return line.count >= 20


def _stopped(line: Line) -> float:
    """Ends as a sentence does."""
    return line.stopped


def _sentence(line: Line) -> float:
    """Ends as a sentence does and has the length of one."""
    return line.stopped and line.count >= 8


def _lower(line: Line) -> float:
    """Share of words in lower case."""
    return line.lower


def _lower_sentence(line: Line) -> float:
    """Share of words in lower case, of lines that are not tiny: in menus of one word each it says nothing."""
    return line.lower * (line.count >= 6)


def _comma(line: Line) -> float:
    """A comma inside a long line."""
    return "," in line.words and line.count >= 8


def _quoting(line: Line) -> float:
    """Opens with a quotation mark and goes on."""
    return line.words[0] in "\"'" and line.count > 5


def _repeated(line: Line) -> float:
    """Stands elsewhere on the page too, as menus and captions of galleries do."""
    return line.copies > 1


def _notice(line: Line) -> float:
    """Known words of furniture."""
    return line.kind == "notice"


def _caption(line: Line) -> float:
    """A caption or a credit."""
    return line.kind == "caption"


def _head(line: Line) -> float:
    """A date line or a byline."""
    return line.dated_or_signed


def _capitals(line: Line) -> float:
    """In capitals throughout."""
    return line.words.isupper()


def _number(line: Line) -> float:
    """Few words and a number: counters, prices, times."""
    return line.count < 4 and any(character.isdigit() for character in line.words)


def _part(line: Line) -> float:
    """Heading of another part of the page."""
    return bool(line.ends_page)


def _address(line: Line) -> float:
    """Holds an address of the web, of mail or of a social network."""
    return "http" in line.words or "@" in line.words


FEATURES: tuple[Callable[[Line], float], ...] = (
    _words,
    _tiny,
    _medium,
    _long,
    _stopped,
    _sentence,
    _lower,
    _lower_sentence,
    _comma,
    _quoting,
    _repeated,
    _notice,
    _caption,
    _head,
    _capitals,
    _number,
    _part,
    _address,
)
BESIDE: tuple[Callable[[Line], float], ...] = (_words, _tiny, _sentence, _lower)
"""What is also looked at in the two lines above and the two below."""
OFFSETS = (-2, -1, 1, 2)


def feature_names() -> tuple[str, ...]:
    """The names of a line's features, in the order of `features`: `words`, …, `sentence+1`, …, `always`."""
    beside = [f"{_name(feature)}{offset:+d}" for offset in OFFSETS for feature in BESIDE]
    return (*map(_name, FEATURES), *beside, "always")


def _name(feature: Callable[[Line], float]) -> str:
    return feature.__name__.strip("_")


def features(lines: Sequence[Line]) -> list[list[float]]:
    """One row a line. Beyond the ends of the page every feature is 0."""
    near = [[float(feature(line)) for feature in BESIDE] for line in lines]
    nothing = [0.0] * len(BESIDE)
    return [
        [float(feature(line)) for feature in FEATURES]
        + [value for offset in OFFSETS for value in (near[at + offset] if 0 <= at + offset < len(near) else nothing)]
        + [1.0]
        for at, line in enumerate(lines)
    ]


@cache
def weights() -> tuple[float, ...]:
    """The weight of each feature, in the order of `feature_names`."""
    stated = {name: float(value) for name, value in lexicon.table("parse/prose_weights")}
    return tuple(stated[name] for name in feature_names())


def prose_shares(lines: Sequence[Line]) -> list[float]:
    """For each line how likely it belongs to the article, 0 to 1."""
    known: dict[tuple[str, BlockKind | None, str], tuple[float, ...]] = {}
    rows = []
    for line in lines:
        look = line.words, line.kind, line.rule
        row = known.get(look)
        if row is None:
            row = known[look] = _weighed(line)
        rows.append(row)
    none = (0.0,) * (1 + len(OFFSETS))
    padded = [none, none, *rows, none, none]
    # The line itself, then the two above and the two below, each as its neighbour at the other end of the offset.
    sums = (
        padded[at][0] + padded[at - 2][1] + padded[at - 1][2] + padded[at + 1][3] + padded[at + 2][4]
        for at in range(2, len(padded) - 2)
    )
    return [1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) for total in sums]


def _weighed(line: Line) -> tuple[float, ...]:
    """What a line's features add to its own sum, and to that of a line from which it stands at each of `OFFSETS`."""
    learnt = weights()
    own = sum(float(feature(line)) * weight for feature, weight in zip(FEATURES, learnt, strict=False)) + learnt[-1]
    beside = [float(feature(line)) for feature in BESIDE]
    begins = range(len(FEATURES), len(learnt) - 1, len(BESIDE))
    return own, *(
        sum(value * weight for value, weight in zip(beside, learnt[begin:], strict=False)) for begin in begins
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A run of lines that may be the body."""

    begin: int
    end: int
    """Half-open; indexes of lines."""
    mass: float
    """Words of prose less what other lines cost; above 0."""


def find_runs(lines: Sequence[Line]) -> tuple[Run, ...]:
    """The runs of prose that may be the body, the greatest first: the greatest of all, the greatest above and below it,
    and what of it stands behind each head inside it. Empty where nothing is prose.
    """
    gains = [
        share * min(line.count, _MOST_WORDS) - (1 - share) * _GAP - _PART[line.ends_page]
        for line, share in zip(lines, prose_shares(lines), strict=True)
    ]
    best = _greatest(lines, gains, 0, len(lines))
    if best is None or best.mass < _LEAST:
        best = _any_prose(lines) or best
    if best is None:
        return ()
    best = _past_boxes(lines, gains, best)
    others = (_greatest(lines, gains, 0, best.begin), _greatest(lines, gains, best.end, len(lines)))
    heads = [at + 1 for at in range(best.begin + 1, best.end - 1) if _is_head(lines, at)][:_MOST_HEADS]
    behind = (Run(at, best.end, mass) for at in heads if (mass := sum(gains[at : best.end])) > 0)
    runs = [best, *(run for run in others if run), *behind]
    return tuple(sorted(runs, key=lambda run: (-run.mass, run.begin)))


def _past_boxes(lines: Sequence[Line], gains: Sequence[float], run: Run) -> Run:
    """The run with what stands behind a box inside the article: its heading was taken for that of the page's foot.

    `text · Sign up to our letter · We use cookies · "We carried them," said the cook.`: only a story quotes speech.
    """
    end = run.end
    for at in range(run.end, len(lines)):
        line = lines[at]
        if at - end > _LONGEST_BOX or line.ends_page in ("more", "comments") or line.rule == "notice.copyright":
            break
        if _is_head(lines, at):
            break
        if line.count >= _LEAST_SPEECH and line.like_prose and _SPEECH.search(line.words):
            end = at + 1
    return run if end == run.end else Run(run.begin, end, run.mass + max(0.0, sum(gains[run.end : end])))


def _any_prose(lines: Sequence[Line]) -> Run | None:
    """From the first to the last sentence before comments or the page's foot, in a text too short to weigh."""
    text = [at for at, line in enumerate(lines) if line.kind is None and (line.like_prose or line.count > _MOST_WORDS)]
    if not text:
        return None
    foot = next((at for at in range(text[0], len(lines)) if lines[at].ends_page in ("comments", "foot")), len(lines))
    last = max(at for at in text if at < foot or at == text[0])
    return Run(text[0], last + 1, 1.0)


def _greatest(lines: Sequence[Line], gains: Sequence[float], first: int, last: int) -> Run | None:
    """The run with the greatest sum between two lines."""
    best: Run | None = None
    current, start = 0.0, first
    for at in range(first, last):
        if current > _ENOUGH and _counted_comments(lines[at]):
            break
        if current < _HEADED and _is_head(lines, at):
            current, start = 0.0, at + 1
            continue
        if current <= 0:
            current, start = 0.0, at
        current += gains[at]
        if current > (best.mass if best else 0):
            best = Run(start, at + 1, current)
    return best


def _counted_comments(line: Line) -> bool:
    return line.ends_page == "comments" and any(character.isdigit() for character in line.words)


def _is_head(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a date or byline with a headline just above or below it, and no prose in between."""
    if not lines[at].dated_or_signed:
        return False
    return any(line.like_headline for line in lines[max(0, at - 4) : at + 3])
