"""The search index against the originals: what its records show is data like any other, wrapped into scripts."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from generator.model import Problem
from generator.verify.copied import Needles
from generator.verify.data import check_data
from generator.verify.originals import Original, fault, short
from generator.verify.proofs import Checked, Proofs, key_of

_SCRIPT = re.compile(rb'clipbook\.take\("[a-z]+[0-9]*",(.*)\)\n', re.DOTALL)


def check_index(
    folders: Iterable[Path], kept: Proofs, needles: Needles
) -> tuple[int, tuple[Problem, ...]]:
    """The number of values compared in the files below `folders`, each content once, and what does not hold.

    Words with their place (`start`, `end`, `text`) are cut out again; of all other strings none may be copied. Files of
    words list them one by one in alphabetical order, with numbers: that is no run of words of any article.
    """
    compared = 0
    problems: list[Problem] = []
    seen: set[tuple[str, bytes]] = set()
    for folder in folders:
        for path in sorted(folder.glob("*.js")):
            content = path.read_bytes()
            key = path.name, hashlib.sha256(content).digest()
            if key in seen:
                continue
            seen.add(key)
            name = "/".join(path.parts[-4:])
            count, faults = kept.check(key_of(name, content), needles, partial(_check_file, name, content))
            compared += count
            problems += faults
    return compared, tuple(problems)


def _check_file(name: str, content: bytes, originals: Mapping[str, Original], needles: Needles) -> Checked:
    try:
        value = read_script(content)
    except (ValueError, RecursionError) as error:
        return 0, (fault("verify-data", name, f"no file of the search index: {error}", "Build again."),)
    compared, faults = check_data(name, value, originals)
    return compared, (*faults, *_check_unplaced(name, value, needles))


def read_index(folder: Path) -> list[object]:
    """What each file of the index says; those that can't be read say nothing, and are told by `check_index`."""
    values = []
    for path in sorted(folder.glob("*.js")):
        with suppress(ValueError, RecursionError):
            values.append(read_script(path.read_bytes()))
    return values


def read_script(content: bytes) -> Any:
    """The value that a file of the index hands over. Raises ValueError if it is anything but one value handed over."""
    handed_over = _SCRIPT.fullmatch(content)
    if handed_over is None:
        raise ValueError("it does more than hand over one value")
    return json.loads(handed_over[1])


def _check_unplaced(name: str, value: Any, needles: Needles) -> tuple[Problem, ...]:
    problems = []
    for at, text in _unplaced(value, ""):
        if hit := needles.search(text):
            message = f"{short(hit[0])} is copied from {hit[1]}, without its place"
            problems.append(fault("verify-copied", f"{name}:{at.lstrip('.')}", message, _HINT))
    return tuple(problems)


_HINT = "Build again; if it stays, generator/search is at fault."


def _unplaced(value: Any, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _unplaced(item, f"{at}[{number}]")
    elif isinstance(value, dict):
        placed = {"start", "end", "text"} <= value.keys()
        for key, item in value.items():
            if not (placed and key == "text"):
                yield from _unplaced(item, f"{at}.{key}")
