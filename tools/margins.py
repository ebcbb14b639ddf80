"""What each least margin would show and cost: `python -m tools.margins ARTICLES.jsonl`.

ARTICLES is a file as for tools/train_quotes.py. Of the quotations whose speaker's name the file knows, prints for each
least margin how many would have a speaker, how many of these the right one, and how many of all the right one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.extract.names import Name, NameOptions, find_names
from generator.extract.quotes import Quote, QuoteOptions, find_quotes
from generator.model import Extracts
from tools.train_quotes import article_of, same_person

STEPS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
"""The margins tried, 0 to 1."""
LEAST_SHARED = 0.8
"""Part of a quotation's letters that an annotated one must share to be the same."""


def answers(row: dict[str, Any]) -> Iterator[tuple[float, bool, bool]]:
    """Margin, whether a speaker is found, whether it is the right one: of each quotation whose person is known."""
    article = article_of(row)
    names = tuple(name for name in find_names(article, Extracts(), NameOptions()) if isinstance(name, Name))
    found = find_quotes(article, Extracts().having(names), QuoteOptions(least_margin=0.0))
    quotes = [quote for quote in found if isinstance(quote, Quote)]
    for stated in row["quotes"]:
        start, end = stated["start"], stated["end"]
        least = LEAST_SHARED * (end - start)
        same = (q for q in quotes if min(end, q.span.end) - max(start, q.span.start) >= least)
        quote = next(same, None)
        if quote is None or not stated["person"]:
            continue
        speaker = quote.speaker.cut(article.text) if quote.speaker else ""
        yield quote.margin, bool(speaker), bool(speaker) and same_person(speaker, stated["person"])


def table(rows: Sequence[tuple[float, bool, bool]]) -> str:
    """The rows of a Markdown table: least margin, speakers shown, right of these, right of all."""
    lines = ["| least margin | speakers shown | right of these | right of all |", "|---|---|---|---|"]
    for least in STEPS:
        shown = [right for margin, answered, right in rows if answered and margin >= least]
        of_these = sum(shown) / len(shown) if shown else 0.0
        lines.append(f"| {least:g} | {len(shown)} | {of_these:.3f} | {sum(shown) / max(1, len(rows)):.3f} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tools.margins", description=__doc__)
    parser.add_argument("articles", type=Path, help="annotated articles, a JSON object a line")
    with parser.parse_args(arguments).articles.open(encoding="utf-8") as lines:
        rows = [answer for line in lines if line.strip() for answer in answers(json.loads(line))]
    sys.stdout.write(table(rows) + "\n")


if __name__ == "__main__":
    main()
