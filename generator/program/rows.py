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
from generator.program.run import mapped
from generator.program.understand import Work, entry, extracted, parsed, with_needs


def extract_rows(
    inputs: Sequence[str], parts: Sequence[str], jobs: int, read: Callable[[str], bytes], options: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """The objects of `extract`, in input order; `{"id", "error"}` for what can't be used.

    Names are canonical over all inputs, so nothing comes before everything is read.
    """
    wanted = with_needs(EVERYTHING & set(parts))
    rows = [row for path in inputs for row in _input(path, read)]
    laid_out = [parsed(item) if isinstance(item, Item) else item for _, item in rows]
    work = [Work(got[0], {}, wanted, options) for got in laid_out if isinstance(got, tuple)]
    results = mapped(extracted, work, jobs)
    made = [entry(*got, next(results)) if isinstance(got, tuple) else got for got in laid_out]
    canonical: Mapping[tuple[str, str, str], str] = {}
    if "names" in parts:
        canonical = canonical_names(link_entities(tuple(one for one in made if isinstance(one, Entry))))
    for (identity, _), got in zip(rows, made, strict=True):
        if isinstance(got, Entry):
            yield {"id": identity} | article_object(got, parts, canonical)
        else:
            yield {"id": identity, "error": got.message if isinstance(got, Problem) else got}


def _input(path: str, read: Callable[[str], bytes]) -> Iterator[tuple[str, Item | str]]:
    try:
        data = read(path)
    except OSError as error:
        yield Path(path).name, f"it can't be read: {error.strerror or error}"
        return
    yield from read_input(path, data)
