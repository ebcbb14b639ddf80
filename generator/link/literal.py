"""Words that two articles have in a row, one for one: the mark of a common text.

Facts are told alike by reporters who never met: names, ages, charges, sums. What nobody hits on twice by chance is a
run of other words. So a run counts by its words that are neither names nor numbers, and quotations are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.base.text import fold
from generator.extract.figures import Figure
from generator.extract.quotes import Quote
from generator.link.reading import Reading, Sentence
from generator.model import Span


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one sentence outside quotations, in a stretch without a gap."""

    forms: tuple[str, ...]
    plain: tuple[bool, ...]
    """Whether a word is neither part of a name nor of a number."""


@dataclass(frozen=True, slots=True)
class Runs:
    """What two articles have word for word."""

    telling: int
    """How many runs there are with five words or more that are neither names nor numbers."""
    share: float
    """How much of the shorter article's words stands in such runs, 0 to 1."""


# Among the ten pairs of the five seeds runs of four such words come by chance in half of them ("a cease-fire deal"), of
# five in three, once each; the one rewrite has three.
LEAST = 5
_KEY = 3
"""Words in a row that the index looks up; a run is longer anyway."""


def rows(reading: Reading) -> tuple[Row, ...]:
    """An article's running text in rows. Linear in its length."""
    quoted = sorted(quote.span for quote in reading.entry.extracts.of(Quote))
    numbers = sorted(figure.span for figure in reading.entry.extracts.of(Figure))
    text = reading.entry.article.text
    running = (sentence for sentence in reading.sentences if sentence.block.kind == "paragraph")
    return tuple(row for sentence in running for row in _rows(text, sentence, quoted, numbers))


def _rows(text: str, sentence: Sentence, quoted: Sequence[Span], numbers: Sequence[Span]) -> Iterator[Row]:
    inside = [span for span in quoted if span.overlaps(sentence.span)]
    counted = [span for span in numbers if span.overlaps(sentence.span)]
    forms: list[str] = []
    plain: list[bool] = []
    for word in sentence.words:
        if any(word.span.overlaps(span) for span in inside):
            if forms:
                yield Row(tuple(forms), tuple(plain))
            forms, plain = [], []
            continue
        forms.append(fold(word.span.cut(text)).lower())
        number = word.stem[0].isdigit() or any(word.span.overlaps(span) for span in counted)
        plain.append(not (word.proper or number))
    if forms:
        yield Row(tuple(forms), tuple(plain))


def runs(ours: Sequence[Row], theirs: Sequence[Row]) -> Runs:
    """The runs that two articles share; each word of the first counts once."""
    held: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for at, row in enumerate(theirs):
        for start in range(len(row.forms) - _KEY + 1):
            held[row.forms[start : start + _KEY]].append((at, start))
    telling = words = 0
    for row in ours:
        start = 0
        while start <= len(row.forms) - _KEY:
            places = held.get(row.forms[start : start + _KEY], ())
            length = max((_together(row, start, theirs[at], to) for at, to in places[:_LOOKED_AT]), default=0)
            if sum(row.plain[start : start + length]) >= LEAST:
                telling += 1
                words += length
            start += max(length, 1)
    shorter = min(sum(len(row.forms) for row in its) for its in (ours, theirs))
    return Runs(telling, min(1.0, words / shorter) if shorter else 0.0)


_LOOKED_AT = 20
"""Places of three words in a row that are followed; commonplaces have more."""


def _together(ours: Row, start: int, theirs: Row, to: int) -> int:
    """How many words run on alike from the two places."""
    length = 0
    while (
        start + length < len(ours.forms)
        and to + length < len(theirs.forms)
        and ours.forms[start + length] == theirs.forms[to + length]
    ):
        length += 1
    return length
