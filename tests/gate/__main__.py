"""`python -m tests.gate`: scores beside floors, and pinning them."""

from __future__ import annotations

import argparse
import sys

import click

from tests.gate.floors import Floors, compared, pinned, read_floors, write_floors
from tests.gate.score import fingerprint, predictions, read_gold, score


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description="The seeds against their gold.")
    parser.add_argument("--update", action="store_true", help="pin what has become better")
    parser.add_argument("--lower", action="store_true", help="with --update: pin what has become worse, too")
    parser.add_argument("--misses", action="store_true", help="print each thing missed")
    args = parser.parse_args(argv)
    if args.lower and not args.update:
        parser.error("--lower goes with --update")
    gold = read_gold()
    scores, floors = score(gold, *predictions(gold)), read_floors()
    for name, value, floor, better in compared(scores, floors):
        sign = "" if floor == value else "  better" if better else "  WORSE"
        click.echo(f"{name:<28} {value:>8g}  pinned {'-' if floor is None else format(floor, 'g'):>8}{sign}")
    if args.misses:
        click.echo("\n".join(scores.misses))
    if args.update:
        try:
            made = pinned(scores, floors, fingerprint(), lower=args.lower)
        except ValueError as error:
            click.echo(f"not pinned: {error}", err=True)
            return 1
        write_floors(made)
        return 0
    worse = [name for name, value, floor, better in compared(scores, floors) if not better and floor != value]
    return 1 if worse or floors != Floors(fingerprint(), floors.right, floors.faults) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
