"""Learn whether other numbers are of one measure: `python -m tools.train_ledger LEDGERS.jsonl [EVENTS.jsonl PAIRS]`.

LEDGERS has one collection a line, as `tests/fixtures/ledgers.jsonl`: `articles` (`id`, `text`, `date`) and `ledger`,
the measures that several articles state, each statement an article's id and words of its text. Pairs of statements
with other numbers are examples: right ones where a measure holds both, wrong ones where they are alike and none does.
Collections marked `aside` teach nothing.

EVENTS has articles (`id`, `text`), PAIRS one pair a line: `pair`, twice an article's id and the offset of a number in
its text, and `same`, whether both are of one measure. `tools/ledger_pairs.jsonl` has 104 pairs of ECB+ (Cybulska and
Vossen 2014), drawn from what the program lined up and read by hand; offsets count in texts put together from tokens.

With `--held-out` every tenth collection or topic is held out in turn, and precision and recall are printed instead of
weights. Logistic regression by Newton's method, as in `train_stories.py`; the same files give the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp
from pathlib import Path
from typing import Any

from generator.link.ledger import Statement, state
from generator.link.ledger.alike import agree, terms, unit_of
from generator.link.ledger.doubt import NAMES, bearing
from generator.link.ledger.guards import Known, kept_apart
from generator.link.reading import read
from tools.train_stories import entries_of, newton

LEAST = 0.4
"""Pairs less alike than this are never lined up, so that they teach nothing."""
FOLDS = 10
BOUNDS = (0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of statements with other numbers."""

    vector: tuple[float, ...]
    """A 1, then the values of `NAMES`."""
    same: bool
    group: str
    """Its collection or topic."""


def of_articles(rows: Sequence[dict[str, Any]]) -> dict[str, list[Statement]]:
    """What the articles state, by article id."""
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in state(read(entries_of(rows))).statements:
        found[one.article].append(one)
    return found


def example(one: Statement, other: Statement, stated: dict[str, list[Statement]], *, same: bool, group: str) -> Example:
    """The pair as a row of numbers."""
    told = bearing(one, other, stated)
    return Example((1.0, *(float(getattr(told, name)) for name in NAMES)), same, group)


def of_collection(collection: dict[str, Any]) -> Iterator[Example]:
    """All pairs of a collection that could be lined up."""
    texts = {row["id"]: row["text"] for row in collection["articles"]}
    stated = of_articles(collection["articles"])
    known = Known(dict.fromkeys(texts))
    plain = [one for its in stated.values() for one in its if one.sort in ("plain", "running")]
    for one, other in combinations(plain, 2):
        if one.article == other.article or agree(one, other) or unit_of(one) != unit_of(other):
            continue
        same = any(
            all(any(states(it, *said, texts) for said in wanted["statements"]) for it in (one, other))
            for wanted in collection["ledger"]
        )
        if not kept_apart(one, other, known) and (same or terms(one, other).score >= LEAST):
            yield example(one, other, stated, same=same, group=collection["name"])


def states(one: Statement, article: str, words: str, texts: dict[str, str]) -> bool:
    """Whether a statement is the one that is named by words of its article."""
    places = (found.span() for found in re.finditer(re.escape(words), texts[article]))
    phrase = one.figure.phrase
    return one.article == article and any(phrase.start < end and start < phrase.end for start, end in places)


def of_pairs(articles: Sequence[dict[str, Any]], pairs: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """Pairs that were read, of a larger corpus; none of which a number is no statement any more."""
    stated = of_articles(articles)
    by_key = {one.key: one for its in stated.values() for one in its}
    for row in pairs:
        one, other = (by_key.get((article, start)) for article, start in row["pair"])
        if one is not None and other is not None:
            yield example(one, other, stated, same=row["same"], group=one.article.partition("_")[0])


def learn(examples: Sequence[Example]) -> list[float]:
    """Bias, then one weight for each of `NAMES`."""
    return newton([(it.vector, float(it.same), 1.0) for it in examples])


def held_out(examples: Sequence[Example]) -> Iterator[tuple[float, bool]]:
    """How likely each example is by the weights of the collections and topics of other folds, and whether it is one."""
    for fold in range(FOLDS):
        inside = [it for it in examples if fold_of(it.group) == fold]
        weights = learn([it for it in examples if fold_of(it.group) != fold])
        for it in inside:
            total = sum(weight * value for weight, value in zip(weights, it.vector, strict=True))
            yield 1 / (1 + exp(-total)), it.same


def fold_of(group: str) -> int:
    """Which fold a group is in, by the hash of its name."""
    return hashlib.sha256(group.encode()).digest()[0] % FOLDS


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> None:
    """Print the table of weights, or how it fares on what was held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledgers", type=Path)
    parser.add_argument("more", type=Path, nargs="*", help="EVENTS.jsonl and PAIRS.jsonl")
    parser.add_argument("--held-out", action="store_true")
    given = parser.parse_args()
    examples = [it for row in _rows(given.ledgers) if not row.get("aside") for it in of_collection(row)]
    if given.more:
        events, pairs = given.more
        examples += of_pairs(_rows(events), _rows(pairs))
    if not given.held_out:
        for name, weight in zip(("bias", *NAMES), learn(examples), strict=True):
            sys.stdout.write(f"{name}\t{weight:.2f}\n")
        return
    told = list(held_out(examples))
    for bound in BOUNDS:
        called = [same for likely, same in told if likely >= bound]
        right, whole = sum(called), sum(same for _, same in told)
        precision = right / max(1, len(called))
        sys.stdout.write(f"{bound}: precision {precision:.2f}, recall {right / whole:.2f}, {len(told)} pairs\n")


if __name__ == "__main__":
    main()
