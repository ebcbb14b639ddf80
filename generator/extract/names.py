"""Persons, organisations and places named in an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model import Article, Extract, Extracts, Problem, Span

NameKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Extract):
    """A mention of a person, an organisation or a place by name. `span` is the name without title or possessive."""

    kind: NameKind
    full: Span
    """The fullest mention of the same entity in this article; equal spans' words are the canonical name."""
    title: Span | None = None
    """The title or role words beside it, such as "US Secretary of State"."""


@dataclass(frozen=True, slots=True)
class NameOptions:
    """Options of the names extractor."""


def find_names(article: Article, found: Extracts, options: NameOptions) -> Iterator[Name | Problem]:
    """Names in text order."""
    yield from ()
