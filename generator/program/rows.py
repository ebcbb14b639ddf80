"""The objects of the command `extract`: articles of any input, read, understood and printed, without a site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.exports.article_json import article_object
from generator.extract import EVERYTHING
from generator.link.people import canonical_names, link_entities
from generator.model import Entry, Problem
from generator.program.corpus import Item, read_input
from generator.program.understand import understand


def extract_rows(
    inputs: Sequence[str],
    parts: Sequence[str],
    jobs: int,
    read: Callable[[str], bytes],
    options: Mapping[str, Any],
    *,
    text: bool = False,
) -> Iterator[dict[str, Any]]:
    """The objects of `extract`, in input order; `{"id", "error"}` for what can't be used.

    `text`: with the text that all offsets count in, and that of each block. Names are canonical over all inputs, so
    nothing comes before everything is read.
    """
    rows = [row for path in inputs for row in _input(path, read)]
    items = [item for _, item in rows if isinstance(item, Item)]
    understood = understand(items, options, names=EVERYTHING & set(parts), jobs=jobs)
    canonical = canonical_names(link_entities(understood.entries)) if "names" in parts else {}
    outcomes = iter(understood.outcomes)
    for identity, item in rows:
        outcome = next(outcomes) if isinstance(item, Item) else item
        if isinstance(outcome, Entry):
            made = {"id": identity} | article_object(outcome, parts, canonical)
            yield _with_text(made, outcome.article.text) if text else made
        else:
            yield {"id": identity, "error": outcome.message if isinstance(outcome, Problem) else outcome}


def _with_text(made: dict[str, Any], text: str) -> dict[str, Any]:
    blocks = [block | {"text": text[block["start"] : block["end"]]} for block in made.get("blocks", ())]
    return made | {"text": text} | ({"blocks": blocks} if "blocks" in made else {})


def _input(path: str, read: Callable[[str], bytes]) -> Iterator[tuple[str, Item | str]]:
    try:
        data = read(path)
    except OSError as error:
        yield Path(path).name, f"it can't be read: {error.strerror or error}"
        return
    yield from read_input(path, data)
