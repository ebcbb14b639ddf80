"""Bibliographies: CSL JSON, as Zotero writes it, and RIS. An entry has an abstract at most, which is its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.model import Document, Hint, HintKey, Problem, Unreadable
from generator.readers.bylines import turned
from generator.readers.contract import Reader
from generator.readers.days import stated_day
from generator.readers.decode import decode
from generator.readers.exports.labels import language_tag
from generator.readers.rows import Row, Sheet, groups, rows_of
from generator.readers.values import words_of as words


def read_csl(items: Sequence[Mapping[str, Any]], name: str) -> Iterator[Document | Problem]:
    """An article an item of a CSL bibliography."""
    for number, item in enumerate(items, 1):
        people = item.get("author") or []
        names = [_name(person) for person in people if isinstance(person, dict)]
        outlet = words(item.get("container-title"), item.get("publisher"))
        values: dict[HintKey, tuple[str, ...]] = {
            "title": (words(item.get("title")),),
            "outlet": (outlet,),
            "section": (words(item.get("section")),),
            "authors": tuple(names),
            "published": (_issued(item.get("issued")),),
            "address": (words(item.get("URL")),),
            "language": (words(language_tag(words(item.get("language")))),),
            "retrieved": (_issued(item.get("accessed")),),
        }
        yield from _article(name, number, values, words(item.get("abstract")))


def _name(person: Mapping[str, Any]) -> str:
    parts = (person.get("given"), person.get("non-dropping-particle"), person.get("family"), person.get("suffix"))
    return words(" ".join(str(part) for part in parts if part), person.get("literal"))


def _issued(value: Any) -> str:
    """A date of CSL as an ISO date; empty where it states no day."""
    if not isinstance(value, dict):
        return ""
    # Zotero writes the parts as strings or numbers; an item may have a year only, which is no day.
    parts = value.get("date-parts") or [[]]
    numbers = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    if len(numbers) == 3 and all(str(part).isdigit() for part in numbers):
        return words(stated_day("-".join(f"{int(part):0{4 if at == 0 else 2}}" for at, part in enumerate(numbers))))
    return words(stated_day(words(value.get("raw"), value.get("literal"))))


_TAGGED = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<value>.*))?")
# RIS's tags, and what databases mean by them: the first that an entry has counts.
_TAGS: tuple[tuple[HintKey, tuple[str, ...]], ...] = (
    ("title", ("TI", "T1", "CT")),
    ("outlet", ("T2", "JO", "JF", "JA", "PB")),
    ("section", ("SE",)),
    ("authors", ("AU", "A1")),
    ("published", ("DA", "Y1", "PY")),
    ("address", ("UR", "L2")),
    ("language", ("LA",)),
    ("retrieved", ("Y2",)),
)


def read_ris(data: bytes, name: str) -> Iterator[Document | Problem]:
    """An article an entry of a RIS file."""
    entry: dict[str, list[str]] = {}
    last = ""
    number = 0
    for row in rows_of(decode(data, name).text):
        found = _TAGGED.fullmatch(row.text)
        if found and found["tag"] == "ER":
            number += 1
            yield from _ris_article(entry, name, number)
            entry = {}
        elif found:
            last = found["tag"]
            entry.setdefault(last, []).append(words(found["value"]).strip())
        # A value may go on over several lines.
        elif entry and last in entry:
            entry[last][-1] += f"\n{row.text}"
    if number == 0:
        raise Unreadable("file-broken", "no entry ends in it, as entries of RIS do.", "Export it anew.")


def _ris_article(entry: Mapping[str, list[str]], name: str, number: int) -> Iterator[Document | Problem]:
    values: dict[HintKey, tuple[str, ...]] = {}
    for key, tags in _TAGS:
        found = next((entry[tag] for tag in tags if entry.get(tag)), [])
        if key == "authors":
            values[key] = tuple(map(turned, found))
        elif key in ("published", "retrieved"):
            days = (stated_day(value.replace("/", "-").strip("-")) for tag in tags for value in entry.get(tag, ()))
            values[key] = tuple(day for day in days if day)[:1]
        elif key == "language":
            values[key] = tuple(filter(None, map(language_tag, found[:1])))
        else:
            values[key] = tuple(found[:1])
    abstract = next((entry[tag][0] for tag in ("AB", "N2") if entry.get(tag)), "")
    yield from _article(name, number, values, abstract)


def _article(
    name: str, number: int, values: Mapping[HintKey, tuple[str, ...]], abstract: str
) -> Iterator[Document | Problem]:
    hints: dict[HintKey, Hint] = {}
    for key, several in values.items():
        if kept := tuple(" ".join(value.split()) for value in several if value.strip()):
            hints[key] = Hint(kept, field=key)
    if "address" in hints and not hints["address"].values[0].startswith(("http://", "https://")):
        del hints["address"]
    title = hints["title"].values[0] if "title" in hints else ""
    sheet = Sheet()
    if title:
        sheet.add(title, Row("", number, "", "entry"), "title", "format.title")
    for group in groups(rows_of(abstract)):
        sheet.add("\n".join(row.text for row in group), Row("", number, "", "entry"))
    if sheet.empty:
        message = f"entry {number} of this bibliography has neither title nor abstract, and was left out"
        yield Problem(name, "article-empty", message, "Complete it in your library; export it anew.", "info")
        return
    told = Problem(
        name, "summary-only", f"entry {number} gives an abstract at most, not the whole article",
        "Save the article itself if you want its quotes and figures.", "info",
    )  # fmt: skip
    document = sheet.document(hints, title or f"entry {number}", body_only=True)
    yield replace(document, problems=(told,))


RIS = Reader((".ris",), "application/x-research-info-systems", read_ris)
