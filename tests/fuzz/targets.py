"""What is fuzzed. A target takes any bytes; it must neither raise nor hang, and what it makes must hold."""

from __future__ import annotations

import html
import io
import json
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from generator.exports import exports
from generator.extract import EXTRACTORS, Extracted, run
from generator.link import link
from generator.model import Article, Document, Extracts, Problem, Source, Span, Unreadable
from generator.pages import pages
from generator.parse import parse
from generator.program.understand import Work, entry, extracted
from generator.readers import READERS, read
from generator.show.lookup import Lookup
from generator.site.render import escape, render
from generator.site.syndicate import feed_files
from tests import test_formats
from tests.markup import faults
from tests.properties.texts import OPTIONS, WANTED

FILES = Path(__file__).parents[1] / "fixtures" / "files"
FOUND = Path(__file__).parent / "found"
MOST_BYTES = 20_000
"""Of an input: enough for every branch, and small enough for thousands a second."""
MOST_SECONDS = 2.0
"""Of processor time, for any input of at most a megabyte: the bar of the whole program."""



@dataclass(frozen=True, slots=True)
class Target:
    """One thing to fuzz."""

    name: str
    run: Callable[[bytes], None]
    begin: Callable[[], tuple[bytes, ...]]
    """Inputs to begin with: real ones, made for the tests."""


def checked(target: Target, data: bytes) -> None:
    """Run a target and hold it to its time."""
    began = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # libraries warn of what they are given here
        target.run(data)
    spent = time.process_time() - began
    assert spent < MOST_SECONDS, f"{target.name}: {len(data)} bytes took {spent:.1f} s"


def spans(value: Any) -> Iterator[Span]:
    """Every span in a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


# ---- readers --------------------------------------------------------------------------------------------------------


def _reader(suffix: str) -> Callable[[bytes], None]:
    def run_reader(data: bytes) -> None:
        told: list[tuple[str, str, str]] = []
        try:
            for got in read(data, f"a{suffix}"):
                if isinstance(got, Problem):
                    told.append((got.code, got.message, got.hint))
                else:
                    _document(got)
        except Unreadable as error:
            told.append((error.code, error.message, error.hint))
        assert all(all(words) for words in told), "each names what is wrong, and the cure"

    return run_reader


def _document(document: Document) -> None:
    size = len(document.text)
    last = 0
    for part in document.parts:
        assert 0 <= part.span.start < part.span.end <= size
        assert part.span.start >= last
        last = part.span.end
    assert all(0 <= place.start <= size for place in document.places)
    for hint in document.hints.values():
        assert hint.values
        assert all(value.strip() for value in hint.values)


def _files(suffix: str) -> Callable[[], tuple[bytes, ...]]:
    def begin() -> tuple[bytes, ...]:
        made = [data if isinstance(data, bytes) else data() for name, data, _ in test_formats.FORMATS
                if suffix in name]  # fmt: skip
        if suffix == ".pdf":
            made.append(test_formats.pdf((test_formats.TITLE, test_formats.FIRST)))
        kept = [path.read_bytes() for path in sorted(FILES.iterdir()) if path.name.endswith(suffix)]
        return tuple(data for data in (*made, *kept) if len(data) <= 10 * MOST_BYTES)

    return begin


# ---- parser and extractors ------------------------------------------------------------------------------------------


def _text(data: bytes) -> str:
    return io.TextIOWrapper(io.BytesIO(data), "utf-8", "replace", newline="").read()


def _article(data: bytes) -> Article:
    article, _ = parse("a", Source("a.txt", "0" * 64), Document(_text(data)))
    return article


def _parser(data: bytes) -> None:
    article = _article(data)
    last = 0
    for block in article.blocks:
        assert 0 <= block.span.start < block.span.end <= len(article.text)
        assert block.span.start >= last
        last = block.span.end
    for span in spans(article.metadata):
        assert 0 <= span.start < span.end <= len(article.text)


def _extractor(name: str) -> Callable[[bytes], None]:
    needed = next(at for at, extractor in enumerate(EXTRACTORS) if extractor.name == name)

    def run_extractor(data: bytes) -> None:
        article = _article(data)
        found = Extracts()
        made: Extracted = ((), ())
        for extractor in EXTRACTORS[: needed + 1]:
            made = run(extractor, article, found, OPTIONS[extractor.name])
            found = found.having(made[0])
        for span in spans(made[0]):
            assert 0 <= span.start < span.end <= len(article.text), span
            assert span.cut(article.text).strip()

    return run_extractor


def _articles() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(FILES.glob("*.txt")))


# ---- what is published ---------------------------------------------------------------------------------------------


def _escaping(data: bytes) -> None:
    text = _text(data)
    escaped = escape(text)
    assert not set(escaped) & set("<>\"'\n"), escaped
    back = html.unescape(escaped)
    assert len(back) == len(text)
    for shown, char in zip(back, text, strict=True):
        # Line ends become spaces, since a page folds them anyway; what HTML can't hold becomes the mark for that.
        assert shown == char or (shown, char.isspace()) == (" ", True) or (shown == "\ufffd" and not char.isprintable())


def _site(data: bytes) -> None:
    """Pages keep to the rules of HTML whatever an article holds, and no data file and no feed breaks off."""
    article = _article(data)
    made = entry(article, (), extracted(Work(article, {}, WANTED, OPTIONS)))
    lookup = Lookup(link((made,), (), ()))
    for page in pages(lookup):
        assert faults(render(page).content.decode()) == [], page.path
    for file in (*exports(lookup), *feed_files(lookup)):
        if file.path.endswith(".xml"):
            etree.fromstring(file.content)
        elif file.path.endswith((".json", ".jsonld")):
            json.loads(file.content)


def _warm() -> tuple[bytes, ...]:
    """Articles to begin with, after one through all templates: laying these out is no time of an input."""
    first = b"Mill burns\n\nRIBE - It killed 3 people, Ann Lee said.\n"
    _site(first)
    return (first, *_articles())


TARGETS: tuple[Target, ...] = (
    *(
        Target(f"reader-{suffix.strip('.').replace('.', '-')}", _reader(suffix), _files(suffix))
        for reader in READERS
        for suffix in reader.suffixes[:1]
    ),
    Target("parser", _parser, _articles),
    *(Target(f"extractor-{extractor.name}", _extractor(extractor.name), _articles) for extractor in EXTRACTORS),
    Target("escaping", _escaping, lambda: (b"<p>a & b</p>", b"'\"`{{ x }}", "“é” \u202e".encode())),
    Target("site", _site, _warm),
)
