"""The labels of the databases' fields, and the statements that their values make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from generator.model import Hint, HintKey
from generator.readers import tables
from generator.readers.bylines import authors_in
from generator.readers.days import stated_day

Database = Literal["nexis", "proquest", "factiva"]
Side = Literal["head", "tail"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands in the file, and what its field holds."""

    name: str
    side: Side
    """Before the text or behind it."""
    holds: str
    """A key of `Hint`s, `text`, or `-` for what is no part of an article."""


@cache
def _labels(database: Database) -> Mapping[str, tuple[Side, str]]:
    rows = tables.table("labels")
    return {label: (cast("Side", side), holds) for base, side, label, holds in rows if base == database}


_LABELLED = re.compile(r"(?P<label>[^\W\d_][\w /’'-]{0,40}?)\s*:(?:\s+|\Z)(?P<value>.*)", re.DOTALL)


def labelled(database: Database, words: str) -> tuple[Label, str] | None:
    """The label that a row begins with and the value behind it; None: it begins with no label of the database."""
    # Only labels that the database is known to use: texts have lines that look the same.
    found = _LABELLED.match(words)
    if found is None:
        return None
    known = _labels(database).get(" ".join(found["label"].casefold().split()))
    return None if known is None else (Label(found["label"], *known), found["value"].strip())


def code(words: str) -> tuple[Label, str] | None:
    """The code of a Factiva field that a row begins with, and what stands behind it on the row."""
    first, _, value = words.partition(" ")
    known = _labels("factiva").get(first.strip("|\t").casefold()) if first.isupper() else None
    return None if known is None else (Label(first.strip("|\t"), *known), value.strip(" |\t"))


# A place behind a paper's name, and the full stop that some databases end it with, are the database's.
_PLACE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*\Z")
_EDITION_BEHIND = re.compile(r"\s+-\s+[^-]*\b(?:edition|ausgabe|édition)\b.*\Z", re.IGNORECASE | re.DOTALL)
# "NEWS; Pg. 4": pages and editions behind a section's name.
_SECTION = re.compile(r"\s*[;,]?\s*(?:;|\bPg?\.\s|\bpages?\s|\bS\.\s|\bp\.\s).*\Z", re.IGNORECASE | re.DOTALL)


def outlet_name(words: str) -> str:
    """An outlet as a database names it, without what the database adds.

    >>> outlet_name("Evening Chronicle (Pellbridge)"), outlet_name("The Dunmarl Mercury; Dunmarl")
    ('Evening Chronicle', 'The Dunmarl Mercury')
    """
    # Behind a semicolon ProQuest adds the place, too.
    name = _PLACE.sub("", _EDITION_BEHIND.sub("", words.partition(";")[0].strip())).strip()
    # Other full stops belong to abbreviations, of which the last may be one.
    return name.removesuffix(".") if name.count(".") == 1 else name


def hint(key: HintKey, words: str, field: str, *, surname_first: bool = False) -> dict[HintKey, Hint]:
    """What a labelled value states, as `Document.hints`; empty where it states nothing usable."""
    words = " ".join(words.split())
    values: Iterable[str] = (words,)
    if key == "authors":
        values = authors_in(words, surname_first=surname_first)
    elif key in ("published", "updated"):
        values = (stated_day(words) or "",)
    elif key == "outlet":
        values = (outlet_name(words),)
    elif key == "section":
        values = (_SECTION.sub("", words).strip(),)
    elif key == "language":
        values = (language_tag(words) or "",)
    kept = tuple(value for value in values if value)
    return {key: Hint(kept, field=field)} if kept else {}


@cache
def _languages() -> Mapping[str, str]:
    return {row[0]: row[1] for row in tables.table("languages")}


def language_tag(words: str) -> str | None:
    """The tag of a language that a field names in words or as a tag: `ENGLISH; ANGLAIS` is `en`."""
    for part in re.split(r"[;,/|]", words):
        name = part.strip().casefold()
        if tag := _languages().get(name):
            return tag
        if re.fullmatch(r"[a-z]{2}(?:-[a-z]{2})?", name):
            return name[:2] + name[2:].upper()
    return None


def is_section(words: str) -> bool:
    """Whether a line is made of nothing but words that name parts of a newspaper, such as `Business & Finance`."""
    parts = re.findall(r"[^\W\d_][\w-]*", words.casefold())
    return 0 < len(parts) <= _LONGEST_SECTION and all(part in tables.words("sections") for part in parts)


_LONGEST_SECTION = 5
"""Words. "International Business and Finance News" is among the longest."""
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyrights?\b|\(?copr\.)", re.IGNORECASE)
"""How a line of rights begins."""
EDITION = re.compile(
    r"\b(?:editions?|ausgabe|édition|edición|edizione|final|replica|appended)\b", re.IGNORECASE
)
"""A word of the line that names an edition, or says that a correction follows."""
