"""One article as the JSON object of `extract` and of docs/data/articles.json: the form that contract.md fixes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from generator.base.view import plain
from generator.extract import PARTS, DateMention, Figure, Keyword, Name, Quote
from generator.extract.ids import extract_ids
from generator.model import Article, Entry, Extract, Fact, Span

E = TypeVar("E", bound=Extract)

SCHEMA = 1


def article_object(
    entry: Entry, only: Collection[str] = PARTS, canonical: Mapping[tuple[str, str, str], str] | None = None
) -> dict[str, Any]:
    """The object without its id. `canonical`: `generator.link.people.canonical_names`; without it names are canonical
    within the article.
    """
    article, text = entry.article, entry.article.text
    made: dict[str, Any] = {"schema": SCHEMA}
    if "metadata" in only:
        made["metadata"] = _metadata(article)
    if "blocks" in only:
        made["blocks"] = [
            {
                "kind": block.kind,
                "start": block.span.start,
                "end": block.span.end,
                "sentences": [[s.start, s.end] for s in block.sentences],
                "rule": block.rule,
            }
            for block in article.blocks
        ]
    if "names" in only:
        made["names"] = [
            {"id": key} | _name(article, name, canonical or {}) for key, name in _with_ids(entry, "name", Name)
        ]
    if "dates" in only:
        made["dates"] = [
            {"id": key, "iso": date.iso, "precision": date.precision, "basis": date.basis, "rule": date.rule}
            | _words(text, date.span)
            for key, date in _with_ids(entry, "date", DateMention)
        ]
    if "quotes" in only:
        made["quotes"] = [{"id": key} | _quote(text, quote) for key, quote in _with_ids(entry, "quote", Quote)]
    if "figures" in only:
        made["figures"] = [{"id": key} | _figure(article, figure) for key, figure in _with_ids(entry, "figure", Figure)]
    if "keywords" in only:
        keywords = sorted(_with_ids(entry, "keyword", Keyword), key=lambda pair: pair[1].position)
        made["keywords"] = [keyword.span.cut(text) for _, keyword in keywords]
        made["keyword_mentions"] = [
            {
                "id": key,
                "text": keyword.span.cut(text),
                "kind": keyword.kind,
                "score": round(keyword.score, 6),
                "aliases": [alias.cut(text) for alias in keyword.aliases],
                "mentions": [[s.start, s.end] for s in keyword.mentions],
            }
            for key, keyword in keywords
        ]
    return made


def _with_ids(entry: Entry, kind: str, yields: type[E]) -> Iterable[tuple[str, E]]:
    items = entry.extracts.of(yields)
    return zip(extract_ids(entry.article, kind, [item.span for item in items]), items, strict=True)


def number(value: float) -> float | int:
    """Without a decimal point where none is needed."""
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _words(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.cut(text)}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _fact(fact: Fact[str] | None) -> dict[str, Any] | None:
    return None if fact is None else {"value": fact.value, "span": _pair(fact.span), "rule": fact.rule}


def _inferred(text: str, fact: Fact[str] | None) -> dict[str, Any] | None:
    """A name read out of the words that show it ("told The National"): both, kept apart."""
    if fact is None or fact.span is None:
        return None
    return {"name": fact.value, "text": fact.span.cut(text), "span": _pair(fact.span), "rule": fact.rule}


def _metadata(article: Article) -> dict[str, Any]:
    data = article.metadata
    made: dict[str, Any] = {
        field: _fact(getattr(data, field))
        for field in ("title", "section", "standfirst", "outlet", "dateline", "published", "updated")
    }
    made["outlet_named"] = _inferred(article.text, data.outlet_named)
    made["address"] = _fact(data.address)
    made["authors"] = [_fact(author) for author in data.authors]
    made["contributors"] = [_fact(author) for author in data.contributors]
    return made


def _name(article: Article, name: Name, canonical: Mapping[tuple[str, str, str], str]) -> dict[str, Any]:
    full = name.full.cut(article.text)
    return _words(article.text, name.span) | {
        "kind": name.kind,
        "canonical": plain(canonical.get((article.id, name.kind, full), full)),
        "title_span": _pair(name.title),
        "rule": name.rule,
    }


def _quote(text: str, quote: Quote) -> dict[str, Any]:
    return _words(text, quote.span) | {
        "kind": quote.kind,
        "group": None if quote.group is None else str(quote.group),
        "speaker": quote.editor or (None if quote.speaker is None else plain(quote.speaker.cut(text))),
        "speaker_span": _pair(quote.mention),
        "speaker_basis": quote.basis,
        "cue_span": _pair(quote.cue),
        "addressee_span": _pair(quote.addressee),
        "when_span": _pair(quote.when),
        "margin": quote.margin,
        "rule": quote.rule,
    }


def _stated(text: str, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"text": span.cut(text), "span": _pair(span), "basis": "stated"}


def _figure(article: Article, figure: Figure) -> dict[str, Any]:
    text = article.text
    as_of = _stated(text, figure.as_of)
    date = article.metadata.date
    if as_of is None and date is not None:
        as_of = {"text": date.value, "span": _pair(date.span), "basis": "article date"}
    low = number(figure.low)
    return _words(text, figure.span) | {
        "value": low if figure.high is None else [low, number(figure.high)],
        "unit": figure.unit,
        "bound": figure.bound,
        "bound_span": _pair(figure.qualifier),
        "trend": figure.trend,
        "kind": figure.kind,
        "counted": None if figure.counted is None else figure.counted.cut(text),
        "counted_span": _pair(figure.counted),
        "predicate": None if figure.predicate is None else figure.predicate.cut(text),
        "phrase_span": _pair(figure.phrase),
        "as_of": as_of,
        "stated_by": _stated(text, figure.stated_by),
        "caveat": None if figure.caveat is None else {"text": figure.caveat.cut(text), "span": _pair(figure.caveat)},
        "rank": figure.rank,
        "rule": figure.rule,
    }
