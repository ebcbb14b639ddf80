"""What `new` says when it is done, and `new` with Python alone: who starts a folder need not install anything yet."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator import __version__
from generator.owner.config import ConfigError
from generator.scaffold import Updated, create, update

HELP = """Start a briefing of your own in DIR.

The folder holds all that it needs: a place for articles, settings, a workflow that publishes it, and this program
as one file."""
NAME = "The site's name; without it, made of the folder's."
UPDATE = "Bring the program in DIR to this version; leave what is yours."


def new(folder: Path, name: str, *, updating: bool) -> Iterator[str]:
    """Start or update the folder; lines that say so. Raises `ConfigError` and OSError before the first line."""
    if not updating:
        yield from _started(folder, create(folder, name))
    elif name:
        raise ConfigError(["--name names a new site; an existing one is renamed in its mkdocs.yml"])
    else:
        yield from _updated(folder, update(folder))


def main(args: Sequence[str]) -> int:
    """`new` on the command line, with the standard library only; the exit code."""
    parser = argparse.ArgumentParser("python -m generator new", description=HELP)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--name", default="", help=NAME)
    parser.add_argument("--update", action="store_true", help=UPDATE)
    chosen = parser.parse_args(args)
    try:
        for line in new(chosen.folder, chosen.name, updating=chosen.update):
            sys.stdout.write(f"{line}\n")
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}; see that its folder can be written to, then try again\n")
        return 1
    return 0


def _started(folder: Path, name: str) -> Iterator[str]:
    yield f"{name} is ready in {folder}. What is next:"
    yield f"  1. Put articles into {folder / 'seeds'}: one a file, plain text in UTF-8, with the suffix .txt"
    yield f'  2. cd "{folder}"'
    yield "  3. make serve, then open http://127.0.0.1:8000/"
    yield "README.md there says how to go on: without make (on Windows), and how to publish."


def _updated(folder: Path, done: Updated) -> Iterator[str]:
    yield f"{folder}: {len(done.replaced):,} files written, {len(done.removed):,} removed"
    before = f"was version {done.before} and is {__version__}" if done.before != __version__ else "has kept its version"
    yield f"The program {before}. Your files stand as they were."
    if done.put_aside:
        yield "You had changed these files of the program. They were replaced; yours are in merge/yours/:"
        yield from (f"  {path}" for path in done.put_aside)
    if done.to_merge:
        yield "These are yours and were left alone, but this version has news for them, in merge/new/:"
        yield from (f"  {path}" for path in done.to_merge)
    if done.put_aside or done.to_merge:
        yield "Take over what you want, then remove the folder merge/."
