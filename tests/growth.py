"""Twice the text takes about twice the time, measured: `make growth` runs every pattern; the tests run a sample.

A pattern is a short piece of text, repeated to fill an article: what opens a search, an alternative or a table in an
extractor and never closes it. Each is run at two sizes through the parser and through each extractor.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.extract import EXTRACTORS, run
from generator.model import Document, Extracts, Source
from generator.parse import parse
from tests.timing import seconds

OPTIONS = {extractor.name: extractor.options() for extractor in EXTRACTORS}

PATTERNS: Mapping[str, str] = {
    # marks
    "opening marks": "“",
    "closing marks": "”",
    "straight marks": '"',
    "single marks": "‘a ’b ",
    "apostrophes": "’ ",
    "brackets": "(",
    "commas": ", ",
    "dashes": "— ",
    "dots": "... ",
    "mixed marks": "“1,A. ",
    # letters and words
    "one word": "a",
    "spaces": " ",
    "small words": "is by a the ",
    "letters apart": "a b c ",
    "initials": "A. ",
    "capitals": "ABC DEF, ",
    "names": "Ann ",
    "names joined": "Juan de la ",
    "people": "Xaver Lee Adam Lee. ",
    "titles": "President ",
    "hyphens": "al-A-",
    "lines": "a\n",
    "short paragraphs": "Ab cd ef\n\n",
    "accents": "é́ñ ",
    "other letters": "Жé漢 ",
    "no-break and thin blanks": "1\u00a0000\u2009000 ",
    # speech
    "quotes": "“Go,” said Ann Lee. ",
    "quotes within quotes": "“A ‘b” c’ said ",
    "turns": "A: b\n",
    "questions": "Who?\n\nI do.\n\n",
    "verbs of saying": "he said told ",
    "according to": "according to ",
    # numbers
    "digits": "0",
    "digits and commas": "1,",
    "fractions": "1/2 of a ",
    "ranges": "from 5 to ",
    "number words": "two hundred and ",
    "counts": "more than 40 people ",
    "money": "$5 a $ ",
    "percentages": "up 5 percent from 4 after rising 3, ",
    "several of": "tens of thousands of ",
    "shares": "one in ",
    # days
    "dates": "Oct. 7, ",
    "days of lists": "May 3, 4, 5, ",
    "weekdays": "Monday will be due by ",
    "periods": "the first nine months of the last ",
    "years": "1999-2000-",
    "quarters": "first quarter ended a year earlier ",
    "to and to": "vowed to want to ",
    # furniture
    "bylines": "By Ann Lee\n\n",
    "datelines": "LONDON (AP) — ",
    "addresses": "http://a.b/",
    "tags": "<b>&amp;",
}
"""Name of a pattern to the piece it repeats; what stands between the comments is its kind."""

RATIO = 2.4
"""The most that twice the text may take; a quadratic step would take four times."""
NOISE = 0.08
"""Seconds. So much a short run may be off on a machine that works on other things."""


@dataclass(frozen=True, slots=True)
class Slow:
    """An extractor that a pattern holds up."""

    pattern: str
    extractor: str
    short: float
    long: float
    """Seconds at the smaller size, and at twice that."""


def filled(piece: str, size: int) -> str:
    """An article of so many characters made of one piece, behind a letter: a reader refuses what shows nothing."""
    return "x" + (piece * (size // len(piece) + 1))[: size - 1]


def spent(text: str) -> dict[str, float]:
    """Processor seconds of the parser and of each extractor."""
    took = {"parse": seconds(lambda: parse("a", Source("a.txt", "0"), Document(text)))}
    article, _ = parse("a", Source("a.txt", "0"), Document(text))
    found = Extracts()
    for extractor in EXTRACTORS:
        made: list[Any] = []
        options = OPTIONS[extractor.name]
        took[extractor.name] = seconds(
            lambda extractor=extractor, found=found, options=options, made=made: made.append(
                run(extractor, article, found, options)[0]
            )
        )
        found = found.having(made[0])
    return took


def slow(pattern: str, size: int) -> Iterator[Slow]:
    """The extractors that the pattern holds up at `size` characters and twice that.

    What seems slow is measured again and the best of three runs counts: other work on the machine makes some runs slow.
    """
    piece = PATTERNS[pattern]
    runs = [(spent(filled(piece, size)), spent(filled(piece, 2 * size)))]
    for _ in range(2):
        if not any(_faults(*runs[0])):
            break
        runs.append((spent(filled(piece, size)), spent(filled(piece, 2 * size))))
    short, long = ({name: min(run[k][name] for run in runs) for name in runs[0][0]} for k in (0, 1))
    for name in _faults(short, long):
        yield Slow(pattern, name, short[name], long[name])


def _faults(short: Mapping[str, float], long: Mapping[str, float]) -> list[str]:
    return [name for name, took in long.items() if took > RATIO * short[name] + NOISE]


def main() -> None:
    """Every pattern at the size given, 50,000 characters by default; exit code 1 if one is slow."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    spent(filled("a b ", 1_000))  # word lists are read
    found = [one for pattern in PATTERNS for one in slow(pattern, size)]
    for one in found:
        print(f"{one.pattern}: {one.extractor} took {one.short:.2f} s, and {one.long:.2f} s for twice the text")
    print(f"{len(PATTERNS)} patterns, {len(EXTRACTORS)} extractors and the parser: {len(found)} slow")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
