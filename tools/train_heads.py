"""Learn the weights of generator/parse: which lines of a page are the article's, and which line is its title.

    python -m tools.train_heads PAGES.jsonl [...]

A line of PAGES: {"id", "text", "title", "body"}: the text of a whole page, the title that stands in it and the words of
the article. Writes generator/parse/data/prose_weights.txt and title_weights.txt; the same pages give the same files.
Both models are small enough for Newton's method: a logistic regression over lines, and a choice among the lines of a
page (conditional logit). Needs numpy, which comes with yake.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.base import lexicon
from generator.parse import body, title
from generator.parse.layout import find_units
from generator.parse.page import Line, read_lines

Matrix = NDArray[np.float64]

# Weight of the pull towards zero, for thousands of lines and for tens of titles.
_PULL, _TITLE_PULL = 3.0, 0.2
_ROUNDS = 40
_TINY = 1e-6
_DATA = Path(__file__).parents[1] / "generator" / "parse" / "data"


def main(*paths: str) -> None:
    """Read the pages, learn both models, write both files."""
    pages = [json.loads(line) for path in paths for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
    pages = [variant for page in pages for variant in (page, *articles(page))]
    read = [(page, read_lines(page["text"], find_units(page["text"]))) for page in pages]
    with_body = [(lines, of_body(page["body"], lines)) for page, lines in read if page.get("body")]
    rows = np.array([row for lines, _ in with_body for row in body.features(lines)])
    told = np.concatenate([labels for _, labels in with_body])
    write("prose", body.feature_names(), logistic(rows, told), len(with_body))
    body.weights.cache_clear()
    lexicon.table.cache_clear()
    choices = [choice for page, lines in read if (choice := of_title(page, lines))]
    write("title", title.feature_names(), conditional(choices), len(choices))


def articles(page: dict[str, Any]) -> list[dict[str, Any]]:
    """The article of a page without the page, whole and cut short, as people paste it too."""
    lines = [line.unit.span.cut(page["text"]) for line in read_lines(page["text"], find_units(page["text"]))]
    told = of_body(page.get("body") or "", read_lines(page["text"], find_units(page["text"])))
    begin = next((at for at in np.flatnonzero(told) if len(lines[at].split()) >= _PARAGRAPH), None)
    titles = [at for at, line in enumerate(lines[: begin or 0]) if _letters(line) == _letters(page["title"])]
    if begin is None or not titles or begin - titles[-1] > _NEAR:
        return []
    head, body_lines = lines[titles[-1] : begin], [lines[at] for at in np.flatnonzero(told) if at >= begin]
    cut = [[*head, *body_lines], [*head, *body_lines[:_SHORT]]]
    return [page | {"text": "\n".join(rows)} for rows in cut]


# A paragraph has so many words; a title that stands farther above the first one has other articles between.
_PARAGRAPH, _NEAR, _SHORT = 12, 15, 3


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words.casefold())


def of_body(words: str, lines: tuple[Line, ...]) -> Matrix:
    """1 for each line whose words stand in the article, by runs of four words; short lines by their letters."""
    grams, letters = four_grams(words), re.sub(r"\W+", "", words.casefold())
    told = []
    for line in lines:
        mine = four_grams(line.words)
        if sum(mine.values()) >= 3:
            told.append(sum((mine & grams).values()) / sum(mine.values()) > 0.7)
        else:
            short = re.sub(r"\W+", "", line.words.casefold())
            told.append(len(short) > 12 and short in letters)
    return np.array(told, float)


def four_grams(words: str) -> Counter[tuple[str, ...]]:
    """The runs of four words, counted."""
    parts = re.findall(r"\w+", words.casefold())
    return Counter(zip(parts, parts[1:], parts[2:], parts[3:], strict=False))


def of_title(page: dict[str, Any], lines: tuple[Line, ...]) -> tuple[Matrix, int] | None:
    """The features of a page's candidates and which of them is the title; None: the title is not among them."""
    told = of_body(page.get("body") or "", lines)
    runs = body.find_runs(lines)
    if not runs:
        return None
    begin = max(runs, key=lambda run: 2 * told[run.begin : run.end].sum() - (run.end - run.begin)).begin
    candidates = title.candidates(lines, begin)
    right = [k for k, at in enumerate(candidates) if _letters(lines[at].words) == _letters(page["title"])]
    if not right:
        return None
    return np.array(title.features(lines, candidates, begin)), right[-1]


def logistic(rows: Matrix, told: Matrix) -> Matrix:
    """Weights of a logistic regression with an equal pull on all features, by Newton's method."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    mean[-1], spread[-1] = 0, 1
    z, weights = (rows - mean) / spread, np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        share = 1 / (1 + np.exp(-z @ weights))
        slope = z.T @ (share - told) + _PULL * weights
        bend = (z * (share * (1 - share))[:, None]).T @ z + _PULL * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    plain = weights / spread
    plain[-1] = weights[-1] - (weights * mean / spread)[:-1].sum()
    return plain


def conditional(choices: list[tuple[Matrix, int]]) -> Matrix:
    """Weights that make the right candidate of each page likely among the others: Newton's method with halved steps."""
    weights = np.zeros(choices[0][0].shape[1])
    loss = _loss(choices, weights)
    for _ in range(_ROUNDS):
        slope, bend = _TITLE_PULL * weights, _TITLE_PULL * np.eye(len(weights))
        for rows, right in choices:
            share = np.exp(rows @ weights - (rows @ weights).max())
            share /= share.sum()
            mean = share @ rows
            slope += mean - rows[right]
            bend += (rows * share[:, None]).T @ rows - np.outer(mean, mean)
        step = np.linalg.solve(bend, slope)
        while _loss(choices, weights - step) > loss and np.abs(step).max() > _TINY:
            step /= 2
        weights, loss = weights - step, min(loss, _loss(choices, weights - step))
    return weights


def _loss(choices: list[tuple[Matrix, int]], weights: Matrix) -> float:
    """How unlikely the right candidates are, with the pull towards zero."""
    loss = _TITLE_PULL / 2 * float(weights @ weights)
    for rows, right in choices:
        sums = rows @ weights
        loss += float(np.log(np.exp(sums - sums.max()).sum()) + sums.max() - sums[right])
    return loss


def write(name: str, names: tuple[str, ...], weights: Any, pages: int) -> None:
    """A table of features and weights, with where they come from."""
    head = f"# Weights of generator/parse/{'body' if name == 'prose' else name}.py. Columns: feature, weight.\n"
    head += f"# Source: tools/train_heads.py, from {pages} pages of news sites; numbers only, no words of theirs.\n"
    rows = "".join(f"{feature}\t{weight:.4f}\n" for feature, weight in zip(names, weights, strict=True))
    (_DATA / f"{name}_weights.txt").write_text(head + rows, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
