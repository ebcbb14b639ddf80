"""The program in one place: calls the rooms in order and catches what they let fall."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from generator.exports.article_json import article_object
from generator.extract import EXTRACTORS, run
from generator.link.people import canonical_names, link_entities
from generator.model import Article, Entry, Extracts, Problem, RawText, Source, Unreadable
from generator.parse import parse
from generator.readers import reader_for


def wanted_extractors(parts: Sequence[str]) -> frozenset[str]:
    """The extractors that `parts` need, with those that these read from."""
    wanted = {extractor.name for extractor in EXTRACTORS if extractor.name in parts}
    for extractor in reversed(EXTRACTORS):
        if extractor.name in wanted:
            wanted.update(extractor.needs)
    return frozenset(wanted)


def understand(article: Article, problems: tuple[Problem, ...], wanted: frozenset[str]) -> Entry:
    """Run the wanted extractors over one article."""
    found = Extracts()
    for extractor in EXTRACTORS:
        if extractor.name in wanted:
            items, more = run(extractor, article, found, extractor.options())
            found, problems = found.having(items), problems + more
    return Entry(article, found, problems)


def extract_rows(
    inputs: Sequence[str], parts: Sequence[str], jobs: int, read: Callable[[str], bytes]
) -> Iterator[dict[str, Any]]:
    """The objects of `extract`, in input order; `{"id", "error"}` for what can't be used.

    Where names are asked for, they are linked over all inputs first: nothing comes before everything is read.
    """
    read_all = _entries(inputs, wanted_extractors(parts), read)
    canonical: dict[tuple[str, str, str], str] = {}
    if "names" in parts:
        held = list(read_all)
        canonical = canonical_names(link_entities(tuple(entry for _, entry in held if isinstance(entry, Entry))))
        read_all = iter(held)
    for name, entry in read_all:
        if isinstance(entry, Entry):
            yield {"id": name} | article_object(entry, parts, canonical)
        else:
            yield {"id": name, "error": entry}


def _entries(
    inputs: Sequence[str], wanted: frozenset[str], read: Callable[[str], bytes]
) -> Iterator[tuple[str, Entry | str]]:
    """Id and article, understood, or why it can't be used; in input order."""
    for path in inputs:
        for name, raw in _raw_texts(path, read):
            if isinstance(raw, str):
                yield name, raw
                continue
            source = Source(name, hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest())
            yield name, understand(*parse(PurePath(name).stem, source, raw), wanted)


def _raw_texts(path: str, read: Callable[[str], bytes]) -> Iterator[tuple[str, RawText | str]]:
    name = PurePath(path).name
    try:
        data = read(path)
    except OSError as error:
        yield name, f"can't be read: {error.strerror or error}"
        return
    if path == "-" or name.endswith(".jsonl"):
        for at, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
            if line.strip():
                try:
                    row = json.loads(line)
                    hints = {"published": str(row["date"])} if row.get("date") else {}
                    yield str(row["id"]), RawText(row["text"], hints)
                except (ValueError, KeyError, AttributeError) as error:
                    yield f"{name}:{at}", f"not an article line: {error!r}"
        return
    reader = reader_for(name)
    if reader is None:
        yield name, "no format that is read; use .txt or .jsonl"
        return
    try:
        yield name, reader.read(data)
    except Unreadable as error:
        yield name, error.message
