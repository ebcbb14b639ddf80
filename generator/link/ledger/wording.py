"""Names of measures cut from an article: the words around the number, for where a noun and a unit say too little.

"Yards" may be anybody's; "404 yards rushing" can be read without the article. Where the articles' numbers differ the
number is left open: "… miles of Tel Aviv".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.base import lexicon
from generator.base.classes import word_class
from generator.base.text import fold
from generator.link.ledger.statements import Statement
from generator.link.reading import Word
from generator.model import Span

# Written words taken before and behind the number with its noun: what it is the number of mostly stands behind
# ("bombs fell within the camp"), what it is said of right before ("the crater is").
_BEFORE, _BEHIND = 4, 6
# Of all of them with the number: eight in a row are a copy (`generator.verify.copied`), and a name carries no mark.
_MOST = 7
# Words before the number that stay when those behind it are too many.
_KEPT_BEFORE = 2
# More words of a name that begins further left.
_NAMES = 3
# Content words beside the number that make a name; more that others share make it no better.
_LEAST, _ENOUGH = 2, 3
_OPEN = "…"
_TOKEN = re.compile(r"\S+")
_MARKS = '.,;:!?()[]{}"“”‘«»—–-�'


def as_written(entries: Sequence[Statement], texts: Mapping[str, str], unit: str) -> str:
    """The words around the number as the article writes them that shares most with the others; empty where no article
    has enough of them. `unit`: what an open number is measured in, in the plural; empty for none.

    "It fell 20 miles from Nairobi" and "within 20 miles of Nairobi" make "20 miles of Nairobi", with 30 in the one
    "… miles of Nairobi".
    """
    clauses = lexicon.words("link/ledger/clauses")
    # "Two dressed as women" has its words only beyond the end of the clause.
    return _best(entries, texts, unit, clauses) or _best(entries, texts, unit, frozenset())


def _best(entries: Sequence[Statement], texts: Mapping[str, str], unit: str, ends: frozenset[str]) -> str:
    """The best words up to those of `ends`."""
    spread = Counter(stem for one in entries for stem in one.sentence.stems)
    alike = len({one.value for one in entries}) == 1
    made = []
    for at, one in enumerate(entries):
        text = texts[one.article]
        window = window_of(one, text, ends)
        beside = [word.stem for word in _told_in(one, window)]
        if len(beside) < (1 if one.counted or one.figure.unit else _LEAST):
            continue
        shared = min(_ENOUGH, sum(spread[stem] > 1 for stem in {*beside}))
        written = window.cut(text) if alike else _opened(one, window, text, unit)
        made.append((len(beside) < _LEAST, not one.counted, -shared, len(written), at, " ".join(written.split())))
    return min(made)[-1] if made else ""


def _told_in(one: Statement, window: Span) -> Iterator[Word]:
    """The content words of a window outside the number."""
    for word in one.sentence.words:
        if word.span in window and not word.stop and not word.span.overlaps(one.figure.span):
            yield word


def _opened(one: Statement, window: Span, text: str, unit: str) -> str:
    """The window with its number, its unit and what bounds it left open."""
    first = one.figure.qualifier or one.figure.span
    start, end = min(first.start, one.figure.span.start), one.figure.span.end
    return f"{text[window.start : start]}{f'{_OPEN} {unit}'.strip()}{text[end : window.end]}"


def window_of(one: Statement, text: str, ends: frozenset[str]) -> Span:
    """From a content word before the number to one behind it; no marks and no words of `ends` between."""
    core, sentence = _core(one, text), one.sentence.span
    before = [Span(m.start(), m.end()) for m in _TOKEN.finditer(text, sentence.start, core.start)]
    behind = [Span(m.start(), m.end()) for m in _TOKEN.finditer(text, core.end, sentence.end)]
    stops = {word.span.start for word in one.sentence.words if word.stop}
    back = _phrase(_trimmed([*_back(before, text, core.start, ends)], stops, text), text)
    forth = _trimmed(
        _whole([*_forth(behind, text, (core.end, sentence.end), ends)], behind, (stops, ends), text), stops, text
    )
    room = max(_MOST - len(core.cut(text).split()), 0)
    forth = _trimmed(forth[: max(room - min(len(back), _KEPT_BEFORE), 0)], stops, text)
    back = _phrase(_trimmed(back[: room - len(forth)], stops, text), text)
    return Span(back[-1].start if back else core.start, forth[-1].end if forth else core.end)


def _phrase(back: list[Span], text: str) -> list[Span]:
    """Without a name before an article, which ends another phrase: "In Brackley | a commission of five"."""
    while len(back) > 1 and back[-1].cut(text)[0].isupper() and word_class(back[-2].cut(text)) == "D":
        back = back[:-2]
    return back


def _core(one: Statement, text: str) -> Span:
    """The number's phrase with the brackets that it fills: "two metres (6.6 feet) wide"."""
    phrase = one.figure.phrase
    before, behind = text[: phrase.start].endswith("("), text.startswith(")", phrase.end)
    return Span(phrase.start - 1, phrase.end + 1) if before and behind else phrase


def _back(tokens: Sequence[Span], text: str, start: int, ends: frozenset[str]) -> Iterator[Span]:
    """Written words before the number, the nearest first, as far as its clause goes; a name isn't cut in two."""
    for count, token in enumerate(reversed(tokens)):
        written = token.cut(text)
        named = written[0].isupper() and count < _BEFORE + _NAMES and text[start].isupper()
        if token.end == start or "\n" in text[token.end : start] or (count >= _BEFORE and not named):
            return
        if written[-1] in _MARKS or _folded(written) in ends:
            return
        start = token.start + len(written) - len(written.lstrip(_MARKS))
        yield Span(start, token.end)
        if written[0] in _MARKS:
            return


def _forth(tokens: Sequence[Span], text: str, within: tuple[int, int], ends: frozenset[str]) -> Iterator[Span]:
    """Written words behind the number, the nearest first, as far as its clause goes."""
    for token in tokens[:_BEHIND]:
        written = token.cut(text)
        # A full stop within a sentence is an abbreviation's: "on Nov. 12".
        kept = written if written.endswith(".") and token.end < within[1] else written.rstrip(_MARKS)
        joined = token.start == within[0]
        if not kept or _folded(written) in ends or (written[0] in _MARKS and not (joined and written[0] in "-–")):
            return
        yield Span(token.start, token.start + len(kept))
        if kept != written:
            return


def _whole(kept: list[Span], behind: Sequence[Span], known: tuple[set[int], frozenset[str]], text: str) -> list[Span]:
    """Without the phrase at the end that the limit cuts: "into the Casty | store"."""
    if len(kept) < _BEHIND or len(behind) == _BEHIND or kept[-1].end != behind[_BEHIND - 1].end:
        return kept
    following, (stops, ends) = behind[_BEHIND], known
    if following.start in stops or text[following.start] in _MARKS or _folded(following.cut(text)) in ends:
        return kept
    cut = next((at for at in range(len(kept) - 1, 0, -1) if kept[at].start in stops), len(kept))
    return kept[:cut]


def _folded(written: str) -> str:
    """The word as lists hold it."""
    return fold(written).strip(_MARKS).lower()


def _trimmed(tokens: list[Span], stops: set[int], text: str) -> list[Span]:
    """Without the words at its end that tell nothing, "of", "in the", and without numbers there: their noun is cut off
    or they have a name of their own. "Dec. 12" stays.
    """
    while tokens and (tokens[-1].start in stops or not any(ch.isalpha() for ch in tokens[-1].cut(text))):
        if len(tokens) > 1 and tokens[-2].cut(text).endswith("."):
            break
        tokens.pop()
    return tokens
