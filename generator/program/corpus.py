"""Reading: files into the documents in them. What can't be used comes back as a problem, never as an exception."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from unicodedata import category

from generator.model import Document, Hints, Problem, Source, TooSlowError, Unreadable
from generator.program.copies import copies
from generator.program.patience import patience
from generator.readers import jsonlines, known_suffixes, read, reader_for
from generator.readers.folder import Names, seed_files
from generator.readers.limits import MOST_ARTICLES, MOST_FILE_BYTES

__all__ = ["LONGEST", "Item", "read_folder", "read_input", "seed_files"]

LONGEST = 300_000
"""Characters of an article: 50,000 words, nine times the longest of 840 news articles. What is longer is a book, a log
or an archive: a million characters of quotes and numbers cost 37 s of processor time and made a page of 13 MB."""
_UNNAMABLE = frozenset(("Cc", "Cs", "Zl", "Zp"))
"""Unicode categories: control characters, halves of characters (bytes that are no UTF-8), line breaks."""


@dataclass(frozen=True, slots=True)
class Item:
    """One readable article, not yet parsed."""

    id: str
    source: Source
    document: Document


def read_folder(folder: Path, names: tuple[str, ...], stated: Mapping[str, Hints]) -> Iterator[Item | Problem]:
    """Each article of the files `names` as an item, or the problem with it, in order.

    `stated`: what the owner says, by `Source.name`; what is said of a file of several articles holds for each of them
    that nothing is said of by itself.
    """
    given = Names()
    for name in names:
        if fault := _unusable(folder / name, name):
            yield fault
            continue
        if reader_for(name) is None:
            hint = f"Give the article one of the suffixes {known_suffixes()}, or take the file out of the folder."
            yield Problem(name, "format-unknown", "no format that is read", hint)
            continue
        try:
            if (size := (folder / name).stat().st_size) > MOST_FILE_BYTES:
                yield _too_large(name, size)
                continue
            data = (folder / name).read_bytes()
        except OSError as error:
            cure = (
                "Give yourself the right to read it, or remove it."
                if isinstance(error, PermissionError)
                else "See that it opens in a text editor, or put a copy of it in its place."
            )
            yield Problem(name, "file-unreadable", f"it can't be read: {error.strerror or error}", cure)
            continue
        parts = set()
        for got in _without_copies(tuple(_file(name, data, given))):
            if isinstance(got, Item):
                parts.add(got.source.name)
                hints = {**got.document.hints, **stated.get(name, {}), **stated.get(got.source.name, {})}
                yield replace(got, document=replace(got.document, hints=hints))
            else:
                yield got
        for key in stated:
            if key.startswith(f"{name}#") and key not in parts:
                cure = f"Its articles are listed by `extract {name}`; take the lines out if it is gone."
                yield Problem("sources.toml", "source-unmatched", f"there is no article {key!r}", cure)


def _too_large(name: str, size: int) -> Problem:
    reason = f"it has {size // 1_000_000:,} MB; up to {MOST_FILE_BYTES // 1_000_000} are read"
    return Problem(name, "too-long", reason, "Split it, or unpack it and add what you need.")


def _without_copies(read: tuple[Item | Problem, ...]) -> Iterator[Item | Problem]:
    """What was read of one file, with a problem in the place of each copy of an article in it."""
    items = [got for got in read if isinstance(got, Item)]
    kept = {items[copy].id: items[fullest] for copy, fullest in copies([item.document for item in items]).items()}
    for got in read:
        if isinstance(got, Item) and got.id in kept:
            message = f"it stands in its file again, as {kept[got.id].source.name}, which is read: it has all its words"
            yield Problem(got.source.name, "article-repeated", message, "Nothing: no word is lost.", "info")
        else:
            yield got


def _file(name: str, data: bytes, given: Names) -> Iterator[Item | Problem]:
    """The articles of one file."""
    sha = hashlib.sha256(data).hexdigest()
    reader = reader_for(name)
    media_type = reader.media_type if reader else ""
    try:
        for number, got in enumerate(_read_patiently(data, name)):
            if number >= MOST_ARTICLES and reader is not jsonlines.READER:  # whose lines `extract` takes by the million
                reason = f"it holds more than {MOST_ARTICLES:,} articles; those behind are left out"
                yield Problem(name, "too-long", reason, "Split it into several files.")
                return
            if isinstance(got, Problem):
                yield got
                continue
            # Also for those that are left out below: `verify` counts the same way, and knows nothing of limits.
            part = given.part(name, got)
            source = Source(name, sha, media_type, part, got.places)
            identity, other = given.identity(name, part)
            if other:
                reason = f"it would get the same address as {other}, so it was left out"
                yield Problem(source.name, "id-clash", reason, "Rename one of them.")
            elif len(got.text) > LONGEST:
                yield Problem(
                    source.name,
                    "too-long",
                    f"{len(got.text):,} characters are no article; up to {LONGEST:,} are read",
                    "Put each article into a file of its own.",
                )
            else:
                yield Item(identity, source, got)
    except Unreadable as error:
        yield Problem(name, error.code, error.message, error.hint)


def _read_patiently(data: bytes, name: str) -> Iterator[Document | Problem]:
    """What a reader yields, each step within the time that one article may take."""
    steps = read(data, name)
    while True:
        try:
            with patience():
                got = next(steps, None)
        except TooSlowError as error:
            cure = "See what is unusual in it, or save its article as plain text."
            raise Unreadable("too-slow", f"{error}, so the rest of it was left out.", cure) from error
        if got is None:
            return
        yield got


def _unusable(path: Path, name: str) -> Problem | None:
    """What keeps a file from being looked at, whatever is in it."""
    if any(category(char) in _UNNAMABLE for char in name):
        return Problem(
            name,
            "name-unusable",
            "its name holds a line break, a control character or bytes that are no UTF-8, which no page can show",
            "Rename it.",
        )
    if path.is_symlink() and path.is_dir():
        return Problem(name, "not-a-file", "a link to a folder, which is not followed", "Move the folder here.", "info")
    if path.is_symlink() and not _leads_somewhere(path):
        return Problem(
            name, "file-unreadable", "a link that leads nowhere", "Put the article itself here, or remove the link."
        )
    if path.exists() and not path.is_file():
        return Problem(name, "not-a-file", "a pipe, a socket or a device, no file", "Remove it.", "info")
    return None


def _leads_somewhere(link: Path) -> bool:
    try:
        return link.exists()
    except OSError:  # a link to itself, where Python raises for it
        return False


def read_input(path: str, data: bytes) -> Iterator[tuple[str, Item | str]]:
    """The articles of one INPUT of `extract`: a file, or JSON lines for `-`. An id and an item, or the reason why there
    is none.

    The id is that of a JSON line; else the file's name, with `#` and the part where the file holds several articles.
    """
    name = "-" if path == "-" else PurePath(path).name
    lines = path == "-" or name.lower().endswith(".jsonl")
    got = list(_file("-.jsonl" if path == "-" else name, data, Names()))
    several = sum(isinstance(item, Item) for item in got) > 1
    for item in got:
        if isinstance(item, Problem):
            if item.severity == "info":  # nothing is lost with it
                continue
            where = item.where.replace("-.jsonl", "-", 1) if path == "-" else item.where
            reason = item.message if lines else f"{item.message} {item.hint}"
            yield where.removeprefix(f"{name}#") if lines else where, reason
        elif lines:
            identity = item.document.label or ""
            sha = hashlib.sha256(item.document.text.encode("utf-8", "surrogatepass")).hexdigest()
            yield identity, Item(identity, Source(identity, sha, "application/json"), item.document)
        else:
            yield item.source.name if several else name, item
