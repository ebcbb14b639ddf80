"""Markdown with front matter: `.md`. The marks of emphasis and links are taken off; the words are the file's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from typing import Any

import yaml

from generator.model import Document, Hint, HintKey, Problem
from generator.readers.contract import Reader
from generator.readers.days import stated_day, stated_time
from generator.readers.decode import decode
from generator.readers.exports.labels import language_tag
from generator.readers.rows import Row, Sheet, groups

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
# The keys that writers of front matter use, after those of Hugo, Jekyll, Pandoc, Obsidian's clipper.
_KEYS: tuple[tuple[HintKey, tuple[str, ...]], ...] = (
    ("title", ("title", "headline")),
    ("standfirst", ("standfirst", "subtitle", "deck", "dek")),
    ("section", ("section", "category", "categories")),
    ("outlet", ("outlet", "publication", "publisher", "source", "site", "newspaper")),
    ("authors", ("authors", "author", "byline")),
    ("published", ("published", "date", "pubdate", "publishdate", "date_published")),
    ("updated", ("updated", "lastmod", "modified", "last_modified_at")),
    ("address", ("address", "url", "link", "permalink", "canonical", "canonical_url", "source")),
    ("language", ("language", "lang")),
    ("retrieved", ("retrieved", "accessed", "clipped", "saved", "created")),
)
_HEADING = re.compile(r"(#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*")
_UNDERLINE = re.compile(r"(?:=+|-+)")
# Each mark of inline Markdown and what of it are words.
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[[^\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), ""),  # pictures
    (re.compile(r"\[([^\[\]]+)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"), r"\1"),  # links
    (re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"\[\^[^\[\]]+\]"), ""),  # footnotes
    (re.compile(r"(\*\*\*|\*\*|\*)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)(___|__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`+([^`]+)`+"), r"\1"),
    (re.compile(r"~~(.+?)~~"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),  # HTML
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
)
_BLOCK = re.compile(r"\s{0,3}(?:>\s?|[-*+]\s+|\d{1,3}[.)]\s+)+")
_LINE_ONLY = re.compile(r"\s*(?:[-*_]\s*){3,}|\s*```.*|\s*\[[^\]]+\]:\s*\S+.*|\s*\{:.*\}")


def read_markdown(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The file as one article: front matter states what it has keys for, a first heading the title.

    Front matter that is no YAML is told (code `front-matter-broken`) and left out.
    """
    decoded = decode(data, name)
    problems = list(decoded.problems)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    stated: Mapping[str, Any] = {}
    lines_above = 0
    if front := _FRONT.match(text):
        lines_above = text.count("\n", 0, front.end())
        text = text[front.end() :]
        try:
            loaded = yaml.safe_load(front["yaml"])
            stated = loaded if isinstance(loaded, dict) else {}
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            reason = " ".join(str(error).split())
            message = f"its front matter is no YAML ({reason}) and was left out"
            cure = "Put values with a colon or a quotation mark into quotation marks."
            problems.append(Problem(name, "front-matter-broken", message, cure))
    # Keys are written in any case.
    hints = _hints({str(key).casefold(): value for key, value in stated.items()})
    sheet = Sheet()
    rows = [Row(line.strip(), number) for number, line in enumerate(text.split("\n"), lines_above + 1)]
    _add(sheet, rows, hints)
    yield replace(sheet.document(hints), problems=tuple(problems))


def _add(sheet: Sheet, rows: list[Row], hints: dict[HintKey, Hint]) -> None:
    """The file's paragraphs without their marks; what front matter states as title need not stand in the text."""
    first_heading = next((words for group in groups(rows) if (words := _heading(group))), "")
    title = hints["title"].values[0] if "title" in hints else ""
    # Many systems print the title of the front matter above the text, which then has none.
    if title and first_heading != title:
        sheet.add(title, Row("", 1), "title", "format.title")
    if not title and first_heading:
        title = first_heading
        hints["title"] = Hint((title,), field="heading")
    for group in groups(rows):
        heading = _heading(group)
        is_title = bool(heading) and heading == title
        if is_title:
            sheet.add(heading, group[0], "title", f"format.{hints['title'].field}")
        underlined = len(group) > 1 and _UNDERLINE.fullmatch(group[1].text) is not None
        rest = group[1 + underlined :] if is_title else group
        words = "\n".join(line for row in rest if (line := _words(row.text)))
        if words:
            sheet.add(words, rest[0])


def _heading(group: tuple[Row, ...]) -> str:
    """The words of the heading that a paragraph begins with."""
    if found := _HEADING.fullmatch(group[0].text):
        return without_marks(found["words"])
    if len(group) > 1 and _UNDERLINE.fullmatch(group[1].text):
        return without_marks(group[0].text)
    return ""


def _words(line: str) -> str:
    if _LINE_ONLY.fullmatch(line) or _UNDERLINE.fullmatch(line):
        return ""
    if heading := _HEADING.fullmatch(line):
        return without_marks(heading["words"])
    return without_marks(_BLOCK.sub("", line, count=1) if _BLOCK.match(line) else line)


def without_marks(words: str) -> str:
    r"""Inline Markdown as the words that one would see.

    >>> without_marks(r"He *said* it **twice** in [the paper](https://example.org/a_b), for `4_200` & 2\*2")
    'He said it twice in the paper, for 4_200 & 2*2'
    """
    for mark, words_of_it in _INLINE:
        words = mark.sub(words_of_it, words)
    return unescape(words).strip()


def _hints(stated: Mapping[str, Any]) -> dict[HintKey, Hint]:
    hints: dict[HintKey, Hint] = {}
    for key, names in _KEYS:
        for name in names:
            values = tuple(value for value in _values(key, stated.get(name)) if value)
            if values:
                hints[key] = Hint(values, field=name)
                break
    return hints


def _values(key: HintKey, value: Any) -> tuple[str, ...]:
    """What one value states; empty where it is not of the kind that the key holds."""
    if isinstance(value, list):
        several = tuple(words for item in value for words in _values(key, item))
        return several if key == "authors" else several[:1]
    if isinstance(value, dict):
        return _values(key, value.get("name"))
    if isinstance(value, datetime):
        return (value.isoformat(timespec="seconds"),) if key in ("published", "updated", "retrieved") else ()
    if isinstance(value, date):
        return (value.isoformat(),)
    words = " ".join(str(value).split()) if value is not None else ""
    if key in ("published", "updated", "retrieved"):
        return (stated_time(words) or stated_day(words) or "",)
    is_address = words.startswith(("http://", "https://"))
    if key == "address":
        return (words if is_address else "",)
    if key == "language":
        return (language_tag(words) or "",)
    if key == "authors":
        return tuple(name.strip().removeprefix("[[").removesuffix("]]") for name in re.split(r";|,|\sand\s", words))
    return ("",) if key == "outlet" and is_address else (words,)


READER = Reader((".md", ".markdown"), "text/markdown", read_markdown)
