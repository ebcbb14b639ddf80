"""comparisons.json, origins.json, timeline.json: what holds across articles, in the forms of the data contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.exports.data import data_file
from generator.extract.written import plain_number
from generator.link import Site
from generator.link.ledger import Comparison
from generator.link.ledger.statements import Statement
from generator.link.order import Step
from generator.link.reading import Place
from generator.link.sources import SourcePair
from generator.link.timeline.inferred import Inference
from generator.model import Article, File
from generator.show.lookup import Lookup


def comparisons_json(lookup: Lookup) -> Iterator[File]:
    """The figure ledger."""
    yield data_file("comparisons", comparisons(lookup.site), "Measures that several articles state, side by side.")


def comparisons(site: Site) -> dict[str, Any]:
    """Every measure."""
    story = {measure: one.slug for one in reversed(site.stories.stories) for measure in one.measures}
    return {"comparisons": [_comparison(site, one, story.get(one.id)) for one in site.comparisons]}


def origins_json(lookup: Lookup) -> Iterator[File]:
    """Articles with likely one source."""
    yield data_file("origins", origins(lookup.site), "Articles that likely share a source, sentence beside sentence.")


def origins(site: Site) -> dict[str, Any]:
    """Articles with likely one source, with the sentences side by side."""
    rows = [
        {"articles": list(group.articles), "pairs": [_pair(pair) for pair in group.pairs]} for group in site.sources
    ]
    alone = len(site.entries) - sum(len(group.articles) - 1 for group in site.sources)
    return {"articles": len(site.entries), "likely_sources": alone, "groups": rows}


def timeline_json(lookup: Lookup) -> Iterator[File]:
    """The timeline."""
    yield data_file(
        "timeline", timeline(lookup.site), "When articles were written, and every date they state or imply."
    )


def timeline(site: Site) -> dict[str, Any]:
    """When articles were written and what they date, with what is inferred marked so."""
    line = site.timeline
    articles = [
        {"article": one.article, "iso": one.iso, "stated": _span(one.stated), "inferred": _inferred(one.inferred)}
        for one in line.articles
    ]
    dates = [
        {
            "article": one.article,
            "span": [one.mention.span.start, one.mention.span.end],
            "sentence_span": [one.sentence.start, one.sentence.end],
            "iso": one.iso,
            "exact": one.is_exact,
            "inferred": _inferred(one.inferred),
        }
        for one in line.dated
    ]
    unsettled = [{"article": one.article, "span": [one.mention.span.start, one.mention.span.end]} for one in line.open]
    return {"articles": articles, "dates": dates, "open": unsettled}


def _span(stated: Place | None) -> list[int] | None:
    return None if stated is None else [stated.span.start, stated.span.end]


def _inferred(one: Inference | None) -> dict[str, Any] | None:
    return None if one is None else {"ground": one.ground, "shown_by": [place(it) for it in one.shown]}


def _comparison(site: Site, one: Comparison, story: str | None) -> dict[str, Any]:
    return {
        "id": one.id,
        "story": story,
        "measure": one.measure,
        "relation": one.relation,
        "reason": one.reason,
        "both_can_be_true": one.both_can_be_true,
        "entries": [_entry(site, entry) for entry in one.entries],
        "evidence": [{"label": it.label} | place(it.place) for it in one.evidence],
        "order": [step(it) for it in one.steps],
    }


def _entry(site: Site, one: Statement) -> dict[str, Any]:
    low, high = one.value
    return {
        "article": one.article,
        "span": [one.figure.phrase.start, one.figure.phrase.end],
        "sentence_span": [one.sentence.span.start, one.sentence.span.end],
        "value": plain_number(low) if high is None else [plain_number(low), plain_number(high)],
        "bound": one.figure.bound,
        "as_of": _as_of(site.entry(one.article).article),
    }


def _as_of(article: Article) -> dict[str, Any] | None:
    stated = article.metadata.date
    if stated is None:
        return None
    if stated.span is None:
        return {"text": stated.value, "iso": stated.value, "span": None, "basis": "article date"}
    span = [stated.span.start, stated.span.end]
    return {"text": stated.span.cut(article.text), "iso": stated.value, "span": span, "basis": "article date"}


def _pair(pair: SourcePair) -> dict[str, Any]:
    return {
        "articles": [pair.first, pair.second],
        "manner": pair.manner,
        "share": pair.share,
        "passages": [
            {"first": place(it.first), "second": place(it.second), "closeness": it.closeness, "close": it.close}
            for it in pair.passages
        ],
    }


def step(one: Step) -> dict[str, Any]:
    """Two articles in order, with the words that show it."""
    return {
        "earlier": one.earlier,
        "later": one.later,
        "ground": one.ground,
        "inferred": one.inferred,
        "shown_by": [place(one.shown_earlier), place(one.shown_later)],
    }


def place(one: Place) -> dict[str, Any]:
    """A stretch of an article."""
    return {"article": one.article, "span": [one.span.start, one.span.end]}
