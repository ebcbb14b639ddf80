"""What an extractor is to the rest of the program: one value that names its type, its function and how it is shown.

Each package of this folder has one, called `EXTRACTOR`; `generator.extract.EXTRACTORS` lists them, and that is all: the
commands, settings, cache, ids, corrections, data files and their schemas, search and pages go through that list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from generator.base.as_read import as_read, in_text, moved
from generator.base.view import joined_view
from generator.extract.written import Written
from generator.model import Article, Extract, Extracts, Problem, Span

Extracted = tuple[tuple[Extract, ...], tuple[Problem, ...]]
"""What one extractor makes of one article: its extracts in its own order, and what it has to say."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """One kind of finding, such as dates. The package that `find` stands in is all of its code."""

    name: str
    """Also the table of its options in generator.toml and the key in the JSON of `extract`."""
    yields: type[Extract]
    find: Callable[[Article, Extracts, Any], Iterable[Extract | Problem]]
    options: type[Any]
    kind: str
    """What ids call one of its extracts: `date` in `ferry/date/0f3a5c21`; letters only."""
    written: Written
    """How data files say what it found."""
    needs: tuple[str, ...] = ()
    """Names of the extractors whose results it reads; they stand before it in the list."""
    engine: Callable[[], str] = lambda: ""
    """Version of an outside engine it calls; part of the cache key."""
    abroad: Callable[[Article, Extracts, Any], Iterable[Extract | Problem]] | None = None
    """What it looks for in an article that is not in English, whose rules would be wrong there; None: nothing."""
    plain: bool = True
    """Whether pages and search show its extracts in the plain way: a section of the article's page and a record each.
    False where they have code of their own for them."""

    @property
    def part(self) -> str:
        """The key of its extracts in an article's JSON object."""
        return f"{self.kind}_mentions" if self.written.listed else self.name


def in_english(article: Article) -> bool:
    """Whether the article is in English, or nothing is known of its language."""
    language = article.metadata.language
    return language is None or language.value.casefold().startswith("en")


def run(extractor: Extractor, article: Article, found: Extracts, options: Any) -> Extracted:
    """What one extractor finds in one article, in the extractor's own order, and what it has to say.

    An article with invisible characters, or with lines broken at a fixed width, is given to it as it is read; what it
    finds there is carried back to the offsets of the article's own text.
    """
    find = extractor.find if in_english(article) else extractor.abroad
    if find is None:
        return (), ()
    view = joined_view(article.text, (block.span for block in article.blocks))
    if view is None:
        return _sorted(find(article, found, options))
    seen = Extracts(tuple(moved(item, view.into) for item in found.items))
    extracts, problems = _sorted(find(as_read(article, view), seen, options))
    return (
        tuple(moved(item, view.back) for item in extracts),
        tuple(in_text(item, article.text, view) for item in problems),
    )


def _sorted(items: Iterable[Extract | Problem]) -> Extracted:
    """Extracts and problems apart, each in their order."""
    extracts: list[Extract] = []
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            extracts.append(item)
    return tuple(extracts), tuple(problems)


def spans_of(extract: Extract) -> Iterator[Span]:
    """Every place in the article that an extract or a part of it has."""
    for field in fields(extract):
        value = getattr(extract, field.name)
        if isinstance(value, Span):
            yield value
        elif isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, Span))
