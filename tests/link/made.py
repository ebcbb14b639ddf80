"""Entries made of plain text for the tests of linking."""

from __future__ import annotations

import hashlib

from generator.extract import EXTRACTORS
from generator.model import Document, Entry, Source, hints_of
from generator.parse import parse
from generator.program.understand import Work, entry, extracted

_ALL = frozenset(x.name for x in EXTRACTORS) - {"keywords"}


def made(article_id: str, text: str, date: str | None = None) -> Entry:
    """An article read and extracted like any other."""
    hints = {} if date is None else {"published": date}
    source = Source(f"{article_id}.txt", hashlib.sha256(text.encode()).hexdigest())
    article, problems = parse(article_id, source, Document(text, hints_of("caller", hints)))
    options = {x.name: x.options() for x in EXTRACTORS}
    return entry(article, problems, extracted(Work(article, {}, _ALL, options)))


def cut(entries: tuple[Entry, ...], article: str, span: object) -> str:
    """The words of a place."""
    return next(e for e in entries if e.article.id == article).article.text[span.start : span.end]
