"""Learn what likeness says about one event: `python -m tools.train_stories EVENTS.jsonl [--apart ARTICLES.jsonl]`.

EVENTS has one JSON object a line: `id`, `text`, `event` and `topic`. Pairs of articles that share words are examples,
those of one event right ones; all topics weigh alike. ARTICLES has `id`, `text` and `date`: of articles more than two
weeks apart no pair is of one event, and all of them weigh as much as `TOPICS` topics. They keep a campaign, whose
articles all sound alike, from being taken for one event.

The method is logistic regression with a small penalty, by Newton's method; the same files give the same weights.
Weights that come out negative are left out one after another: no likeness says that two articles are of two events.

With `--check` it says instead how well each topic's articles are grouped by weights learnt on all other topics, beside
weights that have seen it: pairwise precision, recall and F1 over all topics, by words alone (without days, quotes and
sources). A gap of more than three points would mean that the weights fit these topics only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from math import exp
from pathlib import Path
from typing import Any

from generator.extract import EXTRACTORS
from generator.link.reading import read
from generator.link.stories.grouping import grouped
from generator.link.stories.likeness import Likeness, alike, candidates, profiles
from generator.model import Document, Entry, Source
from generator.parse import parse
from generator.program.understand import Work, entry, extracted

NAMES = ("words", "neighbours", "lead_names")
TOPICS = 6
DAYS = 14
PENALTY = 3.0
"""Of weights as if all likenesses varied by 1; .3 to 30 score alike."""
STEPS = 30

Row = tuple[tuple[float, ...], float, float]
"""Likenesses with a 1 before them, whether it is one event, and what the example weighs."""


def entries_of(rows: Sequence[dict[str, Any]]) -> tuple[Entry, ...]:
    """The articles with their names and figures; nothing else is needed."""
    wanted = frozenset(one.name for one in EXTRACTORS) - {"keywords"}
    options = {one.name: one.options() for one in EXTRACTORS}
    made = []
    for row in rows:
        source = Source(f"{row['id']}.txt", hashlib.sha256(row["text"].encode()).hexdigest())
        article, problems = parse(row["id"], source, Document(row["text"]))
        made.append(entry(article, problems, extracted(Work(article, {}, wanted, options))))
    return tuple(made)


def likenesses(rows: Sequence[dict[str, Any]]) -> dict[tuple[str, str], Likeness]:
    """The likeness of all pairs that may be of one event."""
    made = profiles(read(entries_of(rows)))
    return alike(made, candidates(made))


def _vector(likeness: Likeness) -> tuple[float, ...]:
    return (1.0, *(float(getattr(likeness, name)) for name in NAMES))


def check(events: Sequence[dict[str, Any]], articles: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Two lines: precision, recall and F1 of pairs, with each topic left out and with none."""
    by_topic: dict[str, list[dict[str, Any]]] = {}
    for row in events:
        by_topic.setdefault(row["topic"], []).append(row)
    found = likenesses(events)
    apart = _apart(articles)
    event = {row["id"]: row["event"] for row in events}
    for left_out in (True, False):
        right = told = there = 0
        for topic, rows in by_topic.items():
            seen = [row for row in events if row["topic"] != topic or not left_out]
            weights = dict(zip(("bias", *NAMES), learn(_weighed(_examples(seen, found), apart)), strict=True))
            its = {row["id"] for row in rows}
            pairs = {pair: like.likely(weights) for pair, like in found.items() if {*pair} <= its}
            groups = grouped(pairs, lambda _ours, _theirs: False)
            joined = [pair for group in groups for pair in combinations(group, 2)]
            right += sum(event[one] == event[other] for one, other in joined)
            told += len(joined)
            there += sum(event[one] == event[other] for one, other in combinations(sorted(its), 2))
        precision, recall = right / max(1, told), right / max(1, there)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        yield f"{'left out' if left_out else 'seen'}\tP {precision:.3f}\tR {recall:.3f}\tF1 {f1:.3f}\n"


Example = tuple[tuple[float, ...], float, str]
"""Likenesses with a 1 before them, whether it is one event, and the topic; empty for articles of two topics."""


def _examples(events: Sequence[dict[str, Any]], found: Mapping[tuple[str, str], Likeness]) -> list[Example]:
    event = {row["id"]: row["event"] for row in events}
    topic = {row["id"]: row["topic"] for row in events}
    return [
        (_vector(like), float(event[one] == event[other]), topic[one] if topic[one] == topic[other] else "")
        for (one, other), like in found.items()
        if one in event and other in event
    ]


def examples(events: Sequence[dict[str, Any]], articles: Sequence[dict[str, Any]]) -> list[Row]:
    """All examples with their weights."""
    return _weighed(_examples(events, likenesses(events)), _apart(articles))


def _apart(articles: Sequence[dict[str, Any]]) -> list[tuple[float, ...]]:
    """Likenesses of articles that are too far apart in time to be of one event."""
    days = {row["id"]: date.fromisoformat(row["date"][:10]) for row in articles if row.get("date")}
    return [
        _vector(like)
        for (one, other), like in (likenesses(articles) if articles else {}).items()
        if one in days and other in days and abs((days[one] - days[other]).days) > DAYS
    ]


def _weighed(found: Sequence[Example], apart: Sequence[tuple[float, ...]]) -> list[Row]:
    count = Counter(name for _, _, name in found)
    made = [(vector, right, 1 / count[name]) for vector, right, name in found]
    made += [(vector, 0.0, TOPICS / len(apart)) for vector in apart]
    mean = sum(weight for _, _, weight in made) / len(made)
    return [(vector, right, weight / mean) for vector, right, weight in made]


def learn(rows: Sequence[Row]) -> list[float]:
    """The weights: bias, then one for each of `NAMES`; 0 for one that is left out."""
    kept = list(range(1, 1 + len(NAMES)))
    while True:
        columns = [0, *kept]
        weights = newton([(tuple(vector[at] for at in columns), right, weight) for vector, right, weight in rows])
        worst = min(range(1, len(columns)), key=lambda at: weights[at])
        if weights[worst] >= 0:
            found = dict(zip(columns, weights, strict=True))
            return [found.get(at, 0.0) for at in range(1 + len(NAMES))]
        kept.remove(columns[worst])


def newton(rows: Sequence[Row]) -> list[float]:
    """The weights of a logistic regression, in the order of the columns; the first column is all ones."""
    size = len(rows[0][0])
    mean = [sum(vector[at] for vector, _, _ in rows) / len(rows) for at in range(size)]
    spread = [
        (sum((vector[at] - mean[at]) ** 2 for vector, _, _ in rows) / len(rows)) ** 0.5 or 1.0 for at in range(size)
    ]
    # The first column is all ones: it is neither moved nor stretched.
    mean[0], spread[0] = 0.0, 1.0
    scaled = [
        (tuple((vector[at] - mean[at]) / spread[at] for at in range(size)), right, weight)
        for vector, right, weight in rows
    ]
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [0.0 if at == 0 else -PENALTY * weights[at] for at in range(size)]
        curve = [[PENALTY if at == to and at else 0.0 for to in range(size)] for at in range(size)]
        for vector, right, weight in scaled:
            share = 1 / (1 + exp(-max(-30.0, min(30.0, sum(w * x for w, x in zip(weights, vector, strict=True))))))
            for at in range(size):
                slope[at] += weight * (right - share) * vector[at]
                for to in range(size):
                    curve[at][to] += weight * share * (1 - share) * vector[at] * vector[to]
        weights = [old + step for old, step in zip(weights, _solved(curve, slope), strict=True)]
    told = [weight / wide for weight, wide in zip(weights, spread, strict=True)]
    return [told[0] - sum(told[at] * mean[at] for at in range(1, size)), *told[1:]]


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small system of equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda to: abs(rows[to][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for to in range(len(rows)):
            if to != at:
                rows[to] = [value - rows[to][at] * own for value, own in zip(rows[to], rows[at], strict=True)]
    return [row[-1] for row in rows]


def _rows(path: Path | None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()] if path else []


def main() -> None:
    """Print the table of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=Path)
    parser.add_argument("--apart", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if given.check:
        sys.stdout.writelines(check(_rows(given.events), _rows(given.apart)))
        return
    for name, weight in zip(("bias", *NAMES), learn(examples(_rows(given.events), _rows(given.apart))), strict=True):
        sys.stdout.write(f"{name}\t{weight:.2f}\n")


if __name__ == "__main__":
    main()
