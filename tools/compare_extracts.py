"""Show what a change of the extractors gains and loses: `python -m tools.compare_extracts OLD.out NEW.out ...`.

OLD.out and NEW.out are what `python -m generator extract ARTICLES.jsonl` printed before and after a change. Or give two
checkouts, and the command runs them itself:

    python -m tools.compare_extracts --articles ARTICLES.jsonl --checkouts ../before . --kinds quotes --sample 40

Entries are lined up by kind and span. An entry in only one output is a loss (`-`) or a gain (`+`); one in both whose
values differ is a change (`~`, the fields that differ named). The counts cover everything, the entries printed are a
random sample, the same for the same seed, to be read by hand. Texts come from `--articles`, so each entry is shown in
its sentence. Nothing is written.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("quotes", "names", "dates", "figures", "keywords")
QUIET = frozenset(("id", "rule", "margin", "start", "end"))
"""Fields that may differ without a reader noticing: the rule's name, the margin, and the place itself."""
AROUND = 160
"""Characters of the article shown on either side of an entry."""

Entry = Mapping[str, Any]
Outputs = dict[str, dict[str, list[Entry]]]
"""Article's id to kind to entries."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that the two outputs don't agree on. `old` is None for a gain, `new` for a loss."""

    article: str
    kind: str
    old: Entry | None
    new: Entry | None

    @property
    def sign(self) -> str:
        """`+` gained, `-` lost, `~` changed."""
        return "+" if self.old is None else "-" if self.new is None else "~"


def read_output(lines: Iterator[str] | Sequence[str]) -> Outputs:
    """The lines of `extract` by article and kind."""
    rows = (json.loads(line) for line in lines if line.strip())
    return {row["id"]: {kind: row[kind] for kind in KINDS if row.get(kind)} for row in rows}


def differences(old: Outputs, new: Outputs, kinds: Sequence[str], fields: frozenset[str] | None) -> list[Difference]:
    """All differences in the order of articles, kinds and text.

    `fields`: the only ones compared; None compares all but `QUIET`. An article that only one output has counts with
    all its entries, so that a crash shows up as losses.
    """
    made: list[Difference] = []
    for article in dict.fromkeys((*old, *new)):
        for kind in kinds:
            before, after = (_by_span(output.get(article, {}).get(kind, [])) for output in (old, new))
            for key in sorted(before.keys() | after.keys()):
                pair = before.get(key), after.get(key)
                if pair[0] is None or pair[1] is None or differing(pair[0], pair[1], fields):
                    made.append(Difference(article, kind, *pair))
    return made


def differing(old: Entry, new: Entry, fields: frozenset[str] | None) -> list[str]:
    """The names of the fields whose values differ."""
    names = [name for name in dict.fromkeys((*old, *new)) if (name not in QUIET if fields is None else name in fields)]
    return [name for name in names if old.get(name) != new.get(name)]


def _by_span(entries: Sequence[Entry]) -> dict[tuple[int, int, str, int], Entry]:
    """Entries by their place; several at one place are numbered, and keywords without a place go by their words."""
    keyed: dict[tuple[int, int, str, int], Entry] = {}
    seen: Counter[tuple[int, int, str]] = Counter()
    for entry in entries:
        start, end = entry.get("start", -1), entry.get("end", -1)
        words = "" if start >= 0 else str(entry.get("text", entry))
        number = seen[start, end, words]
        seen[start, end, words] += 1
        keyed[start, end, words, number] = entry
    return keyed


def sample(found: Sequence[Difference], size: int, seed: int) -> list[Difference]:
    """At most `size` differences, drawn without replacement and put back into text order."""
    if len(found) <= size:
        return list(found)
    places = random.Random(seed).sample(range(len(found)), size)  # noqa: S311  (repeatable, no secret)
    return [found[at] for at in sorted(places)]


def shown(one: Difference, text: str, fields: frozenset[str] | None) -> str:
    """A difference as a few lines: its place between `[[` and `]]` in the text, the values before and after."""
    entry = one.new or one.old or {}
    start, end = entry.get("start", -1), entry.get("end", -1)
    lines = [f"{one.sign} {one.kind} {one.article} {start}:{end}"]
    if text and start >= 0:
        cut = f"{text[max(0, start - AROUND) : start]}[[{text[start:end]}]]{text[end : end + AROUND]}"
        lines.append("  " + cut.replace("\n", " / "))
    if one.old is not None and one.new is not None:
        for name in differing(one.old, one.new, fields):
            lines.append(f"  {name}: {one.old.get(name)!r} -> {one.new.get(name)!r}")
    else:
        values = {name: value for name, value in entry.items() if name not in QUIET and value not in (None, "", [])}
        lines.append("  " + json.dumps(values, ensure_ascii=False))
    return "\n".join(lines)


def run_checkout(checkout: Path, articles: Path) -> str:
    """What the `extract` command of a checkout prints. Raises `CalledProcessError` when it fails."""
    command = [sys.executable, "-m", "generator", "-q", "extract", str(articles.resolve())]
    return subprocess.run(command, cwd=checkout, check=True, capture_output=True, text=True).stdout  # noqa: S603


def read_texts(articles: Path | None) -> dict[str, str]:
    """The articles' texts by id; empty without a file."""
    if articles is None:
        return {}
    rows = (json.loads(line) for line in articles.read_text("utf-8").split("\n") if line.strip())
    return {row["id"]: row["text"] for row in rows}


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tools.compare_extracts", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("outputs", type=Path, nargs="*", help="what `extract` printed before and after")
    parser.add_argument("--checkouts", type=Path, nargs=2, metavar=("OLD", "NEW"), help="run these two instead")
    parser.add_argument("--articles", type=Path, help="the articles, one JSON object a line with id and text")
    parser.add_argument("--kinds", default=",".join(KINDS), help="kinds to compare, with commas between")
    parser.add_argument("--fields", help="the only fields to compare, such as speaker; default: all that readers see")
    parser.add_argument("--sample", type=int, default=30, help="differences to print, default 30")
    parser.add_argument("--seed", type=int, default=1, help="which sample, default 1")
    given = parser.parse_args(arguments)
    if given.checkouts and given.articles:
        old, new = (read_output(run_checkout(path, given.articles).split("\n")) for path in given.checkouts)
    elif len(given.outputs) == 2:
        old, new = (read_output(path.read_text("utf-8").split("\n")) for path in given.outputs)
    else:
        parser.error("give two outputs of extract, or --checkouts OLD NEW with --articles")
    fields = frozenset(given.fields.split(",")) if given.fields else None
    found = differences(old, new, given.kinds.split(","), fields)
    texts = read_texts(given.articles)
    for one in sample(found, given.sample, given.seed):
        print(shown(one, texts.get(one.article, ""), fields), end="\n\n")
    counts = Counter((one.kind, one.sign) for one in found)
    totals = {kind: sum(len(article.get(kind, [])) for article in new.values()) for kind in given.kinds.split(",")}
    for kind, total in totals.items():
        print(f"{kind}: {total} now, +{counts[kind, '+']} -{counts[kind, '-']} ~{counts[kind, '~']}")


if __name__ == "__main__":
    main()
