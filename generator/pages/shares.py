"""How much of each article the site shows, counted from its pages and from the extracts that its data files hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from generator.extract import Figure, Keyword, Quote
from generator.model import Entry, Extract, Href, Page, Problem, Span, Svg, Words
from generator.owner.publication import SiteOptions
from generator.show.wording import many


@dataclass(frozen=True, slots=True)
class Share:
    """Words of one article, and how many of them stand on some page."""

    words: int
    shown: int

    @property
    def is_high(self) -> bool:
        """Whether more than `NOTED` per cent are shown."""
        return 100 * self.shown > NOTED * self.words

    @property
    def total(self) -> str:
        """All words, in words."""
        return many(self.words, "word")

    @property
    def percent(self) -> str:
        """In whole per cent, `under 1 %` and `over 99 %` where rounding would claim none or all."""
        if not self.words or not self.shown:
            return "0 %"
        exact = 100 * self.shown / self.words
        if self.shown < self.words and exact > 99:
            return "over 99 %"
        return f"{exact:.0f} %" if exact >= 1 else "under 1 %"


NOTED = 25
"""Per cent of an article's words that may be shown before the build report says what would show less."""


Shown = Mapping[str, Collection[Span]]
"""By article id, the places of all words that a page shows."""


def count_shares(entries: Iterable[Entry], pages: Iterable[Shown]) -> dict[str, Share]:
    """The share of every article, by id. A word counts as shown where a page or a data file holds any of its
    characters.
    """
    spans: dict[str, set[Span]] = {
        entry.article.id: {span for item in entry.extracts.items for span in _exported(item)} for entry in entries
    }
    for page in pages:
        for article, places in page.items():
            spans[article].update(places)
    return {entry.article.id: _share(entry.article.text, spans[entry.article.id]) for entry in entries}


def shown_on(page: Page) -> Shown:
    """What a page shows."""
    places: dict[str, set[Span]] = {}
    for words in _words_in(page.context):
        places.setdefault(words.article, set()).add(words.span)
    return places


def _exported(item: Extract) -> Iterator[Span]:
    """What data files hold in words; of names, cues and mentions beside a quote they hold the places."""
    match item:
        case Quote():
            yield from filter(None, (item.span, item.speaker))
        case Figure():
            more = (item.counted, item.predicate, item.as_of, item.stated_by, item.caveat)
            yield from filter(None, (item.span, *more))
        case Keyword():
            yield from (item.span, *item.aliases)
        case _:
            yield item.span


def share_notes(entries: Iterable[Entry], shares: Mapping[str, Share], options: SiteOptions) -> tuple[Problem, ...]:
    """A note for each article of which more than `NOTED` per cent is shown; none where the owner publishes all."""
    if options.publish_text:
        return ()
    levers = {
        "sentence": 'Set context = "clause" or "extract" in generator.toml; hide extracts in seeds/corrections.toml.',
        "clause": 'Set context = "extract" in generator.toml; hide extracts in seeds/corrections.toml.',
        "extract": "Hide extracts in seeds/corrections.toml.",
    }
    return tuple(
        Problem(
            entry.article.source.name,
            "share-high",
            f"more than {NOTED} % of its words are shown",
            levers[options.context],
            "info",
        )
        for entry in entries
        if shares[entry.article.id].is_high
    )


def _share(text: str, spans: Iterable[Span]) -> Share:
    total = shown = 0
    # One pass over words and spans in order: an article with a thousand extracts costs no more than their number.
    ordered = sorted(spans)
    at = reach = 0
    for word in re.finditer(r"\S+", text):
        total += 1
        while at < len(ordered) and ordered[at].start < word.end():
            reach = max(reach, ordered[at].end)
            at += 1
        shown += reach > word.start()
    return Share(total, shown)


def _words_in(value: Any) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _words_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _words_in(item)
    else:
        kind: Any = type(value)
        for name in _fields(kind):
            yield from _words_in(getattr(value, name))


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """The fields of a value that a page shows; none for text, numbers and addresses."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) and kind not in (Href, Svg) else ()
