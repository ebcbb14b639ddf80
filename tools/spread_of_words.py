"""Make the table of how widely words are spread: `python -m tools.spread_of_words LIST.msgpack.gz > TABLE`.

LIST is a word list of wordfreq (`wordfreq/data/small_en.msgpack.gz` in its package): a header, then one list of words
for each hundredth of a power of ten, the most frequent first. Needs the package msgpack, which the program itself
doesn't. The same list gives the same table to the byte.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import sys
from collections import Counter
from math import exp
from pathlib import Path

from generator.link.reading import form, stemmed

WORDS = 400
"""Length of the article that shares are told for: the median of news articles lies near it."""
LEAST = 2
"""Forms in fewer articles per thousand are left out: rarer than that, it hardly matters how rare."""


def shares(path: Path) -> Counter[str]:
    """Share of all words that each compared form has, 0 to 1."""
    msgpack = importlib.import_module("msgpack")
    with gzip.open(path) as packed:
        buckets = msgpack.load(packed, raw=False)[1:]
    found: Counter[str] = Counter()
    for hundredths, bucket in enumerate(buckets):
        for word in bucket:
            found[stemmed(form(word))] += 10 ** (-hundredths / 100)  # type: ignore[assignment]
    return found


def main() -> None:
    """Print the table, the most widely spread first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list", type=Path)
    rows = [(round(1000 * (1 - exp(-WORDS * share))), stem) for stem, share in shares(parser.parse_args().list).items()]
    for spread, stem in sorted(rows, key=lambda row: (-row[0], row[1])):
        if spread >= LEAST and stem.isalnum() and stem.isascii():
            sys.stdout.write(f"{stem}\t{spread}\n")


if __name__ == "__main__":
    main()
