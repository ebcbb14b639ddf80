"""Words and exit codes: 0 done, 1 an article or a promise failed, 2 wrong use."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator import build as program
from generator import __version__
from generator.exports.article_json import PARTS


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="clipbook")
def main() -> None:
    """Turn a folder of news articles into a briefing site."""


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--only", default=",".join(PARTS), metavar="LIST", help="Comma-separated parts to print.")
@click.option("--jobs", default=1, metavar="N", type=click.IntRange(1))
def extract(inputs: tuple[str, ...], only: str, jobs: int) -> None:
    """Print one JSON object an article, in input order.

    INPUT is an article file, a .jsonl file with lines {"id", "text"} and optional "date", or - for such lines on
    standard input.
    """
    parts = tuple(part.strip() for part in only.split(",") if part.strip())
    if unknown := [part for part in parts if part not in PARTS]:
        raise click.UsageError(f"--only: no part called {', '.join(unknown)}; there are {', '.join(PARTS)}")
    failed = False
    for row in program.extract_rows(inputs, parts, jobs, read=_read):
        failed = failed or "error" in row
        sys.stdout.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
    sys.exit(1 if failed else 0)


def _read(path: str) -> bytes:
    return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
